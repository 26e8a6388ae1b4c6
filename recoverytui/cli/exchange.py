"""The verbs that take something out of the diary, and bring something into it."""

from functools import partial
from pathlib import Path

from recoverytui.cli.session import Session
from recoverytui.cli.verbs import option, verb
from recoverytui.errors import N_

READERS = ("me",)
FORMATS = ("md", "json")


@verb(
    "export",
    help=N_(
        "Make a document of everything, for yourself alone.\n\n"
        "Without --to it is printed, so that you can see it first. JSON can be taken in again without loss."
    ),
)
@option("--for", name="reader", choices=READERS, needed=True, metavar="me", help=N_("Who will read it."))
@option("--format", name="form", choices=FORMATS, default="md", metavar="md|json", help=N_("Markdown or JSON."))
@option("--since", metavar=N_("DAY"), help=N_("From this day on."))
@option("--until", metavar=N_("DAY"), help=N_("Up to this day."))
@option("--to", path=True, metavar=N_("FILE"), help=N_("Write it to this file, which must be new."))
def export(session: Session, reader: str, form: str, since: str | None, until: str | None, to: str | None) -> None:
    """Make a document of everything, for the person alone."""
    del reader  # there is only one so far
    from recoverytui.commands import share

    first, last = session.day(since), session.day(until)
    diary = session.reading()
    if diary is None:
        session.invite()
        return
    if form == "json":
        from recoverytui.exports import json_document

        said = share.document(diary, json_document.pieces, since=first, until=last)
    else:
        from recoverytui.exports import markdown

        said = share.document(diary, partial(markdown.pieces, words=session.words), since=first, until=last)
    if to is None:
        session.console.document(said.encode())
    else:
        path = share.write(diary, Path(to), said.encode())
        session.console.say(session.words("The document is at {path}.", path=path))


VERBS = (export,)
