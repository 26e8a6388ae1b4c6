"""Undo and redo: each change of a step swaps the current version of an entry with the stored one."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from recoverytui.dataclass import replace
from recoverytui.domain.entry import AnyEntry, Entry, Kind, Noun
from recoverytui.domain.serialization import NOUNS
from recoverytui.storage import checksums, driver, entries, row_codec, search_index
from recoverytui.storage.database import Database
from recoverytui.storage.driver import Row
from recoverytui.storage.undo_log import ERASE, IMPORT

_Swap: TypeAlias = Callable[[Entry[Noun], str | None], Entry[Noun]]
"""Returns what undo puts in place of an entry, given the snapshot of a change."""

_NEWEST_DONE = "NOT undone ORDER BY id DESC LIMIT 1"
_OLDEST_UNDONE = "undone ORDER BY id LIMIT 1"
_DROP_NEWEST_ERASURES = """
    DELETE FROM step WHERE deed = :erase
        AND id > (SELECT coalesce(max(id), 0) FROM step WHERE NOT undone AND deed <> :erase)
"""
_VERY_MANY = 200
"""From this many changes on, as after an import, entries are written in bulk."""
_AT_ONCE = 5_000
"""Entries of a step that are in memory at once."""
_ONLY_CAME_OR_WENT = """
    SELECT entry FROM change INDEXED BY change_by_entry WHERE kind = :kind AND entry > :after AND step = :step
    GROUP BY entry HAVING count(*) = 1 AND other IS NULL ORDER BY entry LIMIT :most
"""
_CHANGED = """
    SELECT kind, entry FROM change INDEXED BY change_by_entry WHERE step = ?
    GROUP BY kind, entry HAVING count(*) > 1 OR other IS NOT NULL
"""


def undo(db: Database, changed_at: str) -> str | None:
    """Undo the newest step and return its name, or None when there is none.

    A permanent deletion is returned once without an effect: the next undo goes on to the step before it.
    """
    return _walk(db, _NEWEST_DONE, "DESC", changed_at)


def redo(db: Database, changed_at: str) -> str | None:
    """Redo the last undone step and return its name, or None when there is none."""
    return _walk(db, _OLDEST_UNDONE, "ASC", changed_at)


def newest(db: Database) -> str | None:
    """Return the name of the step that undo would undo now, or None."""
    return next((str(deed) for _, deed, _ in checksums.required_rows(db, "step", _NEWEST_DONE)), None)


def _walk(db: Database, which: str, order: str, changed_at: str) -> str | None:
    for step, deed, undone in list(checksums.required_rows(db, "step", which)):
        if deed == ERASE:
            db.run(_DROP_NEWEST_ERASURES, {"erase": ERASE})
            return ERASE
        swap = _swap_imported if deed == IMPORT else partial(_swap, entries.later(changed_at, _last_change(db, step)))
        rows = checksums.required_rows(db, "change", f"step = ? ORDER BY id {order}", (step,))
        are_many = db.value("SELECT count(*) FROM change WHERE step = ?", (step,)) >= _VERY_MANY
        if are_many:
            changed = {*db.run(_CHANGED, (step,))}
            rows = (each for each in rows if (each[2], each[3]) in changed)
        changes = list(rows)  # every row of the step is verified before anything is written
        if are_many:
            _come_or_go(db, step, swap)
        for change in changes:
            _exchange(db, change, swap)
        db.run(checksums.UPDATED["step"], checksums.with_checksum("step", (step, deed, int(not undone))))
        return str(deed)
    return None


def _come_or_go(db: Database, step: int, swap: _Swap) -> None:
    """Swap all entries that a step only created or deleted, some at a time."""
    with search_index.removing_many(db):
        for (name,) in db.run("SELECT DISTINCT kind FROM change WHERE step = ?", (step,)):
            kind, after = driver.one_of(Kind, name), 0
            while True:
                some = {"kind": kind, "step": step, "after": after, "most": _AT_ONCE}
                numbers = [number for (number,) in db.run(_ONLY_CAME_OR_WENT, some)]
                if not numbers:
                    break
                found = entries.sure(db, NOUNS[kind], "id IN (SELECT value FROM json_each(?))", (str(numbers),))
                entries.overwrite_many(db, kind, [(entry, swap(entry, None)) for entry in found])
                after = numbers[-1]


def _last_change(db: Database, step: int) -> str:
    """Return the latest change of any entry of a step; entries changed together share one timestamp."""
    moments = [
        db.value(
            f"SELECT max(changed_at) FROM {driver.one_of(Kind, kind)} WHERE id IN"
            " (SELECT entry FROM change WHERE step = ? AND kind = ?)",
            (step, kind),
        )
        for (kind,) in db.run("SELECT DISTINCT kind FROM change WHERE step = ?", (step,))
    ]
    return max(filter(None, moments), default="")


def _exchange(db: Database, change: Row, swap: _Swap) -> None:
    """Swap one entry with the version of a change, which keeps the current one in its place."""
    number, step, kind, its_number, other = change
    entry = entries.by_number(db, NOUNS[driver.one_of(Kind, kind)], its_number)
    if entry is None:
        return
    entries.overwrite(db, entry, swap(entry, other))
    if other is not None:
        kept = row_codec.snapshot(entry, timed=swap is _swap_imported)
        swapped = (number, step, kind, its_number, kept)
        db.run(checksums.UPDATED["change"], checksums.with_checksum("change", swapped))


def _swap(moment: str, entry: Entry[Noun], other: str | None) -> Entry[Noun]:
    """Return the other version of an entry as one that is written now."""
    if other is None:
        return entries.turned(entry, entry.noun, not entry.deleted, moment)
    kept = row_codec.from_snapshot(entry, other, moment)
    return entries.turned(entry, kept.noun, kept.deleted, moment)


def _swap_imported(entry: AnyEntry, other: str | None) -> Entry[Noun]:
    """Return the other version of an entry with its own times, so that undoing an import changes no other diary."""
    if other is not None:
        return row_codec.from_snapshot(entry, other, entry.changed_at)
    if entry.noun.kind is not Kind.DAY:
        return replace(entry, deleted=not entry.deleted)
    from recoverytui.domain import day_versions

    # A deleted day that never changed says nothing about any version of it.
    changed_at = day_versions.state(entry.noun, entry.changed_at).changed_at if entry.deleted else day_versions.NEVER
    return replace(entry, deleted=not entry.deleted, changed_at=changed_at)
