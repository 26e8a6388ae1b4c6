"""Every text can be read to its last word, in every room, by keys and by wheel."""

import re
from datetime import date

import pytest
from textual import events

from recoverytui.commands import cards, days, goals, people, programmes, questions, strategies, talks, wins
from recoverytui.domain.card import PARTS, CardName
from recoverytui.tui.widgets.entry_list import EntryList
from recoverytui.tui.widgets.reader import Reader
from recoverytui.tui.widgets.section_list import SectionList
from tests.conftest import TODAY

SIZES = [(60, 20), (80, 24)]
WHERE = re.compile(r"(?:line|linje) (\d+)–(\d+) (?:of|af) (\d+)")
MOST_PAGES = 60


def said(name, count=60):
    """Return a text of so many words, each of them the only one of its kind in the diary."""
    return " ".join(f"{name}{number}" for number in range(count))


def write_long(diary):
    """Write something long of each kind."""
    wins.add(diary, said("win", 400))
    for part in ("dawn", "noon"):
        wins.add(diary, said(part, 90))
    days.note(diary, said("note", 90), TODAY)
    walk = strategies.add(diary, said("does"), when=said("when"), how=said("how"), whose=said("whose"))
    strategies.use(diary, walk.id, helped="yes", note=said("use", 30))
    goal = goals.add(diary, said("goal"), why=said("why"), enough=said("enough"))
    goals.try_out(diary, goal.id, said("try"), meet=said("meet"), plan_b=said("plan"), wants_company=True)
    parts = ("say", "ask", "help", "said", "understood", "again")
    talks.add(diary, said("about", 30), day=TODAY, **{part: said(f"talk{part}", 40) for part in parts})
    for name in CardName:
        cards.write(diary, name, **{part: said(f"card{part}", 40) for part in PARTS[name]})
    questions.answer(diary, said("asked", 30), said("answer", 200))
    questions.add(diary, said("own", 90))
    days.add_pause(diary, date(2026, 11, 2), date(2026, 11, 4), said("pause", 90))
    people.add(diary, "My sister")


LISTS = {
    "2": ["win", "dawn", "noon"],
    "3": ["does", "when", "how", "whose"],
    "4": ["goal", "why", "enough", "try", "meet", "plan"],
    "t": ["about", "talksay", "talkask", "talkhelp", "talksaid", "talkunderstood", "talkagain"],
    "c": [f"card{part}" for parts in PARTS.values() for part in parts],
    "g": ["try", "meet", "plan"],
    "i": ["answer", "asked", "own"],
    "5 enter": ["win", "dawn", "noon", "note"],
    "5 o": ["pause"],
}
"""The way to each room with a list and a text, and what there is to be read."""
COUNTS = {"win": 400, "answer": 200, "about": 30, "asked": 30}
COUNTS |= dict.fromkeys(("dawn", "noon", "note", "own", "pause"), 90)


def every_word(names):
    """Return all words that were written under these names."""
    return {
        word
        for name in names
        for word in said(name, COUNTS.get(name, 40 if name.startswith(("talk", "card")) else 60)).split()
    }


async def go(room, way):
    await room.go("escape", "escape", "1", *way.split())


async def wheel(room, widget, event):
    """Turn the wheel one notch over a widget."""
    await room.pilot._post_mouse_events([event], widget, (5, 2))
    await room.settle()


def where(room):
    """Return the first and last line in sight and how many there are, as the rule says; None when it does not."""
    found = WHERE.search(room.text)
    return tuple(map(int, found.groups())) if found else None


def check_where(room, pane):
    """Hold the sign of where one is to what is in sight."""
    top = pane.region.y + 1
    in_sight = room.lines[top : pane.region.bottom]
    first, last, total = where(room)
    assert last - first + 1 == len(in_sight)
    assert (first > 1) is ("▲" in in_sight[0])
    assert (last < total) is ("▼" in in_sight[-1])


async def read_through(room, pane, step):
    """Return all that was seen of a text from its beginning to its end."""
    seen = [room.text]
    for _ in range(MOST_PAGES):
        if not pane.overflows:
            break
        check_where(room, pane)
        if where(room)[1] == where(room)[2]:
            break
        await step()
        assert room.text != seen[-1]
        seen.append(room.text)
    else:
        pytest.fail("the text has no end")
    return " ".join(seen)


