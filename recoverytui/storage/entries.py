"""Rows of all kinds of entries: common columns around the noun's own, one write path, a checksum over the row."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar, cast

from recoverytui.domain.entry import NAMED_BY, AnyEntry, Entry, Kind, Noun
from recoverytui.domain.serialization import NOUNS, to_record
from recoverytui.storage import checksums, search_index
from recoverytui.storage.database import Database, Parameters
from recoverytui.storage.row_codec import from_row, snapshot, to_row
from recoverytui.storage.undo_log import Step, forget

if TYPE_CHECKING:
    from recoverytui.domain.day import Day
    from recoverytui.domain.preferences import Setting

N = TypeVar("N", bound=Noun)

_NEXT_NUMBER = (
    "SELECT max(ifnull(max(id), 0), ifnull((SELECT seq FROM sqlite_sequence WHERE name = '{kind}'), 0)) + 1 FROM {kind}"
)
"""The id that AUTOINCREMENT will assign; the checksum needs it before the insert."""


def add(step: Step, noun: N) -> Entry[N]:
    """Insert a new noun, recorded for undo, and return its entry."""
    changed_at, noun = _come_again(step, noun) if noun.kind in NAMED_BY else (step.changed_at, noun)
    entry = insert(step.db, noun, written_at=step.written_at, changed_at=changed_at)
    step.note(noun.kind, entry.number, None)
    return entry


def insert(
    db: Database, noun: N, *, written_at: str | None, changed_at: str, uid: str | None = None, indexed: bool = True
) -> Entry[N]:
    """Insert a new noun, not recorded for undo; without `indexed`, call `search_index.add_many` afterwards."""
    name = NAMED_BY.get(noun.kind)
    uid = uid or (to_record(noun)[name] if name else random_uid())
    # The number is known before the INSERT, because the checksum covers it.
    entry = Entry(next_number(db, noun.kind), uid, noun, written_at, changed_at)
    db.run(f"INSERT INTO {checksums.INSERTED[noun.kind]}", to_row(entry))
    if indexed:
        search_index.add(db, entry)
    return entry


def change(step: Step, entry: Entry[Noun], noun: N, *, changed_at: str | None = None) -> Entry[N]:
    """Change an entry, restoring a deleted one, and record its previous version for undo."""
    before = snapshot(entry)
    changed_at = changed_at or later(step.changed_at, entry.changed_at)
    changed = turned(entry, noun, False, changed_at)
    overwrite(step.db, entry, changed)
    step.note(noun.kind, entry.number, before)
    return changed


def remove(step: Step, entry: Entry[N], *, changed_at: str | None = None) -> Entry[N]:
    """Mark an entry as deleted; its text stays in the file until it is deleted permanently."""
    return _come_or_go(step, entry, True, changed_at)


def bring_back(step: Step, entry: Entry[N]) -> Entry[N]:
    """Restore a deleted entry."""
    return _come_or_go(step, entry, False, None)


def erase(step: Step, entry: Entry[Noun]) -> None:
    """Delete an entry permanently with all earlier versions, leaving a tombstone of its uid."""
    take_out(step.db, entry)
    mark_gone(step.db, entry.noun.kind, entry.uid, later(step.changed_at, entry.changed_at))


def take_out(db: Database, entry: Entry[Noun]) -> None:
    """Remove an entry's row, its words index rows and all earlier versions."""
    search_index.remove(db, entry)
    db.run(f"DELETE FROM {entry.noun.kind} WHERE id = ?", (entry.number,))
    forget(db, entry.noun.kind, entry.number)


def take_out_all(db: Database, gone: Iterable[tuple[Kind, str]]) -> None:
    """Remove the entries that are there, each given by kind and uid, as `take_out` does."""
    for kind, uid in gone:
        if (entry := by_uid(db, NOUNS[kind], uid)) is not None:
            take_out(db, entry)


def mark_gone(db: Database, kind: Kind, uid: str, changed_at: str) -> None:
    """Add a tombstone for a uid, or raise its time to the later one."""
    before = checksums.rows(db, "gone", "kind = ? AND uid = ?", (kind, uid))
    checksums.put(db, "gone", uid, kind, max(changed_at, *(row[2] for row in before), ""))


def by_number(db: Database, noun_type: type[N], number: int) -> Entry[N] | None:
    """Return the entry with this number, deleted or not, or None; raises DiaryDamaged when it is corrupted."""
    return next(sure(db, noun_type, "id = ?", (number,)), None)


def by_uid(db: Database, noun_type: type[N], uid: str) -> Entry[N] | None:
    """Return the entry with this uid, deleted or not, or None; raises DiaryDamaged when it is corrupted."""
    return next(sure(db, noun_type, "uid = ?", (uid,)), None)


def select(
    db: Database, noun_type: type[N], where: str = "NOT deleted", parameters: Parameters = ()
) -> Iterator[Entry[N]]:
    """Yield the entries of a class that match a condition, which may include ORDER BY and LIMIT.

    The class of a kind is `NOUNS[kind]`. A corrupted entry is skipped and noted in `db.altered`.
    """
    for row in checksums.rows(db, noun_type.kind, where, parameters):
        yield from_row(noun_type, row)


def sure(db: Database, noun_type: type[N], where: str, parameters: Parameters = ()) -> Iterator[Entry[N]]:
    """Yield the entries that match a condition; raises DiaryDamaged when one is corrupted."""
    for row in checksums.required_rows(db, noun_type.kind, where, parameters):
        yield from_row(noun_type, row)


