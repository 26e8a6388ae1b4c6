"""Lock, re-key and unlock a diary with all its backups, so that a kill at any instant leaves exactly one key.

Every file is first written anew beside itself under the name `NAME.next`, checked, and only then takes the
place of the old one: the diary first, which decides, then the backups. What a kill leaves of `.next` files is
settled the next time the diary is opened: those that open with its key take their place, the others go. A file
`NAME.converting` beside the diary says, from before the first write to after the last, that this may be needed; while
it is held by the process that made it, no other window writes in the diary.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from recoverytui import folder_lock, own_files, paths
from recoverytui.errors import DiaryDamaged, RecoveryError, WrongPassphrase
from recoverytui.storage import backup, driver
from recoverytui.storage.cipher import Key
from recoverytui.storage.database import Database, conversion_mark, is_locked

Progress = Callable[[int, int], None]
"""Is told how many files of how many are done."""

_UNGUARDED = ("journal_mode = OFF", "synchronous = OFF")
"""How a new file is written that is checked and synced as a whole before it counts."""


def rewrite(
    db: Database, known: Callable[[], Sequence[Path]], new: Key | None, salt: bytes, progress: Progress
) -> list[Path]:
    """Write the open diary and its backups anew under another key (None: plain), and let them take their places.

    No other window can write meanwhile; the connection is closed at the end, for its file is no longer the diary.
    What backups there are is asked twice: one that was being made becomes known before the diary takes its place, or
    is dropped by whoever makes it. Returns the backups that the diary's key does not open; they stay as they are.
    Raises DiaryInUse, NotWritable; then nothing has changed.
    """
    diary = db.path
    with folder_lock.at_work(diary.parent), ExitStack() as held:
        try:
            with paths.speaking_of(diary), db.transaction():
                held.enter_context(_marked(diary))
                with _taken_back(diary, held):
                    backups = known()
                    left = _write_all(db, backups, new, salt, progress)
        finally:
            db.close()  # Windows replaces no file that is open; who would write meanwhile finds the mark held
        try:
            _take_place(diary)
        except RecoveryError:
            with _taken_back(diary, held):
                _drop_next([diary, *backups])
                raise
        converted = [path for path in backups if path not in left]
        # From here on the new key is the diary's: what cannot be done now is done when it is opened next.
        with suppress(RecoveryError, OSError):
            for path in converted:
                _take_place(path)
            late = [path for path in known() if path not in backups]
            for path in late:
                _write_next(Database(path, db.key), new, salt)
                _take_place(path)
            held.close()  # nor does it remove one
            _finish([diary, *converted, *late])
    progress(len(backups) + 1, len(backups) + 1)
    return left


def settle(diary: Path, backups: Path, key: Key | None) -> None:
    """Finish or take back what a killed conversion left; the diary has just opened with this key."""
    with folder_lock.alone(diary.parent) as alone:
        if not alone:  # the conversion is going on
            return
        _drop_next([diary])
        mine = own_files.distrust_folder(backups) is None and backups.is_dir()
        waiting = [each for each in (backups.glob("*.next") if mine else ()) if own_files.distrust(each) is None]
        for path in (each.with_suffix("") for each in waiting):
            try:
                backup.verify(_next(path), key)
            except RecoveryError:
                _drop_next([path])
            else:
                _take_place(path)
        _finish([diary, *(each.with_suffix("") for each in (backups.glob("*.old") if mine else ()))])


@contextmanager
def _marked(diary: Path) -> Iterator[None]:
    """Let every process know that the diary is being written anew, until this one ends or lets go."""
    mark = conversion_mark(diary)
    mark.unlink(missing_ok=True)  # of a killed process, or not ours at all
    with folder_lock.holding(mark):
        paths.sync_folder(diary.parent)
        yield


@contextmanager
def _taken_back(diary: Path, held: ExitStack) -> Iterator[None]:
    """Let go of the mark and remove it when nothing comes of the change."""
    try:
        yield
    except BaseException:
        held.close()
        conversion_mark(diary).unlink(missing_ok=True)
        raise


def _write_all(db: Database, backups: Sequence[Path], new: Key | None, salt: bytes, progress: Progress) -> list[Path]:
    """Write every file anew beside itself, and return the backups that could not be read."""
    diary, left = db.path, []
    try:
        # The diary is open already: looking at its first bytes again would drop the lock that keeps others out.
        _write_next(Database(diary, db.key, look=False), new, salt)
        for done, path in enumerate(backups, start=1):
            progress(done, len(backups) + 1)
            try:
                _write_next(Database(path, db.key if is_locked(path) else None), new, salt)
            except (WrongPassphrase, DiaryDamaged):
                _drop_next([path])
                left.append(path)
    except BaseException:
        _drop_next([diary, *backups])
        raise
    return left


def _write_next(db: Database, new: Key | None, salt: bytes) -> None:
    target = _next(db.path)
    with paths.speaking_of(db.path):
        try:
            _make_way(target)
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, paths.OWNER_ONLY_FILE))
            db.run("ATTACH ? AS next KEY ?", (driver.uri(target.absolute()), new.as_text(salt) if new else ""))
            for pragma in _UNGUARDED:
                db.run(f"PRAGMA next.{pragma}")
            db.run("SELECT sqlcipher_export('next')")
            for pragma in ("user_version", "application_id"):
                db.run(f"PRAGMA next.{pragma} = {int(db.value(f'PRAGMA main.{pragma}'))}")
            db.run("DETACH next")
        finally:
            db.close()
        backup.verify(target, new)
        with target.open("rb+") as file:
            paths.sync_file(file.fileno())
        paths.sync_folder(target.parent)


def _take_place(path: Path) -> None:
    with paths.speaking_of(path):
        with suppress(OSError):  # a file system without hard links: the old bytes cannot be reached again
            _make_way(_old(path))
            _old(path).hardlink_to(path)
        _next(path).replace(path)
        with suppress(OSError):  # it has happened, even if it may be undone by a power cut
            paths.sync_folder(path.parent)


def _finish(files: Sequence[Path]) -> None:
    """Write over what the old files held, as far as the disk lets us, remove them, and last of all the mark."""
    for old in map(_old, files):
        with suppress(OSError):
            own_files.wipe(old)
    conversion_mark(files[0]).unlink(missing_ok=True)


def _drop_next(files: Sequence[Path]) -> None:
    for path in files:
        with suppress(OSError):
            own_files.wipe(_next(path))  # in a diary that stays locked, it may be plain


def _make_way(path: Path) -> None:
    """Take away what has a name that is needed: a link or a second name loses no more than this name."""
    own_files.wipe(path)
    path.unlink(missing_ok=True)


def _next(path: Path) -> Path:
    return path.with_name(f"{path.name}.next")


def _old(path: Path) -> Path:
    return path.with_name(f"{path.name}.old")
