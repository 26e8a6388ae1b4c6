"""Read a page of wins: one on each line, with or without a day before it. Nothing is guessed."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from recoverytui.domain.languages import LANGUAGES
from recoverytui.domain.validation import LONGEST, clean
from recoverytui.errors import N_, BadInput
from recoverytui.text.dates import as_weekday, parse_day
from recoverytui.text.translator import WEEKDAYS, Translator

_BULLET = re.compile(r"[-*•–][ \t]+")
_WHOLE_DATE = re.compile(r"(\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?:[ \t]+(?:[-–][ \t]+)?)(?=\S)")
"""A date with its year before a text: it needs no colon."""
_SHORT_DATE = re.compile(r"\d{1,2}[./]\d{1,2}\.?(?=\s)")
"""A day and a month before a text: "3/4 of the book" begins with one as well."""
_LONGEST_DAY = 24
"""The most characters before a colon that may be a day."""


class Line(NamedTuple):
    """A win on a page: its day, and its text."""

    day: date
    text: str


def read_page(text: str, today: date, first: date | None = None) -> list[Line]:
    """Return the wins of a page in its order, with their days.

    A day holds for its line when a colon follows it, and for the lines below when it stands alone. A line without one
    is of today, or of `first`. A weekday below another day is the next such day on the page. Raises BadInput with the
    number of the line for a day that is to come, one that could be text as well, and too long a text.
    """
    page = _Page(today, first)
    found = [win for number, line in enumerate(clean(text).split("\n"), 1) for win in page.read(number, line.strip())]
    if not found:
        raise BadInput(N_("There are no words yet. Nothing was saved."))
    return found


class _Page:
    """The days of a page, while it is read line by line."""

    def __init__(self, today: date, first: date | None) -> None:
        self.today, self.first = today, first
        self.day = first or today
        self._last = first
        """The last day that the page named."""

    def read(self, number: int, line: str) -> Iterator[Line]:
        """Yield the win of a line, if it has one."""
        bare = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
        before, colon, after = bare.partition(":")
        day = self._day(number, before)
        if day is not None and not after.strip() and (colon or not _is_short(before)):
            self.day = day
            return
        if day is not None and after.strip():
            yield Line(day, self._bounded(number, after.strip()))
        elif whole := _WHOLE_DATE.match(bare):
            yield Line(self._named(number, whole[1], parse_day), self._bounded(number, bare[whole.end() :]))
        elif bare is line and (unclear := self._unclear(bare)):
            raise BadInput(
                N_("Line {line}: is {day} a day? Then put a colon after it. If not, begin the line with a dash."),
                line=number,
                day=unclear,
            )
        elif bare:
            yield Line(self.day, self._bounded(number, bare))

    def _unclear(self, line: str) -> str:
        """Return the beginning of a line that may be a day, empty when there is none."""
        if short := _SHORT_DATE.match(line):
            return short[0]
        if _is_short(line.strip().rstrip(".")):
            return line
        parts = line.split()
        beginnings = (" ".join(parts[:length]) for length in (3, 2) if length < len(parts))
        return next((each for each in beginnings if _is_dated(each)), "")

    def _day(self, number: int, said: str) -> date | None:
        """Return the day that a beginning of a line names, None when it is text."""
        said = said.strip().removesuffix(".")
        if not said or len(said) > _LONGEST_DAY or said.startswith("-"):
            return None
        weekday = as_weekday(said)
        if weekday is not None and self._last is not None:
            later = self._last + timedelta(days=(weekday - self._last.weekday()) % 7)
            return self._named(number, said, lambda _said, _today: later)
        return self._named(number, said, parse_day) if _is_a_day(said) else None

    def _named(self, number: int, said: str, parse: Callable[[str, date], date]) -> date:
        try:
            day = parse(said, self.today)
        except BadInput:
            day = date.max
        if day > self.today:
            raise BadInput(
                N_("Line {line}: {day} is still to come. Write it with its date, such as 2026-11-21."),
                line=number,
                day=said,
            )
        self._last = day
        return day

    def _bounded(self, number: int, text: str) -> str:
        if len(text) > LONGEST:
            raise BadInput(N_("Line {line} is longer than {most} characters."), line=number, most=LONGEST)
        return text


def _is_a_day(said: str) -> bool:
    try:
        parse_day(said, date.max)
    except (BadInput, OverflowError):
        return False
    return True


def _is_dated(said: str) -> bool:
    """Return whether a text is a day with a number in it, such as 23 nov."""
    return any(sign.isdigit() for sign in said) and _is_a_day(said)


def _is_short(said: str) -> bool:
    """Return whether a text is an abbreviated weekday: "Sun" may be a win as well."""
    return as_weekday(said) is not None and said.strip().casefold() not in _weekday_names()


@cache
def _weekday_names() -> frozenset[str]:
    return frozenset(Translator(language)(name).casefold() for language in LANGUAGES for name in WEEKDAYS)
