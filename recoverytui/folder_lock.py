"""Advisory folder locks that tell a living process's half-written files from those of a killed one.

Processes at work hold a shared lock on the folder itself, which the system lets go when they end, however they end.
A single file can be held as well, on Windows too.
"""

import errno
import os
import sys
import time
from _thread import get_ident  # `threading` takes longer to load than an everyday verb can spare
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recoverytui.errors import N_, DiaryInUse

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LONGEST_WAIT = 10.0
"""Seconds after which a folder that another program holds is said to be in use."""
_PAUSE = 0.02
_BUSY = {errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
_alone: set[tuple[int, Path]] = set()
"""The threads that are alone in a folder, by number; they can be at work there without a second lock."""


@contextmanager
def at_work(folder: Path) -> Iterator[None]:
    """Let other processes know that files are being made in a folder; raises DiaryInUse."""
    if (get_ident(), folder) in _alone:
        yield
        return
    held = _hold(folder, exclusive=False, wait=LONGEST_WAIT)
    try:
        yield
    finally:
        _let_go(held)


@contextmanager
def alone(folder: Path, wait: float = 0.0) -> Iterator[bool]:
    """Tell whether no process is at work in a folder, if need be after waiting, and let none begin meanwhile."""
    try:
        held = _hold(folder, exclusive=True, wait=wait)
    except DiaryInUse:
        yield False
        return
    mine = (get_ident(), folder)
    _alone.add(mine)
    try:
        yield True
    finally:
        _alone.discard(mine)
        _let_go(held)


@contextmanager
def holding(file: Path) -> Iterator[None]:
    """Make a new file, for its owner alone, and hold it; it stays when it is let go. Raises OSError."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        _lock_file(descriptor)
        yield
    finally:
        os.close(descriptor)


def is_held(file: Path) -> bool:
    """Tell whether a living process holds a file."""
    try:
        descriptor = os.open(file, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return False
    try:
        _lock_file(descriptor)
    except OSError as error:
        return error.errno in _BUSY
    finally:
        os.close(descriptor)
    return False


def _lock_file(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _hold(folder: Path, *, exclusive: bool, wait: float) -> int | None:
    """Return a descriptor that holds the lock, or None where folders cannot be locked; raises DiaryInUse."""
    if sys.platform == "win32":
        return None
    try:
        held = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(held, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno == errno.EWOULDBLOCK and time.monotonic() < until:
                time.sleep(_PAUSE)
                continue
            os.close(held)
            if error.errno == errno.EWOULDBLOCK:
                raise DiaryInUse(
                    N_("Another program is at work in the folder {path}. Nothing was changed; try again."), path=folder
                ) from None
            return None
        return held


def _let_go(held: int | None) -> None:
    if held is not None:
        os.close(held)
