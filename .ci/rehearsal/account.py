"""What the rehearsal reports: one line for each thing it saw, and one clear sentence if it stops."""

import time

_began = time.monotonic()


class Stopped(Exception):
    """A step did not do what it must; the message is for people."""


def step(title: str) -> None:
    print(f"\n[{time.monotonic() - _began:5.1f} s] {title}", flush=True)


def saw(what: str) -> None:
    print(f"          {what}", flush=True)


def left_out(what: str) -> None:
    print(f"          left out: {what}", flush=True)


def expect(holds: object, otherwise: str) -> None:
    if not holds:
        raise Stopped(otherwise)

