"""Answers `sam deploy --guided` at a terminal, as somebody would who presses Enter wherever they may."""

import os
import pty
import re
import select
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

# A line that waits: "Confirm changes before deploy [y/N]: ", or "Parameter Password: " of one that is NoEcho and has no value.
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_QUESTION = re.compile(r"^\s*(?:(?P<text>\S[^\n]*?) \[(?P<default>[^\[\]\n]*)\]|(?P<bare>Parameter \w+)): $")


@dataclass(frozen=True)
class Question:
    text: str
    default: str
    answer: str


@dataclass(frozen=True)
class Dialogue:
    questions: list[Question]
    status: int
    output: str


class Stuck(Exception):
    """The dialogue does not come to an end; the message is for people."""


def walk(
    command: list[str],
    folder: Path,
    environment: dict[str, str],
    answers: dict[str, str],
    most: int,
    patience: float = 600,
) -> Dialogue:
    """
    Runs a command at a terminal of its own until it ends.

    answers: by what is asked, such as "Parameter HostEmail". All else is answered by Enter.
    most: so many questions are too many by one, which ends a dialogue that is asking again and again.
    patience: seconds.
    """
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**environment, "TERM": "dumb", "COLUMNS": "200"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        return _converse(process, ours, answers, most, time.monotonic() + patience)
    finally:
        os.close(ours)
        if process.poll() is None:
            process.kill()
            process.wait()


def _converse(process: subprocess.Popen, terminal: int, answers: dict[str, str], most: int, end: float) -> Dialogue:
    questions: list[Question] = []
    output, unanswered = "", ""
    while chunk := _read(terminal, end):
        output += chunk
        unanswered += chunk
        asked = _QUESTION.match(_COLOUR.sub("", unanswered).rsplit("\n", 1)[-1])
        if not asked:
            continue
        text = asked["text"] or asked["bare"]
        if len(questions) == most:
            raise Stuck(f"More than {most} questions, and now: {text}\n{_listed(questions)}")
        question = Question(text, asked["default"] or "", answers.get(text, ""))
        questions.append(question)
        os.write(terminal, f"{question.answer}\n".encode())
        unanswered = ""
    return Dialogue(questions, process.wait(), _COLOUR.sub("", output))


def _listed(questions: list[Question]) -> str:
    return "\n".join(f"  {question.text} [{question.default}] {question.answer}" for question in questions)


def _read(terminal: int, end: float) -> str:
    """What the command says next; nothing once it has ended."""
    ready, _, _ = select.select([terminal], [], [], max(0.0, end - time.monotonic()))
    if not ready:
        raise Stuck("The command neither asked nor ended in time.")
    try:
        return os.read(terminal, 65536).decode(errors="replace").replace("\r", "")
    except OSError:  # on Linux, how a terminal says that nobody is left at its other end
        return ""
