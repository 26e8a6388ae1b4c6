"""Schema verification: any addition, removal or change is detected."""

import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from recoverytui import paths
from recoverytui.commands import backups, wins
from recoverytui.commands.diary import create_diary, open_diary
from recoverytui.domain.entry import Kind
from recoverytui.errors import DiaryDamaged
from recoverytui.storage import checksums, driver, migrations, schema
from recoverytui.storage.database import Database

CHANGES = (
    "CREATE TRIGGER eats AFTER INSERT ON win BEGIN DELETE FROM win; END",
    "CREATE TABLE copies (text TEXT)",
    "CREATE VIEW looks AS SELECT * FROM win",
    "CREATE INDEX one_more ON win (text)",
    "ALTER TABLE win ADD COLUMN weather TEXT",
    "ALTER TABLE goal DROP COLUMN why",
    "ALTER TABLE talk RENAME COLUMN say TO tell",
    "ALTER TABLE win RENAME TO lost",
    "DROP TABLE draft",
    "DROP INDEX win_by_day",
    "DROP TRIGGER win_added",
    "DROP TABLE words",
    "ANALYZE",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'NOT new', 'new') WHERE type = 'trigger'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE ' WHERE name = 'win'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET tbl_name = 'goal' WHERE name = 'win_by_day'",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'win_by_day'",
)


def alter(path: Path, statements: str) -> None:
    connection = dbapi2.connect(path, isolation_level=None)
    for statement in statements.split("; ", 1) if statements.startswith("PRAGMA") else [statements]:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("age", range(1, len(schema.STEPS) + 1))
def test_each_step_knows_what_the_schema_is_after_it(age: int, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(migrations, "STEPS", schema.STEPS[:age])
    (tmp_path / "new.db").touch()
    db = Database(tmp_path / "new.db", look=False)
    migrations.lay_first(db)
    assert schema.fingerprint(db) == schema.STEPS[age - 1].fingerprint
    db.close()


@pytest.mark.parametrize("change", CHANGES)
def test_any_other_schema_is_damage_and_a_backup_is_named(change: str, invoke, diary, locations) -> None:
    wins.add(diary, "Went out")
    good = backups.make(diary)
    diary.close()
    alter(locations.diary, change)
    before = locations.diary.read_bytes()
    for arguments in (["win", "Saved?"], ["today"], ["wins"], ["search", "went"], ["undo"], ["check"], ["backup"]):
        answer = invoke(*arguments)
        assert answer.refused(13), answer
        assert str(good) in answer.err
    assert locations.diary.read_bytes() == before


def test_a_backup_with_another_schema_is_not_whole(diary, locations, invoke) -> None:
    bad = backups.make(diary)
    alter(bad, CHANGES[0])
    health = backups.check(diary)
    assert (health.newest_good, [each.path for each in health.damaged_backups]) == (None, [bad])
    diary.close()
    answer = invoke("check")
    assert answer.code == 13
    assert [line for line in answer.lines if "damaged" in line and str(bad) in line]


def test_the_tables_with_a_checksum_have_the_columns_that_are_checked(diary) -> None:
    """A column with a DEFAULT has to be in DEFAULTS, else the rows from before it would no longer fit."""
    for table in (*Kind, *checksums.OTHERS):
        columns = {row[1]: row for row in diary.db.run(f"PRAGMA table_info({table})") if row[1] != "checksum"}
        assert sorted(columns) == sorted(checksums.COLUMNS[table])  # one that is added later stands last
        defaults = {name: str(checksums.DEFAULTS[name]) for name in columns if name in checksums.DEFAULTS}
        assert {name: row[4] for name, row in columns.items() if row[4] is not None} == defaults
        nullable = {name for name, row in columns.items() if not (row[3] or row[5])}
        assert nullable == checksums.nullable(table)


def test_a_question_without_end_is_damage(diary, monkeypatch) -> None:
    monkeypatch.setattr("recoverytui.storage.database._STEPS_AT_LEAST", 3_000_000)
    monkeypatch.setattr("recoverytui.storage.database._STEPS_PER_PAGE", 0)
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(DiaryDamaged):
        diary.db.run(endless)
    assert wins.add(diary, "Went out").total == 1


def test_every_bit_of_a_sample_of_the_schema_is_looked_at(locations, clock, tmp_path) -> None:
    from faults.schema import flips

    create_diary(locations, clock).close()
    raw = locations.diary.read_bytes()
    target = paths.find(tmp_path / "flipped.db", {})
    for at, bit in list(flips(raw))[::601]:
        damaged = bytearray(raw)
        damaged[at] ^= bit
        target.diary.write_bytes(damaged)
        with pytest.raises(DiaryDamaged):
            open_diary(target, clock).close()


@pytest.mark.parametrize("name", ["step-1", "step-3", "step-1-locked", "step-3-locked"])
@pytest.mark.parametrize("damage", ["zeros", "text", "ones"])
def test_a_first_page_that_is_gone_is_damage_and_never_a_lock(name: str, damage: str, invoke, locations) -> None:
    raw = (Path(__file__).parent / "kept" / f"{name}.db").read_bytes()
    first = {"zeros": bytes(4096), "text": b"Dear diary, " * 342, "ones": b"\xff" * 4096}[damage][:4096]
    locations.diary.parent.mkdir(exist_ok=True)
    locations.diary.write_bytes(first.ljust(4096, b"x") + raw[4096:])
    for arguments in (["today"], ["check"], ["win", "x"]):
        assert invoke(*arguments).refused(13)


def test_a_plain_diary_under_a_random_first_page_is_damage(invoke, locations) -> None:
    locations.diary.parent.mkdir(exist_ok=True)
    raw = (Path(__file__).parent / "kept" / "step-3.db").read_bytes()
    locations.diary.write_bytes((Path(__file__).parent / "kept" / "step-3-locked.db").read_bytes()[:4096] + raw[4096:])
    assert invoke("today").refused(13)


def test_a_lost_salt_is_told_from_a_wrong_passphrase_by_a_backup(locations, clock) -> None:
    kept = Path(__file__).parent / "kept" / "step-4-locked.db"
    locations.backups.mkdir(parents=True)
    shutil.copyfile(kept, locations.backups / "diary-2026-11-21T140300.db")
    locations.diary.write_bytes(bytes(16) + kept.read_bytes()[16:])
    with pytest.raises(DiaryDamaged):
        open_diary(locations, clock, "kept for the tests")
    assert driver.damaged().code == 13
