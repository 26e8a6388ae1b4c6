"""Detection of the source format; a refused file is named by its likely format."""

import pytest

from recoverytui.commands import import_file
from recoverytui.domain.import_source import SOURCES
from recoverytui.errors import FileRefused
from recoverytui.imports import sources

WRITTEN = {
    "recovery": b'{"format": "recoverytui-diary", "version": 1}',
    "jrnl": b"[2026-11-21 14:03] Tea\n",
    "tui-journal": b'[{"date": "2026-11-21T10:00:00Z", "title": "Tea", "content": "hot", "tags": []}]',
    "daylio": b"full_date,date,weekday,time,mood,activities,note_title,note\n",
    "loop": b"Date,Walk\n2026-11-21,2\n",
    "card": b"# Notes\n\n## What helps me\n\n- Tea\n",
}
REFUSED = {
    b"PK\x03\x04rest": "a zip file",
    b"SQLite format 3\0rest": "a database",
    b"\xef\xbb\xbf <!DOCTYPE html><p>Tea": "a web page",
    b"<html><p>Tea": "a web page",
    b"-----BEGIN PGP MESSAGE-----": "is encrypted",
    b"Salted__\x8f\x01": "is encrypted",
    b"Dato;Tekst;Humor\n2026-11-21;Te;3\n": "has semicolons",
    b"Just a few lines.\nNothing else.\n": "which program wrote the file",
    b"\x8f\x01\x02\xff": "which program wrote the file",
}


def test_there_is_a_file_of_each_source() -> None:
    assert list(WRITTEN) == list(SOURCES)


@pytest.mark.parametrize("name", WRITTEN)
def test_each_is_recognised(name: str) -> None:
    assert sources.recognised(WRITTEN[name]) == name
    assert sources.recognised(b"\xef\xbb\xbf" + WRITTEN[name]) == name


@pytest.mark.parametrize(("data", "said"), REFUSED.items())
def test_what_cannot_be_taken_in_is_told_by_what_it_seems_to_be(data: bytes, said: str, tmp_path) -> None:
    file = tmp_path / "file"
    file.write_bytes(data)
    with pytest.raises(FileRefused) as refused:
        import_file.inspect_file(file)
    assert said in refused.value.message
    assert "document of this program" not in refused.value.message
    assert refused.value.facts["sources"] == "jrnl, tui-journal, daylio, loop"


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b'["x"]', b'[null, {"body": 1}]', b'{"entries": 3}', b"\xff\xfe{\0"]
)
def test_what_may_be_a_broken_document_is_left_to_its_reader(data: bytes) -> None:
    assert sources.recognised(data) == "recovery"
