"""Look back, the day room, and deleted entries."""

from datetime import date

from recoverytui.commands import days, entries, wins
from recoverytui.domain.day import Mark
from recoverytui.tui.widgets.calendar import Calendar


async def test_a_month_and_the_history_in_words(visit, lived_in):
    async with visit(size=(80, 50)) as room:
        await room.press("5")
        assert room.shows("November 2026", "Saturday 21 November", "Sat in the garden.")
        await room.press("o")
        assert room.shows("4 days with wins since 10 November.", "You have found your way back 3 times.")
        await room.press("end")
        assert room.shows("A run of 3 days with wins, 1–5 November.", "A pause, 12–14 November.")


async def test_the_cursor_goes_by_days_weeks_and_months_and_not_into_days_to_come(visit, lived_in):
    async with visit() as room:
        await room.press("5")
        calendar = room.app.screen.query_one(Calendar)
        await room.press("right")
        assert calendar.day == date(2026, 11, 21)
        await room.press("up", "left")
        assert calendar.day == date(2026, 11, 13)
        await room.press("pageup")
        assert calendar.day == date(2026, 10, 13)
        assert room.shows("October 2026")
        await room.press("pagedown", "pagedown")
        assert calendar.day == date(2026, 11, 21) or calendar.day == date(2026, 11, 13)
        await room.press("home")
        assert calendar.day == date(2026, 11, 21)


async def test_a_click_goes_to_a_day(visit, lived_in):
    async with visit() as room:
        await room.press("5")
        calendar = room.app.screen.query_one(Calendar)
        line = next(y for y, text in enumerate(room.lines) if " 16●" in text or (" 16" in text and " 17" in text))
        await room.pilot.click(calendar, offset=(2, line - calendar.region.y))
        await room.settle()
        assert calendar.day == date(2026, 11, 16)


async def test_enter_opens_the_day(visit, lived_in):
    async with visit() as room:
        await room.press("5", "left", "left", "left", "enter")
        assert room.shows("Wednesday 18 November", "hard day", "note    Rain all day.")
        await room.press("escape")
        assert room.app.screen.query_one(Calendar).day == date(2026, 11, 18)


async def test_a_pause_that_has_been(visit, lived_in):
    async with visit(size=(80, 30)) as room:
        await room.press("5", "a")
        assert room.shows("A pause", "Nobody asks why. The note is for you alone.")
        await room.press("tab")
        await room.type("-20")
        await room.press("tab")
        await room.type("-19")
        await room.press("enter")
        assert room.shows("Saved.")
        await room.press("o", "end")
        assert room.shows("A pause, 1–2 November.")
        assert len(await room.do(days.pauses)) == 2


async def test_a_pause_is_changed_and_deleted_in_the_list(visit, lived_in):
    async with visit() as room:
        await room.press("5", "o", "end", "e")
        await room.type("rest")
        await room.press("enter")
        assert room.shows("A pause, 12–14 November. rest")
        await room.press("x")
        assert room.shows("Deleted. Press u to undo.")
        assert await room.do(days.pauses) == []


async def test_from_a_run_to_its_first_day(visit, lived_in):
    async with visit() as room:
        await room.press("5", "o", "end", "enter")
        assert room.app.screen.query_one(Calendar).day == date(2026, 11, 12)


async def test_quiet_view_shows_no_numbers_but_those_of_days(visit, lived_in):
    async with visit() as room:
        await room.press("v", "5")
        assert room.shows("November 2026")
        assert "●" not in room.text
        await room.press("o")
        assert room.shows("A walk by the lake.", "A pause, 12–14 November.")
        assert not any(said in room.text for said in ("You have", "days with wins", "back once", "Together"))


async def test_the_returns_explain_themselves(visit, lived_in):
    async with visit(size=(80, 50)) as room:
        await room.press("5", "o", "question_mark")
        assert room.shows("You have found your way back 3 times.", "The times you wrote a win after three days")


async def test_one_day_is_marked_noted_and_written(visit, lived_in):
    async with visit() as room:
        await room.press("5", "left", "left", "enter")
        assert room.shows("Thursday 19 November", "Nothing is written here") or room.shows("use")
        await room.press("m")
        day = date(2026, 11, 19)
        assert (await room.do(days.get, day)).mark is Mark.REST
        assert room.shows("rest day", "Marked as a rest day.")
        await room.press("h")
        assert (await room.do(days.get, day)).mark is Mark.HARD
        await room.press("h")
        assert (await room.do(days.get, day)).mark is None
        await room.press("d")
        assert room.shows("A note for Thursday 19 November")
        await room.type("Long walk")
        await room.press("enter", "n")
        assert room.shows("‹ Thursday 19 November ›")
        await room.type("Walked")
        await room.press("enter")
        assert room.shows("Long walk", "Walked")
        assert (await room.do(wins.list_newest, since=day, until=day))[0].noun.text == "Walked"


async def test_from_day_to_day(visit, lived_in):
    async with visit() as room:
        await room.press("5", "enter", "right")
        assert room.lines[0].startswith(" Saturday 21 November")
        await room.press("left", "left", "left")
        assert room.lines[0].startswith(" Wednesday 18 November")


async def test_the_note_of_a_day_is_changed_and_deleted(visit, lived_in):
    async with visit() as room:
        await room.press("5", "left", "left", "left", "enter", "e")
        await room.type(" Then sun.")
        await room.press("enter")
        assert room.shows("Rain all day. Then sun.")
        await room.press("x")
        day = await room.do(days.get, date(2026, 11, 18))
        assert day.note is None


async def test_what_was_deleted_comes_back(visit, lived_in):
    async with visit() as room:
        await room.press("2", "x", "b")
        assert room.shows("Deleted", "win  Sat in the garden.")
        await room.press("enter")
        assert room.shows("It is back.", "Nothing has been deleted.")
        assert await room.do(wins.count) == 7


async def test_delete_for_good_is_asked_in_words(visit, lived_in):
    async with visit() as room:
        await room.press("2", "x", "b", "x")
        assert room.shows("Delete for good", "Sat in the garden.")
        await room.type("yes")
        await room.press("enter")
        assert room.shows("That is not the word. Nothing was deleted.")
        await room.press("backspace", "backspace", "backspace")
        await room.type("delete")
        await room.press("enter")
        assert room.shows("It is gone for good.", "Nothing has been deleted.")
        assert await room.do(entries.deleted) == []
        await room.press("u")
        assert room.shows("What was deleted for good cannot be brought back.")
        assert room.shows("once more takes back: a new pause.")
        assert await room.do(wins.count) == 6
        await room.press("u")
        assert room.shows("Undone:")
