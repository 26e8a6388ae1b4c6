"""A new field on any kind: diaries of every older schema stay valid, and the field works."""

import json
import shutil
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from faults.migrating import with_fingerprints
from recoverytui.commands import backups, drafts, entries
from recoverytui.commands.diary import Diary, open_diary
from recoverytui.dataclass import MISSING, dataclass, fields, replace
from recoverytui.domain import serialization
from recoverytui.domain.entry import Kind, Noun
from recoverytui.domain.serialization import NOUNS
from recoverytui.storage import checksums, migrations, row_codec, share_log
from recoverytui.storage import entries as rows
from recoverytui.storage.schema import STEPS

KEPT = Path(__file__).parent / "kept"
PASSPHRASE = "kept for the tests"
FIELDS = {"weather": (str | None, None, "TEXT"), "loud": (bool, False, "INTEGER NOT NULL DEFAULT 0")}
"""Two fields as they may come, a text and a flag: type, default, and column."""


def opened(name: str, locations, clock) -> Diary:
    locations.diary.parent.mkdir(exist_ok=True)
    shutil.copyfile(KEPT / name, locations.diary)
    return open_diary(locations, clock, PASSPHRASE)


def _unchecked(noun: Noun) -> None:
    """Let every part be as it was given, but for days."""
    if isinstance(getattr(noun, "day", None), str):
        object.__setattr__(noun, "day", date.fromisoformat(noun.day))


def grown(noun: type[Noun], field: str) -> type[Noun]:
    """Return a kind of noun with one more field, as if it had been written so."""
    hint, default, _ = FIELDS[field]
    hints = {each.name: each.type for each in fields(noun)} | {field: hint}
    defaults = {each.name: each.default for each in fields(noun) if each.default is not MISSING} | {field: default}
    check = getattr(noun, "__post_init__", _unchecked)
    if noun.kind in {Kind.CARD, Kind.TALK}:  # they treat every part as a text, and empty what is no part of a card
        check = _unchecked
    own: dict[str, Any] = {"kind": noun.kind, "__post_init__": check, "__annotations__": hints}
    return dataclass(type(noun.__name__, (), own | defaults))


@pytest.fixture
def forget_columns() -> Iterator[None]:
    """Rebuild everything that is derived from the nouns' fields, before and after."""
    tables = (
        serialization.FIELDS,
        serialization.KEYS,
        serialization.NAMED,
        serialization.FLAGS,
        serialization.OPTIONAL,
        checksums.COLUMNS,
        checksums.INSERTED,
        checksums.UPDATED,
    )
    tables += (checksums._SAID, checksums._SELECTED, checksums._CHECKSUM)
    known = dict(serialization.NOUNS)
    for each in tables:
        each.clear()
    yield
    for each in (*tables, serialization.NOUNS):
        each.clear()
    serialization.NOUNS.update(known)


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1))
@pytest.mark.parametrize("lock", ["", "-locked"])
def test_a_diary_of_each_step_opens_whole(step: int, lock: str, locations, clock) -> None:
    diary = opened(f"step-{step}{lock}.db", locations, clock)
    health = backups.check(diary)
    assert (health.whole, health.altered, health.counted_anew, health.indexed_anew) == (True, (), False, False)
    assert not health.damaged_backups
    assert entries.get(diary, "w1").noun.text == "Åbnede vinduet\n\ttil venstre"
    assert drafts.all_(diary) == {"win": "Half a sen"}
    assert len(share_log.every(diary.db)) == (step > 2)
    while entries.undo(diary):
        pass
    assert rows.is_empty(diary.db)
    while entries.redo(diary):
        pass
    assert entries.get(diary, "w2").noun.text == "Went out, and home again"
    assert [entry.noun.text for entry in rows.deleted(diary.db, 9) if entry.noun.kind is Kind.WIN] == []
    diary.close()


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("step", range(1, len(STEPS) + 1))
def test_one_more_field_of_every_kind(step: int, field: str, locations, clock, monkeypatch, forget_columns) -> None:
    before = opened(f"step-{step}.db", locations, clock)
    said = {kind: list(rows.select(before.db, NOUNS[kind], "true ORDER BY id")) for kind in Kind}
    before.close()
    locations.diary.unlink()
    shutil.rmtree(locations.backups, ignore_errors=True)
    _, default, column = FIELDS[field]
    work = tuple(f"ALTER TABLE {kind} ADD COLUMN {field} {column}" for kind in Kind)
    monkeypatch.setattr(migrations, "STEPS", with_fingerprints(work))
    if default is not None:
        monkeypatch.setitem(checksums.DEFAULTS, field, int(default))
    for kind in Kind:
        serialization.NOUNS[kind] = grown(serialization.NOUNS[kind], field)
    for each in (
        serialization.FIELDS,
        serialization.KEYS,
        serialization.NAMED,
        serialization.FLAGS,
        serialization.OPTIONAL,
        checksums.COLUMNS,
        checksums.INSERTED,
    ):
        each.clear()
    for each in (checksums.UPDATED, checksums._SAID, checksums._SELECTED, checksums._CHECKSUM):
        each.clear()
    diary = opened(f"step-{step}.db", locations, clock)
    health = backups.check(diary)
    assert (health.whole, health.altered, health.damaged_backups) == (True, (), ())
    for kind, old in said.items():
        now = list(rows.select(diary.db, NOUNS[kind], "true ORDER BY id"))
        assert [serialization.to_record(each.noun) for each in now] == [
            {**record_of(each.noun, field), field: default} for each in old
        ]
    value = "outside" if default is None else True
    for kind in Kind:
        for entry in rows.select(diary.db, NOUNS[kind], "NOT deleted ORDER BY id LIMIT 1"):
            with diary.step("grown") as deed:
                rows.change(deed, entry, replace(entry.noun, **{field: value}))
            assert getattr(rows.by_number(diary.db, NOUNS[kind], entry.number).noun, field) == value
            assert entries.undo(diary) == "grown"
            assert getattr(rows.by_number(diary.db, NOUNS[kind], entry.number).noun, field) == default
            assert entries.redo(diary) == "grown"
            assert getattr(rows.by_number(diary.db, NOUNS[kind], entry.number).noun, field) == value
    edited = entries.edit(diary, "w2", **{field: None if default is None else False})
    assert getattr(edited.noun, field) == default
    assert not backups.check(diary).altered
    while entries.undo(diary):
        pass
    assert not backups.check(diary).altered
    diary.close()


