"""Advisory folder locks that tell a live process's temporary files from a crashed one's.

A working process holds a shared lock on the folder, which the system releases when the process ends, however it ends.
Whoever waits to be alone in a folder goes before those who come later: a steady stream of backups cannot keep a
deletion out. Single files can be locked as well, on Windows too.
"""

import errno
import os
import sys
import time
from _thread import get_ident  # `threading` takes longer to load than an everyday verb can spare
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from recoverytui import own_files, side_names
from recoverytui.errors import N_, DiaryInUse

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LONGEST_WAIT = 10.0
"""Seconds to wait for another process's lock before DiaryInUse is raised."""
_PAUSE = 0.02
_BUSY = {errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
_holds: set[tuple[int, Path]] = set()
"""The threads that hold a folder, by number; a second lock of the same thread would deadlock."""
WAITS = f".waits{side_names.PART}"
"""File in a folder that is locked while a process waits to be alone there: nobody else begins to work meanwhile."""


@contextmanager
def at_work(folder: Path) -> Iterator[None]:
    """Hold the shared lock of a folder while files are written in it; raises DiaryInUse."""
    if (get_ident(), folder) in _holds:
        yield
        return
    with _held(folder, exclusive=False, wait=LONGEST_WAIT):
        yield


@contextmanager
def alone(folder: Path, wait: float = 0.0) -> Iterator[bool]:
    """Try to lock a folder exclusively, waiting if need be; yields whether it worked."""
    with ExitStack() as stack:
        try:
            stack.enter_context(_held(folder, exclusive=True, wait=wait))
        except DiaryInUse:
            yield False
            return
        yield True


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


@contextmanager
def _held(folder: Path, *, exclusive: bool, wait: float) -> Iterator[None]:
    """Hold the lock of a folder, if folders can be locked here; raises DiaryInUse when it does not come in time."""
    held, mine = _hold(folder, exclusive=exclusive, wait=wait), (get_ident(), folder)
    _holds.add(mine)
    try:
        yield
    finally:
        _holds.discard(mine)
        if held is not None:
            os.close(held)


def _hold(folder: Path, *, exclusive: bool, wait: float) -> int | None:
    """Return a descriptor that holds the lock, or None where folders cannot be locked; raises DiaryInUse."""
    if sys.platform == "win32":
        return None
    try:
        held = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    until = time.monotonic() + wait
    with ExitStack() as turn:
        while True:
            if exclusive or not is_held(folder / WAITS):
                try:
                    fcntl.flock(held, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
                except OSError as error:
                    if error.errno != errno.EWOULDBLOCK:
                        os.close(held)
                        return None
                else:
                    return held
            if time.monotonic() >= until:
                os.close(held)
                raise DiaryInUse(
                    N_("Another program is at work in the folder {path}. Nothing was changed; try again."), path=folder
                )
            if exclusive and not is_held(folder / WAITS):
                with suppress(OSError):  # where nothing can be written, it waits without being first
                    turn.enter_context(_first(folder / WAITS))
            time.sleep(_PAUSE)


@contextmanager
def _first(marker: Path) -> Iterator[None]:
    """Hold the mark that keeps others from beginning; raises OSError."""
    own_files.wipe(marker)  # of a killed process
    with holding(marker):
        try:
            yield
        finally:
            with suppress(OSError):
                marker.unlink()
