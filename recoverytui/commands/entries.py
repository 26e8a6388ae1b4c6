"""Commands for entries of any kind, given by short id: get, edit, delete, restore, delete permanently, undo."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from recoverytui.commands.diary import Diary
from recoverytui.dataclass import replace
from recoverytui.domain.day import Day, Pause
from recoverytui.domain.entry import NAMED_BY, Entry, FieldValues, Kind, Noun, parse_id, unknown_id
from recoverytui.domain.serialization import NOUNS
from recoverytui.domain.validation import as_day
from recoverytui.errors import N_, BadInput
from recoverytui.storage import days, entries, undo_log
from recoverytui.storage.database import Database
from recoverytui.storage.undo_log import Step

N = TypeVar("N", bound=Noun)

ERASE = undo_log.ERASE
"""Key of a permanent deletion, which `undo` returns once."""
UNSET: Final[Any] = object()
"""Default of an edited field that keeps its value, as None is a value. It stands for a value of every type."""


def get(diary: Diary, id: str, *, deleted: bool = False) -> Entry[Noun]:
    """Return the entry with a short id or ISO day, deleted ones only on request; raises BadInput."""
    entry = _find(diary.db, id)
    if entry is None or (entry.deleted and not deleted):
        raise unknown_id(id)
    return entry


def is_there(diary: Diary, id: str) -> bool:
    """Return whether an entry with this id exists, deleted or not; raises BadInput for an invalid id."""
    return _find(diary.db, id) is not None


def of_kind(diary: Diary, id: str, noun_type: type[N]) -> Entry[N]:
    """Return the entry of one class with a short id; raises BadInput."""
    entry = get(diary, id)
    if entry.noun.kind is not noun_type.kind:
        raise unknown_id(id)
    return cast(Entry[N], entry)


def edit(diary: Diary, id: str, /, **changes: object) -> Entry[Noun]:
    """Change the given fields of an entry, except those that are UNSET; a goal or strategy is given by its id.

    Raises BadInput for an unknown id, or a field that this kind of entry does not have.
    """
    given = {name: value for name, value in changes.items() if value is not UNSET}
    with diary.step(f"{_kind_of(id)}.edit") as step:
        entry = get(diary, id)
        changed = _settled(diary, entry, given)
        if changed == entry.noun:
            return entry
        return days.put(step, changed) if isinstance(changed, Day) else entries.change(step, entry, changed)


def delete(diary: Diary, id: str) -> Entry[Noun]:
    """Delete an entry and its dependants; undo restores them. Raises BadInput."""
    from recoverytui.storage import dependents  # late: a new entry has none

    with diary.step(f"{_kind_of(id)}.delete") as step:
        entry = get(diary, id)
        belonging = dependents.dependents_of(diary.db, entry)
        moment = entries.later_than_all(step.changed_at, [entry, *belonging])
        for part in belonging:
            if not part.deleted:
                entries.remove(step, part, changed_at=moment)
        return entries.remove(step, entry, changed_at=moment)


def restore(diary: Diary, id: str) -> Entry[Noun]:
    """Restore a deleted entry, its dependants deleted at the same time, and its parents; raises BadInput."""
    from recoverytui.storage import dependents

    with diary.step("restore") as step:
        entry = get(diary, id, deleted=True)
        if not entry.deleted:
            return entry
        whole = dependents.owner_of(diary.db, entry)
        if whole is not None and whole.deleted:
            entries.bring_back(step, whole)
        for part in dependents.dependents_of(diary.db, entry):
            if part.deleted and part.changed_at == entry.changed_at:
                entries.bring_back(step, part)
        return entries.bring_back(step, entry)


def delete_for_good(diary: Diary, id: str) -> tuple[Path, ...]:
    """Delete an entry, deleted or not, and its dependants permanently, from the diary and every backup.

    Returns the backups that another passphrase opens, which still hold the entry. Raises BadInput, and as
    `for_good.erase` does.
    """
    from recoverytui.commands.for_good import Erasure, erase
    from recoverytui.storage import dependents, draft_spool, drafts

    def find() -> Erasure:
        entry = get(diary, id, deleted=True)
        whole = [*dependents.dependents_of(diary.db, entry), entry]
        ids = {part.id for part in whole}

        def from_diary(step: Step) -> None:
            for part in whole:
                entries.erase(step, part)
            drafts.drop_of(diary.db, ids)
            draft_spool.forget(diary.path, diary.db.key, ids)

        return Erasure(partial(entries.take_out_all, gone=[(part.noun.kind, part.uid) for part in whole]), from_diary)

    return erase(diary, find)


def deleted(diary: Diary, limit: int = 50) -> list[Entry[Noun]]:
    """Return the deleted entries that can be restored, last deleted first."""
    return entries.deleted(diary.db, limit)


def refuse_future(diary: Diary, day: date) -> None:
    """Raise BadInput for a future day."""
    if as_day(day) > diary.today:
        raise BadInput(N_("That day is still to come. Write today, or a day that has been."))


def _settled(diary: Diary, entry: Entry[Noun], given: FieldValues) -> Noun:
    """Return the noun with the given fields changed; raises BadInput for fields that its kind does not have."""
    noun = entry.noun
    fixed = {NAMED_BY.get(noun.kind)}  # the date of a day and the name of a card are their identity
    if not set(given) <= set(noun.__slots__) - fixed:
        raise BadInput(N_("{id} has no such part."), id=entry.id)
    for name, kind in (("goal", Kind.GOAL), ("strategy", Kind.STRATEGY)):
        if given.get(name) is not None:
            given[name] = of_kind(diary, given[name], NOUNS[kind]).uid
        elif name in given and noun.kind is not Kind.WIN:
            raise BadInput(N_("{id} belongs to something else. Name that by its id."), id=entry.id)
    for name in {"day", "start", "end"} & given.keys():
        if given[name] is not None and noun.kind is not Kind.TALK:  # a talk may be planned ahead
            refuse_future(diary, given[name])
    changed: Noun = replace(noun, **given)
    if isinstance(changed, Pause) and changed.end is None and isinstance(noun, Pause) and noun.end is not None:
        days.refuse_second_open(diary.db)
    return changed


def _find(db: Database, id: str) -> Entry[Noun] | None:
    kind, name = parse_id(id)
    noun = NOUNS[kind]
    return entries.by_uid(db, noun, name) if isinstance(name, str) else entries.by_number(db, noun, name)


def _kind_of(id: str) -> Kind:
    return parse_id(id)[0]


def undo(diary: Diary) -> str | None:
    """Undo the newest command and return its key (`win.add`), or None when there is none.

    A permanent deletion cannot be undone: its key ERASE is returned once, and the next undo goes on to the command
    before it.
    """
    from recoverytui.storage import undo as walk

    with diary.db.transaction():
        return walk.undo(diary.db, diary.changed_at())


def next_undo(diary: Diary) -> str | None:
    """Return the key of the command that undo would undo now, or None."""
    from recoverytui.storage import undo as walk

    return walk.newest(diary.db)


def redo(diary: Diary) -> str | None:
    """Redo the last undone command and return its key, or None when there is none."""
    from recoverytui.storage import undo as walk

    with diary.db.transaction():
        return walk.redo(diary.db, diary.changed_at())
