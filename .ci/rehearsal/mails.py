"""Mails as people get them: SES hands them on by SMTP, and here is who takes them."""

import re
import socketserver
import threading
import time
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from account import Stopped, expect

# Stream, function, SES and SMTP, on a machine that has other things to do.
_PATIENCE = 60


@dataclass(frozen=True)
class Mail:
    to: str
    message: EmailMessage

    @property
    def id(self) -> str:
        """SES's, under which it tells of bounces."""
        return self.message["Message-ID"].strip("<>")

    @property
    def subject(self) -> str:
        return self.message["Subject"]

    @property
    def text(self) -> str:
        return self.message.get_body(("plain",)).get_content()

    @property
    def calendar(self) -> EmailMessage | None:
        parts = [part for part in self.message.walk() if part.get_content_type() == "text/calendar"]
        return parts[0] if parts else None

    def token(self, page: str) -> str:
        """What the link to a page of ours ends in."""
        return self._found(rf"/{page}#([A-Za-z0-9_-]+)", f"no link to /{page}")

    def feed(self) -> str:
        """The path of the calendar to subscribe to."""
        return self._found(r"(/api/host/calendar/[A-Za-z0-9_-]+\.ics)", "no calendar to subscribe to")

    def _found(self, pattern: str, otherwise: str) -> str:
        found = re.search(pattern, self.text)
        if not found:
            raise Stopped(f"The email {self.subject!r} has {otherwise}.")
        return found[1]


class Post:
    """All mail that leaves, each letter taken once."""

    def __init__(self) -> None:
        self._lying: list[Mail] = []
        self._lock = threading.Lock()
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _handler(self))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.port = server.server_address[1]
        self.everything: list[Mail] = []

    def deliver(self, to: str, raw: bytes) -> None:
        mail = Mail(to, message_from_bytes(raw, policy=policy.default))
        with self._lock:
            self._lying.append(mail)
            self.everything.append(mail)

    def take(self, *recipients: str, patience: float = _PATIENCE) -> list[Mail]:
        """Waits until each has a letter, and gives them in that order. To them there must be no other."""
        until = time.monotonic() + patience
        while True:
            with self._lock:
                found = [next((mail for mail in self._lying if mail.to == to), None) for to in recipients]
                if all(found):
                    self._lying = [mail for mail in self._lying if mail not in found]
                    more = [mail.subject for mail in self._lying if mail.to in recipients]
                    expect(not more, f"More than one email to each of {recipients}: {more}.")
                    return found
            if time.monotonic() > until:
                lying = [(mail.to, mail.subject) for mail in self._lying]
                raise Stopped(f"Not every one of {recipients} got an email within {patience:.0f} s, only {lying}.")
            time.sleep(0.1)

    def expect_none(self, otherwise: str) -> None:
        with self._lock:
            lying = [f"{mail.to}: {mail.subject}" for mail in self._lying]
        expect(not lying, f"{otherwise}: {lying}.")


def _handler(post: Post) -> type[socketserver.StreamRequestHandler]:
    class Handler(socketserver.StreamRequestHandler):
        """As much of RFC 5321 as one polite sender on this machine needs."""

        def handle(self) -> None:
            recipients: list[str] = []
            self._say("220 rehearsal")
            while line := self.rfile.readline().decode(errors="replace").strip():
                command = line.upper()
                if command.startswith("RCPT TO:"):
                    recipients.append(line.split("<", 1)[1].split(">", 1)[0])
                if command == "DATA":
                    self._say("354 go on")
                    raw = self._content()
                    for recipient in recipients:
                        post.deliver(recipient, raw)
                    recipients = []
                self._say("221 bye" if command == "QUIT" else "250 ok")
                if command == "QUIT":
                    return

        def _content(self) -> bytes:
            lines = []
            while (line := self.rfile.readline()) not in (b".\r\n", b""):
                lines.append(line[1:] if line.startswith(b"..") else line)
            return b"".join(lines)

        def _say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

    return Handler
