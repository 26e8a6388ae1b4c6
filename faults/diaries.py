"""Diaries for the runs: plain, or encrypted with a fixed key that needs no derivation."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faults.deeds import Calendar, Player
from recoverytui import paths
from recoverytui.commands.diary import Diary, create_diary, open_diary
from recoverytui.paths import DiaryPaths
from recoverytui.storage import cipher, rekey
from recoverytui.storage.cipher import Key

KEY = Key(bytes(range(32)))
"""Opens every locked diary of the runs."""
SALT = bytes(range(16))


@contextmanager
def quick_keys() -> Iterator[None]:
    """Derive keys from passphrases quickly: slowness protects nothing here, and there are thousands."""
    kept, cipher.ROUNDS = cipher.ROUNDS, 100
    try:
        yield
    finally:
        cipher.ROUNDS = kept


def locations(folder: Path) -> DiaryPaths:
    """Return where the diary of a folder lives."""
    return paths.find(None, {"RECOVERY_HOME": str(folder)})


def create(folder: Path, calendar: Calendar, *, locked: bool = False) -> Diary:
    """Make a new diary in a folder."""
    diary = create_diary(locations(folder), calendar)
    if not locked:
        return diary
    rekey.rewrite(diary.db, list, KEY, SALT, lambda _done, _of: None)
    return open_again(folder, calendar, locked=True)


def open_again(folder: Path, calendar: Calendar, *, locked: bool = False) -> Diary:
    """Open the diary of a folder."""
    return open_diary(locations(folder), calendar, key=KEY if locked else None)


def lived_in(folder: Path, deeds: int, seed: int, *, locked: bool = False) -> Diary:
    """Make a diary after a number of random commands."""
    calendar = Calendar()
    diary = create(folder, calendar, locked=locked)
    diary.db.run("PRAGMA synchronous = OFF")  # nothing goes wrong yet
    player = Player(diary, calendar, seed)
    for number in range(1, deeds + 1):
        player.play(number)
    diary.db.run("PRAGMA synchronous = EXTRA")
    return diary
