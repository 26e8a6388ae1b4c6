"""Backups: retention, validity, and conversion when the diary gets a passphrase."""

import os
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from recoverytui import atomic_files, paths
from recoverytui.commands import backups, entries, lock, wins
from recoverytui.commands.diary import Diary, create_diary, open_diary
from recoverytui.errors import DiaryDamaged, NoDiary
from recoverytui.storage import backup, checksums, cipher, database

NINE = time(9)
HOSTILE = ("my[1]", "b*", "who?", "[!x]", "dot.dot", "æ å")


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Derive keys in no time."""
    monkeypatch.setattr(cipher, "ROUNDS", 10)


def kept_of(made: list[backup.Backup]) -> list[backup.Backup]:
    newest_first = sorted(made, key=lambda each: each.made, reverse=True)
    gone = set(backup.surplus(newest_first))
    return [each for each in newest_first if each not in gone]


def regular(day: date) -> backup.Backup:
    return backup.Backup(Path(f"{day}.db"), datetime.combine(day, NINE), "")


def test_a_year_of_backups_leaves_days_weeks_and_months() -> None:
    last = date(2026, 11, 21)  # a Saturday
    kept = [each.made.date() for each in kept_of([regular(last - timedelta(days=ago)) for ago in range(365)])]
    assert kept[:7] == [last - timedelta(days=ago) for ago in range(7)]
    # The newest of each of four weeks (15 November is a Sunday), then of each of six months.
    months = (date(2026, 10, 31), date(2026, 9, 30), date(2026, 8, 31), date(2026, 7, 31), date(2026, 6, 30))
    assert kept[7:] == [date(2026, 11, 8), date(2026, 11, 1), *months]


def test_three_copies_from_before_each_thing_are_kept_beside_the_regular_ones() -> None:
    day = datetime.combine(date(2026, 11, 21), NINE)
    made = [
        backup.Backup(Path(f"{reason}{hour}"), day + timedelta(hours=hour), reason)
        for reason in ("import", "restore")
        for hour in range(5)
    ]
    kept = kept_of([*made, regular(day.date())])
    assert [each.made.hour for each in kept if each.reason == "import"] == [13, 12, 11]
    assert [each.made.hour for each in kept if each.reason == "restore"] == [13, 12, 11]
    assert [each.reason for each in kept].count("") == 1


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.skipif(os.name == "nt", reason="these are no names of files there")
def test_the_backups_of_a_diary_with_an_odd_name_are_its_own(name: str, tmp_path, clock) -> None:
    locations = paths.find(tmp_path / f"{name}.db", {"RECOVERY_HOME": str(tmp_path / "home")})
    diary = create_diary(locations, clock)
    wins.add(diary, "CANARY")
    assert backups.make_once_a_day(diary) is not None
    assert backups.make_once_a_day(diary) is None
    assert len(backups.known(locations)) == 1
    entries.delete(diary, "w1")
    assert not entries.delete_for_good(diary, "w1")
    assert b"CANARY" not in backups.known(locations)[0].path.read_bytes()
    lock.lock(diary, "kop blomme").diary.close()
    assert all(database.is_locked(each.path) for each in backups.known(locations))
    assert all(database.is_locked(path) for path in locations.backups.iterdir())


def test_a_copy_that_is_not_whole_does_not_come_to_be(diary, monkeypatch) -> None:
    wins.add(diary, "Went out")
    monkeypatch.setattr(backup, "is_whole", lambda _db: False)
    with pytest.raises(DiaryDamaged):
        backups.make(diary)
    assert list(diary.locations.backups.iterdir()) == []


def test_a_backup_begun_before_the_lock_leaves_no_plain_copy(diary, clock, monkeypatch) -> None:
    wins.add(diary, "CANARY")
    beside = open_diary(diary.locations, clock)
    appear = atomic_files.appear

    def late(part: Path, target: Path) -> None:
        monkeypatch.setattr(atomic_files, "appear", appear)
        lock.lock(diary, "kop blomme").diary.close()
        appear(part, target)

    monkeypatch.setattr(atomic_files, "appear", late)
    with pytest.raises(NoDiary):
        backups.make(beside)
    beside.close()
    assert all(database.is_locked(path) for path in diary.locations.backups.iterdir())


def test_a_backup_that_appears_while_the_others_get_their_passphrase_gets_it_too(diary, clock) -> None:
    wins.add(diary, "CANARY")
    backups.make(diary)
    made: list[object] = []

    def told(_done: int, _of: int) -> None:
        if not made:
            clock.wind(days=1)
            beside = open_diary(diary.locations, clock)
            made.append(backups.make(beside))
            beside.close()

    changed = lock.lock(diary, "kop blomme", told)
    assert wins.list_newest(changed.diary)
    changed.diary.close()
    assert made
    assert all(database.is_locked(path) for path in diary.locations.backups.iterdir())
    assert b"CANARY" not in made[0].read_bytes()


def made_on(diary: Diary, clock, days: int) -> list[Path]:
    """Make the backups of so many days, and return those that are left, newest first."""
    for _ in range(days):
        clock.wind(days=1)
        backups.make_once_a_day(diary)
    return [each.path for each in backups.known(diary.locations)]


def test_with_an_altered_entry_about_no_older_backup_is_let_go(diary, clock) -> None:
    wins.add(diary, "Went out")
    wins.add(diary, "Went home")
    kept = made_on(diary, clock, 12)
    assert len(kept) < 12
    diary.db.run("UPDATE win SET text = 'Went inn' WHERE id = 1")
    assert len(made_on(diary, clock, 4)) == len(kept) + 4
    diary.db.run("UPDATE win SET text = 'Went out' WHERE id = 1")
    assert len(made_on(diary, clock, 1)) < len(kept) + 4


def test_the_copy_is_read_for_altered_entries_and_not_the_diary_that_others_write_in(diary, clock, monkeypatch) -> None:
    wins.add(diary, "Went out")
    read: list[Path] = []
    verify_all = checksums.verify_all

    def noting(db: database.Database) -> None:
        read.append(db.path)
        verify_all(db)

    monkeypatch.setattr(checksums, "verify_all", noting)
    assert made_on(diary, clock, 1) == read
