"""The verb that makes a document out of the diary: everything for oneself, or what was picked for one reader."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui import paths
from recoverytui.cli.command_spec import argument, option, text_option, verb
from recoverytui.cli.console import Stopped
from recoverytui.cli.session import Session
from recoverytui.domain.entry import unknown_id
from recoverytui.errors import N_, BadInput
from recoverytui.text import import_report
from recoverytui.text.labels import document_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from recoverytui.commands.diary import Diary
    from recoverytui.domain.audience import Selection
    from recoverytui.domain.book import Book


READERS = ("me", "peer", "staff", "municipality", "family")
FORMATS = ("md", "html", "txt", "json", "csv")
ONLY_WHOLE = ("json", "csv")
"""Formats that hold everything, for the person alone."""


@verb(
    "export",
    help=N_(
        "Make a document: everything for yourself, or what you pick for one reader.\n\n"
        "Without --to it is printed, so that you can see it first. Nothing is picked beforehand. "
        "For others it says months, not days, and no counts. JSON can be taken in again without loss."
    ),
)
@option("--for", name="reader", choices=READERS, needed=True, metavar="|".join(READERS), help=N_("Who will read it."))
@option("--pick", name="picks", multiple=True, metavar="ID", help=N_("Something to be in it, such as s3."))
@option("--format", name="form", choices=FORMATS, default="md", metavar="|".join(FORMATS), help=N_("The kind of file."))
@option("--days", flag=True, help=N_("Say days, not only months."))
@option("--without-names", flag=True, help=N_("Say someone I know for the names you watch for."))
@option("--without-numbers", flag=True, help=N_("Leave out telephone numbers."))
@option("--since", metavar=N_("DAY"), help=N_("From this day on."))
@option("--until", metavar=N_("DAY"), help=N_("Up to this day."))
@option("--to", path=True, metavar=N_("FILE"), help=N_("Write it to this new file, or into this folder."))
def export(
    session: Session,
    reader: str,
    picks: tuple[str, ...],
    form: str,
    days: bool,
    without_names: bool,
    without_numbers: bool,
    since: str | None,
    until: str | None,
    to: str | None,
) -> None:
    """Make a document of everything for the person alone, or of what was picked for a reader."""
    is_everything = reader == "me" and not picks
    _check(form, since or until, days or without_names or without_numbers, is_everything)
    diary = session.reading()
    if diary is None and picks:
        raise unknown_id(picks[0])
    if diary is None and is_everything and to is None and form not in ONLY_WHOLE:
        session.invite()
    elif is_everything:
        _hand_out(session, diary, _everything(session, diary, form, since, until), to, form)
    elif diary is None:
        from recoverytui.commands.export import nothing_picked

        raise nothing_picked()
    else:
        from recoverytui.commands import export
        from recoverytui.domain.audience import Audience

        picked = export.choose(diary, Audience(reader), picks)
        said = _said(session, diary, picked, days, without_names, without_numbers)
        _hand_out(session, diary, _formatted(session, form, said), to, form)
        if to is not None:
            export.log_share(diary, picked)


def _check(form: str, period: str | None, wished: bool, is_everything: bool) -> None:
    """Raise BadInput for options that do not go together."""
    if form in ONLY_WHOLE and not is_everything:
        raise BadInput(N_("{form} holds everything, for you alone: --for me, without --pick."), form=form)
    if period and not is_everything:
        raise BadInput(N_("Days go with everything for yourself. For others you pick one by one."))
    if wished and is_everything:
        raise BadInput(N_("This is for what you pick. Everything for yourself is whole."))


def _everything(session: Session, diary: "Diary | None", form: str, since: str | None, until: str | None) -> str:
    """Return the document of everything; that of a diary that is not there yet is empty."""
    first, last, pieces = session.day(since), session.day(until), _exporter(session, form)
    if diary is None:
        from recoverytui.domain.book import Book

        said = "".join(pieces(Book.of_nothing(session.today)))
    else:
        from recoverytui.commands import export

        said = export.document(diary, pieces, since=first, until=last)
    return said if form in ONLY_WHOLE else _formatted(session, form, said)


def _exporter(session: Session, form: str) -> "Callable[[Book], Iterable[str]]":
    if form == "json":
        from recoverytui.exports import json_document

        return json_document.pieces
    if form == "csv":
        from recoverytui.exports import csv_table

        return csv_table.pieces
    from recoverytui.exports import markdown

    return partial(markdown.pieces, words=session.words)


def _said(
    session: Session, diary: "Diary", picked: "Selection", days: bool, without_names: bool, without_numbers: bool
) -> str:
    """Return the document of what was picked; what is worth a second look is told beside it, never in it."""
    from recoverytui.commands import export
    from recoverytui.domain.audience import AUTHORITIES, UNDATED, ShareOptions
    from recoverytui.exports import shared_markdown

    who = picked.reader
    if days and who in UNDATED:
        raise BadInput(N_("This reader is never told days."))
    names = export.watched_texts(diary, picked, without_names=without_names)
    said = shared_markdown.document(picked, session.words, ShareOptions(days, names, without_numbers))
    if who in AUTHORITIES:
        session.console.complain(session.words(shared_markdown.BEFORE_AUTHORITY))
    found = export.names_and_numbers(diary, said)
    if found.names:
        session.console.complain(session.words.plural(*shared_markdown.NAMES_IN_IT, found.names))
    if found.numbers:
        session.console.complain(session.words.plural(*shared_markdown.NUMBERS_IN_IT, found.numbers))
    return said


def _formatted(session: Session, form: str, said: str) -> str:
    """Return a Markdown document as another kind of file; its reader is loaded only when it is needed."""
    if form == "md":
        return said
    from recoverytui.exports import formats

    return formats.FORMATS[form](said, session.words)


def _hand_out(session: Session, diary: "Diary | None", said: str, to: str | None, form: str) -> None:
    """Print the document, or write its very bytes to a new file."""
    from recoverytui.commands import export

    if to is None:
        session.console.document(said.encode())
        return
    path = export.write_file(diary, Path(to), said.encode(), document_name(session.words, session.today, form))
    session.done(session.words("The document is at {path}.", path=path))
    if paths.is_synced(path):
        session.console.say(session.words("This looks like a folder that is copied to other machines."))


@verb("shared", help=N_("List what you have shared, for you alone; it is in no document."))
@option("--clear", flag=True, help=N_("Forget all of it, for good."))
def shared(session: Session, clear: bool) -> None:
    """List what was shared, the latest first, or forget it."""
    from recoverytui.commands import export

    diary = session.reading()
    if diary is None:
        session.invite()
    elif clear:
        export.clear_log(diary)
        session.console.say(session.words("The list is empty now."))
    else:
        rows = [
            (session.words.short_day(each.day, diary.today), each.reader.value, ", ".join(each.ids))
            for each in export.log(diary)
        ]
        session.console.table(rows)
        if not rows:
            session.console.say(session.words("What you share will be listed here, for you alone."))


SOURCES = ("recovery", "jrnl", "tui-journal", "daylio", "loop", "card")
BECOME = ("wins", "notes")


@verb(
    "import",
    help=N_(
        "Take in a document that this program made, or a file of another diary.\n\n"
        "A card of what helps, from a peer, comes in too. "
        "All of it comes in, or nothing. The diary is copied first, and undo takes it back. Twice adds nothing."
    ),
)
@argument("file", path=True, metavar=N_("FILE"))
@option("--from", name="source", choices=SOURCES, metavar="|".join(SOURCES), help=N_("Which program made the file."))
@option("--as", name="become", choices=BECOME, metavar="|".join(BECOME), help=N_("What entries of others become."))
@text_option("--from-whom", name="whose", metavar=N_("WHO"), help=N_("Whose idea it was, for a card of what helps."))
@option("--dry-run", flag=True, help=N_("Only say what would come in."))
def take_in(
    session: Session, file: str, source: str | None, become: str | None, whose: str | None, dry_run: bool
) -> None:
    """Take in a document that this program made, a card of what helps, or a file of another diary."""
    from recoverytui.commands import import_file as deeds

    seen = deeds.inspect_file(Path(file), source)
    incoming = deeds.parse_file(seen, become, whose)
    if seen.is_card and whose is None and not dry_run and session.console.can_ask:
        whose = session.console.ask(session.words("Whose idea was it? Press Enter to leave it open."))
        incoming = deeds.parse_file(seen, become, whose)
    del seen  # all bytes of the file, which nobody reads again
    diary = session.reading() if dry_run else session.writing()
    if diary is None:
        report = deeds.Report({kind: len(drafts) for kind, drafts in incoming.drafts.items()}, 0, 0, 0, {})
    else:
        try:
            report = deeds.import_entries(diary, incoming, dry_run=dry_run, progress=session.console.progress)
        except KeyboardInterrupt:
            raise Stopped(N_("Stopped. Nothing was taken in.")) from None
    for line in import_report.report_lines(session.words, report, dry_run=dry_run):
        session.console.say(line)
    if import_report.brings_anything(report) and not dry_run:
        session.console.say(session.words("To take it back: recovery undo"))


VERBS = (export, take_in, shared)
