"""Bulk reads for export and bulk writes for import; only where stated can undo take them back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import TypeVar

from recoverytui.dataclass import replace
from recoverytui.domain import day_versions
from recoverytui.domain.book import LISTS, Deleted, ImportedEntry, Line
from recoverytui.domain.day import Day
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.domain.serialization import KEYS
from recoverytui.storage import checksums, driver, entries, row_codec, search_index
from recoverytui.storage.database import Database
from recoverytui.storage.undo_log import Step

N = TypeVar("N", bound=Noun)

_DAY = {kind: "day" for kind in LISTS if "day" in KEYS[kind]} | {Kind.PAUSE: "start"}
"""The column with the day of an entry."""
_LINE = itemgetter(slice(1, -1))
"""A row without its number and without whether it is deleted."""


def lines(db: Database, kind: Kind, since: date | None = None, until: date | None = None) -> Iterator[Line]:
    """Yield the entries of a kind in document order; a period filters those that have a day."""
    order = ", ".join(filter(None, (_DAY.get(kind), "written_at", "uid")))
    within, period = _within(kind, since, until)
    return map(_LINE, checksums.rows(db, kind, f"NOT deleted{within} ORDER BY {order}", period))


def deleted(db: Database) -> list[Deleted]:
    """Return the tombstones of deleted entries, permanent or not, in document order."""
    gone = checksums.rows(db, "gone", "true")
    found = [Deleted(uid, driver.one_of(Kind, kind), changed_at) for uid, kind, changed_at in gone]
    for kind in LISTS:
        if kind is Kind.DAY:
            found += filter(None, map(_deleted_day, entries.select(db, Day, "deleted")))
        else:
            found += [Deleted(row[1], kind, row[-2]) for row in checksums.rows(db, kind, "deleted")]
    return sorted(found, key=lambda each: (each.uid, each.kind))


def _deleted_day(entry: Entry[Day]) -> Deleted | None:
    """Return the tombstone of a day; None when the import that brought it was undone."""
    of = day_versions.state(entry.noun, entry.changed_at, deleted=True)
    if of.changed_at == day_versions.NEVER:
        return None
    whole = Deleted(entry.uid, Kind.DAY, of.changed_at)
    if of.is_plain_deletion:
        return whole
    marked_at = None if of.mark_changed_at == day_versions.NEVER else of.mark_changed_at
    return whole._replace(mark_changed_at=marked_at, replaced=day_versions.replaced_text(of) or "")


def kept(db: Database, noun_type: type[N], uids: Sequence[str]) -> dict[str, Entry[N]]:
    """Return the entries with these uids, deleted or not; raises DiaryDamaged for a corrupted row."""
    found = entries.sure(db, noun_type, "uid IN (SELECT value FROM json_each(?))", (json.dumps(uids),))
    return {entry.uid: entry for entry in found}


def gone(db: Database, kind: Kind) -> dict[str, str]:
    """Return the time of permanent deletion of entries of a kind, by uid."""
    return {uid: changed_at for uid, _, changed_at in checksums.rows(db, "gone", "kind = ?", (kind,))}


def no_longer_gone(db: Database, kind: Kind, uid: str) -> None:
    """Remove the tombstone of a permanently deleted entry that is imported again."""
    db.run("DELETE FROM gone WHERE kind = ? AND uid = ?", (kind, uid))


def is_untouched(db: Database) -> bool:
    """Return whether the diary has never had an entry, not even a deleted one."""
    return not any(db.value(f"SELECT EXISTS (SELECT 1 FROM {table})") for table in (*LISTS, "gone"))


def add_many(step: Step, kind: Kind, several: Iterable[ImportedEntry]) -> None:
    """Insert many new entries of one kind."""
    first = entries.next_number(step.db, kind)
    added = [
        Entry(number, imported.uid, imported.noun, imported.written_at, imported.changed_at)
        for number, imported in enumerate(several, start=first)
    ]
    step.db.run_many(f"INSERT INTO {checksums.INSERTED[kind]}", map(row_codec.to_row, added))
    step.note_many(kind, range(first, first + len(added)))
    search_index.add_many(step.db, added)


def add_one(step: Step, entry: Entry[Noun], *, noted: bool) -> None:
    """Insert a new entry with its own number and times, for undo to take back if `noted`."""
    step.db.run(f"INSERT INTO {checksums.INSERTED[entry.noun.kind]}", row_codec.to_row(entry))
    search_index.add(step.db, entry)
    if noted:
        step.note(entry.noun.kind, entry.number, None)


def take(step: Step, entry: Entry[Noun], imported: ImportedEntry) -> None:
    """Update an entry from an imported one, and keep its previous version for undo."""
    put(step, entry, _as(entry, imported))


def put(step: Step, before: Entry[Noun], entry: Entry[Noun]) -> None:
    """Overwrite an entry; undo brings back the version before with its own times."""
    step.note(before.noun.kind, before.number, row_codec.snapshot(before, timed=True))
    entries.overwrite(step.db, before, entry)


def agree(db: Database, entry: Entry[Noun], imported: ImportedEntry) -> None:
    """Update the times of an entry whose content is the same; this is not recorded for undo."""
    entries.overwrite(db, entry, replace(entry, written_at=imported.written_at, changed_at=imported.changed_at))


def is_in_history(db: Database, entry: Entry[Noun], imported: ImportedEntry) -> bool:
    """Return whether undo holds an imported version as an earlier version of the entry, whatever its times."""
    said = row_codec.snapshot(_as(entry, imported))
    sql = "SELECT EXISTS (SELECT 1 FROM change WHERE kind = ? AND entry = ? AND (other = ? OR instr(other, ?) = 1))"
    return bool(db.value(sql, (imported.noun.kind, entry.number, said, row_codec.start_of_timed(said))))


def keep_in_history(step: Step, entry: Entry[Noun], imported: ImportedEntry) -> None:
    """Record an imported version as an earlier version of the entry, without changing the entry."""
    step.note(imported.noun.kind, entry.number, row_codec.snapshot(_as(entry, imported), timed=True))


def _as(entry: Entry[Noun], imported: ImportedEntry) -> Entry[Noun]:
    return Entry(entry.number, entry.uid, imported.noun, imported.written_at, imported.changed_at)


def _within(kind: Kind, since: date | None, until: date | None) -> tuple[str, dict[str, object]]:
    if kind not in _DAY:
        return "", {}
    terms: list[str] = []
    period: dict[str, object] = {}
    if since is not None:
        last = 'ifnull("end", :since)' if kind is Kind.PAUSE else "day"
        terms.append(f"ifnull({last}, :since) >= :since")
        period["since"] = since.isoformat()
    if until is not None:
        terms.append(f"ifnull({_DAY[kind]}, :until) <= :until")
        period["until"] = until.isoformat()
    return "".join(f" AND {term}" for term in terms), period
