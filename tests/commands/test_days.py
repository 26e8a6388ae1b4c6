"""Marks, notes and pauses can be added late, changed and removed."""

from datetime import date, timedelta

import pytest

from recoverytui.commands import days, entries, overview, wins
from recoverytui.domain.day import Day, Mark
from recoverytui.errors import BadInput

TODAY = date(2026, 11, 21)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_a_day_without_anything_is_there_too(diary) -> None:
    assert days.get(diary, TODAY) == Day(TODAY)
    assert days.recent(diary) == []


def test_mark_and_note_live_on_one_day_and_do_not_touch_each_other(diary) -> None:
    assert days.mark(diary, Mark.HARD).id == "2026-11-21"
    days.note(diary, "It rained")
    assert days.get(diary, TODAY) == Day(TODAY, Mark.HARD, "It rained")
    days.mark(diary, Mark.REST)
    assert days.get(diary, TODAY) == Day(TODAY, Mark.REST, "It rained")
    days.mark(diary, None)
    assert days.get(diary, TODAY) == Day(TODAY, None, "It rained")
    days.note(diary, " ")
    assert days.get(diary, TODAY) == Day(TODAY)
    assert days.recent(diary) == []


def test_clearing_a_day_that_has_nothing_writes_nothing(diary) -> None:
    cleared = days.mark(diary, None, ago(3))
    assert (cleared.id, cleared.noun) == ("2026-11-18", Day(ago(3)))
    days.note(diary, None, ago(3))
    assert days.recent(diary) == []
    assert overview.dashboard(diary).empty
    assert entries.undo(diary) is None


def test_a_day_that_was_cleared_is_brought_back_as_it_was(diary) -> None:
    days.note(diary, "It rained")
    days.note(diary, None)
    [cleared] = entries.deleted(diary)
    assert (cleared.id, cleared.noun.note) == ("2026-11-21", "It rained")
    entries.restore(diary, cleared.id)
    assert days.get(diary, TODAY).note == "It rained"


def test_what_is_said_again_is_no_new_deed(diary) -> None:
    first = days.mark(diary, Mark.HARD)
    assert days.mark(diary, Mark.HARD) == first
    assert entries.undo(diary) == "day.mark"
    assert entries.undo(diary) is None


def test_a_deleted_day_starts_anew(diary) -> None:
    days.note(diary, "It rained")
    entries.delete(diary, "2026-11-21")
    assert days.get(diary, TODAY) == Day(TODAY)
    days.mark(diary, Mark.HARD)
    assert days.get(diary, TODAY) == Day(TODAY, Mark.HARD)
    assert [entries.undo(diary) for _ in range(3)] == ["day.mark", "day.delete", "day.note"]
    assert days.get(diary, TODAY) == Day(TODAY)


def test_a_day_deleted_for_good_can_be_written_again_and_is_not_gone(diary) -> None:
    first = days.note(diary, "It rained")
    entries.delete_for_good(diary, first.id)
    assert diary.db.run("SELECT uid FROM gone") == [("2026-11-21",)]
    [(gone,)] = diary.db.run("SELECT changed_at FROM gone")
    again = days.note(diary, "It shone")
    assert again.changed_at > gone
    assert diary.db.run("SELECT * FROM gone") == []
    assert days.get(diary, TODAY).note == "It shone"


def test_days_that_have_been_are_taken_and_days_to_come_are_not(diary) -> None:
    days.mark(diary, Mark.REST, ago(500))
    days.note(diary, "Long ago", ago(500))
    for deed in (days.mark, days.note):
        with pytest.raises(BadInput):
            deed(diary, "hard", ago(-1))
    assert [entry.noun.day for entry in days.recent(diary)] == [ago(500)]


def test_recent_days_come_newest_first(diary) -> None:
    for day in (4, 1, 9):
        days.mark(diary, Mark.HARD, ago(day))
    assert [entry.noun.day for entry in days.recent(diary)] == [ago(1), ago(4), ago(9)]
    assert [entry.noun.day for entry in days.recent(diary, 2)] == [ago(1), ago(4)]


