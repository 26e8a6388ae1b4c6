"""Rows and entries of every kind: one frame around each noun, one way to write it, and a checksum over all of it."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from recoverytui.domain.entry import NAMED_BY, Entry, Kind, Noun
from recoverytui.domain.serialization import to_record
from recoverytui.storage import checksums, search_index
from recoverytui.storage.database import Database, Parameters
from recoverytui.storage.row_codec import from_row, snapshot, to_row
from recoverytui.storage.undo_log import Step, forget

N = TypeVar("N", bound=Noun)

_NEXT_NUMBER = (
    "SELECT max(ifnull(max(id), 0), ifnull((SELECT seq FROM sqlite_sequence WHERE name = '{kind}'), 0)) + 1 FROM {kind}"
)
"""The number that AUTOINCREMENT would give; it has to be known before the row is written, for the checksum."""


def add(step: Step, noun: N) -> Entry[N]:
    """Keep a new noun and return it with its number."""
    changed_at = _come_again(step, noun) if noun.kind in NAMED_BY else step.changed_at
    entry = insert(step.db, noun, written_at=step.written_at, changed_at=changed_at)
    step.note(noun.kind, entry.number, None)
    return entry


def insert(
    db: Database, noun: N, *, written_at: str | None, changed_at: str, uid: str | None = None, indexed: bool = True
) -> Entry[N]:
    """Write the row of a new noun, outside of undo; without `indexed`, `index.add_many` has to follow."""
    name = NAMED_BY.get(noun.kind)
    uid = uid or (to_record(noun)[name] if name else random_uid())
    entry = Entry(next_number(db, noun.kind), uid, noun, written_at, changed_at)
    db.run(f"INSERT INTO {checksums.INSERTED[noun.kind]}", to_row(entry))
    if indexed:
        search_index.add(db, entry)
    return entry


def change(step: Step, entry: Entry[Any], noun: N, *, changed_at: str | None = None) -> Entry[N]:
    """Let an entry say something else (and be there, if it was deleted), and keep what it said before for undo."""
    before = snapshot(entry)
    changed_at = changed_at or later(step.changed_at, entry.changed_at)
    changed = Entry(entry.number, entry.uid, noun, entry.written_at, changed_at)
    overwrite(step.db, entry, changed)
    step.note(noun.kind, entry.number, before)
    return changed


def remove(step: Step, entry: Entry[N], *, changed_at: str | None = None) -> Entry[N]:
    """Mark an entry as deleted; its words stay in the file until they are deleted for good."""
    return _come_or_go(step, entry, True, changed_at)


def bring_back(step: Step, entry: Entry[N]) -> Entry[N]:
    """Let a deleted entry be there again."""
    return _come_or_go(step, entry, False, None)


def erase(step: Step, entry: Entry[Any]) -> None:
    """Take an entry out of the file with every earlier version of it, leaving only that its uid is gone."""
    take_out(step.db, entry)
    mark_gone(step.db, entry.noun.kind, entry.uid, later(step.changed_at, entry.changed_at))


def take_out(db: Database, entry: Entry[Any]) -> None:
    """Remove the row of an entry, its place in the words index, and every earlier version of it."""
    search_index.remove(db, entry)
    db.run(f"DELETE FROM {entry.noun.kind} WHERE id = ?", (entry.number,))
    forget(db, entry.noun.kind, entry.number)


def mark_gone(db: Database, kind: Kind, uid: str, changed_at: str) -> None:
    """Remember that a uid was deleted for good, the latest time when it is known already."""
    before = checksums.rows(db, "gone", "kind = ? AND uid = ?", (kind, uid))
    checksums.put(db, "gone", uid, kind, max(changed_at, *(row[2] for row in before), ""))


def by_number(db: Database, kind: Kind, number: int) -> Entry[Any] | None:
    """Return the entry with this number, deleted or not, or None; raises DiaryDamaged when it was altered."""
    return next(sure(db, kind, "id = ?", (number,)), None)


def by_uid(db: Database, kind: Kind, uid: str) -> Entry[Any] | None:
    """Return the entry with this uid, deleted or not, or None; raises DiaryDamaged when it was altered."""
    return next(sure(db, kind, "uid = ?", (uid,)), None)


def select(db: Database, kind: Kind, where: str = "NOT deleted", parameters: Parameters = ()) -> Iterator[Entry[Any]]:
    """Hand out the entries of a kind that a condition (with ORDER BY and LIMIT, if wanted) picks.

    One that no longer says what was written is left out, and noted in `db.altered`.
    """
    for row in checksums.rows(db, kind, where, parameters):
        yield from_row(kind, row)


def sure(db: Database, kind: Kind, where: str, parameters: Parameters = ()) -> Iterator[Entry[Any]]:
    """Hand out the entries that a condition picks, all of them; raises DiaryDamaged when one was altered."""
    for row in checksums.required_rows(db, kind, where, parameters):
        yield from_row(kind, row)


def deleted(db: Database, limit: int) -> list[Entry[Any]]:
    """Return the deleted entries that can be brought back, the last deleted first."""
    found: list[Entry[Any]] = []
    for kind in Kind:
        if kind is not Kind.SETTING:
            found += select(db, kind, "deleted ORDER BY changed_at DESC LIMIT ?", (limit,))
    return sorted(found, key=lambda entry: (entry.changed_at, entry.id), reverse=True)[:limit]


def is_empty(db: Database) -> bool:
    """Tell whether nothing at all is written in the diary."""
    kinds = (kind for kind in Kind if kind is not Kind.SETTING)
    return not any(db.value(f"SELECT EXISTS (SELECT * FROM {kind} WHERE NOT deleted)") for kind in kinds)


def next_number(db: Database, kind: Kind) -> int:
    """Return the number that the next entry of a kind will have."""
    return int(db.value(_NEXT_NUMBER.format(kind=kind)))


def overwrite(db: Database, before: Entry[Any], entry: Entry[Any]) -> None:
    """Write an entry over its own row as it was before, checksum and words index included."""
    search_index.remove(db, before)
    db.run(checksums.UPDATED[entry.noun.kind], to_row(entry))
    search_index.add(db, entry)


def overwrite_many(db: Database, kind: Kind, pairs: Sequence[tuple[Entry[Any], Entry[Any]]]) -> None:
    """Write entries of one kind over their own rows as `overwrite` does, very many at once."""
    search_index.remove_many(db, (before for before, _ in pairs))
    db.run_many(checksums.UPDATED[kind], (to_row(entry) for _, entry in pairs))
    search_index.add_many(db, (entry for _, entry in pairs))


def random_uid() -> str:
    """Return a random UUID (version 4) as text; the uuid module would cost the shell its quick start."""
    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def utc_text(moment: datetime) -> str:
    """Return a moment as UTC text to the millisecond, which sorts as it happened."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def later(now: str, before: str) -> str:
    """Return `now`, or a millisecond after `before` when the clock was set back: a later change must look later."""
    if now > before:
        return now
    try:
        return utc_text(datetime.fromisoformat(before) + timedelta(milliseconds=1))
    except ValueError:  # not a moment at all
        return now
    except OverflowError:  # the last moment there is
        return before


def later_than_all(now: str, entries: Iterable[Entry[Any]]) -> str:
    """Return one moment for entries that come or go together: `now`, or later than the last change of them all."""
    return later(now, max(entry.changed_at for entry in entries))


def _come_again(step: Step, noun: Noun) -> str:
    """Return when a noun named by its own value came, after it may have been deleted for good: it is not gone now."""
    uid = to_record(noun)[NAMED_BY[noun.kind]]
    gone = (noun.kind, uid)
    moments = [row[2] for row in checksums.rows(step.db, "gone", "kind = ? AND uid = ?", gone)]
    step.db.run("DELETE FROM gone WHERE kind = ? AND uid = ?", gone)
    return later(step.changed_at, moments[0]) if moments else step.changed_at


def _come_or_go(step: Step, entry: Entry[N], deleted: bool, changed_at: str | None) -> Entry[N]:
    moved = Entry(
        entry.number,
        entry.uid,
        entry.noun,
        entry.written_at,
        changed_at or later(step.changed_at, entry.changed_at),
        deleted,
    )
    overwrite(step.db, entry, moved)
    step.note(entry.noun.kind, entry.number, None)
    return moved
