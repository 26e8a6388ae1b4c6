"""Search as you type, newest first; Tab opens the filters; Enter opens the entry in its room."""

from datetime import timedelta
from threading import Event

import pytest

from recoverytui.commands import days, entries, goals, search, settings, strategies, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.day import Mark
from recoverytui.domain.win import Theme
from recoverytui.errors import RecoveryError
from recoverytui.text.glyphs import ASCII, UNICODE
from recoverytui.tui.screens.search import MOST
from recoverytui.tui.search_query import SearchQuery
from recoverytui.tui.widgets import highlight
from recoverytui.tui.widgets.entry_list import EntryList
from recoverytui.tui.widgets.text_input import SearchInput

ROOMS = ("1", "2", "3", "4", "5", "6", "s", "b", "question_mark")


def texts(room):
    listing = room.app.screen.query_one(EntryList)
    return [listing.at(place).text for place in range(listing.total)]


async def ask(room, text):
    await room.press("slash")
    await room.type(text)


@pytest.mark.parametrize("place", ROOMS)
async def test_search_opens_from_everywhere_and_escape_goes_back(visit, lived_in, place):
    async with visit() as room:
        await room.press(place)
        before = room.app.screen
        await ask(room, "garden")
        assert room.shows("Sat in the garden.", "1 found")
        await room.press("escape")
        assert room.app.screen is before


async def test_results_come_while_typing_from_two_letters_on(visit, lived_in):
    async with visit() as room:
        await ask(room, "w")
        assert room.shows("Write two letters or more.")
        assert texts(room) == []
        await room.type("a")
        assert len(texts(room)) > 1
        await room.type("ter")
        assert texts(room) == ["Watered the plant."]
        await room.type("x")
        assert room.shows("Nothing is found with this. Fewer letters find more.", "Found")
        assert "0" not in room.text


async def test_every_kind_is_found_newest_first(visit, lived_in, written):
    def write(diary: Diary) -> None:
        wins.add(diary, "a walk to the sea", day=diary.today - timedelta(days=6))
        days.note(diary, "no walk today", diary.today - timedelta(days=2))
        days.add_pause(diary, diary.today - timedelta(days=15), diary.today - timedelta(days=14), "walked away")
        goals.add(diary, "Walk to the harbour")

    written(write)
    async with visit(size=(80, 40)) as room:
        await ask(room, "walk")
        assert room.shows("goal", "strategy", "note", "win", "pause")
        days_found = [row.item.day for row in map(room.app.screen.query_one(EntryList).at, range(5))]
        assert days_found == sorted(days_found, reverse=True)


async def test_what_was_found_stands_out_in_bold_and_in_colour(visit, lived_in):
    async with visit() as room:
        await ask(room, "GARD")
        strip = next(
            strip for strip in room.app.screen._compositor.render_strips() if "Sat in the garden" in strip.text
        )
        [marked] = [segment for segment in strip if segment.text == "gard"]
        others = [segment for segment in strip if "Sat in" in segment.text]
        assert marked.style.bold
        assert marked.style.color != others[0].style.color
        assert not others[0].style.bold


async def test_enter_opens_the_day_with_the_cursor_on_the_win_and_the_words_are_kept(visit, lived_in):
    async with visit() as room:
        await room.do(lambda diary: wins.add(diary, "Fed the birds", day=diary.today - timedelta(days=5)))
        await ask(room, "birds")
        await room.press("enter")
        assert room.app.screen.room == "day"
        assert room.app.screen.entry.noun.text == "Fed the birds"
        await room.press("escape")
        assert room.app.screen.query_one(SearchInput).value == "birds"
        assert room.shows("Fed the birds")
        await room.press("escape", "slash")
        assert room.app.screen.query_one(SearchInput).value == "birds"
        await room.type("letter")
        assert texts(room) == ["Answered the letter."]


@pytest.mark.parametrize(
    ("text", "room_name", "said"),
    [
        ("songs", "strategies", "Two songs with my eyes closed."),
        ("whole book", "goals", "Read a whole book."),
        ("opening hours", "goals", "Read the opening hours"),
        ("rain all", "day", "Rain all day."),
    ],
)
async def test_enter_goes_to_the_room_of_each_kind(visit, lived_in, text, room_name, said):
    async with visit() as room:
        await ask(room, text)
        await room.press("enter")
        assert room.app.screen.room == room_name
        assert room.app.screen.entries.row.text == said
        await room.press("escape")
        assert room.app.screen.room == "search"


async def test_a_strategy_that_was_put_away_is_shown_where_it_lies(visit, lived_in):
    async with visit() as room:
        await room.do(lambda diary: strategies.put_away(diary, "s2"))
        await ask(room, "songs")
        await room.press("enter")
        assert room.shows("Put away", "Two songs")


async def test_a_pause_is_found_by_its_note(visit, lived_in, written):
    written(lambda diary: days.add_pause(diary, diary.today - timedelta(days=15), diary.today, "at the seaside"))
    async with visit() as room:
        await ask(room, "seaside")
        await room.press("enter")
        assert room.app.screen.room == "history"
        assert "seaside" in room.app.screen.entries.row.text


