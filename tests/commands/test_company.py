"""Company: the try-outs that somebody comes along to."""

from datetime import date
from typing import Any

import pytest

from recoverytui.commands import entries, goals
from recoverytui.commands.diary import Diary
from recoverytui.domain.goal import GoalState, TryState

TODAY = date(2026, 11, 21)


def agreed(diary: Diary) -> list[str]:
    return [each.tryout.id for each in goals.agreements(diary)]


@pytest.mark.parametrize(
    "parts", [{"wants_company": True}, {"company": "my sister"}, {"meet": "At the bus stop, ten o'clock"}]
)
def test_a_try_out_in_company_is_an_agreement(diary: Diary, parts: dict[str, Any]) -> None:
    goals.add(diary, "Be among people")
    entry = goals.try_out(diary, "g1", "Go in", plan_b="Go home early", **parts)
    [agreement] = goals.agreements(diary)
    assert agreement.tryout == entry
    assert agreement.goal.id == "g1"
    assert {name: getattr(agreement.tryout.noun, name) for name in parts} == parts


def test_try_outs_alone_are_no_agreements(diary: Diary) -> None:
    goals.add(diary, "Be among people")
    goals.try_out(diary, "g1", "Read the opening hours")
    goals.try_out(diary, "g1", "Go in", company="  ", meet=" ")
    assert agreed(diary) == []


def test_agreements_stand_in_the_order_they_were_written(diary: Diary) -> None:
    goals.add(diary, "One thing")
    goals.add(diary, "Another")
    for goal in ("g2", "g1", "g2"):
        goals.try_out(diary, goal, "Something", wants_company=True)
    assert agreed(diary) == ["t1", "t2", "t3"]


def test_what_is_tried_or_on_the_shelf_is_no_longer_ahead(diary: Diary) -> None:
    goals.add(diary, "Be among people")
    for _ in TryState:
        goals.try_out(diary, "g1", "Go in", wants_company=True)
    for number, state in enumerate(TryState, 1):
        goals.set_try_state(diary, f"t{number}", state)
    ahead = {TryState.THINKING, TryState.TRYING}
    assert {each.tryout.noun.state for each in goals.agreements(diary)} == ahead


def test_a_goal_that_no_longer_goes_on_asks_for_nobody(diary: Diary) -> None:
    for state in GoalState:
        goal = goals.add(diary, "Something")
        goals.try_out(diary, goal.id, "Go in", wants_company=True)
        goals.set_state(diary, goal.id, state)
    assert [each.goal.noun.state for each in goals.agreements(diary)] == [GoalState.GOING_ON]
    entries.delete(diary, "g1")
    assert agreed(diary) == []


def test_company_can_be_asked_for_later_and_how_it_felt_be_told(diary: Diary) -> None:
    goals.add(diary, "Be among people")
    goals.try_out(diary, "g1", "Go in")
    entries.edit(diary, "t1", wants_company=True, meet="By the door")
    assert agreed(diary) == ["t1"]
    entries.undo(diary)
    assert agreed(diary) == []
    tried = goals.set_try_state(diary, "t1", TryState.TRIED, found="It was quiet.", felt="Good, and tired.")
    assert (tried.noun.day, tried.noun.found, tried.noun.felt) == (TODAY, "It was quiet.", "Good, and tired.")
    again = goals.set_try_state(diary, "t1", TryState.TRYING)
    assert again.noun.felt == "Good, and tired."
