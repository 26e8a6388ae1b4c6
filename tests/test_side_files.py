"""Deleted or encrypted text remains in no side file, and every kept file is listed."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from recoverytui import atomic_files, folder_lock, own_files, settings, side_names
from recoverytui.commands import backups, drafts, entries, lock, restore, wins
from recoverytui.commands.diary import Diary, open_diary
from recoverytui.errors import DiaryInUse
from recoverytui.settings import Settings
from recoverytui.storage import backup, cipher

CANARY = "kanariefuglen sang"
COLD = bytes(512) + f"{CANARY} {'x' * 4000}".encode()
"""A journal whose writer was killed before its header was synced: zeros, and pages behind them."""


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch) -> None:
    monkeypatch.setattr(cipher, "ROUNDS", 10)


def left_beside(diary: Diary) -> list[Path]:
    """Leave what killed processes leave: cold files of the driver beside the diary and a backup, and one of no file."""
    kept = backups.make(diary).name
    gone = "diary-2026-10-01T090000.db"
    names = [f"backups/{name}{suffix}" for name in (kept, gone) for suffix in side_names.DRIVER]
    names += [f"diary.db{suffix}" for suffix in side_names.DRIVER]
    names += [".diary.db.00112233.part-journal", "backups/.x.db.00112233.part", ".settings.toml.00112233.part"]
    paths = [diary.path.parent / name for name in names]
    for path in paths:
        path.write_bytes(COLD)
    return paths


def holding(home: Path) -> list[str]:
    return [path.name for path in home.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]


def _lock(diary: Diary) -> Diary:
    return lock.lock(diary, "kop blomme").diary


def _restore(diary: Diary) -> Diary:
    diary.close()
    return restore.from_backup(diary.locations, backups.known(diary.locations)[0].path, diary.now)[0]


def _restore_and_lock(diary: Diary) -> Diary:
    return _lock(_restore(diary))


def _open(diary: Diary) -> Diary:
    return open_diary(diary.locations, diary.now)


def _delete_for_good(diary: Diary) -> Diary:
    entries.delete_for_good(diary, wins.add(diary, "to go").entry.id)
    return diary


def _delete_everything(diary: Diary) -> None:
    diary.close()
    backups.delete_everything(diary.locations)


@pytest.mark.parametrize(
    "deed",
    [_open, _lock, _restore, _restore_and_lock, _delete_for_good, _delete_everything],
    ids=lambda deed: deed.__name__,
)
def test_what_killed_processes_left_is_gone_after(deed: Callable[[Diary], Diary | None], diary, home) -> None:
    left = left_beside(diary)
    assert len(holding(home)) == len(left)
    after = deed(diary)
    assert holding(home) == []
    assert not any(path.exists() for path in left)
    if after is not None:
        assert backups.check(after).whole
        after.close()


def test_a_journal_of_a_process_that_writes_now_is_left_alone(diary, clock) -> None:
    other = open_diary(diary.locations, clock)
    journal = diary.path.with_name("diary.db-journal")
    with diary.db.transaction():
        drafts.keep(diary, "win", CANARY)
        assert journal.exists()
        other.settle()
        assert journal.exists()
    assert drafts.all_(other) == {"win": CANARY}
    other.close()


def test_half_a_deed_in_a_backup_that_was_put_aside_is_taken_back(diary, home, clock) -> None:
    wins.add(diary, "Hummed")
    kept = backups.make(diary)
    whole = kept.read_bytes()
    db = backup.Database(kept)
    db.run("BEGIN IMMEDIATE")
    db.run("PRAGMA cache_size = 1")
    db.run("UPDATE win SET text = ?", (CANARY * 2000,))
    db.run("PRAGMA cache_spill = 1")
    journal = kept.with_name(f"{kept.name}-journal")
    hot, half = journal.read_bytes(), kept.read_bytes()
    db.close()
    kept.write_bytes(half)
    journal.write_bytes(hot)
    open_diary(diary.locations, clock).close()
    assert not journal.exists()
    assert kept.read_bytes() == whole
    backup.verify(kept, None)


def test_while_something_is_deleted_for_good_no_backup_is_made(diary, home, clock, monkeypatch) -> None:
    """A backup that is being made is waited for, and then it holds nothing either."""
    id = wins.add(diary, CANARY).entry.id
    copied, deleting = threading.Event(), threading.Event()
    appear = atomic_files.appear

    def late(part: Path, target: Path) -> None:
        if threading.current_thread() is not threading.main_thread():
            copied.set()
            assert deleting.wait(60)
        appear(part, target)

    def copy() -> None:
        beside = open_diary(diary.locations, clock)
        backups.make(beside)
        beside.close()

    def hold(*given, **named):
        deleting.set()
        return alone(*given, **named)

    alone = folder_lock.alone
    monkeypatch.setattr(atomic_files, "appear", late)
    worker = threading.Thread(target=copy)
    worker.start()
    assert copied.wait(60)
    monkeypatch.setattr(folder_lock, "alone", hold)
    entries.delete_for_good(diary, id)
    worker.join()
    assert len(backups.known(diary.locations)) == 1
    assert holding(home) == []


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be held there")
def test_a_folder_that_is_held_too_long_is_a_sentence(diary, monkeypatch) -> None:
    monkeypatch.setattr(folder_lock, "LONGEST_WAIT", 0.05)
    id = wins.add(diary, CANARY).entry.id
    diary.locations.backups.mkdir()
    with folder_lock.at_work(diary.locations.backups), pytest.raises(DiaryInUse):
        entries.delete_for_good(diary, id)
    assert entries.get(diary, id).noun.text == CANARY
    with folder_lock.alone(diary.locations.backups), pytest.raises(DiaryInUse):
        threaded(lambda: backups.make(open_diary(diary.locations, diary.now)))


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be held there")
@pytest.mark.parametrize("is_left", [False, True], ids=["", "beside the mark of a killed process"])
def test_who_waits_to_be_alone_goes_before_those_who_come_later(home, monkeypatch, is_left) -> None:
    home.mkdir()
    mark = home / folder_lock.WAITS
    if is_left:
        mark.touch()
    got, done = threading.Event(), threading.Event()

    def delete() -> None:
        with folder_lock.alone(home, 60) as alone:
            assert alone
            got.set()
            assert done.wait(60)

    worker = threading.Thread(target=delete)
    with folder_lock.at_work(home):
        worker.start()
        while not folder_lock.is_held(mark):
            os.sched_yield()
        with folder_lock.at_work(home):  # part of what is under way
            assert not got.is_set()
        monkeypatch.setattr(folder_lock, "LONGEST_WAIT", 0.05)
        with pytest.raises(DiaryInUse):
            threaded(lambda: folder_lock.at_work(home).__enter__())
    assert got.wait(60)
    assert not mark.exists()
    done.set()
    worker.join()
    with folder_lock.at_work(home):
        pass


def threaded(work: Callable[[], object]) -> None:
    """Do something in a thread of its own, and raise here what it raised."""
    raised: list[BaseException] = []

    def guarded() -> None:
        try:
            work()
        except BaseException as error:
            raised.append(error)

    worker = threading.Thread(target=guarded)
    worker.start()
    worker.join()
    if raised:
        raise raised[0]


CONFLICTS = (
    "diary (Noras-PC's conflicted copy 2026-11-20).db",
    "diary.sync-conflict-20261120-140300-ABCDEFG.db",
    "diary_conflict-20261120-140300.db",
    "diary (1).db",
    "diary-NORAS-PC.db",
    "diary.db.bak",
    "settings (conflicted copy).toml",
)


def test_delete_everything_removes_what_the_program_wrote_and_names_the_rest(home, diary, invoke) -> None:
    wins.add(diary, CANARY)
    backups.make(diary)
    settings.save(diary.locations.settings, Settings(contact=CANARY))
    diary.close()
    (home / "paths").mkdir()
    for name in ("help-now.toml", "paths/own.md", "paths/.own.md.earlier"):
        (home / name).write_text(CANARY)
    others = [home / name for name in (*CONFLICTS, "backups/mine.txt", "paths/photo.png")]
    for path in others:
        path.write_text("not the program's")

    where = invoke("where", "--json").json
    assert set(where["others"]) == set(map(str, others))
    assert str(home / "help-now.toml") in where["files"]
    answer = invoke("delete-everything", stdin="delete everything\n", terminal=True)

    assert holding(home) == []
    assert sorted(path for path in home.rglob("*") if path.is_file()) == sorted(others)
    assert all(str(path) in answer.out for path in others)


def test_a_lock_names_the_copies_that_it_does_not_reach(home, diary) -> None:
    conflict = home / CONFLICTS[0]
    conflict.write_text(CANARY)
    relocked = lock.lock(diary, "kop blomme")
    assert relocked.beside == (conflict,)
    relocked.diary.close()


def test_settings_of_the_machine_stay_when_a_named_diary_goes(home, invoke, tmp_path) -> None:
    named = tmp_path / "stick" / "mine.db"
    invoke("new", str(named))
    invoke("settings", "contact", "Bo")
    answer = invoke("--diary", str(named), "delete-everything", stdin="delete everything\n", terminal=True)
    assert answer.code == 0
    assert not named.exists()
    assert (home / "settings.toml").exists()
    assert str(home / "settings.toml") in answer.out


def test_a_backup_that_rotation_lets_go_takes_its_side_files_along(diary, home, clock) -> None:
    made = [diary.copy_before("import") for _ in range(4)]
    made[0].with_name(f"{made[0].name}-journal").write_bytes(COLD)
    assert backups.make_once_a_day(diary)
    assert not made[0].exists()
    assert holding(home) == []


def test_words_are_written_over_before_their_file_goes(tmp_path) -> None:
    path = tmp_path / "half"
    path.write_bytes(COLD)
    with path.open("rb") as kept:
        own_files.wipe(path)
        assert kept.read() == bytes(65536)
