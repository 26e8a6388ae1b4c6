"""Row checksums: rows of every kind round trip, and a flipped bit in any of them is detected."""

import enum
import re
import types
import typing
from contextlib import suppress
from datetime import date, timedelta

import pytest

from recoverytui.commands import backups, days, drafts, entries, export, overview, search, settings, strategies, wins
from recoverytui.commands.diary import Diary, open_diary
from recoverytui.domain.audience import Audience
from recoverytui.domain.day import Mark
from recoverytui.domain.entry import NAMED_BY, Entry, Kind, Noun, id_of
from recoverytui.domain.serialization import KEYS, NOUNS, to_record
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import Theme
from recoverytui.errors import DiaryDamaged
from recoverytui.storage import checksums, share_log
from recoverytui.storage import days as day_rows
from recoverytui.storage import entries as rows

TODAY = date(2026, 11, 21)
UUID_4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def sample(kind: Kind) -> Noun:
    """Return a noun of a kind with every part filled in, whatever parts it has."""
    parts = {name: _value(hint) for name, hint in typing.get_type_hints(NOUNS[kind]).items() if name != "kind"}
    return NOUNS[kind](**parts)


def _value(hint: object) -> object:
    if isinstance(hint, types.UnionType):
        hint = next(each for each in typing.get_args(hint) if each is not type(None))
    if typing.get_origin(hint) is tuple:
        return tuple(typing.get_args(hint)[0])
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return next(iter(hint))
    samples: dict[object, object] = {str: "Åbnede vinduet 🪟\n\ttil venstre", date: TODAY, bool: True}
    return samples.get(hint, ["any", {"æ": 1.5}, None])


def kept(diary: Diary, kind: Kind) -> Entry[Noun]:
    with diary.step("test.add") as step:
        return rows.add(step, sample(kind))


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_comes_back_as_it_was_kept(kind: Kind, diary, clock) -> None:
    entry = kept(diary, kind)
    again = open_diary(diary.locations, clock)
    assert rows.by_number(again.db, NOUNS[kind], entry.number) == entry == rows.by_uid(again.db, NOUNS[kind], entry.uid)
    assert (entry.written_at, entry.changed_at) == ("2026-11-21T14:03:00+01:00", "2026-11-21T13:03:00.000Z")
    assert entry.uid == to_record(entry.noun)[NAMED_BY[kind]] if kind in NAMED_BY else UUID_4.fullmatch(entry.uid)
    again.close()


def altered(diary: Diary) -> set[str]:
    checksums.verify_all(diary.db)
    found, diary.db.altered = diary.db.altered, set()
    return found


def _columns() -> list[tuple[Kind, str]]:
    frame = ("uid", "written_at", "changed_at", "deleted", "checksum")
    return [(kind, column) for kind in Kind for column in (*KEYS[kind], *frame)]


@pytest.mark.parametrize(("kind", "column"), _columns())
def test_a_change_in_any_column_that_nobody_made_is_found(kind: Kind, column: str, diary) -> None:
    entry = kept(diary, kind)
    assert not altered(diary)
    [(value,)] = diary.db.run(f'SELECT "{column}" FROM {kind} WHERE id = ?', (entry.number,))
    other: str | int
    if isinstance(value, str):
        other = value[:-1] + chr(ord(value[-1]) ^ 1)
    else:
        other = "something" if value is None else value ^ 1
    diary.db.run(f'UPDATE {kind} SET "{column}" = ? WHERE id = ?', (other, entry.number))
    uid = diary.db.value(f"SELECT uid FROM {kind} WHERE id = ?", (entry.number,))
    assert altered(diary) == {id_of(kind, entry.number, uid)}


@pytest.mark.parametrize("kind", Kind)
def test_a_row_under_the_number_of_another_is_found(kind: Kind, diary) -> None:
    entry = kept(diary, kind)
    diary.db.run(f"UPDATE {kind} SET id = id + 8 WHERE id = ?", (entry.number,))
    assert altered(diary) == {id_of(kind, entry.number + 8, entry.uid)}


def test_empty_and_nothing_are_not_mistaken_for_each_other() -> None:
    rows: list[tuple[object, ...]] = [("1", "win", 1, other) for other in (None, "", "{}")]
    rows += [("", "win", 1, None), ("1", "", 1, None), ("1", "win", None, None), ("1", "win", 0, None)]
    assert len({checksums.with_checksum("change", (1, *row))[-1] for row in rows}) == len(rows)


