"""A document as a sequence of blocks, which one writer each renders as Markdown, HTML or plain text.

Builders of documents say what a block contains, never how a format marks it. Nothing is escaped here: `label` is
program text, `text` is the person's, and each writer escapes the latter for its format.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, TypeAlias

from recoverytui.domain.characters import BIDI, LINE_ENDS


class Part(NamedTuple):
    """Program text, person's text, or both ("How: slowly")."""

    label: str = ""
    text: str = ""
    is_on_card: bool = False
    """Whether the text is parsed again from a card (docs/cards.md), so that no line of it may look like a label."""


class Heading(NamedTuple):
    """A heading of level 1, 2 or 3: in the program's words, or a single line of the person's."""

    label: str
    level: int = 2
    text: str = ""


class Paragraph(NamedTuple):
    """One or several paragraphs."""

    part: Part
    is_lead: bool = False
    """Whether it says what a sheet is about, and stands out."""


class Item(NamedTuple):
    """A list item: its text, further lines below it, and its nesting level from 1."""

    first: Part
    more: tuple[Part, ...] = ()
    depth: int = 1


class Rule(NamedTuple):
    """A horizontal rule."""


class WritingLines(NamedTuple):
    """Empty lines to write on by hand."""

    number: int


class Details(NamedTuple):
    """Short facts about a sheet below its title, such as who it is for."""

    parts: tuple[Part, ...]


class Page(NamedTuple):
    """First block of a sheet: it is printed on a page of its own."""

    size: str = "a4"
    """"a4" or "wallet"."""
    letters: str = "usual"
    """Size of the letters: "large", "usual", "small" or "smallest"."""
    pages: int = 1
    """About how many pages it takes; more than one for a folded page means that it grows beyond its size."""
    longest: str = ""
    """Heading of the longest part of a sheet that takes more than one page."""


class Panel(NamedTuple):
    """Start of the next part of a folded page."""


Block: TypeAlias = Heading | Paragraph | Item | Rule | WritingLines | Details | Page | Panel
Document: TypeAlias = Iterable[Block]

BYTE_ORDER_MARK = "\ufeff"
"""Byte order mark, by which spreadsheets recognise UTF-8; previews omit it."""
UNSEEN: dict[int, str | None] = {
    # Validation has removed controls already; these change the order or the lines that a reader sees.
    **dict.fromkeys(BIDI),
    **dict.fromkeys(LINE_ENDS, "\n"),
}
"""Replacements for invisible characters, for `str.translate`."""


def item(first: Part, *more: Part | None, depth: int = 1) -> Item:
    """Return a list item; parts that are None are left out."""
    return Item(first, tuple(filter(None, more)), depth)


def labelled(label: str, text: str | None) -> Part | None:
    """Return a text behind a label, None when there is no text."""
    return Part(label, text) if text else None


def said(label: str, *, when: object = True) -> Part | None:
    """Return a part of program text, None unless `when` holds."""
    return Part(label) if label and when else None


def in_one_line(text: str) -> str:
    """Return a person's text as the single line of a heading."""
    return " ".join(text.translate(UNSEEN).split())


def capital(label: str) -> str:
    """Return program text with an initial capital."""
    return label[:1].upper() + label[1:]


def lines_of(parts: Iterable[Part], escape: Callable[[str], str]) -> Iterator[list[str]]:
    """Split parts into paragraphs of lines; each part starts a new line, not a new paragraph."""
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
