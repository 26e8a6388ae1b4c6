"""An open connection: safety pragmas, one writer at a time, and no temporary files elsewhere."""

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from recoverytui import paths
from recoverytui.commands import drafts, entries, wins
from recoverytui.commands.diary import open_diary
from recoverytui.errors import DiaryDamaged, DiaryInUse, NoDiary, NotWritable, RecoveryError
from recoverytui.storage import driver
from recoverytui.storage.database import APPLICATION_ID
from recoverytui.storage.schema import STEPS

CANARY = "kanariefugl"


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("synchronous", 3),  # EXTRA
        ("journal_mode", "delete"),
        ("secure_delete", 1),
        ("temp_store", 2),  # MEMORY
        ("foreign_keys", 1),
        ("cell_size_check", 1),
        ("trusted_schema", 0),
        ("busy_timeout", 10_000),
        ("application_id", APPLICATION_ID),
        ("user_version", len(STEPS)),
    ],
)
def test_every_safety_is_on(diary, pragma: str, value: object) -> None:
    assert diary.db.value(f"PRAGMA {pragma}") == value


def test_the_connection_leaves_transactions_to_us(diary) -> None:
    diary.db.run("DELETE FROM draft")
    assert not diary.db._connection.in_transaction


def test_rows_that_nobody_reads_to_the_end_may_be_dropped_by_any_thread(diary) -> None:
    """The garbage collector runs in the thread of the screens."""
    rows = diary.db.each("SELECT value FROM json_each('[1, 2, 3]')")
    assert next(rows) == (1,)
    with ThreadPoolExecutor(1) as other:
        other.submit(rows.close).result()
    assert diary.db.value("SELECT 1") == 1


def test_a_diary_left_in_another_journal_mode_comes_back(diary, locations, clock) -> None:
    diary.close()
    foreign = dbapi2.connect(locations.diary)
    foreign.execute("PRAGMA journal_mode = WAL")
    foreign.close()
    again = open_diary(locations, clock)
    wins.add(again, "Opened the window")
    assert again.db.value("PRAGMA journal_mode") == "delete"
    assert names_in(locations.diary.parent) == ["diary.db"]
    again.close()


def test_a_busy_diary_is_said_so_and_can_be_tried_again(diary, locations, clock, monkeypatch) -> None:
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.05)
    other = open_diary(locations, clock)
    with diary.db.transaction(), pytest.raises(DiaryInUse):
        wins.add(other, "Opened the window")
    assert wins.add(other, "Opened the window").total == 1
    other.close()


def test_a_reader_does_not_stop_a_reader(diary, locations, clock, monkeypatch) -> None:
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.05)
    wins.add(diary, "Opened the window")
    other = open_diary(locations, clock)
    with diary.db.transaction(), other.db.reading():
        assert wins.count(other) == 1
    other.close()


def test_a_deed_is_kept_whole_or_not_at_all(diary) -> None:
    def half() -> None:
        with diary.step("win.add"):
            wins.add(diary, "Opened the window")
            drafts.keep(diary, "win", "Went")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert (wins.count(diary), drafts.all_(diary), entries.undo(diary)) == (0, {}, None)


def test_what_is_written_while_reading_is_refused_because_it_would_not_be_kept(diary) -> None:
    with diary.db.reading(), pytest.raises(RuntimeError):
        wins.add(diary, "Opened the window")
    assert wins.add(diary, "Opened the window").total == 1


def test_reading_within_a_deed_sees_what_the_deed_wrote(diary) -> None:
    with diary.db.transaction():
        wins.add(diary, "Opened the window")
        with diary.db.reading():
            assert wins.count(diary) == 1
    assert wins.count(diary) == 1


def test_several_readings_come_from_one_moment(diary, locations, clock) -> None:
    other = open_diary(locations, clock)
    driver_timeout = "PRAGMA busy_timeout = 50"
    other.db.run(driver_timeout)
    with diary.db.reading():
        assert wins.count(diary) == 0
        with pytest.raises(DiaryInUse):
            wins.add(other, "Opened the window")
        assert wins.count(diary) == 0
    other.close()


