"""Unexpected files at the diary's path, and leftovers of a kill: named in the error, and left unchanged."""

import os
import random
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from faults import diaries
from faults.deeds import Calendar
from faults.state import misfits, state
from recoverytui.commands import backups, restore, wins
from recoverytui.commands.diary import Diary, open_or_create
from recoverytui.errors import DiaryDamaged, NoDiary, NotWritable, RecoveryError
from recoverytui.storage.database import Database, is_locked

PAGE = 4096


def cases(folder: Path, seed: int) -> Iterator[tuple[str, str]]:
    """Yield each case by name, with its failure or an empty string."""
    for locked in (False, True):
        name = "locked" if locked else "plain"
        sound = folder / f"sound-{name}"
        diaries.lived_in(sound, 30, seed, locked=locked).close()
        for what, lay in _ODD.items():
            yield f"{name}, {what}", _opened(folder / "odd", sound, locked, lay)
        for what, check in _BESIDE.items():
            shutil.copytree(sound, folder / "beside")
            yield f"{name}, {what}", check(folder / "beside", locked)
            shutil.rmtree(folder / "beside")


def _opened(home: Path, sound: Path, locked: bool, lay: Callable[[Path, bytes], object]) -> str:
    """Lay something where the diary should be, open it, and see that it is refused and left alone."""
    home.mkdir()
    path = diaries.locations(home).diary
    lay(path, diaries.locations(sound).diary.read_bytes())
    before = _seen(path)
    try:
        diaries.open_again(home, Calendar(), locked=locked and is_locked(path)).close()
        wrong = "it was opened"
    except (NoDiary, DiaryDamaged, NotWritable):
        wrong = ""
    except RecoveryError as error:
        wrong = f"called {type(error).__name__}"
    if _seen(path) != before:
        wrong += " changed"
    if {each.name for each in home.iterdir()} - {path.name}:
        wrong += " something lies beside it"
    shutil.rmtree(home)
    return wrong


def _seen(path: Path) -> object:
    if not os.path.lexists(path):
        return None
    status = path.lstat()
    return status.st_mode, status.st_size, status.st_mtime_ns, path.read_bytes() if path.is_file() else b""


def _socket(path: Path, _raw: bytes) -> None:
    listener = socket.socket(socket.AF_UNIX)
    with listener:
        there = Path.cwd()
        os.chdir(path.parent)  # the name of a socket may not be long
        try:
            listener.bind(path.name)
        finally:
            os.chdir(there)


def _beginning(length: int) -> Callable[[Path, bytes], object]:
    return lambda path, raw: path.write_bytes(raw[:length])


_ODD: dict[str, Callable[[Path, bytes], object]] = {
    "nothing there": lambda _path, _raw: None,
    "an empty file": lambda path, _raw: path.touch(),
    "a folder": lambda path, _raw: path.mkdir(),
    "a pipe": lambda path, _raw: os.mkfifo(path),
    "a socket": _socket,
    "a link to nowhere": lambda path, _raw: path.symlink_to("nowhere"),
    "a link to itself": lambda path, _raw: path.symlink_to(path.name),
    "a device": lambda path, _raw: path.symlink_to("/dev/zero"),
    "a text": lambda path, _raw: path.write_text("Kære dagbog\n" * 400),
    "noise": lambda path, _raw: path.write_bytes(random.Random(1).randbytes(3 * PAGE + 5)),
    "another database": lambda path, _raw: _foreign(path),
    **{f"the first {length} bytes": _beginning(length) for length in (1, 15, 16, 17, 99, 100, 512, 4095, 4097, 12281)},
}
"""What may lie where the diary is expected."""


def _foreign(path: Path) -> None:
    import sqlite3

    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE win (id INTEGER)")
    other.close()


def _hot_journal(home: Path, locked: bool) -> str:
    """A transaction was cut off: what it had written already is taken back."""
    before = _state(home, locked)
    _cut_off(home, locked)
    if not diaries.locations(home).diary.with_name("diary.db-journal").stat().st_size:
        return "the journal was never hot"
    return _compared(home, locked, before)


def _cut_off(home: Path, locked: bool) -> None:
    """Leave the diary as a kill in the middle of a large transaction leaves it."""
    child = os.fork()
    if not child:
        diary = diaries.open_again(home, Calendar(), locked=locked)
        diary.db.run("PRAGMA cache_size = 5")  # a transaction that has to write before it is done
        with diary.db.transaction():
            for number in range(40):
                wins.add(diary, f"{number} " + "half a deed " * 200)
            os._exit(9)
    os.waitpid(child, 0)


