"""Deeds that keep the diary safe: back it up, look whether it is whole, go back to a backup, delete everything."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from recoverytui import places
from recoverytui.commands.diary import Clock, Diary, key_of, local_clock, open_diary
from recoverytui.errors import N_, BadInput, DiaryInUse, NotWritable, RecoveryError, WrongPassphrase
from recoverytui.places import Place
from recoverytui.storage import backup, draft_spool, drafts, sound, wins
from recoverytui.storage.backup import Backup as Backup  # noqa: PLC0414 - the doors speak of it too
from recoverytui.storage.database import is_locked

if TYPE_CHECKING:
    from recoverytui.storage.cipher import Key

_SIDE_FILES = ("-journal", ".next", ".old", ".converting")
"""How the names of files end that the driver or a change of passphrase puts beside the diary."""


class Health(NamedTuple):
    """What is whole, and what is not."""

    whole: bool
    """Every page of the file is as it was written."""
    altered: tuple[str, ...]
    """The ids of entries that no longer say what was written."""
    newest_good: Backup | None
    """The newest backup that opens and is whole."""


def make(diary: Diary, target: Path | None = None) -> Path:
    """Copy the diary into the backups folder, or to a file or folder of the person's choice.

    Raises FileRefused when the target is there already, NotWritable.
    """
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
        old.path.unlink(missing_ok=True)
    return made


def known(place: Place) -> list[Backup]:
    """Return the backups in the program's own folder, the newest first."""
    return backup.in_folder(place.backups, place.diary)


def check(diary: Diary) -> Health:
    """Read the whole diary and its newest backups, and return what is whole and what is not.

    Tallies that do not agree with the entries are counted anew, for everything that is shown rests on them.
    """
    whole = backup.is_whole(diary.db)
    altered = _altered(diary) if whole else ()
    if whole:
        with suppress(NotWritable, DiaryInUse):  # what is only read may lie where nothing can be written
            wins.count_anew(diary.db)
    return Health(whole, altered, backup.newest_good(known(diary.place), diary.db.key))


def newest_good(place: Place, secret: str | None = None) -> Backup | None:
    """Return the newest backup that opens and is whole, for a diary that cannot be opened itself.

    Raises WrongPassphrase when none is and some are locked with a passphrase that was not given.
    """
    locked = None
    for each in known(place):
        try:
            backup.verify(each.path, key_of(each.path, secret))
        except WrongPassphrase as error:
            locked = error
        except RecoveryError:
            continue
        else:
            return each
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


def takes_the_lock_away(place: Place, file: Path) -> bool:
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
    place: Place,
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
    if not unlocking and takes_the_lock_away(place, file):
        raise _plain(file)
    key = (key or key_of(file, secret)) if is_locked(file) else None
    backup.verify(file, key)
    places.make_private_folder(place.diary.parent)
    part = places.beside(place.diary)
    with places.speaking_of(place.diary), places.removing(part):
        places.write_whole(part, file.read_bytes())
        aside = _put_aside(place, clock)
        places.appear(part, place.diary)
    return open_diary(place, clock, key=key), aside


def delete_everything(place: Place) -> list[Path]:
    """Remove diary, side files, backups and one's own paths, written over first; returns what was removed."""
    removed = []
    for path in files_of(place):
        if path == place.settings:
            continue
        with places.speaking_of(path):
            places.wipe(path)
        removed.append(path)
    for folder in (place.backups, place.paths):
        with suppress(OSError):
            folder.rmdir()
    return removed


def files_of(place: Place) -> list[Path]:
    """Return every file the program has at a place: diary, side files, backups, one's own paths, settings."""
    beside = [place.diary.with_name(f"{place.diary.name}{suffix}") for suffix in ("", *_SIDE_FILES)]
    half = [*places.half_written(place.diary.parent, place.diary.name), *draft_spool.spools(place.diary)]
    kept = [path for folder in (place.backups, place.paths) if folder.is_dir() for path in sorted(folder.iterdir())]
    return [path for path in (*beside, *sorted(half), *kept, place.settings) if path.is_file()]


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
    sound.look_through(diary.db)
    drafts.every(diary.db)
    return diary.altered


def _put_aside(place: Place, clock: Clock) -> Path | None:
    """Move the diary away with its journal, which would spoil any other file it lay beside."""
    journal = place.diary.with_name(f"{place.diary.name}-journal")
    aside = backup.free_name(place.backups, place.diary, clock(), "restore")
    there = os.path.lexists(place.diary)
    if there or os.path.lexists(journal):
        places.make_private_folder(place.backups)
    if there:
        place.diary.rename(aside)
    if os.path.lexists(journal):
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    return aside if there else None
