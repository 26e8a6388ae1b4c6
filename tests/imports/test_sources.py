"""Detection of the source format; a refused file is named by its likely format."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from recoverytui.commands import import_file
from recoverytui.domain.import_source import SOURCES
from recoverytui.errors import FileRefused
from recoverytui.imports import sources
from recoverytui.imports.source_files import FileSet, SourceFile

WRITTEN = {
    "recovery": b'{"format": "recoverytui-diary", "version": 1}',
    "jrnl": b"[2026-11-21 14:03] Tea\n",
    "tui-journal": b'[{"date": "2026-11-21T10:00:00Z", "title": "Tea", "content": "hot", "tags": []}]',
    "daylio": b"full_date,date,weekday,time,mood,activities,note_title,note\n",
    "loop": b"Date,Walk,\n2026-11-21,2,\n",
    "day-one": b'{"metadata": {"version": "1.0"}, "entries": [{"creationDate": "2026-11-21T10:00:00Z", "text": "a"}]}',
    "card": b"# Notes\n\n## What helps me\n\n- Tea\n",
    "markdown": b"# Diary\n\n## 21. november 2026\n\nTea\n",
}
ALSO = {
    b"My journal\n\n[21.11.2026 14:03] Tea\n": "jrnl",
    b"2026-11-21 14:03 Tea\n": "jrnl",
    b'{"entries": [{"title": "Tea", "body": "", "date": "2026-11-21", "time": "14:03"}]}': "jrnl",
    b'{"title": "Tea", "body": "", "date": "2026-11-21", "time": "14:03"}': "jrnl",
    b"year,date,weekday,time,mood,activities,note\n": "daylio",
    b'"full_date";"mood";"note"\n': "daylio",
    b"full_date\tdate\tweekday\ttime\tmood\tactivities\tnote_title\tnote\n": "daylio",
    b"Date,Value,Notes\n2026-11-21,YES_MANUAL,Tea\n": "loop",
    b"Date,Walk\n2026-11-21,YES_AUTO\n": "loop",
    b"2026-11-21 Tea\n3/11 More tea\n": "markdown",
    b"Torsdag den 3. september 2026\nTe\n": "markdown",
    b"- 2026-11-21: Tea\n": "markdown",
    b"**September 3rd, 2026**\n\nTea\n": "markdown",
    b"---\ndate: 2026-11-21\n---\nTea\n": "markdown",
}
REFUSED = {
    b"": "is empty",
    b"\xef\xbb\xbf \n": "is empty",
    b"PK\x03\x04rest": "zip file is not whole",
    b"SQLite format 3\0rest": "a database",
    b"\xef\xbb\xbf <!DOCTYPE html><p>Tea": "a web page",
    b"<html><p>Tea": "a web page",
    b"<?xml version='1.0'?>": "XML",
    b"-----BEGIN PGP MESSAGE-----": "is encrypted",
    b"Salted__\x8f\x01": "is encrypted",
    b"gAAAAABl": "is encrypted",
    b"JRNLv3\0\x10": "is encrypted",
    b"\x89PNG\r\n\x1a\n\0\0": "a picture",
    b"\xff\xd8\xff\xe0\0\x10JFIF": "a picture",
    b"\0\0\0\x18ftypheic": "a picture",
    b"%PDF-1.7": "a PDF",
    b"{\\rtf1": "a word processor",
    b"\x1f\x8b\x08": "packed",
    bytes(range(256)) * 16: "may be encrypted",
    "Kære dagbog, øv".encode("latin-1"): "not in UTF-8",
    "[2026-11-21 14:03] Te".encode("utf-16"): "UTF-16",
    "Te".encode("utf-16-le"): "UTF-16",
    b"Dato;Tekst;Humor\n2026-11-21;Te;3\n": "has semicolons",
    b"Dato;Tekst\n2026-11-21;Te;3\n": "has semicolons",
    b"date,note,stars\n2026-11-21,Tea,3\n": "has a date first",
    b"Name,Born\nIda,2001\n": "a table of 2 columns",
    b"mood,activities,hour\ngood,tea,3\n": "looks like a table of Daylio",
    b"Just a few lines.\nNothing else.\n": "text without a day",
    b"[x] A task\n[ ] Another\n": "text without a day",
    b"{}": "JSON",
    b"[]": "JSON",
    b'[{"a": 1}]': "JSON",
    b'{"entries": [{"body": 1}]}': "JSON",
    b'{"entries": 3,\n}': "not whole JSON: line 2",
    b'[{"a": 1}\n': "not whole JSON: line 2",
}


def one(data: bytes, path: str = "") -> FileSet:
    return FileSet([SourceFile(path, data)])


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, data in files.items():
            archive.writestr(path.replace("__", "/"), data)
    return out.getvalue()


def test_there_is_a_file_of_each_source() -> None:
    assert list(WRITTEN) == list(SOURCES)


@pytest.mark.parametrize("name", WRITTEN)
def test_each_is_recognised(name: str) -> None:
    assert sources.recognised(one(WRITTEN[name])) == name
    assert sources.recognised(one(b"\xef\xbb\xbf" + WRITTEN[name])) == name


@pytest.mark.parametrize(("data", "name"), ALSO.items())
def test_other_versions_are_recognised(data: bytes, name: str) -> None:
    assert sources.recognised(one(data)) == name


@pytest.mark.parametrize(("data", "said"), REFUSED.items())
def test_what_cannot_be_taken_in_is_told_by_what_it_seems_to_be(data: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(data)
    with pytest.raises(FileRefused) as refused:
        import_file.inspect_file(file)
    message = refused.value.message.format(**refused.value.facts)
    assert said in message
    assert "document of this program" not in message
    if "sources" in refused.value.facts:
        assert refused.value.facts["sources"] == ", ".join(row.name for row in SOURCES.values() if row.is_foreign)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"readme.txt": b"Nothing."}, "No file in it is known"),
        ({"photos__a.jpeg": b"\xff\xd8"}, "No file in it is known"),
        ({"backup.daylio": b"eyJ"}, "a backup of Daylio"),
        ({"[Content_Types].xml": b"<x>", "word__document.xml": b"<x>"}, "a word processor"),
    ],
)
def test_an_archive_is_told_by_what_is_in_it(files: dict[str, bytes], said: str) -> None:
    with pytest.raises(FileRefused) as refused:
        import_file.inspect_data(zipped(**files))
    assert said in refused.value.message.format(**refused.value.facts)


def test_an_archive_is_read_up_to_the_bound_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoverytui.imports.source_files.MOST_BYTES", 1000)
    fits = zipped(**{"2026-11-21.md": b"a" * 1000, "photo.jpeg": b"b" * 5000})
    assert import_file.inspect_data(fits).source == "markdown"
    with pytest.raises(FileRefused, match="MB at most"):
        import_file.inspect_data(zipped(**{"2026-11-21.md": b"a" * 600, "2026-11-22.md": b"a" * 600}))


@pytest.mark.parametrize("name", WRITTEN)
def test_a_file_in_an_archive_is_recognised_with_what_lies_beside_it(name: str) -> None:
    suffix = {"{": "json", "[": "json", "#": "md"}.get(chr(WRITTEN[name][0]), "csv") if name != "jrnl" else "txt"
    seen = import_file.inspect_data(zipped(**{f"x__all.{suffix}": WRITTEN[name], "x__a.jpeg": b"\xff"}))
    assert seen.source == name


def test_a_folder_is_read_up_to_the_bound_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("2026-11-21.md", ".git/a", ".git/b", ".git/c"):
        (tmp_path / name).write_text("Tea")
    for module in ("imports.source_files", "commands.import_input"):
        monkeypatch.setattr(f"recoverytui.{module}.MOST_FILES", 2)
    assert [each.file for each in import_file.read(tmp_path).omitted] == [".git"]
    (tmp_path / "2026-11-22.md").write_text("Tea")
    with pytest.raises(FileRefused, match="files at most"):
        import_file.read(tmp_path)


def test_links_and_devices_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "2026-11-21.md").write_text("Tea")
    (tmp_path / "notes" / "2026-11-22.md").symlink_to(tmp_path / "secret")
    (tmp_path / "secret").write_text("Not this")
    os.mkfifo(tmp_path / "notes" / "2026-11-23.md")
    incoming = import_file.read(tmp_path / "notes")
    assert [draft.uid for drafts in incoming.entries.values() for draft in drafts] == ["2026-11-21"]
    assert sorted(each.file for each in incoming.omitted) == ["2026-11-22.md", "2026-11-23.md"]
    with pytest.raises(FileRefused, match="a device"):
        import_file.read(Path(os.devnull))
