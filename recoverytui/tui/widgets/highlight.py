"""Search highlights: matches in bold and in a colour, so that neither is needed alone."""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from recoverytui.text.glyphs import Glyphs
from recoverytui.tui import safe_text

FOUND = "bold $first"
_SPACE = re.compile(r"[^\S\n]+")

Spans = Sequence[tuple[int, int]]


def content(text: str, spans: Spans) -> Content:
    """Return a whole text with its matches highlighted."""
    return Content.assemble(
        *(safe_text.plain(part, FOUND if is_found else "") for part, is_found in _parts(text, spans))
    )


def pieces(text: str, spans: Spans, room: int, glyphs: Glyphs) -> Iterator[tuple[str, str]]:
    """Yield a text on one line of exactly `width` cells as pieces with style names; the first match is visible."""
    line = [(_on_one_line(part, glyphs), is_found) for part, is_found in _parts(text, spans)]
    line = [(part, is_found) for part, is_found in line if part]
    if sum(cell_len(part) for part, _ in line) > room:
        line = _from_the_first_find(line, room, glyphs)
    for part, is_found in line:
        if cell_len(part) > room:
            part = set_cell_size(part, max(room - cell_len(glyphs.more), 0)) + glyphs.more  # noqa: PLW2901 - cut to the room
        yield set_cell_size(part, min(cell_len(part), room)), "found" if is_found else "text"
        room -= min(cell_len(part), room)
    yield " " * room, "text"


def _parts(text: str, spans: Spans) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in spans:
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False


def _on_one_line(part: str, glyphs: Glyphs) -> str:
    """Return a piece of text with its line breaks replaced by dots."""
    return f" {glyphs.dot} ".join(_SPACE.sub(" ", line) for line in safe_text.visible_text(part).split("\n"))


def _from_the_first_find(line: list[tuple[str, bool]], room: int, glyphs: Glyphs) -> list[tuple[str, bool]]:
    """Cut off text before the first match until it is visible, with an ellipsis in its place."""
    if len(line) < 2 or line[0][1]:
        return line
    before, find = line[0][0], line[1][0]
    if cell_len(before) + cell_len(find) < room:
        return line
    keep = max(min(room // 3, room - cell_len(find)) - 1, 0)
    while cell_len(before) > keep:
        before = before[1:]
    return [(f"{glyphs.more}{before}", False), *line[1:]]
