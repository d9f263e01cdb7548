"""Mails as people get them."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from moto.ses.models import RawMessage

from account import Stopped
from cloud import Cloud


@dataclass(frozen=True)
class Mail:
    id: str
    source: str
    to: str
    message: EmailMessage

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
        found = re.search(rf"/{page}#([A-Za-z0-9_-]+)", self.text)
        if not found:
            raise Stopped(f"The mail {self.subject!r} has no link to /{page}.")
        return found[1]


class Post:
    """SES's outgoing mail, each read once."""

    def __init__(self, cloud: Cloud):
        self._cloud = cloud
        self._read = 0

    def new(self) -> list[Mail]:
        taken = self._cloud.mails()
        fresh = taken[self._read :]
        self._read = len(taken)
        return [_mail(entry) for entry in fresh]


def _mail(taken: RawMessage) -> Mail:
    message = message_from_bytes(taken.raw_data.encode(), policy=policy.default)
    return Mail(taken.id, taken.source, taken.destinations[0], message)
