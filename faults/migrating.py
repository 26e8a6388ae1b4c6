"""Kill -9 at every system call of a migration: each step is atomic, and the next start completes it."""

import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from faults import diaries, stops, strace
from faults.deeds import Calendar, text
from faults.leftovers import leftovers
from faults.processes import python
from faults.result import Result
from faults.state import misfits, state
from faults.stops import Stop
from recoverytui.commands.diary import Diary
from recoverytui.errors import RecoveryError
from recoverytui.storage import backup, migrations, schema
from recoverytui.storage.database import Database
from recoverytui.storage.schema import Step, Work

COUNT = 200
ZERO = ("half migrations", "acknowledged lost", "no copy first", "leftovers")
WINS = 60
"""Wins in the diary that is migrated, written when there was only the first step."""
KEPT = Path(__file__).parents[1] / "tests" / "storage" / "kept" / "step-1.db"
TO_COME = (
    ("CREATE TABLE moon (win INTEGER, face TEXT) STRICT", "INSERT INTO moon SELECT id, text FROM win"),
    ("ALTER TABLE moon ADD COLUMN day TEXT", "UPDATE moon SET day = (SELECT day FROM win WHERE win.id = moon.win)"),
    ("CREATE INDEX moon_by_day ON moon (day)", "CREATE TABLE tide (day TEXT)", "INSERT INTO tide SELECT day FROM moon"),
)
"""Steps that no version has: several statements each, which go over every win."""


def run(count: int, seed: int, folder: Path) -> Result:
    """Kill `count` processes while they bring a diary of the first version up to date, and three steps further."""
    result = Result("kills", ZERO, skipped=strace.missing())
    if result.skipped:
        return result
    sound = _first_version(folder / "sound", seed)
    with steps(*with_fingerprints(*TO_COME)):
        ages = _ages(sound)
        at_work = _copy(sound)
        moments = stops.stops(_command(at_work), at_work)
        result.figures["calls"] = len(moments)
        for stop in stops.spread(moments, count, Random(f"migrating/{seed}")):
            _kill(sound, stop, ages, result)
    return result


def with_fingerprints(*works: Work) -> tuple[Step, ...]:
    """Return the schema steps of the program and then these, with what the schema is after each of them."""
    known = schema.STEPS
    for work in works:
        with tempfile.TemporaryDirectory() as folder, steps(*known, Step(work, 0)):
            path = Path(folder, "new.db")
            path.touch()
            db = Database(path, look=False)
            migrations.lay_first(db)
            known += (Step(work, schema.fingerprint(db)),)
            db.close()
    return known


@contextmanager
def steps(*those: Step) -> Iterator[None]:
    """Let the program be one that knows these schema steps."""
    program = vars(migrations)
    kept, program["STEPS"] = program["STEPS"], those
    try:
        yield
    finally:
        program["STEPS"] = kept


def _first_version(folder: Path, seed: int) -> Path:
    """Make a diary as the first version of the program would have, from the one that the tests keep."""
    dice = Random(f"wins/{seed}")
    path = diaries.locations(folder / "recovery").diary
    path.parent.mkdir(parents=True)
    shutil.copyfile(KEPT, path)
    db = Database(path)
    with db.transaction():
        for number in range(100, 100 + WINS):
            values = (number, f"uid-{number}", "2026-11-21", text(dice), "", 0, "2026-11-21T13:03:00.000Z", 0)
            db.run(
                "INSERT INTO win (id, uid, day, text, themes, only_me, changed_at, deleted, checksum)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, _old_checksum(*values)),
            )
    db.close()
    return folder


def _old_checksum(number: int, uid: str, day: str, said: str, themes: str, only_me: int, at: str, deleted: int) -> int:
    """Return the checksum of a win as it was made before step 4: of its values in the order of the columns."""
    values = (str(number), uid, day, said, themes, *["\x00"] * 3, str(only_me), "\x00", at, str(deleted))
    return zlib.crc32("\x1f".join(values).encode())


def _ages(sound: Path) -> list[str]:
    """Return the tables and indexes after each number of steps, from one on."""
    db = Database(diaries.locations(_copy(sound) / "recovery").diary)
    ages = [_objects(db)]
    for step in vars(migrations)["STEPS"][1:]:
        for each in step.work:
            db.run(each) if isinstance(each, str) else each(db)
        ages.append(_objects(db))
    db.close()
    return ages


def _objects(db: Database) -> str:
    return repr(db.run("SELECT type, name, sql FROM sqlite_master ORDER BY type, name"))


def _command(folder: Path) -> list[str]:
    return python("-m", "faults.worker", "migrate", folder / "recovery")


def _copy(sound: Path) -> Path:
    folder = sound.parent / "at-work"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound, folder)
    return folder


def _kill(sound: Path, stop: Stop, ages: list[str], result: Result) -> None:
    folder, case = _copy(sound), str(stop)
    stops.kill(_command(folder), folder, stop)
    result.tried += 1
    try:
        db = Database(diaries.locations(folder / "recovery").diary)
        version = int(db.value("PRAGMA user_version"))
        if _objects(db) != ages[version - 1]:
            result.fail("half migrations", f"{case}: between {version} and {version + 1}")
        db.close()
        result.figures[f"stopped after step {version}"] += 1
        diary = diaries.open_again(folder / "recovery", Calendar())
        _judge(diary, sound, version, case, result)
        diary.close()
    except RecoveryError as error:
        result.fail("half migrations", f"{case}: {type(error).__name__}")
    for path in leftovers(folder):
        result.fail("leftovers", f"{case}: {path.name}")


def _judge(diary: Diary, sound: Path, version: int, case: str, result: Result) -> None:
    """Look whether the diary is whole after the rest of the steps, and whether a copy from before them is there."""
    for misfit in misfits(diary):
        result.fail("half migrations", f"{case}: {misfit}")
    before = Database(diaries.locations(sound / "recovery").diary)
    wins = "SELECT id, uid, day, text FROM win ORDER BY id"
    try:
        if diary.db.run(wins) != before.run(wins):
            result.fail("acknowledged lost", case)
        copies = [Database(each.path) for each in backup.in_folder(diary.locations.backups, diary.path)]
        if version > 1 and state(before) not in [state(copy) for copy in copies]:
            result.fail("no copy first", case)
        for copy in copies:
            copy.close()
    finally:
        before.close()
