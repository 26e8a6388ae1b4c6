"""A day as it is typed for a talk, which may be one to come."""

import re
from datetime import date, timedelta

from recoverytui.errors import N_, BadInput
from recoverytui.text.days import parse_day

_WHOLE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}")
_TOMORROW = frozenset({"tomorrow", "i morgen", "imorgen"})
_FAR = date(9999, 12, 31)


def parse_coming_day(text: str, today: date) -> date:
    """Return the day that a text names; a weekday, or a date without a year, is the next one. Raises BadInput."""
    said = " ".join(text.lower().split())
    try:
        if said in _TOMORROW:
            return today + timedelta(days=1)
        if _WHOLE.fullmatch(said):
            return parse_day(said, _FAR)
        last = parse_day(said, today)
        if said[:1].isdigit():
            return last if last == today else parse_day(said, today + timedelta(days=366))
        later = parse_day(said, today + timedelta(days=3))
        if later == last + timedelta(days=3):  # today, yesterday, three days ago
            return last
        return last + timedelta(days=7 if today - last < timedelta(days=7) else 14)
    except (BadInput, OverflowError):
        raise BadInput(N_("A day can be written as 2026-12-03, 3/12, tomorrow, monday or yesterday.")) from None
