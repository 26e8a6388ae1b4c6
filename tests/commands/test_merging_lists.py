"""People and names on several machines: what is removed stays removed, and its words leave every file for good."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from recoverytui.commands import entries, people, watched_names
from recoverytui.commands.diary import Diary
from recoverytui.domain.person import Person
from recoverytui.errors import BadInput
from recoverytui.storage import settings
from tests.commands.test_merging import Machine, machines

CANARY = "Kanarie"


def exchange(made: list[Machine]) -> None:
    """Let each machine take in the others' diaries, twice, and check that all say the same."""
    for _ in range(2):
        for said in [machine.said() for machine in made]:
            for machine in made:
                machine.take(said)
    assert len({machine.said() for machine in made}) == 1


def everybody(made: list[Machine]) -> list[tuple[Person, ...]]:
    return [people.all_(machine.diary) for machine in made]


def names(made: list[Machine]) -> list[tuple[str, ...]]:
    return [watched_names.all_(machine.diary) for machine in made]


def wait(made: list[Machine]) -> None:
    for machine in made:
        machine.moment += timedelta(seconds=1)


def test_who_is_removed_on_one_machine_is_removed_on_all_and_can_be_added_again() -> None:
    with machines() as made:
        people.add(made[0].diary, "Ida", "1")
        watched_names.add(made[0].diary, "Robin")
        exchange(made)
        wait(made)
        people.remove(made[0].diary, "ida")
        watched_names.remove(made[1].diary, "robin")
        report = made[2].take(made[0].said())
        assert (report.deleted, report.new) == (1, {})
        exchange(made)
        assert (everybody(made), names(made)) == ([()] * 3, [()] * 3)
        people.add(made[2].diary, "Ida", "2")
        watched_names.add(made[2].diary, "Robin")
        exchange(made)
        assert everybody(made) == [(Person("Ida", "2"),)] * 3
        assert names(made) == [("Robin",)] * 3


def test_undoing_a_removal_brings_it_back_on_every_machine_and_redoing_removes_it() -> None:
    with machines(2) as made:
        people.add(made[0].diary, "Ida", "1")
        people.add(made[0].diary, "Bo")
        exchange(made)
        wait(made)
        people.remove(made[0].diary, "Ida")
        exchange(made)
        wait(made)
        assert entries.undo(made[0].diary) == "setting.set"
        exchange(made)
        assert everybody(made) == [(Person("Ida", "1"), Person("Bo"))] * 2
        wait(made)
        entries.redo(made[0].diary)
        exchange(made)
        assert everybody(made) == [(Person("Bo"),)] * 2


def test_undoing_that_the_first_one_was_added_removes_it_on_every_machine() -> None:
    with machines(2) as made:
        watched_names.add(made[0].diary, "Robin")
        exchange(made)
        wait(made)
        entries.undo(made[0].diary)
        exchange(made)
        assert names(made) == [()] * 2


def test_undoing_an_import_of_lists_changes_nothing_where_they_came_from() -> None:
    with machines(2) as made:
        one, two = made
        people.add(one.diary, "Ida")
        two.take(one.said())
        assert entries.undo(two.diary) == "import"
        assert everybody(made) == [(Person("Ida"),), ()]
        one.take(two.said())
        assert everybody(made) == [(Person("Ida"),), ()]
        assert entries.redo(two.diary) == "import"
        assert one.said() == two.said()


def test_a_number_that_was_replaced_does_not_come_back_and_two_that_were_written_apart_are_both_kept() -> None:
    with machines(2) as made:
        one, two = made
        people.add(one.diary, "Ida", "1")
        exchange(made)
        wait(made)
        people.add(one.diary, "ida", "2")
        people.add(one.diary, "Bo", "3")
        people.add(two.diary, "bo", "4")
        exchange(made)
        assert [{(each.name.lower(), each.number) for each in machine} for machine in everybody(made)] == [
            {("ida", "2"), ("bo", "3 / 4")}
        ] * 2
        wait(made)
        people.change(two.diary, "Bo", Person("Bo B", "5"))
        exchange(made)
        assert everybody(made)[0][-1] == Person("Bo B", "5")
        assert len(everybody(made)[0]) == 2


def test_a_removal_is_told_by_a_uid_and_a_moment() -> None:
    with machines(1) as [machine]:
        watched_names.add(machine.diary, CANARY)
        people.add(machine.diary, CANARY, CANARY)
        watched_names.remove(machine.diary, CANARY)
        people.remove(machine.diary, CANARY)
        said = json.loads(machine.said())
        assert [set(each) for each in said["deleted"]] == [{"uid", "kind", "changed_at"}] * 2
        assert {each["kind"] for each in said["deleted"]} == {"name", "person"}
        assert CANARY not in machine.said()


@pytest.mark.parametrize("written", [[["Ida", "1"], ["Bo", ""]], [{"name": "Ida", "number": "1"}, {"name": "Bo"}]])
def test_lists_without_uids_come_in_once_in_their_order(written: list[Any]) -> None:
    with machines(2) as made:
        one, two = made
        if isinstance(written[0], list):  # as an earlier version kept them
            one.diary.db.run("DELETE FROM setting WHERE key = 'people'")
            with one.diary.step("setting.set") as step:
                settings.put(step, "people", written)
            said = one.said()
        else:
            said = json.dumps({"format": "recoverytui-diary", "version": 1, "people": written, "names": ["Z", "A"]})
        for _ in range(2):
            two.take(said)
        assert people.all_(two.diary) == (Person("Ida", "1"), Person("Bo"))
        people.remove(two.diary, "Ida")
        assert not any(two.take(said).new.values())
        assert people.all_(two.diary) == (Person("Bo"),)


def traces(diary: Diary) -> list[str]:
    folder: Path = diary.path.parent
    return [path.name for path in folder.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]


Forget = Callable[[Diary, str], object]


@pytest.mark.parametrize("is_removed", [False, True])
@pytest.mark.parametrize(("add", "remove", "forget"), [(m.add, m.remove, m.forget) for m in (people, watched_names)])
def test_a_forgotten_name_leaves_no_word_in_any_file(
    add: Forget, remove: Forget, forget: Forget, is_removed: bool, diary: Diary
) -> None:
    add(diary, "Somebody else")
    add(diary, CANARY)
    if is_removed:
        remove(diary, CANARY)
    diary.copy_before("test")
    assert set(traces(diary)) > {"diary.db"}

    assert forget(diary, CANARY) == ()

    assert traces(diary) == []
    while entries.undo(diary):
        pass
    while entries.redo(diary):
        pass
    assert traces(diary) == []
    with pytest.raises(BadInput):
        forget(diary, CANARY)


def test_what_was_forgotten_here_is_removed_elsewhere() -> None:
    with machines(2) as made:
        people.add(made[0].diary, "Ida")
        people.add(made[0].diary, "Bo")
        exchange(made)
        wait(made)
        people.forget(made[0].diary, "Ida")
        exchange(made)
        assert everybody(made) == [(Person("Bo"),)] * 2
