"""Who is at work in a folder: a half-written file of a living process is not to be mistaken for one of a dead process.

Processes at work hold a shared lock on the folder itself, which the system lets go when they end, however they end.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB if exclusive else fcntl.LOCK_SH)
    except OSError as error:
        os.close(held)
        if error.errno == errno.EWOULDBLOCK:
            raise
        return None
    return held


def _let_go(held: int | None) -> None:
    if held is not None:
        os.close(held)
