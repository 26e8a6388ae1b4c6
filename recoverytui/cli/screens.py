"""Start the full-screen program from the command line."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from recoverytui import terminal_state
from recoverytui.cli.session import Session
from recoverytui.errors import N_, BadInput, RecoveryError
from recoverytui.text import still

if TYPE_CHECKING:
    from recoverytui.cli.screens_interface import Screens

_DUMB = frozenset({"dumb", "unknown"})
"""Values of TERM for a terminal in which the cursor cannot be moved."""


def open_screens(session: Session) -> int:
    """Open the diary on the whole screen and return the exit code; raises BadInput without a terminal."""
    screens = _screens(session)
    session.unread = None  # the screens report unreadable settings themselves
    with _covered(session):
        return screens.diary(session.locations, session.words.language, _secret_at_hand(session))


def open_demo(session: Session, *, tour: str = "", present: bool = False, week: int | None = None) -> int:
    """Open the demo diary on the whole screen and return the exit code; raises BadInput without a terminal."""
    screens = _screens(session)
    with _covered(session):
        return screens.demo(session.words.language, tour=tour, present=present, week=week)


@contextmanager
def _covered(session: Session) -> Iterator[None]:
    """Show that the program is coming: loading the screens takes most of the time until they are there."""
    if terminal_state.outer() is not None and not session.settings.passphrase_command:  # which may ask something itself
        with suppress(OSError):  # a terminal that does not tell its size is no reason not to start
            size, words = os.get_terminal_size(0), session.words
            if drawn := still.drawn(session.settings.theme, words(still.MOMENT), size, session.environ):
                terminal_state.cover(drawn)
    try:
        yield
    finally:
        terminal_state.uncover()


def _screens(session: Session) -> "Screens":
    if session.screens is None or not session.console.on_terminal:
        raise BadInput(N_("The screens need a terminal. The shell can do everything too: recovery --help"))
    if session.environ.get("TERM", "").lower() in _DUMB:
        raise BadInput(
            N_("This terminal cannot show the screens. Use the shell: recovery today, recovery win, recovery --help")
        )
    return session.screens


def _secret_at_hand(session: Session) -> str | None:
    """Return the passphrase of a locked diary if it needs no prompt, or None; the session does not keep it.

    A command that fails is reported; the screens then ask.
    """
    from recoverytui.commands import diary
    from recoverytui.settings import LOCKED_BEFORE

    if session.passphrase is not None or not session.settings.passphrase_command or LOCKED_BEFORE in session.environ:
        given, session.passphrase = session.passphrase, None
        return given
    try:
        return session.secret("") if diary.needs_secret(session.locations) else None
    except RecoveryError as error:
        session.console.complain(session.words.error(error))
        return None
