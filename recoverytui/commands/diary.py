"""An open diary: the file, the clock and the state shared by all commands."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from recoverytui import atomic_files, own_files, paths
from recoverytui.dataclass import field_names
from recoverytui.domain.day import diary_day
from recoverytui.domain.preferences import Preferences
from recoverytui.errors import N_, FileRefused, NoDiary, RecoveryError, WrongPassphrase
from recoverytui.paths import DiaryPaths
from recoverytui.storage import (
    backup,
    driver,
    entries,
    maintenance,
    migrations,
    settings,
    side_files,
    undo_log,
    wins,
)
from recoverytui.storage.database import Database, is_locked
from recoverytui.storage.undo_log import Step

if TYPE_CHECKING:
    from recoverytui.storage.cipher import Key
    from recoverytui.storage.draft_spool import DraftSpool

Clock: TypeAlias = Callable[[], datetime]
"""Returns the local time with its UTC offset."""


def local_clock() -> datetime:
    """Return the system's local time with its UTC offset; the only place that reads the clock."""
    try:
        return datetime.now().astimezone()
    except (ValueError, OverflowError):  # the TZ variable names no known zone
        return datetime.now(UTC)


class Diary:
    """Context of every command; keeps the file open until it is closed."""

    def __init__(
        self, db: Database, locations: DiaryPaths, clock: Clock = local_clock, *, is_demo: bool = False
    ) -> None:
        self.db = db
        self.locations = locations
        self.now = clock
        self.is_demo = is_demo
        self.window = ""
        """Id of this window, the owner of its drafts; empty for the CLI, which owns none."""
        self.spool: DraftSpool | None = None
        """Stores drafts while the diary file cannot be written; None for the CLI."""

    @property
    def path(self) -> Path:
        """The diary file."""
        return self.locations.diary

    @property
    def today(self) -> date:
        """The current diary day."""
        return self.day_of(self.now())

    @property
    def prefs(self) -> Preferences:
        """The current settings."""
        kept = settings.values(self.db)
        return Preferences(**{key: kept[key] for key in field_names(Preferences) if key in kept})

    @property
    def began(self) -> date:
        """The diary day of the first opening, or of the first win when that is not recorded."""
        day = settings.values(self.db).get("began") or wins.first_day(self.db)
        return self.today if day is None else driver.day(day)

    @property
    def new_page(self) -> date | None:
        """The day on which a new page was begun, or None; the measures of rhythm begin there."""
        day = settings.values(self.db).get(settings.PAGE)
        return None if day is None else driver.day(day)

    @property
    def altered(self) -> tuple[str, ...]:
        """The ids of the corrupted entries skipped so far."""
        return tuple(sorted(self.db.altered))

    @property
    def is_locked(self) -> bool:
        """Return whether the file is encrypted."""
        return self.db.key is not None

    def day_of(self, moment: datetime) -> date:
        """Return the diary day of a moment."""
        return diary_day(moment, self.prefs.day_starts_at)

    def changed_at(self) -> str:
        """Return the current moment in the format stored with each change."""
        return entries.utc_text(self.now())

    @contextmanager
    def step(self, deed: str) -> Iterator[Step]:
        """Run one command in a transaction; everything written through the yielded step is undone together."""
        now = self.now()
        with self.db.transaction():
            yield Step(self.db, deed, written_at=undo_log.local_text(now), changed_at=entries.utc_text(now))

    def data_version(self) -> int:
        """Return a number that changes when another process has written."""
        return self.db.data_version()

    def copy_before(self, reason: str) -> Path:
        """Copy the diary into the backups folder before a large change."""
        atomic_files.make_own_folder(self.locations.backups)
        return backup.copy(self.db, backup.free_name(self.locations.backups, self.path, self.now(), reason))

    @property
    def untrusted(self) -> list[FileRefused]:
        """Why each file with one of the program's names is not used, a sentence each."""
        from recoverytui.storage import kept_files

        return kept_files.untrusted(self.locations)

    def settle(self) -> None:
        """Remove side files of killed processes beside the diary and its backups."""
        side_files.settle(self.locations, self.db)

    def close(self) -> None:
        """Close the diary file, and delete the window's spool unless it holds a draft that could not be moved."""
        # The diary first: if closing it fails, the spool still has the drafts.
        self.db.close()
        if self.spool is not None:
            self.spool.close()


