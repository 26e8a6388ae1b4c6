"""Deeds on any entry, named by its short id: look, edit, delete, bring back, delete for good."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from recoverytui import folder_lock, paths
from recoverytui.commands.diary import Diary
from recoverytui.domain.day import Day, Pause
from recoverytui.domain.entry import NAMED_BY, Entry, Kind, Noun, parse_id, unknown_id
from recoverytui.domain.validation import as_day
from recoverytui.errors import N_, BadInput, DiaryDamaged, DiaryInUse, WrongPassphrase
from recoverytui.storage import backup, days, dependents, drafts, entries, maintenance
from recoverytui.storage import undo as walk
from recoverytui.storage.backup import Backup
from recoverytui.storage.database import Database
from recoverytui.storage.undo_log import ERASE

UNSET: Final[Any] = object()
"""Marks a part of an entry that an edit leaves as it is."""


def get(diary: Diary, id: str, *, deleted: bool = False) -> Entry[Any]:
    """Return the entry a short id or an ISO day names, a deleted one only when asked; raises BadInput."""
    entry = _find(diary.db, id)
    if entry is None or (entry.deleted and not deleted):
        raise unknown_id(id)
    return entry


def is_there(diary: Diary, id: str) -> bool:
    """Tell whether there is an entry of this id, deleted or not; raises BadInput for what is no id."""
    return _find(diary.db, id) is not None


def of_kind(diary: Diary, id: str, kind: Kind) -> Entry[Any]:
    """Return the entry of one kind that a short id names; raises BadInput."""
    entry = get(diary, id)
    if entry.noun.kind is not kind:
        raise unknown_id(id)
    return entry


def edit(diary: Diary, id: str, /, **changes: Any) -> Entry[Any]:
    """Change the named parts of an entry, and leave what is UNSET; a goal or strategy is given by its id.

    Raises BadInput for an unknown id, or a part that this kind of entry does not have.
    """
    given = {name: value for name, value in changes.items() if value is not UNSET}
    with diary.step(f"{_kind_of(id)}.edit") as step:
        entry = get(diary, id)
        changed = _settled(diary, entry, given)
        if changed == entry.noun:
            return entry
        return days.put(step, changed) if isinstance(changed, Day) else entries.change(step, entry, changed)


def delete(diary: Diary, id: str) -> Entry[Any]:
    """Delete an entry with all that belongs to it; undo brings it back. Raises BadInput."""
    with diary.step(f"{_kind_of(id)}.delete") as step:
        entry = get(diary, id)
        belonging = dependents.dependents_of(diary.db, entry)
        moment = entries.later_than_all(step.changed_at, [entry, *belonging])
        for part in belonging:
            if not part.deleted:
                entries.remove(step, part, changed_at=moment)
        return entries.remove(step, entry, changed_at=moment)


def restore(diary: Diary, id: str) -> Entry[Any]:
    """Bring back a deleted entry, what was deleted together with it, and what it belongs to; raises BadInput."""
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
    """Take an entry, deleted or not, and all that belongs to it out of the diary and of every backup.

    The backups come first: after a kill the entry is still there, and the person can say it again. No backup is begun
    meanwhile, and one that is being made is waited for. Returns the backups that another passphrase opens, which still
    hold it. Raises BadInput, NotWritable, and DiaryInUse when a backup takes too long; then nothing was deleted.
    """
    from recoverytui.storage import draft_spool

    folder = diary.place.backups
    paths.make_own_folder(folder)
    diary.settle()
    with folder_lock.alone(folder, folder_lock.LONGEST_WAIT) as alone:
        if not alone:
            raise DiaryInUse(N_("A backup is being made right now. Nothing was deleted; try again."))
        entry = get(diary, id, deleted=True)
        whole = [*dependents.dependents_of(diary.db, entry), entry]
        gone = [(part.noun.kind, part.uid) for part in whole]
        backups = backup.in_folder(folder, diary.path)
        left = _struck_out(diary, backups, gone)
        with diary.step(ERASE) as step:
            step.stands_for_good()
            for part in whole:
                entries.erase(step, part)
            drafts.drop_of(diary.db, {part.id for part in whole})
            draft_spool.forget(diary.path, diary.db.key, {part.id for part in whole})
            maintenance.schedule_vacuum(diary.db, step.changed_at)
        # Where folders cannot be held, a backup may have been made meanwhile.
        left += _struck_out(diary, [each for each in backup.in_folder(folder, diary.path) if each not in backups], gone)
        maintenance.vacuum_if_due(diary.db)
    diary.settle()
    return tuple(left)


def _struck_out(diary: Diary, backups: Sequence[Backup], gone: Sequence[tuple[Kind, str]]) -> list[Path]:
    """Write backups anew without some entries, and return those that stay as they are."""
    left = []
    for each in backups:
        try:
            backup.strike_out(each.path, diary.db.key, gone)
        except (WrongPassphrase, DiaryDamaged):
            left.append(each.path)
    return left


def deleted(diary: Diary, limit: int = 50) -> list[Entry[Any]]:
    """Return deleted entries that can be brought back, the last deleted first."""
    return entries.deleted(diary.db, limit)


def refuse_future(diary: Diary, day: date) -> None:
    """Raise BadInput for a day that is still to come."""
    if as_day(day) > diary.today:
        raise BadInput(N_("That day is still to come. Write today, or a day that has been."))


def _settled(diary: Diary, entry: Entry[Any], given: dict[str, Any]) -> Noun:
    """Return the noun with the given parts; raises BadInput for those it cannot have."""
    noun = entry.noun
    fixed = {NAMED_BY.get(noun.kind)}  # a day is named by its date, a card by its name
    if not set(given) <= set(noun.__slots__) - fixed:
        raise BadInput(N_("{id} has no such part."), id=entry.id)
    for name, kind in (("goal", Kind.GOAL), ("strategy", Kind.STRATEGY)):
        if given.get(name) is not None:
            given[name] = of_kind(diary, given[name], kind).uid
        elif name in given and noun.kind is not Kind.WIN:
            raise BadInput(N_("{id} belongs to something else. Name that by its id."), id=entry.id)
    for name in {"day", "start", "end"} & given.keys():
        if given[name] is not None and noun.kind is not Kind.TALK:  # a talk can be prepared
            refuse_future(diary, given[name])
    changed: Noun = replace(noun, **given)
    if isinstance(changed, Pause) and changed.end is None and noun.end is not None:
        days.refuse_second_open(diary.db)
    return changed


def _find(db: Database, id: str) -> Entry[Any] | None:
    kind, name = parse_id(id)
    return entries.by_uid(db, kind, name) if isinstance(name, str) else entries.by_number(db, kind, name)


def _kind_of(id: str) -> Kind:
    return parse_id(id)[0]


def undo(diary: Diary) -> str | None:
    """Take back the newest deed and return its key (`win.add`), or None when there is nothing to take back.

    For ERASE nothing was taken back: a deletion for good stands, and only the next undo goes on to the deed before it.
    """
    with diary.db.transaction():
        return walk.undo(diary.db, diary.changed_at())


def next_undo(diary: Diary) -> str | None:
    """Return the key of the deed that undo would take back now, or None."""
    return walk.newest(diary.db)


def redo(diary: Diary) -> str | None:
    """Do the deed again that was undone last and return its key, or None when there is none."""
    with diary.db.transaction():
        return walk.redo(diary.db, diary.changed_at())
