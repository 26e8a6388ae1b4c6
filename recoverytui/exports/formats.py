"""The table of export formats: to add one, write a module with `pieces` and add a row here."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from recoverytui.errors import N_
from recoverytui.text.translator import Translator

if TYPE_CHECKING:  # help and completion need no more than the names of the formats
    from recoverytui.domain.audience import Selection, ShareOptions
    from recoverytui.domain.book import Book
    from recoverytui.exports.document import Document


class Format(NamedTuple):
    """An export file format."""

    name: str
    """Value of --format and file suffix."""
    label: str
    writer: str
    """Module here whose `pieces(document, words)` yields the text; `pieces(book, words)` for a format of rows."""
    of_rows: bool = False
    """Whether it dumps all rows of the diary unchanged: complete, and for the person alone."""
    shown_as: str = ""
    """Format that a preview shows instead, when this one is machine-readable source."""
    has_plain_form: bool = False
    """Whether `pieces` takes `plain=True` for a form that is the same in every language."""
    hint: str = ""
    """Sentence above its preview about printing it."""


FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        Format(
            "md",
            N_("Markdown"),
            "markdown_writer",
            hint=N_("Press o for a page that can be printed."),
        ),
        Format(
            "html",
            N_("a web page (HTML)"),
            "html_writer",
            shown_as="txt",
            hint=N_("Open the file in a browser. There it can be read and printed."),
        ),
        Format("txt", N_("plain text"), "text_writer"),
        Format("json", N_("JSON"), "json_document", of_rows=True),
        Format("csv", N_("a table (CSV)"), "csv_table", of_rows=True, has_plain_form=True),
    )
}
"""The formats by name; the first is the default."""
COPY = "copy"
"""In the share log, in place of a format: copied to the clipboard."""
AS_TEXT = "txt"
"""Format used to search the text of a document, without markup."""


def everything(book: "Book", words: Translator, form: str = "md", *, plain: bool = False) -> Iterator[str]:
    """Yield the whole diary, or a period of it, in a format."""
    if plain:
        return _pieces(form)(book, words, plain=True)
    if FORMATS[form].of_rows:
        return _pieces(form)(book, words)
    from recoverytui.exports import diary_document

    return written(diary_document.blocks(book, words), words, form)


def picked(chosen: "Selection", words: Translator, form: str = "md", options: "ShareOptions | None" = None) -> str:
    """Return a selection for a reader in a document format: a sheet, where it is one entry that has one."""
    if chosen.sheet:
        from recoverytui.exports import sheets

        return "".join(written(sheets.filled(chosen, words, options), words, form))
    from recoverytui.exports import shared_document

    return "".join(written(shared_document.blocks(chosen, words, options), words, form))


def written(document: "Document", words: Translator, form: str) -> Iterator[str]:
    """Yield a document in a document format."""
    return _pieces(form)(document, words)


def _pieces(form: str) -> Callable[..., Iterator[str]]:
    """Return the writer module of a format, imported on first use."""
    pieces: Callable[..., Iterator[str]] = import_module(f"recoverytui.exports.{FORMATS[form].writer}").pieces
    return pieces


def shared_as(words: Translator, form: str | None) -> str:
    """Return the kind of file of a line of the share log; empty when the line does not say."""
    if form == COPY:
        return words(N_("copied"))
    return words(FORMATS[form].label) if form in FORMATS else ""


def encoded(pieces: Iterable[str], size: int = 65_536) -> Iterator[bytes]:
    """Yield text as bytes in chunks of about this many characters."""
    chunk: list[str] = []
    length = 0
    for piece in pieces:
        chunk.append(piece)
        length += len(piece)
        if length >= size:
            yield "".join(chunk).encode()
            chunk.clear()
            length = 0
    yield "".join(chunk).encode()