def deleted(db: Database, limit: int) -> list[Entry[Noun]]:
    """Return the deleted entries that can be restored, last deleted first."""
    found: list[Entry[Noun]] = []
    for kind in Kind:
        if kind is not Kind.SETTING:
            wordless = " AND (mark IS NOT NULL OR note IS NOT NULL)" if kind is Kind.DAY else ""  # from another machine
            found += select(db, NOUNS[kind], f"deleted{wordless} ORDER BY changed_at DESC LIMIT ?", (limit,))
    return sorted(found, key=lambda entry: (entry.changed_at, entry.id), reverse=True)[:limit]


def is_empty(db: Database) -> bool:
    """Return whether the diary has no entries."""
    kinds = (kind for kind in Kind if kind is not Kind.SETTING)
    return not any(db.value(f"SELECT EXISTS (SELECT * FROM {kind} WHERE NOT deleted)") for kind in kinds)


def next_number(db: Database, kind: Kind) -> int:
    """Return the number of the next entry of a kind."""
    return int(db.value(_NEXT_NUMBER.format(kind=kind)))


def overwrite(db: Database, before: Entry[Noun], entry: Entry[Noun]) -> None:
    """Overwrite the row of an entry, and update checksum and words index."""
    search_index.remove(db, before)
    db.run(checksums.UPDATED[entry.noun.kind], to_row(entry))
    search_index.add(db, entry)


def overwrite_many(db: Database, kind: Kind, pairs: Sequence[tuple[Entry[Noun], Entry[Noun]]]) -> None:
    """Overwrite the rows of many entries of one kind, inside `search_index.removing_many`."""
    search_index.remove_many(db, (before for before, _ in pairs))
    db.run_many(checksums.UPDATED[kind], (to_row(entry) for _, entry in pairs))
    search_index.add_many(db, (entry for _, entry in pairs))


def random_uid() -> str:
    """Return a random UUID (version 4) as text; importing uuid would slow the start of the CLI."""
    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def utc_text(moment: datetime) -> str:
    """Return a moment as UTC text to the millisecond, which sorts chronologically."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def later(now: str, before: str) -> str:
    """Return `now`, or 1 ms after `before` when the clock was set back, so that changes stay in order."""
    if now > before:
        return now
    try:
        return utc_text(datetime.fromisoformat(before) + timedelta(milliseconds=1))
    except ValueError:  # `before` is not a valid timestamp
        return now
    except OverflowError:  # the last representable moment
        return before


def later_than_all(now: str, entries: Iterable[Entry[Noun]]) -> str:
    """Return one timestamp for entries changed together: `now`, or later than the last change of any."""
    return later(now, max(entry.changed_at for entry in entries))


def turned(entry: AnyEntry, noun: N, deleted: bool, changed_at: str) -> Entry[N]:
    """Return the entry with this content, deleted or not, at this moment."""
    if noun.kind is Kind.DAY:
        noun = cast(N, _stored_day(entry, cast("Day", noun), deleted, changed_at))
    elif noun.kind is Kind.SETTING:
        noun = cast(N, _stored_setting(entry, cast("Setting", noun), changed_at))
    return Entry(entry.number, entry.uid, noun, entry.written_at, changed_at, deleted)


def _come_again(step: Step, noun: N) -> tuple[str, N]:
    """Remove the tombstone of a noun that is its own uid, as it exists again.

    Returns a later time of change, and the noun; a day then knows that all from before is gone.
    """
    uid = to_record(noun)[NAMED_BY[noun.kind]]
    gone = (noun.kind, uid)
    moments = [row[2] for row in checksums.rows(step.db, "gone", "kind = ? AND uid = ?", gone)]
    step.db.run("DELETE FROM gone WHERE kind = ? AND uid = ?", gone)
    changed_at = later(step.changed_at, moments[0]) if moments else step.changed_at
    if noun.kind is not Kind.DAY:
        return changed_at, noun
    from recoverytui.domain import day_versions

    day = cast("Day", noun)
    before = day_versions.deletion(day.day, moments[0]) if moments else day_versions.State(day.day)
    return changed_at, cast(N, day_versions.written(before, day, changed_at))


def _stored_day(before: AnyEntry, day: "Day", deleted: bool, changed_at: str) -> "Day":
    from recoverytui.domain import day_versions

    known = day_versions.state(before.noun, before.changed_at, deleted=before.deleted)
    return (day_versions.removed if deleted else day_versions.written)(known, day, changed_at)


def _stored_setting(before: AnyEntry, setting: "Setting", changed_at: str) -> "Setting":
    """Return a setting as it is stored; a list of one's own knows when each of its items was changed or removed."""
    from recoverytui.domain import list_versions

    if setting.key not in list_versions.WIDTHS:
        return setting
    known = list_versions.state(setting.key, before.noun.value)
    moment = later(changed_at, list_versions.last_change(known))
    changed = list_versions.stamped(known, list_versions.state(setting.key, setting.value), moment)
    return type(setting)(setting.key, list_versions.to_value(changed))


def _come_or_go(step: Step, entry: Entry[N], deleted: bool, changed_at: str | None) -> Entry[N]:
    moved = turned(entry, entry.noun, deleted, changed_at or later(step.changed_at, entry.changed_at))
    overwrite(step.db, entry, moved)
    step.note(entry.noun.kind, entry.number, None)
    return moved
