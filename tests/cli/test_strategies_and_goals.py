"""CLI: strategies, goals and try-outs."""

from datetime import date

import pytest

from recoverytui.commands import goals, strategies
from recoverytui.domain.goal import GoalState, TryState
from recoverytui.domain.strategy import Helped


def test_a_strategy_with_all_that_can_be_said_about_it(invoke, diary):
    answer = invoke(
        *("strategy", "add", "A walk", "by the lake", "--when", "thoughts go round", "--how", "slowly"),
        *("--from", "Kim", "--only-me"),
    )

    assert (answer.code, answer.out) == (0, "Saved. s1\n")
    noun = strategies.all_(diary)[0].entry.noun
    assert (noun.text, noun.when, noun.how, noun.whose, noun.only_me) == (
        *("A walk by the lake", "thoughts go round", "slowly", "Kim"),
        True,
    )


def test_a_use_says_whether_it_helped(invoke, diary):
    strategies.add(diary, "A walk")

    answer = invoke("strategy", "used", "S1", "--helped", "little", "--day", "-1", "--note", "in the rain")

    assert answer.out == "Saved. u1\n"
    [use] = strategies.uses(diary, "s1")
    assert (use.noun.helped, use.noun.day, use.noun.note) == (Helped.LITTLE, date(2026, 11, 20), "in the rain")


def test_pinned_strategies_come_first_and_put_away_ones_have_a_list_of_their_own(invoke, diary):
    for text in ("A walk", "Tea", "Two songs"):
        strategies.add(diary, text)
    assert invoke("strategy", "pin", "s2").out == "Saved. s2\n"
    assert invoke("strategy", "away", "s1").out == "Saved. s1\n"

    assert [line.split()[0] for line in invoke("strategies").lines] == ["s2", "s3"]
    assert [line.split()[0] for line in invoke("strategies", "--away").lines] == ["s1"]

    invoke("strategy", "unpin", "s2")
    invoke("strategy", "back", "s1")
    assert [line.split()[0] for line in invoke("strategies").lines] == ["s1", "s2", "s3"]


def test_the_list_says_how_often_something_helped_but_never_how_often_it_did_not(invoke, diary):
    strategies.add(diary, "A walk")
    strategies.add(diary, "Tea")
    for helped in (Helped.YES, Helped.LITTLE, Helped.NO):
        strategies.use(diary, "s1", helped=helped)
    strategies.use(diary, "s2", helped=Helped.NO)

    assert invoke("strategies").lines == ["s1  A walk (has helped 2 times)", "s2  Tea"]


def test_strategies_as_json(invoke, diary):
    strategies.add(diary, "Tea", whose="Kim")

    [strategy] = invoke("strategies", "--json").json["strategies"]

    assert (strategy["id"], strategy["text"], strategy["from"], strategy["pinned"]) == ("s1", "Tea", "Kim", False)


def test_a_goal_and_a_try_out_on_the_way(invoke, diary):
    assert invoke("goal", "add", "Sing again", "--why", "I like it", "--enough", "once").out == "Saved. g1\n"
    assert invoke("goal", "try", "g1", "Hum", "along", "--with", "Kim", "--plan-b", "listen").out == "Saved. t1\n"
    assert invoke("goal", "tried", "t1", "--day", "2026-11-20", "--found", "It was fine").out == "Saved. t1\n"

    [line] = goals.all_(diary)
    [tryout] = line.tryouts
    assert (line.entry.noun.text, line.entry.noun.why, line.entry.noun.enough) == ("Sing again", "I like it", "once")
    assert (tryout.noun.text, tryout.noun.company, tryout.noun.plan_b) == ("Hum along", "Kim", "listen")
    assert (tryout.noun.state, tryout.noun.day, tryout.noun.found) == (
        *(TryState.TRIED, date(2026, 11, 20)),
        "It was fine",
    )


@pytest.mark.parametrize(
    ("verb", "state"),
    [
        ("shelve", GoalState.ON_THE_SHELF),
        ("reach", GoalState.REACHED),
        ("change", GoalState.CHANGED),
        ("letgo", GoalState.LET_GO),
        ("resume", GoalState.GOING_ON),
    ],
)
def test_where_a_goal_can_be(invoke, diary, verb, state):
    goals.add(diary, "Sing again")
    goals.set_state(diary, "g1", GoalState.LET_GO if state is GoalState.GOING_ON else GoalState.GOING_ON)

    assert invoke("goal", verb, "g1").out == "Saved. g1\n"
    assert goals.all_(diary)[0].entry.noun.state is state


