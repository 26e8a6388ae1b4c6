"""The verbs that take something out of the diary, and bring something into it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui.cli.console import Stopped
from recoverytui.cli.session import Session
from recoverytui.cli.verbs import argument, option, verb
from recoverytui.errors import N_
from recoverytui.text.names import KINDS
from recoverytui.text.words import NN_, Words

if TYPE_CHECKING:
    from recoverytui.commands.exchange import Report

CHANGED = NN_(
    "{n} entry is newer in the file; what it said here can be undone.",
    "{n} entries are newer in the file; what they said here can be undone.",
)
DELETED = NN_("{n} entry was deleted on the other machine.", "{n} entries were deleted on the other machine.")
KNOWN = NN_("{n} entry is here already.", "{n} entries are here already.")
LEFT_OUT = {
    "older": NN_(
        "{n} entry is left out: what is written here is newer.",
        "{n} entries are left out: what is written here is newer.",
    ),
    "deleted": NN_(
        "{n} entry is left out: it was deleted here later.",
        "{n} entries are left out: they were deleted here later.",
    ),
}
"""Why something in a file does not come in."""
CLOUDS = ("onedrive", "dropbox", "icloud", "google drive", "googledrive", "nextcloud")
"""Folders that copy themselves to other machines, by a part of their path."""
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
        if any(cloud in str(path).lower() for cloud in CLOUDS):
            session.console.say(session.words("This looks like a folder that is copied to other machines."))


@verb(
    "import",
    help=N_(
        "Take in a JSON document that this program made.\n\n"
        "All of it comes in, or nothing. The diary is copied first, and undo takes it back. Twice adds nothing."
    ),
)
@argument("file", path=True, metavar=N_("FILE"))
@option("--dry-run", flag=True, help=N_("Only say what would come in."))
def take_in(session: Session, file: str, dry_run: bool) -> None:
    """Take in a JSON document that this program made."""
    from recoverytui.commands import exchange as deeds

    incoming = deeds.read(Path(file))
    diary = session.reading() if dry_run else session.writing()
    if diary is None:
        report = deeds.Report({kind: len(drafts) for kind, drafts in incoming.drafts.items()}, 0, 0, 0, {})
    else:
        try:
            report = deeds.bring_in(diary, incoming, dry_run=dry_run, progress=session.console.progress)
        except KeyboardInterrupt:
            raise Stopped(N_("Stopped. Nothing was taken in.")) from None
    for line in _report_lines(session.words, report, dry_run):
        session.console.say(line)


def _report_lines(words: Words, report: "Report", dry_run: bool) -> Iterator[str]:
    """Say what came in, what was here already, and what was left out and why."""
    new = ", ".join(words.plural(*KINDS[kind], n) for kind, n in report.new.items() if n)
    if new:
        yield words("Would come in: {new}." if dry_run else "Taken in: {new}.", new=new)
    counted = {CHANGED: report.changed, DELETED: report.deleted, KNOWN: report.known}
    counted.update({LEFT_OUT[reason]: n for reason, n in report.left_out.items()})
    yield from (words.plural(*said, n) for said, n in counted.items() if n)
    if not (new or report.changed or report.deleted):
        yield words("There is nothing new in the file.")
    elif not dry_run:
        yield words("To take it back: recovery undo")


VERBS = (export, take_in)
