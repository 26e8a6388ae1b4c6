"""List rows and how one is drawn: a quiet first column, the text, and something quiet at the end."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from recoverytui.domain.win import Theme
from recoverytui.text.glyphs import Glyphs
from recoverytui.tui import safe_text, themes
from recoverytui.tui.widgets import highlight

KINDS = (
    *("text", "quiet", "first", "heading", "found", "cursor", "bar"),
    *(themes.of_theme(theme)[1:] for theme in Theme),
)
"""Kinds of the style of a piece of a row."""
LONGEST_LEAD = 18
"""The first column grows no further for what stands in it."""
LONGEST_TAIL = 30
"""The end of a row gives way to its text from here on."""
NARROW = 50
"""In a list that is narrower than this, the beginning of an end of a row says too little to take room."""


Item: TypeAlias = Any
"""What a row or section stands for; the screen that made it knows the type, the widget only hands it back."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one line says; diary text is cleaned when it is drawn."""

    key: str
    """The id of the entry; empty for a heading, where no cursor goes."""
    text: str
    lead: str = ""
    tail: str = ""
    glyph: str = ""
    """One sign before the text."""
    tint: str = "first"
    """Kind of the style of that sign: a theme of a win has its own, and stands in words in the list or the reader."""
    depth: int = 0
    quiet: bool = False
    """Less to the fore than other rows; without a key it belongs to the row above it."""
    spans: Sequence[tuple[int, int]] = ()
    """Where in the text the words stand that were looked for."""
    item: Item = field(default=None, compare=False)


def drawn(row: Row, width: int, lead: int, glyphs: Glyphs) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a row, each with the kind of its style, for a width in cells."""
    tail = _tail(row, width, glyphs)
    if not row.key:
        heading = "  " * row.depth + safe_text.visible_line(row.text)
        room = width - (cell_len(tail) + 3 if tail else 0)
        if cell_len(heading) > room:
            room, tail = width, ""  # no cursor comes here, so no reader has the rest of a heading that is cut
        heading = cropped(heading, room, glyphs)
        yield set_cell_size(heading, max(room, 0)) if tail else heading, "quiet" if row.quiet else "heading"
        if tail:
            yield f"  {tail}", "quiet"
        return
    day = cropped(safe_text.visible_line(row.lead), lead, glyphs)
    first = " " * (lead - cell_len(day) + 1) + day + "  " if lead else " "
    start = "  " * row.depth + (f"{row.glyph} " if row.glyph else "")
    room = width - cell_len(first) - cell_len(start) - (cell_len(tail) + 2 if tail else 0) - 1
    yield first, "quiet"
    yield start, row.tint
    if row.spans:
        yield from highlight.pieces(row.text, row.spans, max(room, 0), glyphs)
    else:
        yield (
            set_cell_size(cropped(safe_text.visible_line(row.text), room, glyphs), max(room, 0)),
            "quiet" if row.quiet else "text",
        )
    if tail:
        yield f"  {tail}", "quiet"


def strip_of_pieces(
    pieces: Iterable[tuple[str, str]], width: int, style: Callable[[str], Style], cursor: str, *, has_focus: bool
) -> Strip:
    """Return a row as a strip of exactly `width` cells; `cursor` is its sign, empty on other rows.

    `style` returns the style of a component class.
    """
    ground = Style(bgcolor=style("list--cursor").bgcolor) if cursor else Style()
    start = Segment(cursor or " ", style("list--bar" if has_focus else "list--quiet") + ground)
    segments = [start, *(Segment(text, style(f"list--{kind}") + ground) for text, kind in pieces)]
    return Strip(segments).adjust_cell_length(width, style("list--text") + ground)


def _tail(row: Row, width: int, glyphs: Glyphs) -> str:
    """Return the end of a row as it fits; beside a reader, where lists are narrow, one that is too long is left out."""
    tail, room = safe_text.visible_line(row.tail), min(LONGEST_TAIL, width // 3)
    return "" if width < NARROW and cell_len(tail) > room else cropped(tail, room, glyphs)


def longest_lead(rows: Iterable[Row]) -> int:
    """Return how wide the first column has to be so that none of it is cut, up to a sensible most."""
    return min(max((cell_len(safe_text.visible_line(row.lead)) for row in rows), default=0), LONGEST_LEAD)


def cropped(text: str, width: int, glyphs: Glyphs) -> str:
    """Return text that fits a width, with a sign where it was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + glyphs.more