def test_a_change_by_another_window_shows(diary, locations, clock) -> None:
    before = diary.data_version()
    wins.add(diary, "Mine")
    assert diary.data_version() == before
    other = open_diary(locations, clock)
    wins.add(other, "Opened the window")
    other.close()
    assert diary.data_version() != before
    assert wins.count(diary) == 2


def _deleted(diary) -> None:
    diary.path.unlink()


def _replaced(diary) -> None:
    shutil.copy(diary.path, diary.path.with_name("new"))
    diary.path.with_name("new").replace(diary.path)


def _folder_moved(diary) -> None:
    diary.path.parent.rename(diary.path.parent.with_name("moved"))


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file in its place")
@pytest.mark.parametrize("take_away", [_deleted, _replaced, _folder_moved])
def test_nothing_is_written_in_a_file_that_is_no_longer_the_diary(take_away: Callable[[Path], object], diary) -> None:
    wins.add(diary, "Opened the window")
    take_away(diary)
    with pytest.raises(NoDiary):
        wins.add(diary, "Went out")
    with pytest.raises(NoDiary):
        drafts.keep(diary, "win", "Went out")
    assert wins.count(diary) == 1


def test_a_copy_of_an_open_diary_opens_complete(diary, locations, clock, tmp_path) -> None:
    for number in range(5):
        wins.add(diary, f"win {number}")
    shutil.copy(locations.diary, tmp_path / "copy.db")
    with diary.db.transaction():
        wins.add(diary, "half a deed")
        shutil.copy(locations.diary, tmp_path / "during.db")
    for name in ("copy.db", "during.db"):
        copy = open_diary(paths.find(tmp_path / name, {}), clock)
        assert [win.noun.text for win in reversed(wins.list_newest(copy))] == [f"win {number}" for number in range(5)]
        copy.close()


def _raised(error: Exception) -> RecoveryError:
    with pytest.raises(RecoveryError) as ours, driver.translated():
        raise error
    return ours.value


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("SQLITE_BUSY", DiaryInUse),
        ("SQLITE_BUSY_SNAPSHOT", DiaryInUse),
        ("SQLITE_LOCKED", DiaryInUse),
        ("SQLITE_FULL", NotWritable),
        ("SQLITE_IOERR_WRITE", NotWritable),
        ("SQLITE_IOERR_FSYNC", NotWritable),
        ("SQLITE_READONLY_DBMOVED", NotWritable),
        ("SQLITE_CANTOPEN", NotWritable),
        ("SQLITE_CORRUPT_INDEX", DiaryDamaged),
        ("SQLITE_NOTADB", DiaryDamaged),
        ("SQLITE_CONSTRAINT_UNIQUE", RecoveryError),
        (None, RecoveryError),
    ],
)
def test_the_drivers_errors_become_ours_without_a_word_of_the_diary(name: str | None, ours: type) -> None:
    error = dbapi2.OperationalError(f"near {CANARY}")
    if name is not None:
        error.sqlite_errorname = name
    said = _raised(error)
    assert type(said) is ours
    assert CANARY not in repr((said.message, said.facts, said.args, said.__cause__))
    assert said.__suppress_context__


def test_an_sql_error_of_ours_shows_no_parameters(diary) -> None:
    with pytest.raises(RecoveryError) as said:
        diary.db.run("INSERT INTO draft VALUES (?, ?)", (CANARY, CANARY))
    assert (said.value.code, said.value.facts) == (1, {"name": "SQLITE_ERROR"})


def test_a_connection_never_makes_a_file(tmp_path) -> None:
    with pytest.raises(NotWritable):
        driver.connect(tmp_path / "nowhere.db")
    assert names_in(tmp_path) == []


def test_a_closed_diary_says_so_without_a_traceback(diary) -> None:
    diary.close()
    with pytest.raises(RecoveryError):
        wins.count(diary)
