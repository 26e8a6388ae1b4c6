"""The verb that makes a document out of the diary: everything for oneself, or what was picked for one reader."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui import places
from recoverytui.cli.session import Session
from recoverytui.cli.verbs import option, verb
from recoverytui.domain.entry import unknown_id
from recoverytui.errors import N_, BadInput
from recoverytui.text.names import document_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from recoverytui.commands.diary import Diary
    from recoverytui.domain.book import Book
    from recoverytui.domain.readers import Chosen

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
        from recoverytui.commands.share import nothing_picked

        raise nothing_picked()
    else:
        from recoverytui.commands import share
        from recoverytui.domain.readers import Reader

        picked = share.choose(diary, Reader(reader), picks)
        said = _said(session, diary, picked, days, without_names, without_numbers)
        _hand_out(session, diary, _formatted(session, form, said), to, form)
        if to is not None:
            share.note(diary, picked)


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
        from recoverytui.commands import share

        said = share.document(diary, pieces, since=first, until=last)
    return said if form in ONLY_WHOLE else _formatted(session, form, said)


def _exporter(session: Session, form: str) -> "Callable[[Book], Iterable[str]]":
    if form == "json":
        from recoverytui.exports import json_document

        return json_document.pieces
    if form == "csv":
        from recoverytui.exports import table

        return table.pieces
    from recoverytui.exports import markdown

    return partial(markdown.pieces, words=session.words)


def _said(
    session: Session, diary: "Diary", picked: "Chosen", days: bool, without_names: bool, without_numbers: bool
) -> str:
    """Return the document of what was picked; what is worth a second look is told beside it, never in it."""
    from recoverytui.commands import share
    from recoverytui.domain.readers import AUTHORITIES, UNDATED, Wish
    from recoverytui.exports import chosen

    who = picked.reader
    if days and who in UNDATED:
        raise BadInput(N_("This reader is never told days."))
    names = share.watched(diary, picked, without_names=without_names)
    said = chosen.document(picked, session.words, Wish(days, names, without_numbers))
    if who in AUTHORITIES:
        session.console.complain(session.words(chosen.BEFORE_AUTHORITY))
    found = share.noticed(diary, said)
    if found.names:
        session.console.complain(session.words.plural(*chosen.NAMES_IN_IT, found.names))
    if found.numbers:
        session.console.complain(session.words.plural(*chosen.NUMBERS_IN_IT, found.numbers))
    return said


def _formatted(session: Session, form: str, said: str) -> str:
    """Return a Markdown document as another kind of file; its reader is loaded only when it is needed."""
    if form == "md":
        return said
    from recoverytui.exports import formats

    return formats.FORMATS[form](said, session.words)


def _hand_out(session: Session, diary: "Diary | None", said: str, to: str | None, form: str) -> None:
    """Print the document, or write its very bytes to a new file."""
    from recoverytui.commands import share

    if to is None:
        session.console.document(said.encode())
        return
    path = share.write(diary, Path(to), said.encode(), document_name(session.words, session.today, form))
    session.done(session.words("The document is at {path}.", path=path))
    if places.is_synced(path):
        session.console.say(session.words("This looks like a folder that is copied to other machines."))


@verb("shared", help=N_("List what you have shared, for you alone; it is in no document."))
@option("--clear", flag=True, help=N_("Forget all of it, for good."))
def shared(session: Session, clear: bool) -> None:
    """List what was shared, the latest first, or forget it."""
    from recoverytui.commands import share

    diary = session.reading()
    if diary is None:
        session.invite()
    elif clear:
        share.clear_log(diary)
        session.console.say(session.words("The list is empty now."))
    else:
        rows = [
            (session.words.short_day(each.day, diary.today), each.reader.value, ", ".join(each.ids))
            for each in share.log(diary)
        ]
        session.console.table(rows)
        if not rows:
            session.console.say(session.words("What you share will be listed here, for you alone."))
