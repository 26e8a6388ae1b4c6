"""Goals and their try-outs."""

from datetime import date, timedelta

import pytest

from recoverytui.commands import entries, goals, wins
from recoverytui.domain.goal import GoalState, Sake, TryState
from recoverytui.errors import BadInput

TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)


def test_a_goal_is_kept_with_why_it_matters_and_what_is_enough(diary) -> None:
    entry = goals.add(diary, "More air", why="I breathe better", enough="one window a day", only_me=True)
    assert entries.get(diary, "g1") == entry
    noun = entry.noun
    assert (noun.text, noun.why, noun.enough, noun.only_me) == (
        *("More air", "I breathe better", "one window a day"),
        True,
    )
    assert noun.state is GoalState.GOING_ON


def test_goals_going_on_come_first_and_each_group_as_written(diary) -> None:
    for state in (*reversed(GoalState), *GoalState):
        goals.set_state(diary, goals.add(diary, state).id, state)
    listed = [line.entry for line in goals.all_(diary)]
    assert [goal.noun.state for goal in listed] == [state for state in GoalState for _ in range(2)]
    assert all(a.number < b.number for a, b in zip(listed[::2], listed[1::2], strict=True))


@pytest.mark.parametrize("state", GoalState)
def test_every_end_is_fine_and_every_goal_can_go_on(state: GoalState, diary) -> None:
    goals.add(diary, "More air")
    assert goals.set_state(diary, "g1", state).noun.state is state
    assert goals.set_state(diary, "g1", GoalState.GOING_ON).noun.state is GoalState.GOING_ON


def test_saying_where_a_goal_is_already_is_no_deed(diary) -> None:
    before = goals.add(diary, "More air")
    assert goals.set_state(diary, "g1", GoalState.GOING_ON) == before
    assert entries.undo(diary) == "goal.add"


def test_try_outs_belong_to_their_goal_in_the_order_written(diary) -> None:
    for text in ("More air", "Friends"):
        goals.add(diary, text)
    for goal, text in (("g1", "a"), ("g2", "b"), ("g1", "c")):
        goals.try_out(diary, goal, text, company="my sister", plan_b="stay on the steps")
    air, friends = goals.all_(diary)
    assert [each.noun.text for each in air.tryouts] == ["a", "c"]
    assert [each.noun.text for each in friends.tryouts] == ["b"]
    assert (air.tryouts[0].noun.company, air.tryouts[0].noun.plan_b) == ("my sister", "stay on the steps")
    assert air.tryouts[0].noun.state is TryState.THINKING


def test_tried_counts_steps_and_the_next_one_is_what_is_being_tried(diary) -> None:
    goals.add(diary, "More air")
    for text in "abc":
        goals.try_out(diary, "g1", text)

    def line() -> tuple[int, str | None]:
        [goal] = goals.all_(diary)
        return goal.tried, goal.next.noun.text if goal.next else None

    assert line() == (0, "a")
    goals.set_try_state(diary, "t2", TryState.TRYING)
    assert line() == (0, "b")
    goals.set_try_state(diary, "t2", TryState.TRIED)
    assert line() == (1, "a")
    goals.set_try_state(diary, "t1", TryState.ON_THE_SHELF)
    goals.set_try_state(diary, "t3", TryState.TRIED)
    assert line() == (2, None)
    entries.delete(diary, "t3")
    assert line() == (1, None)


def test_what_was_tried_has_a_day_and_what_was_found_out(diary) -> None:
    goals.add(diary, "More air")
    goals.try_out(diary, "g1", "Open the window")
    tried = goals.set_try_state(diary, "t1", TryState.TRIED, found="It was cold and good").noun
    assert (tried.day, tried.found) == (TODAY, "It was cold and good")
    again = goals.set_try_state(diary, "t1", TryState.TRIED, day=YESTERDAY).noun
    assert (again.day, again.found) == (YESTERDAY, "It was cold and good")
    assert goals.set_try_state(diary, "t1", TryState.TRIED).noun.day == YESTERDAY


