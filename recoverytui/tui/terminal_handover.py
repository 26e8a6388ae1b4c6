"""Hand over the terminal: to the shell during a suspend, and to the new process at a lock."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from recoverytui import terminal_state

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
