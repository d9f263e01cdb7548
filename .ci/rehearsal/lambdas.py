"""Functions as Lambda runs them: a process each, AWS's own runtime client, and the Runtime API that it asks for work."""

import json
import os
import queue
import subprocess
import threading
import time
import uuid
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from account import Stopped
from artifacts import Runtime
from processes import start

# https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
_API = "/2018-06-01/runtime/"


@dataclass(frozen=True)
class Place:
    """Where a function runs: its unpacked zip, its layer, the runtime, and how the SDK finds AWS."""

    task: Path
    layer: Path | None
    runtime: Runtime
    environment: dict[str, str]
    logs: Path


class FunctionFailed(Exception):
    """The handler threw: Lambda would count an error and, for some events, try again."""


class Function:
    """One function in one process. Calls are answered one after the other, as in one of Lambda's sandboxes."""

    def __init__(self, name: str, configuration: dict, place: "Place"):
        self.name = name
        self.arn = configuration["FunctionArn"]
        self.timeout = configuration["Timeout"]
        self.log = place.logs / f"{name}.log"
        self._work: queue.Queue = queue.Queue()
        self._answers: queue.Queue = queue.Queue()
        self._api = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._api.daemon_threads = True
        threading.Thread(target=self._api.serve_forever, daemon=True).start()
        self._process = self._start(configuration, place)

    def _start(self, configuration: dict, place: "Place") -> subprocess.Popen:
        variables = configuration.get("Environment", {}).get("Variables", {})
        memory = configuration["MemorySize"]
        environment = {
            **_reserved(self.name, configuration, place.task, f"127.0.0.1:{self._api.server_port}"),
            **place.environment,
            **variables,
        }
        command = [
            str(place.runtime.java_home / "bin/java"),
            # Lambda's own flags.
            f"-XX:MaxHeapSize={memory * 1024 * 85 // 100}k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            f"-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI={place.runtime.client_library}",
            "-classpath",
            f"{place.runtime.client}/*",
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            configuration["Handler"],
        ]
        # The runtime client looks for the function's own jars in lib/ of the folder it is started in.
        if place.layer:
            command = _with_layer(command, place)
        with self.log.open("ab") as log:
            return start(command, cwd=place.task, env=environment, stdout=log, stderr=log)

    def call(self, event: object) -> object:
        """Hands an event over and waits for the answer, as long as the template lets the function take."""
        self._work.put((str(uuid.uuid4()), json.dumps(event).encode()))
        # A new process has ten seconds more: Lambda's limit for the initialisation.
        until = time.monotonic() + self.timeout + 10
        while time.monotonic() < until:
            try:
                failed, body = self._answers.get(timeout=0.2)
            except queue.Empty:
                if self._process.poll() is not None:
                    raise Stopped(f"{self.name} ended by itself.\n{self.tail()}") from None
                continue
            if failed:
                raise FunctionFailed(body.decode(errors="replace")[:2000])
            return json.loads(body) if body else None
        raise Stopped(f"{self.name} took longer than its {self.timeout} seconds.\n{self.tail()}")

    def tail(self) -> str:
        return self.log.read_text(errors="replace")[-3000:]

    def lines(self) -> list[dict]:
        """What it logged, as CloudWatch would read it."""
        lines = [line for line in self.log.read_text(errors="replace").splitlines() if line.startswith("{")]
        return [json.loads(line) for line in lines]


def _with_layer(command: list[str], place: Place) -> list[str]:
    """Lambda mounts layers at /opt. So that nobody else sees it there, the process gets mounts of its own."""
    unshare = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    if subprocess.run([*unshare, "true"], capture_output=True).returncode != 0:
        raise Stopped(
            "This machine does not let a process have mounts of its own, and so no /opt with the layer. Run as root, or "
            "allow it: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"
        )
    # The JDK may be in /opt itself.
    java = place.logs / "jdk"
    java.mkdir(exist_ok=True)
    mounts = 'mount --bind "$1" "$2" && mount --bind "$3" /opt && shift 3 && exec "$@"'
    home = place.runtime.java_home
    return [*unshare, "sh", "-c", mounts, "sh", str(home), str(java), str(place.layer), str(java / "bin/java"), *command[1:]]


def _reserved(name: str, configuration: dict, task: Path, api: str) -> dict[str, str]:
    # https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "en_US.UTF-8",
        "TZ": ":UTC",
        "_HANDLER": configuration["Handler"],
        "AWS_EXECUTION_ENV": f"AWS_Lambda_{configuration['Runtime']}",
        "AWS_LAMBDA_FUNCTION_NAME": name,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(configuration["MemorySize"]),
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_FORMAT": "JSON",
        "AWS_LAMBDA_RUNTIME_API": api,
        "LAMBDA_TASK_ROOT": str(task),
        "LD_LIBRARY_PATH": f"{task}:{task}/lib",
    }


def _handler(function: Function) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if self.path != f"{_API}invocation/next":
                self._send(404)
                return
            call, event = function._work.get()
            self._send(
                200,
                event,
                {
                    "Content-Type": "application/json",
                    "Lambda-Runtime-Aws-Request-Id": call,
                    "Lambda-Runtime-Deadline-Ms": str(int((time.time() + function.timeout) * 1000)),
                    "Lambda-Runtime-Invoked-Function-Arn": function.arn,
                },
            )

        def do_POST(self) -> None:
            body = self._body()
            self._send(202, b'{"status":"OK"}')
            function._answers.put((not self.path.endswith("/response"), body))

        def _body(self) -> bytes:
            if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))
            parts = []
            while size := int(self.rfile.readline(), 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(parts)

        def _send(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler
