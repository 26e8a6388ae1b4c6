"""Deeds that keep the diary safe: back it up, look whether it is whole, go back to a backup, delete everything."""

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
from recoverytui.storage.backup import Backup as Backup  # noqa: PLC0414 - the doors speak of it too
from recoverytui.storage.backup import State as State  # noqa: PLC0414
from recoverytui.storage.database import is_locked
from recoverytui.storage.kept_files import KeptFiles

if TYPE_CHECKING:
    from recoverytui.storage.cipher import Key

files_of = kept_files.find
"""Return every file that the program has at a place, and those beside them that are not its own."""
untrusted = kept_files.untrusted
"""Return why files that have the names of the program's own are not used; nothing need be open."""


class Health(NamedTuple):
    """What is whole, and what is not."""

    whole: bool
    """Every page of the file is as it was written."""
    altered: tuple[str, ...]
    """The ids of entries that no longer say what was written."""
    newest_good: Backup | None
    """The newest backup that opens and is whole."""
    backups: tuple[tuple[Backup, State], ...] = ()
    """Every backup and its state, the newest first."""
    counted_anew: bool = False
    """The tallies of wins were not right, and have been counted anew."""
    indexed_anew: bool = False
    """The index of words did not hold every entry, and has been made anew."""

    @property
    def damaged_backups(self) -> tuple[Backup, ...]:
        """The backups that are damaged or cannot be read."""
        bad = {State.DAMAGED, State.UNREADABLE}
        return tuple(each for each, state in self.backups if state in bad)


def make(diary: Diary, target: Path | None = None) -> Path:
    """Copy the diary into the backups folder, or to a file or folder of the person's choice.

    Raises FileRefused when the target is there already, NotWritable.
    """
    side_files.drop_cold(diary.db)
    if target is None:
        paths.make_own_folder(diary.place.backups)
    if target is None or os.path.isdir(target):  # noqa: PTH112 - Path raises for a name that is too long
        target = backup.free_name(target or diary.place.backups, diary.path, diary.now())
    return backup.copy(diary.db, target)


def make_once_a_day(diary: Diary) -> Path | None:
    """Copy the diary if no regular backup was made today, and let old backups go; None when there was nothing to do."""
    if _made_today(diary):
        return None
    made = make(diary)
    if _altered(diary):  # the copies from before are the only ones that still say what was written
        return made
    # The copy just made was opened and checked, so the last good backup is never among those that go.
    for old in backup.surplus(backup.in_folder(diary.place.backups, diary.path)):
        _remove(old.path)
    return made


def known(place: DiaryPaths) -> list[Backup]:
    """Return the backups in the program's own folder, the newest first."""
    return backup.in_folder(place.backups, place.diary)


def check(diary: Diary) -> Health:
    """Read the whole diary and its newest backups, and return what is whole and what is not.

    Tallies and an index of words that do not agree with the entries are made anew, for what is shown rests on them.
    """
    whole = backup.is_whole(diary.db) and migrations.is_as_it_must_be(diary.db)
    altered = _altered(diary) if whole else ()
    counted = indexed = False
    if whole:
        with suppress(NotWritable, DiaryInUse):  # what is only read may lie where nothing can be written
            counted = wins.count_anew(diary.db)
            indexed = search.fill_anew(diary.db)
    states = tuple((each, backup.state(each.path, diary.db.key)) for each in known(diary.place))
    newest = next((each for each, state in states if state is State.WHOLE), None)
    return Health(whole, altered, newest, states, counted, indexed)


def newest_good(place: DiaryPaths, secret: str | None = None) -> Backup | None:
    """Return the newest backup that opens and is whole, for a diary that cannot be opened itself.

    Raises WrongPassphrase when none is and some are locked with a passphrase that was not given.
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
    """Return the work of the day's backup for a thread of its own, with a connection of its own; None when it is made.

    The work raises what opening a diary and `make` raise.
    """
    place, clock, key = diary.place, diary.now, diary.db.key
    if _made_today(diary):
        return None

    def work() -> None:
        beside = open_diary(place, clock, key=key)
        try:
            make_once_a_day(beside)
        finally:
            beside.close()

    return work


def takes_the_lock_away(place: DiaryPaths, file: Path) -> bool:
    """Tell whether a backup is not encrypted while the diary is; nothing may have the diary open.

    Of a diary that is gone or damaged its other backups tell. Raises NoDiary, DiaryDamaged for the backup.
    """
    if is_locked(file):
        return False
    try:
        return is_locked(place.diary)
    except RecoveryError:
        return any(_may_be_locked(each.path) for each in known(place))


def refuse_a_plain_one(diary: Diary, file: Path) -> None:
    """Raise BadInput for a backup that is not encrypted while this open diary is."""
    if diary.is_locked and not is_locked(file):
        raise _plain(file)


def plain_ones(diary: Diary) -> list[Path]:
    """Return the backups of a locked diary that anybody can read, the newest first."""
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
    """Let a backup be the diary, and return it opened with the path where the diary so far was put aside, whole or not.

    Nothing may have the diary open. Raises NoDiary, DiaryDamaged, WrongPassphrase for the backup, NotWritable, and
    BadInput for a backup that would take the lock away, unless that is meant; then the diary is as it was.
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
            part.replace(place.diary)  # at every moment there is a diary: the one so far, or the backup
            paths.sync_folder(place.diary.parent)
        else:
            paths.appear(part, place.diary)
    return open_diary(place, clock, key=key), aside


def delete_everything(place: DiaryPaths) -> KeptFiles:
    """Wipe every file of the program at a place; returns what was removed, and what is beside it and stays.

    A backup that is being made is waited for. Raises DiaryInUse, and then nothing was deleted; NotWritable.
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
    """Tell whether a file is locked, or nothing that can be told of."""
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


def _altered(diary: Diary) -> tuple[str, ...]:
    checksums.verify_all(diary.db)
    return diary.altered


def _remove(path: Path) -> None:
    """Remove a backup with its side files."""
    with paths.speaking_of(path):
        for each in (*side_names.beside(path, side_names.ALL), path):
            own_files.wipe(each)


def _keep_aside(place: DiaryPaths, clock: Clock, needed: Sequence[Path]) -> Path | None:
    """Copy the diary so far among the backups, with the journal that only its own key can settle, and return the copy.

    That journal goes from beside the diary, for it would spoil any other file.
    """
    if not os.path.lexists(place.diary):
        return None
    paths.make_own_folder(place.backups)
    aside = backup.free_name(place.backups, place.diary, clock(), "restore")
    try:
        whole = place.diary.read_bytes() if paths.is_plain_file(place.diary) else None
    except OSError:
        whole = None
    if whole is None:  # a folder, a link to nowhere, a disk that cannot read it: no diary is lost by moving it away
        place.diary.rename(aside)
    else:
        paths.write_whole(aside, whole)
    for path in needed:
        suffix = path.name.removeprefix(place.diary.name)
        paths.write_whole(aside.with_name(f"{aside.name}{suffix}"), own_files.read(path))
    for path in needed:
        own_files.wipe(path)
    return aside
