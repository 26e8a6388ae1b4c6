"""The calendar: shape and letter of each day of a period."""

from collections.abc import Iterable, Mapping, Set
from datetime import date
from enum import StrEnum

from recoverytui.dataclass import dataclass
from recoverytui.domain.day import Mark
from recoverytui.domain.neutral_days import NeutralDays
from recoverytui.domain.win import Theme


class Shape(StrEnum):
    """State of a day."""

    WIN = "win"
    HARD = "hard"
    REST = "rest"
    PAUSE = "pause"
    OPEN = "open"
    """Today, with no entry yet."""
    QUIET = "quiet"
    BLANK = "blank"
    """Before the start of the diary, or in the future."""


class DayLetter(StrEnum):
    """What a day is in every strip and calendar, as one letter; `text.glyphs` maps it to a glyph.

    The letters include those of `rhythm.strip`, where `P` stands for all neutral days.
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
    """Only a note."""
    QUIET = "."
    OPEN = "T"
    BLANK = " "


_OF_SHAPE = {
    Shape.HARD: DayLetter.HARD,
    Shape.REST: DayLetter.REST,
    Shape.PAUSE: DayLetter.REST,
    Shape.OPEN: DayLetter.OPEN,
    Shape.QUIET: DayLetter.QUIET,
    Shape.BLANK: DayLetter.BLANK,
}


@dataclass
class CalendarDay:
    """A day of the calendar."""

    day: date
    shape: Shape
    wins: int
    mark: Mark | None
    """Mark of the day, even if it has wins."""
    noted: bool
    """Whether it has a note."""
    paused: bool = False
    """Whether it is in a pause."""
    theme: Theme | None = None
    """Theme of one of its wins, for colour."""

    @property
    def beside_wins(self) -> Shape | None:
        """What a day with wins is besides: hard, rest or pause; None for any other day."""
        if not self.wins:
            return None
        return Shape(self.mark) if self.mark else Shape.PAUSE if self.paused else None

    @property
    def letter(self) -> DayLetter:
        """The letter of the day; a note shows only on a day without any other."""
        if self.wins:
            beside = self.beside_wins
            return (
                DayLetter.WIN if beside is None else DayLetter.HARD_WIN if beside is Shape.HARD else DayLetter.REST_WIN
            )
        if self.noted and self.shape in {Shape.QUIET, Shape.BLANK}:
            return DayLetter.NOTE
        return _OF_SHAPE[self.shape]


THEMED = {theme: str(number) for number, theme in enumerate(Theme, start=1)}
"""Digits that replace `DayLetter.WIN` in a strip to add a theme colour."""


def strip(days: Iterable[CalendarDay]) -> str:
    """Return the letters of a list of days; a themed win is the digit of its theme."""
    return "".join(THEMED[day.theme] if day.theme and day.letter is DayLetter.WIN else day.letter.value for day in days)


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
