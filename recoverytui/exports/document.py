"""A document as a sequence of blocks, from which one writer each makes Markdown, HTML and plain text.

Whoever builds a document says what it holds, never how a format marks it. No text is escaped here: `label` is the
program's own words, `text` the person's, and each writer makes the latter harmless in its own way.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, TypeAlias

from recoverytui.domain.characters import BIDI, LINE_ENDS


class Part(NamedTuple):
    """The program's words, the person's words, or the latter behind the former ("How: slowly")."""

    label: str = ""
    text: str = ""
    is_on_card: bool = False
    """The text is read back from a card (docs/cards.md), so no line of it may look like a label there."""


class Heading(NamedTuple):
    """A heading of level 1, 2 or 3, in the program's words."""

    label: str
    level: int = 2


class Paragraph(NamedTuple):
    """One or several paragraphs."""

    part: Part


class Item(NamedTuple):
    """A list item: what it says first, further lines under it, and how deep it stands, from 1."""

    first: Part
    more: tuple[Part, ...] = ()
    depth: int = 1


class Rule(NamedTuple):
    """A line across the page."""


class WritingLines(NamedTuple):
    """Empty lines to write on by hand."""

    number: int


Block: TypeAlias = Heading | Paragraph | Item | Rule | WritingLines
Document: TypeAlias = Iterable[Block]

BYTE_ORDER_MARK = "\ufeff"
"""By which a spreadsheet knows that a table is UTF-8; a preview leaves it out."""
UNSEEN: dict[int, str | None] = {
    # Controls are gone already (domain.validation); these would change what the reader of the document sees.
    **dict.fromkeys(BIDI),
    **dict.fromkeys(LINE_ENDS, "\n"),
}
"""What becomes of characters that no one sees, for `str.translate`."""


def item(first: Part, *more: Part | None, depth: int = 1) -> Item:
    """Return a list item; parts that are None are left out."""
    return Item(first, tuple(filter(None, more)), depth)


def labelled(label: str, text: str | None) -> Part | None:
    """Return a text behind a label, None when there is no text."""
    return Part(label, text) if text else None


def said(label: str, *, when: object = True) -> Part | None:
    """Return words of the program alone, None when they are not to be said."""
    return Part(label) if label and when else None


def capital(label: str) -> str:
    """Return words of the program with a capital letter first, as they begin a line."""
    return label[:1].upper() + label[1:]


def lines_of(parts: Iterable[Part], escape: Callable[[str], str]) -> Iterator[list[str]]:
    """Yield the paragraphs that parts make together, each as its lines; a part begins a new line, not a paragraph."""
    open_lines: list[str] = []
    for label, text, _ in parts:
        first = f"{escape(label)}: " if label and text else escape(label)
        for number, lines in enumerate(_paragraphs(text) if text else [[""]]):
            if number:
                yield open_lines
                open_lines = []
            open_lines += [first + escape(lines[0]), *map(escape, lines[1:])]
            first = ""
    if open_lines:
        yield open_lines


def _paragraphs(text: str) -> list[list[str]]:
    lines = [line.strip() for line in text.translate(UNSEEN).split("\n")]
    return [list(block) for says, block in groupby(lines, bool) if says] or [[""]]
