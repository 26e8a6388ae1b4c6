"""Strategies and goals in the TUI: lists, forms and messages."""

from recoverytui.commands import entries, goals, strategies, wins
from recoverytui.domain.goal import GoalState, TryState
from recoverytui.domain.strategy import Helped


async def test_what_helps_with_how_often_it_helped(visit, lived_in):
    async with visit() as room:
        await room.press("3")
        assert room.shows("◆ A walk by the lake.", "has helped once", "It helps when: thoughts go round")
        assert room.shows("Whose idea: a friend", "last helped 19 November")
        await room.press("v")
        assert "has helped" not in room.text
        assert "last helped" not in room.text


async def test_writing_down_something_that_helps(visit):
    async with visit() as room:
        await room.press("3")
        assert room.shows("What helps you will be here, in your own words.")
        await room.press("a")
        await room.type("Tea and a blanket")
        await room.press("tab")
        await room.type("I am tired")
        await room.press("enter")
        assert room.shows("Saved.", "Tea and a blanket", "It helps when: I am tired")
        noun = (await room.do(strategies.all_))[0].entry.noun
        assert (noun.when, noun.how, noun.whose, noun.only_me) == ("I am tired", None, None, False)


async def test_saying_that_it_was_used(visit, lived_in):
    async with visit() as room:
        await room.press("3", "enter")
        assert room.shows("Did it help?", "A walk by the lake.", "helped a little", "not this time")
        await room.press("right", "enter")
        assert room.shows("Saved.", "has helped 2 times")
        await room.press("enter", "right", "right", "enter")
        assert room.shows("It did not help this time. That is good to know.", "has helped 2 times")
        helped = [use.noun.helped for use in await room.do(strategies.uses, "s1")]
        assert helped == [Helped.NO, Helped.LITTLE, Helped.YES]


async def test_pinning_and_putting_away(visit, lived_in):
    async with visit() as room:
        await room.press("3", "space")
        assert room.shows("It is no longer on the overview.")
        await room.press("space")
        assert room.shows("It is on the overview now.", "◆")
        await room.press("minus")
        assert room.shows("It is put away. Press o to see it.")
        assert "A walk by the lake." not in room.text
        await room.press("o")
        assert room.shows("Put away", "A walk by the lake.")
        await room.press("minus", "o")
        assert room.shows("What helps me", "A walk by the lake.")


async def test_changing_and_deleting_what_helps(visit, lived_in):
    async with visit() as room:
        await room.press("3", "e")
        await room.type(" Slowly.")
        await room.press("tab", "tab", "tab")
        await room.press(*["backspace"] * len("a friend"), "enter")
        noun = (await room.do(entries.get, "s1")).noun
        assert (noun.text, noun.whose, noun.pinned) == ("A walk by the lake. Slowly.", None, True)
        await room.press("x")
        assert room.shows("Deleted. Press u to undo.")
        await room.press("u")
        assert room.shows("A walk by the lake. Slowly.")


async def test_goals_with_their_try_outs_and_those_that_ended(visit, lived_in):
    async with visit() as room:
        await room.press("4")
        assert room.shows("Be among people once a week.", "○ Go in on a Tuesday", "■ Read the opening hours")
        assert room.shows("Why it matters to me: it is quiet at home", "Good enough is: half an hour", "1 step tried")
        assert room.lines.index(next(line for line in room.lines if "On the shelf" in line)) < room.lines.index(
            next(line for line in room.lines if "Read a whole book." in line)
        )
        await room.press("end")
        assert room.app.screen.entry.id == "g2"


async def test_writing_a_goal_and_something_to_try(visit):
    async with visit() as room:
        await room.press("4")
        assert room.shows("What you would like will be here, on your own terms.")
        await room.press("a")
        await room.type("Sing again")
        await room.press("enter", "plus")
        assert room.shows("Something to try out", "Sing again")
        await room.type("In the kitchen")
        await room.press("tab", "tab")
        await room.type("the radio")
        await room.press("enter")
        line = (await room.do(goals.all_))[0]
        assert line.entry.noun.sake is None  # nobody said for whose sake
        assert [(each.noun.text, each.noun.company) for each in line.tryouts] == [("In the kitchen", "the radio")]
        assert room.shows("○ In the kitchen", "thinking of it")


