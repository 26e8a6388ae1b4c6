"""Leftovers: temporary files, hard links, and free space inside pages."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from recoverytui import atomic_files, folder_lock, own_files
from recoverytui.commands import backups, drafts, entries, lock, overview, restore, wins
from recoverytui.commands.diary import Diary, open_diary
from recoverytui.errors import DiaryDamaged, FileRefused, NotWritable, RecoveryError
from recoverytui.storage import cipher, rekey, settings
from recoverytui.storage.database import Database

posix = pytest.mark.skipif(os.name == "nt", reason="needs locks on folders as POSIX has them")
WORDS = "kanariefuglen sang"
HOT = bytes.fromhex("d9d505f920a163d7") + b"a journal that its diary needs"
_AT_WORK = """
import sys
from pathlib import Path
from recoverytui import folder_lock
with folder_lock.at_work(Path(sys.argv[1])):
    print("here", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "ROUNDS", 100)


def half_written(diary: Diary) -> list[Path]:
    """Leave what kills leave: half a diary, half a backup, and their journals."""
    folder, backups_folder = diary.path.parent, diary.locations.backups
    backups_folder.mkdir(exist_ok=True)
    left = [
        folder / f".{diary.path.name}.00112233.part",
        folder / f".{diary.path.name}.00112233.part-journal",
        backups_folder / ".diary-2026-11-21T140300.db.44556677.part",
        backups_folder / ".diary-2026-11-21T140300.db.44556677.part-journal",
    ]
    for path in left:
        path.write_text(WORDS)
    return left


def test_what_kills_left_half_written_is_swept_away_at_the_next_start(diary: Diary, clock) -> None:
    left = half_written(diary)
    elsewhere = diary.path.with_name(".another.db.00112233.part")
    elsewhere.write_text(WORDS)
    open_diary(diary.locations, clock).close()
    assert not any(path.exists() for path in left)
    assert elsewhere.read_text() == WORDS


def test_a_link_is_not_swept_nor_what_it_leads_to(diary: Diary, clock, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text(WORDS)
    diary.path.with_name(f".{diary.path.name}.00112233.part").symlink_to(mine)
    open_diary(diary.locations, clock).close()
    assert mine.read_text() == WORDS


@posix
def test_what_a_living_process_is_writing_is_left_alone(diary: Diary, clock) -> None:
    left = half_written(diary)
    command = [sys.executable, "-c", _AT_WORK, str(diary.path.parent)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path.cwd()) as busy:
        assert busy.stdout is not None
        assert busy.stdout.readline() == b"here\n"
        open_diary(diary.locations, clock).close()
        assert [path.exists() for path in left] == [True, True, False, False]
        busy.kill()
    open_diary(diary.locations, clock).close()
    assert not any(path.exists() for path in left)


@posix
def test_only_one_is_alone_and_many_may_be_at_work(tmp_path: Path) -> None:
    with folder_lock.alone(tmp_path) as first, folder_lock.alone(tmp_path) as second:
        assert (first, second) == (True, False)
    with folder_lock.at_work(tmp_path), folder_lock.at_work(tmp_path), folder_lock.alone(tmp_path) as alone:
        assert not alone


def test_a_file_with_two_names_only_loses_the_one_that_is_wiped(tmp_path: Path) -> None:
    kept, other = tmp_path / "kept", tmp_path / "other"
    kept.write_text(WORDS)
    other.hardlink_to(kept)
    own_files.wipe(other)
    assert not other.exists()
    assert kept.read_text() == WORDS


def test_a_document_has_no_name_before_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[Path]] = []
    link = os.link

    def watched(*given: Any, **named: Any) -> None:
        seen.append(list(tmp_path.iterdir()))
        link(*given, **named)

    monkeypatch.setattr(os, "link", watched)
    atomic_files.write_whole(tmp_path / "notes.md", b"all of it")
    assert seen == [[]] or not hasattr(os, "O_TMPFILE")
    assert (tmp_path / "notes.md").read_bytes() == b"all of it"
    with pytest.raises(FileRefused):
        atomic_files.write_whole(tmp_path / "notes.md", b"again")


def test_a_document_is_written_where_files_need_a_name_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    atomic_files.write_whole(tmp_path / "notes.md", b"all of it")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]
    assert (tmp_path / "notes.md").read_bytes() == b"all of it"


