"""Commands that protect the diary: back up, check integrity, restore a backup, delete all data."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from recoverytui import folder_lock, own_files, paths, side_names
from recoverytui.commands.diary import Clock, Diary, local_clock, open_diary
from recoverytui.errors import N_, BadInput, DiaryInUse, NotWritable, RecoveryError, WrongPassphrase
from recoverytui.paths import DiaryPaths
from recoverytui.storage import backup, checksums, kept_files, migrations, search, side_files, wins
from recoverytui.storage.backup import Backup as Backup  # noqa: PLC0414 - re-exported for cli and tui
from recoverytui.storage.backup import State as State  # noqa: PLC0414
from recoverytui.storage.database import is_locked
from recoverytui.storage.kept_files import KeptFiles

if TYPE_CHECKING:
    from recoverytui.storage.cipher import Key

files_of = kept_files.find
"""Return the files that the program owns in its folders, and the neighbouring files that it does not."""
untrusted = kept_files.untrusted
"""Return why each file with one of the program's names is not used; needs no open diary."""


class Health(NamedTuple):
    """Result of an integrity check."""

    whole: bool
    """Whether every database page is intact."""
    altered: tuple[str, ...]
    """The ids of entries with a wrong checksum."""
    newest_good: Backup | None
    """The newest backup that opens and is intact."""
    backups: tuple[tuple[Backup, State], ...] = ()
    """Every backup and its state, newest first."""
    counted_anew: bool = False
    """Whether the tallies of wins were wrong and have been recomputed."""
    indexed_anew: bool = False
    """Whether the words index lacked entries and has been rebuilt."""

    @property
    def damaged_backups(self) -> tuple[Backup, ...]:
        """The backups that are damaged or cannot be read."""
        bad = {State.DAMAGED, State.UNREADABLE}
        return tuple(each for each, state in self.backups if state in bad)


def make(diary: Diary, target: Path | None = None) -> Path:
    """Copy the diary into the backups folder, or to a given file or folder.

    Raises FileRefused when the target exists, NotWritable.
    """
    side_files.drop_cold(diary.db)
    if target is None:
        paths.make_own_folder(diary.place.backups)
    if target is None or os.path.isdir(target):  # noqa: PTH112 - Path raises for a name that is too long
        target = backup.free_name(target or diary.place.backups, diary.path, diary.now())
    return backup.copy(diary.db, target)


def make_once_a_day(diary: Diary) -> Path | None:
    """Make the daily backup and rotate old ones; returns None when today already has one."""
    if _made_today(diary):
        return None
    made = make(diary)
    if _altered(diary):  # with corrupted entries about, older backups may be the only intact copies: do not rotate them
        return made
    # The new copy was opened and checked, so rotation never removes the last good backup.
    for old in backup.surplus(backup.in_folder(diary.place.backups, diary.path)):
        _remove(old.path)
    return made


def known(place: DiaryPaths) -> list[Backup]:
    """Return the backups in the backups folder, newest first."""
    return backup.in_folder(place.backups, place.diary)


def check(diary: Diary) -> Health:
    """Check the whole diary and its newest backups, and return which are intact.

    Tallies and a words index that disagree with the entries are rebuilt, because screens are computed from them.
    """
    whole = backup.is_whole(diary.db) and migrations.is_as_it_must_be(diary.db)
    altered = _altered(diary) if whole else ()
    counted = indexed = False
    if whole:
        with suppress(NotWritable, DiaryInUse):  # a read-only check must also work in a folder that cannot be written
            counted = wins.count_anew(diary.db)
            indexed = search.fill_anew(diary.db)
    states = tuple((each, backup.state(each.path, diary.db.key)) for each in known(diary.place))
    newest = next((each for each, state in states if state is State.WHOLE), None)
    return Health(whole, altered, newest, states, counted, indexed)


def newest_good(place: DiaryPaths, secret: str | None = None) -> Backup | None:
    """Return the newest backup that opens and is intact, for a diary that does not open.

    Raises WrongPassphrase when there is none, and some backups need a passphrase that was not given.
    """
    from recoverytui.storage import unlock

    locked = None
    for each in known(place):
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


def job_of_the_day(diary: Diary) -> Callable[[], None] | None:
    """Return a function that makes the daily backup on its own connection; None if one is made or being made.

    The function raises what opening a diary and `make` raise.
    """
    place, clock, key = diary.place, diary.now, diary.db.key
    if _made_today(diary) or _is_being_made(diary):
        return None

    def work() -> None:
        beside = open_diary(place, clock, key=key)
        try:
            make_once_a_day(beside)
        finally:
            beside.close()

    return work


