"""JSON output of entries: the record of the JSON document plus the short id."""

from collections.abc import Iterable
from typing import TypeAlias

from recoverytui.domain.book import LISTS
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.domain.rhythm import Streak
from recoverytui.domain.serialization import BOOKKEEPING, to_record

Shape: TypeAlias = dict[str, object]


def item(entry: Entry[Noun]) -> Shape:
    """Return an entry as in the JSON document, with its id first."""
    said = {key: value for key, value in to_record(entry.noun).items() if key not in BOOKKEEPING}
    shape: Shape = {"id": entry.id, "uid": entry.uid, **said}
    if entry.noun.kind is Kind.DAY:
        del shape["uid"]
    else:
        shape["written_at"] = entry.written_at
    return {**shape, "changed_at": entry.changed_at}


def listing(kind: Kind, entries: Iterable[Entry[Noun]]) -> Shape:
    """Return a list of entries under its plural name."""
    return {LISTS[kind]: [item(entry) for entry in entries]}


def measures(streak: Streak, returns: int) -> Shape:
    """Return the measures of rhythm."""
    run, new_page = streak.run, streak.new_page
    return {
        "as_of": streak.as_of.isoformat(),
        "began": streak.began.isoformat(),
        **({} if new_page is None else {"page": new_page.isoformat()}),
        "wins": streak.wins,
        "weeks_with_wins": streak.weeks_with_wins,
        "last_14_days": {"days_with_wins": streak.days_with_wins, "strip": streak.strip},
        "rhythm": {
            "days_a_week": streak.days_a_week,
            "kept_weeks": streak.kept_weeks,
            "weeks": list(streak.weeks),
        },
        "gentle_streak": run and {"days": run.days, "since": run.since.isoformat()},
        "returns": returns,
    }
