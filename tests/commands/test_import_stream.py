"""A large document of this program comes in part by part, with the same result as one that is held in memory."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from recoverytui.commands import days, entries, import_file, import_input, people, wins
from recoverytui.commands.import_plan import Report
from recoverytui.domain.day import Mark
from recoverytui.errors import FileRefused
from recoverytui.imports import document_stream, json_text
from recoverytui.imports.document_stream import StreamedDocument
from tests.commands.test_merging import DEEDS, Machine, act, machines

WIN = {"day": "2026-11-21", "text": "a win"}


@pytest.fixture
def stream(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Report]:
    """Return what imports a text as if it were too large for memory, three entries at a time."""

    def take(machine: Machine, said: str, **options: Any) -> Report:
        path = tmp_path / "all.json"
        path.write_text(said, "utf-8")
        with monkeypatch.context() as patched:
            patched.setattr(import_input, "MOST_BYTES", 10)
            patched.setattr(document_stream, "_AT_ONCE", 3)
            incoming = import_file.parse_file(import_file.inspect_file(path))
            assert isinstance(incoming, StreamedDocument)
            return import_file.import_entries(machine.diary, incoming, **options)

    return take


def lived_in(machine: Machine) -> None:
    for deed in DEEDS:
        for number in (1, 2, 3):
            act([machine], 0, "win", number, 1)
            act([machine], 0, deed, number, 1)


def changed(one: Machine, two: Machine) -> None:
    """Let two machines that said the same go apart in every way."""
    one.moment = two.moment = max(one.moment, two.moment) + timedelta(seconds=5)
    old = [wins.add(one.diary, f"old {number}", day=date(2026, 11, 1)).entry.id for number in range(4)]
    said = one.said()
    two.take(said)
    one.moment, two.moment = one.moment + timedelta(seconds=5), two.moment + timedelta(seconds=7)
    entries.edit(two.diary, entries_of(two, "old 0"), text="newer there")
    entries.delete(two.diary, entries_of(two, "old 1"))
    entries.delete(one.diary, old[2])
    entries.edit(one.diary, old[0], text="newer, but before")
    two.moment += timedelta(seconds=9)
    entries.edit(one.diary, old[3], text="here")
    days.note(one.diary, "mine", date(2026, 11, 5))
    days.note(two.diary, "theirs", date(2026, 11, 5))
    days.mark(two.diary, Mark.REST, date(2026, 11, 6))
    people.add(two.diary, "Somebody")


def entries_of(machine: Machine, text: str) -> str:
    return next(win.id for win in wins.list_newest(machine.diary, limit=999) if win.noun.text == text)


def test_a_new_diary_is_the_same_as_one_that_took_it_from_memory(stream: Any) -> None:
    with machines(2) as (one, two):
        lived_in(one)
        report = stream(two, one.said())
        assert two.said() == one.said()
        assert sum(report.new.values()) > 30
        before = two.diary.path.read_bytes()
        assert not any(stream(two, one.said()).new.values())
        assert two.diary.path.read_bytes() == before
        assert entries.undo(two.diary) == "import"
        assert not wins.list_newest(two.diary)
        assert entries.redo(two.diary) == "import"
        assert two.said() == one.said()


def test_a_merge_is_the_same_as_one_from_memory(stream: Any) -> None:
    with machines(3) as (one, two, three):
        lived_in(one)
        changed(one, two)
        three.take(one.said())
        mine, theirs = one.said(), two.said()
        preview = stream(one, theirs, dry_run=True)
        assert one.said() == mine
        report = stream(one, theirs)
        assert report == preview == three.take(theirs)
        assert one.said() == three.said() != mine
        assert (report.merged, report.changed, report.deleted) == (1, 1, 1)
        assert entries.undo(one.diary) == "import"
        assert {win.noun.text for win in wins.list_newest(one.diary, limit=999)} >= {
            "newer, but before",
            "old 1",
            "here",
        }


def said(**lists: Any) -> str:
    return json.dumps({"format": "recoverytui-diary", "version": 1, "wins": many(8), **lists})


def many(number: int) -> list[dict[str, Any]]:
    return [{**WIN, "uid": f"u{at}"} for at in range(number)]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (said(uses=[{"uid": "a", "strategy": "s", "day": "x"}]), "uses 1, day is not a day"),
        (said(wins=[*many(8), {**WIN, "uid": "u1"}]), "uid is there already"),
        (said(deleted=[{"uid": "u1", "kind": "win"}]), "uid is there already"),
        (said(wins=[*many(8), WIN]), "wins 9, uid is missing"),
        (said(colour=1), "knows no colour"),
        (said(goals={}), "goals is not a list"),
        (said(version=2), "Another version"),
        (said()[:-9], "not whole JSON"),
        (said(people=[{"name": "x" * 1_500_000}]), "at most"),
        (said(wins=[*many(8), {"a": [[[[["x" * 1_500_000]]]]]}]), "at most"),
        (said().replace('"a win"', "[" * 900_000, 1), "nested too deeply"),
    ],
)
def test_a_fault_at_the_end_leaves_nothing_behind(
    document: str, told: str, stream: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_text, "MOST_BYTES", 500_000 if "xxx" in document else 64 << 20)
    with machines(1) as [machine]:
        before = machine.diary.path.read_bytes()
        with pytest.raises(FileRefused) as refused:
            stream(machine, document)
        assert told in refused.value.message.format(**refused.value.facts)
        assert machine.diary.path.read_bytes() == before


@pytest.mark.parametrize("after", [0, 3, 5, 7])
def test_who_stops_it_finds_the_diary_as_it_was(after: int, stream: Any) -> None:
    class Enough(Exception):
        """Raised by the progress callback."""

    told = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) > after:
            raise Enough

    with machines(2) as (one, two):
        for number in range(9):
            wins.add(one.diary, f"win {number}")
        wins.add(two.diary, "mine")
        before = two.said()
        with pytest.raises(Enough):
            stream(two, one.said(), progress=tell)
        assert two.said() == before
        assert entries.undo(two.diary) == "win.add"
    assert told[-1][0] <= told[-1][1] == 18


def test_a_file_beyond_the_bounds_is_refused_by_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "all.json"
    path.write_text(said())
    monkeypatch.setattr(import_input, "MOST_BYTES", 10)
    monkeypatch.setattr(import_input, "MOST_LARGE_BYTES", path.stat().st_size - 1)
    with pytest.raises(FileRefused) as refused:
        import_file.inspect_file(path)
    assert "MB at most" in refused.value.message
    monkeypatch.setattr(import_input, "MOST_LARGE_BYTES", path.stat().st_size)
    monkeypatch.setattr(document_stream, "MOST_LARGE_ENTRIES", 7)
    with pytest.raises(FileRefused) as refused:
        import_file.parse_file(import_file.inspect_file(path))
    assert refused.value.facts["most"] == 7
