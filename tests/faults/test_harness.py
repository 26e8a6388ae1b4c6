"""Each fault run detects its fault when it is injected."""

import os
from pathlib import Path
from random import Random

import pytest

from faults import diaries, disk, exports, power, side_files, strace
from faults.captured import captured_stderr
from faults.deeds import Calendar
from faults.result import Result, table
from faults.state import misfits, state
from faults.strace import Call
from recoverytui.commands import wins
from recoverytui.exports import markdown_writer

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs descriptors as POSIX has them")

TOP = Path("/top")


def _opened(path: bytes, answer: int = 3) -> Call:
    return Call("openat", ("AT_FDCWD", "", "O_RDWR|O_CREAT"), (path,), answer)


def _written(data: bytes, at: int) -> Call:
    return Call("pwrite64", ("3", "", str(len(data)), str(at)), (data,), len(data))


def _synced(descriptor: int = 3) -> Call:
    return Call("fsync", (str(descriptor),), (), 0)


def _folder(answer: int = 4) -> Call:
    return Call("openat", ("AT_FDCWD", "", "O_RDONLY"), (b"/top",), answer)


def _after(*calls: Call, keeps: float = 0) -> dict[Path, bytes]:
    drive = disk.Disk(TOP)
    for call in calls:
        drive.take(call)
    return drive.cut(Random(1), keeps, 0)


def test_what_was_not_synced_is_lost_in_a_cut() -> None:
    assert _after(_opened(b"/top/a"), _written(b"x", 0)) == {}
    assert _after(_opened(b"/top/a"), _written(b"x", 0), _synced()) == {}, "its name was not synced"
    named = (_opened(b"/top/a"), _folder(), _synced(4))
    assert _after(*named, _written(b"x", 0)) == {TOP / "a": b""}
    assert _after(*named, _written(b"x", 0), _synced()) == {TOP / "a": b"x"}
    assert _after(*named, _written(b"x", 0), keeps=1) == {TOP / "a": b"x"}


def test_a_rename_happens_as_a_whole_once_the_folder_is_synced() -> None:
    begun = (_opened(b"/top/a"), _written(b"new", 0), _synced(), _folder(), _synced(4))
    renamed = Call("rename", (), (b"/top/a", b"/top/b"), 0)
    assert _after(*begun, renamed) == {TOP / "a": b"new"}
    assert _after(*begun, renamed, _synced(4)) == {TOP / "b": b"new"}


def test_a_torn_write_keeps_some_sectors_and_not_others() -> None:
    drive = disk.Disk(TOP)
    for call in (_opened(b"/top/a"), _written(b"o" * 4096, 0), _synced(), _folder(), _synced(4)):
        drive.take(call)
    drive.take(_written(b"n" * 4096, 0))
    torn = drive.cut(Random(3), 1, 1)[TOP / "a"]
    sectors = {torn[at : at + disk.SECTOR] for at in range(0, 4096, disk.SECTOR)}
    assert sectors == {b"o" * disk.SECTOR, b"n" * disk.SECTOR}


def test_files_elsewhere_are_none_of_its_business() -> None:
    drive = disk.Disk(TOP)
    assert not drive.take(_opened(b"/elsewhere/a"))
    assert not drive.take(_written(b"x", 0))


@pytest.mark.skipif(bool(strace.missing()), reason="strace is not on this machine")
@pytest.mark.parametrize(("synchronous", "figure"), [("FULL", "acknowledged lost"), ("OFF", "corrupt")])
def test_power_cuts_find_what_weaker_syncing_loses(synchronous: str, figure: str, tmp_path: Path) -> None:
    result = power.run(30, 1, tmp_path, synchronous=synchronous)
    assert result.figures[figure] > 0
    assert not result.kept


def test_a_diary_whose_parts_do_not_fit_is_found(tmp_path: Path) -> None:
    diary = diaries.create(tmp_path, Calendar())
    wins.add(diary, "Gik en tur")
    assert list(misfits(diary)) == []
    before = state(diary.db)
    diary.db.run("UPDATE win_day SET wins = wins + 1")
    diary.db.run("INSERT INTO step (deed) VALUES ('win.add')")
    diary.db.run("UPDATE win SET text = 'x' WHERE id = 1")
    found = " ".join(misfits(diary))
    assert "count of a day" in found
    assert "step that changed nothing" in found
    assert "checksum of w1" in found
    assert state(diary.db) != before
    diary.close()


def test_two_lives_of_the_same_seed_are_the_same(tmp_path: Path) -> None:
    lives = [diaries.lived_in(tmp_path / name, 20, 5) for name in ("one", "other")]
    assert state(lives[0].db) == state(lives[1].db)
    wins.add(lives[1], "one more")
    assert state(lives[0].db) != state(lives[1].db)
    for diary in lives:
        diary.close()


def test_a_locked_diary_of_the_runs_is_locked(tmp_path: Path) -> None:
    diary = diaries.create(tmp_path, Calendar(), locked=True)
    wins.add(diary, "kanariefugl")
    diary.close()
    assert b"kanariefugl" not in diary.path.read_bytes()


def test_words_on_standard_error_are_caught_below_python() -> None:
    with captured_stderr() as said:
        os.write(2, b"scribble")
    assert said() == "scribble"


def test_a_result_is_kept_only_while_nothing_failed() -> None:
    result = Result("kills", ("lost",), tried=3)
    assert result.kept
    result.figures["hot journals"] += 2
    assert result.row("kills") == ("kills", "3 kills", "0 lost", "2 hot journals")
    result.fail("lost", "deed 4")
    assert not result.kept
    assert "| kills | 3 kills | 1 lost | 2 hot journals |" in table([result.row("kills")])
    assert result.failures == ["lost: deed 4"]


def test_texts_that_were_not_escaped_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoverytui.exports.markdown_writer.paragraphs", lambda text, _indent="": text)
    monkeypatch.setattr("recoverytui.exports.csv_table._FORMULA", ("never",))

    result = exports.run(100, 1, tmp_path)
    for each in vars(markdown_writer).values():  # they hold what was not escaped
        getattr(each, "cache_clear", int)()

    assert not result.kept
    assert all(result.figures[name] for name in ("active pages", "altered texts", "formulas"))


@pytest.mark.skipif(bool(strace.missing()), reason="strace is not on this machine")
def test_side_files_that_nobody_settles_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, nothing in (("settle", None), ("drop_cold", None), ("settle_closed", [])):
        monkeypatch.setattr(f"recoverytui.storage.side_files.{name}", lambda *_, nothing=nothing: nothing)
    result = side_files.run(2, 1, tmp_path)
    assert result.figures["cold journals"] == 2
    assert result.figures["canaries"] > 0
