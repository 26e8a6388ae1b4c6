"""The verbs export, shared and import: write documents, list what was shared, import files."""

from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui.cli.command_spec import argument, option, text_option, verb
from recoverytui.cli.document_output import file_name, picked_text, tell_path, write_or_print
from recoverytui.cli.session import Session
from recoverytui.cli.streams import Stopped
from recoverytui.domain.audience import AUDIENCES, Audience, ShareOptions
from recoverytui.domain.entry import unknown_id
from recoverytui.domain.import_source import SOURCES, Become
from recoverytui.errors import N_, BadInput
from recoverytui.exports import formats
from recoverytui.exports.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from recoverytui.commands.diary import Diary
    from recoverytui.domain.book import Book


READERS = tuple(Audience)


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
@option(
    "--format", name="form", choices=(*FORMATS,), default="md", metavar="|".join(FORMATS), help=N_("The kind of file.")
)
@option("--plain", flag=True, help=N_("Name the columns of a table as programs do, whatever your language."))
@option("--days", flag=True, help=N_("Say days, not only months."))
@option("--without-names", flag=True, help=N_("Say someone I know for the names to leave out."))
@option("--without-numbers", flag=True, help=N_("Leave out telephone numbers."))
@option("--since", metavar=N_("DAY"), help=N_("From this day on."))
@option("--until", metavar=N_("DAY"), help=N_("Up to this day."))
@option("--to", path=True, metavar=N_("FILE"), help=N_("Write it to this new file, or into this folder."))
def export(
    session: Session,
    reader: str,
    picks: tuple[str, ...],
    form: str,
    plain: bool,
    days: bool,
    without_names: bool,
    without_numbers: bool,
    since: str | None,
    until: str | None,
    to: str | None,
) -> None:
    """Export the whole diary for the person alone, or a selection for a reader."""
    is_everything = reader == Audience.ME and not picks
    _check(form, since or until, days or without_names or without_numbers, is_everything)
    if plain and not FORMATS[form].has_plain_form:
        raise BadInput(N_("--plain goes with --format csv."))
    diary = session.reading()
    if is_everything:
        if diary is None and to is None and not FORMATS[form].of_rows:
            session.invite()
            return
        _everything(session, diary, form, session.day(since), session.day(until), to, plain=plain)
    elif diary is None:
        from recoverytui.commands.export import nothing_picked

        raise unknown_id(picks[0]) if picks else nothing_picked()
    else:
        from recoverytui.commands import export

        chosen = export.choose(diary, Audience(reader), picks)
        options = ShareOptions(days, numbers=without_numbers)
        text = picked_text(session, diary, chosen, form, options, without_names=without_names)
        if write_or_print(session, text, form, to):
            export.log_share(diary, chosen, form)
        elif chosen.reader is not Audience.ME and session.console.can_ask:
            from recoverytui.text import sharing

            session.console.complain(session.words(sharing.ONLY_SHOWN))


def _check(form: str, period: str | None, has_options: bool, is_everything: bool) -> None:
    """Raise BadInput for contradictory options."""
    if FORMATS[form].of_rows and not is_everything:
        raise BadInput(N_("{form} holds everything, for you alone: --for me, without --pick."), form=form)
    if period and not is_everything:
        raise BadInput(N_("Days go with everything for yourself. For others you pick one by one."))
    if has_options and is_everything:
        raise BadInput(N_("This is for what you pick. Everything for yourself is whole."))


def _everything(
    session: Session,
    diary: "Diary | None",
    form: str,
    since: "date | None",
    until: "date | None",
    to: str | None,
    *,
    plain: bool,
) -> None:
    """Print the whole diary as a document, or write it to a new file; without a diary it is empty."""
    from recoverytui.commands import export

    def chunks(book: "Book") -> "Iterator[bytes]":
        return formats.encoded(formats.everything(book, session.words, form, plain=plain))

    if diary is None:
        from recoverytui.domain.book import Book

        data = b"".join(chunks(Book.of_nothing(session.today)))
        if to is None:
            session.console.document(data)
        else:
            tell_path(session, export.write_file(None, Path(to), data, file_name(session, form)))
    elif to is None:  # read everything first: a slow consumer of the output must not keep the diary open
        session.console.document(export.document(diary, chunks, since=since, until=until))
    else:
        name = file_name(session, form)
        tell_path(session, export.write_everything(diary, Path(to), chunks, name, since=since, until=until))


