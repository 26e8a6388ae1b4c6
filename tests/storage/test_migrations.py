"""Migrations from any schema version: after a backup, step by step, each step atomic."""

import os
import shutil
import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import Popen

import pytest
from sqlcipher3 import dbapi2

from faults.migrating import with_fingerprints
from recoverytui import paths
from recoverytui.commands import wins
from recoverytui.commands.diary import create_diary, open_diary
from recoverytui.errors import NotWritable, RecoveryError
from recoverytui.storage import backup, migrations
from recoverytui.storage.schema import STEPS, Step

NEXT = (
    ("ALTER TABLE win ADD COLUMN weather TEXT", "CREATE TABLE weather (name TEXT PRIMARY KEY) STRICT"),
    ("CREATE TABLE moon (day TEXT) STRICT", "INSERT INTO moon SELECT day FROM win", "DROP TABLE weather"),
)
"""Two steps as they may come one day."""
KNOWN = with_fingerprints(*NEXT)
KEPT = Path(__file__).parent / "kept"


def schema_of(path: Path) -> tuple[int, list[tuple[object, ...]]]:
    """Return version and tables as the file has them, read with nothing of this program."""
    connection = dbapi2.connect(path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").fetchall()
    connection.close()
    return version, tables


@pytest.fixture
def written(diary) -> list[str]:
    """A diary with three wins, closed."""
    texts = [wins.add(diary, text).entry.noun.text for text in ("Opened the window", "Went out", "Slept")]
    diary.close()
    return texts


@pytest.mark.parametrize("age", range(1, len(STEPS) + 1))
def test_a_diary_of_every_age_becomes_like_a_new_one(age: int, locations, clock, tmp_path) -> None:
    locations.diary.parent.mkdir(exist_ok=True)
    shutil.copyfile(KEPT / f"step-{age}.db", locations.diary)
    assert schema_of(locations.diary)[0] == age
    opened = open_diary(locations, clock)
    assert opened.began == date(2026, 11, 21)
    wins.add(opened, "Opened the window")
    opened.close()
    new = paths.find(tmp_path / "new.db", {})
    create_diary(new, clock).close()
    assert schema_of(locations.diary) == schema_of(new.diary)
    assert locations.backups.exists() == (age < len(STEPS))


def test_a_diary_of_this_age_is_opened_without_a_copy(written, locations, clock) -> None:
    open_diary(locations, clock).close()
    assert not locations.backups.exists()


def test_the_steps_to_come_are_climbed_and_nothing_is_lost(written, locations, clock, monkeypatch) -> None:
    monkeypatch.setattr(migrations, "STEPS", KNOWN)
    diary = open_diary(locations, clock)
    assert [win.noun.text for win in reversed(wins.list_newest(diary))] == written
    assert diary.db.run("SELECT * FROM moon") == [("2026-11-21",)] * 3
    assert wins.add(diary, "and on").entry.id == "w4"
    diary.close()
    assert schema_of(locations.diary)[0] == len(STEPS) + 2
    open_diary(locations, clock).close()
    [copy] = backup.in_folder(locations.backups, locations.diary)
    assert copy.reason == "migration"
    assert schema_of(copy.path)[0] == len(STEPS)
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    before = open_diary(paths.find(copy.path, {}), clock)
    assert wins.count(before) == 3
    before.close()


@pytest.mark.parametrize(
    ("steps", "reached"),
    [
        ((("CREATE TABLE moon (day TEXT)", "no such statement"),), 0),
        ((*NEXT, ("DROP TABLE moon", "DELETE FROM win", "INSERT INTO nowhere VALUES (1)")), 2),
        ((NEXT[0], (*NEXT[1], "SELECT * FROM weather")), 1),
    ],
)
def test_a_fault_in_a_step_leaves_the_step_before_whole(
    steps: tuple[Step, ...], reached: int, written, locations, clock, monkeypatch
) -> None:
    monkeypatch.setattr(migrations, "STEPS", with_fingerprints(*steps[:reached]))
    expected = None
    if reached:
        open_diary(locations, clock).close()
        expected = schema_of(locations.diary)
        before = backup.in_folder(locations.backups, locations.diary)[0].path
        locations.diary.unlink()
        before.rename(locations.diary)  # back to the age before
    monkeypatch.setattr(
        migrations, "STEPS", with_fingerprints(*steps[:reached]) + tuple(Step(work, 0) for work in steps[reached:])
    )
    at_first = schema_of(locations.diary)
    with pytest.raises(RecoveryError):
        open_diary(locations, clock)
    assert schema_of(locations.diary) == (expected or at_first)
    assert len(backup.in_folder(locations.backups, locations.diary)) == 1
    monkeypatch.setattr(migrations, "STEPS", KNOWN)
    diary = open_diary(locations, clock)
    assert [win.noun.text for win in reversed(wins.list_newest(diary))] == written
    diary.close()


def test_without_a_copy_nothing_is_changed(written, locations, clock, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise NotWritable("no space")

    before = locations.diary.read_bytes()
    monkeypatch.setattr(migrations, "STEPS", KNOWN)
    monkeypatch.setattr(backup, "copy", full)
    with pytest.raises(NotWritable):
        open_diary(locations, clock)
    assert locations.diary.read_bytes() == before


def test_a_diary_that_another_window_brings_up_meanwhile_is_taken_as_it_is(
    written, locations, clock, monkeypatch
) -> None:
    diary = open_diary(locations, clock)
    monkeypatch.setattr(migrations, "STEPS", KNOWN)
    migrations.migrate(diary.db, lambda: open_diary(locations, clock).close())
    assert diary.db.value("PRAGMA user_version") == len(STEPS) + 2
    assert diary.db.value("SELECT count(*) FROM moon") == 3
    diary.close()


_KILLED = f"""
import os, signal, sys
from recoverytui import paths
from recoverytui.commands.diary import open_diary
from recoverytui.storage import database, migrations
from recoverytui.storage.schema import Step
migrations.STEPS += tuple(Step(*each) for each in {[(step.work, step.fingerprint) for step in KNOWN[len(STEPS) :]]!r})
left, run = int(sys.argv[2]), database.Database.run
def counted(self, sql, *rest):
    global left
    if self.path.name == "diary.db" and sql.split()[0] in ("BEGIN", "ALTER", "CREATE", "INSERT", "DROP", "COMMIT"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return run(self, sql, *rest)
database.Database.run = counted
open_diary(paths.find(None, {{"RECOVERY_HOME": sys.argv[1]}}))
"""


@pytest.mark.skipif(os.name == "nt", reason="needs kill -9")
@pytest.mark.parametrize(("statements", "reached"), [(1, 0), (3, 0), (4, 1), (6, 1), (8, 1)])
def test_a_kill_in_a_migration_leaves_no_half_step(
    statements: int, reached: int, start: Callable[..., Popen[str]], written, locations, clock, monkeypatch
) -> None:
    assert start(_KILLED, locations.diary.parent, statements).wait(30) == -signal.SIGKILL
    monkeypatch.setattr(migrations, "STEPS", KNOWN[: len(STEPS) + reached])
    diary = open_diary(locations, clock)
    assert [win.noun.text for win in reversed(wins.list_newest(diary))] == written
    assert diary.db.value("SELECT count(*) FROM sqlite_schema WHERE name = 'weather'") == reached
    diary.close()
    assert schema_of(locations.diary)[0] == len(STEPS) + reached
    assert len(backup.in_folder(locations.backups, locations.diary)) == 1
    monkeypatch.setattr(migrations, "STEPS", KNOWN)
    open_diary(locations, clock).close()
    assert schema_of(locations.diary)[0] == len(STEPS) + 2
