"""Queries for the history: wins per day, per month and theme or company, and on this day of earlier years."""

from collections.abc import Iterator
from datetime import date

from recoverytui.domain.day import Day, Mark
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.domain.win import Theme, Win
from recoverytui.storage import entries
from recoverytui.storage.database import Database


def wins_per_day(db: Database, first: date, last: date) -> dict[date, int]:
    """Return the number of wins per day from `first` to `last`, without days that have none."""
    rows = db.run("SELECT day, wins FROM win_day WHERE wins > 0 AND day BETWEEN ? AND ?", _span(first, last))
    # An altered win has taken its tally along; `check` counts again.
    return {date.fromisoformat(day): wins for day, wins in rows if _is_day(day)}


def themes_per_day(db: Database, first: date, last: date) -> dict[date, Theme]:
    """Return the first theme of the last themed win of each day from `first` to `last`; days without are left out."""
    last_ones = "SELECT max(id) FROM win WHERE NOT deleted AND themes <> '' AND day BETWEEN ? AND ? GROUP BY day"
    wins = entries.select(db, Win, f"id IN ({last_ones})", _span(first, last))
    return {win.noun.day: win.noun.themes[0] for win in wins}


def marks(db: Database, first: date, last: date) -> dict[date, Mark]:
    """Return how the days from `first` to `last` are marked."""
    days = entries.select(db, Day, "NOT deleted AND mark IS NOT NULL AND day BETWEEN ? AND ?", _span(first, last))
    return {each.noun.day: each.noun.mark for each in days if each.noun.mark}


def noted(db: Database, first: date, last: date) -> frozenset[date]:
    """Return the days from `first` to `last` that have a note."""
    days = entries.select(db, Day, "NOT deleted AND note IS NOT NULL AND day BETWEEN ? AND ?", _span(first, last))
    return frozenset(each.noun.day for each in days)


def _is_day(text: object) -> bool:
    try:
        date.fromisoformat(str(text))
    except ValueError:
        return False
    return True


def wins_by(db: Database, column: str, first: date, last: date) -> Iterator[tuple[str, str, int]]:
    """Yield month (`2026-11`), column value and number of wins, for the wins from `first` to `last`."""
    yield from db.each(
        f'SELECT substr(day, 1, 7), "{column}", count(*) FROM win'
        f" WHERE NOT deleted AND day BETWEEN ? AND ? AND coalesce(\"{column}\", '') <> '' GROUP BY 1, 2",
        _span(first, last),
    )


def naming(db: Database, entry: Entry[Noun]) -> set[tuple[str, int]]:
    """Return kind and number of a goal or strategy and the entries that refer to it."""
    named_in = {Kind.GOAL: (Kind.WIN, Kind.TRYOUT), Kind.STRATEGY: (Kind.WIN, Kind.USE)}
    kind = entry.noun.kind
    return {(str(kind), entry.number)} | {
        (str(table), number)
        for table in named_in[kind]
        for (number,) in db.each(f"SELECT id FROM {table} WHERE NOT deleted AND {kind} = ?", (entry.uid,))
    }


def on_this_day(db: Database, day: date, limit: int) -> list[Entry[Win]]:
    """Return the wins of the same day of the month in earlier months and years, newest first."""
    days = [
        found
        for (found,) in db.each(
            "SELECT day FROM win_day WHERE wins > 0 AND day < ? AND substr(day, 9) = ? ORDER BY day DESC",
            (day.isoformat(), f"{day.day:02}"),
        )
    ]
    same_day_of_year = [found for found in days if found[5:7] == f"{day.month:02}"]
    found: list[Entry[Win]] = []
    for each in [*same_day_of_year, *(other for other in days if other not in set(same_day_of_year))]:
        found += entries.select(db, Win, "NOT deleted AND day = ? ORDER BY id", (each,))
        if len(found) >= limit:
            break
    return found[:limit]


def _span(first: date, last: date) -> tuple[str, str]:
    return first.isoformat(), last.isoformat()
