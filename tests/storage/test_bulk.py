"""Bulk writes equal the same writes one by one."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from recoverytui.commands import entries as deeds
from recoverytui.commands import export, overview, questions, wins
from recoverytui.commands import import_file as imports
from recoverytui.commands.diary import Diary, open_diary
from recoverytui.domain.book import ImportedEntry
from recoverytui.domain.entry import Kind
from recoverytui.domain.win import Theme, Win
from recoverytui.errors import RecoveryError
from recoverytui.exports import json_document
from recoverytui.imports import document
from recoverytui.storage import bulk, entries, search, undo

TABLES = ("win", "win_day", "win_week", "found", "gone")


def drafts(number: int) -> list[ImportedEntry]:
    """Return wins on several days, some of which say the same."""
    return [
        ImportedEntry(
            f"u{each}",
            Win(date(2026, 11, 1) + timedelta(days=each % 7), f"Gik en tur nummer {each % 5}", (Theme.HOPE,)),
            None if each % 3 else "2026-11-20T10:00:00+01:00",
            "2026-11-20T09:00:00.000Z",
        )
        for each in range(number)
    ]


def rows(diary: Diary) -> dict[str, list[Any]]:
    """Return what the tables hold, but for when something was changed by undo."""
    return {table: sorted(diary.db.run(f"SELECT * FROM {table}")) for table in TABLES}


def found(diary: Diary, *words: str) -> list[int]:
    return sorted(entry.number for entry in search.find(diary.db, words))


def test_rows_added_together_are_those_added_one_by_one(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    with diary.step("import") as step:
        bulk.add_many(step, Kind.WIN, drafts(9))
    together = rows(diary), diary.db.run("SELECT kind, entry, other FROM change ORDER BY entry")
    deeds_before = overview.measure(diary)
    with diary.db.transaction():
        for table in (*TABLES, "change", "step"):
            diary.db.run(f"DELETE FROM {table}")
        diary.db.run("INSERT INTO words (words) VALUES ('delete-all')")
        diary.db.run("DELETE FROM sqlite_sequence")
    with diary.step("import") as step:
        for draft in drafts(9):
            entry = entries.insert(
                diary.db, draft.noun, written_at=draft.written_at, changed_at=draft.changed_at, uid=draft.uid
            )
            step.note(Kind.WIN, entry.number, None)
    assert (rows(diary), diary.db.run("SELECT kind, entry, other FROM change ORDER BY entry")) == together
    assert overview.measure(diary) == deeds_before


def test_a_number_is_never_used_again(diary: Diary) -> None:
    deeds.delete_for_good(diary, wins.add(diary, "gone").entry.id)
    with diary.step("import") as step:
        bulk.add_many(step, Kind.WIN, drafts(2))
    assert [entry.id for entry in wins.list_newest(diary)] == ["w3", "w2"]
    assert wins.add(diary, "next").entry.id == "w4"
    assert diary.db.altered == set()


@pytest.mark.parametrize("very_many", [1, 10_000])
def test_an_import_is_undone_alike_at_once_and_one_by_one(
    diary: Diary, monkeypatch: pytest.MonkeyPatch, very_many: int
) -> None:
    monkeypatch.setattr(undo, "_VERY_MANY", very_many)
    kept = wins.add(diary, "Gik hjem").entry
    changed = {"uid": kept.uid, "day": "2026-11-20", "text": "Gik en omvej", "changed_at": "2026-11-22T00:00:00Z"}
    lists = {"wins": [changed, *[{"day": "2026-11-19", "text": f"tur {each}"} for each in range(5)]]}
    said = {"format": "recoverytui-diary", "version": 1, **lists, "days": [{"day": "2026-11-18", "mark": "hard"}]}
    imports.import_entries(diary, document.read(json.dumps(said).encode()))
    assert found(diary, "tur") == [2, 3, 4, 5, 6]
    assert deeds.undo(diary) == "import"
    assert [entry.noun.text for entry in wins.list_newest(diary)] == ["Gik hjem"]
    assert (found(diary, "tur"), found(diary, "hjem"), found(diary, "omvej")) == ([], [1], [])
    assert overview.measure(diary).wins == 1
    assert len({entry.changed_at for entry in deeds.deleted(diary)}) == 1
    assert deeds.redo(diary) == "import"
    assert (found(diary, "tur"), found(diary, "hjem"), found(diary, "omvej")) == ([2, 3, 4, 5, 6], [], [1])
    assert overview.on(diary, date(2026, 11, 18)).day.mark == "hard"
    assert diary.db.altered == set()


def test_settings_that_came_in_are_undone_at_once_too(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo, "_VERY_MANY", 1)
    said = {"format": "recoverytui-diary", "version": 1, "diary": {"breather": 5}, "questions": [{"text": "Why?"}]}
    imports.import_entries(diary, document.read(json.dumps(said).encode()))
    assert diary.prefs.breather == 5
    deeds.undo(diary)
    assert (diary.prefs.breather, questions.all_(diary)) == (2, [])
    deeds.redo(diary)
    assert (diary.prefs.breather, len(questions.all_(diary))) == (5, 1)


def crossed_out(diary: Diary, several: Sequence[ImportedEntry]) -> None:
    with diary.step("import") as step:
        bulk.add_many(step, Kind.WIN, several)
    deeds.undo(diary)


def test_after_many_are_taken_out_the_index_forgets_for_real_again(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "_VERY_MANY", 1)
    crossed_out(diary, drafts(300))
    assert diary.db.value("SELECT v FROM words_config WHERE k = 'secure-delete'") == 1
    assert diary.db.value("SELECT count(*) FROM found") == 0
    # Nothing is left but an empty index: not a letter of three hundred texts.
    blocks = diary.db.run("SELECT block FROM words_data WHERE id > 10")
    assert not any(b"gik" in block or b"tur" in block for (block,) in blocks)
    diary.db.run("INSERT INTO words (words, rank) VALUES ('integrity-check', 0)")


def test_when_it_fails_the_index_is_as_it_was(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo, "_VERY_MANY", 1)
    with diary.step("import") as step:
        bulk.add_many(step, Kind.WIN, drafts(5))
    before = rows(diary)

    def fail(*_: Any) -> None:
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(entries.checksums, "with_checksum", fail)
        with pytest.raises(MemoryError):
            deeds.undo(diary)
    assert rows(diary) == before
    assert diary.db.value("SELECT v FROM words_config WHERE k = 'secure-delete'") == 1
    deeds.delete_for_good(diary, "w1")
    assert found(diary, "nummer", "0") == []
    assert found(diary, "tur") == [2, 3, 4, 5]


def test_a_flipped_bit_alters_no_word_that_leaves(diary: Diary) -> None:
    entry = wins.add(diary, "Zebrafinke i haven", company="Ida", themes=(Theme.HOPE,), only_me=True).entry
    said = json_document.document(export.book(diary))
    diary.close()
    whole = diary.path.read_bytes()
    start = whole.index(f"{entry.uid}2026-11-21Zebra".encode())
    end = whole.index(b"2026-11-21T13:03:00.000Z", start) + 30
    frame = range((start - 24) * 8, start * 8)
    outcomes: Counter[str] = Counter()
    for bit in (*frame, *range(start * 8, end * 8, 7)):
        damaged = bytearray(whole)
        damaged[bit // 8] ^= 1 << bit % 8
        diary.path.write_bytes(damaged)
        outcomes[outcome(diary, said)] += 1
    assert set(outcomes) <= {"left out", "refused", "the same"}
    assert outcomes["left out"] > 100
    assert outcomes["the same"] > 0  # free space, or a bit that only says that text is bytes


def outcome(diary: Diary, said: str) -> str:
    """Return the result of exporting a damaged diary."""
    try:
        opened = open_diary(diary.locations, diary.now)
    except RecoveryError:
        return "refused"
    try:
        document = export.document(opened, json_document.pieces)
        assert document == json_document.document(export.book(opened))
    except RecoveryError:
        return "refused"
    finally:
        opened.close()
    if document == said:
        return "the same"
    return "left out" if json.loads(document)["wins"] == [] and opened.db.altered else "altered"