async def test_tab_narrows_down_by_kind_theme_company_and_time(visit, lived_in):
    async with visit() as room:
        await ask(room, "re")
        everything = texts(room)
        await room.press("tab", "right")
        assert room.shows("● win", "● anything")
        assert 0 < len(texts(room)) < len(everything)
        await room.press("left", "tab", "right", "right")
        assert room.shows("● Hope", "1 found", "Watered the plant.")
        assert texts(room) == ["Watered the plant."]
        await room.press("left", "left", "tab")
        await room.type("sis")
        assert texts(room) == []
        await room.press("shift+tab", "shift+tab", "shift+tab", "ctrl+u")
        assert [row.split("\n")[0] for row in texts(room)] == ["Cooked soup."]
        assert room.shows("with sis")
        await room.press("tab", "tab", "tab", "ctrl+u", "tab", "tab", "tab", "right", "right")
        assert room.shows("● 2026")


async def test_narrowing_down_by_goal_and_strategy(visit, lived_in):
    async with visit() as room:
        await ask(room, "th")
        await room.press("tab", "tab", "tab", "tab", "right")
        assert room.shows("● Be among people once a week.")
        assert texts(room) == ["Read the opening hours", "Went to the first meeting."]
        await room.press("left", "tab", "right")
        assert all("walk" in text or "songs" in text or "soup" in text for text in texts(room))


async def test_the_filters_are_out_of_the_way_until_they_are_asked_for(visit, lived_in):
    async with visit() as room:
        await ask(room, "re")
        assert "Together with" not in room.text
        await room.press("tab", "right")
        assert room.shows("Together with")
        await room.press("shift+tab")
        assert "Together with" not in room.text
        over = next(line for line in room.lines if " found" in line)
        assert over.endswith(" win")


async def test_up_and_down_move_in_the_list_while_typing(visit, lived_in):
    async with visit() as room:
        await ask(room, "re")
        first = room.app.screen.entries.row.text
        await room.press("down")
        assert room.app.screen.entries.row.text != first
        await room.press("up", "pagedown", "pageup")
        assert room.app.screen.entries.row.text == first
        assert room.app.screen.query_one(SearchInput).value == "re"


async def test_letters_and_digits_are_words_and_not_keys(visit, lived_in):
    async with visit() as room:
        await ask(room, "n1qhu?/")
        assert room.app.screen.query_one(SearchInput).value == "n1qhu?/"
        assert "1 Overview" not in room.lines[-2]
        assert room.lines[-1].endswith("F1 more")
        await room.press("f1")
        assert room.shows("Open it in its place.")


async def test_in_the_list_the_keys_are_keys_again(visit, lived_in):
    async with visit(size=(120, 30)) as room:
        await ask(room, "garden")
        await room.press("tab", "tab", "tab", "tab", "tab", "tab", "tab")
        assert isinstance(room.app.focused, EntryList)
        assert room.shows("1 Overview", "x delete")
        await room.press("x")
        assert room.shows("Deleted. Press u to undo.", "Nothing is found")
        await room.press("u")
        assert texts(room) == ["Sat in the garden."]
        await room.press("slash")
        assert isinstance(room.app.focused, SearchInput)


async def test_long_lists_are_said_calmly(visit, written):
    def many(diary):
        with diary.db.transaction():
            for number in range(MOST + 5):
                wins.add(diary, f"A stone, number {number}")

    written(many)
    async with visit() as room:
        await ask(room, "stone")
        assert room.shows(f"The {MOST} newest are shown")
        assert len(texts(room)) == MOST


async def test_quiet_view_counts_nothing(visit, lived_in):
    async with visit() as room:
        await room.do(lambda diary: settings.set_preference(diary, "quiet_view", True))
        await ask(room, "garden")
        assert room.shows("Found ──", "Sat in the garden.")
        assert "1 found" not in room.text


async def test_hostile_text_cannot_steer_the_terminal_or_be_read_as_markup(visit, written):
    evil = "before [bold]not bold[/] \x1b[31mred\x07 \u202eback needle\nsecond line"
    written(lambda diary: wins.add(diary, evil))
    async with visit() as room:
        await ask(room, "needle")
        assert room.shows("[bold]not bold[/]")
        assert not any(sign in room.text for sign in ("\x1b", "\x07", "\u202e"))
        await room.press("ctrl+u")
        await room.type("[bold]")
        assert len(texts(room)) == 1


async def test_what_is_looked_for_is_written_nowhere(visit, lived_in, home):
    async with visit() as room:
        await ask(room, "canaryword")
        await room.press("escape")
    assert not [path for path in home.rglob("*") if path.is_file() and b"canaryword" in path.read_bytes()]


async def test_another_windows_win_is_found_when_one_looks(visit, lived_in, written):
    async with visit() as room:
        await ask(room, "lighthouse")
        assert texts(room) == []
        written(lambda diary: wins.add(diary, "Walked to the lighthouse"))
        room.app.look()
        await room.settle()
        assert texts(room) == ["Walked to the lighthouse"]


