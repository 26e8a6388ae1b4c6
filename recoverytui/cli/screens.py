"""Start the full-screen program from the command line."""

from recoverytui.cli.session import Screens, Session
from recoverytui.errors import N_, BadInput

_DUMB = frozenset({"dumb", "unknown"})
"""Values of TERM for a terminal in which the cursor cannot be moved."""


def open_screens(session: Session) -> int:
    """Open the diary on the whole screen and return the exit code; raises BadInput without a terminal."""
    screens = _screens(session)
    session.unread = None  # the screens report unreadable settings themselves
    return screens.diary(session.place, session.words.language, session.secret_at_hand())


def open_demo(session: Session, *, tour: bool = False, present: bool = False) -> int:
    """Open the demo diary on the whole screen and return the exit code; raises BadInput without a terminal."""
    return _screens(session).demo(session.words.language, tour=tour, present=present)


def _screens(session: Session) -> Screens:
    if session.screens is None or not session.console.on_terminal:
        raise BadInput(N_("The screens need a terminal. The shell can do everything too: recovery --help"))
    if session.environ.get("TERM", "").lower() in _DUMB:
        raise BadInput(
            N_("This terminal cannot show the screens. Use the shell: recovery today, recovery win, recovery --help")
        )
    return session.screens
