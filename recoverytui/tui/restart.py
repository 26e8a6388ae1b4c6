"""Replace this process by a new one at a lock, so that neither text nor key stays in memory."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from recoverytui import terminal_state
from recoverytui.settings import LOCKED_BEFORE

_DESCRIPTOR = "--passphrase-fd"
"""An option that is consumed: its descriptor has been read and closed."""


def restart_process(moved_to: Path | None = None) -> int:  # noqa: RET503 - exec does not return
    """Replace this process by a new one; on Windows, run the new one and return its exit code.

    A diary that was moved while it was open is opened at its current path. The terminal state is left as it is.
    """
    os.environ[LOCKED_BEFORE] = "1"
    terminal_state.submit()
    arguments = list(without_secrets(sys.orig_argv[1:]))
    command = [sys.executable, *arguments, *(("--diary", str(moved_to)) if moved_to is not None else ())]
    if os.name == "nt":  # what is called exec there leaves the terminal to two programs at once
        return os.spawnv(os.P_WAIT, sys.executable, quoted(command))  # noqa: S606 - the program itself, with its own arguments
    os.execv(sys.executable, command)  # noqa: S606 - the program itself


def quoted(arguments: Sequence[str]) -> list[str]:
    """Quote arguments for Windows, which joins them with spaces and lets the new process split them."""
    from subprocess import list2cmdline  # a function on text: nothing is started by it

    return [list2cmdline([each]) for each in arguments]


def without_secrets(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the arguments of the new process: those of this one, without a descriptor that is consumed."""
    following = iter(arguments)
    for argument in following:
        if argument == _DESCRIPTOR:
            next(following, None)
        elif not argument.startswith(f"{_DESCRIPTOR}="):
            yield argument
