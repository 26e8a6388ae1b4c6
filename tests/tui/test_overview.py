"""Overview: greeting and counts, without demands."""

from datetime import date, timedelta
from random import Random

import pytest
from textual.css.stylesheet import Stylesheet

from recoverytui.commands import days, drafts, goals, overview, programmes, strategies, talks, wins
from recoverytui.domain.day import Mark
from recoverytui.tui.screens.overview import OverviewScreen


def live_by_chance(diary, chance):
    """Write a diary of some weeks, drawn by chance."""
    today = diary.today
    for ago in range(40):
        day = today - timedelta(days=ago)
        if chance.random() < 0.4:
            wins.add(diary, f"Win {ago}", day=day)
        elif chance.random() < 0.3:
            days.mark(diary, chance.choice(list(Mark)), day)
    for number in range(chance.randrange(3)):
        goal = goals.add(diary, f"Goal {number}")
        goals.try_out(diary, goal.id, f"Step {number}", company=chance.choice([None, "my sister"]))
        strategies.pin(diary, strategies.add(diary, f"Strategy {number}").id)
    talks.add(diary, "The office", day=today + timedelta(days=chance.randrange(9)))


def squeezed(text):
    """Return a text without the spaces in which the two front ends differ."""
    return "".join(text.replace("▌", "").replace(":", "").split())


@pytest.mark.parametrize("text", ["nq 1234567890 lkhdpuvsbctgiw/?", "NQ x, y og z: æøå"])
async def test_whatever_is_typed_in_a_new_diary_is_the_first_win(visit, text):
    async with visit(first=True) as room:
        assert room.shows(
            "This is your diary. It is empty, and that is fine.",
            "Write a small win when you feel like it.",
            "Enter save",
        )
        assert not any(
            each.isdigit() for each in room.text.replace("F2", "").replace("F9", "").replace("F1", "").replace("21", "")
        )
        await room.type(text)
        await room.press("enter")
        [win] = await room.do(wins.list_newest)
        assert win.noun.text == text
        assert room.shows("Saved. That is win number 1.", text, "1 win in all.")
        await room.press("2")
        assert room.shows("Wins")


async def test_keys_that_are_no_letters_answer_on_the_first_screen(visit):
    async with visit(first=True) as room:
        await room.type("half a sen")
        await room.press("f2")
        assert "half a sen" not in room.text
        await room.press("escape")
        assert room.shows("half a sen")
        await room.press("escape", "3")  # Esc leaves the field: then a digit is a key of the room
        assert room.shows("What helps me")
    async with visit(first=True) as room:
        assert room.shows("half a sen")  # it was kept
        await room.press("tab", "enter")
        assert room.app.screen.room == "lock"


async def test_a_lived_in_diary_at_a_glance(visit, lived_in):
    async with visit() as room:
        assert room.shows("Good to see you.", "● Sat in the garden.", "Earlier this week", "7 in all.")
        assert room.shows("Saturday 21 November", "Enter open it")
        await room.press("end")
        assert room.shows("Go in on a Tuesday", "thinking of it", "◆ A walk by the lake.", "Enter I used it")
        assert "book" not in room.text


async def test_two_columns_where_there_is_room(visit, lived_in):
    async with visit(size=(120, 40)) as room:
        assert room.shows("November 2026", "Be among people once a week.", "■ Read the opening hours")
        [line] = [line for line in room.lines if " 21●" in line]
        assert line.index(" 21●") > 70


async def test_every_row_leads_somewhere(visit, lived_in, written):
    def more(diary):
        talks.add(diary, "The office", day=date(2026, 12, 3))
        programmes.move(diary, "ten-weeks", 2, "en")

    written(more)
    rooms = []
    async with visit() as room:
        for steps in range(8):
            await room.press(*("home", *("down",) * steps), "enter")
            screen = room.app.screen
            rooms.append(getattr(screen, "room", "") or type(screen).__name__)
            await room.press("escape")
        assert rooms[:4] == ["day"] * 4
        assert sorted(rooms[4:]) == ["Form", "Form", "path", "talks"]


async def test_a_row_is_opened_by_one_click(visit, lived_in):
    async with visit() as room:
        y = next(y for y, line in enumerate(room.lines) if "Cooked soup." in line)
        await room.pilot.click(offset=(10, y))
        await room.settle()
        assert room.shows("Monday 16 November", "Cooked soup.")


async def test_after_a_quiet_time_there_is_a_greeting_and_one_old_win(visit, lived_in, clock):
    clock.wind(days=15)
    for size in ((60, 20), (120, 40)):
        async with visit(size=size) as room:
            await room.press("right", "right", "enter") if "Would you like" in room.text else None
            assert room.shows("Good to see you. Your 7 wins are still here.", "A win from before")
            for absent in ("The last two weeks", "rhythm", "since", "November 2026", "What helps ─", "·  ·"):
                assert absent not in room.text


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("seed", range(3))
async def test_the_shell_and_the_overview_say_the_same(visit, written, invoke, seed, language):
    written(lambda diary: live_by_chance(diary, Random(seed)))
    async with visit(size=(80, 100), language=language) as room:
        shown = squeezed(room.text)
    said = [line for line in invoke("--lang", language, "today").lines[1:] if line.strip()]
    assert len(said) > 3
    for line in said:
        if "Win " in line:  # the screen shows the first few of a week, and how many more there are
            continue
        text, _, aside = line.rstrip(")").partition(" (")
        assert squeezed(text) in shown, line
        assert squeezed(aside) in shown, line


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (50, 12), (20, 5), (1, 1)])
async def test_the_page_fits_every_window(visit, lived_in, size):
    async with visit(size=size) as room:
        lines = room.lines
        assert len(lines) == size[1]
        assert all(len(line) <= size[0] for line in lines)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (120, 24)])
