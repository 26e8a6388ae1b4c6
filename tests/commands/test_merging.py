"""Merging converges: whatever two or three people and machines do, in any order, all end with the same diary."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from recoverytui import paths
from recoverytui.commands import (
    cards,
    days,
    entries,
    export,
    goals,
    import_file,
    import_plan,
    people,
    questions,
    strategies,
    talks,
    watched_names,
    wins,
)
from recoverytui.commands.diary import Diary, create_diary, open_diary
from recoverytui.domain import list_versions
from recoverytui.domain.book import LISTS
from recoverytui.domain.card import CardName
from recoverytui.domain.day import Mark
from recoverytui.domain.goal import TryState
from recoverytui.domain.person import Person
from recoverytui.errors import BadInput
from recoverytui.exports import json_document
from recoverytui.imports import document

START = datetime(2026, 11, 21, 14, 3, tzinfo=timezone(timedelta(hours=1)))
MACHINES = 3


@cache
def new_diary() -> bytes:
    """Return the file of a new diary; to make one for each machine would take most of the time."""
    with TemporaryDirectory() as folder:
        diary = create_diary(paths.find(Path(folder) / "diary.db", {}), lambda: START)
        diary.close()
        return diary.path.read_bytes()


class Machine:
    """A diary with a clock of its own, that goes in steps of a second and is set back at times."""

    def __init__(self, folder: Path) -> None:
        self.moment = START
        folder.mkdir()
        (folder / "diary.db").write_bytes(new_diary())
        self.diary = open_diary(paths.find(folder / "diary.db", {}), lambda: self.moment)
        self.diary.copy_before = lambda reason: self.diary.path  # copies are not what this is about, and slow
        self.diary.db.run("PRAGMA synchronous = OFF")

    def said(self) -> str:
        return json_document.document(export.book(self.diary))

    def take(self, said: str) -> import_plan.Report:
        return import_file.import_entries(self.diary, document.read(said.encode()))


def win(diary: Diary, number: int) -> None:
    wins.add(diary, f"win {number}", day=date(2026, 11, 1 + number))


def edit(diary: Diary, number: int) -> None:
    entries.edit(diary, f"w{number}", text=f"edited {number} at {diary.now().second}")


ANY = ("", "s1", "talk:1", "answer:1")
"""An entry of some kind, by the number that is drawn."""
DEEDS: dict[str, Callable[[Diary, int], Any]] = {
    "win": win,
    "edit": edit,
    "edit to the same": lambda diary, number: entries.edit(diary, f"w{number}", text="the same everywhere"),
    "delete": lambda diary, number: entries.delete(diary, f"w{number}"),
    "erase": lambda diary, number: entries.delete_for_good(diary, f"w{number}"),
    "restore": lambda diary, number: entries.restore(diary, f"w{number}"),
    "hard day": lambda diary, number: days.mark(diary, Mark.HARD, date(2026, 11, number)),
    "rest day": lambda diary, number: days.mark(diary, Mark.REST, date(2026, 11, number)),
    "no mark": lambda diary, number: days.mark(diary, None, date(2026, 11, number)),
    "note": lambda diary, number: days.note(diary, f"at {diary.now().second}", date(2026, 11, number)),
    "delete day": lambda diary, number: entries.delete(diary, f"2026-11-{number:02}"),
    "restore day": lambda diary, number: entries.restore(diary, f"2026-11-{number:02}"),
    "erase day": lambda diary, number: entries.delete_for_good(diary, f"2026-11-{number:02}"),
    "card": lambda diary, number: cards.write(diary, CardName.BOTH_AND, can=f"{number}"),
    "goal": lambda diary, number: goals.try_out(diary, goals.add(diary, f"{number}").id, "try"),
    "delete goal": lambda diary, number: entries.delete(diary, f"g{number}"),
    "use": lambda diary, number: strategies.use(diary, strategies.add(diary, f"{number}").id),
    "edit use": lambda diary, number: entries.edit(diary, f"u{number}", note=f"at {diary.now().second}"),
    "tried": lambda diary, number: goals.set_try_state(diary, f"t{number}", TryState.TRIED, day=date(2026, 11, number)),
    "pause": lambda diary, number: days.add_pause(diary, date(2026, 11, number), date(2026, 11, number + 1)),
    "edit pause": lambda diary, number: entries.edit(diary, f"p{number}", note=f"at {diary.now().second}"),
    "hard-day card": lambda diary, number: cards.write(diary, CardName.HARD_DAY, notice=f"{number}"),
    "delete card": lambda diary, _: entries.delete(diary, "card:both-and"),
    "erase card": lambda diary, _: entries.delete_for_good(diary, "card:both-and"),
    "talk": lambda diary, number: talks.add(diary, f"{number}"),
    "edit talk": lambda diary, number: entries.edit(diary, f"talk:{number}", said=f"at {diary.now().second}"),
    "question": lambda diary, number: questions.add(diary, f"{number}?"),
    "answer": lambda diary, number: questions.answer(diary, f"{number}?", f"at {diary.now().second}"),
    "erase any": lambda diary, number: entries.delete_for_good(diary, ANY[number]),
    "person": lambda diary, number: people.add(diary, f"Person {number}", f"{diary.now().second}"),
    "rename person": lambda diary, number: people.change(
        diary, f"person {number}", Person(f"Person {number % 3 + 1}", f"{diary.now().second}")
    ),
    "remove person": lambda diary, number: people.remove(diary, f"person {number}"),
    "forget person": lambda diary, number: people.forget(diary, f"person {number}"),
    "name": lambda diary, number: watched_names.add(diary, f"Name {number}"),
    "rename name": lambda diary, number: watched_names.change(diary, f"name {number}", f"Name {number % 3 + 1}"),
    "remove name": lambda diary, number: watched_names.remove(diary, f"name {number}"),
    "forget name": lambda diary, number: watched_names.forget(diary, f"name {number}"),
    "undo": lambda diary, _: entries.undo(diary),
    "redo": lambda diary, _: entries.redo(diary),
}


@contextmanager
def machines(number: int = MACHINES) -> Iterator[list[Machine]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        made = [Machine(folder / str(each)) for each in range(number)]
        for each in made:
            stack.callback(each.diary.close)
        yield made


def act(made: list[Machine], who: int, deed: str, number: int, seconds: int) -> None:
    """Let a machine do something, or take in what another one says."""
    machine = made[who]
    machine.moment += timedelta(seconds=seconds)
    if deed == "take":
        machine.take(made[(who + number) % len(made)].said())
    else:
        with suppress(BadInput):  # nothing of that name
            DEEDS[deed](machine.diary, number)


acts = st.tuples(
    st.integers(0, MACHINES - 1), st.sampled_from([*DEEDS, *["take"] * 4]), st.integers(1, 3), st.integers(-1, 1)
)
few = settings(max_examples=25, deadline=None, derandomize=True)


@few
@given(st.lists(acts, min_size=5, max_size=30), st.permutations(range(MACHINES)))
@example([(0, "card", 2, 0), (1, "win", 1, -1), (1, "card", 1, 0), (2, "card", 1, 0)], [1, 0, 2])
@example([(0, "win", 1, 0), (1, "take", 2, 0), (0, "erase", 1, 0), (1, "edit", 1, 0), (1, "take", 2, 0)], [0, 1, 2])
def test_in_the_end_all_say_the_same(done: list[tuple[int, str, int, int]], order: list[int]) -> None:
    with machines() as made:
        for each in done:
            act(made, *each)
        before = [machine.said() for machine in made]
        event(f"{len(set(before))} of {MACHINES} differ")
        for first in order:
            for second in order:
                made[first].take(before[second])
        assert len({machine.said() for machine in made}) == 1
        for machine in made:
            assert_nothing_is_written(machine, made[0].said())
            for old in before:
                assert_nothing_is_written(machine, old)


def assert_nothing_is_written(machine: Machine, said: str) -> None:
    before = machine.diary.path.read_bytes()
    report = machine.take(said)
    assert (report.new, report.changed, report.merged, report.back, report.deleted) == ({}, 0, 0, 0, 0)
    assert machine.diary.path.read_bytes() == before


@few
@given(st.lists(acts, min_size=5, max_size=20))
def test_it_does_not_matter_who_is_told_first(done: list[tuple[int, str, int, int]]) -> None:
    with machines() as made, machines(2) as fresh:
        for each in done:
            act(made, *each)
        said = [machine.said() for machine in made]
        for text in said:
            fresh[0].take(text)
        for text in reversed(said):
            fresh[1].take(text)
        assert [json.loads(machine.said()) for machine in fresh[:1]] == [json.loads(fresh[1].said())]


@few
@given(st.lists(acts.filter(lambda each: each[1] != "take"), min_size=3, max_size=20))
def test_a_diary_comes_back_byte_for_byte(done: list[tuple[int, str, int, int]]) -> None:
    with machines(2) as made:
        for who, deed, number, seconds in done:
            act(made, who % 1, deed, number, seconds)
        made[1].take(made[0].said())
        assert made[1].said() == made[0].said()


def test_every_deed_does_something_and_every_kind_goes_round() -> None:
    """The strategy above generates every kind of entry; a command that always fails would prove nothing."""
    with machines(2) as made:
        for deed in DEEDS:
            for number in (1, 2, 3):
                act(made, 0, "win", number, 1)
                act(made, 0, deed, number, 1)
        said = json.loads(made[0].said())
        named = {str(kind): key for kind, key in LISTS.items()}
        named |= {kind: key for key, kind in list_versions.KINDS.items()}
        told = {name for name in named.values() if said[name]} | {named[each["kind"]] for each in said["deleted"]}
        assert told >= set(named.values())
        assert {each["kind"] for each in said["deleted"]} >= {"person", "name"}
        made[1].take(made[0].said())
        assert made[1].said() == made[0].said()


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_is_one_that_can_be_done(deed: str) -> None:
    before = ("win", "goal", "use", "card", "talk", "question", "answer", "pause", "note", "hard day", "person", "name")
    before += ("delete", "undo")
    with machines(1) as [machine]:
        for each in before if deed in {"redo", "restore"} else before[:-2]:
            if each != deed:
                DEEDS[each](machine.diary, 1)
        if deed.startswith("restore"):
            DEEDS[deed.replace("restore", "delete")](machine.diary, 1)
        was = machine.said()
        machine.moment += timedelta(seconds=1)
        DEEDS[deed](machine.diary, 1)
        assert machine.said() != was
