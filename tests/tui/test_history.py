"""History: each row explains itself and opens its subject; the quiet view shows no counts."""

from datetime import date, timedelta

import pytest

from recoverytui.commands import days, entries, look_back, settings, strategies, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import Theme
from recoverytui.text.glyphs import ASCII, UNICODE
from recoverytui.tui.widgets import sparkline
from recoverytui.tui.widgets.calendar import Calendar
from recoverytui.tui.widgets.entry_list import EntryList

TODAY = date(2026, 11, 21)


@pytest.fixture
def looked_back(lived_in, written) -> None:
    """The lived-in diary with wins of a year ago, themes and company."""

    def write(diary: Diary) -> None:
        with diary.db.transaction():
            wins.add(diary, "This day last year", day=date(2025, 11, 21))
            wins.add(diary, "Sang along", day=date(2026, 8, 3), themes=(Theme.TOGETHER,), company="the choir")
            wins.add(diary, "Sang again", day=date(2026, 8, 10), themes=(Theme.TOGETHER,), company="the choir")

    written(write)


async def go_to(room, key):
    """Put the cursor on the row that is called so."""
    room.app.screen.query_one(EntryList).go_to_key(key)
    await room.settle()


def reader_text(room):
    """Return what the pane below the list says."""
    return "\n".join(room.lines[room.app.screen.pane.region.y : room.app.screen.pane.region.bottom])


def listed(room):
    listing = room.app.screen.query_one(EntryList)
    return [listing.at(place) for place in range(listing.total)]


async def test_all_that_can_be_told_stands_under_its_heading(visit, looked_back):
    async with visit(size=(100, 60)) as room:
        await room.press("5", "o")
        headings = [row.text for row in listed(room) if not row.key and row.text]
        assert headings == [
            "In words",
            "On this day",
            "A win from before",
            "What has helped lately",
            "What your wins were about",
            "Together with",
            "Days with wins",
            "Pauses",
        ]
        assert room.shows("Since 31 October", "10 wins across", "This day last year", "21 November 2025")
        assert room.shows("A walk by the lake. · thoughts go round", "has helped once")
        await go_to(room, "company:my sister")
        assert room.shows("the choir", "my sister")


async def test_one_empty_line_parts_the_sections(visit, lived_in):
    async with visit() as room:
        await room.press("5", "o")
        texts = [row.text for row in listed(room)]
        assert "A win from before" in texts
        assert texts[0]
        assert not [place for place in range(1, len(texts)) if not texts[place - 1] and not texts[place]]


async def test_each_row_explains_itself_below(visit, looked_back):
    async with visit() as room:
        await room.press("5", "o")
        for row in [row for row in listed(room) if row.key]:
            await go_to(room, row.key)
            assert len(reader_text(room).split()) >= 2, row.key
        await go_to(room, "told:0")
        assert room.shows("It counts the days that have a win.")
        await go_to(room, "run:2026-08-03")
        assert room.shows("Up to 2 quiet days may lie between")


async def test_themes_over_time_as_bars_and_in_words(visit, looked_back):
    async with visit() as room:
        await room.press("5", "o")
        await go_to(room, "theme:together")
        row = room.app.screen.entries.row
        assert row.tail.split() == ["·"] * 8 + ["█", "·", "·", "▄"]
        heading = next(each for each in listed(room) if each.text == "What your wins were about")
        assert heading.tail.split() == list("DJFMAMJJASON")
        assert room.shows("3 wins in the last twelve months.", "Nov 1 · Aug 2")
        assert "0" not in reader_text(room)


async def test_a_theme_leads_to_its_wins_and_escape_comes_back(visit, looked_back):
    async with visit() as room:
        await room.press("5", "o")
        await go_to(room, "theme:together")
        await room.press("enter")
        assert room.app.screen.room == "wins"
        assert room.shows("Together ──", "Sang again", "Sang along", "Went to the first meeting.")
        assert "Watered" not in room.text
        await room.press("escape")
        assert room.app.screen.room == "history"
        assert room.app.screen.entries.row.key == "theme:together"


async def test_company_leads_to_what_was_found_with_it(visit, looked_back):
    async with visit() as room:
        await room.press("5", "o")
        await go_to(room, "company:the choir")
        assert room.shows("2 wins in the last twelve months.")
        await room.press("enter")
        assert room.app.screen.room == "search"
        assert room.shows("2 found", "with the choir", "Sang along")


async def test_a_run_and_a_pause_lead_to_their_first_day(visit, looked_back):
    async with visit() as room:
        await room.press("5", "o")
        await go_to(room, "run:2026-08-03")
        await room.press("enter")
        assert room.app.screen.room == "look_back"
        assert room.app.screen.query_one(Calendar).day == date(2026, 8, 3)
        await room.press("o", "end", "enter")
        assert room.app.screen.query_one(Calendar).day == date(2026, 11, 12)
        assert len(room.app.screen_stack) == 2


async def test_a_win_and_a_strategy_lead_to_where_they_stand(visit, looked_back):
    async with visit() as room:
        await room.press("5", "o")
        await go_to(room, "w8")
        await room.press("enter")
        assert room.lines[0].startswith(" Friday 21 November 2025")
        await room.press("escape")
        await go_to(room, "s1")
        assert room.shows("It helps when: thoughts go round")
        await room.press("enter")
        assert (room.app.screen.room, room.app.screen.entries.row.key) == ("strategies", "s1")


