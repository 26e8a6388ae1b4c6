"""Print a document for a reader, or write it to a new file."""

from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui import paths
from recoverytui.cli.command_spec import F, option
from recoverytui.cli.session import Session
from recoverytui.domain.audience import AUDIENCES, Selection, ShareOptions
from recoverytui.errors import N_, BadInput
from recoverytui.exports import formats
from recoverytui.exports.formats import FORMATS

if TYPE_CHECKING:
    from recoverytui.commands.diary import Diary
    from recoverytui.exports.document import Page

FORMAT_HELP = N_("The kind of file.")
TO_HELP = N_("Write it to this new file, or into this folder.")
TEXT_FORMATS = tuple(form.name for form in FORMATS.values() if not form.of_rows)
"""The formats of documents for others."""


def document_options(run: F) -> F:
    """Declare --format and --to."""
    formats = option("--format", name="form", choices=TEXT_FORMATS, metavar="|".join(TEXT_FORMATS), help=FORMAT_HELP)
    return formats(option("--to", path=True, metavar=N_("FILE"), help=TO_HELP)(run))


def picked_text(
    session: Session, diary: "Diary", chosen: Selection, form: str, options: ShareOptions, *, without_names: bool
) -> str:
    """Return the document of a selection; warnings about it are printed beside it, never in it."""
    from recoverytui.commands import export
    from recoverytui.exports import sheets
    from recoverytui.text import sharing

    reader = AUDIENCES[chosen.reader]
    if options.days and reader.is_undated:
        raise BadInput(N_("This reader is never told days."))
    options = options._replace(names=export.watched_texts(diary, chosen, without_names=without_names))
    if reader.is_authority:
        session.console.complain(session.words(sharing.BEFORE_AUTHORITY))
    if chosen.sheet:
        tell_size(session, sheets.page_of(sheets.filled(chosen, session.words, options)))
    found = export.names_and_numbers(diary, formats.picked(chosen, session.words, formats.AS_TEXT, options))
    for sentence in sharing.found_in_it(session.words, found):
        session.console.complain(sentence)
    return formats.picked(chosen, session.words, form, options)


def tell_size(session: Session, page: "Page | None") -> None:
    """Say beside a sheet that it takes more than one page, and what can be left out."""
    from recoverytui.text import sharing

    if page is not None:
        how, is_wallet = N_("Parts can be left out with --leave-out. The longest is: {part}."), page.size == "wallet"
        for sentence in sharing.size_on_paper(session.words, page.pages, page.longest, how, is_wallet=is_wallet):
            session.console.complain(sentence)


def write_or_print(session: Session, text: str, form: str, to: str | None) -> bool:
    """Write a document to a new file and return True, or print it without one."""
    if to is None:
        session.console.document(text.encode())
        return False
    from recoverytui.commands import export

    tell_path(session, export.write_file(None, Path(to), text.encode(), file_name(session, form)))
    return True


def chosen_format(form: str | None, to: str | None, usual: str) -> str:
    """Return the format that was named, that of the file's ending, or the usual one."""
    ending = Path(to).suffix.removeprefix(".").lower() if to else ""
    return form or (ending if ending in TEXT_FORMATS else usual)


def file_name(session: Session, form: str) -> str:
    """Return the name of a document that is written into a folder."""
    from recoverytui.text import sharing

    return sharing.document_name(session.words, session.today, form)


def tell_path(session: Session, path: Path) -> None:
    """Say where a document is, and whether that folder is copied to other machines."""
    session.tell(path=str(path))
    session.done(session.words("The document is at {path}.", path=path))
    if paths.is_synced(path):
        session.console.say(session.words("This looks like a folder that is copied to other computers."))
