"""Keep terminal echo off while the screens load, run and close, also across the re-exec at a lock.

It runs before anything else is imported, so it imports only small standard modules. What is typed before the first
screen stays in the terminal's input queue, and goes to the screen's first field.
"""

import _signal as signal  # type: ignore[import-not-found]  # `signal` itself takes a millisecond to load
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, ClassVar, TypeAlias

_State: TypeAlias = list[Any]
"""As termios.tcgetattr returns it: numbers, then a list of control characters as bytes or numbers."""

HANDED_OVER = "_RECOVERY_TERMINAL"
"""Environment variable that passes the original terminal state to the re-executed process, as one line of numbers."""
ALTERNATE = "\x1b[?1049h"
"""Saves the cursor, and turns on an alternate screen that is cleared."""
_WITH_VALUE = ("--diary", "--lang", "--passphrase-fd")
"""The options before a verb that take the next word as their value."""


class _Outer:
    """The terminal attributes from before the program; None while they are unchanged."""

    state: ClassVar[_State | None] = None
    is_handed_over: ClassVar[bool] = False
    """Whether the process before this one left it, with the alternate screen on."""
    is_covered: ClassVar[bool] = False
    """Whether the alternate screen was turned on here, and the screens have not come yet."""


def opens_screens(arguments: Sequence[str]) -> bool:
    """Return whether a command line opens the screens: no verb, or `demo`."""
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


def cover(drawn: str) -> None:
    """Turn on the alternate screen and draw on it, until the screens take it over; not where it is on already."""
    if _Outer.state is None or _Outer.is_handed_over:
        return
    _Outer.is_covered = True
    _write(f"{ALTERNATE}\x1b[?25l{drawn}")


def uncover() -> None:
    """Go back to the normal screen, if the screens never came."""
    if _Outer.is_covered:
        _Outer.is_covered = False
        _write("\x1b[?25h\x1b[?1049l")


def take_over() -> bool:
    """Leave the alternate screen to the caller, and return whether it is on."""
    was_covered, _Outer.is_covered = _Outer.is_covered, False
    return was_covered


def outer() -> _State | None:
    """Return the original terminal state, or None if it is unchanged."""
    return _Outer.state


def submit() -> None:
    """Pass the terminal state on to the process that replaces this one."""
    if _Outer.state is not None:
        os.environ[HANDED_OVER] = _written(_Outer.state)


def restore() -> None:
    """Restore the original terminal state and discard unread input."""
    uncover()
    if _Outer.state is not None:
        import termios

        with suppress(termios.error, OSError):
            termios.tcflush(0, termios.TCIFLUSH)
            termios.tcsetattr(0, termios.TCSANOW, _Outer.state)  # not later: a terminal may take no output any more
        _Outer.state = None


def mind_signals() -> None:
    """Restore the terminal when a signal without another handler ends the program."""
    if _Outer.state is None:
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _begin() -> bool:
    import termios

    handed = os.environ.pop(HANDED_OVER, "")
    _Outer.is_handed_over = bool(handed)
    try:
        now = termios.tcgetattr(0)
        _Outer.state = _read(handed, now) or now
        mind_signals()  # first: a signal right after the change would leave the shell without echo
        quiet = [*now]
        quiet[0] = now[0] & ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON)
        quiet[3] = now[3] & ~(termios.ECHO | termios.ICANON)
        quiet[6] = [*now[6]]
        quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
        termios.tcsetattr(0, termios.TCSANOW, quiet)
    except (termios.error, OSError):  # no terminal
        _Outer.state = None
        return False
    return True


def _end(number: int, _frame: object) -> None:
    restore()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _write(text: str) -> None:
    with suppress(OSError):  # the terminal may be gone
        os.write(1, text.encode())


def _written(state: _State) -> str:
    control = b"".join(each if isinstance(each, bytes) else bytes([each]) for each in state[6])
    return " ".join([*map(str, state[:6]), control.hex()])


def _read(text: str, now: _State) -> _State | None:
    """Parse a state passed by another process; None if it is invalid."""
    *numbers, control = text.split() or [""]
    try:
        letters = bytes.fromhex(control)
        if len(numbers) != 6 or len(letters) != len(now[6]):
            return None
        return [*map(int, numbers), [letters[at : at + 1] for at in range(len(letters))]]
    except ValueError:
        return None
