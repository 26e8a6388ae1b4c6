"""Recognise dates as diaries write them: ISO, numbers in either order, and month names of several languages.

`text.dates` reads the days that a person types, relative to today. Files are read without today: whole dates only.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

_MONTHS = (
    "january januar januari jänner",
    "february februar februari feber",
    "march marts märz mrz mars mar",
    "april",
    "may maj mai",
    "june juni",
    "july juli",
    "august augusti",
    "september",
    "october oktober",
    "november",
    "december dezember desember",
)
"""Names in English, Danish, German, Norwegian and Swedish; the first three letters or more are enough."""
_WEEKDAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    *("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag"),
    *("måndag", "tisdag", "lördag", "söndag"),
)
_WORD = r"[^\W\d_]+"
_DEN = r"(?:[Dd]en +|[Dd]\. ?|[Tt]he +)"
_BEFORE = rf"(?:(?!{_DEN})(?P<weekday>{_WORD})\.?,? +)?{_DEN}?"
_TIME = (
    r"(?:[ T,]+(?:kl\.? ?|at |um )?\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?)?"
    r"(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?(?![\w:]))?"
)
_FORMS = re.compile(
    rf"{_BEFORE}"
    r"(?:(?P<y>\d{4})(?P<sep>[-/._])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
    r"|(?P<whole>(?:19|20)\d{6})"
    r"|(?P<a>\d{1,2})(?P<mark>[-/.])(?:(?<=\.) )?(?P<b>\d{1,2})(?:(?P=mark)(?P<y2>\d{4}|\d\d)"
    r"|(?:\.? (?P<y5>\d{4})|(?:(?<=/\d)|(?<=/\d\d))-(?P<y6>\d{4}|\d\d))(?![-/.]\d))"
    rf"|(?P<d3>\d{{1,2}})(?:\.|st|nd|rd|th)?,? +(?:of +)?(?P<name>{_WORD})\.?,? +(?P<y3>\d{{4}})"
    rf"|(?P<name4>{_WORD})\.? +(?P<d4>\d{{1,2}})(?:\.|st|nd|rd|th)?,? +(?P<y4>\d{{4}}))"
    rf"(?!\d)(?P<time>{_TIME})"
)
_YEARLESS = re.compile(
    rf"{_BEFORE}"
    rf"(?:(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:\.|st|nd|rd|th)? +(?P<name>{_WORD})"
    rf"|(?P<name3>{_WORD})\.? +(?P<d3>\d{{1,2}})(?:\.|st|nd|rd|th)?)(?=[\s:,.]|$)"
)
_HEAD = re.compile(rf"{_DEN}?\d|{_WORD}\.?,? +{_DEN}?\d|{_WORD}\.?,? +{_WORD}\.? +\d")
"""A cheap test before the long pattern."""


class Found(NamedTuple):
    """A date at the beginning of a text."""

    day: date | None
    """None for a date that does not exist, such as 2026-11-33."""
    end: int
    """Where the text after it begins."""
    has_time: bool
    is_ambiguous: bool
    """Whether day and month could be exchanged."""


class DayForms:
    """Reads the dates of one file, in one order of day and month."""

    def __init__(self, heads: Iterable[str] = ()) -> None:
        """Look for dates that exist in one order only, such as 3/21/2026, at the beginning of the given texts."""
        first = second = False
        for head in heads:
            found = _FORMS.match(head) if _HEAD.match(head) else None
            if found and found["a"]:
                first |= int(found["a"]) > 12 >= int(found["b"])
                second |= found["mark"] != "." and int(found["b"]) > 12 >= int(found["a"])
        self._is_month_first = second and not first
        self._is_known = first or second

    def match(self, text: str) -> Found | None:
        """Return the date at the beginning of a text, with its weekday and its time of day."""
        found = _FORMS.match(text) if _HEAD.match(text) else None
        if found is None or (found["weekday"] and not is_weekday(found["weekday"])):
            return None
        ambiguous = False
        if found["y"]:
            numbers = found["y"], found["m"], found["d"]
        elif found["whole"]:
            numbers = found["whole"][:4], found["whole"][4:6], found["whole"][6:]
        elif found["a"]:
            first, second = found["a"], found["b"]
            if self._is_month_first and found["mark"] != ".":
                first, second = second, first
            ambiguous = not self._is_known and found["mark"] == "/" and first != second
            year = found["y2"] or found["y5"] or found["y6"]
            numbers = (year if len(year) == 4 else f"20{year}"), second, first
        else:
            month = month_number(found["name"] or found["name4"])
            if month is None:
                return None
            numbers = found["y3"] or found["y4"], str(month), found["d3"] or found["d4"]
        return Found(_day(*map(int, numbers)), found.end(), bool(found["time"]), ambiguous)

    def yearless(self, text: str, year: int | None) -> Found | None:
        """Return the date without a year at the beginning of a text, day first; it exists only in a known year."""
        found = _YEARLESS.match(text) if _HEAD.match(text) else None
        if found is None or (found["weekday"] and not is_weekday(found["weekday"])):
            return None
        month = int(found["m"]) if found["m"] else month_number(found["name"] or found["name3"])
        if month is None:
            return None
        day = _day(year, month, int(found["d"] or found["d2"] or found["d3"])) if year else None
        return Found(day, found.end(), has_time=False, is_ambiguous=False)

    def whole(self, text: str) -> Found | None:
        """Return the date that a whole text is, perhaps with a weekday after it."""
        text = text.strip()
        found = self.match(text)
        rest = text[found.end :].strip(" .,:()]") if found else ""
        return found if found and (not rest or is_weekday(rest)) else None


def month_number(name: str) -> int | None:
    """Return the number of a month by its name or the beginning of it, in any of the languages."""
    name = name.casefold()
    if len(name) < 3:
        return None
    return next(
        (at for at, names in enumerate(_MONTHS, start=1) if any(each.startswith(name) for each in names.split())), None
    )


def is_weekday(word: str) -> bool:
    """Return whether a word is the name of a weekday or the beginning of one."""
    word = word.casefold().rstrip(".")
    return len(word) >= 2 and any(each.startswith(word) for each in _WEEKDAYS)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
