"""Look back: year map, month, their shared cursor, and writing about any day."""

from calendar import isleap
from datetime import date, timedelta

import pytest

from recoverytui.commands import days, look_back, settings, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain import calendar
from recoverytui.domain.calendar import DayLetter
from recoverytui.domain.day import Mark
from recoverytui.text.glyphs import ASCII, UNICODE
from recoverytui.tui.widgets.calendar import Calendar
from recoverytui.tui.widgets.year import GUTTER, TOP, YearMap

TODAY = date(2026, 11, 21)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@pytest.fixture
def full(written, clock) -> None:
    """A diary since May with every sign a day can have."""
    clock.wind(days=-200)
    written(lambda diary: None)
    clock.wind(days=200)

    def write(diary: Diary) -> None:
        def ago(days: int) -> date:
            return diary.today - timedelta(days=days)

        with diary.db.transaction():
            for back, count in ((1, 1), (2, 2), (3, 4), (400, 1)):
                for number in range(count):
                    wins.add(diary, f"Win {number} of {back} days ago", day=ago(back))
            days.mark(diary, Mark.HARD, ago(4))
            days.mark(diary, Mark.REST, ago(5))
            days.note(diary, "A note alone", ago(6))
            days.add_pause(diary, ago(8), ago(8))

    written(write)


def the(room, kind):
    return room.app.screen.query_one(kind)


def map_lines(room):
    """Return the seven lines of days, from Monday on, without the names of the weekdays."""
    lines = room.lines
    first = next(place for place, line in enumerate(lines) if line.lstrip().startswith("Mon"))
    left = lines[first].index("Mon") - 1
    assert [line[left + 1 : left + 4] for line in lines[first : first + 7]] == list(WEEKDAYS)
    return [line[left + GUTTER :] for line in lines[first : first + 7]]


def sign_of(room, day: date) -> str:
    """Return the sign that a day has on the year as it is drawn."""
    year = the(room, YearMap)
    y = TOP + day.weekday()
    x = next(x for x in range(GUTTER, year.size.width) if year.day_at(x, y) == day)
    return map_lines(room)[day.weekday()].ljust(year.size.width)[x - GUTTER]


async def test_a_month_where_it_is_narrow_a_year_by_y_both_where_it_is_wide(visit, lived_in):
    async with visit() as room:
        await room.press("5")
        assert room.shows("November 2026")
        assert not the(room, YearMap).display
        await room.press("y")
        assert room.lines[3].split() == ["Oct", "Nov", "Dec"]  # from the first month that holds something
        assert "November 2026" not in room.text
        assert the(room, YearMap).has_focus
        await room.press("y")
        assert the(room, Calendar).has_focus
    async with visit(size=(120, 40)) as room:
        await room.press("5")
        assert room.shows("Oct             Nov                 Dec", "November 2026")
        assert the(room, Calendar).has_focus
        await room.press("y")
        assert the(room, YearMap).has_focus


async def test_every_kind_of_day_has_a_sign_of_its_own(visit, full):
    async with visit() as room:
        await room.press("5", "y")
        signs = [sign_of(room, TODAY - timedelta(days=ago)) for ago in range(9)]
        assert signs == ["○", "●", "●", "●", "≈", "–", ":", "·", "–"]
        assert sign_of(room, date(2026, 5, 4)) == " "  # before the diary


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_signs_differ_by_shape(glyphs):
    signs = [glyphs.of_day(mark) for mark in DayLetter]
    assert len(set(signs)) == len(signs)
    assert all(len(sign) == 1 for sign in signs)
    assert glyphs is UNICODE or all(sign.isascii() for sign in signs)


async def test_a_win_does_not_hide_what_a_day_was_as_well(visit, full, written):
    def mark(diary: Diary) -> None:
        days.mark(diary, Mark.HARD, TODAY - timedelta(days=1))
        days.mark(diary, Mark.REST, TODAY - timedelta(days=3))
        wins.add(diary, "Even so", day=TODAY - timedelta(days=8))

    written(mark)
    async with visit() as room:
        await room.press("5")
        assert room.shows("20◒", "18⊖", "13⊖")
        assert room.shows("◒ a win, on a hard day", "⊖ a win, in a pause or on a rest day")
        await room.press("y")
        assert {"◒", "⊖"} <= set("".join(map_lines(room)))
        await room.press("pageup")
        assert "a win, on" not in room.text
    async with visit(ascii_marks=True) as room:
        await room.press("5")
        assert room.shows("20&", "18%", "13%", "& a win, on a hard day")
    async with visit(size=(60, 20), language="da") as room:
        await room.press("5", "y")
        assert room.shows("⊖ sejr i en pause", "○ i dag")  # the legend is whole


