"""The verbs for the file itself, and for the invented diary."""

from pathlib import Path

import click

from recoverytui.cli.door import open_demo
from recoverytui.cli.session import Session
from recoverytui.cli.verbs import argument, json_option, pass_session, verb
from recoverytui.errors import N_


@verb("new", help=N_("Make a new, empty diary, at PATH or in the usual place."))
@argument("path", required=False, metavar=N_("[PATH]"))
@pass_session
def new(session: Session, path: str | None) -> None:
    """Make a new, empty diary."""
    if path is not None:
        session.diary_option = Path(path)
    session.create()
    session.console.say(session.words("A new diary is at {path}.", path=session.place.diary))


@verb("where", help=N_("Print every path in use."))
@json_option
@pass_session
def where(session: Session, as_json: bool) -> None:
    """Print every path in use."""
    place, words = session.place, session.words
    if as_json:
        session.console.json(
            {"diary": str(place.diary), "settings": str(place.settings), "backups": str(place.backups)}
        )
        return
    session.console.table(
        [
            (words("Diary"), str(place.diary)),
            (words("Settings"), str(place.settings)),
            (words("Backups"), str(place.backups)),
        ]
    )


@verb("demo", help=N_("Show an invented diary on the whole screen. Your own diary is not opened."))
@pass_session
def demo(session: Session) -> None:
    """Show the invented diary."""
    click.get_current_context().exit(open_demo(session))


VERBS = (new, where, demo)