def takes_the_lock_away(place: DiaryPaths, file: Path) -> bool:
    """Return whether a backup is plain while the diary is encrypted; nothing may have the diary open.

    For a missing or damaged diary the other backups decide. Raises NoDiary, DiaryDamaged for the backup.
    """
    if is_locked(file):
        return False
    try:
        return is_locked(place.diary)
    except RecoveryError:
        return any(_may_be_locked(each.path) for each in known(place))


def refuse_a_plain_one(diary: Diary, file: Path) -> None:
    """Raise BadInput for a backup that is plain while the open diary is encrypted."""
    if diary.is_locked and not is_locked(file):
        raise _plain(file)


def plain_ones(diary: Diary) -> list[Path]:
    """Return the plain backups of an encrypted diary, newest first."""
    return [each.path for each in known(diary.place) if not _may_be_locked(each.path)] if diary.is_locked else []


def restore(
    place: DiaryPaths,
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
    if file.parent == place.backups:
        own_files.refuse(file)
    if not unlocking and takes_the_lock_away(place, file):
        raise _plain(file)
    if is_locked(file):
        from recoverytui.storage import unlock

        key = key or unlock.key_of(file, secret)
    else:
        key = None
    backup.verify(file, key)
    paths.make_private_folder(place.diary.parent)
    part = paths.beside(place.diary)
    with paths.speaking_of(place.diary), paths.removing(part):
        paths.write_whole(part, file.read_bytes())
        aside = _keep_aside(place, clock, side_files.settle_closed(place.diary, key))
        if os.path.lexists(place.diary):
            part.replace(place.diary)  # atomic: a crash leaves one of the two diaries here
            paths.sync_folder(place.diary.parent)
        else:
            paths.appear(part, place.diary)
    return open_diary(place, clock, key=key), aside


def delete_everything(place: DiaryPaths) -> KeptFiles:
    """Wipe every file that the program owns; returns the removed files and the foreign ones left in place.

    Waits for a running backup. Raises DiaryInUse, with nothing deleted; NotWritable.
    """
    removed: list[Path] = []
    with folder_lock.alone(place.backups, folder_lock.LONGEST_WAIT) as alone:
        if not alone:
            raise DiaryInUse(N_("A backup is being made right now. Nothing was deleted; try again."))
        while files := [path for path in kept_files.find(place).ours if path not in removed]:
            for path in files:
                with paths.speaking_of(path):
                    own_files.wipe(path)
                removed.append(path)
    for folder in (place.backups, place.paths):
        with suppress(OSError):
            folder.rmdir()
    return KeptFiles(removed, kept_files.find(place).others)


def _may_be_locked(path: Path) -> bool:
    """Return whether a file is encrypted; False when that cannot be determined."""
    try:
        return is_locked(path)
    except RecoveryError:
        return False


def _plain(file: Path) -> BadInput:
    return BadInput(
        N_("This backup is not encrypted, and the diary is. To go back to it, in the shell: recovery restore {path}"),
        path=file,
    )


def _made_today(diary: Diary) -> bool:
    today = diary.now().date()
    return any(not each.reason and each.made.date() == today for each in known(diary.place))


def _is_being_made(diary: Diary) -> bool:
    """Return whether a live process is making today's backup."""
    folder = diary.place.backups
    if not any(paths.half_written(folder, f"{diary.path.stem}-{diary.now():%Y-%m-%d}")):
        return False
    with folder_lock.alone(folder) as alone:
        return not alone


def _altered(diary: Diary) -> tuple[str, ...]:
    checksums.verify_all(diary.db)
    return diary.altered


def _remove(path: Path) -> None:
    """Delete a backup and its side files."""
    with paths.speaking_of(path):
        for each in (*side_names.beside(path, side_names.ALL), path):
            own_files.wipe(each)


def _keep_aside(place: DiaryPaths, clock: Clock, needed: Sequence[Path]) -> Path | None:
    """Copy the replaced diary into the backups, with its hot journal, and return the copy.

    Only the key of that diary can roll the journal back. It is removed beside the diary, where SQLite would apply it
    to the restored file.
    """
    if not os.path.lexists(place.diary):
        return None
    paths.make_own_folder(place.backups)
    aside = backup.free_name(place.backups, place.diary, clock(), "restore")
    try:
        whole = place.diary.read_bytes() if paths.is_plain_file(place.diary) else None
    except OSError:
        whole = None
    if whole is None:  # a folder, a dangling link, an unreadable disk: moving it away loses no diary
        place.diary.rename(aside)
    else:
        paths.write_whole(aside, whole)
    for path in needed:
        suffix = path.name.removeprefix(place.diary.name)
        paths.write_whole(aside.with_name(f"{aside.name}{suffix}"), own_files.read(path))
    for path in needed:
        own_files.wipe(path)
    return aside
