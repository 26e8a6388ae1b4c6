"""TUI: blank sheets, filled ones with a head by choice, a handout of a week, and a page of wins."""

from recoverytui.commands import cards, export, goals, strategies, talks, wins
from recoverytui.domain.card import CardName


async def test_a_blank_sheet_is_chosen_seen_and_written(visit, tmp_path):
    target = tmp_path / "week.html"
    async with visit(size=(80, 30)) as room:
        await room.press("6")
        assert room.shows("Sheets of paper")
        await room.press("end", "up", "up", "enter")
        assert room.shows("To print, and to write on by hand", "A week", "Seven days", "Card for hard days", "A talk")
        await room.press("enter")
        assert room.shows("# A week", "## Monday", "____", "letter for letter")
        await room.press("e")
        assert room.shows("A title of your own", "From", "For")
        assert "Empty parts" not in room.text
        assert "wallet" not in room.text
        await room.type("My week")
        await room.press("enter", "o")
        assert room.shows("My week", "The words of the file")
        await room.press("enter", "ctrl+u")
        await room.type(str(target))
        await room.press("enter")
        assert room.shows("Written:")
    assert "<h1>My week</h1>" in target.read_text("utf-8")


async def test_a_strategy_and_company_are_sheets_with_a_head_and_without_lines(visit, lived_in, written):
    written(lambda diary: goals.try_out(diary, "g1", "Come to the meal", wants_company=True, meet="By the gate"))
    async with visit(size=(80, 40)) as room:
        await room.press("g", "f")
        assert room.shows("# Company on the way", "Come to the meal", "By the gate", "## Plan B", "____")
        await room.press("e", "tab")
        await room.type("Kim")
        await room.press("tab", "tab", "tab", "right", "enter")
        assert room.shows("From: Kim")
        assert "____" not in room.text
        await room.press("3", "f")
        assert room.shows("# What helps me", "## It helps when")
        assert await room.do(export.log) == []


async def test_the_card_for_hard_days_is_folded_for_a_wallet(visit):
    async with visit(size=(80, 40)) as room:
        await room.press("c", "end", "f")
        assert room.shows("# Card for hard days")
        await room.press("e", *["tab"] * 4, "right", "enter")
        assert room.shows("a web page (HTML)")
        assert 'class="fold"' in room.app.screen.data.text


async def test_a_sheet_of_several_pages_says_so_before_it_is_written_and_parts_can_be_left_out(visit, written):
    written(lambda diary: cards.write(diary, CardName.BOTH_AND, can="Listen.", hard="word " * 2_000))
    async with visit(size=(80, 40)) as room:
        await room.press("c", "f")
        assert room.shows("On paper this takes about 5 pages. No words are cut.", "The longest is: What is hard.")
        await room.press("e", *["tab"] * 5)
        assert room.shows("Leave out these parts", "What I can do", "What is hard")
        await room.press("right", "space", "enter")
        assert room.shows("## What I can do", "Listen.")
        assert "pages" not in room.text
        assert "word" not in room.app.screen.data.text
        await room.press("e", *["tab"] * 5, "right", "space", "enter")
        assert room.shows("On paper this takes about 5 pages.")


async def test_a_card_too_long_for_a_wallet_says_so(visit, written):
    written(lambda diary: cards.write(diary, CardName.HARD_DAY, notice="word " * 200, helps="Tea"))
    async with visit(size=(80, 44)) as room:
        await room.press("c", "end", "f")
        assert "too long" not in room.text
        await room.press("e", *["tab"] * 4, "right", "enter")
        assert room.shows("This is too long for a wallet.", "The longest is: How I notice")


async def test_a_talk_that_was_held_opens_as_what_was_said_and_the_other_sheet_is_a_choice(visit, written):
    written(lambda diary: talks.add(diary, "The office", say="Slowly, please."))
    async with visit(size=(80, 40)) as room:
        await room.press("t", "f")
        assert room.shows("# A talk", "Slowly, please.", "## What was said")
        await room.press("e")
        assert "Which sheet" not in room.text
        await room.press("escape", "escape")
        await room.do(lambda diary: talks.add(diary, "The doctor", say="One thing.", said="There is time."))
        await room.press("1", "t", "home", "f")
        assert room.shows("# After the talk", "The doctor", "There is time.")
        assert "One thing." not in room.text
        await room.press("e")
        assert room.shows("Which sheet", "After the talk", "Before the talk")
        await room.press("right", "enter")
        assert room.shows("# A talk", "One thing.")
        assert "There is time." not in room.text
        assert "What was said" not in room.text
        await room.press("e", "left", "enter")
        assert room.shows("# After the talk", "There is time.")


async def test_what_is_picked_alone_is_a_sheet_and_two_are_notes(visit, lived_in):
    async with visit() as room:
        await room.do(strategies.add, "A walk")
        await room.press("6", "down", "enter", "space", "enter")
        assert room.shows("# What helps me")
        await room.press("escape", "down", "space", "enter")
        assert room.shows("# Notes")


async def test_the_questions_of_a_week_are_a_handout(visit):
    async with visit() as room:
        await room.press("w", "j", "down", "down", "f")
        assert room.shows("# What helps", "You can always skip.", "even a little?", "____")
        assert "e change" not in room.text
        await room.press("escape")
        assert room.app.screen.room == "weeks"


async def test_a_page_of_wins_is_saved_and_taken_back_as_one(visit):
    async with visit() as room:
        await room.press("ctrl+p")
        await room.type("several wins")
        await room.press("enter")
        assert room.shows("A page of wins", "One win on each line.")
        await room.type("3/4 of the book\nyesterday: Tea")
        await room.press("enter")
        assert room.shows("Line 1: is 3/4 a day?")
        await room.press("up", "home")
        await room.type("- ")
        await room.press("enter")
        assert room.shows("Saved: 2 wins. Press u to undo.")
        found = [(each.noun.day.day, each.noun.text) for each in await room.do(wins.list_newest)]
        assert found == [(21, "3/4 of the book"), (20, "Tea")]
        await room.press("u")
        assert await room.do(wins.list_newest) == []
