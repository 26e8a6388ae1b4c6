"""A month as seven columns of days, each with its mark; in the calendar a cursor goes from day to day."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from textual.content import Content

from recoverytui.tui import page
from recoverytui.tui.marks import Marks
from recoverytui.tui.page import Lines

WIDTH = 28
"""Seven days of four cells."""
DAYS = 7
STYLES = {**dict.fromkeys("WT123hrp", page.FIRST), **dict.fromkeys("HRN", page.SECOND)}
"""The colours of the letters of a strip; all others are quiet."""


def span(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month of a day."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def drawn(
    first: date, strip: str, weekdays: Sequence[str], marks: Marks, *, today: date, cursor: date | None = None
) -> Lines:
    """Return the weeks of a month under the names of the weekdays; `strip` has one letter for each day."""
    heads = Content.assemble(*(page.said(f"{name[:2]:>3} ", page.QUIET) for name in weekdays))
    lines = [heads]
    cells = [Content("    ")] * first.weekday()
    for place, letter in enumerate(strip):
        cells.append(_cell(first + timedelta(days=place), letter, marks, today, cursor))
    lines += [Content("").join(cells[at : at + DAYS]) for at in range(0, len(cells), DAYS)]
    return lines


def _cell(day: date, letter: str, marks: Marks, today: date, cursor: date | None) -> Content:
    number = page.said(f"{day.day:>3}", page.BOLD if day == today else page.QUIET if day > today else "")
    if day == cursor:
        number = number.stylize("reverse", 1)
    sign = " " if day > today else marks.of_day(letter)
    return Content.assemble(number, page.said(sign, STYLES.get(letter, page.QUIET)))
