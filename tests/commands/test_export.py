"""Export: read in one transaction, written atomically, readable only by its owner."""

import os
import stat
from pathlib import Path

import pytest

from recoverytui.commands import export as share
from recoverytui.commands import wins
from recoverytui.commands.diary import Diary, open_diary
from recoverytui.domain.entry import Kind
from recoverytui.errors import BadInput, FileRefused


def test_a_book_holds_what_is_there_and_nothing_deleted(diary: Diary) -> None:
    uid = wins.add(diary, "Went out").entry.uid
    book = share.book(diary)
    assert [line[:3] for line in book.lines[Kind.WIN]] == [(uid, "2026-11-21", "Went out")]
    assert (book.exported_on, book.began, book.is_demo, book.deleted) == (diary.today, diary.began, False, [])


def test_a_document_is_of_one_moment(diary: Diary) -> None:
    wins.add(diary, "before")
    other = open_diary(diary.locations, diary.now)

    def export(book):
        yield str(len(list(book.lines[Kind.WIN])))
        with pytest.raises(RuntimeError):
            wins.add(diary, "while reading")
        other.db.run("PRAGMA busy_timeout = 0")
        with pytest.raises(Exception, match="in use"):
            wins.add(other, "in another window")
        yield str(len(list(book.lines[Kind.WIN])))

    assert share.document(diary, export) == "11"
    other.close()
    wins.add(diary, "after")
    assert wins.count(diary) == 2


def test_a_document_is_for_its_owner_alone(diary: Diary, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = share.write_file(diary, tmp_path / "notes.md", b"# Notes\n")
    finally:
        os.umask(before)
    assert path == tmp_path / "notes.md"
    assert path.read_bytes() == b"# Notes\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.glob(".*")) == []


def make_file(path: Path) -> None:
    path.write_text("mine")


def make_link(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize("make", [make_file, Path.mkdir, make_link, os.mkfifo])
def test_what_is_there_already_is_never_written_over(diary: Diary, tmp_path: Path, make) -> None:
    target = tmp_path / "notes.md"
    make(target)
    before = target.lstat()
    with pytest.raises(FileRefused) as refused:
        share.write_file(diary, target, b"new")
    assert refused.value.code == 16
    assert target.lstat().st_mtime_ns == before.st_mtime_ns
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == ["notes.md"]


def test_a_folder_that_is_not_there_is_said(diary: Diary, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        share.write_file(diary, tmp_path / "nowhere" / "notes.md", b"new")
    assert not (tmp_path / "nowhere").exists()


def test_home_is_understood(diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert share.write_file(diary, Path("~/notes.md"), b"") == tmp_path / "notes.md"
    assert share.write_file(diary, Path("~nobody-of-this-name.md"), b"") == tmp_path / "~nobody-of-this-name.md"