def test_a_kill_between_two_names_costs_nothing(diary: Diary, clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file has its second name already, and the new one has not taken its place."""
    wins.add(diary, WORDS)

    class Killed(BaseException):
        pass

    def killed(self: Path, target: Path) -> Path:
        if str(self).endswith(".next"):
            raise Killed
        return replace(self, target)

    replace = Path.replace
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(Killed):
            lock.lock(diary, "en sætning")
    again = open_diary(diary.locations, clock)
    assert [win.noun.text for win in wins.list_newest(again)] == [WORDS]
    assert not list(diary.path.parent.rglob("*.old"))
    assert not list(diary.path.parent.rglob("*.next"))
    again.close()


@posix
def test_another_window_does_not_settle_a_conversion_that_goes_on(diary: Diary, clock) -> None:
    """Half-way through, somebody opens the diary: what is being written must still be there afterwards."""
    wins.add(diary, WORDS)
    diary.copy_before("import")
    opened: list[object] = []

    def meanwhile(done: int, of: int) -> None:
        if done == 1 and of > 1 and not opened:
            opened.append(open_diary(diary.locations, clock))
            opened[0].close()

    relocked = lock.lock(diary, "en sætning", meanwhile)
    assert opened
    assert [win.noun.text for win in wins.list_newest(relocked.diary)] == [WORDS]
    assert not any(WORDS.encode() in path.read_bytes() for path in diary.locations.backups.iterdir())
    relocked.diary.close()


def test_two_windows_that_lock_at_once_leave_one_lock(diary: Diary, clock) -> None:
    wins.add(diary, WORDS)
    other = open_diary(diary.locations, clock)
    other.db.run("PRAGMA busy_timeout = 0")
    refused: list[object] = []

    def meanwhile(_done: int, _of: int) -> None:
        if not refused:
            with pytest.raises(RecoveryError) as error:
                lock.lock(other, "zweiter Satz")
            refused.append(error.value)

    diary.copy_before("import")
    relocked = lock.lock(diary, "en sætning", meanwhile)
    assert refused
    assert [win.noun.text for win in wins.list_newest(relocked.diary)] == [WORDS]
    relocked.diary.close()
    open_diary(diary.locations, clock, "en sætning").close()


def test_a_disk_that_fills_while_backups_are_converted_changes_nothing(
    diary: Diary, clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    wins.add(diary, WORDS)
    diary.copy_before("import")
    verified = rekey.backup.verify

    def full(path: Path, key: object) -> None:
        if path.name.endswith(".next") and path.parent == diary.locations.backups:
            raise OSError(28, "No space left on device")
        verified(path, key)

    with monkeypatch.context() as patch:
        patch.setattr(rekey.backup, "verify", full)
        with pytest.raises(RecoveryError) as refused:
            lock.lock(diary, "en sætning")
    assert refused.value.code == 14
    again = open_diary(diary.locations, clock)
    assert [win.noun.text for win in wins.list_newest(again)] == [WORDS]
    assert not list(diary.path.parent.rglob("*.next"))
    again.close()


def test_the_file_is_written_anew_after_words_were_deleted_for_good(diary: Diary) -> None:
    for number in range(50):
        wins.add(diary, f"{WORDS} {number} " * 40)
    before = diary.db.value("PRAGMA page_count")
    for number in range(1, 41):
        entries.delete_for_good(diary, f"w{number}")
    assert diary.db.value("PRAGMA freelist_count") == 0
    assert diary.db.value("PRAGMA page_count") < before
    assert set(settings.values(diary.db)) == {"began"}


def test_writing_anew_is_made_up_for_at_the_next_start(diary: Diary, clock, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        wins.add(diary, f"{WORDS} {number} " * 40)
    run = Database.run

    def full(self: Database, sql: str, *given: Any, **named: Any) -> list[Any]:
        if sql == "VACUUM" and self.path == diary.path:
            raise NotWritable("full")
        return run(self, sql, *given, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "run", full)
        for number in range(1, 19):
            entries.delete_for_good(diary, f"w{number}")
    assert settings.values(diary.db)["rewrite_due"] is True
    assert diary.db.value("PRAGMA freelist_count") > 0
    diary.close()
    again = open_diary(diary.locations, clock)
    assert again.db.value("PRAGMA freelist_count") == 0
    assert "rewrite_due" not in settings.values(again.db)
    assert [win.id for win in wins.list_newest(again)] == ["w20", "w19"]
    again.close()


def test_a_diary_that_only_another_key_opens_is_put_aside_with_the_journal_it_needs(diary: Diary, clock) -> None:
    wins.add(diary, WORDS)
    kept = backups.make(diary)
    plain = kept.read_bytes()
    lock.lock(diary, "en sætning").diary.close()
    kept.write_bytes(plain)
    journal = diary.path.with_name("diary.db-journal")
    journal.write_bytes(HOT)
    restored, aside = restore.from_backup(diary.locations, kept, clock, unlocking=True)
    assert aside is not None
    assert not journal.exists()
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == HOT
    assert [win.noun.text for win in wins.list_newest(restored)] == [WORDS]
    restored.close()


def test_deleting_everything_leaves_what_is_not_ours(diary: Diary) -> None:
    diary.close()
    mine = diary.path.with_name("diary.db-my-own-copy")
    mine.write_text(WORDS)
    half_written(diary)
    backups.delete_everything(diary.locations)
    assert [path.name for path in diary.path.parent.iterdir() if path.is_file()] == [mine.name]
    assert mine.read_text() == WORDS


def test_a_draft_that_was_altered_is_left_out_and_named(diary: Diary) -> None:
    drafts.keep(diary, "win", "first")
    drafts.keep(diary, "goal", "second")
    diary.db.run("UPDATE draft SET text = 'fjrst' WHERE place = 'win'")
    assert drafts.all_(diary) == {"goal": "second"}
    assert diary.altered == ("draft win",)
    assert backups.check(diary).altered == ("draft win",)


def test_undo_does_not_bring_back_what_nobody_wrote(diary: Diary) -> None:
    wins.add(diary, "first")
    entries.edit(diary, "w1", text="second")
    [(kept,)] = diary.db.run("SELECT other FROM change WHERE other IS NOT NULL")
    assert json.loads(kept)["text"] == "first"
    diary.db.run("UPDATE change SET other = replace(other, 'first', 'fjrst')")
    with pytest.raises(DiaryDamaged):
        entries.undo(diary)
    assert entries.get(diary, "w1").noun.text == "second"


def test_a_change_under_the_number_of_another_entry_is_refused(diary: Diary) -> None:
    wins.add(diary, "first")
    wins.add(diary, "another")
    entries.edit(diary, "w1", text="second")
    diary.db.run("UPDATE change SET entry = 2 WHERE other IS NOT NULL")
    with pytest.raises(DiaryDamaged):
        entries.undo(diary)
    assert entries.get(diary, "w2").noun.text == "another"


def test_backups_that_say_what_was_written_are_kept_while_the_diary_does_not(diary: Diary, clock) -> None:
    wins.add(diary, WORDS)
    good = backups.make(diary)
    diary.db.run("UPDATE win SET text = 'kanariefuglen sagde'")
    for _ in range(20):
        clock.wind(days=1)
        assert backups.make_once_a_day(diary)
    health = backups.check(diary)
    assert health.altered == ("w1",)
    assert health.newest_good is not None
    assert health.newest_good.path == good
    assert len(backups.known(diary.locations)) == 21


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE win_day SET day = '2026-11-2!'",
        "UPDATE win_day SET wins = 7",
        "UPDATE win_week SET wins = 7",
        "DELETE FROM win_day",
        "INSERT INTO win_day VALUES ('2026-01-01', 3)",
        "UPDATE win_day SET day = CAST(x'ff' AS TEXT)",
    ],
)
def test_checking_counts_anew_what_a_damaged_disk_miscounted(statement: str, diary: Diary) -> None:
    for _ in range(3):
        wins.add(diary, WORDS)
    entries.delete(diary, "w2")
    diary.db.run(statement)
    assert backups.check(diary).whole
    assert wins.count(diary) == 2
    assert overview.dashboard(diary).streak.wins == 2
    assert [win.id for win in wins.window(diary, 0, 9)] == ["w3", "w1"]