@verb("shared", help=N_("List what you have shared, for you alone; it is in no document."))
@option("--clear", flag=True, help=N_("Forget all of it, for good."))
def shared(session: Session, clear: bool) -> None:
    """List the share log, latest first, or clear it."""
    from recoverytui.commands import export

    diary = session.reading()
    session.tell(shared=[])
    if diary is None:
        session.invite()
    elif clear:
        export.clear_log(diary)
        session.console.say(session.words("The list is empty now."))
    else:
        from recoverytui.text import sharing

        words, today = session.words, diary.today
        lines = export.log_entries(diary)
        session.tell(
            shared=[
                {
                    "day": each.day.isoformat(),
                    "reader": each.reader.value,
                    "format": each.form,
                    "entries": list(each.ids),
                    "titles": sharing.shared_titles(words, entries, today),
                }
                for each, entries in lines
            ]
        )
        session.console.table(
            (
                words.short_day(each.day, today),
                words(AUDIENCES[each.reader].label),
                formats.shared_as(words, each.form),
                " · ".join(sharing.shared_titles(words, entries, today)),
            )
            for each, entries in lines
        )
        session.console.say(words(sharing.LOG_NOTE if lines else sharing.NOTHING_SHARED))


_SOURCES = tuple(SOURCES)
BECOME = tuple(Become)
_BECAME = {
    Become.NOTES: N_("Entries become notes of their days. With --as wins, each becomes a win."),
    Become.WINS: N_("Each entry becomes a win. With --as notes, they become notes of their days."),
}
"""Sentence when --as was not given."""


@verb(
    "import",
    help=N_(
        "Take in a document that this program made, or the files of another diary.\n\n"
        "FILE is a file, a zip file, a folder, or - for a pipe. "
        "Known are jrnl, tui-journal, Daylio, Loop and Day One. "
        "So is text with a day above each entry, and a folder of daily notes. "
        "A card of what helps, from a peer, comes in too.\n\n"
        "All of it comes in, or nothing; what the diary has no place for is named. The diary is copied first, and undo "
        "takes it back. Twice adds nothing."
    ),
)
@argument("file", path=True, metavar=N_("FILE"))
@option(
    "--from", name="source", choices=(*SOURCES,), metavar="|".join(SOURCES), help=N_("Which program made the file.")
)
@option(
    "--as", name="become", choices=BECOME, metavar="|".join(BECOME), help=N_("What entries of other programs become.")
)
@text_option("--from-whom", name="whose", metavar=N_("WHO"), help=N_("Whose idea it was, for a card of what helps."))
@option("--dry-run", flag=True, help=N_("Only show what is ready to bring in."))
def take_in(
    session: Session, file: str, source: str | None, become: str | None, whose: str | None, dry_run: bool
) -> None:
    """Import a document of this program, a strategy card, or a file of another diary program."""
    from recoverytui.commands import import_file as deeds
    from recoverytui.text import import_report

    if file == "-":
        seen = deeds.inspect_data(session.console.input_bytes(), source)
    else:
        seen = deeds.inspect_file(Path(file), source, pipes=True)
    try:
        incoming = deeds.parse_file(seen, become, whose, release=True, progress=session.console.progress)
    except KeyboardInterrupt:
        raise Stopped(N_("Stopped. Nothing was taken in.")) from None
    if seen.is_card and whose is None and not dry_run and session.console.can_ask:
        whose = session.console.ask(session.words("Whose idea was it? Press Enter to leave it open."))
        incoming = deeds.parse_file(seen, become, whose)
    default = seen.become if seen.is_foreign and become is None else None
    del seen  # the bytes of the file, to free them before the merge
    diary = session.reading() if dry_run else session.writing()
    if diary is None:
        report = deeds.counts(incoming)
    else:
        try:
            report = deeds.import_entries(diary, incoming, dry_run=dry_run, progress=session.console.progress)
        except KeyboardInterrupt:
            raise Stopped(N_("Stopped. Nothing was taken in.")) from None
    session.tell(**import_report.facts(report), dry_run=dry_run)
    session.console.say_all(import_report.report_lines(session.words, report, dry_run=dry_run))
    if default:
        session.console.say(session.words(_BECAME[default]))
    if import_report.brings_anything(report) and not dry_run:
        session.console.say(session.words("To take it back: recovery undo"))


VERBS = (export, take_in, shared)