def test_editing_a_day_to_nothing_takes_it_away(diary) -> None:
    days.note(diary, "It rained", ago(2))
    entries.edit(diary, "2026-11-19", note=None)
    assert days.recent(diary) == []
    assert entries.undo(diary) == "day.edit"
    assert days.get(diary, ago(2)).note == "It rained"


def test_a_day_is_its_date_and_cannot_become_another(diary) -> None:
    days.note(diary, "It rained", ago(2))
    with pytest.raises(BadInput):
        entries.edit(diary, "2026-11-19", day=ago(3))
    assert days.get(diary, ago(2)).note == "It rained"


# Pauses


def test_a_pause_is_open_until_it_is_ended_and_its_last_day_is_today(diary, clock) -> None:
    started = days.start_pause(diary, note="away")
    assert (started.noun.start, started.noun.end, started.noun.note) == (TODAY, None, "away")
    assert days.open_pause(diary) == started
    clock.wind(days=5)
    ended = days.end_pause(diary)
    assert (ended.id, ended.noun.start, ended.noun.end, ended.noun.note) == ("p1", TODAY, ago(-5), "away")
    assert days.open_pause(diary) is None


def test_a_pause_ended_on_its_first_day_holds_that_day_even_with_the_clock_set_back(diary, clock) -> None:
    days.start_pause(diary)
    clock.wind(days=-3)
    assert days.end_pause(diary).noun.end == TODAY


def test_start_and_end_can_lie_in_the_past(diary) -> None:
    days.start_pause(diary, ago(9))
    assert days.end_pause(diary, ago(4)).noun.end == ago(4)
    days.add_pause(diary, ago(30), ago(20), "before")
    assert [(each.noun.start, each.noun.end) for each in days.pauses(diary)] == [(ago(9), ago(4)), (ago(30), ago(20))]


def test_there_is_one_open_pause_and_none_to_end_twice(diary) -> None:
    with pytest.raises(BadInput):
        days.end_pause(diary)
    days.start_pause(diary, ago(3))
    with pytest.raises(BadInput):
        days.start_pause(diary)
    days.end_pause(diary)
    with pytest.raises(BadInput):
        days.end_pause(diary)
    days.start_pause(diary)
    assert [each.id for each in days.pauses(diary)] == ["p2", "p1"]


def test_a_pause_holds_days_that_have_been_in_their_order(diary) -> None:
    with pytest.raises(BadInput):
        days.start_pause(diary, ago(-1))
    with pytest.raises(BadInput):
        days.add_pause(diary, ago(1), ago(-1))
    with pytest.raises(BadInput):
        days.add_pause(diary, ago(1), ago(2))
    days.start_pause(diary, ago(3))
    with pytest.raises(BadInput):
        days.end_pause(diary, ago(4))
    with pytest.raises(BadInput):
        days.end_pause(diary, ago(-1))
    assert days.open_pause(diary).noun.start == ago(3)


def test_a_pause_cannot_be_changed_into_days_to_come_or_the_wrong_way_round(diary) -> None:
    days.add_pause(diary, ago(9), ago(5))
    for changes in ({"end": ago(-1)}, {"start": ago(-1), "end": None}, {"start": ago(4)}):
        with pytest.raises(BadInput):
            entries.edit(diary, "p1", **changes)
    assert entries.edit(diary, "p1", start=ago(4), end=ago(2)).noun.end == ago(2)
    assert days.open_pause(diary) is None
    entries.edit(diary, "p1", end=None)
    assert days.open_pause(diary).id == "p1"


def test_overlapping_pauses_are_kept_as_written_and_measured_as_one(diary) -> None:
    wins.add(diary, "before", day=ago(13))
    days.add_pause(diary, ago(12), ago(6))
    days.add_pause(diary, ago(8), ago(3))
    assert len(days.pauses(diary)) == 2
    assert overview.dashboard(diary).quiet_days == 2
