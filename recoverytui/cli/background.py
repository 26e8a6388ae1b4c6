"""Work that goes on after the program has answered, in a process of its own."""

import os
from collections.abc import Callable
from contextlib import suppress


def in_background(work: Callable[[], None]) -> None:
    """Do the work in a process that outlives this one; where none can be made, as on Windows, do it here.

    Nothing that is open may be used by `work`: a database connection does not survive a fork. The process has a
    session of its own, so that a closing terminal or Ctrl-C does not end it, and holds no stream of the caller: a
    pipe behind `recovery` ends with the answer. What it raises is not told to anyone.
    """
    try:
        child = os.fork()
    except (AttributeError, OSError):  # Windows, or no process left
        work()
        return
    if child == 0:
        try:
            _leave_the_terminal()
            work()
        finally:
            os._exit(0)


def _leave_the_terminal() -> None:
    os.setsid()
    with suppress(OSError):
        os.nice(10)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
