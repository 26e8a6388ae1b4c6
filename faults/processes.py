"""Subprocesses that a run may kill, and the lines of their output."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

TOP = Path(__file__).resolve().parent.parent


def environment(home: Path) -> dict[str, str]:
    """Return an environment in which everything a process writes is found below `home`."""
    temp = home / "temp"
    temp.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    own = {"HOME": home, "RECOVERY_HOME": home / "recovery", "TMPDIR": temp, "SQLITE_TMPDIR": temp, "PYTHONPATH": TOP}
    steady = {"PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}
    return kept | {name: str(path) for name, path in own.items()} | steady


def python(*arguments: object) -> list[str]:
    """Return the command line that runs this Python with arguments."""
    return [sys.executable, *map(str, arguments)]


def start(command: Sequence[str], home: Path) -> subprocess.Popen[bytes]:
    """Start a command whose answers are read as they come."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
        cwd=home,
        bufsize=0,
    )


def answers(process: subprocess.Popen[bytes]) -> Iterator[list[str]]:
    """Yield the output lines of a process, each split into words, until it ends; an incomplete line is skipped."""
    for line in lines(_out(process)):
        yield line.decode().split()


def lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the complete lines of an unbuffered stream."""
    rest = b""
    while chunk := os.read(stream.fileno(), 65536):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole


def end(process: subprocess.Popen[bytes]) -> str:
    """Let go of a process that has ended or was killed, and return what it complained of."""
    try:
        _, complaint = process.communicate()
    except ValueError:  # its pipes are closed already
        complaint = b""
    return complaint.decode(errors="replace")


def _out(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdout is None:
        raise ValueError
    return process.stdout
