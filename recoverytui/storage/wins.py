"""Rows of wins: pages newest first, counts per day and week, and data for the overview."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate

from recoverytui.domain.entry import Entry
from recoverytui.domain.win import Theme, Win
from recoverytui.storage import driver, entries
from recoverytui.storage.database import Database

_NEWEST_FIRST = "ORDER BY day DESC, id DESC LIMIT :limit"

_SOME_DAYS = """
    SELECT group_concat(day, ' ') FROM
    (SELECT day FROM win_day WHERE wins > 0 AND day < ? AND day >= ? ORDER BY day DESC LIMIT ?)
"""
_MANY = 4096
"""Number of days whose text is held at once."""
_SPANS = 256
"""Number of weeks whose tallies are held at once: the list of wins is read mostly near its top."""
_AFTER_ALL = "~"
"""A text behind every day."""
_WEEKS = "SELECT week AS span, wins FROM win_week WHERE wins > 0"
_DAYS_OF_WEEK = """
    SELECT day AS span, wins FROM win_day
    WHERE wins > 0 AND day BETWEEN :week AND coalesce(date(:week, '+6 days'), '9999-12-31')
"""


def list_newest(
    db: Database,
    *,
    limit: int,
    before: Entry[Win] | None = None,
    since: date | None = None,
    until: date | None = None,
    theme: Theme | None = None,
) -> list[Entry[Win]]:
    """Return at most `limit` wins after `before`, newest first (by day, then number)."""
    wanted: dict[str, object] = {"limit": limit}
    terms = ["NOT deleted"]
    if before is not None:
        terms.append("(day, id) < (:before_day, :before_id)")
        wanted |= {"before_day": before.noun.day.isoformat(), "before_id": before.number}
    if since is not None:
        terms.append("day >= :since")
        wanted["since"] = since.isoformat()
    if until is not None:
        terms.append("day <= :until")
        wanted["until"] = until.isoformat()
    if theme is not None:
        terms.append("instr(' ' || themes || ' ', ' ' || :theme || ' ')")
        wanted["theme"] = theme
    return list(entries.select(db, Win, f"{' AND '.join(terms)} {_NEWEST_FIRST}", wanted))


def window(db: Database, first: int, size: int) -> list[Entry[Win]]:
    """Return the wins at positions `first` to `first + size`, newest first, without scanning those before."""
    week, skip = _place(db, _WEEKS, {}, first)
    if not week:
        return []
    day, skip = _place(db, _DAYS_OF_WEEK, {"week": week}, skip)
    where = f"NOT deleted AND day <= :day {_NEWEST_FIRST} OFFSET :skip"
    return list(entries.select(db, Win, where, {"day": day, "limit": size, "skip": skip}))


def of_day(db: Database, day: date) -> list[Entry[Win]]:
    """Return the wins of a day in order of writing."""
    return list(entries.select(db, Win, "NOT deleted AND day = ? ORDER BY id", (day.isoformat(),)))


def of_days(db: Database, days: Sequence[date], limit: int) -> list[Entry[Win]]:
    """Return the wins of some days, newest first."""
    where = f"NOT deleted AND day IN ({', '.join('?' * len(days))}) ORDER BY day DESC, id DESC LIMIT ?"
    return list(entries.select(db, Win, where, (*(day.isoformat() for day in days), limit)))


def of_goal(db: Database, uid: str, limit: int) -> list[Entry[Win]]:
    """Return the wins that name a goal, newest first."""
    where = "NOT deleted AND goal = ? ORDER BY day DESC, id DESC LIMIT ?"
    return list(entries.select(db, Win, where, (uid, limit)))


def count(db: Database, until: date) -> tuple[int, int]:
    """Return how many wins there are up to a day, and in how many weeks."""
    week = "date(:until, '-6 days', 'weekday 1')"
    [(wins, weeks)] = db.run(
        f"SELECT total(wins), count(*) FROM win_week WHERE wins > 0 AND week < {week}",
        {"until": until.isoformat()},
    )
    this_week = db.value(
        f"SELECT total(wins) FROM win_day WHERE day >= {week} AND day <= :until",
        {"until": until.isoformat()},
    )
    return int(wins + this_week), weeks + (this_week > 0)


def count_all(db: Database) -> int:
    """Return the number of wins in the list, future days included."""
    return int(db.value("SELECT total(wins) FROM win_week"))


def count_after(db: Database, day: date) -> int:
    """Return the number of wins after a day."""
    return int(db.value("SELECT total(wins) FROM win_day WHERE day > ?", (day.isoformat(),)))


def days_newest_first(db: Database, until: date, since: date = date.min) -> list[date]:
    """Return the days with wins from one day to another, both included, newest first.

    They are fetched as a few texts: the driver releases the GIL for each row, and getting it back takes 5 ms while
    another thread imports the screens.
    """
    found: list[date] = []
    before = f"{until.isoformat()} is over"
    while text := db.value(_SOME_DAYS, (before, since.isoformat(), _MANY)):
        days = text.split(" ")
        found += driver.days(days)
        if len(days) < _MANY:
            break
        before = days[-1]
    return found


def days_between(db: Database, first: date, last: date) -> set[date]:
    """Return the days with wins from `first` to `last`, both included."""
    rows = db.run(
        "SELECT day FROM win_day WHERE wins > 0 AND day BETWEEN ? AND ?",
        (first.isoformat(), last.isoformat()),
    )
    return {driver.day(day) for (day,) in rows}


def count_anew(db: Database) -> bool:
    """Recount the wins per day and week if the tallies are wrong, and return whether they were."""
    mended = False
    with db.transaction():
        for table, span in (("win_day", "day"), ("win_week", "date(day, '-6 days', 'weekday 1')")):
            counted = f"SELECT {span}, count(*) FROM win WHERE NOT deleted GROUP BY 1"
            kept = f"SELECT * FROM {table} WHERE wins <> 0"
            if db.run(f"{counted} EXCEPT {kept}") or db.run(f"{kept} EXCEPT {counted}", not_text=True):
                db.run(f"DELETE FROM {table}")
                db.run(f"INSERT INTO {table} {counted}")
                mended = True
    return mended


def first_day(db: Database) -> str | None:
    """Return the first day with a win as ISO text, or None."""
    return db.value("SELECT min(day) FROM win_day WHERE wins > 0")  # type: ignore[no-any-return]  # a day, or NULL


def last_day(db: Database, until: date) -> date | None:
    """Return the last day with a win up to a day, or None."""
    last = db.value("SELECT max(day) FROM win_day WHERE wins > 0 AND day <= ?", (until.isoformat(),))
    return None if last is None else driver.day(last)


def last_day_before(db: Database, day: date) -> date | None:
    """Return the last day with a win before a day, or None."""
    return None if day == date.min else last_day(db, day - timedelta(days=1))


def _place(db: Database, tallies: str, parameters: dict[str, object], first: int) -> tuple[str, int]:
    """Return the day or week of the win at a position, and the number of its wins before it; "" past the end.

    The tallies are fetched as a few texts, for the reason given in `days_newest_first`.
    """
    some = f"SELECT * FROM ({tallies}) WHERE span < :before ORDER BY span DESC LIMIT {_SPANS}"
    texts = f"SELECT group_concat(span, ' '), group_concat(wins, ' ') FROM ({some})"
    passed, before = 0, _AFTER_ALL
    while True:
        [(spans, wins)] = db.run(texts, {**parameters, "before": before})
        if not wins:
            return "", 0
        named = (spans or "").split(" ")
        try:
            starts = list(accumulate(map(int, wins.split(" ")), initial=passed))
        except ValueError:
            raise driver.damaged() from None
        if len(starts) != len(named) + 1:  # a span that is no day, after which nothing would end
            raise driver.damaged()
        if first < starts[-1]:
            at = bisect_right(starts, first) - 1
            return named[at], first - starts[at]
        passed, before = starts[-1], named[-1]