def test_trying_is_not_done_in_days_to_come(diary) -> None:
    goals.add(diary, "More air")
    goals.try_out(diary, "g1", "Open the window")
    with pytest.raises(BadInput):
        goals.set_try_state(diary, "t1", TryState.TRIED, day=TODAY + timedelta(days=1))
    assert entries.get(diary, "t1").noun.state is TryState.THINKING


def test_a_try_out_moves_to_another_goal_and_never_to_none(diary) -> None:
    for text in ("More air", "Friends"):
        goals.add(diary, text)
    goals.try_out(diary, "g1", "Open the window")
    entries.edit(diary, "t1", goal="g2")
    assert [len(line.tryouts) for line in goals.all_(diary)] == [0, 1]
    with pytest.raises(BadInput):
        entries.edit(diary, "t1", goal=None)
    with pytest.raises(BadInput):
        entries.edit(diary, "t1", goal="g9")


@pytest.mark.parametrize("id", ["g9", "w1", "t1", ""])
def test_only_a_goal_has_states_and_try_outs(id: str, diary) -> None:
    wins.add(diary, "Went out")
    goals.add(diary, "More air")
    goals.try_out(diary, "g1", "Open the window")
    with pytest.raises(BadInput):
        goals.set_state(diary, id, GoalState.REACHED)
    with pytest.raises(BadInput):
        goals.try_out(diary, id, "Open the window")
    with pytest.raises(BadInput):
        goals.set_try_state(diary, "g1", TryState.TRIED)


def test_a_changed_goal_keeps_its_words_and_the_new_ones_go_on(diary) -> None:
    goals.add(diary, "Play the guitar", why="Music is fun", sake=Sake.MINE, only_me=True)
    old = goals.set_state(diary, "g1", GoalState.CHANGED, became="  Sing in the kitchen ")
    assert (old.noun.text, old.noun.became, old.noun.state) == (
        "Play the guitar",
        "Sing in the kitchen",
        GoalState.CHANGED,
    )
    [going_on] = goals.going_on(diary)
    new = going_on.entry.noun
    assert (new.text, new.why, new.sake, new.only_me) == ("Sing in the kitchen", "Music is fun", Sake.MINE, True)
    goals.set_state(diary, "g1", GoalState.CHANGED, became="Sing in the kitchen")
    assert len(goals.all_(diary)) == 2
    assert entries.undo(diary) == "goal.state"
    [only] = goals.all_(diary)
    assert (only.entry.noun.state, only.entry.noun.became) == (GoalState.GOING_ON, None)


@pytest.mark.parametrize("became", [None, "", "  "])
def test_what_it_became_may_be_left_open(became, diary) -> None:
    goals.add(diary, "Play the guitar")
    assert goals.set_state(diary, "g1", GoalState.CHANGED, became=became).noun.became is None
    assert len(goals.all_(diary)) == 1


def test_what_it_became_is_only_for_a_changed_goal(diary) -> None:
    goals.add(diary, "Play the guitar")
    assert goals.set_state(diary, "g1", GoalState.REACHED, became="Sing").noun.became is None


def test_a_goal_gathers_its_wins_newest_first(diary) -> None:
    for text in ("Sing", "Cook"):
        goals.add(diary, text)
    for day in (3, 1, 2):
        wins.add(diary, f"{day} days ago", day=diary.today - timedelta(days=day), goal="g1")
    wins.add(diary, "of the other", goal="g2")
    entries.delete(diary, wins.add(diary, "deleted", goal="g1").entry.id)
    first, second = (line.entry for line in goals.all_(diary))
    assert [win.noun.text for win in goals.wins_of(diary, first)] == ["1 days ago", "2 days ago", "3 days ago"]
    assert [win.noun.text for win in goals.wins_of(diary, second)] == ["of the other"]
    assert len(goals.wins_of(diary, first, limit=2)) == 2
