"""Commands that restore a backup: find an intact one, refuse one that would unlock the diary, swap it in."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui import atomic_files, own_files
from recoverytui.commands import backups
from recoverytui.commands.diary import Clock, Diary, local_clock, open_diary
from recoverytui.errors import N_, BadInput, RecoveryError, WrongPassphrase
from recoverytui.paths import DiaryPaths
from recoverytui.storage import backup, side_files
from recoverytui.storage.backup import Backup, State
from recoverytui.storage.database import is_locked

if TYPE_CHECKING:
    from recoverytui.storage.cipher import Key


def newest_good(locations: DiaryPaths, secret: str | None = None) -> Backup | None:
    """Return the newest backup that opens and is intact, for a diary that does not open.

    Raises WrongPassphrase when there is none, and some backups need a passphrase that was not given.
    """
    from recoverytui.storage import unlock

    locked = None
    for each in backups.known(locations):
        try:
            key = unlock.key_of(each.path, secret)
        except WrongPassphrase as error:
            locked = error
        except RecoveryError:
            continue
        else:
            state = backup.state(each.path, key)
            if state is State.WHOLE:
                return each
            if state is State.OTHER_KEY:
                locked = WrongPassphrase(N_("That passphrase does not open this diary. The diary is unchanged."))
    if locked is not None:
        raise locked
    return None


def takes_the_lock_away(locations: DiaryPaths, file: Path) -> bool:
    """Return whether a backup is plain while the diary is encrypted; nothing may have the diary open.

    For a missing or damaged diary the other backups decide. Raises NoDiary, DiaryDamaged for the backup.
    """
    if is_locked(file):
        return False
    try:
        return is_locked(locations.diary)
    except RecoveryError:
        return any(backups.may_be_encrypted(each.path) for each in backups.known(locations))


def refuse_a_plain_one(diary: Diary, file: Path) -> None:
    """Raise BadInput for a backup that is plain while the open diary is encrypted."""
    if diary.is_locked and not is_locked(file):
        raise _plain(file)


def from_backup(
    locations: DiaryPaths,
    file: Path,
    clock: Clock = local_clock,
    secret: str | None = None,
    key: "Key | None" = None,
    *,
    unlocking: bool = False,
) -> tuple[Diary, Path | None]:
    """Restore a backup, and return the opened diary and the path that the replaced diary was moved to.

    Nothing may have the diary open. Raises NoDiary, DiaryDamaged, WrongPassphrase for the backup, NotWritable, and
    BadInput for a plain backup of an encrypted diary unless that is allowed; on an error the diary is unchanged.
    """
    if file.parent == locations.backups:
        own_files.refuse(file)
    if not unlocking and takes_the_lock_away(locations, file):
        raise _plain(file)
    if is_locked(file):
        from recoverytui.storage import unlock

        key = key or unlock.key_of(file, secret)
    else:
        key = None
    backup.verify(file, key)
    atomic_files.make_private_folder(locations.diary.parent)
    part = atomic_files.beside(locations.diary)
    with atomic_files.speaking_of(locations.diary), atomic_files.removing(part):
        atomic_files.write_whole(part, file.read_bytes())
        # Before the swap: whatever fails from here on, both diaries are there.
        aside = _keep_aside(locations, clock, side_files.settle_closed(locations.diary, key))
        if os.path.lexists(locations.diary):
            part.replace(locations.diary)  # atomic: a crash leaves one of the two diaries here
            atomic_files.sync_folder(locations.diary.parent)
        else:
            atomic_files.appear(part, locations.diary)
    return open_diary(locations, clock, key=key), aside


def _plain(file: Path) -> BadInput:
    return BadInput(
        N_("This backup is not encrypted, and the diary is. To go back to it, in the shell: recovery restore {path}"),
        path=file,
    )


def _keep_aside(locations: DiaryPaths, clock: Clock, needed: Sequence[Path]) -> Path | None:
    """Copy the replaced diary into the backups, with its hot journal, and return the copy.

    Only the key of that diary can roll the journal back. It is removed beside the diary, where SQLite would apply it
    to the restored file.
    """
    if not os.path.lexists(locations.diary):
        return None
    atomic_files.make_own_folder(locations.backups)
    aside = backup.free_name(locations.backups, locations.diary, clock(), "restore")
    try:
        whole = locations.diary.read_bytes() if atomic_files.is_plain_file(locations.diary) else None
    except OSError:
        whole = None
    if whole is None:  # a folder, a dangling link, an unreadable disk: moving it away loses no diary
        locations.diary.rename(aside)
    else:
        atomic_files.write_whole(aside, whole)
    for path in needed:
        suffix = path.name.removeprefix(locations.diary.name)
        atomic_files.write_whole(aside.with_name(f"{aside.name}{suffix}"), own_files.read(path))
    for path in needed:
        own_files.wipe(path)
    return aside
