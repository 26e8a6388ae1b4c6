"""Merge imported days and their tombstones into the diary, by mark and by note."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum, auto
from typing import NamedTuple, cast

from recoverytui.dataclass import replace
from recoverytui.domain import day_versions
from recoverytui.domain.book import Deleted, ImportedEntry
from recoverytui.domain.day import Day
from recoverytui.domain.day_versions import State
from recoverytui.domain.entry import Entry, Kind
from recoverytui.imports.merge import canonical
from recoverytui.storage import bulk as rows
from recoverytui.storage import entries
from recoverytui.storage.undo_log import Step


class Outcome(Enum):
    """What an imported day or tombstone does to the diary."""

    NEW = auto()
    CHANGED = auto()
    """The file has later words, or took some away."""
    MERGED = auto()
    """The day now has parts of both sides."""
    BACK = auto()
    """It was deleted here, and the file has a later version."""
    DELETED = auto()
    KNOWN = auto()
    """The day stays as it is; the diary may take times, or versions that were replaced elsewhere."""
    OLDER = auto()
    """The diary has newer words, and keeps these."""
    STAYS_DELETED = auto()


_SEEN = {Outcome.NEW, Outcome.CHANGED, Outcome.MERGED, Outcome.BACK, Outcome.DELETED}


class DayChange(NamedTuple):
    """A day to store: one that is new, or the row that it replaces."""

    kept: Entry[Day] | None
    day: Day
    written_at: str | None
    changed_at: str
    deleted: bool
    is_seen: bool
    """Whether mark or note change, so that undo has to take it back."""


def incoming(several: Sequence[ImportedEntry], tombstones: Sequence[Deleted]) -> Iterator[tuple[State, ImportedEntry]]:
    """Yield what a file says of each day, as a state and as an entry; a tombstone is an entry without words."""
    for imported in several:
        yield day_versions.state(_day(imported), imported.changed_at), imported
    for each in tombstones:
        if each.kind is Kind.DAY:
            day = date.fromisoformat(each.uid)
            if each.replaced is None:
                of = day_versions.deletion(day, each.changed_at)
            else:
                of = day_versions.tombstone(day, each.changed_at, each.mark_changed_at, each.replaced)
            yield of, ImportedEntry(each.uid, Day(day), None, each.changed_at)


def judge(
    theirs: State, imported: ImportedEntry, kept: Entry[Day] | None, gone: str | None
) -> tuple[Outcome, DayChange | Deleted | None]:
    """Return the outcome for what a file says of a day, and the change to make, if any."""
    mine = _mine(theirs.day, kept, gone)
    both = day_versions.joined(mine, theirs)
    if kept is None and both.is_blank and both.is_plain_deletion:
        change = None if gone == both.changed_at else Deleted(imported.uid, Kind.DAY, both.changed_at)
        return Outcome.KNOWN if theirs.is_blank else Outcome.STAYS_DELETED, change
    day = day_versions.to_day(both, _base(_day(imported), imported, kept))
    if both.is_blank:
        outcome = Outcome.KNOWN if theirs.is_blank else Outcome.STAYS_DELETED
        if kept is not None and not kept.deleted:
            outcome = Outcome.DELETED
    elif kept is None:
        outcome = Outcome.NEW
    elif kept.deleted:
        outcome = Outcome.BACK
    elif kept.noun != day:
        is_of_both = _adds(theirs, mine, both) and _adds(mine, theirs, both)
        outcome = Outcome.MERGED if is_of_both else Outcome.CHANGED
    else:
        is_here = imported.noun == day or (theirs.notes <= mine.notes and theirs.mark in {None, mine.mark})
        outcome = Outcome.KNOWN if theirs.is_blank or is_here else Outcome.OLDER
    if both == mine:
        return outcome, None
    written_at = imported.written_at if kept is None else kept.written_at or imported.written_at
    return outcome, DayChange(kept, day, written_at, both.changed_at, both.is_blank, outcome in _SEEN)


def store(step: Step, change: DayChange) -> None:
    """Store a day, recorded for undo if it is seen."""
    uid = change.day.day.isoformat()
    if change.kept is None:
        rows.no_longer_gone(step.db, Kind.DAY, uid)
        number = entries.next_number(step.db, Kind.DAY)
        after = Entry(number, uid, change.day, change.written_at, change.changed_at, change.deleted)
        rows.add_one(step, after, noted=change.is_seen)
        return
    after = replace(
        change.kept,
        noun=change.day,
        written_at=change.written_at,
        changed_at=change.changed_at,
        deleted=change.deleted,
    )
    if change.is_seen:
        rows.put(step, change.kept, after)
    else:
        entries.overwrite(step.db, change.kept, after)


def _adds(one: State, other: State, both: State) -> bool:
    """Return whether the merged day shows something of one side that the other lacks."""
    return bool(both.notes & one.notes - other.notes) or (both.mark is not None and other.mark != both.mark)


def _mine(day: date, kept: Entry[Day] | None, gone: str | None) -> State:
    if kept is not None:
        return day_versions.state(kept.noun, kept.changed_at, deleted=kept.deleted)
    return State(day) if gone is None else day_versions.deletion(day, gone)


def _base(theirs: Day, imported: ImportedEntry, kept: Entry[Day] | None) -> Day:
    """Return the version that gives every other field; its words are kept by a day that is deleted."""
    if kept is None or (not kept.noun.mark and not kept.noun.note):
        return theirs
    if not theirs.mark and not theirs.note:
        return kept.noun
    of_file = (imported.changed_at, canonical(theirs, None))
    return theirs if of_file > (kept.changed_at, canonical(kept.noun, None)) else kept.noun


def _day(imported: ImportedEntry) -> Day:
    return cast(Day, imported.noun)
