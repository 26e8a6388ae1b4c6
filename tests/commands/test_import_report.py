"""The report of an import says what happened, and no more than that."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from recoverytui.commands import days, entries, people, wins
from recoverytui.domain.day import Mark
from recoverytui.text import import_report
from recoverytui.text.translator import Translator
from tests.commands.test_merging import Machine, machines

DAY = date(2026, 11, 2)
Deed = Callable[[Machine], object]


def _note(text: str | None) -> Deed:
    return lambda machine: days.note(machine.diary, text, DAY)


def _hard(machine: Machine) -> object:
    return days.mark(machine.diary, Mark.HARD, DAY)


def _edit(machine: Machine) -> object:
    return entries.edit(machine.diary, "w1", text=f"edited at {machine.moment.second}")


def _delete(machine: Machine) -> object:
    return entries.delete(machine.diary, "w1")


CASES: dict[str, tuple[list[Deed], list[Deed], list[str]]] = {
    "a day of both": ([_note("mine")], [_note("theirs")], ["1 day was written in both places; it has both now."]),
    "a mark there": ([_note("mine")], [_hard], ["1 day was written in both places; it has both now."]),
    "a day there": ([], [_note("theirs")], ["Taken in: 1 day."]),
    "a win edited there": ([], [_edit], ["1 entry is newer in the file; what it said here can be undone."]),
    "a win deleted there": ([], [_delete], ["1 entry is deleted in the file, and so here too."]),
    "edited there, deleted here before": (
        [_delete],
        [_edit],
        ["1 entry was deleted here, and is newer in the file; it comes back."],
    ),
    "somebody removed there": (
        [],
        [lambda machine: people.remove(machine.diary, "Ida")],
        ["1 entry is deleted in the file, and so here too."],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_outcome_has_its_own_sentence(name: str) -> None:
    mine, theirs, said = CASES[name]
    with machines(2) as (one, two):
        wins.add(one.diary, "a win", day=DAY)
        people.add(one.diary, "Ida")
        two.take(one.said())
        for machine, deeds in ((one, mine), (two, theirs)):
            for deed in deeds:
                one.moment = two.moment = max(one.moment, two.moment) + timedelta(seconds=1)
                deed(machine)
        report = one.take(two.said())
        lines = list(import_report.report_lines(Translator("en"), report, dry_run=False))
        assert [line for line in lines if "here already" not in line] == said


def test_an_older_version_of_a_deleted_entry_is_left_out_because_it_is_deleted() -> None:
    with machines(2) as (one, two):
        wins.add(one.diary, "a win", day=DAY)
        two.take(one.said())
        two.moment += timedelta(seconds=1)
        _edit(two)
        one.moment += timedelta(seconds=2)
        _delete(one)
        report = one.take(two.said())
        lines = list(import_report.report_lines(Translator("en"), report, dry_run=False))
        assert lines[0] == "1 entry is left out: it was deleted here later."


def test_a_day_that_was_merged_is_no_news_the_second_time() -> None:
    with machines(2) as (one, two):
        _note("mine")(one)
        _note("theirs")(two)
        assert one.take(two.said()).merged == 1
        again = one.take(two.said())
        assert (again.merged, again.known) == (0, 1)
        assert not import_report.brings_anything(again)
        assert two.take(one.said()).changed == 1
