"""Wins in the TUI: adding one from any room, the list, and messages."""

from datetime import date, timedelta

import pytest

from recoverytui.commands import entries, goals, strategies, wins
from recoverytui.domain.win import Theme
from recoverytui.tui.dialogs.form import Form
from recoverytui.tui.widgets.entry_list import EntryList

PLACES = ("1", "2", "3", "4", "5", "6", "s", "b", "question_mark")


async def newest(room):
    return (await room.do(wins.list_newest, limit=1))[0]


async def test_writing_the_first_win(visit):
    async with visit() as room:
        await room.press("n")
        assert room.shows("A win", "What went well, or well enough?")
        await room.type("Opened the window")
        await room.press("enter")
        assert room.shows("Saved. That is win number 1.", "1 win in all.")
        assert (await newest(room)).noun.text == "Opened the window"


@pytest.mark.parametrize("place", PLACES)
async def test_a_win_can_be_written_from_everywhere(visit, lived_in, place):
    async with visit() as room:
        await room.press(place, "n")
        await room.type("From here")
        await room.press("enter")
        assert not isinstance(room.app.screen, Form)
        assert (await newest(room)).noun.text == "From here"
        assert room.shows("Saved. That is win number 8.")


async def test_choices_are_reached_by_tab_and_skipped_by_enter(visit, lived_in):
    async with visit() as room:
        await room.press("n")
        await room.type("Went for a walk")
        await room.press("tab", "left", "tab", "space", "right", "space", "tab")
        await room.type("Kim")
        await room.press("tab", "right", "tab", "right", "tab", "right", "enter")
        win = (await room.do(wins.list_newest, since=date(2026, 11, 20), until=date(2026, 11, 20), limit=1))[0].noun
        assert (win.text, win.day, win.company, win.only_me) == ("Went for a walk", date(2026, 11, 20), "Kim", True)
        assert win.themes == (Theme.TOGETHER, Theme.HOPE)
        assert win.goal == (await room.do(entries.get, "g1")).uid
        assert win.strategy in {line.entry.uid for line in await room.do(strategies.all_)}


async def test_a_day_can_be_typed_and_is_never_guessed(visit, lived_in):
    async with visit() as room:
        await room.press("n")
        await room.type("Late but here")
        await room.press("tab")
        await room.type("3/11")
        assert room.shows("Tuesday 3 November")
        await room.press("backspace", "backspace")
        await room.type("x")
        await room.press("enter")
        assert room.shows("A day can be written as 2026-11-21", "Late but here")
        await room.press("backspace", "backspace", "backspace")
        await room.type("yesterday")
        await room.press("enter")
        assert [win.noun.text for win in await room.do(wins.list_newest, limit=2)] == [
            "Sat in the garden.",
            "Late but here",
        ]


async def test_empty_text_is_refused_calmly_and_the_form_stays(visit):
    async with visit() as room:
        await room.press("n", "enter")
        assert room.shows("There are no words yet. Nothing was saved.", "[ Save  Enter ]")
        await room.type("Now")
        await room.press("enter")
        assert (await newest(room)).noun.text == "Now"


async def test_a_new_start_counts_too(visit, lived_in, clock):
    clock.wind(days=5)
    async with visit() as room:
        await room.press("n")
        await room.type("Here again")
        await room.press("enter")
        assert room.shows("Saved. A new start counts too.")


async def test_in_quiet_view_no_number_is_said(visit, lived_in):
    async with visit() as room:
        await room.press("v", "n")
        await room.type("Quietly")
        await room.press("enter")
        assert room.shows("Saved.")
        assert "number" not in room.text


async def test_past_midnight_the_day_is_the_one_before(visit, lived_in, clock):
    clock.wind(hours=12)
    async with visit() as room:
        await room.press("n")
        assert room.shows("today, Saturday 21 November (you are still up)")


async def test_the_list_newest_first_with_the_whole_win_below(visit, lived_in):
    async with visit() as room:
        await room.press("2")
        texts = [line for line in room.lines if "Nov " in line or "Oct " in line]
        assert "21 Nov  ● Sat in the garden." in texts[0]
        assert "20 Nov  ● Answered the letter." in texts[1]
        assert room.shows("November 2026", "Saturday 21 November")
        await room.press("down", "down")
        assert room.shows("Cooked soup.", "Two songs with my eyes closed.", "Together with: my sister")
        await room.press("end")
        assert room.shows("Together", "Goal: Be among people once a week.", "1 November")
        await room.press("home")
        assert room.app.screen.query_one(EntryList).row.text == "Sat in the garden."


async def test_edit_keeps_what_is_not_changed(visit, lived_in):
    async with visit() as room:
        await room.press("2", "down", "down")
        before = (await room.do(entries.get, "w5")).noun
        await room.press("e")
        await room.type(" It was hot.")
        await room.press("enter")
        after = (await room.do(entries.get, "w5")).noun
        assert after.text == "Cooked soup. It was hot."
        assert (after.day, after.company, after.strategy) == (before.day, before.company, before.strategy)
        assert room.shows("Saved.", "Cooked soup. It was hot.")


async def test_what_the_list_stands_on_stays_when_a_win_is_added(visit, lived_in, written):
    async with visit() as room:
        await room.press("2", "down", "down", "down")
        standing = room.app.screen.query_one(EntryList).key
        written(lambda diary: wins.add(diary, "From the shell"))
        room.app.look()
        await room.settle()
        assert room.shows("From the shell")
        assert room.app.screen.query_one(EntryList).key == standing