async def test_the_newest_question_wins_and_no_key_waits(visit, lived_in, monkeypatch):
    begun, find = Event(), search.find
    waiting = []

    def slowly(diary, query, **wanted):
        if query != "ga":
            return find(diary, query, **wanted)
        waiting.append(stopped := Event())
        begun.set()
        assert stopped.wait(20)
        raise RecoveryError("stopped")

    def stop(diary):
        for each in waiting:
            each.set()

    monkeypatch.setattr(search, "find", slowly)
    monkeypatch.setattr(search, "stop", stop)
    async with visit() as room:
        await room.press("slash")
        await room.pilot.press("g", "a")
        while not begun.is_set():
            await room.pilot.pause()
        await room.pilot.press("r")
        while room.app.screen.query_one(SearchInput).value != "gar":  # while the search for "ga" goes on
            await room.pilot.pause()
        await room.settle()
        assert texts(room) == ["Sat in the garden."]
        assert room.app.screen.query_one("ScreenFooter").sentence == ""


async def test_going_elsewhere_stops_the_search(visit, lived_in, monkeypatch):
    begun, go_on, find = Event(), Event(), search.find

    def slowly(diary, query, **wanted):
        begun.set()
        assert go_on.wait(20)
        return find(diary, query, **wanted)

    monkeypatch.setattr(search, "find", slowly)
    monkeypatch.setattr(search, "stop", lambda diary: go_on.set())
    async with visit() as room:
        await room.press("slash")
        await room.pilot.press("g", "a")
        while not begun.is_set():
            await room.pilot.pause()
        await room.pilot.press("escape")
        await room.settle()
        assert room.app.screen.room == "overview"


async def test_what_was_chosen_is_interrupted_for_real(visit, lived_in):
    """The driver interrupts a long search, and the diary thread is free for the next command."""
    running = Event()

    def forever(diary):
        steps = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        running.set()
        return diary.db.run(steps)

    async with visit() as room:
        diaries: list[object] = []
        await room.do(diaries.append)
        waiting = room.app.context.diary_thread.submit(forever)
        assert running.wait(20)
        while not waiting.done():
            search.stop(diaries[0])
            await room.pilot.pause()
        assert isinstance(waiting.exception(), RecoveryError)
        assert await room.do(wins.count) == 7


async def test_deleted_entries_are_not_found(visit, lived_in):
    async with visit() as room:
        await room.do(lambda diary: entries.delete(diary, "w7"))
        await ask(room, "garden")
        assert texts(room) == []


async def test_marks_of_days_are_no_words(visit, lived_in):
    async with visit() as room:
        await room.do(lambda diary: days.mark(diary, Mark.HARD))
        await ask(room, "hard")
        assert texts(room) == []


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["en", "da"])
async def test_search_fits_every_window(visit, lived_in, size, language):
    async with visit(size=size, language=language) as room:
        await ask(room, "th")
        for keys in ((), ("tab",), ("tab", "tab", "tab", "tab", "tab", "tab")):
            await room.press(*keys)
            assert len(room.lines) == size[1]
            assert all(len(line) <= size[0] for line in room.lines)
            assert "F1" in room.lines[-1] or "?" in room.lines[-1]


def drawn(text, spans, room, glyphs=UNICODE):
    return list(highlight.pieces(text, spans, room, glyphs))


def test_a_find_far_into_a_text_is_brought_into_sight():
    text = "word " * 40 + "needle and more"
    at = text.index("needle")
    pieces = drawn(text, [(at, at + 6)], 30)
    assert ("needle", "found") in pieces
    assert pieces[0][0].startswith("…")
    assert sum(len(part) for part, _ in pieces) == 30
    assert drawn(text, [(at, at + 6)], 30, ASCII)[0][0].startswith(">")


@pytest.mark.parametrize("room", [0, 1, 2, 5, 11, 40])
def test_pieces_fill_just_the_room_there_is(room):
    text = "en lang\ntekst 日本語 med tegn"
    for start in range(len(text)):
        pieces = drawn(text, [(start, min(start + 3, len(text)))], room)
        assert sum(map(highlight.cell_len, (part for part, _ in pieces))) == room
        assert "\n" not in "".join(part for part, _ in pieces)


def test_what_narrows_down_is_said_as_the_deed_takes_it(clock):
    today = clock().date()
    assert SearchQuery("ab").is_enough
    assert not SearchQuery(" a ").is_enough
    assert SearchQuery(company="Kim").is_enough
    wanted = SearchQuery("x", theme=Theme.HOPE, company=" Kim ", time="2025").as_found(today)
    assert (wanted["theme"], wanted["company"]) == (Theme.HOPE, "Kim")
    assert (wanted["since"].isoformat(), wanted["until"].isoformat()) == ("2025-01-01", "2025-12-31")
    assert SearchQuery(time="month").as_found(today)["since"] == today - timedelta(days=30)
    assert SearchQuery().as_found(today)["until"] is None
