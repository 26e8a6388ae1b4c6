"""Flip every bit of every CREATE text, one at a time: each is reported as damage, and no write succeeds."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from faults import diaries
from faults.deeds import Calendar
from faults.result import Result
from recoverytui.commands import backups, restore, wins
from recoverytui.errors import DiaryDamaged, RecoveryError
from recoverytui.storage.database import Database

COUNT = 100_000
"""More than there are bits; a smaller number tries some of them."""
QUICK = True
ZERO = ("opened", "other errors", "tracebacks", "no backup found")


def run(count: int, seed: int, folder: Path) -> Result:
    """Flip `count` bits, or all there are, each in a fresh copy of a small diary with a backup."""
    result = Result("bits", ZERO)
    home, calendar = folder / "recovery", Calendar()
    diary = diaries.create(home, calendar)
    wins.add(diary, "Went out")
    good = backups.make(diary)
    diary.close()
    path = diaries.locations(home).diary
    raw = path.read_bytes()
    every = list(flips(raw))
    result.figures["bits in all"] = len(every)
    chosen = every if count >= len(every) else Random(f"schema/{seed}").sample(every, count)
    for number, (at, bit) in enumerate(chosen):
        result.tried += 1
        with path.open("r+b") as file:
            file.seek(at)
            file.write(bytes([raw[at] ^ bit]))
        case = f"byte {at}, bit {bit}"
        try:
            diaries.open_again(home, calendar).close()
            result.fail("opened", case)
            path.write_bytes(raw)
        except DiaryDamaged:
            pass
        except RecoveryError as error:
            result.fail("other errors", f"{case}: {error}")
        except Exception as error:
            result.fail("tracebacks", f"{case}: {type(error).__name__}")
        if number % 500 == 0:
            found = restore.newest_good(diaries.locations(home))
            if found is None or found.path != good:
                result.fail("no backup found", case)
        with path.open("r+b") as file:
            file.seek(at)
            file.write(raw[at : at + 1])
    return result


def flips(raw: bytes) -> Iterator[tuple[int, int]]:
    """Yield every bit of every CREATE text in the bytes of a plain file, as its offset and its value."""
    for text in _texts(raw):
        start = raw.index(text)
        for at in range(start, start + len(text)):
            for bit in range(8):
                yield at, 1 << bit


def _texts(raw: bytes) -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "copy.db")
        path.write_bytes(raw)
        db = Database(path)
        rows = db.run("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        db.close()
    return [sql.encode() for (sql,) in rows]