def test_a_flipped_bit_in_the_file_is_found_though_the_database_sees_nothing(diary, locations, clock) -> None:
    wins.add(diary, "before")
    wins.add(diary, "kanariefugl")
    diary.close()
    whole = locations.diary.read_bytes()
    at = whole.index(b"kanariefugl")
    locations.diary.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
    damaged = open_diary(locations, clock)
    assert damaged.db.value("PRAGMA integrity_check") == "ok"
    assert [win.noun.text for win in wins.list_newest(damaged)] == ["before"]
    assert damaged.altered == ("w2",)
    with pytest.raises(DiaryDamaged) as refused:
        entries.get(damaged, "w2")
    assert refused.value.facts == {"id": "w2"}
    assert backups.check(damaged).altered == ("w2",)
    damaged.close()


@pytest.mark.parametrize(
    ("kind", "column", "value"),
    [
        (Kind.WIN, "day", "2026-11-2!"),
        (Kind.WIN, "themes", "togetheq"),
        (Kind.WIN, "text", ""),
        (Kind.WIN, "text", b"\xff\xfe"),
        (Kind.WIN, "uid", b"\xff"),
        (Kind.DAY, "mark", "haqd"),
        (Kind.DAY, "day", "2026-13-01"),
        (Kind.SETTING, "value", "{"),
        (Kind.SETTING, "key", b"\xff"),
    ],
)
def test_a_row_that_nobody_can_have_written_does_not_take_the_others_with_it(
    kind: Kind, column: str, value: str | bytes, diary
) -> None:
    wins.add(diary, "Went out", themes=(Theme.TOGETHER,))
    wins.add(diary, "Came home")
    days.mark(diary, Mark.HARD)
    settings.set_preference(diary, "breather", 3)
    for trigger in ("win_moved_from", "win_moved_to"):
        diary.db.run(f"DROP TRIGGER {trigger}")  # a disk that forgets asks nobody
    diary.db.run(f"UPDATE {kind} SET {column} = CAST(? AS TEXT) WHERE id = 1", (value,))
    shown = [win.noun.text for win in wins.list_newest(diary)]
    assert shown == (["Came home"] if kind is Kind.WIN else ["Came home", "Went out"])
    assert len(days.recent(diary)) == (kind is not Kind.DAY)
    assert overview.dashboard(diary).streak.began == TODAY
    assert len(diary.altered) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE win_day SET day = '2026-11-2!'",
        "UPDATE win_day SET day = '2026-02-30'",
        "UPDATE use SET day = '2026-11-2!'",
    ],
)
def test_the_overview_of_a_damaged_diary_is_said_to_be_damage(statement: str, diary) -> None:
    wins.add(diary, "Went out")
    days.mark(diary, Mark.HARD)
    strategies.use(diary, strategies.pin(diary, strategies.add(diary, "A walk").id).id, helped=Helped.YES)
    overview.dashboard(diary)
    diary.db.run(statement)
    with pytest.raises(DiaryDamaged):
        overview.dashboard(diary)


@pytest.mark.parametrize("tally", ["'2026-11-16' AS week, 'many' AS wins", "'a week' AS week, 1 AS wins"])
@pytest.mark.parametrize("first", [0, 10])
def test_a_tally_that_is_none_is_damage(tally, first, diary) -> None:
    """A page of another table in the place of one's own can hold anything, whatever the columns ask for."""
    wins.add(diary, "Went out")
    assert wins.window(diary, 0, 10)
    diary.db.run("DROP TABLE win_week")
    diary.db.run(f"CREATE TABLE win_week AS SELECT {tally}")
    with pytest.raises(DiaryDamaged):
        wins.window(diary, first, 10)


def _lived_in(diary: Diary) -> None:
    """Fill every table beside those of the kinds."""
    wins.add(diary, "Went out")
    entries.edit(diary, "w1", text="Went out, and home")
    entries.delete_for_good(diary, wins.add(diary, "Gone").entry.id)
    wins.add(diary, "Taken back")
    entries.undo(diary)
    drafts.keep(diary, "win", "Half a sen")
    with diary.db.transaction():
        share_log.note(diary.db, TODAY, Audience.PEER, ["w1"], "md")


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table, columns in checksums.OTHERS.items() for column in columns]
)
def test_a_change_in_undo_the_share_log_and_the_like_is_found_and_breaks_nothing(table, column, diary) -> None:
    _lived_in(diary)
    assert not altered(diary)
    rowid = "rowid" if table in {"shared", "step", "change"} else column
    [(key, value), *_] = diary.db.run(f"SELECT {rowid}, {column} FROM {table} WHERE {column} IS NOT NULL")
    other = value[:-1] + chr(ord(value[-1]) ^ 1) if isinstance(value, str) else value ^ 64
    diary.db.run("PRAGMA foreign_keys = OFF")
    diary.db.run(f"UPDATE {table} SET {column} = ? WHERE {rowid} = ?", (other, key))
    found = altered(diary)
    assert [each.split()[0] for each in found] == [table]
    assert backups.check(diary).altered
    assert len(share_log.every(diary.db)) == (table != "shared")
    assert len(drafts.all_(diary)) == (table != "draft")
    assert len([each for each in export.book(diary).deleted if each.kind is Kind.WIN]) in {1, 2}
    for deed in (entries.redo, entries.undo, entries.undo, entries.undo):
        with suppress(DiaryDamaged):
            deed(diary)
    assert wins.add(diary, "and on").entry.number