async def test_delete_undo_and_redo(visit, lived_in):
    async with visit() as room:
        await room.press("2", "x")
        assert room.shows("Deleted. Press u to undo.")
        assert await room.do(wins.count) == 6
        await room.press("u")
        assert room.shows("The win is back.")
        assert await room.do(wins.count) == 7
        await room.press("r")
        assert room.shows("Deleted again.")
        assert await room.do(wins.count) == 6
        await room.press("r")
        assert room.shows("There is nothing to do again.")


async def test_enter_opens_the_day_and_escape_comes_back(visit, lived_in):
    async with visit() as room:
        await room.press("2", "down", "enter")
        assert room.shows("Friday 20 November", "Answered the letter.", "only for me")
        await room.press("escape")
        assert room.shows("November 2026")
        assert room.app.screen.query_one(EntryList).row.text == "Answered the letter."


async def test_a_click_opens_the_day_of_the_win_under_it(visit, lived_in):
    async with visit() as room:
        await room.press("2")
        listing = room.app.screen.query_one(EntryList)
        await room.pilot.click(listing, offset=(20, 3))
        await room.settle()
        assert listing.cursor == 3
        assert room.app.screen.room == "day"


async def test_a_win_from_a_day_to_come_asks_about_its_date(visit, written, clock):
    clock.wind(days=3)
    written(lambda diary: wins.add(diary, "Ahead of time"))
    clock.wind(days=-3)
    async with visit() as room:
        await room.press("2")
        assert room.shows("This day is still to come. Is the date right?")


async def test_an_empty_list_invites(visit):
    async with visit() as room:
        await room.press("2")
        assert room.shows("Your wins will be here. Big or small – you decide.")
        await room.press("down", "x", "e")
        assert room.shows("Your wins will be here.")
        await room.press("enter")
        assert room.app.screen.query("#form")


async def test_long_lists_ask_only_for_what_is_in_sight(visit, written, monkeypatch):
    def many(diary):
        with diary.db.transaction():
            for number in range(700):
                wins.add(diary, f"Win {number}", day=diary.today - timedelta(days=number // 3))

    written(many)
    asked = []
    window = wins.window
    monkeypatch.setattr(wins, "window", lambda diary, first, size: asked.append(first) or window(diary, first, size))
    async with visit() as room:
        await room.press("2", "end")
        assert room.shows("Win 697")
        assert asked.count(0) == 1
        assert len(asked) <= 3
        await room.press("pageup", "home")
        assert room.shows("Win 2 ") or room.shows("Win 2\n")


async def test_a_thousand_pages_leave_the_first_to_be_asked_again(visit, written):
    def many(diary):
        with diary.db.transaction():
            for number in range(64 * 3):
                wins.add(diary, f"Win {number}", day=diary.today - timedelta(days=number))

    written(many)
    async with visit() as room:
        await room.press("2")
        listing = room.app.screen.query_one(EntryList)
        for place, number in ((100, 96), (190, 183), (5, 4)):  # a heading stands over each month
            listing.go_to(place)
            await room.settle()
            assert listing.row.text == f"Win {number}"


async def test_goals_on_the_shelf_are_not_offered_but_kept(visit, lived_in):
    async with visit() as room:
        book = next(line.entry for line in await room.do(goals.all_) if "book" in line.entry.noun.text)
        await room.do(lambda diary: entries.edit(diary, "w7", goal=book.id))
        await room.press("2", "e", "tab", "tab", "tab", "tab")
        assert room.shows("Read a whole book.")
        await room.press("escape", "1", "n", "tab", "tab", "tab", "tab")
        assert "Read a whole book." not in room.text


@pytest.mark.parametrize("text", ["Pasted", "Two\nlines", "Æbler – 🙂", "x" * 19_999])
async def test_what_is_pasted_is_there_once(visit, text):
    async with visit() as room:
        await room.press("n")
        await room.paste(text)
        await room.press("enter")
        assert [win.noun.text for win in await room.do(wins.list_newest)] == [text]


async def test_a_win_may_have_several_lines(visit):
    async with visit() as room:
        await room.press("n")
        assert room.shows("Ctrl+J new line")
        await room.type("First.")
        await room.press("ctrl+j")
        await room.type("Second.")
        await room.press("tab", "ctrl+j", "enter")
        assert [win.noun.text for win in await room.do(wins.list_newest)] == ["First.\nSecond."]


async def test_caps_lock_changes_no_key(visit, lived_in):
    async with visit() as room:
        before = await room.do(wins.count)
        await room.press("2", "X")
        assert room.shows("Deleted. Press u to undo.")
        await room.press("U")
        assert await room.do(wins.count) == before
        await room.press("N")
        await room.type("Big")
        await room.press("enter")
        assert (await newest(room)).noun.text == "Big"


async def test_the_page_not_looked_at_for_the_longest_time_goes_first(visit, written, monkeypatch):
    def many(diary):
        with diary.db.transaction():
            for number in range(64 * 4):
                wins.add(diary, f"Win {number}", day=diary.today - timedelta(days=number))

    written(many)
    monkeypatch.setattr("recoverytui.tui.widgets.row_pages.MOST_PAGES", 2)
    asked = []
    window = wins.window
    monkeypatch.setattr(wins, "window", lambda diary, first, size: asked.append(first) or window(diary, first, size))
    async with visit() as room:
        await room.press("2", "end", "home")
        listing = room.app.screen.query_one(EntryList)
        asked.clear()
        listing.go_to(160)
        await room.settle()
        await room.press("home")
        assert asked
        assert 0 not in asked