async def read_list(room, *, by_wheel=False):
    """Return all that can be seen in a room, from row to row and in each text to its end."""
    here = room.app.screen
    listing, pane = here.query_one(EntryList), here.query_one(Reader)
    await room.press("home")
    seen, place = "", -1
    while place != listing.cursor:
        place = listing.cursor
        assert not pane.overflows or where(room)[0] == 1
        if by_wheel:
            seen += await read_through(room, pane, lambda: wheel(room, pane, events.MouseScrollDown))
        elif pane.overflows:
            assert "Tab" in "".join(room.lines[pane.region.bottom :])
            await room.press("tab")
            assert pane.has_focus
            seen += await read_through(room, pane, lambda: room.press("pagedown"))
            await room.press("home")
            assert where(room)[0] == 1
            await room.press("end")
            assert where(room)[1] == where(room)[2]
            await room.press("shift+tab" if place % 2 else "tab")
            assert listing.has_focus
        else:
            seen += room.text
        await room.press("down")
    return seen


@pytest.mark.parametrize(("size", "language"), [*zip(SIZES, ("da", "en"), strict=True)])
async def test_every_word_can_be_read_by_keys(visit, written, size, language):
    written(write_long)
    async with visit(size=size, language=language) as room:
        for way, names in LISTS.items():
            await go(room, way)
            missing = every_word(names) - set((await read_list(room)).split())
            assert not missing, way


@pytest.mark.parametrize("size", SIZES)
async def test_every_word_can_be_read_by_wheel(visit, written, size):
    written(write_long)
    async with visit(size=size) as room:
        for way, names in LISTS.items():
            await go(room, way)
            missing = every_word(names) - set((await read_list(room, by_wheel=True)).split())
            assert not missing, way
            assert room.app.screen.query_one(EntryList).has_focus


@pytest.mark.parametrize("size", [*SIZES, (120, 40), (80, 11)])
async def test_what_was_found_can_be_read(visit, written, size):
    written(write_long)
    async with visit(size=size) as room:
        await room.press("slash")
        await room.type("win399")
        pane = room.app.screen.query_one(Reader)
        if pane.overflows:
            await room.press("shift+tab")
            assert pane.has_focus
            assert room.shows(" 1 Overview")
        seen = await read_through(room, pane, lambda: room.press("down"))
        assert not every_word(["win"]) - set(seen.split())
        if pane.overflows:
            await room.press("shift+tab")
            await room.type("9")
            assert room.app.screen.context.asked.query == "win3999"


def answer_long(diary):
    week = programmes.all_(diary, "en")[0]
    programmes.answer(diary, week.name, week.week.title, week.week.questions[0], said("week", 300))


@pytest.mark.parametrize("way", ["w", "w f"])
@pytest.mark.parametrize("size", SIZES)
async def test_an_answer_on_a_path_can_be_read(visit, written, size, way):
    written(answer_long)
    async with visit(size=size) as room:
        for step in ("down", "pagedown"):
            await go(room, way)
            page = room.app.screen.query_one(SectionList)
            seen = [room.text]
            for _ in range(MOST_PAGES):
                await room.press(step)
                seen.append(room.text)
            assert not {f"week{number}" for number in range(300)} - set(" ".join(seen).split())
            await room.press("end")
            assert page.scroll_offset.y == page.max_scroll_y


async def test_the_list_is_as_tall_as_its_rows_and_never_takes_more_than_half(visit, written):
    async with visit() as room:
        heights = []
        for number in range(30):
            if number in {1, 3, 5, 29}:
                await go(room, "3")
                here = room.app.screen
                heights.append(here.query_one(EntryList).size.height)
                assert here.query_one("#listing").size.height <= here.query_one("#body").size.height * 0.6
            await room.do(strategies.add, f"Something {number}")
        assert heights[:3] == [1, 3, 5]
        assert 5 < heights[3] < 11


async def test_a_wide_screen_has_the_list_beside_the_text(visit, written):
    written(write_long)
    async with visit(size=(120, 40)) as room:
        for way in LISTS:
            await go(room, way)
            here = room.app.screen
            if here.room == "history":  # its rows end in bars of twelve months
                continue
            listing, pane = here.query_one("#listing").region, here.query_one(Reader).region
            assert listing.width == 42
            assert pane.x >= listing.right
            assert pane.width >= 74
            assert pane.height == here.query_one("#body").size.height
        await go(room, "2")
        assert max(len(line[42:].rstrip()) for line in room.lines[3:35]) <= 76


