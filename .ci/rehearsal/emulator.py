"""An AWS account on this machine: ministack, on a free port of loopback, behind TLS, with IAM enforced."""

import json
import os
import socket
import ssl
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import boto3
import botocore.config
import certifi

from account import Stopped
from processes import run, start

REGION = "us-east-1"
ACCOUNT = "000000000000"

# ministack takes this key for the account's own, which may do everything.
_OWNER = {"AWS_ACCESS_KEY_ID": "rehearsal", "AWS_SECRET_ACCESS_KEY": "rehearsal"}

# Where the CRT client looks for the authorities that it trusts, first found first.
_TRUST = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem")


class Emulator:
    """The account. TLS, because the bucket's policy refuses whoever comes without."""

    def __init__(self, folder: Path, java_home: Path, smtp_port: int):
        self.port = _free_port()
        self.url = f"https://127.0.0.1:{self.port}"
        self.log = folder / "ministack.log"
        self.certificate = folder / "emulator.crt"
        self.trusted = folder / "trusted.pem"
        self.trust_store = folder / "trusted.p12"
        key = folder / "emulator.key"
        _certify(self.certificate, key)
        self.trusted.write_bytes(Path(certifi.where()).read_bytes() + b"\n" + self.certificate.read_bytes())
        _put_into_store(self.certificate, self.trust_store, java_home)
        # Nothing of this machine's environment: the functions would see it.
        self._process = start(
            [str(Path(sys.executable).parent.parent / "emulator/bin/ministack")],
            cwd=folder,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(folder),
                "TMPDIR": str(folder),
                "MINISTACK_HOST": "127.0.0.1",
                "BIND_HOST": "127.0.0.1",
                "GATEWAY_PORT": str(self.port),
                "MINISTACK_ACCOUNT_ID": ACCOUNT,
                "MINISTACK_REGION": REGION,
                "AUTH": "true",
                "USE_SSL": "1",
                "MINISTACK_SSL_CERT": str(self.certificate),
                "MINISTACK_SSL_KEY": str(key),
                # Each call that is made, for the verbs of each role.
                "CLOUDTRAIL_RECORDING": "1",
                "CLOUDTRAIL_MAX_EVENTS": "100000",
                "SMTP_HOST": f"127.0.0.1:{smtp_port}",
                "AWS_ENDPOINT_URL": self.url,
                **_OWNER,
            },
            stdout=self.log.open("wb"),
            stderr=subprocess.STDOUT,
        )
        # What every program that talks to AWS reads: sam and boto3.
        self.environment = {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_CA_BUNDLE": str(self.trusted),
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            **_OWNER,
        }
        self._session = boto3.Session(_OWNER["AWS_ACCESS_KEY_ID"], _OWNER["AWS_SECRET_ACCESS_KEY"], region_name=REGION)
        self.tls = ssl.create_default_context(cafile=str(self.certificate))
        self._wait()

    def client(self, service: str):
        patient = botocore.config.Config(read_timeout=300, retries={"total_max_attempts": 1})
        return self._session.client(service, endpoint_url=self.url, verify=str(self.trusted), config=patient)

    def administer(self, path: str) -> dict:
        """What ministack tells about itself, and AWS does not."""
        with urllib.request.urlopen(f"{self.url}/_ministack/{path}", context=self.tls, timeout=30) as answer:
            return json.loads(answer.read())

    def _wait(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if self._process.poll() is not None:
                raise Stopped(f"ministack ended unexpectedly.\n{self.tail()}")
            try:
                self.administer("health")
                return
            except OSError:
                time.sleep(0.2)
        raise Stopped(f"ministack does not answer.\n{self.tail()}")

    def tail(self) -> str:
        return self.log.read_text(errors="replace")[-3000:]


def system_trust() -> Path:
    found = [Path(place) for place in _TRUST if Path(place).exists()]
    if not found:
        raise Stopped(f"This machine trusts no certificate authorities that the CRT client would find: {_TRUST}.")
    return found[0]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _certify(certificate: Path, key: Path) -> None:
    run(
        [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", "/CN=rehearsal", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost",
            "-addext", "basicConstraints=critical,CA:TRUE", "-keyout", str(key), "-out", str(certificate),
        ],
        "openssl makes no certificate.",
    )  # fmt: skip


def _put_into_store(certificate: Path, store: Path, java_home: Path) -> None:
    run(
        [
            str(java_home / "bin/keytool"), "-importcert", "-noprompt", "-alias", "rehearsal", "-file", str(certificate),
            "-keystore", str(store), "-storetype", "PKCS12", "-storepass", "rehearsal",
        ],
        "keytool does not take the certificate.",
    )  # fmt: skip
