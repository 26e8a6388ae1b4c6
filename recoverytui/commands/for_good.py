"""Delete something permanently: from the diary, its earlier versions, and every backup."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from recoverytui import atomic_files, folder_lock
from recoverytui.commands.diary import Diary
from recoverytui.dataclass import dataclass
from recoverytui.errors import N_, DiaryDamaged, DiaryInUse, WrongPassphrase
from recoverytui.storage import backup, maintenance, settings
from recoverytui.storage.backup import Backup
from recoverytui.storage.database import Database
from recoverytui.storage.undo_log import ERASE, Step


@dataclass
class Erasure:
    """How something is deleted permanently."""

    from_backup: Callable[[Database], None]
    from_diary: Callable[[Step], None]


Find: TypeAlias = Callable[[], Erasure]
"""Looks up what is to be deleted, once no backup can start any more."""


def erase(diary: Diary, find: Find) -> tuple[Path, ...]:
    """Delete something permanently, and return the backups that another passphrase opens, which still hold it.

    Backups come first: after a crash it still exists, and the person can repeat the command. No backup starts
    meanwhile; a running one is waited for. Raises as `find` does, NotWritable, and DiaryInUse when a backup takes too
    long; then nothing was deleted.
    """
    folder = diary.locations.backups
    atomic_files.make_own_folder(folder)
    diary.settle()
    with folder_lock.alone(folder, folder_lock.LONGEST_WAIT) as alone:
        if not alone:
            raise DiaryInUse(N_("A backup is being made right now. Nothing was deleted; try again."))
        erasure = find()
        backups = backup.in_folder(folder, diary.path)
        left = _struck_out(diary, backups, erasure)
        with diary.step(ERASE) as step:
            step.stands_for_good()
            erasure.from_diary(step)
            maintenance.schedule_vacuum(diary.db, step.changed_at)
        # Where the file system has no advisory locks, a backup may have been made meanwhile.
        more = [each for each in backup.in_folder(folder, diary.path) if each not in backups]
        left += _struck_out(diary, more, erasure)
        maintenance.vacuum_if_due(diary.db)
    diary.settle()
    return tuple(left)


def erase_listed(diary: Diary, key: str, name: str, unknown: Callable[[str], Exception]) -> tuple[Path, ...]:
    """Delete a name permanently from one of the person's own lists; it may have been taken off before.

    Raises as `erase` does, and `unknown` for a name that was never on the list.
    """

    def find() -> Erasure:
        if not settings.was_listed(diary.db, key, name):
            raise unknown(name)
        return Erasure(
            lambda db: settings.forget_list_item(db, key, name, ""),
            lambda step: settings.forget_list_item(step.db, key, name, step.changed_at),
        )

    return erase(diary, find)


def _struck_out(diary: Diary, backups: Sequence[Backup], erasure: Erasure) -> list[Path]:
    """Rewrite backups without it, and return the backups that could not be rewritten."""
    left = []
    for each in backups:
        try:
            backup.strike_out(each.path, diary.db.key, erasure.from_backup)
        except (WrongPassphrase, DiaryDamaged):
            left.append(each.path)
    return left
