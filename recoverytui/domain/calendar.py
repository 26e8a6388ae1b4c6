"""The calendar: what each day of a stretch of time looks like, told apart by shape and never by lack."""

from collections.abc import Mapping, Set
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from recoverytui.domain.day import Mark
from recoverytui.domain.neutral_days import NeutralDays

_SOME, _MANY = 2, 4


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

    @property
    def beside_wins(self) -> Shape | None:
        """What a day with wins was as well: hard, for rest, or in a pause; None for any other day."""
        if not self.wins:
            return None
        return Shape(self.mark) if self.mark else Shape.PAUSE if self.paused else None

    @property
    def level(self) -> int:
        """How full the day is drawn, from 1 to 3; 0 for a day without wins."""
        return (self.wins > 0) + (self.wins >= _SOME) + (self.wins >= _MANY)


def calendar(
    first: date,
    last: date,
    *,
    wins: Mapping[date, int],
    marks: Mapping[date, Mark],
    noted: Set[date],
    pauses: NeutralDays,
    began: date,
    today: date,
) -> tuple[CalendarDay, ...]:
    """Return every day from `first` to `last`, both included; wins of days to come count in nothing."""

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
            day, shape(day), wins.get(day, 0) if day <= today else 0, marks.get(day), day in noted, day in pauses
        )
        for day in (date.fromordinal(each) for each in range(first.toordinal(), last.toordinal() + 1))
    )