def _stale_lock(home: Path, locked: bool) -> str:
    """The process that was writing is dead: the next one need not wait for it."""
    child = os.fork()
    if not child:
        db = Database(diaries.locations(home).diary, diaries.KEY if locked else None)
        db.run("BEGIN IMMEDIATE")
        os._exit(9)
    os.waitpid(child, 0)
    diary = diaries.open_again(home, Calendar(), locked=locked)
    diary.db.run("PRAGMA busy_timeout = 0")
    wins.add(diary, "right away")
    diary.close()
    return ""


def _journal_of_nothing(home: Path, locked: bool) -> str:
    before = _state(home, locked)
    diaries.locations(home).diary.with_name("diary.db-journal").touch()
    return _compared(home, locked, before)


def _journal_of_noise(home: Path, locked: bool) -> str:
    before = _state(home, locked)
    journal = diaries.locations(home).diary.with_name("diary.db-journal")
    journal.write_bytes(random.Random(2).randbytes(PAGE * 3))
    return _compared(home, locked, before)


def _restored(home: Path, locked: bool) -> str:
    """A backup takes the place of a diary that was cut off: the journal of that one must not spoil it."""
    diary = diaries.open_again(home, Calendar(), locked=locked)
    before = state(diary.db)
    kept = backups.make(diary)
    for number in range(5):
        wins.add(diary, f"after the backup {number}")
    diary.close()
    _cut_off(home, locked)
    key = diaries.KEY if locked else None
    restored, aside = restore.from_backup(diaries.locations(home), kept, Calendar(), key=key)
    now = state(restored.db)
    restored.close()
    if now != before:
        return "not what the backup held"
    if aside is None:
        return "the diary before was not kept"
    db = Database(aside, key)
    found = db.value("SELECT count(*) FROM win WHERE text LIKE 'after the backup %'")
    db.close()
    return "" if found == 5 else "what was put aside is not whole"


def _restored_beside_an_orphan(home: Path, locked: bool) -> str:
    """The diary is gone and its journal is not: a backup is restored as it is."""
    diary = diaries.open_again(home, Calendar(), locked=locked)
    before = state(diary.db)
    kept = backups.make(diary)
    diary.close()
    _cut_off(home, locked)
    diaries.locations(home).diary.unlink()
    key = diaries.KEY if locked else None
    restored, _ = restore.from_backup(diaries.locations(home), kept, Calendar(), key=key)
    now = state(restored.db)
    restored.close()
    return "" if now == before else "not what the backup held"


def _gone_beside_backups(home: Path, locked: bool) -> str:
    """The diary is gone and its backups are not: no empty one is made in its place."""
    diary = diaries.open_again(home, Calendar(), locked=locked)
    backups.make(diary)
    diary.close()
    diary.path.unlink()
    try:
        open_or_create(diaries.locations(home), Calendar()).close()
    except NoDiary:
        return "something was made" if diary.path.exists() else ""
    return "an empty diary was made"


def _removed_while_open(home: Path, locked: bool) -> str:
    """The file is taken away under an open diary: nothing is written where nobody finds it."""
    diary = diaries.open_again(home, Calendar(), locked=locked)
    diary.path.rename(home / "elsewhere.db")
    return _refuses(diary)


def _replaced_while_open(home: Path, locked: bool) -> str:
    diary = diaries.open_again(home, Calendar(), locked=locked)
    shutil.copy(diary.path, home / "other.db")
    (home / "other.db").replace(diary.path)
    return _refuses(diary)


def _refuses(diary: Diary) -> str:
    try:
        wins.add(diary, "into the void")
    except NoDiary:
        return ""
    finally:
        diary.close()
    return "it was written"


def _state(home: Path, locked: bool) -> str:
    diary = diaries.open_again(home, Calendar(), locked=locked)
    now = state(diary.db)
    diary.close()
    return now


def _compared(home: Path, locked: bool, before: str) -> str:
    diary = diaries.open_again(home, Calendar(), locked=locked)
    try:
        wrong = list(misfits(diary))
        if state(diary.db) != before:
            wrong.append("not as before")
        wins.add(diary, "and on")
        return ", ".join(wrong)
    finally:
        diary.close()


_BESIDE: dict[str, Callable[[Path, bool], str]] = {
    "hot journal": _hot_journal,
    "stale lock": _stale_lock,
    "empty journal": _journal_of_nothing,
    "journal of noise": _journal_of_noise,
    "restored over a hot journal": _restored,
    "restored beside a journal alone": _restored_beside_an_orphan,
    "gone beside its backups": _gone_beside_backups,
    "removed while open": _removed_while_open,
    "replaced while open": _replaced_while_open,
}
"""What kills and people do to the files."""