def test_a_deed_whose_history_was_altered_is_not_undone(diary) -> None:
    wins.add(diary, "Went out")
    entries.edit(diary, "w1", text="Went out, and home")
    diary.db.run("UPDATE change SET other = replace(other, 'Went', 'Gone') WHERE other IS NOT NULL")
    with pytest.raises(DiaryDamaged):
        entries.undo(diary)
    assert entries.get(diary, "w1").noun.text == "Went out, and home"


def put_right(health) -> tuple[bool, bool]:
    return health.counted_anew, health.indexed_anew


def test_a_tally_and_an_index_that_were_off_are_put_right_and_said(diary) -> None:
    wins.add(diary, "Went out")
    assert put_right(backups.check(diary)) == (False, False)
    diary.db.run("UPDATE win_day SET wins = 7")
    assert put_right(backups.check(diary)) == (True, False)
    assert diary.db.run("SELECT wins FROM win_day") == [(1,)]
    diary.db.run("DELETE FROM found")
    assert [entry.id for entry in search.find(diary, "went")] == []
    assert put_right(backups.check(diary)) == (False, True)
    assert put_right(backups.check(diary)) == (False, False)
    assert len(search.find(diary, "went")) == 1


@pytest.mark.parametrize(
    "change",
    [
        "note = 'x'",
        "note = char(30) || 'x'",
        "note = 'a' || char(29) || '1'",
        "note = CAST(x'ff' AS TEXT)",
        "checksum = 7",
    ],
)
def test_marked_days_that_come_as_one_text_are_looked_at_one_by_one_when_one_was_altered(change: str, diary) -> None:
    for ago in range(3):
        days.mark(diary, Mark.HARD, TODAY - timedelta(days=ago))
    days.note(diary, "Rain\nall day", TODAY)
    assert sorted(day_rows.marked(diary.db)) == [TODAY - timedelta(days=ago) for ago in (2, 1, 0)]
    assert diary.altered == ()
    diary.db.run(f"UPDATE day SET {change} WHERE id = 2")
    assert sorted(day_rows.marked(diary.db)) == [TODAY - timedelta(days=ago) for ago in (2, 0)]
    assert diary.altered == ((TODAY - timedelta(days=1)).isoformat(),)


def test_a_deletion_that_was_altered_does_not_leave_the_diary(diary) -> None:
    gone, other = (wins.add(diary, text).entry for text in ("Gone", "Gone too"))
    for each in (gone, other):
        entries.delete(diary, each.id)
    diary.db.run("UPDATE win SET uid = 'another' WHERE id = ?", (gone.number,))
    assert [each.uid for each in export.book(diary).deleted] == [other.uid]
    assert diary.altered == (gone.id,)


@pytest.mark.parametrize(
    ("now", "before", "later"),
    [
        ("2026-11-21T13:03:00.001Z", "2026-11-21T13:03:00.000Z", "2026-11-21T13:03:00.001Z"),
        ("2026-11-21T13:03:00.000Z", "2026-11-21T13:03:00.000Z", "2026-11-21T13:03:00.001Z"),
        ("2025-01-01T00:00:00.000Z", "2026-12-31T23:59:59.999Z", "2027-01-01T00:00:00.000Z"),
        ("2026-11-21T13:03:00.000Z", "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
        ("2026-11-21T13:03:00.000Z", "no moment", "2026-11-21T13:03:00.000Z"),
        ("2026-11-21T13:03:00.000Z", "", "2026-11-21T13:03:00.000Z"),
    ],
)
def test_a_later_change_looks_later_even_with_the_clock_set_back(now: str, before: str, later: str) -> None:
    assert rows.later(now, before) == later


def test_each_change_looks_later_while_the_clock_runs_backwards(diary, clock) -> None:
    seen = [wins.add(diary, "text 0").entry.changed_at]
    for number in range(1, 6):
        clock.wind(hours=-number)
        seen.append(entries.edit(diary, "w1", text=f"text {number}").changed_at)
    seen.append(entries.delete(diary, "w1").changed_at)
    seen.append(entries.restore(diary, "w1").changed_at)
    assert seen == sorted(set(seen))


@pytest.mark.parametrize("kind", Kind)
def test_a_number_is_never_given_twice(kind: Kind, diary) -> None:
    first = kept(diary, kind)
    with diary.step("test.erase") as step:
        rows.erase(step, first)
    second = kept(diary, kind)
    assert second.number == first.number + 1
    if kind not in NAMED_BY:
        assert second.uid != first.uid
