"""Own people and watched names: short lists in the diary, each change one undo step."""

import pytest

from recoverytui.commands import entries, people, watched_names
from recoverytui.commands.diary import Diary
from recoverytui.commands.settings import set_preference
from recoverytui.domain.person import Person
from recoverytui.errors import BadInput
from recoverytui.storage import settings


def test_people_stand_in_the_order_they_were_written(diary: Diary) -> None:
    assert people.all_(diary) == ()
    people.add(diary, "My sister", "11 11 11 11")
    left = people.add(diary, " The neighbour\nbelow ", "")
    assert left == people.all_(diary) == (Person("My sister", "11 11 11 11"), Person("The neighbour below"))


def test_a_known_name_gets_its_new_number_in_its_place(diary: Diary) -> None:
    people.add(diary, "My sister", "11")
    people.add(diary, "The neighbour", "22")
    people.add(diary, "my SISTER", "33")
    assert people.all_(diary) == (Person("my SISTER", "33"), Person("The neighbour", "22"))


def test_each_change_of_people_can_be_undone(diary: Diary) -> None:
    people.add(diary, "My sister", "11")
    people.add(diary, "The neighbour")
    assert people.remove(diary, "my sister") == (Person("The neighbour"),)
    assert entries.undo(diary) == "setting.set"
    assert [person.name for person in people.all_(diary)] == ["My sister", "The neighbour"]
    entries.undo(diary)
    entries.undo(diary)
    assert people.all_(diary) == ()


def test_the_same_again_is_no_step(diary: Diary) -> None:
    people.add(diary, "My sister", "11")
    people.add(diary, "My sister", " 11 ")
    watched_names.add(diary, "Robin")
    watched_names.add(diary, "ROBIN ")
    entries.undo(diary)
    entries.undo(diary)
    assert (people.all_(diary), watched_names.all_(diary)) == ((), ())


def test_names_are_added_and_removed(diary: Diary) -> None:
    watched_names.add(diary, "Robin")
    assert watched_names.add(diary, "Æble  Ås") == ("Robin", "Æble Ås")
    assert watched_names.remove(diary, "æBLE ås") == ("Robin",)
    entries.undo(diary)
    assert watched_names.all_(diary) == ("Robin", "Æble Ås")


@pytest.mark.parametrize("deeds", [people, watched_names])
def test_nobody_is_refused(diary: Diary, deeds: object) -> None:
    for deed, name in ((deeds.add, "  "), (deeds.remove, "Nobody"), (deeds.remove, "")):  # type: ignore[attr-defined]
        with pytest.raises(BadInput):
            deed(diary, name)
    assert entries.undo(diary) is None


def test_other_settings_are_as_they_were(diary: Diary) -> None:
    set_preference(diary, "breather", 3)
    people.add(diary, "My sister")
    watched_names.add(diary, "Robin")
    assert diary.prefs.breather == 3


@pytest.mark.parametrize("kept", ["x", {"a": 1}, [1], [["one"]], [["a", 1]], [["a", "b", "c"]], [None], ["ab"]])
def test_what_nobody_can_have_written_is_left_out_and_keeps_nothing_away(diary: Diary, kept: object) -> None:
    with diary.step("setting.set") as step:
        settings.put(step, "people", kept)
        settings.put(step, "names", [["no"], "Robin", 3])
    assert people.all_(diary) == ()
    assert watched_names.all_(diary) == ("Robin",)
    people.add(diary, "My sister")
    assert people.all_(diary) == (Person("My sister"),)


def test_one_of_them_is_written_otherwise_in_its_place_and_in_one_step(diary: Diary) -> None:
    people.add(diary, "My sister", "11")
    people.add(diary, "The neighbour", "22")
    assert people.change(diary, "my sister", Person("My big sister", "33"))[0] == Person("My big sister", "33")
    assert people.change(diary, "My big sister", Person("the NEIGHBOUR", "44")) == (Person("the NEIGHBOUR", "44"),)
    entries.undo(diary)
    entries.undo(diary)
    assert people.all_(diary) == (Person("My sister", "11"), Person("The neighbour", "22"))
    watched_names.add(diary, "Robin")
    watched_names.add(diary, "Bo")
    assert watched_names.change(diary, "robin", "Robin Å") == ("Robin Å", "Bo")
    assert watched_names.change(diary, "Robin Å", "bo") == ("bo",)
    for refused in (
        lambda: people.change(diary, "nobody", Person("x")),
        lambda: watched_names.change(diary, "nobody", "x"),
        lambda: watched_names.change(diary, "bo", " "),
    ):
        with pytest.raises(BadInput):
            refused()