async def test_a_try_out_counts_whatever_came_of_it(visit, lived_in):
    async with visit() as room:
        await room.press("4", "down", "enter")
        assert room.shows("How is it going?", "Go in on a Tuesday")
        await room.press("right", "right", "tab", "tab")
        await room.type("It was loud")
        await room.press("enter")
        assert room.shows("Tried. Trying counts, whatever came of it.", "What I found out: It was loud")
        noun = (await room.do(entries.get, "t1")).noun
        assert (noun.state, noun.day.isoformat()) == (TryState.TRIED, "2026-11-21")
        await room.press("enter", "tab", "tab", *["backspace"] * len("It was loud"), "enter")
        assert (await room.do(entries.get, "t1")).noun.found is None
        await room.press("u", "enter", "left", "tab", *["backspace"] * len("It was loud"), "enter")
        noun = (await room.do(entries.get, "t1")).noun
        assert (noun.state, noun.found) == (TryState.TRYING, None)
        await room.press("u")
        noun = (await room.do(entries.get, "t1")).noun
        assert (noun.state, noun.found) == (TryState.TRIED, "It was loud")


async def test_every_end_is_a_fine_end(visit, lived_in):
    async with visit() as room:
        await room.press("4", "enter")
        assert room.shows("Is this still something you want?")
        await room.press("right", "enter")
        assert room.shows("Reached. It stays here as long as you like.")
        assert (await room.do(entries.get, "g1")).noun.state is GoalState.REACHED


async def test_a_changed_goal_is_asked_what_it_became_and_keeps_its_words(visit, lived_in):
    async with visit(size=(80, 40)) as room:
        await room.press("4", "enter")
        assert room.shows("reached", "changed", "on the shelf", "let go")
        assert "What it became" not in room.text
        await room.press("3")
        assert room.shows("What it became")
        await room.press("tab")
        await room.type("Sing at home")
        await room.press("enter")
        assert room.shows("Changed. Wishes may change.", "Sing at home")
        changed = (await room.do(entries.get, "g1")).noun
        assert (changed.text, changed.became) == ("Be among people once a week.", "Sing at home")
        await room.press("u")
        assert (await room.do(entries.get, "g1")).noun.state is GoalState.GOING_ON


async def test_a_goal_shows_its_try_outs_and_wins(visit, lived_in, written):
    written(lambda diary: wins.add(diary, "Said hello at the door.", goal="g1"))
    async with visit(size=(120, 40)) as room:
        await room.press("4")
        assert room.shows("Try-outs", "thinking of it", "Wins on the way", "Said hello at the door.")


async def test_editing_a_try_out_and_a_goal(visit, lived_in):
    async with visit() as room:
        await room.press("4", "e")
        await room.type(" Or twice.")
        await room.press("enter", "down", "e")
        await room.type(" morning")
        await room.press("enter")
        assert (await room.do(entries.get, "g1")).noun.text == "Be among people once a week. Or twice."
        assert (await room.do(entries.get, "t1")).noun.text == "Go in on a Tuesday morning"


async def test_the_numbers_explain_themselves(visit, lived_in):
    async with visit(size=(80, 40)) as room:
        await room.press("3", "question_mark")
        assert room.shows("has helped once", "in the last 90 days")
        await room.press("escape", "4", "question_mark")
        assert room.shows("1 step tried", "whatever came of them")


async def test_keys_do_nothing_where_nothing_is_written(visit):
    async with visit() as room:
        for way, name, invitation in (
            ("3", "strategies", " a  Add something that helps."),
            ("3 o", "strategies", " o  Show what was put away, or what is in use."),
            ("4", "goals", " a  Add something you would like."),
        ):
            await room.press(*way.split(), "e", "x", "space", "minus", "plus")
            assert room.app.screen.room == name
            assert room.shows(invitation)
