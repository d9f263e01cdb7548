"""Processes that the rehearsal starts, and ends."""

import os
import signal
import subprocess

from account import Stopped

_started: list[subprocess.Popen] = []


def run(command: list[str], failure: str, **options) -> str:
    """Runs a command to its end and gives what it printed."""
    process = start(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    output, _ = process.communicate()
    if process.returncode != 0:
        raise Stopped(f"{failure}\n{output[-3000:]}")
    return output


def start(command: list[str], **options) -> subprocess.Popen:
    # A session of its own, so that what it starts itself ends with it.
    process = subprocess.Popen(command, start_new_session=True, **options)
    _started.append(process)
    return process


def end_all() -> None:
    for process in _started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
    for process in _started:
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
