"""Every verb and the TUI under strace: no network socket is opened."""

import os
import pty
import select
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from faults import strace
from faults.processes import environment, python
from faults.result import Result

COUNT = 60
ZERO = ("network sockets", "tracebacks")
LINES: tuple[str, ...] = (
    "--version",
    "--help",
    "where",
    "win Went-for-a-walk",
    "win Called-a-friend --theme together --with Robin",
    "win A-third-one --lang da",
    "wins",
    "wins --json",
    "wins --theme together",
    "today",
    "today --json",
    "day hard",
    "day note A-quiet-one",
    "pause start",
    "pause end",
    "pause list",
    "strategy add A-walk-by-the-lake",
    "strategy used s1 --helped yes",
    "strategy pin s1",
    "strategies",
    "goal add More-air",
    "goal try g1 Open-the-window",
    "goal tried t1 --found It-was-cold",
    "goals",
    "streak",
    "history",
    "show w1",
    "edit w1 Went-out",
    "delete w1",
    "deleted",
    "undo",
    "redo",
    "export --for me",
    "export --for me --format json --to all.json",
    "import all.json",
    "import nothing.json",
    "settings",
    "settings theme morning",
    "check",
    "backup",
    "completion bash",
    "no-such-verb",
    "win --help",
    "restore --help",
    "lock --passphrase-fd 0",
    "wins --passphrase-fd 0",
    "wins",
    "remove-lock --passphrase-fd 0",
    "delete-everything --help",
)
"""Lines that go through every family of verbs; one that is refused makes no socket either."""
SCREENS: tuple[tuple[str, ...], ...] = ((), ("demo",))
_KEYS = (b"?", b"\x1b", b"2", b"3", b"4", b"1", b"\x11")
_PATIENCE = 40.0
_A_SCREEN = 2000
"""Bytes that a drawn screen has at least."""
_CALLS = "socket,connect,bind,sendto,sendmsg,socketpair"


def run(count: int, seed: int, folder: Path) -> Result:  # noqa: ARG001 - there is nothing to draw lots for
    """Run the first `count` of the lines, and then the screens."""
    result = Result("runs", ZERO, skipped=strace.missing())
    if result.skipped:
        return result
    home = folder / "home"
    environment(home)
    for line in (each.split() for each in LINES[:count]):
        log = folder / "calls"
        given = b"a passphrase\n" if "--passphrase-fd" in line else b""
        done = subprocess.run(
            _traced(line, log), env=environment(home), cwd=home, check=False, capture_output=True, input=given
        )
        _judge(line, log, done.stdout + done.stderr, result)
        result.figures["refused"] += done.returncode != 0
    for arguments in SCREENS[: max(count - len(LINES), 0)]:
        log = folder / "calls"
        drawn = _screens(arguments, log, home)
        result.figures["screens drawn"] += len(drawn) > _A_SCREEN
        _judge(arguments or ("the screens",), log, drawn, result)
    return result


def _traced(line: Sequence[str], log: Path) -> list[str]:
    tracing = ["strace", "-f", "--seccomp-bpf", "-e", f"trace={_CALLS}", "-o", str(log)]
    return [*tracing, *python("-m", "recoverytui", *line)]


def _judge(line: Sequence[str], log: Path, said: bytes, result: Result) -> None:
    result.tried += 1
    calls = log.read_text(errors="replace").splitlines()
    for call in calls:
        if "AF_INET" in call or "AF_NETLINK" in call:
            result.fail("network sockets", f"{' '.join(line)}: {call}")
    result.figures["other sockets"] += sum("socket" in call for call in calls)
    if b"Traceback" in said:
        result.fail("tracebacks", " ".join(line))


def _screens(line: Sequence[str], log: Path, home: Path) -> bytes:
    """Show the screens in a terminal, press a few keys, close them, and return all that was drawn."""
    front, back = pty.openpty()
    process = subprocess.Popen(
        _traced(line, log),
        stdin=back,
        stdout=back,
        stderr=back,
        env=environment(home) | {"TERM": "xterm-256color", "LINES": "24", "COLUMNS": "80"},
        cwd=home,
        start_new_session=True,
    )
    os.close(back)
    drawn, keys, until = b"", list(_KEYS), time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < until:
        ready, _, _ = select.select([front], [], [], 1.0)
        if ready:
            try:
                drawn += os.read(front, 65536)
            except OSError:  # the terminal was closed on the other side
                break
        elif drawn and keys:  # a still screen waits for a key
            os.write(front, keys.pop(0))
    process.kill()
    process.wait()
    os.close(front)
    return drawn
