"""Switch the terminal's echo off from the first line of the program to its last, and across the process at a lock.

Imports nothing but the standard library's thin modules: it runs before anything else is loaded. What is typed until
the first screen is there stays in the terminal's queue, letter for letter, and the screen's first field gets it.
"""

import _signal as signal  # type: ignore[import-not-found]  # `signal` itself takes a millisecond to load
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, ClassVar

HANDED_OVER = "_RECOVERY_TERMINAL"
"""In the environment of the fresh process: how the terminal was before the program, as one line of numbers."""
_WITH_VALUE = ("--diary", "--lang", "--passphrase-fd")
"""The options before a verb that take the next word as their value."""


class _Outer:
    """How the terminal was before the program; None while it is not changed."""

    state: ClassVar[list[Any] | None] = None


def opens_screens(arguments: Sequence[str]) -> bool:
    """Tell whether a command line asks for the screens: no verb, or the demo."""
    following = iter(arguments)
    for argument in following:
        if argument in _WITH_VALUE:
            next(following, None)
        elif not argument.startswith("-"):
            return argument == "demo"
        elif not argument.startswith(tuple(f"{each}=" for each in _WITH_VALUE)):
            return False
    return True


@contextmanager
def silent(arguments: Sequence[str]) -> Iterator[None]:
    """Keep the terminal without echo while the screens are loaded, shown and left; does nothing for a verb.

    However the program ends, short of kill -9, the terminal is as it was, and what was typed for the screens is
    dropped: the shell must not run it, nor show it.
    """
    if sys.platform == "win32" or not opens_screens(arguments) or not _begin():
        yield
        return
    try:
        yield
    finally:
        restore()


def outer() -> list[Any] | None:
    """Return how the terminal was before the program, where it was changed."""
    return _Outer.state


def submit() -> None:
    """Leave the terminal as it is to a process that takes the place of this one."""
    if _Outer.state is not None:
        os.environ[HANDED_OVER] = _written(_Outer.state)


def restore() -> None:
    """Give the terminal back as it was, without what nobody has read."""
    if _Outer.state is not None:
        import termios

        with suppress(termios.error, OSError):
            termios.tcflush(0, termios.TCIFLUSH)
            termios.tcsetattr(0, termios.TCSANOW, _Outer.state)  # not later: a terminal may take no output any more
        _Outer.state = None


def mind_signals() -> None:
    """Restore the terminal when a signal ends the program while nothing else minds that signal."""
    if _Outer.state is None:
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _begin() -> bool:
    import termios

    handed = os.environ.pop(HANDED_OVER, "")
    try:
        now = termios.tcgetattr(0)
        _Outer.state = _read(handed, now) or now
        quiet = [*now]
        quiet[0] = now[0] & ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON)
        quiet[3] = now[3] & ~(termios.ECHO | termios.ICANON)
        quiet[6] = [*now[6]]
        quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
        termios.tcsetattr(0, termios.TCSANOW, quiet)
    except (termios.error, OSError):  # no terminal
        _Outer.state = None
        return False
    mind_signals()
    return True


def _end(number: int, _frame: object) -> None:
    restore()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _written(state: list[Any]) -> str:
    control = b"".join(each if isinstance(each, bytes) else bytes([each]) for each in state[6])
    return " ".join([*map(str, state[:6]), control.hex()])


def _read(text: str, now: list[Any]) -> list[Any] | None:
    """Return a state that another process handed over, or None for what is none."""
    *numbers, control = text.split() or [""]
    try:
        letters = bytes.fromhex(control)
        if len(numbers) != 6 or len(letters) != len(now[6]):
            return None
        return [*map(int, numbers), [letters[at : at + 1] for at in range(len(letters))]]
    except ValueError:
        return None