def test_a_try_out_can_be_shelved_and_taken_up_again(invoke, diary):
    goals.add(diary, "Sing again")
    goals.try_out(diary, "g1", "Hum")

    invoke("goal", "shelve", "t1")
    assert goals.all_(diary)[0].tryouts[0].noun.state is TryState.ON_THE_SHELF
    invoke("goal", "resume", "t1")
    assert goals.all_(diary)[0].tryouts[0].noun.state is TryState.TRYING


def test_the_list_of_goals_has_each_try_out_under_its_goal(invoke, diary):
    goals.add(diary, "Read a book")
    goals.add(diary, "Sing again")
    goals.try_out(diary, "g2", "Hum")
    goals.set_state(diary, "g1", GoalState.ON_THE_SHELF)

    assert invoke("goals").lines == [
        "g2    going on        Sing again",
        "  t1  thinking of it    Hum",
        "g1    on the shelf    Read a book",
    ]


def test_goals_as_json_bring_their_try_outs(invoke, diary):
    goals.add(diary, "Sing again")
    goals.try_out(diary, "g1", "Hum")

    shape = invoke("goals", "--json").json

    assert [(goal["id"], goal["state"]) for goal in shape["goals"]] == [("g1", "going on")]
    assert [(each["id"], each["goal"], each["state"]) for each in shape["tryouts"]] == [
        ("t1", shape["goals"][0]["uid"], "thinking of it")
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("strategy", "add", ""),
        ("strategy", "used", "s9"),
        ("strategy", "used", "w1"),
        ("strategy", "used", "s1", "--helped", "maybe"),
        ("strategy", "pin", "s9"),
        ("strategy", "pin"),
        ("goal", "add", " "),
        ("goal", "try", "g9", "Hum"),
        ("goal", "tried", "t9"),
        ("goal", "reach", "t1"),
        ("goal", "reach", "nothing"),
        ("goal", "tried", "t1", "--day", "tomorrow"),
    ],
)
def test_what_cannot_be_taken_is_refused(invoke, diary, arguments):
    strategies.add(diary, "Tea")
    assert invoke(*arguments).refused(2)


@pytest.mark.parametrize("arguments", [("strategy", "add"), ("goal", "add"), ("goal", "try", "g1")])
def test_without_text_it_asks(invoke, diary, arguments):
    goals.add(diary, "Sing again")

    answer = invoke(*arguments, stdin="Something small\n", terminal=True)

    assert answer.code == 0
    assert answer.out.startswith("Saved. ")
    assert "?" in answer.err


@pytest.mark.parametrize(
    ("verb", "hint"),
    [("strategies", "recovery strategy add"), ("goals", "recovery goal add"), ("wins", "recovery win")],
)
def test_an_empty_list_invites(invoke, diary, verb, hint):
    answer = invoke(verb)

    assert answer.code == 0
    assert hint in answer.out
    assert "0" not in answer.out


def test_a_changed_goal_says_what_it_became_and_a_goal_gathers_its_wins(invoke):
    invoke("goal", "add", "Play the guitar", "--why", "It is fun", "--sake", "others")
    invoke("goal", "try", "g1", "Borrow one")
    invoke("win", "Tuned it", "--goal", "g1")
    shown = invoke("show", "g1").out
    assert "somebody else's" in shown
    assert "t1  thinking of it  Borrow one" in shown
    assert "w1  2026-11-21  Tuned it" in shown
    assert invoke("goal", "change", "g1", "Sing", "at", "home").lines == ["Saved. g1"]
    old, new = invoke("goals", "--json").json["goals"][::-1]
    assert (old["text"], old["state"], old["became"]) == ("Play the guitar", "changed", "Sing at home")
    assert (new["text"], new["state"], new["sake"]) == ("Sing at home", "going on", "others")
    invoke("edit", "g2", "--sake", "mine")
    assert invoke("goals", "--json").json["goals"][0]["sake"] == "mine"
    assert invoke("edit", "g2", "--sake", "").lines == ["Saved. g2"]
    assert invoke("goals", "--json").json["goals"][0]["sake"] is None
    assert "For whose sake" not in invoke("export", "--for", "peer", "--pick", "g1").out
    everything = invoke("export", "--for", "me").out
    assert "What it became: Sing at home" in everything
    assert "For whose sake: somebody else's" in everything