def open_diary(
    locations: DiaryPaths, clock: Clock = local_clock, secret: str | None = None, *, key: "Key | None" = None
) -> Diary:
    """Open an existing diary and migrate it to the current schema; `secret` is a passphrase, recovery sheet or key.

    A passphrase takes 0.2 to 0.4 seconds, by design of the key derivation.
    Raises NoDiary, DiaryDamaged, DiaryTooNew, DiaryInUse, NotWritable, WrongPassphrase.
    """
    try:
        if key is not None or is_locked(locations.diary):
            from recoverytui.storage import unlock

            unlock.let_no_other_process_read_memory()
            key = key or unlock.key_of(locations.diary, secret)
        db = Database(locations.diary, key)
    except WrongPassphrase:
        from recoverytui.storage import unlock

        lost = secret is not None and unlock.is_only_the_salt_lost(locations, secret)
        del secret  # a traceback keeps this frame alive; the passphrase must not stay in it
        if lost:
            raise driver.damaged() from None
        raise
    del secret
    diary = Diary(db, locations, clock)
    try:
        diary.settle()
        migrations.migrate(diary.db, lambda: diary.copy_before("migration"))
        maintenance.vacuum_if_due(diary.db)
        _tighten(locations)  # only after opening: a file that is not a diary stays untouched
    except BaseException:
        diary.close()
        raise
    return diary


def reopened(diary: Diary) -> Diary:
    """Close a diary in any state, reopen it with the same key, and return it; raises as `open_diary`."""
    if diary.spool is not None and diary.spool.is_plain:
        diary.spool.close(discard=True)  # a plain spool must not lie beside a file encrypted meanwhile
        diary.spool = None
    with suppress(RecoveryError):
        diary.close()
    try:
        return open_diary(diary.locations, diary.now, key=diary.db.key if is_locked(diary.path) else None)
    except WrongPassphrase:
        raise WrongPassphrase(
            N_("The diary was locked, or got another passphrase, while it was open here. Its passphrase opens it.")
        ) from None


def needs_secret(locations: DiaryPaths) -> bool:
    """Return whether an encrypted diary exists; other faults of the file are reported when it is opened."""
    with suppress(RecoveryError):
        return is_locked(locations.diary)
    return False


def create_diary(locations: DiaryPaths, clock: Clock = local_clock) -> Diary:
    """Create an empty diary and open it; raises FileRefused when the file exists, NotWritable."""
    atomic_files.refuse_existing(locations.diary)
    atomic_files.make_private_folder(locations.diary.parent)
    part = atomic_files.beside(locations.diary)
    with atomic_files.speaking_of(locations.diary), atomic_files.removing(part):
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, atomic_files.OWNER_ONLY_FILE))
        _lay_out(part, clock)
        # It gets its name when it is whole; if another window was quicker, that one's diary stays.
        atomic_files.appear(part, locations.diary)
    return open_diary(locations, clock)


def open_or_create(locations: DiaryPaths, clock: Clock = local_clock, secret: str | None = None) -> Diary:
    """Open the diary, or create one on the first run; raises NoDiary when backups show that one is missing."""
    if is_first_run(locations):
        try:
            return create_diary(locations, clock)
        except FileRefused:  # another window created it between the check and the write
            pass
    return open_diary(locations, clock, secret)


def is_first_run(locations: DiaryPaths) -> bool:
    """Return whether a diary may be created without asking; raises NoDiary when one is missing beside backups."""
    if locations.named or os.path.lexists(locations.diary):
        return False
    if paths.has_backups(locations.backups):
        raise NoDiary(
            N_("There is no diary at {path}, but there are backups in {backups}. Restore one with: recovery restore"),
            path=locations.diary,
            backups=locations.backups,
        )
    return True


def _lay_out(part: Path, clock: Clock) -> None:
    db = Database(part, look=False)
    try:
        with db.transaction():
            migrations.lay_first(db)
            began = diary_day(clock(), Preferences().day_starts_at)
            settings.begin(db, began.isoformat(), entries.utc_text(clock()))
    finally:
        db.close()


def _tighten(locations: DiaryPaths) -> None:
    """Restrict the files to their owner, as copied files may be readable by others; continue where that fails."""
    try:
        mode = locations.diary.stat().st_mode
        if stat.S_ISREG(mode) and mode & 0o077:
            locations.diary.chmod(atomic_files.OWNER_ONLY_FILE)
    except OSError:
        pass
    backups = [each.path for each in backup.in_folder(locations.backups, locations.diary)]
    for path in (locations.settings, locations.help_file, *backups):
        own_files.tighten(path)
