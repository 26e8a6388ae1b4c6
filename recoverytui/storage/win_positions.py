"""Positions of wins in the list, newest first, counted by month; of all wins or of one theme."""

from collections.abc import Sequence
from datetime import date, timedelta

from recoverytui.domain.entry import Entry
from recoverytui.domain.win import Theme, Win
from recoverytui.storage import driver, entries
from recoverytui.storage.database import Database

Months = Sequence[tuple[date, int]]
"""First day of each month that has wins, with their number, newest first."""

_OF_THEME = "instr(' ' || themes || ' ', ' ' || :theme || ' ')"


def months(db: Database, theme: Theme | None = None) -> tuple[tuple[date, int], ...]:
    """Return the months with wins; a theme needs a scan of all wins, otherwise the tallies suffice."""
    counted = "SELECT substr(day, 1, 7), sum(wins) FROM win_day WHERE wins > 0 GROUP BY 1 ORDER BY 1 DESC"
    if theme is not None:
        counted = (
            f"SELECT substr(day, 1, 7), count(*) FROM win WHERE NOT deleted AND {_OF_THEME} GROUP BY 1 ORDER BY 1 DESC"
        )
    rows = db.each(counted, {"theme": theme} if theme is not None else {})
    return tuple((driver.day(f"{month}-01"), wins) for month, wins in rows)


def position(db: Database, counted: Months, day: date, number: int | None, theme: Theme | None = None) -> int:
    """Return the number of wins before a win, or before the wins of a day when no number is given."""
    month = day.replace(day=1)
    newer = sum(wins for first, wins in counted if first > month)
    within = (
        "SELECT count(*) FROM win WHERE NOT deleted AND day BETWEEN :day AND :last AND (day > :day OR id > :number)"
    )
    parts: dict[str, object] = {"day": day.isoformat(), "last": _last_of(month).isoformat(), "number": number}
    if number is None:
        within = "SELECT count(*) FROM win WHERE NOT deleted AND day > :day AND day <= :last"
    if theme is not None:
        within += f" AND {_OF_THEME}"
        parts["theme"] = theme
    return newer + int(db.value(within, parts))


def of_theme(db: Database, theme: Theme, counted: Months, first: int, size: int) -> list[Entry[Win]]:
    """Return the wins of a theme at positions `first` to `first + size`, scanning one month at most."""
    for month, wins in counted:
        if wins > first:
            where = f"NOT deleted AND day <= :last AND {_OF_THEME} ORDER BY day DESC, id DESC LIMIT :limit OFFSET :skip"
            parts = {"last": _last_of(month).isoformat(), "theme": theme, "limit": size, "skip": first}
            return list(entries.select(db, Win, where, parts))
        first -= wins
    return []


def _last_of(month: date) -> date:
    """Return the last day of the month that starts on a day."""
    if (month.year, month.month) == (date.max.year, date.max.month):
        return date.max
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
