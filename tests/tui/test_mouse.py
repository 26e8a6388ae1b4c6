"""Mouse: a click on a key presses it, one click on a row is Enter, and no other click acts."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events

import recoverytui.tui
from recoverytui.commands import goals, talks, wins
from recoverytui.text.translator import Translator
from recoverytui.tui import keys
from recoverytui.tui.widgets.calendar import Calendar
from recoverytui.tui.widgets.choices import MultipleChoice, SingleChoice
from recoverytui.tui.widgets.clicks import PRESS
from recoverytui.tui.widgets.day_field import DayField
from recoverytui.tui.widgets.entry_list import EntryList
from recoverytui.tui.widgets.footer import ScreenFooter
from recoverytui.tui.widgets.month import span
from recoverytui.tui.widgets.section_list import SectionList
from recoverytui.tui.widgets.text_input import TextInput
from tests.conftest import TODAY

WAYS = {
    "overview": "1",
    "wins": "2",
    "strategies": "3",
    "goals": "4",
    "look_back": "5",
    "share": "6",
    "picking": "6 enter",
    "document": "6 down down enter space enter",
    "history": "5 o",
    "day": "2 enter",
    "search": "/",
    "cards": "c",
    "talks": "t",
    "company": "g",
    "questions": "i",
    "settings": "s",
    "help": "?",
    "deleted": "b",
    "lock": "l",
    "backups": "k",
    "path": "w",
    "weeks": "w j",
    "paths": "w o",
    "taken_along": "w f",
    "group": "w 7",
    "help_now": "f2",
}
"""How to come to each room from the overview."""
NAMED = {"/": "slash", "?": "question_mark"}


def pressable_cells(room):
    """Every cell on the screen that a click presses a key on, with that key."""
    for y, strip in enumerate(room.app.screen._compositor.render_strips()):
        x = 0
        for text, style, _ in strip:
            key = style.meta.get(PRESS) if style else None
            yield from ((x + each, y, key) for each in range(cell_len(text)) if key)
            x += cell_len(text)


async def go(room, way):
    await room.pilot.press("escape", "escape", "escape")
    await room.press("1", *(NAMED.get(key, key) for key in way.split()))


async def click(room, *place, **how):
    await room.pilot.click(*place, **how)
    await room.settle()


def caught(room, monkeypatch):
    """Catch the keys that clicks press before they do anything."""
    pressed = []

    async def catch(event):
        pressed.append(event.key)

    monkeypatch.setattr(room.app, "take", catch)
    return pressed


@pytest.mark.parametrize("language", ["en", "da"])
async def test_every_foot_key_of_every_room_is_pressed_by_a_click(visit, lived_in, written, monkeypatch, language):
    written(lambda diary: talks.add(diary, "The office"))
    async with visit(language=language) as room:
        for name, way in WAYS.items():
            await go(room, way)
            here = room.app.screen
            assert here.room == name
            foot = here.query_one(ScreenFooter).region
            cells = {(x, y): key for x, y, key in pressable_cells(room) if y >= foot.y}
            shown = dict.fromkeys(cells.values())
            bound = set(here.active_bindings) | {key for each in keys.here(name) for key in each.pressed if each.foot}
            assert shown, name
            assert set(shown) <= bound, name
            lines = room.lines
            written_on = {(x, y) for y in range(foot.y + 1, 24) for x, sign in enumerate(lines[y]) if sign != " "}
            assert written_on <= set(cells), name
            with monkeypatch.context() as patch:
                pressed = caught(room, patch)
                for key in shown:
                    await room.pilot.click(offset=next(place for place, each in cells.items() if each == key))
                assert pressed == list(shown), name


async def test_back_by_click_goes_where_the_key_goes(visit, lived_in):
    async with visit() as room:
        for way, then in (("5 enter", "look_back"), ("5 o", "look_back"), ("w 7", "path"), ("3 ?", "strategies")):
            for by_click in (False, True):
                await go(room, way)
                if by_click:
                    x, y, _ = next(each for each in pressable_cells(room) if each[2] == "escape" and each[1] > 20)
                    await click(room, offset=(x, y))
                else:
                    await room.press("escape")
                assert room.app.screen.room == then, (way, by_click)


async def test_one_click_on_a_row_opens_it_and_a_double_click_opens_no_more(visit, lived_in):
    async with visit() as room:
        for times in (1, 2, 3):
            await go(room, "2")
            listing = room.app.screen.query_one(EntryList)
            await click(room, listing, offset=(20, 3), times=times)
            assert room.app.screen.room == "day"
            assert len(room.app.screen_stack) == 3


@pytest.mark.parametrize("button", [2, 3])
async def test_other_buttons_are_no_click(visit, lived_in, button):
    async with visit() as room:
        for way in ("2", "5", "w"):
            await go(room, way)
            here, before = room.app.screen, room.lines
            for y in range(1, 24):
                await room.pilot.click(offset=(8, y), button=button)
            await room.settle()
            assert room.app.screen is here
            assert [line.replace("▌", " ") for line in room.lines] == [line.replace("▌", " ") for line in before]
        await room.press("f9")
        await click(room, offset=(8, 8), button=button)
        assert room.shows("Diary – press a key")
        await click(room, offset=(8, 8))
        assert not room.shows("Diary – press a key")


async def test_a_double_click_that_opens_a_room_does_nothing_there(visit, lived_in):
    async with visit() as room:
        await go(room, "3 ?")
        x, y, _ = next(each for each in pressable_cells(room) if each[2] == "escape" and each[1] > 20)
        await click(room, offset=(x, y))
        assert room.app.screen.room == "strategies"
        foot = room.app.screen.query_one(ScreenFooter)
        style = room.app.screen.get_style_at(x, y)
        assert style.meta.get(PRESS)
        foot.on_click(events.Click(foot, x, y, 0, 0, 1, False, False, False, x, y, style, chain=2))
        await room.settle()
        assert room.app.screen.room == "strategies"


async def test_arrows_take_every_click(visit, lived_in):
    async with visit() as room:
        await room.press("2", "enter")
        day = room.lines[0]
        x, y, _ = next(each for each in pressable_cells(room) if each[2] == "left")
        await click(room, offset=(x, y), times=3)
        back = room.lines[0]
        await room.press("right", "right", "right")
        assert room.lines[0] == day != back


async def test_a_click_on_a_day_opens_it(visit, lived_in):
    async with visit() as room:
        await room.press("5")
        calendar = room.app.screen.query_one(Calendar)
        first, _ = span(TODAY)
        for back in (0, 3):
            await go(room, "5")
            calendar = room.app.screen.query_one(Calendar)
            day = TODAY - timedelta(days=back)
            place = day.day - 1 + first.weekday()
            await click(room, calendar, offset=(place % 7 * 4 + 1, 2 + place // 7))
            assert room.app.screen.room == "day"
            assert str(day.day) in room.lines[0]


async def test_choices_ticks_and_arrows_of_a_form(visit, lived_in):
    async with visit(size=(120, 40)) as room:
        await room.press("n")
        form = room.app.screen
        ticks, day = form.query(MultipleChoice).first(), form.query_one(DayField)
        left = ticks.gutter.left  # of the bar that shows where the focus is
        await click(room, ticks, offset=(left, 0))
        assert len(ticks.value) == 1
        await click(room, ticks, offset=(left, 0), times=2)
        assert ticks.value == []
        before = day.value
        await click(room, day, offset=(left, 0), times=3)
        assert day.value == before - timedelta(days=3)
        await click(room, day, offset=(left + day.render().cell_length - 1, 0))
        assert day.value == before - timedelta(days=2)
        await click(room, form.query(TextInput).first())
        await room.type("By mouse")
        x, y, _ = next(each for each in pressable_cells(room) if each[2] == "enter")
        await click(room, offset=(x, y))
        assert room.shows("Saved.")


async def test_a_click_chooses_in_a_list(visit, lived_in, written):
    written(lambda diary: [goals.add(diary, f"Goal {each} " + "with many words " * 3) for each in range(3)])
    async with visit(size=(60, 30)) as room:
        await room.press("n")
        pick = next(each for each in room.app.screen.query(SingleChoice) if len(each.options) > 3)
        pick.scroll_visible(animate=False)
        await room.settle()
        await click(room, pick, offset=(6, 1))
        assert pick.value == pick.options[1][0]
        await click(room, pick, offset=(6, 0))
        assert pick.value == pick.options[0][0]


@pytest.mark.parametrize("language", ["en", "da"])
async def test_save_and_back_by_mouse(visit, lived_in, language):
    async with visit(language=language) as room:
        await room.press("n")
        await click(room, "#form-back")
        assert room.app.screen.room == "overview"
        await room.press("n")
        await room.type("Pressed by mouse")
        await click(room, "#form-save", times=2)
        assert room.app.screen.room == "overview"
        assert (await room.do(wins.list_newest, limit=1))[0].noun.text == "Pressed by mouse"


async def test_the_palette_takes_one_click(visit, lived_in):
    async with visit() as room:
        await room.press("ctrl+p")
        await room.type("would like")
        listing = room.app.screen.query_one(EntryList)
        listed = [listing.at(place).key for place in range(listing.total)]
        await click(room, listing, offset=(5, listed.index("app.go('goals')")))
        assert room.app.screen.room == "goals"


async def test_a_row_to_pick_is_ticked_by_a_click(visit, lived_in):
    async with visit() as room:
        await go(room, "6 down down enter")
        listing = room.app.screen.query_one(EntryList)
        place = next(each for each in range(listing.total) if listing.at(each).glyph == "□")
        await click(room, listing, offset=(8, place))
        assert listing.at(place).glyph == "■"


async def test_help_says_keys_that_can_be_clicked(visit, lived_in):
    async with visit(size=(80, 60)) as room:
        await go(room, "3 ?")
        x, y, _ = next(each for each in pressable_cells(room) if each[2] == "a" and each[1] < 50)
        await click(room, offset=(x + 12, y))
        assert room.shows(Translator("en")("Something that helps"))


async def test_the_wheel_stays_where_it_was_when_somebody_else_writes(visit, written):
    for back in range(40):
        written(lambda diary, back=back: wins.add(diary, f"Win {back}", day=TODAY - timedelta(days=back)))
    async with visit() as room:
        for way in ("2", "b"):
            await go(room, way)
            if way == "b":
                continue
            listing = room.app.screen.query_one(EntryList)
            listing.scroll_to(y=20, animate=False)
            await room.settle()
            seen, key = room.lines[4], listing.key
            assert "Win " in seen
            written(lambda diary: wins.add(diary, "From outside"))
            room.app.look()
            await room.settle()
            assert room.lines[4] == seen
            assert listing.key == key
            await room.press("down")  # the cursor comes back in sight with the next key
            assert "▌" in "".join(room.lines[3:20])


async def test_the_wheel_stays_on_a_page_too(visit, lived_in, written):
    async with visit(size=(60, 20)) as room:
        await go(room, "w")
        sheet = room.app.screen.query_one(SectionList)
        sheet.scroll_to(y=9, animate=False)
        await room.settle()
        place = sheet.scroll_offset.y
        assert place
        written(lambda diary: wins.add(diary, "From outside"))
        room.app.look()
        await room.settle()
        assert sheet.scroll_offset.y == place


def test_every_widget_that_takes_clicks_asks_which_ones_count():
    taking = []
    for file in Path(recoverytui.tui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name in {"on_click", "_on_click"}:
                if [ast.unparse(each) for each in node.body[1:]] == ["event.stop()"]:
                    continue  # no click does anything there
                taking.append(file.name)
                assert "counts(self, event" in ast.unparse(node), file
    assert len(taking) >= 7
