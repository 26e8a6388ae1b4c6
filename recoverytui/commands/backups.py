"""Commands that protect the diary: back up, check integrity, delete all data."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui import atomic_files, folder_lock, own_files, side_names
from recoverytui.commands.diary import Diary, open_diary
from recoverytui.dataclass import dataclass
from recoverytui.errors import N_, DiaryInUse, NotWritable, RecoveryError
from recoverytui.paths import DiaryPaths
from recoverytui.storage import backup, checksums, kept_files, migrations, side_files, wins
from recoverytui.storage.backup import Backup as Backup  # noqa: PLC0414 - re-exported for cli and tui
from recoverytui.storage.backup import State as State  # noqa: PLC0414 - re-exported for tui
from recoverytui.storage.database import is_locked
from recoverytui.storage.kept_files import KeptFiles

if TYPE_CHECKING:
    from recoverytui.domain.whereabouts import Whereabouts

files_of = kept_files.find
"""Return the files that the program owns in its folders, and the neighbouring files that it does not."""
untrusted = kept_files.untrusted
"""Return why each file with one of the program's names is not used; needs no open diary."""


@dataclass
class Health:
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

    Raises BadInput when there is no such folder, FileRefused when the target exists, NotWritable.
    """
    side_files.drop_cold(diary.db)
    if target is None:
        atomic_files.make_own_folder(diary.locations.backups)
    else:
        atomic_files.refuse_missing_folder(target)
    if target is None or os.path.isdir(target):  # noqa: PTH112 - Path raises for a name that is too long
        target = backup.free_name(target or diary.locations.backups, diary.path, diary.now())
    return backup.copy(diary.db, target)


def make_once_a_day(diary: Diary) -> Path | None:
    """Make the daily backup and rotate old ones; returns None when today already has one."""
    if _made_today(diary):
        return None
    made = make(diary)
    # With corrupted entries about, older backups may be the only intact copies: do not rotate them. The copy is read
    # for that, which has the same: whoever writes would have to wait until the diary has been read.
    if not backup.is_sound(made, diary.db.key):
        return made
    # The new copy was opened and checked, so rotation never removes the last good backup.
    for old in backup.surplus(backup.in_folder(diary.locations.backups, diary.path)):
        _remove(old.path)
    return made


def whereabouts(locations: DiaryPaths) -> "Whereabouts | None":
    """Return the facts about a diary that is not open in this process, or None when there is none."""
    from recoverytui.domain.whereabouts import Whereabouts

    with suppress(RecoveryError):
        return Whereabouts(
            str(locations.diary), str(locations.backups), len(known(locations)), is_locked(locations.diary)
        )
    return None


def known(locations: DiaryPaths) -> list[Backup]:
    """Return the backups in the backups folder, newest first."""
    return backup.in_folder(locations.backups, locations.diary)


def check(diary: Diary) -> Health:
    """Check the whole diary and its newest backups, and return which are intact.

    Tallies and a words index that disagree with the entries are rebuilt, because screens are computed from them.
    """
    from recoverytui.storage import search

    whole = backup.is_whole(diary.db) and migrations.is_as_it_must_be(diary.db)
    altered = _altered(diary) if whole else ()
    counted = indexed = False
    if whole:
        with suppress(NotWritable, DiaryInUse):  # a read-only check must also work in a folder that cannot be written
            counted = wins.count_anew(diary.db)
            indexed = search.fill_anew(diary.db)
    states = tuple((each, backup.state(each.path, diary.db.key)) for each in known(diary.locations))
    newest = next((each for each, state in states if state is State.WHOLE), None)
    return Health(whole, altered, newest, states, counted, indexed)


def job_of_the_day(diary: Diary) -> Callable[[], None] | None:
    """Return a function that makes the daily backup on its own connection; None if one is made or being made.

    The function raises what opening a diary and `make` raise.
    """
    locations, clock, key = diary.locations, diary.now, diary.db.key
    if _made_today(diary) or _is_being_made(diary):
        return None

    def work() -> None:
        beside = open_diary(locations, clock, key=key)
        try:
            make_once_a_day(beside)
        finally:
            beside.close()

    return work


def plain_ones(diary: Diary) -> list[Path]:
    """Return the plain backups of an encrypted diary, newest first."""
    return [each.path for each in known(diary.locations) if not may_be_encrypted(each.path)] if diary.is_locked else []


def delete_everything(locations: DiaryPaths) -> KeptFiles:
    """Wipe every file that the program owns; returns the removed files and the foreign ones left in place.

    Waits for a running backup. Raises DiaryInUse, with nothing deleted; NotWritable.
    """
    removed: list[Path] = []
    with folder_lock.alone(locations.backups, folder_lock.LONGEST_WAIT) as alone:
        if not alone:
            raise DiaryInUse(N_("A backup is being made right now. Nothing was deleted; try again."))
        while files := [path for path in kept_files.find(locations).ours if path not in removed]:
            for path in files:
                with atomic_files.speaking_of(path):
                    own_files.wipe(path)
                removed.append(path)
    for folder in (locations.backups, locations.programmes):
        with suppress(OSError):
            folder.rmdir()
    return KeptFiles(removed, kept_files.find(locations).others)


def may_be_encrypted(path: Path) -> bool:
    """Return whether a file is encrypted; False when that cannot be determined."""
    try:
        return is_locked(path)
    except RecoveryError:
        return False


def _made_today(diary: Diary) -> bool:
    today = diary.now().date()
    return any(not each.reason and each.made.date() == today for each in known(diary.locations))


def _is_being_made(diary: Diary) -> bool:
    """Return whether a live process is making today's backup."""
    folder = diary.locations.backups
    if not any(atomic_files.half_written(folder, f"{diary.path.stem}-{diary.now():%Y-%m-%d}")):
        return False
    with folder_lock.alone(folder) as alone:
        return not alone


def _altered(diary: Diary) -> tuple[str, ...]:
    checksums.verify_all(diary.db)
    return diary.altered


def _remove(path: Path) -> None:
    """Delete a backup and its side files."""
    with atomic_files.speaking_of(path):
        for each in (*side_names.beside(path, side_names.ALL), path):
            own_files.wipe(each)
