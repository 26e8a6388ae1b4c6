"""Estimate what fits on a printed sheet, and choose its letters and its lines to write on.

The sizes are those of the style in `html_writer`; `python -m tools.print_check` prints the sheets and counts pages.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

_POINT = 0.3528
"""Millimetres of a typographic point."""
_NARROW, _WIDE = frozenset("iljtfrI.,:;'!|()[] "), frozenset("mwMW@%—…")
_LEAD = 1.25
"""How much larger the letters of the lead are."""
_WORD = re.compile(r"\S+")


class _Size(NamedTuple):
    """A size of page, in millimetres."""

    width: int
    height: int
    """Room below the title."""
    heading: float
    """Space that a heading takes together with the distance above it, in heights of a letter."""
    line: float
    """Height of a line to write on."""
    most: int
    """The most lines for one part."""
    letters: dict[str, float]
    """Heights of a letter in points by name, from the largest."""
    long: str
    """The letters of texts that take more than a page: they are smaller only where that saves one."""


A4 = _Size(170, 243, 2.9, 9.5, 8, {"large": 14, "usual": 12, "small": 10.5, "smallest": 8.5}, "usual")
PANEL = _Size(75, 46, 2.2, 5.5, 2, {"usual": 8.5, "small": 7.5, "smallest": 6.5}, "smallest")
"""A page, and one panel of a folded page."""
_FEWEST = 2


class Fit(NamedTuple):
    """The name of the letters in which texts fit, how many lines each empty part gets, and about how many pages."""

    letters: str
    lines: int
    pages: int = 1


def fit(size: _Size, texts: Sequence[tuple[str, str]], extra: Sequence[str] = (), lead: str = "") -> Fit:
    """Return the largest letters in which headings with their texts fit; an empty text is a part to write in.

    `extra` are paragraphs without a heading, and `lead` is one in larger letters.
    """
    empty = sum(not text for _, text in texts)
    fewest = min(_FEWEST, size.most) * empty * size.line
    measured = [(_widths(heading), _widths(text)) for heading, text in texts]
    others = [_widths(each) for each in extra]
    above = _widths(lead)
    letters, room = size.long, 0.0
    for name, points in size.letters.items():
        room = size.height - _height(size, points, measured, others, above)
        if room >= fewest:
            letters = name
            break
    else:
        over = size.height - _height(size, size.letters[size.long], measured, others, above) - fewest
        return Fit(size.long, _FEWEST, 1 + ceil(-over / size.height))
    lines = int(room // (size.line * empty)) if empty else 0
    return Fit(letters, min(max(lines, _FEWEST), size.most))


def _height(
    size: _Size,
    points: float,
    texts: Sequence[tuple["_Text", "_Text"]],
    extra: Sequence["_Text"],
    lead: "_Text",
) -> float:
    """Return the height of all headings and texts in millimetres."""
    letter = points * _POINT
    across = size.width / letter
    rows = sum(max(0, _rows(heading, across) - 1) + _rows(text, across) for heading, text in texts)
    rows += sum(_rows(text, across) for text in extra)
    larger = _rows(lead, across / _LEAD) * _LEAD
    gaps = 2 * (sum(map(_gaps, extra)) + sum(_gaps(text) for _, text in texts) + 2 * _gaps(lead))
    return (rows + larger) * letter * 1.5 + len(texts) * size.heading * letter + gaps


_Text = Sequence[Sequence[float]]
"""The widths of the words of each line, in heights of a letter; a blank line is the end of a paragraph."""


def _widths(text: str) -> _Text:
    return [[sum(map(_width, word)) for word in _WORD.findall(line)] for line in text.splitlines()]


def _width(character: str) -> float:
    """Return the width of a character in a wide common typeface, in heights of a letter."""
    if character in _NARROW:
        return 0.4
    if character in _WIDE:
        return 0.95
    if unicodedata.east_asian_width(character) in "WF":
        return 1.3
    return 0.7 if character.isupper() else 0.61


def _rows(text: _Text, across: float) -> int:
    return sum(_wrapped(line, across) for line in text)


def _wrapped(words: Iterable[float], across: float) -> int:
    """Return the number of rows of a line that is broken between words, and within those that are too long."""
    rows, used = 0, across
    for width in words:
        if used + 0.33 + width <= across and rows:
            used += 0.33 + width
            continue
        rows += max(1, ceil(width / across))
        used = width % across if width > across else width
    return rows


def _gaps(text: _Text) -> int:
    """Return the number of paragraphs."""
    return sum(bool(line) and not (number and text[number - 1]) for number, line in enumerate(text))
