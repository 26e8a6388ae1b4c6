"""A month as seven columns of days, each with its mark; the calendar adds a cursor."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from textual.content import Content

from recoverytui.domain.calendar import THEMED, DayLetter
from recoverytui.text.glyphs import Glyphs
from recoverytui.tui import themes, typeset
from recoverytui.tui.typeset import Lines

WIDTH = 28
"""Seven days of four cells."""
DAYS = 7
STYLES: dict[str, str] = {
    **dict.fromkeys((DayLetter.WIN, DayLetter.HARD_WIN, DayLetter.REST_WIN, DayLetter.OPEN), typeset.FIRST),
    **dict.fromkeys((DayLetter.HARD, DayLetter.NOTE), typeset.SECOND),
    **{letter: themes.of_theme(theme) for theme, letter in THEMED.items()},
}
"""Colours of the letters of a strip; all others are dimmed. A mark says the same without its colour."""


def span(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month of a day."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def drawn(
    first: date, strip: str, weekdays: Sequence[str], glyphs: Glyphs, *, today: date, cursor: date | None = None
) -> Lines:
    """Return the weeks of a month below the names of the weekdays; `strip` has one letter for each day."""
    heads = Content.assemble(*(typeset.styled(f"{name[:2]:>3} ", typeset.QUIET) for name in weekdays))
    lines = [heads]
    cells = [Content("    ")] * first.weekday()
    for index, letter in enumerate(strip):
        cells.append(_cell(first + timedelta(days=index), letter, glyphs, today, cursor))
    lines += [Content("").join(cells[at : at + DAYS]) for at in range(0, len(cells), DAYS)]
    return lines


def _cell(day: date, letter: str, glyphs: Glyphs, today: date, cursor: date | None) -> Content:
    number = typeset.styled(f"{day.day:>3}", typeset.BOLD if day == today else typeset.QUIET if day > today else "")
    if day == cursor:
        number = number.stylize("reverse", 1)
    sign = " " if day > today else glyphs.of_day(letter)
    return Content.assemble(number, typeset.styled(sign, STYLES.get(letter, typeset.QUIET)))
