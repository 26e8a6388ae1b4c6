"""The daily backup: made after the answer, in a process that the answer does not wait for."""

import ctypes
import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from recoverytui import folder_lock
from recoverytui.storage import backup

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="takes in orphans as Linux does")
SET_CHILD_SUBREAPER = 36


@pytest.fixture(autouse=True)
def nothing_in_the_background() -> None:
    """Leave the background as it is in the program."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the exclusive lock of a folder, so that nothing can be written there meanwhile."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def run(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """Start the program and wait for its answer, to the end of its streams."""
    command = [sys.executable, "-m", "recoverytui", *arguments]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)


@pytest.fixture
def ended() -> Iterator[Callable[[], None]]:
    """Wait for the end of what the program left behind: this process takes in its orphans meanwhile."""
    libc = ctypes.CDLL(None)
    libc.prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)

    def wait() -> None:
        with suppress(ChildProcessError):
            while True:
                os.waitpid(-1, 0)

    yield wait
    libc.prctl(SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def whole_backups(home: Path) -> list[Path]:
    return [each.path for each in backup.in_folder(home / "backups", home / "diary.db")]


def test_the_answer_does_not_wait_for_the_backup_of_the_day(ended, home: Path) -> None:
    (home / "backups").mkdir(parents=True, mode=0o700)
    with held(home / "backups"):
        done = run("win", "Opened the window.")
        assert (done.returncode, done.stdout, done.stderr) == (0, b"Saved. w1\n", b"")
        assert whole_backups(home) == []
    ended()
    (made,) = whole_backups(home)
    backup.verify(made, None)
    assert run("wins", "--diary", str(made)).stdout.count(b"Opened the window.") == 1


def test_a_second_change_makes_no_second_backup(ended, home: Path) -> None:
    run("win", "One")
    ended()
    run("win", "Two")
    with held(home / "backups"):  # nothing is at work there
        assert len(whole_backups(home)) == 1


def test_a_backup_that_is_being_made_is_not_begun_again(ended, home: Path, clock) -> None:
    (home / "backups").mkdir(parents=True, mode=0o700)
    run("win", "One")
    ended()
    (made,) = whole_backups(home)
    half = made.with_name(f".{made.name}.part")
    made.rename(half)
    with folder_lock.at_work(home / "backups"):
        run("win", "Two")
        run("win", "Three")
    with held(home / "backups"):
        assert whole_backups(home) == []
