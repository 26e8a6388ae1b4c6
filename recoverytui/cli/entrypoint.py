"""CLI entry point: set the language, run the command, map errors to messages and exit codes."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from recoverytui.cli.console import Console, Gone, Unanswered
from recoverytui.cli.session import COMPLETE, Screens, Session
from recoverytui.errors import N_, BadInput, RecoveryError
from recoverytui.text.languages import bind_gettext, choose_language
from recoverytui.text.translator import Translator

INTERRUPTED = 130
"""The exit code after Ctrl-C."""
_DUMB = frozenset({"dumb", "unknown"})
"""Values of TERM for a terminal in which the cursor cannot be moved."""


def enter(
    arguments: Sequence[str],
    environ: Mapping[str, str] = os.environ,
    *,
    console: Console | None = None,
    clock: Callable[[], datetime] | None = None,
    screens: Screens | None = None,
) -> int:
    """Do what the arguments ask for and return the exit code."""
    console = console or Console.of_process(environ)
    session = Session(Translator("en"), console, environ, clock=clock, screens=screens)
    try:
        return _guarded(session, arguments)
    except Gone:  # nobody wanted to read on
        console.drop_output()
        return 0
    except KeyboardInterrupt:  # once more, while the first one was being told
        return INTERRUPTED


def open_screens(session: Session) -> int:
    """Hand over to the screens; raises BadInput without a terminal."""
    screens = _front_door(session)
    session.unread = None  # that is said on the screen
    return screens.diary(session.place, session.words.language, session.secret_at_hand())


def open_demo(session: Session, *, tour: bool = False, present: bool = False) -> int:
    """Hand over to the screens with the invented diary; raises BadInput without a terminal."""
    return _front_door(session).demo(session.words.language, tour=tour, present=present)


def _guarded(session: Session, arguments: Sequence[str]) -> int:
    try:
        code = _attempt(session, arguments)
        session.console.flush()
        _tell_of_settings(session)
        session.name_what_was_left_out()
        session.back_up()
        return code
    except (Gone, Unanswered) as error:
        if isinstance(error, Gone) and not session.has_changed:
            raise
        session.console.drop_output()
        session.console.complain(_unanswered(session, error))
        return Unanswered.code
    except RecoveryError as error:
        if not _is_of_settings(session, error):
            _tell_of_settings(session)
        session.console.complain(session.words.error(error))
        return error.code
    except KeyboardInterrupt:
        session.console.complain("")
        session.console.complain(
            session.words("Stopped. What was done is saved." if session.has_changed else "Stopped.")
        )
        return INTERRUPTED
    except Exception as error:  # the last guard: no words of the diary may reach the terminal
        from recoverytui.text import crash_report

        session.console.complain(crash_report.report(error, session.words))
        return 1
    finally:
        session.close()


def _attempt(session: Session, arguments: Sequence[str]) -> int:
    session.words = Translator(choose_language(None, None, session.environ))  # what goes wrong is said in it
    session.words = Translator(choose_language(None, _language_set(session), session.environ))
    bind_gettext(session.words.language)
    flag = _language_asked(arguments)
    if flag is not None:
        session.words = Translator(choose_language(flag, None, {}))
        bind_gettext(session.words.language)
    if not arguments and COMPLETE not in session.environ:
        return open_screens(session)
    from recoverytui.cli.main import dispatch

    return dispatch(session, arguments)


def _language_asked(arguments: Sequence[str]) -> str | None:
    """Return the language of --lang wherever it stands, so that even a refusal is said in it."""
    asked = None
    following: Iterator[str] = iter(arguments)
    for argument in following:
        if argument == "--":
            break
        if argument == "--lang":
            asked = next(following, None)
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked


def _language_set(session: Session) -> str | None:
    """Return the language in the settings; on most machines there are none, and nothing needs reading."""
    if not os.path.lexists(session.place.settings):
        return None
    from recoverytui import settings

    known, session.unread = settings.look(session.place.settings)
    return known.language


def _tell_of_settings(session: Session) -> None:
    """Say that settings could not be taken, but not into the line that a shell is finishing."""
    if session.unread is not None and COMPLETE not in session.environ:
        session.console.complain(session.words.error(session.unread))


def _is_of_settings(session: Session, error: RecoveryError) -> bool:
    """Tell whether an error speaks of the settings already."""
    with suppress(RecoveryError):  # there may be no place at all
        return error.facts.get("path") == session.place.settings
    return False


def _front_door(session: Session) -> Screens:
    if session.screens is None or not session.console.on_terminal:
        raise BadInput(N_("The screens need a terminal. The shell can do everything too: recovery --help"))
    if session.environ.get("TERM", "").lower() in _DUMB:
        raise BadInput(
            N_("This terminal cannot show the screens. Use the shell: recovery today, recovery win, recovery --help")
        )
    return session.screens


def _unanswered(session: Session, error: Exception) -> str:
    """Say that an answer did not get out, and that what it would have told of is saved all the same."""
    if session.has_changed:
        return session.words("It is saved. Only the answer could not be written out.")
    return session.words.error(error) if isinstance(error, RecoveryError) else ""
