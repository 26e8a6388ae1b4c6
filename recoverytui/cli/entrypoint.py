"""CLI entry point: set the language, run the command, map errors to messages and exit codes."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from recoverytui.cli.console import Console
from recoverytui.cli.session import COMPLETE, Session
from recoverytui.cli.streams import Gone, Unanswered
from recoverytui.domain.languages import SOURCE_LANGUAGE
from recoverytui.errors import RecoveryError
from recoverytui.text.languages import bind_gettext, choose_language
from recoverytui.text.translator import Translator

if TYPE_CHECKING:
    from recoverytui.cli.screens_interface import Screens

INTERRUPTED = 130
"""The exit code after Ctrl-C."""


def enter(
    arguments: Sequence[str],
    environ: Mapping[str, str] = os.environ,
    *,
    console: Console | None = None,
    clock: Callable[[], datetime] | None = None,
    screens: "Screens | None" = None,
) -> int:
    """Run the program with these arguments and return the exit code."""
    console = console or Console.of_process(environ)
    session = Session(Translator(SOURCE_LANGUAGE), console, environ, clock=clock, screens=screens)
    try:
        return _guarded(session, arguments)
    except Gone:  # as in `recovery wins | head`
        console.drop_output()
        return 0
    except KeyboardInterrupt:  # a second Ctrl-C while the first one was reported
        return INTERRUPTED


def _guarded(session: Session, arguments: Sequence[str]) -> int:
    try:
        code = _attempt(session, arguments)
        session.console.flush()
        _tell_of_settings(session)
        session.name_what_was_left_out()
        # Last: the answer is on the screen, and nobody waits for the copy.
        session.back_up()
        return code
    except (Gone, Unanswered) as error:
        # Nothing was changed, so there is nothing to say: as any program whose reader has closed the pipe.
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
        return _interrupted(session)
    except Exception as error:  # last resort: a traceback would print diary text
        if isinstance(error.__cause__, KeyboardInterrupt):  # as Python 3.11 raises one while a class is made
            return _interrupted(session)
        from recoverytui.text import crash_report

        session.console.complain(crash_report.report(error, session.words))
        return 1
    finally:
        session.close()


def _interrupted(session: Session) -> int:
    """Say that it was stopped, and what is saved; return the exit code."""
    session.console.complain("")
    session.console.complain(session.words("Stopped. What was done is saved." if session.has_changed else "Stopped."))
    return INTERRUPTED


def _attempt(session: Session, arguments: Sequence[str]) -> int:
    if list(arguments) == ["--version"] and COMPLETE not in session.environ:  # the same in every language
        session.show_version()
        return 0
    session.words = Translator(choose_language(None, None, session.environ))  # for errors in the settings
    session.words = Translator(choose_language(None, _language_set(session), session.environ))
    flag = _language_asked(arguments)
    if flag is not None:
        session.words = Translator(choose_language(flag, None, {}))
    if not arguments and COMPLETE not in session.environ:
        from recoverytui.cli.screens import open_screens

        return open_screens(session)
    return _dispatch(session, arguments)


def _dispatch(session: Session, line: Sequence[str]) -> int:
    """Run the command of a line and return its exit code; raises RecoveryError."""
    if COMPLETE in session.environ:
        bind_gettext(session.words.language)
        from recoverytui.cli.completion import answer

        return answer(session)
    from recoverytui.cli import fast_parser, registry

    if "--help" in line and (asked := fast_parser.help_asked(registry.ROOT, line)) is not None:
        from recoverytui.cli import help_page

        session.console.say(help_page.page(session.words, *asked, linear=session.console.linear))
        return 0
    call = fast_parser.read(registry.ROOT, line)
    if call is None:  # a mistake, or a rare form: loading click costs more than most verbs
        bind_gettext(session.words.language)
        from recoverytui.cli import click_parser

        return click_parser.dispatch(session, line, registry.do)
    for option, value in call.everywhere.items():
        session.take(option, value)
    if session.passphrase is not None:
        from recoverytui.commands import key_ahead

        key_ahead.begin(session.locations, session.passphrase)
    return registry.do(session, call.verb, call.parts) or 0


def _language_asked(arguments: Sequence[str]) -> str | None:
    """Return the value of --lang anywhere on the line; even a parse error is reported in it."""
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
    """Return the language of the settings; most machines have no settings file, and then nothing is imported."""
    if not os.path.lexists(session.locations.settings):
        return None
    return session.settings.language


def _tell_of_settings(session: Session) -> None:
    """Report unreadable settings, except during completion, where it would land in the typed line."""
    if session.unread is not None and COMPLETE not in session.environ:
        session.console.complain(session.words.error(session.unread))


def _is_of_settings(session: Session, error: RecoveryError) -> bool:
    """Return whether an error is about the settings file."""
    with suppress(RecoveryError):  # even finding the paths may fail
        return error.facts.get("path") == session.locations.settings
    return False


def _unanswered(session: Session, error: Exception) -> str:
    """Return the message for lost output; it says whether the change itself was saved."""
    if session.has_changed:
        return session.words("It is saved. Only the answer could not be written out.")
    return session.words.error(error) if isinstance(error, RecoveryError) else ""