def record_of(noun: Noun, field: str) -> dict[str, Any]:
    """Return what a noun of before says."""
    keys = [each.name for each in fields(noun) if each.name != field]  # type: ignore[arg-type]
    renamed = {"company": "with", "whose": "from"}
    return {renamed.get(name, name): serialization.plain(getattr(noun, name)) for name in keys}


DAMAGES = (
    ("UPDATE win SET text = 'Åbnede dørene' WHERE id = 1", "w1"),
    ("UPDATE goal SET checksum = checksum + 1", "g1"),
    ("UPDATE draft SET text = 'Half a word'", "draft win"),
    ("UPDATE change SET other = replace(other, 'Went', 'Gone') WHERE other IS NOT NULL", "change"),
    ("UPDATE shared SET entries = '[1'", "shared 1"),
    ("UPDATE setting SET value = '4' WHERE key = 'breather'", "breather"),
)


@pytest.mark.parametrize(("damage", "named"), DAMAGES)
def test_a_row_that_was_altered_before_stays_marked(damage: str, named: str, locations, clock) -> None:
    locations.diary.parent.mkdir(exist_ok=True)
    shutil.copyfile(KEPT / "step-3.db", locations.diary)
    connection = dbapi2.connect(locations.diary, isolation_level=None)
    connection.execute(damage)
    connection.close()
    diary = open_diary(locations, clock)
    health = backups.check(diary)
    assert health.altered
    assert all(each.startswith(named) for each in health.altered)
    assert [state for _, state in health.backups] == ["damaged" if named[0] in "wgdb" else "whole"]
    diary.close()


@pytest.mark.parametrize("deed", [drafts.saving])
def test_a_field_of_any_name_reaches_the_deed(deed, diary) -> None:
    names = ("place", "own", "deed", "diary", "id", "self", "args", "parts")

    def seen(_diary: Diary, /, **parts: Any) -> dict[str, Any]:
        return parts

    assert deed(diary, "win", None, seen, **dict.fromkeys(names, 1)) == dict.fromkeys(names, 1)


def test_a_checksum_is_made_of_names_and_values(diary) -> None:
    with diary.step("test") as step:
        entry = rows.add(step, serialization.from_record(Kind.QUESTION, {"text": "What was new?"}))
    said = "".join(
        f"\x1f{name}={value}"
        for name, value in sorted(
            {
                "id": 1,
                "uid": entry.uid,
                "text": "What was new?",
                "written_at": entry.written_at,
                "changed_at": entry.changed_at,
            }.items()
        )
    )
    assert diary.db.value("SELECT checksum FROM question") == zlib.crc32(said.encode())
    assert json.loads(row_codec.snapshot(entry)) == {"text": "What was new?"}
