"""The calendar: the shape and the mark of each day of a period."""

from collections.abc import Iterable, Mapping, Set
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from recoverytui.domain.day import Mark
from recoverytui.domain.neutral_days import NeutralDays
from recoverytui.domain.win import Theme


class Shape(StrEnum):
    """How a day is drawn."""

    WIN = "win"
    HARD = "hard"
    REST = "rest"
    PAUSE = "pause"
    OPEN = "open"
    """Today, with nothing written yet."""
    QUIET = "quiet"
    BLANK = "blank"
    """Before the diary began, or still to come."""


class DayMark(StrEnum):
    """The mark of a day in every strip and calendar, as one letter; `text.glyphs` draws it.

    The letters of `rhythm.strip` are among them, where `P` stands for all neutral days.
    """

    WIN = "W"
    HARD_WIN = "h"
    """A win on a hard day."""
    REST_WIN = "r"
    """A win on a rest day or in a pause."""
    HARD = "H"
    REST = "P"
    """A pause or a rest day."""
    NOTE = "N"
    """A note, and nothing else."""
    QUIET = "."
    OPEN = "T"
    BLANK = " "


_OF_SHAPE = {
    Shape.HARD: DayMark.HARD,
    Shape.REST: DayMark.REST,
    Shape.PAUSE: DayMark.REST,
    Shape.OPEN: DayMark.OPEN,
    Shape.QUIET: DayMark.QUIET,
    Shape.BLANK: DayMark.BLANK,
}


class CalendarDay(NamedTuple):
    """One day as the calendar shows it."""

    day: date
    shape: Shape
    wins: int
    mark: Mark | None
    """How the day is marked, also when it has wins."""
    noted: bool
    """A note was written for it."""
    paused: bool = False
    """It lies in a pause."""
    theme: Theme | None = None
    """The theme of one of its wins, for colour."""

    @property
    def beside_wins(self) -> Shape | None:
        """How a day with wins is marked besides: hard, rest or pause; None for any other day."""
        if not self.wins:
            return None
        return Shape(self.mark) if self.mark else Shape.PAUSE if self.paused else None

    @property
    def day_mark(self) -> DayMark:
        """The one mark of the day; a note shows on a day that has no other."""
        if self.wins:
            beside = self.beside_wins
            return DayMark.WIN if beside is None else DayMark.HARD_WIN if beside is Shape.HARD else DayMark.REST_WIN
        if self.noted and self.shape in {Shape.QUIET, Shape.BLANK}:
            return DayMark.NOTE
        return _OF_SHAPE[self.shape]


THEMED = {theme: str(number) for number, theme in enumerate(Theme, start=1)}
"""Digits that stand for `DayMark.WIN` in a strip and add a colour: the mark is the same."""


def strip(days: Iterable[CalendarDay]) -> str:
    """Return the letters of the marks of days, in their order; a themed win is the digit of its theme."""
    return "".join(
        THEMED[day.theme] if day.theme and day.day_mark is DayMark.WIN else day.day_mark.value for day in days
    )


def calendar(
    first: date,
    last: date,
    *,
    wins: Mapping[date, int],
    themes: Mapping[date, Theme],
    marks: Mapping[date, Mark],
    noted: Set[date],
    pauses: NeutralDays,
    began: date,
    today: date,
) -> tuple[CalendarDay, ...]:
    """Return every day from `first` to `last`, both included; wins after `today` are ignored."""

    def shape(day: date) -> Shape:
        if day > today:
            return Shape.BLANK
        if wins.get(day):
            return Shape.WIN
        if day in marks:
            return Shape(marks[day])
        if day < began:
            return Shape.BLANK
        if day in pauses:
            return Shape.PAUSE
        return Shape.OPEN if day == today else Shape.QUIET

    return tuple(
        CalendarDay(
            day,
            shape(day),
            wins.get(day, 0) if day <= today else 0,
            marks.get(day),
            day in noted,
            day in pauses,
            themes.get(day),
        )
        for day in (date.fromordinal(each) for each in range(first.toordinal(), last.toordinal() + 1))
    )