async def test_what_helped_last_comes_first_and_what_did_not_help_is_not_counted(visit, written):
    def write(diary: Diary) -> None:
        for number, helped in enumerate((Helped.YES, Helped.NO, Helped.LITTLE)):
            kept = strategies.add(diary, f"Strategy {number}")
            strategies.use(diary, kept.id, helped=helped, day=diary.today - timedelta(days=2 - number))
        strategies.put_away(diary, "s1")

    written(write)
    async with visit() as room:
        await room.press("5", "o")
        assert [row.text for row in listed(room) if row.key.startswith("s")] == ["Strategy 2", "Strategy 0"]


async def test_only_wins_and_pauses_can_be_changed_here(visit, looked_back):
    async with visit(size=(120, 40)) as room:
        await room.press("5", "o")
        assert "x delete" not in room.text
        await room.press("x", "e")
        assert room.app.screen.room == "history"
        await room.press("end")
        assert room.shows("x delete")
        await room.press("x")
        assert room.shows("Deleted. Press u to undo.")
        assert await room.do(days.pauses) == []
        await room.press("u")
        assert len(await room.do(days.pauses)) == 1
        await go_to(room, "w8")
        await room.press("e")
        await room.type(", still")
        await room.press("enter")
        assert (await room.do(entries.get, "w8")).noun.text == "This day last year, still"


async def test_a_pause_is_added_here_too(visit, looked_back):
    async with visit() as room:
        await room.press("5", "o", "a", "tab")
        await room.type("-20")
        await room.press("tab")
        await room.type("-18")
        await room.press("enter", "end")
        assert room.shows("A pause, 1–3 November.")


async def test_quiet_view_counts_nothing(visit, looked_back):
    async with visit(size=(120, 50)) as room:
        await room.do(lambda diary: settings.set_preference(diary, "quiet_view", True))
        await room.press("5", "o")
        assert [row.text for row in listed(room)] == [
            "What has helped lately",
            "A walk by the lake. · thoughts go round",
            "Two songs with my eyes closed.",
            "",
            "Pauses",
            "A pause, 12–14 November.",
        ]
        assert "time" not in "\n".join(room.lines[3:-3])
        await room.press("question_mark")
        assert "What the numbers say" not in room.text


async def test_every_number_explains_itself_on_help(visit, looked_back):
    async with visit(size=(100, 70)) as room:
        await room.press("5", "o", "question_mark")
        assert room.shows("10 wins across", "You have found your way back", "has helped once")
        assert room.shows("The bars", "Your wins of the last twelve months.", "What has been, in words and bars.")


async def test_an_empty_diary_invites(visit):
    async with visit() as room:
        await room.press("5", "o")
        assert room.shows("What has been will be here, once there is something to look back on.")
        await room.press("x", "e", "down")
        assert room.app.screen.room == "history"
        await room.press("enter")
        assert room.shows("A win", "Save  Enter")


async def test_long_names_and_hostile_ones_stay_in_their_line(visit, written):
    def write(diary: Diary) -> None:
        wins.add(diary, "A win", company="[red]x\x1b[2J" + "long " * 60)

    written(write)
    async with visit(size=(60, 20)) as room:
        await room.press("5", "o")
        await go_to(room, next(row.key for row in listed(room) if row.key.startswith("company:")))
        assert room.shows("[red]x")
        assert "\x1b" not in room.text
        assert all(len(line) <= 60 for line in room.lines)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (50, 12), (20, 5)])
@pytest.mark.parametrize("language", ["en", "da"])
async def test_history_fits_every_window(visit, looked_back, size, language):
    async with visit(size=size, language=language) as room:
        await room.press("5", "o")
        for key in ("pagedown", "pagedown", "end"):
            await room.press(key)
            assert len(room.lines) == size[1]
            assert all(len(line) <= size[0] for line in room.lines)


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
@pytest.mark.parametrize("height", [1, 4])
def test_bars_are_as_high_as_what_they_stand_for(glyphs, height):
    values = [0, 1, 5, 100]
    lines = sparkline.drawn(values, list("abcd"), height, glyphs)
    assert len(lines) == height + 1
    assert lines[-1].plain.split() == list("abcd")
    columns = ["".join(line.plain.ljust(20)[3 + 3 * at] for line in lines[:-1]) for at in range(len(values))]
    assert columns[0].strip() == glyphs.quiet
    filled = [len(column.replace(" ", "").replace(glyphs.quiet, "")) for column in columns]
    assert filled == sorted(filled)
    assert filled[1] == 1
    assert columns[3] == glyphs.bars[-1] * height
    line = sparkline.spark(values, 100, glyphs)
    assert (line[0], line[1], line[3]) == (glyphs.quiet, glyphs.bars[0], glyphs.bars[-1])
    assert glyphs is UNICODE or line.isascii()


def test_nothing_is_drawn_of_nothing():
    assert sparkline.spark([0, 0], 0, UNICODE) == "··"
    assert [line.plain.strip() for line in sparkline.drawn([0], ["x"], 2, UNICODE)] == ["", "·", "x"]


def test_what_the_history_shows_is_what_the_deeds_say(diary):
    wins.add(diary, "one", themes=(Theme.HOPE,))
    [hope] = look_back.themes_over_time(diary)
    assert (hope.name, hope.per_month[-1]) == ("hope", 1)
