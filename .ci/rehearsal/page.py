"""The page as a browser has it: through the distribution, at its own name. Counts which routes of the API were used."""

import http.client
import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import yaml

from account import expect
from emulator import Emulator

_METHODS = ("get", "head", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> dict:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


class Contract:
    """functions/openapi.yaml: each way there is into the API."""

    def __init__(self, file: Path):
        paths = yaml.safe_load(file.read_text())["paths"]
        self.routes = {(method.upper(), path) for path, entry in paths.items() for method in entry if method in _METHODS}
        self._patterns = {path: re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))) for path in paths}

    @property
    def paths(self) -> list[str]:
        return list(self._patterns)

    def route(self, method: str, path: str) -> tuple[str, str] | None:
        for template, pattern in self._patterns.items():
            if pattern.fullmatch(path.split("?")[0]):
                return method, template
        return None


class Page:
    def __init__(self, emulator: Emulator, address: str, contract: Contract):
        self._emulator = emulator
        self.address = address
        self.name = address.removeprefix("https://")
        self._contract = contract
        # Those that were answered with success.
        self._used: set[tuple[str, str]] = set()

    def call(self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None) -> Answer:
        # The name in the header, not in the handshake: ministack's certificate is not for names of cloudfront.net.
        connection = http.client.HTTPSConnection("127.0.0.1", self._emulator.port, context=self._emulator.tls, timeout=60)
        try:
            connection.request(method, path, body, {"Host": self.name, **(headers or {})})
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        route = self._contract.route(method, path)
        if route and answer.status < 400:
            self._used.add(route)
        return answer

    def get(self, path: str) -> dict:
        answer = self.call("GET", path)
        expect(answer.status == 200, f"GET {path} answers {answer.status}: {answer.body[:500]!r}")
        return answer.json

    def post(self, path: str, body: dict, **more: str) -> Answer:
        """As the page's own script does."""
        headers = {"Content-Type": "application/json", "Origin": self.address, "Sec-Fetch-Site": "same-origin"}
        return self.call("POST", path, json.dumps(body), {**headers, **more})

    def submit(self, path: str, fields: list[tuple[str, str]]) -> Answer:
        """As a browser without script sends a form."""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": self.address,
            "Sec-Fetch-Site": "same-origin",
        }
        return self.call("POST", path, urlencode(fields), headers)

    def unused(self) -> list[str]:
        return sorted(f"{method} {path}" for method, path in self._contract.routes - self._used)

    @property
    def used(self) -> int:
        return len(self._used & self._contract.routes)
