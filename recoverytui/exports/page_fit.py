"""Estimate what fits on a printed sheet, and choose its letters and its lines to write on.

The sizes are those of the style in `html_writer`; `python -m tools.print_check` prints the sheets and counts pages.
"""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

_POINT = 0.3528
"""Millimetres of a typographic point."""
_CHARACTER = 0.53
"""Average width of a character, in heights of a letter."""


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


A4 = _Size(170, 243, 2.9, 9.5, 8, {"large": 14, "usual": 12, "small": 10.5, "smallest": 8.5})
PANEL = _Size(75, 46, 2.2, 5.5, 2, {"usual": 8.5, "small": 7.5, "smallest": 6.5})
"""A page, and one panel of a folded page."""
_FEWEST = 2


class Fit(NamedTuple):
    """The name of the letters in which texts fit, and how many lines each empty part has room for."""

    letters: str
    lines: int


def fit(size: _Size, texts: Sequence[tuple[str, str]], extra: Sequence[str] = ()) -> Fit:
    """Return the largest letters in which headings with their texts fit; an empty text is a part to write in.

    `extra` are paragraphs without a heading. Texts that do not even fit in the smallest letters go on to another page.
    """
    empty = sum(not text for _, text in texts)
    fewest = min(_FEWEST, size.most) * empty * size.line
    left = {name: size.height - _height(size, points, texts, extra) for name, points in size.letters.items()}
    letters = next((name for name, room in left.items() if room >= fewest), list(left)[-1])
    lines = int(left[letters] // (size.line * empty)) if empty else 0
    return Fit(letters, min(max(lines, _FEWEST), size.most))


def _height(size: _Size, points: float, texts: Sequence[tuple[str, str]], extra: Sequence[str]) -> float:
    """Return the height of all headings and texts in millimetres."""
    letter = points * _POINT
    across = int(size.width / (letter * _CHARACTER))
    rows = sum(_rows(heading, across) - 1 + _rows(text, across) for heading, text in texts)
    rows += sum(_rows(text, across) for text in extra)
    gaps = 2 * (len(extra) + sum(bool(text) for _, text in texts))
    return rows * letter * 1.5 + len(texts) * size.heading * letter + gaps


def _rows(text: str, across: int) -> int:
    return sum(max(1, ceil(len(line) / across)) for line in text.splitlines())
