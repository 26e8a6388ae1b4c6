"""Typesetting: lines of content from text, rules and marks, wrapped to a width; independent of widgets."""

import re
from collections.abc import Iterable, Iterator

from textual.content import Content

from recoverytui.text.glyphs import Glyphs
from recoverytui.tui.safe_text import plain

QUIET = "$quiet"
FIRST = "$first"
SECOND = "$second"
LINE = "$line"
BOLD = "bold"

INDENT = 3
"""Indent of body text below its titles, in cells."""
LONGEST_LINE = 72
"""Maximum line width, however wide the screen is."""

Lines = list[Content]
BLANK = Content("")


def styled(text: str, style: str = "") -> Content:
    """Return a sentence of the interface as content."""
    return plain(text, style)


def wrapped(text: Content | str, width: int, indent: int = INDENT, hang: int = 0) -> Lines:
    """Return text in lines of at most `width` cells, indented by `indent`; lines after the first by `hang` more."""
    content = plain(text) if isinstance(text, str) else text
    room = max(min(width, LONGEST_LINE + indent) - indent - hang, 1)
    lines = [line.rstrip() for line in _with_breaks(content, room).wrap(room)] or [BLANK]
    return [line.pad_left(indent + (hang if number else 0)) for number, line in enumerate(lines)]


def wrapped_with(text: Content, aside: Content, width: int, hang: int = 0) -> Lines:
    """Return wrapped text with an aside at its end, whole: on a line of its own where it does not fit."""
    lines = wrapped(text, width, hang=hang)
    beside = Content.assemble(lines[-1], "  ", aside)
    if not aside.cell_length:
        return lines
    if beside.cell_length <= min(width, LONGEST_LINE + INDENT):
        return [*lines[:-1], beside]
    return [*lines, *wrapped(aside, width, INDENT + hang)]


def _with_breaks(content: Content, room: int) -> Content:
    """Break paths that are longer than a line after their slashes, so that no name in them is split."""
    breaks = [at for word in re.finditer(r"\S+", content.plain) for at in _breaks(word.group(), word.start(), room)]
    return Content("\n").join(content.divide(breaks)) if breaks else content


def _breaks(word: str, start: int, room: int) -> Iterator[int]:
    begin = 0
    while (
        len(word) - begin > room and (cut := max(word.rfind(each, begin, begin + room) for each in "/\\") + 1) > begin
    ):
        yield start + cut
        begin = cut


def spread(left: Content, right: Content, width: int) -> Content:
    """Return one line with content at both ends; the left one is shortened when both do not fit."""
    room = width - right.cell_length - 2
    if room < 8:
        return left.truncate(width, ellipsis=True)
    left = left.truncate(room, ellipsis=True)
    return Content.assemble(left, " " * (width - left.cell_length - right.cell_length), right)


def rule(title: str, width: int, glyphs: Glyphs, tail: str = "", style: str = LINE) -> Content:
    """Return a section heading with a thin rule after it, and a dimmed note at the end of the rule."""
    name = plain(title, FIRST).truncate(max(width - 2, 0))
    end = plain(f" {tail}" if tail else "", QUIET)
    gap = " " if name else ""
    rest = max(width - name.cell_length - end.cell_length - 2 - len(gap), 0)
    return Content.assemble(" ", name, gap, plain(glyphs.rule * rest, style), end)


def title(text: str, width: int, glyphs: Glyphs, tail: str = "") -> Lines:
    """Return a section heading as `rule` does; one that is too long for a line is wrapped, never cut."""
    lines = [line.pad_left(1) for line in plain(text, FIRST).wrap(max(width - 4, 1))] or [BLANK]
    return [*lines[:-1], rule(lines[-1].plain.strip(), width, glyphs, tail)]


def dotted(parts: Iterable[str], glyphs: Glyphs, style: str = QUIET) -> Content:
    """Return short parts on one line, separated by dots."""
    return plain(f" {glyphs.dot} ".join(part for part in parts if part), style)


def spaced(lines: Lines, width: int) -> Lines:
    """Return double-spaced lines for a screen that many people look at; a wrapped sentence stays together."""
    apart: Lines = []
    for number, line in enumerate(lines):
        if number and not _goes_on(lines[number - 1].plain, line.plain, min(width, LONGEST_LINE + 1)):
            apart.append(BLANK)
        apart.append(line)
    return apart


def _goes_on(before: str, line: str, room: int) -> bool:
    """Return whether a line continues the wrapped sentence of the line before."""
    word = line.split(maxsplit=1)[:1]
    return bool(word) and bool(before.strip()) and len(before) + 1 + len(word[0]) > room


def joined(lines: Iterable[Content]) -> Content:
    """Join lines into one content."""
    return Content("\n").join(lines)


def cropped(lines: Lines, height: int, more: str) -> Lines:
    """Return at most `height` lines; if some are left out, the last one says that there is more."""
    if len(lines) <= height:
        return lines
    shown = max(height - 1, 0)
    return [*lines[:shown], plain(more, QUIET).pad_left(INDENT)][:height]
