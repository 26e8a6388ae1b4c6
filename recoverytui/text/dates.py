"""Parse days and periods as people write them, in every language at once; anything ambiguous is refused."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from recoverytui.domain.languages import LANGUAGES
from recoverytui.domain.validation import composed
from recoverytui.errors import N_, BadInput
from recoverytui.text.translator import MONTHS, WEEKDAYS, Translator

DAYS_AGO = (N_("today"), N_("yesterday"), N_("the day before yesterday"))
_PAST = N_("this past {weekday}")
"""How a language names the latest weekday that has been; in Danish "i fredags"."""
_LAST = N_("last {weekday}")
"""The same, or the one of the week before: understood only where both are one day."""
_SPELLED_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_SHORTEST = 3
"""Letters of the shortest abbreviation of a weekday or month."""
_DAY_OF_MONTH = re.compile(
    r"(?:d\. ?|den )?(?P<day>\d{1,2})(?:\.|st|nd|rd|th)? ?(?P<month>[a-z]{3,})\.?(?: (?P<year>\d{4}))?"
    r"|(?P<month_first>[a-z]{3,})\.? (?P<day_last>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year_last>\d{4}))?",
    re.ASCII,
)
"""A day of a named month: 23. november, 23 nov, november 23, with or without a year."""
_ONE_DAY = timedelta(days=1)
_ISO_DAY, _ISO_MONTH, _YEAR = (4, 2, 2), (4, 2), (4,)


def parse_day(text: str, today: date) -> date:
    """Parse a day, today or earlier; raises BadInput."""
    said = _plain(text)
    day = (
        _iso_day(said)
        or _days_ago(said, today)
        or _day_first(said, today)
        or _named_day(said, today)
        or _named_month_day(said, today)
    )
    if day is None:
        raise BadInput(N_("A day can be written as 2026-11-21, 21/11, yesterday, monday or -3."))
    if day > today:
        raise BadInput(N_("That day is still to come. Write today, or a day that has been."))
    return day


def is_day(text: str) -> bool:
    """Return whether a text is a day, one to come included."""
    try:
        parse_day(text, _FAR)
    except BadInput:
        return False
    return True


def parse_period(text: str, today: date) -> tuple[date, date]:
    """Parse a year or month into its first and last day; raises BadInput."""
    said = _plain(text)
    period = _year(said) or _iso_month(said) or _named_month(said, today)
    if period is None:
        raise BadInput(N_("A year or a month can be written as 2026, 2026-11 or november."))
    if period[0] > today:
        raise BadInput(N_("That time is still to come. Write a year or a month that has begun."))
    return period


def as_weekday(text: str) -> int | None:
    """Return the number of a weekday by its name in any language, 0 for Monday; None for other text."""
    return _weekdays(_PAST).get(name := _spelled_out(_plain(text)), _abbreviated(WEEKDAYS).get(name.removesuffix(".")))


def _plain(text: str) -> str:
    return " ".join(composed(text).lower().split())


def _iso_day(said: str) -> date | None:
    numbers = _numbers(said.split("-"), _ISO_DAY)
    return _day(*numbers) if numbers else None


def _days_ago(said: str, today: date) -> date | None:
    if not (said.startswith("-") and _is_number(said[1:])):
        return None
    try:
        return today - timedelta(days=int(said[1:]))
    except (OverflowError, ValueError):
        return None


def _day_first(said: str, today: date) -> date | None:
    """Return the day of `3/11`, `3.11` or `3.11.2026`; without a year it is the latest one that has come."""
    parts = said.split("/" if "/" in said else ".")
    if len(parts) not in (2, 3) or not all(map(_is_number, parts)) or max(map(len, parts[:2])) > 2:
        return None
    day, month, *year = map(int, parts)
    if year:
        return _day(year[0], month, day) if len(parts[2]) == 4 else None
    return _latest(month, day, today)


def _latest(month: int, day: int, today: date) -> date | None:
    """Return the latest such day that has come."""
    # Eight years back always hold a 29 February, also across 1900 and 2100.
    latest = (_day(today.year - back, month, day) for back in range(9))
    return next((found for found in latest if found and found <= today), None)


def _named_month_day(said: str, today: date) -> date | None:
    """Return the day of `23. november` or `23 nov 2025`; without a year it is the latest one that has come."""
    match = _DAY_OF_MONTH.fullmatch(_spelled_out(said))
    if match is None:
        return None
    month = _abbreviated(MONTHS).get(match["month"] or match["month_first"])
    if month is None:
        return None
    day, year = int(match["day"] or match["day_last"]), match["year"] or match["year_last"]
    return _day(int(year), month + 1, day) if year else _latest(month + 1, day, today)


def _named_day(said: str, today: date) -> date | None:
    name = _spelled_out(said)
    ago = _days_back().get(name)
    if ago is not None:
        return _days_ago(f"-{ago}", today)
    is_last = name in _weekdays(_LAST)
    weekday = _weekdays(_LAST).get(name, as_weekday(name))
    if weekday is None:
        return None
    back = (today.weekday() - weekday - 1) % 7 + 1
    if is_last and back <= today.weekday():
        raise BadInput(N_("That can be read in two ways. Write friday for the latest one, or a date such as 21/11."))
    return _days_ago(f"-{back}", today)


def _year(said: str) -> tuple[date, date] | None:
    numbers = _numbers([said], _YEAR)
    if not numbers or not numbers[0]:
        return None
    return date(numbers[0], 1, 1), date(numbers[0], 12, 31)


def _iso_month(said: str) -> tuple[date, date] | None:
    numbers = _numbers(said.split("-"), _ISO_MONTH)
    return _month(*numbers) if numbers else None


def _named_month(said: str, today: date) -> tuple[date, date] | None:
    """Return the month of `november` (the latest that has begun) or `november 2025`."""
    name, _, year = said.partition(" ")
    index = _in_every_language(MONTHS).get(name)
    if index is None:
        return None
    if year:
        numbers = _numbers([year], _YEAR)
        return _month(numbers[0], index + 1) if numbers else None
    return _month(today.year - (index + 1 > today.month), index + 1)


def _month(year: int, month: int) -> tuple[date, date] | None:
    first = _day(year, month, 1)
    if first is None:
        return None
    last = date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - _ONE_DAY
    return first, last


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numbers(parts: list[str], lengths: tuple[int, ...]) -> list[int] | None:
    """Return the parts as numbers when they are digits of just these lengths, otherwise None."""
    if tuple(map(len, parts)) != lengths or not all(map(_is_number, parts)):
        return None
    return [int(part) for part in parts]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


@cache
def _in_every_language(names: tuple[str, ...]) -> Mapping[str, int]:
    """Return the index of each name, in every language."""
    return {_plain(Translator(language)(name)): index for language in LANGUAGES for index, name in enumerate(names)}


def _spelled_out(text: str) -> str:
    """Return text as a keyboard without æ, ø and å types it."""
    return text.translate(_SPELLED_OUT)


@cache
def _days_back() -> Mapping[str, int]:
    """Return how many days ago a name is; Danish "i går" is also written "igår" and "i gaar"."""
    names = {_spelled_out(name): ago for name, ago in _in_every_language(DAYS_AGO).items()}
    return names | {name.replace(" ", ""): ago for name, ago in names.items()}


@cache
def _weekdays(form: str) -> Mapping[str, int]:
    """Return the index of each weekday in a phrase with it, in every language."""
    return {
        _spelled_out(_plain(words(form, weekday=words(name)))): index
        for words in map(Translator, LANGUAGES)
        for index, name in enumerate(WEEKDAYS)
    }


@cache
def _abbreviated(names: tuple[str, ...]) -> Mapping[str, int]:
    """Return the index of each name and of its beginnings, but of those that begin two names."""
    found: dict[str, set[int]] = {}
    for name, index in _in_every_language(names).items():
        for length in range(_SHORTEST, len(name) + 1):
            found.setdefault(_spelled_out(name[:length]), set()).add(index)
    return {beginning: places.pop() for beginning, places in found.items() if len(places) == 1}


_WHOLE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}|.*[a-z].* \d{4}")
_TOMORROW = (N_("tomorrow"),)
_FAR = date(9999, 12, 31)


@cache
def _tomorrow() -> frozenset[str]:
    names = {_spelled_out(name) for name in _in_every_language(_TOMORROW)}
    return frozenset(names | {name.replace(" ", "") for name in names})


def parse_coming_day(text: str, today: date) -> date:
    """Parse a day that may be in the future; a weekday, or a date without a year, is the next one. Raises BadInput."""
    said = " ".join(text.lower().split())
    try:
        name = _spelled_out(said)
        if name in _tomorrow():
            return today + timedelta(days=1)
        if name in _weekdays(_PAST) or name in _weekdays(_LAST):
            return parse_day(said, today)
        if _WHOLE.fullmatch(said):
            return parse_day(said, _FAR)
        last = parse_day(said, today)
        if said[:1].isdigit() or _DAY_OF_MONTH.fullmatch(name):
            # 365 days hold each day of a year once, but for 29 February.
            ahead = (parse_day(said, today + timedelta(days=365 * years)) for years in range(1, 9))
            return last if last == today else next(day for day in ahead if day > today)
        later = parse_day(said, today + timedelta(days=3))
        if later == last + timedelta(days=3):  # today, yesterday, three days ago
            return last
        return last + timedelta(days=7 if today - last < timedelta(days=7) else 14)
    except (BadInput, OverflowError):
        raise BadInput(N_("A day can be written as 2026-12-03, 3/12, tomorrow, monday or yesterday.")) from None