@pytest.mark.parametrize("life", ["none", "lived", "hard", "away"])
async def test_the_page_is_the_same_whether_it_was_read_ahead_of_the_screens_or_not(request, visit, clock, life, size):
    if life != "none":
        request.getfixturevalue("lived_in")
    if life == "hard":
        request.getfixturevalue("written")(lambda diary: days.mark(diary, Mark.HARD))
    if life == "away":
        clock.wind(days=20)
    seen = []
    for ahead in (True, False):
        async with visit(size=size, first=True, ahead=ahead) as room:
            seen.append((room.lines, room.app.focused and (type(room.app.focused), room.app.focused.id)))
    assert seen[0] == seen[1]


async def test_quiet_view_hides_numbers_and_old_entries(visit, lived_in):
    async with visit() as room:
        await room.press("v")
        body = "\n".join(room.lines[1:-3])
        assert not any(letter.isdigit() for letter in body)
        assert "A win from before" not in room.text
        assert room.shows("Go in on a Tuesday")
        await room.press("v")
        assert room.shows("7 in all.")


async def test_every_number_explains_itself(visit, lived_in):
    async with visit(size=(80, 80)) as room:
        await room.press("question_mark")
        assert room.shows("What the numbers say", "Days with a win in the last two weeks", "7 wins across 4 weeks.")
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


async def test_a_quiet_time_offers_a_new_page_once_and_no_win_is_lost(visit, lived_in, clock):
    clock.wind(days=20)
    async with visit() as room:
        assert room.shows("Your 7 wins are still here.", "A win from before", "a new page", "a pause", "neither")
        assert "The last two weeks" not in room.text
        await room.press("enter")
        assert room.shows("A new page", "Since today. Before it: 7 wins across 4 weeks.")
        assert "The last two weeks" not in room.text  # nothing to draw before the first win on it
        assert "Would you like" not in room.text
        await room.press("u")
        assert room.shows("Undone: a new page.", "A win from before")
        assert "Would you like" not in room.text
        await room.press("ctrl+p")
        await room.type("fresh start")
        await room.press("enter")
        assert room.shows("A new page begins today. All your wins are still here.")


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
        assert room.shows("Marked as a hard day.", "Today is a hard day.")
        assert room.text.count("You do not have to write anything.") == 1
        assert (await room.do(overview.on, (await room.do(lambda diary: diary.today)))).day.mark is Mark.HARD
        await room.press("h")
        assert room.shows("Good to see you.", "The mark is taken away.")
        await room.press("p", "enter")
        assert room.shows("The pause has begun. Nothing is lost.")
        assert await room.do(days.open_pause)
        await room.press("p")
        assert room.shows("Welcome back. We go on from here.")
        assert await room.do(days.open_pause) is None


async def test_a_long_page_is_scrolled_and_nothing_in_it_is_lost(visit, written):
    def much(diary):
        for number in range(12):
            goal = goals.add(diary, f"Goal {number}")
            goals.try_out(diary, goal.id, f"Step {number} " + "word " * 20)
            strategies.pin(diary, strategies.add(diary, f"Strategy {number}").id)
        wins.add(diary, "A win " + "word " * 100 + "end")

    written(much)
    async with visit(size=(60, 20)) as room:
        seen = room.text
        for _ in range(60):
            await room.press("down")
            seen += room.text
        assert all(f"Step {number} " in seen and f"Strategy {number}" in seen for number in range(12))
        await room.press("home")
        assert "…" in room.text  # the long win, whose day is one key away
        await room.press("enter")
        assert room.app.screen.room == "day"


async def test_at_the_start_the_overview_is_read_once_and_styles_are_parsed_once(visit, lived_in, monkeypatch):
    read, parsed = [], []
    gather, reparse = OverviewScreen.gather, Stylesheet.reparse

    def noted_gather(room, diary):
        read.append(1)
        return gather(room, diary)

    def noted_reparse(sheet):
        parsed.append(1)
        reparse(sheet)

    monkeypatch.setattr(OverviewScreen, "gather", noted_gather)
    monkeypatch.setattr(Stylesheet, "reparse", noted_reparse)
    async with visit(theme="morning", ahead=False) as room:
        assert room.shows("Good to see you.")
        assert (read, parsed) == ([1], [])
        room.app.change_setting("theme", "nord")
        await room.settle()
        assert parsed == [1]


async def test_more_space_is_a_setting_where_there_is_room_for_it(visit, lived_in):
    async with visit(size=(120, 40), more_space=True) as room:
        assert room.app.has_class("-spacious")
        await room.resize(60, 20)
        assert not room.app.has_class("-spacious")
        room.app.change_setting("more_space", False)
        await room.resize(120, 40)
        assert not room.app.has_class("-spacious")
