"""Wins by month: headings across pages, jumping to a day, one theme, and keeping the position."""

from datetime import date, timedelta
from itertools import groupby

import pytest

from recoverytui.commands import entries, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.win import Theme
from recoverytui.tui.month_rows import MonthRows
from recoverytui.tui.widgets.entry_list import EntryList

TODAY = date(2026, 11, 21)


@pytest.fixture
def years(written) -> None:
    """A diary of three years: a win every fifth day, every third of them about hope."""

    def write(diary: Diary) -> None:
        with diary.db.transaction():
            for number in range(220):
                themes = (Theme.HOPE,) if number % 3 == 0 else ()
                wins.add(diary, f"Win {number}", day=diary.today - timedelta(days=number * 5), themes=themes)

    written(write)


def the_list(room) -> EntryList:
    return room.app.screen.query_one(EntryList)


async def walk(room):
    """Return every row from the top, going down one by one."""
    seen = []
    await room.press("home")
    while True:
        listing = the_list(room)
        seen.append((listing.cursor, listing.row.text))
        await room.press("down")
        if the_list(room).cursor == seen[-1][0]:
            return seen


async def test_a_heading_stands_over_each_month(visit, years):
    async with visit(size=(80, 40)) as room:
        await room.press("2")
        lines = room.lines
        headings = [
            line.strip() for line in lines if line.strip() in {"November 2026", "October 2026", "September 2026"}
        ]
        assert headings == ["November 2026", "October 2026", "September 2026"]
        place = lines.index(" October 2026")
        assert "2 Nov" not in lines[place + 1]
        assert "27 Oct" in lines[place + 1]


async def test_going_down_meets_every_win_once_across_pages_and_headings(visit, years):
    async with visit() as room:
        await room.press("2")
        seen = await walk(room)
        assert [text for _, text in seen] == [f"Win {number}" for number in range(220)]
        await room.press("end", "home", "up")
        assert the_list(room).row.text == "Win 0"


@pytest.mark.parametrize(
    ("typed", "text"),
    [("2026-11-16", "Win 1"), ("2026-11-15", "Win 2"), ("2024-01-01", "Win 211"), ("1999-01-01", "Win 219")],
)
async def test_going_to_a_day_or_the_wins_before_it(visit, years, typed, text):
    async with visit() as room:
        await room.press("2", "j")
        await room.type(typed)
        await room.press("enter")
        assert the_list(room).row.text == text
        assert room.shows(text)


async def test_one_theme_at_a_time_in_place(visit, years):
    async with visit() as room:
        await room.press("2", "o")
        assert room.shows("Together ──", "Wins about this will be here.", "Only wins about this are shown: Together.")
        await room.press("o")
        assert room.shows("Hope ──")
        assert [text for _, text in await walk(room)] == [f"Win {number}" for number in range(0, 220, 3)]
        await room.press("home", "j")
        await room.type("1/3/2025")
        await room.press("enter")
        assert the_list(room).row.text == "Win 126"
        await room.press("o", "o", "o", "o")
        assert room.shows("All your wins", "All wins are shown.")
        assert the_list(room).total > 220


async def test_edit_delete_and_undo_in_place_under_a_theme(visit, years):
    async with visit() as room:
        await room.press("2", "o", "o", "down", "down", "x")
        assert room.shows("Deleted. Press u to undo.", "Hope ──")
        assert the_list(room).row.text == "Win 9"
        await room.press("u", "up")
        assert the_list(room).row.text == "Win 6"
        await room.press("e")
        await room.type(" again")
        await room.press("enter")
        assert the_list(room).row.text == "Win 6 again"


async def test_the_place_is_kept_when_much_is_written_elsewhere(visit, years, written):
    async with visit() as room:
        await room.press("2", "j")
        await room.type("2025-06-01")
        await room.press("enter")
        standing = the_list(room).row.text

        def write(diary: Diary) -> None:
            with diary.db.transaction():
                for number in range(150):
                    wins.add(diary, f"New {number}")
                entries.delete(diary, "w3")

        written(write)
        room.app.look()
        await room.settle()
        assert the_list(room).row.text == standing
        assert room.shows(standing)


async def test_the_place_is_kept_while_one_is_elsewhere(visit, years):
    async with visit() as room:
        await room.press("2", "end", "up", "up")
        standing = the_list(room).row.text
        await room.press("3", "5", "2")
        assert the_list(room).row.text == standing
        await room.press("x")
        below = the_list(room).row.text
        await room.press("1", "2")
        assert the_list(room).row.text == below


async def test_a_place_that_is_gone_leads_to_what_lies_nearest(visit, years):
    async with visit() as room:
        await room.press("2", "end")
        last = the_list(room).row.item.id
        await room.press("1")
        await room.do(lambda diary: entries.delete(diary, last))
        await room.press("2")
        assert the_list(room).row.text == "Win 218"


async def test_the_list_is_empty_again_when_the_only_win_is_deleted(visit, written):
    written(lambda diary: wins.add(diary, "One"))
    async with visit() as room:
        await room.press("2", "x")
        assert room.shows("Your wins will be here.")
        await room.press("j")
        await room.type("yesterday")
        await room.press("enter", "down", "up", "end", "home", "u")
        assert the_list(room).row.text == "One"


@pytest.mark.parametrize("counts", [[], [1], [3, 1, 64, 2], [63, 1, 1], [64] * 5, [200, 1, 1, 1]])
def test_rows_and_places_are_two_ways_to_count_the_same(counts):
    months = [(date(2026 - number // 12, 12 - number % 12, 1), wins) for number, wins in enumerate(counts)]
    rows = MonthRows(months)
    plain = []
    for first, wins_of_month in months:
        plain += [first, *(None for _ in range(wins_of_month))]
    assert (rows.total, rows.wins) == (len(plain), sum(counts))
    assert rows.headings == {row: first for row, first in enumerate(plain) if first is not None}
    places = [row for row, first in enumerate(plain) if first is None]
    assert [rows.row_of(place) for place in range(rows.wins)] == places
    for size in (1, 7, 64):
        for first in range(0, rows.total, size):
            inside = [place for place, row in enumerate(places) if first <= row < first + size]
            start, count = rows.span(first, size)
            assert count == len(inside)
            assert not inside or start == inside[0]
    assert [len(list(group)) for _, group in groupby(plain, key=lambda first: first is None)][1::2] == counts
