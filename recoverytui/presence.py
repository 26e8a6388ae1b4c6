"""Who is at work in a folder: a half-written file of a living process is not to be mistaken for one of a dead process.

Processes at work hold a shared lock on the folder itself, which the system lets go when they end, however they end.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recoverytui.errors import N_, DiaryInUse

PATIENCE, PAUSE = 10.0, 0.05
"""Seconds that a lock on a folder is waited for, and between two tries."""

if sys.platform != "win32":
    import fcntl


@contextmanager
def at_work(folder: Path) -> Iterator[None]:
    """Let other processes know that files are being made in a folder."""
    held = _hold(folder, exclusive=False)
    try:
        yield
    finally:
        _let_go(held)


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Tell whether no process is at work in a folder, and let none begin meanwhile."""
    try:
        held = _hold(folder, exclusive=True)
    except BlockingIOError:
        yield False
        return
    try:
        yield True
    finally:
        _let_go(held)


def _hold(folder: Path, *, exclusive: bool) -> int | None:
    """Return a descriptor that holds the lock, or None where folders cannot be locked; raises BlockingIOError."""
    if sys.platform == "win32":
        return None
    try:
        held = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        _lock(held, exclusive=exclusive)
    except BlockingIOError:
        os.close(held)
        if exclusive:
            raise
        raise DiaryInUse(
            N_("Another program holds on to the folder {path}. Nothing was changed; try again."), path=folder
        ) from None
    except OSError:
        os.close(held)
        return None
    except BaseException:
        os.close(held)
        raise
    return held


def _lock(descriptor: int, *, exclusive: bool) -> None:
    """Take a lock; for a shared one, wait as long as for a diary that another program writes in."""
    if exclusive:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    last = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return
        except BlockingIOError:  # a sweep holds it for a moment; a program that is not ours may never let go
            if time.monotonic() >= last:
                raise
            time.sleep(PAUSE)


def _let_go(held: int | None) -> None:
    if held is not None:
        os.close(held)
