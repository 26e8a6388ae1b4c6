"""Advisory folder locks that tell a live process's temporary files from a crashed one's.

A working process holds a shared lock on the folder, which the system releases when the process ends, however it ends.
Single files can be locked as well, on Windows too.
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
"""Seconds to wait for another process's lock before DiaryInUse is raised."""
_PAUSE = 0.02
_BUSY = {errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
_alone: set[tuple[int, Path]] = set()
"""The threads that have locked a folder exclusively, by number; a second lock on it would deadlock."""


@contextmanager
def at_work(folder: Path) -> Iterator[None]:
    """Hold the shared lock of a folder while files are written in it; raises DiaryInUse."""
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
    """Try to lock a folder exclusively, waiting if need be; yields whether it worked."""
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
    """Create a new owner-only file and hold its lock; the file stays afterwards. Raises OSError."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        _lock_file(descriptor)
        yield
    finally:
        os.close(descriptor)


def is_held(file: Path) -> bool:
    """Return whether a live process holds the lock of a file."""
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