async def test_ascii_signs_and_no_colour(visit, full, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with visit(ascii_marks=True) as room:
        await room.press("5", "y")
        assert all(sign in room.text for sign in "#~:-.o")
        shown = "".join(line for line in room.lines[2:17])
        assert shown.isascii()


async def test_arrows_in_the_year_go_by_weeks_and_days(visit, full):
    async with visit() as room:
        await room.press("5", "y", "left", "up")
        assert the(room, YearMap).day == TODAY - timedelta(days=8)
        assert room.shows("Friday 13 November")
        await room.press("right", "down", "right", "down")
        assert the(room, YearMap).day == TODAY
        await room.press("pageup")
        assert the(room, YearMap).day == date(2025, 11, 21)
        assert room.shows(" 2025")
        await room.press("home")
        assert the(room, YearMap).day == TODAY


async def test_the_year_before_shows_its_own_days(visit, full):
    async with visit() as room:
        await room.press("5", "y", "pageup")
        day = TODAY - timedelta(days=400)
        assert "●" in map_lines(room)[day.weekday()]
        assert "·" not in "".join(map_lines(room))
        await room.press("pagedown")
        assert "≈" in "".join(map_lines(room))


async def test_one_cursor_for_year_and_month(visit, full):
    async with visit(size=(120, 40)) as room:
        await room.press("5", "left", "up")
        assert the(room, YearMap).day == the(room, Calendar).day == TODAY - timedelta(days=8)
        await room.press("y", "up", "left")
        assert the(room, YearMap).day == the(room, Calendar).day == TODAY - timedelta(days=16)
        assert room.shows("Thursday 5 November")
        await room.press("y", "pageup")
        assert the(room, YearMap).day == the(room, Calendar).day == date(2026, 10, 5)
        assert room.shows("October 2026")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_click_on_the_year_opens_a_day(visit, full, size):
    async with visit(size=size) as room:
        await room.press("5", *([] if size[0] == 120 else ["y"]))
        year = the(room, YearMap)
        day = TODAY - timedelta(days=3)
        week = (day - date(2025, 12, 29)).days // 7 - year.first_week
        place = (GUTTER + year.pitch * week, TOP + day.weekday())
        assert year.day_at(*place) == day
        await room.pilot.click(year, offset=place)
        await room.settle()
        assert year.day == day
        assert room.shows("Win 0 of 3 days ago")
        assert room.app.screen.room == "day"
        await room.press("escape")
        assert the(room, YearMap).day == day


async def test_clicks_beside_the_days_do_nothing(visit, full):
    async with visit() as room:
        await room.press("5", "y")
        year = the(room, YearMap)
        to_come = TODAY + timedelta(days=1)
        x = next(x for x in range(GUTTER, year.size.width) if year.day_at(x, TOP + to_come.weekday()) == to_come)
        for place in ((0, 0), (2, 4), (GUTTER, 1), (year.size.width - 1, TOP + 4), (x, TOP + to_come.weekday())):
            await room.pilot.click(year, offset=place)
            await room.settle()
            assert year.day == TODAY


async def test_writing_about_the_day_under_the_cursor(visit, full):
    async with visit() as room:
        await room.press("5", "up", "up", "n")
        assert room.shows("‹ Saturday 7 November ›")
        await room.type("Late, and here")
        await room.press("enter")
        assert room.shows("Late, and here")
        await room.press("d")
        await room.type("A note for it")
        await room.press("enter", "h")
        day = date(2026, 11, 7)
        kept = await room.do(days.get, day)
        assert (kept.note, kept.mark) == ("A note for it", Mark.HARD)
        assert (await room.do(wins.list_newest, since=day, until=day))[0].noun.text == "Late, and here"
        await room.press("m")
        assert (await room.do(days.get, day)).mark is Mark.REST


async def test_going_to_a_day_one_writes(visit, full):
    async with visit() as room:
        await room.press("5", "j")
        assert room.shows("Go to a day")
        await room.type("3/2/2024")
        await room.press("enter")
        assert the(room, Calendar).day == date(2024, 2, 3)
        assert room.shows("February 2024")
        await room.press("j", "escape")
        assert the(room, Calendar).day == date(2024, 2, 3)
        await room.press("j")
        await room.type("tomorrow")
        await room.press("enter")
        assert room.shows("A day can be written as")


async def test_the_day_and_the_view_are_kept_while_one_is_elsewhere(visit, full):
    async with visit() as room:
        await room.press("5", "y", "left", "2", "5")
        assert the(room, YearMap).display
        assert the(room, YearMap).day == TODAY - timedelta(days=7)
        await room.press("home", "1", "5")
        assert the(room, YearMap).day == TODAY


async def test_today_is_followed_into_the_next_day(visit, full, clock):
    async with visit(idle_minutes=0) as room:
        await room.press("5", "1")
        clock.wind(days=1)
        await room.press("5")
        assert the(room, Calendar).day == TODAY + timedelta(days=1)


async def test_on_this_day(visit, full, written):
    written(lambda diary: wins.add(diary, "A year ago today", day=date(2025, 11, 21)))
    async with visit() as room:
        await room.press("5")
        assert room.shows("On this day ──", "A year ago today", "21 November 2025")


async def test_quiet_view_shows_neither_signs_nor_old_entries(visit, full):
    async with visit(size=(120, 40)) as room:
        await room.do(lambda diary: settings.set_preference(diary, "quiet_view", True))
        await room.press("5")
        assert not any(sign in room.text for sign in "●◒⊖≈○")
        assert "On this day" not in room.text
        assert "A win from before" not in room.text
        await room.press("left", "left")
        assert room.shows("Win 0 of 2 days ago")


async def test_help_explains_how_full_a_day_is_drawn(visit, full):
    async with visit(size=(80, 40)) as room:
        await room.press("5", "question_mark")
        assert room.shows("The days of a year or a month, each with a sign.", "● a day with a win. ≈ a hard day.")


async def test_an_empty_diary_can_be_looked_back_on(visit):
    async with visit(size=(120, 40)) as room:
        await room.press("5", "left", "pageup", "y", "left", "pageup")
        assert room.shows("2025")
        assert "·" not in "".join(map_lines(room))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (110, 24), (50, 12), (20, 5)])
