"""The overview: a greeting, what has been counted, and nothing that asks for anything."""

from datetime import timedelta

import pytest

from recoverytui.commands import days, drafts, goals, overview, strategies, wins
from recoverytui.domain.day import Mark


async def test_empty_diary_says_two_sentences_and_one_key(visit):
    async with visit() as room:
        assert room.shows(
            "This is your diary. It is empty, and that is fine.", "Write a small win when you feel like it."
        )
        assert room.shows("n  Write a win.")
        assert "0" not in room.text
        assert "Wins" not in room.text


async def test_a_lived_in_diary_at_a_glance(visit, lived_in):
    async with visit() as room:
        assert room.shows("Good to see you.", "You have counted 7 wins, across 4 weeks.")
        assert room.shows("Be among people once a week.", "thinking of it: Go in on a Tuesday", "A walk by the lake.")
        assert room.shows("Saturday 21 November")
        assert "book" not in room.text


async def test_two_columns_where_there_is_room(visit, lived_in):
    async with visit(size=(120, 40)) as room:
        first = next(line for line in room.lines if "Good to see you." in line)
        assert "November 2026" in first


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (50, 12), (20, 5), (1, 1)])
async def test_no_section_is_cut_in_the_middle(visit, lived_in, size):
    async with visit(size=size) as room:
        lines = room.lines
        assert len(lines) == size[1]
        for place, line in enumerate(lines):
            if "Something I would like" in line:
                assert "Be among people" in lines[place + 1]


async def test_quiet_view_hides_numbers_and_old_entries(visit, lived_in):
    async with visit() as room:
        await room.press("v")
        body = "\n".join(room.lines[1:-3])
        assert not any(letter.isdigit() for letter in body)
        assert "A win from before" not in room.text
        assert room.shows("Be among people once a week.")
        await room.press("v")
        assert room.shows("You have counted 7 wins")


async def test_every_number_explains_itself(visit, lived_in):
    async with visit(size=(80, 50)) as room:
        await room.press("question_mark")
        assert room.shows("What the numbers say", "Days with a win in the last two weeks", "You have counted 7 wins")
        assert room.shows("Keys everywhere", "Hide the diary at once.")
        await room.press("escape")
        assert room.shows("Good to see you.")


async def test_after_a_long_quiet_time_all_is_still_here_and_a_pause_is_offered_once(visit, lived_in, clock):
    clock.wind(days=9)
    async with visit() as room:
        assert room.shows("Good to see you. Your 7 wins are still here.")
        assert room.shows("Would you like to put in a pause for the days in between?")
        await room.press("enter")
        assert "Would you like" not in room.text
        pause, *_ = await room.do(days.pauses)
        assert (pause.noun.end - pause.noun.start) == timedelta(days=7)


async def test_no_is_a_fine_answer_and_the_question_does_not_come_again(visit, lived_in, clock):
    clock.wind(days=9)
    async with visit() as room:
        before = await room.do(days.pauses)
        await room.press("right", "enter")
        assert "Would you like" not in room.text
        assert await room.do(days.pauses) == before
    async with visit() as room:
        assert "Would you like" not in room.text


async def test_the_question_does_not_stand_in_the_way(visit, lived_in, clock):
    clock.wind(days=9)
    async with visit() as room:
        await room.press("n")
        await room.type("Back again")
        await room.press("enter")
        assert room.shows("Saved. A new start counts too.")


async def test_a_few_quiet_days_are_not_spoken_of(visit, lived_in, clock):
    clock.wind(days=5)
    async with visit() as room:
        assert room.shows("Good to see you.")
        assert "still here" not in room.text


async def test_a_draft_is_offered_at_the_next_start(visit, lived_in, written):
    written(lambda diary: drafts.keep(diary, "win", '{"text": "half a sen"}'))
    async with visit() as room:
        assert room.shows("You had begun to write something. Press n to go on.")
        await room.press("n")
        assert room.shows("half a sen", "You had begun this. It is as you left it.")


async def test_greeting_follows_the_mark_of_today_and_a_pause(visit, lived_in):
    async with visit() as room:
        await room.press("h")
        assert room.shows("Marked as a hard day. You do not have to write anything.", "Today is a hard day.")
        assert (await room.do(overview.on, (await room.do(lambda diary: diary.today)))).day.mark is Mark.HARD
        await room.press("h")
        assert room.shows("Good to see you.", "The mark is taken away.")
        await room.press("p", "enter")
        assert room.shows("The diary rests. Nothing is lost. You can write when you like.")
        assert await room.do(days.open_pause)
        await room.press("p")
        assert room.shows("Welcome back. We go on from here.")
        assert await room.do(days.open_pause) is None


async def test_goals_give_way_before_a_section_is_left_out(visit, written):
    def much(diary):
        for number in range(12):
            goals.add(diary, f"Goal {number} " + "word " * 40)
            strategies.pin(diary, strategies.add(diary, f"Strategy {number}").id)
        wins.add(diary, "A win " + "word " * 100)

    written(much)
    async with visit(size=(60, 20)) as room:
        assert room.shows("You have counted 1 win")
        assert all(len(line) <= 60 for line in room.lines)
