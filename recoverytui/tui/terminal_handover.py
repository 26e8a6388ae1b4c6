"""Hand over the terminal: to the shell during a suspend, to another program, and to the new process at a lock."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager
from types import FrameType
from typing import Any, Protocol, TypeAlias, TypeVar

from recoverytui import terminal_state

T = TypeVar("T")

_LEAVE = "\x1b[?1049l"
_SHOW_CURSOR = "\x1b[?25h"

AnyDriver: TypeAlias = Any
"""A driver of Textual, or None: its base class declares neither `attrs_before` nor that `write` may be replaced."""


def leave_alternate_screen_up(driver: AnyDriver) -> None:
    """Let the driver end without leaving the alternate screen: the new process draws on it next."""
    if driver is None:
        return
    write = driver.write
    driver.write = lambda data: write(data.replace(_LEAVE, "").replace(_SHOW_CURSOR, ""))


@contextmanager
def shell_has_the_terminal(driver: AnyDriver) -> Iterator[None]:
    """Restore the shell's terminal settings during a suspend, and set the program's again afterwards.

    The driver restores the settings it found at its start; those were without echo.
    """
    found = getattr(driver, "attrs_before", None)
    outer = terminal_state.outer()
    if found is None or outer is None:
        yield
        return
    driver.attrs_before = outer
    try:
        yield
    finally:
        if getattr(driver, "attrs_before", None) is not None:
            driver.attrs_before = found


class CanSuspend(Protocol):
    """An application that can give up its terminal for a while."""

    def suspend(self) -> AbstractContextManager[None]:
        """Leave the terminal, and take it back."""


def run_outside(app: CanSuspend, driver: AnyDriver, run: Callable[[], T]) -> T:
    """Give the terminal to another program while it runs; the event loop waits, and drafts were saved before.

    Raises SuspendNotSupported, and what `run` raises once the terminal is taken back: `App.suspend` takes no errors.
    """
    outcome = Future[T]()
    with shell_has_the_terminal(driver), app.suspend(), _signals_for_another_program():
        try:
            outcome.set_result(run())
        except Exception as error:
            outcome.set_exception(error)
    return outcome.result()


@contextmanager
def _signals_for_another_program() -> Iterator[None]:
    """Leave the keys that send signals to a program that has the terminal.

    Ctrl+Z stops this process with it, so that `fg` in the shell continues both; while the event loop waits, its own
    handler would not run. Ctrl+C is for that program alone.
    """
    taken: dict[str, Callable[[int, FrameType | None], None] | signal.Handlers] = {
        "SIGTSTP": signal.SIG_DFL,
        "SIGINT": _ignored,
        "SIGQUIT": _ignored,
    }
    numbers = [(getattr(signal, name), handler) for name, handler in taken.items() if hasattr(signal, name)]
    found = [(number, signal.signal(number, handler)) for number, handler in numbers]
    try:
        yield
    finally:
        for number, handler in found:
            signal.signal(number, handler)
            if number is not signal.SIGINT and hasattr(signal, "siginterrupt"):
                signal.siginterrupt(number, False)  # as the event loop sets it


def _ignored(number: int, frame: FrameType | None) -> None:
    """Do nothing; unlike SIG_IGN, a handler is not inherited by the other program."""