async def test_which_pane_is_live_is_seen(visit, written):
    written(write_long)
    async with visit() as room:
        await room.press("2", "end")
        pane, listing = room.app.screen.query_one(Reader), room.app.screen.query_one(EntryList)

        def colour(widget, x, y):
            return room.app.screen.get_style_at(widget.region.x + x, widget.region.y + y).color

        rule, bar = colour(pane, 3, 0), colour(listing, 0, listing.cursor)
        await room.press("tab")
        assert colour(pane, 3, 0) != rule
        assert colour(listing, 0, listing.cursor) != bar
        assert all(line.startswith("▌") for line in room.lines[pane.region.y + 1 : pane.region.bottom])
        await room.press("tab")
        assert colour(pane, 3, 0) == rule
        assert colour(listing, 0, listing.cursor) == bar


async def test_tab_goes_nowhere_where_all_is_in_sight(visit, lived_in):
    async with visit() as room:
        for way in ("2", "3", "4 down", "6"):
            await go(room, way)
            await room.press("tab")
            assert room.app.screen.query_one(EntryList).has_focus
            assert not any("Tab" in line for line in room.lines[20:])


async def test_keys_of_the_room_answer_while_one_reads(visit, written):
    written(write_long)
    async with visit() as room:
        await room.press("2", "end", "tab", "pagedown", "e")
        assert room.app.screen.query("#form")
        await room.press("escape", "escape")
        assert room.app.screen.room == "overview"


async def test_the_text_stays_where_one_reads_when_somebody_else_writes(visit, written):
    written(write_long)
    async with visit() as room:
        await room.press("2", "end", "tab", "pagedown")
        before = where(room)
        assert before[0] > 1
        written(lambda diary: wins.add(diary, "From outside", day=date(2026, 11, 3)))
        room.app.look()
        await room.settle()
        assert where(room)[0] == before[0]
        await room.press("tab", "down", "up")
        assert where(room)[0] == 1


async def test_a_larger_window_gives_the_keys_back_to_the_list(visit, written):
    written(lambda diary: wins.add(diary, said("win", 120)))
    async with visit(size=(60, 20)) as room:
        await room.press("2", "tab")
        assert room.app.screen.query_one(Reader).has_focus
        await room.resize(120, 40)
        assert room.app.screen.query_one(EntryList).has_focus


async def test_a_sign_that_the_text_goes_on_is_clicked(visit, written):
    written(write_long)
    async with visit() as room:
        await room.press("2", "end")
        pane = room.app.screen.query_one(Reader)
        await room.pilot.click(pane, offset=(pane.size.width - 1, pane.size.height - 1))
        await room.settle()
        assert where(room)[0] > 1
        await room.pilot.click(pane, offset=(pane.size.width - 1, 1))
        await room.settle()
        assert where(room)[0] == 1


async def test_the_wheel_scrolls_the_pane_under_it(visit, written):
    written(write_long)
    for number in range(30):
        written(lambda diary, number=number: wins.add(diary, f"Win number {number}", day=date(2026, 10, 3)))
    async with visit() as room:
        await room.press("2", "down", "down")
        pane, listing = room.app.screen.query_one(Reader), room.app.screen.query_one(EntryList)
        await wheel(room, pane, events.MouseScrollDown)
        assert pane.scroll_offset.y
        assert not listing.scroll_offset.y
        await wheel(room, listing, events.MouseScrollDown)
        assert listing.scroll_offset.y


INVITING = {
    "2": "new_win",
    "3": "add",
    "4": "add",
    "t": "add",
    "g": "goals",
    "k": "add",
    "5 enter": "new_win",
    "3 o": "other",
    "2 o": "other",
}
"""Rooms that are empty at first, and the key that they invite to press."""


@pytest.mark.parametrize("language", ["en", "da"])
async def test_an_empty_room_invites_on_its_first_row(visit, language):
    async with visit(size=SIZES[0], language=language) as room:
        for way, name in INVITING.items():
            await go(room, way)
            here = room.app.screen
            key = next(key for key in here.active_bindings.values() if key.binding.id == name)
            for size in (*SIZES, (120, 40)):
                await room.resize(*size)
                listing = here.query_one(EntryList)
                first = room.lines[listing.region.y][listing.region.x :]
                assert first.startswith("▌"), (way, size)
                assert f" {key.binding.key_display} " in first, (way, size)
                assert "…" not in room.text, (way, size)
            before = room.text
            for by_click in (False, True):
                await go(room, way)
                if by_click:
                    await room.pilot.click(listing := room.app.screen.query_one(EntryList), offset=(6, 0))
                    await room.settle()
                else:
                    await room.press("enter")
                assert room.text != before, way
                await room.press("escape")


async def test_where_nothing_can_be_done_no_key_is_named(visit, lived_in):
    async with visit() as room:
        await room.press("b")
        assert room.shows("▌ ", "Nothing has been deleted.")
        await room.press("enter", "down", "pagedown")
        assert room.app.screen.room == "deleted"
