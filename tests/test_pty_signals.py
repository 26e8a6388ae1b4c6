"""Signals in a shell in a pty: before the screens are there, and while the program is suspended."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="there are no pseudo-terminals on Windows")
import pexpect
import pyte

from recoverytui import paths
from recoverytui.commands import drafts, wins
from recoverytui.commands.diary import create_diary, open_diary
from tests.terminal import PATIENCE, Terminal

CANARY = "canary by the lake"
PROGRAM = f"{sys.executable} -m recoverytui"


class Shell(Terminal):
    """A shell in a terminal."""

    def __init__(self, *arguments: str, home: Path) -> None:
        env = {"TERM": "xterm-256color", "PATH": os.defpath, "LC_ALL": "C.UTF-8", "PS1": "ready> "}
        env |= {"RECOVERY_HOME": str(home), "RECOVERY_LANG": "en"}
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child = pexpect.spawn("/bin/sh", list(arguments), env=env, dimensions=(24, 80), timeout=PATIENCE)

    def reads(self, wanted: bytes) -> None:
        """Read on until some bytes have come."""
        while wanted not in self.raw:
            self._feed(self.child.read_nonblocking(65536, timeout=PATIENCE))

    @property
    def program(self) -> int:
        """The process that the shell waits for."""
        return next(process for process, (parent, _) in processes().items() if parent == self.child.pid)

    def modes_left(self) -> set[bytes]:
        """Return the private modes of the terminal that are not as a shell expects them."""
        found = re.findall(rb"\x1b\[\?([0-9;]+)([hl])", self.raw)
        last = {mode: end for modes, end in found for mode in modes.split(b";")}
        usually_on = {b"7", b"25"}  # lines are broken, and the cursor is seen
        return {mode for mode, end in last.items() if (end == b"h") != (mode in usually_on)}


def processes() -> dict[int, tuple[int, str]]:
    """Return the parent and the state of every process."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,stat="], check=True, capture_output=True, text=True).stdout
    return {int(each): (int(parent), state) for each, parent, state in map(str.split, listed.splitlines())}


@pytest.fixture
def diary(home):
    made = create_diary(paths.find(None, os.environ))
    wins.add(made, "Sat in the garden.")
    made.close()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("after", [b"", b"\x1b[22;2t", b"\x1b[?1049h"], ids=["loading", "titled", "screen"])
def test_a_signal_before_the_screens_are_there_gives_the_terminal_back(diary, home, name, after) -> None:
    number = getattr(signal, name)
    with Shell("-c", f"{PROGRAM}; echo ended $?; stty -a", home=home) as shell:
        while shell.child.getecho():
            pass
        shell.press("xyzzy")
        shell.reads(after)
        os.kill(shell.program, number)
        shell.ends()
    answer = shell.raw[shell.raw.rindex(b"ended ") :]
    assert answer.split()[1] in {b"0", str(128 + number).encode()}
    assert not {b"-echo", b"-icanon", b"-icrnl", b"-ixon"} & set(answer.replace(b";", b" ").split())
    assert shell.modes_left() == set()
    assert shell.raw.count(b"\x1b[22;2t") == shell.raw.count(b"\x1b[23;2t")
    assert b"xyzzy" not in answer  # neither shown by the shell, nor run
    assert b"Traceback" not in shell.raw


def test_suspended_with_its_key_and_its_terminal_closed_it_ends_with_the_draft(diary, home) -> None:
    with Shell("-i", home=home) as shell:
        shell.reads(b"ready> ")
        shell.press(PROGRAM, "enter")
        shell.shows("Good to see you.")
        shell.press("n")
        shell.shows("What went well, or well enough?")
        shell.press(CANARY)
        shell.shows(CANARY)
        program = shell.program
        shell.press("escape")
        shell.shows("What you have typed is kept here.")
        shell.press("\x1a")
        while "T" not in processes()[program][1]:
            pass
        shell.child.ptyproc.fileobj.close()
        shell.child.closed = True
        while processes().get(program, (0, "Z"))[1][0] != "Z":
            pass
    kept = open_diary(paths.find(None, os.environ))
    assert CANARY in (drafts.take(kept, "win") or "")
    kept.close()
