"""Rows of strategies and their uses: how often each helped lately."""

from collections.abc import Sequence
from datetime import date

from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.strategy import Strategy, Use
from recoverytui.storage import driver, entries
from recoverytui.storage.database import Database

# CROSS JOIN fixes the join order: from each strategy to its own days, never a scan of all recent entries.
_TIMES_HELPED = """
    SELECT strategy, count(*), max(day) FROM (
        SELECT use.strategy, use.day FROM strategy CROSS JOIN use ON use.strategy = strategy.uid
        WHERE strategy.pinned >= :pinned
        AND NOT use.deleted AND use.helped IN ('yes', 'little') AND use.day BETWEEN :since AND :until
        UNION ALL
        SELECT win.strategy, win.day FROM strategy CROSS JOIN win ON win.strategy = strategy.uid
        WHERE strategy.pinned >= :pinned AND NOT win.deleted AND win.day BETWEEN :since AND :until
    ) GROUP BY strategy
"""


def every(db: Database, *, away: bool = False) -> list[Entry[Strategy]]:
    """Return the strategies in the list, or the archived ones."""
    return list(entries.select(db, Kind.STRATEGY, "NOT deleted AND away = ? ORDER BY id", (away,)))


def pinned(db: Database) -> list[Entry[Strategy]]:
    """Return the strategies that are on the overview."""
    return list(entries.select(db, Kind.STRATEGY, "NOT deleted AND NOT away AND pinned ORDER BY id"))


def helped(db: Database, since: date, until: date, *, only_pinned: bool = False) -> dict[str, tuple[int, date]]:
    """Return how often each strategy helped between two days, and on which day last, by uid (measure F)."""
    rows = db.run(_TIMES_HELPED, {"since": since.isoformat(), "until": until.isoformat(), "pinned": only_pinned})
    return {uid: (times, driver.day(last)) for uid, times, last in rows}


def helped_on(db: Database, days: Sequence[date]) -> set[str]:
    """Return the uids of the strategies that helped on any of some days, by a use or by a win."""
    any_of, values = ", ".join("?" * len(days)), [day.isoformat() for day in days]
    rows = db.run(
        f"SELECT strategy FROM use WHERE NOT deleted AND helped IN ('yes', 'little') AND day IN ({any_of})"
        f" UNION SELECT strategy FROM win WHERE NOT deleted AND strategy IS NOT NULL AND day IN ({any_of})",
        (*values, *values),
    )
    return {uid for (uid,) in rows}


def uses(db: Database, uid: str) -> list[Entry[Use]]:
    """Return the uses of a strategy, newest first."""
    return list(entries.select(db, Kind.USE, "NOT deleted AND strategy = ? ORDER BY day DESC, id DESC", (uid,)))


def uses_of_day(db: Database, day: date) -> list[Entry[Use]]:
    """Return the uses on a day in the order they were written."""
    return list(entries.select(db, Kind.USE, "NOT deleted AND day = ? ORDER BY id", (day.isoformat(),)))
