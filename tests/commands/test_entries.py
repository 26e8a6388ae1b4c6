"""Any entry by its short id: edit fields, delete with dependents, restore, delete for good."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from recoverytui.commands import days, drafts, entries, goals, strategies, wins
from recoverytui.commands.diary import Diary, open_diary
from recoverytui.domain.day import Mark
from recoverytui.domain.entry import Kind
from recoverytui.domain.goal import TryState
from recoverytui.domain.serialization import BOOKKEEPING, NOUNS
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import Theme
from recoverytui.errors import BadInput
from recoverytui.storage import entries as rows

TODAY = date(2026, 11, 21)
CANARY = "kanariefugl"


@pytest.fixture
def full(diary: Diary) -> Diary:
    """A diary with one entry of each kind that has a verb."""
    goals.add(diary, "More air")
    goals.try_out(diary, "g1", "Open the window")
    strategies.add(diary, "A walk")
    strategies.use(diary, "s1", helped=Helped.YES)
    wins.add(diary, "Went out", goal="g1", strategy="s1")
    days.add_pause(diary, TODAY - timedelta(days=9), TODAY - timedelta(days=7))
    days.note(diary, "It rained")
    return diary


ALL = ("w1", "s1", "u1", "g1", "t1", "p1", "2026-11-21")


@pytest.mark.parametrize("id", ["w9", "x1", "w", "1", "w-1", "w1.0", "w1 w2", "w" + "9" * 30, "2026-11-20", "ww1", ""])
def test_an_id_that_names_nothing_is_refused(id: str, full) -> None:
    for deed in (entries.get, entries.delete, entries.restore, entries.delete_for_good, entries.edit):
        with pytest.raises(BadInput):
            deed(full, id)


@pytest.mark.parametrize("id", ["w1", "W1", " w1 ", "w01"])
def test_an_id_can_be_typed_as_one_likes(id: str, full) -> None:
    assert entries.get(full, id).id == "w1"


@pytest.mark.parametrize(
    ("id", "changes"),
    [
        ("w1", {"text": "Åbnede", "day": date(2026, 11, 3), "themes": (Theme.ME,), "company": "a", "only_me": True}),
        ("w1", {"goal": None, "strategy": None}),
        ("s1", {"text": "b", "when": "c", "how": "d", "whose": "e", "only_me": True}),
        ("u1", {"helped": Helped.LITTLE, "note": "f", "day": date(2026, 11, 3)}),
        ("g1", {"text": "g", "why": "h", "enough": "i"}),
        ("t1", {"text": "j", "company": "k", "plan_b": "l", "found": "m", "state": TryState.TRYING}),
        ("p1", {"start": date(2026, 11, 1), "end": date(2026, 11, 2), "note": "n"}),
        ("2026-11-21", {"note": "o", "mark": Mark.REST}),
    ],
)
def test_an_edit_changes_the_named_parts_and_no_other(id: str, changes: dict[str, Any], full, clock) -> None:
    before = entries.get(full, id)
    clock.wind(seconds=1)
    changed = entries.edit(full, id, **changes)
    assert changed == entries.get(full, id)
    assert {name: getattr(changed.noun, name) for name in changes} == changes
    for name in set(changed.noun.__slots__) - changes.keys() - BOOKKEEPING:
        assert getattr(changed.noun, name) == getattr(before.noun, name)
    assert (changed.number, changed.uid, changed.written_at) == (before.number, before.uid, before.written_at)
    assert changed.changed_at > before.changed_at
    assert entries.undo(full) == f"{before.noun.kind}.edit"
    assert entries.get(full, id).noun == before.noun


@pytest.mark.parametrize("id", ALL)
def test_an_edit_that_says_nothing_new_is_no_deed(id: str, full) -> None:
    before = entries.get(full, id)
    same = {name: getattr(before.noun, name) for name in before.noun.__slots__}
    given = {name: value for name, value in same.items() if name not in {"goal", "strategy", "day"}}
    assert entries.edit(full, id, **given) == before
    assert entries.edit(full, id, **dict.fromkeys(same, entries.UNSET)) == before
    assert entries.undo(full) == "day.note"


@pytest.mark.parametrize(
    ("id", "changes"),
    [
        ("w1", {"text": " "}),
        ("w1", {"text": "x" * 20_001}),
        ("w1", {"day": None}),
        ("w1", {"day": TODAY + timedelta(days=1)}),
        ("w1", {"themes": ("nonsense",)}),
        ("w1", {"goal": "g9"}),
        ("w1", {"goal": "s1"}),
        ("w1", {"strategy": "g1"}),
        ("w1", {"kind": Kind.GOAL}),
        ("w1", {"uid": "x"}),
        ("s1", {"goal": "g1"}),
        ("u1", {"strategy": None}),
        ("u1", {"day": TODAY + timedelta(days=1)}),
        ("t1", {"day": TODAY + timedelta(days=1)}),
        ("t1", {"state": "nonsense"}),
        ("2026-11-21", {"mark": "nonsense"}),
    ],
)
def test_an_edit_to_what_cannot_be_is_refused(id: str, changes: dict[str, Any], full) -> None:
    before = entries.get(full, id)
    with pytest.raises(BadInput):
        entries.edit(full, id, **changes)
    assert entries.get(full, id) == before


def test_what_was_typed_is_not_repeated_in_the_error(full) -> None:
    with pytest.raises(BadInput) as refused:
        entries.edit(full, "w1", themes=(CANARY,))
    assert CANARY not in repr((refused.value.message, refused.value.facts))


# Deleting and bringing back


def there(diary: Diary) -> set[str]:
    return {entry.id for kind in Kind if kind is not Kind.SETTING for entry in rows.select(diary.db, NOUNS[kind])}


@pytest.mark.parametrize("id", ALL)
def test_every_entry_can_be_deleted_and_brought_back_in_three_ways(id: str, full) -> None:
    before = there(full)
    kind = entries.get(full, id).noun.kind
    for back in (entries.undo, lambda diary: entries.restore(diary, id).id, None):
        assert entries.delete(full, id).deleted
        assert id not in there(full)
        with pytest.raises(BadInput):
            entries.get(full, id)
        assert entries.get(full, id, deleted=True).id == id
        if back is not None:
            assert back(full) in {f"{kind}.delete", id}
            assert there(full) == before
    reopened = open_diary(full.locations, full.now)
    assert entries.undo(reopened) == f"{kind}.delete"  # also after the program was closed
    assert there(reopened) == before
    reopened.close()


@pytest.mark.parametrize(("whole", "part"), [("g1", "t1"), ("s1", "u1")])
@pytest.mark.parametrize("back", [entries.undo, None])
def test_what_belongs_to_an_entry_goes_and_comes_with_it(
    whole: str, part: str, back: Callable[[Diary], Any] | None, full, clock
) -> None:
    """However the clock goes: what went together is known by one moment, and that must not come apart."""
    before = there(full)
    entries.edit(full, part, text="later") if whole == "g1" else entries.edit(full, part, note="later")
    clock.wind(days=-3)
    entries.delete(full, whole)
    assert there(full) == before - {whole, part}
    back(full) if back else entries.restore(full, whole)
    assert there(full) == before
    entries.undo(full) if back is None else entries.redo(full)
    assert there(full) == before - {whole, part}
    entries.restore(full, whole)
    assert there(full) == before


def test_what_was_deleted_before_stays_deleted_when_the_whole_comes_back(full) -> None:
    goals.try_out(full, "g1", "Open the door")
    entries.delete(full, "t1")
    entries.delete(full, "g1")  # at the very same moment of the clock
    entries.restore(full, "g1")
    assert there(full) & {"g1", "t1", "t2"} == {"g1", "t2"}
    entries.restore(full, "t1")
    assert there(full) & {"g1", "t1", "t2"} == {"g1", "t1", "t2"}


@pytest.mark.parametrize(("whole", "part"), [("g1", "t1"), ("s1", "u1")])
def test_a_part_brings_back_what_it_belongs_to(whole: str, part: str, full) -> None:
    before = there(full)
    entries.delete(full, whole)
    entries.restore(full, part)
    assert there(full) == before
    assert entries.undo(full) == "restore"
    assert there(full) == before - {whole, part}


def test_bringing_back_what_is_there_is_no_deed(full) -> None:
    assert entries.restore(full, "w1") == entries.get(full, "w1")
    assert entries.undo(full) == "day.note"


def test_deleted_entries_are_listed_the_last_deleted_first(full, clock) -> None:
    assert entries.deleted(full) == []
    for id in ("w1", "2026-11-21", "p1"):
        clock.wind(minutes=1)
        entries.delete(full, id)
    assert [entry.id for entry in entries.deleted(full)] == ["p1", "2026-11-21", "w1"]
    assert [entry.id for entry in entries.deleted(full, limit=2)] == ["p1", "2026-11-21"]
    entries.restore(full, "2026-11-21")
    assert [entry.id for entry in entries.deleted(full)] == ["p1", "w1"]


# Undo


def test_undo_and_redo_walk_the_whole_history_across_restarts(full, clock) -> None:
    deeds = ["goal.add", "tryout.add", "strategy.add", "use.add", "win.add", "pause.add", "day.note"]
    before = there(full)
    diary = full
    for deed in reversed(deeds):
        diary = open_diary(full.locations, clock)
        assert entries.undo(diary) == deed
        diary.close()
    diary = open_diary(full.locations, clock)
    assert entries.undo(diary) is None
    assert there(diary) == set()
    assert [entries.redo(diary) for _ in deeds] == deeds
    assert entries.redo(diary) is None
    assert there(diary) == before
    diary.close()


def test_something_new_ends_what_could_be_done_again(full) -> None:
    entries.undo(full)
    wins.add(full, "Went home")
    assert entries.redo(full) is None
    assert entries.undo(full) == "win.add"
    assert entries.undo(full) == "pause.add"


def test_one_history_for_all_windows(full, clock) -> None:
    other = open_diary(full.locations, clock)
    wins.add(other, "In the other window")
    assert entries.undo(full) == "win.add"
    assert entries.redo(other) == "win.add"
    other.close()


def test_a_deed_of_several_deeds_is_undone_as_one(full) -> None:
    before = there(full)
    with full.step("import") as step:
        for text in "abc":
            rows.add(step, wins.Win(TODAY, text))
        rows.remove(step, entries.get(full, "w1"))
    assert there(full) == before - {"w1"} | {"w2", "w3", "w4"}
    assert entries.undo(full) == "import"
    assert there(full) == before
    assert entries.redo(full) == "import"
    assert there(full) == before - {"w1"} | {"w2", "w3", "w4"}


# For good


def traces(diary: Diary) -> list[str]:
    """Return which files of the home hold the canary, the open journal and backups included."""
    home = diary.path.parent
    return [
        str(path.relative_to(home))
        for path in home.rglob("*")
        if path.is_file() and CANARY.encode() in path.read_bytes()
    ]


def _win(diary: Diary) -> str:
    return wins.add(diary, CANARY, company=CANARY).entry.id


def _strategy(diary: Diary) -> str:
    id = strategies.add(diary, CANARY, when=CANARY, how=CANARY, whose=CANARY).id
    strategies.use(diary, id, note=CANARY)
    return id


def _use(diary: Diary) -> str:
    return strategies.use(diary, strategies.add(diary, "A walk").id, note=CANARY).id


def _goal(diary: Diary) -> str:
    id = goals.add(diary, CANARY, why=CANARY, enough=CANARY).id
    goals.try_out(diary, id, CANARY, company=CANARY, plan_b=CANARY)
    return id


def _tryout(diary: Diary) -> str:
    id = goals.try_out(diary, goals.add(diary, "More air").id, CANARY).id
    return goals.set_try_state(diary, id, TryState.TRIED, found=CANARY).id


def _day(diary: Diary) -> str:
    return days.note(diary, CANARY).id


def _pause(diary: Diary) -> str:
    return days.start_pause(diary, note=CANARY).id


def _left(diary: Diary, id: str) -> None:
    return None


def _deleted(diary: Diary, id: str) -> None:
    entries.delete(diary, id)


def _undone(diary: Diary, id: str) -> None:
    entries.undo(diary)


def _changed(diary: Diary, id: str) -> None:
    name = "note" if "note" in entries.get(diary, id).noun.__slots__ else "text"
    entries.edit(diary, id, **{name: f"{CANARY} and more " * 500})
    entries.edit(diary, id, **{name: "something harmless"})
    entries.undo(diary)
    entries.redo(diary)


@pytest.mark.parametrize("then", [_left, _deleted, _undone, _changed])
@pytest.mark.parametrize("write", [_win, _strategy, _use, _goal, _tryout, _day, _pause])
def test_deleted_for_good_no_word_is_left_in_any_file(
    write: Callable[[Diary], str], then: Callable[[Diary, str], None], diary
) -> None:
    wins.add(diary, "before")
    id = write(diary)
    then(diary, id)
    wins.add(diary, "after")
    diary.copy_before("test")
    assert set(traces(diary)) > {"diary.db"}
    entries.delete_for_good(diary, id)
    assert traces(diary) == []
    with pytest.raises(BadInput):
        entries.get(diary, id, deleted=True)
    assert [win.noun.text for win in wins.list_newest(diary)] == ["after", "before"]
    while entries.undo(diary):
        pass
    while entries.redo(diary):
        pass
    assert traces(diary) == []
    diary.close()
    assert traces(diary) == []


def test_deleted_for_good_leaves_that_it_is_gone_and_when(diary, clock) -> None:
    entry = wins.add(diary, "a").entry
    clock.wind(days=-1)
    entries.delete_for_good(diary, "w1")
    [(uid, kind, changed_at)] = diary.db.run("SELECT uid, kind, changed_at FROM gone")
    assert (uid, kind) == (entry.uid, "win")
    assert changed_at > entry.changed_at
    with pytest.raises(BadInput):
        entries.delete_for_good(diary, "w1")


def test_a_dropped_draft_leaves_no_word(diary) -> None:
    drafts.keep(diary, "win", CANARY)
    assert traces(diary) == ["diary.db"]
    drafts.keep(diary, "win", "something harmless")
    assert traces(diary) == []
    drafts.keep(diary, "win", CANARY * 1000)
    drafts.drop(diary, "win")
    assert traces(diary) == []


def test_an_edit_keeps_the_earlier_words_only_for_undo(diary) -> None:
    wins.add(diary, CANARY)
    entries.edit(diary, "w1", text="something harmless")
    assert traces(diary) == ["diary.db"]
    entries.undo(diary)
    assert entries.get(diary, "w1").noun.text == CANARY
    entries.edit(diary, "w1", text="something else")
    entries.delete_for_good(diary, "w1")
    assert traces(diary) == []
