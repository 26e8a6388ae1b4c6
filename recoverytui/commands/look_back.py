"""Commands for looking back: calendar, and counts over time."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from recoverytui.commands.diary import Diary
from recoverytui.dataclass import dataclass
from recoverytui.domain.entry import Entry
from recoverytui.domain.win import Theme, Win
from recoverytui.storage import days as day_rows
from recoverytui.storage import look_back as rows

if TYPE_CHECKING:
    from recoverytui.domain.calendar import CalendarDay

MONTHS = 12
"""Number of months in the counts over time, the current one included."""
MOST_COMPANIES = 8


@dataclass
class OverTime:
    """Wins per month with one theme or company, oldest month first."""

    name: str
    per_month: tuple[int, ...]


def days(diary: Diary, first: date, last: date, *, as_of: date | None = None) -> "tuple[CalendarDay, ...]":
    """Return the days of the calendar from one day to another, both included, as of a day (None is today)."""
    from recoverytui.domain import calendar as rules  # imported late: a search needs no calendar
    from recoverytui.domain.neutral_days import NeutralDays

    today = as_of or diary.today
    with diary.db.reading():
        pauses = ((pause.noun.start, pause.noun.end) for pause in day_rows.pauses(diary.db, since=first))
        return rules.calendar(
            first,
            last,
            wins=rows.wins_per_day(diary.db, first, last),
            themes=rows.themes_per_day(diary.db, first, last),
            marks=rows.marks(diary.db, first, last),
            noted=rows.noted(diary.db, first, last),
            pauses=NeutralDays(pauses, (), today),
            began=diary.began,
            today=today,
        )


def themes_over_time(diary: Diary) -> tuple[OverTime, ...]:
    """Return the wins per month of each theme, in the order of the themes."""
    return _over_time(diary, "themes", str.split, [theme.value for theme in Theme])


def company_over_time(diary: Diary) -> tuple[OverTime, ...]:
    """Return the wins per month of the eight most frequent companions, most frequent first."""
    return _over_time(diary, "with", lambda name: [name], None)[:MOST_COMPANIES]


def on_this_day(diary: Diary, limit: int = 3) -> list[Entry[Win]]:
    """Return wins of this day in earlier years, and else of this day in earlier months, the newest first."""
    return rows.on_this_day(diary.db, diary.today, limit)


def _over_time(
    diary: Diary, column: str, split: Callable[[str], list[str]], order: list[str] | None
) -> tuple[OverTime, ...]:
    months = list(_last_months(diary.today))
    first = date.fromisoformat(f"{months[0]}-01")
    counts: dict[str, list[int]] = {}
    for month, value, wins in rows.wins_by(diary.db, column, first, diary.today):
        for name in split(value):
            counts.setdefault(name, [0] * len(months))[months.index(month)] += wins
    names = order or sorted(counts, key=lambda name: (-sum(counts[name]), name))
    return tuple(OverTime(name, tuple(counts[name])) for name in names if name in counts)


def _last_months(today: date) -> Iterator[str]:
    this = today.year * 12 + today.month - 1
    for month in range(max(this - MONTHS + 1, 12), this + 1):
        yield f"{month // 12:04}-{month % 12 + 1:02}"
