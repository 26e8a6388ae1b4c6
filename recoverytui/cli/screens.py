"""Start the full-screen program from the command line."""

from typing import TYPE_CHECKING

from recoverytui.cli.session import Session
from recoverytui.errors import N_, BadInput, RecoveryError

if TYPE_CHECKING:
    from recoverytui.cli.screens_interface import Screens

_DUMB = frozenset({"dumb", "unknown"})
"""Values of TERM for a terminal in which the cursor cannot be moved."""


def open_screens(session: Session) -> int:
    """Open the diary on the whole screen and return the exit code; raises BadInput without a terminal."""
    screens = _screens(session)
    session.unread = None  # the screens report unreadable settings themselves
    return screens.diary(session.locations, session.words.language, _secret_at_hand(session))


def open_demo(session: Session, *, tour: str = "", present: bool = False, week: int | None = None) -> int:
    """Open the demo diary on the whole screen and return the exit code; raises BadInput without a terminal."""
    return _screens(session).demo(session.words.language, tour=tour, present=present, week=week)


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