@pytest.mark.parametrize("language", ["en", "da"])
async def test_the_calendar_fits_every_window(visit, full, size, language):
    async with visit(size=size, language=language) as room:
        await room.press("5")
        for key in ("y", "y"):
            await room.press(key)
            assert len(room.lines) == size[1]
            assert all(len(line) <= size[0] for line in room.lines)
            if size >= (60, 20):
                assert room.shows(room.app.context.words("today"))  # the legend is whole


@pytest.mark.parametrize("year", [2012, 2024, 2025, 2026, 2040, 1, 9999])
@pytest.mark.parametrize("width", [60, 80, 118])
async def test_every_day_of_a_year_is_drawn_once_and_can_be_pointed_at(visit, year, width):
    async with visit(size=(width, 24)) as room:
        await room.press("5", "y")
        shown = the(room, YearMap)
        last = date(year, 12, 31)
        shown.show(last, date.max, "3" * (365 + isleap(year)), ["x"] * 12, WEEKDAYS, UNICODE)
        await room.settle()
        lines = [shown.render_line(TOP + weekday).text for weekday in range(7)]
        assert sum(line.count("●") for line in lines) == 365 + isleap(year)
        for day in (date(year, 1, 1), date(year, 2, 28), date(year, 7, 4), last):
            hits = [(x, y) for y in range(TOP, TOP + 7) for x in range(width) if shown.day_at(x, y) == day]
            assert len(hits) == shown.pitch
            assert lines[hits[0][1] - TOP][hits[0][0]] == "●"


def test_letters_are_those_of_the_shapes(diary):
    day = diary.today
    days.note(diary, "note", day - timedelta(days=1))
    wins.add(diary, "win", day=day - timedelta(days=2))
    shown = look_back.days(diary, day - timedelta(days=2), day + timedelta(days=1))
    assert calendar.strip(shown) == "WNT "


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_what_kind_an_entry_of_a_day_is_stands_there_whole(visit, lived_in, size):
    async with visit(size=size, language="da") as room:
        await room.press("5", "left", "left", "left", "left", "enter")
        assert room.app.screen.room == "day"
        assert room.shows("noget at prøve af    Read the opening hours")
