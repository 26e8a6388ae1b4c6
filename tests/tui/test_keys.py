"""Footer, help, palette and table of keys agree with the bindings."""

import pytest
from textual.app import App

from recoverytui.text.translator import Translator
from recoverytui.tui import keys
from recoverytui.tui.diary_app import DiaryApp
from recoverytui.tui.rooms import ROOMS
from recoverytui.tui.rooms import room as screen_of
from recoverytui.tui.widgets.footer import KEY_LINES, Item, shown


def test_no_key_means_two_things_in_one_room():
    for room in ROOMS:
        said = [each for key in keys.here(room) for each in key.key.split(",") if each]
        assert len(said) == len(set(said)), room


def test_names_are_said_once_in_a_room():
    for room in ROOMS:
        names = [key.name for key in keys.here(room)]
        assert len(names) == len(set(names)), room


@pytest.mark.parametrize("room", [each.name for each in ROOMS.values() if each.screen])
def test_every_key_has_something_to_do(room):
    for key in keys.here(room):
        name = key.action.partition("(")[0]
        owner = DiaryApp if name.startswith("app.") else screen_of(room)
        action = f"action_{name.removeprefix('app.')}"
        assert hasattr(owner, action), (room, key.name)


def test_no_screenshot_and_no_commands_of_textual():
    told = [key.explanation for room in ROOMS for key in keys.here(room)]
    assert not [each for each in told if "screenshot" in each.lower()]
    assert DiaryApp.ENABLE_COMMAND_PALETTE is False
    assert App.ENABLE_COMMAND_PALETTE is True


async def test_help_tells_every_key_of_a_room(visit, lived_in):
    for way, name in (("3", "strategies"), ("4", "goals"), ("5", "look_back")):
        async with visit(size=(100, 90)) as room:
            await room.press(way, "question_mark")
            for key in keys.here(name):
                if key.key:
                    assert any(
                        key.sign in line and room.app.context.words(key.explanation) in line for line in room.lines
                    ), key.name


async def test_palette_finds_a_deed_by_its_words_and_does_it(visit, lived_in):
    async with visit() as room:
        await room.press("ctrl+p")
        await room.type("rest day")
        assert room.shows("Mark today as a rest day")
        await room.press("enter")
        assert room.shows("Marked as a rest day.")


async def test_palette_of_a_room_offers_its_own_deeds_first(visit, lived_in):
    async with visit() as room:
        await room.press("3", "ctrl+p")
        assert room.shows("Say that you used it, and whether it helped.")
        await room.press("down", "enter")
        assert room.shows("Something that helps")


async def test_palette_says_calmly_that_nothing_is_called_that(visit, lived_in):
    async with visit() as room:
        await room.press("ctrl+p")
        await room.type("zzz")
        assert room.shows("Nothing here has that name.")
        await room.press("enter")
        assert room.shows("Good to see you.")
        await room.press("ctrl+p", "escape")
        assert room.shows("Good to see you.")


async def test_palette_goes_to_places_and_speaks_danish(visit, lived_in):
    async with visit(language="da") as room:
        await room.press("ctrl+p")
        assert all(
            room.app.context.words(key.explanation) != key.explanation
            or key.explanation == room.app.context.words(key.explanation)
            for key in keys.MAIN_ROOMS
        )
        await room.type(room.app.context.words("Go to the wins.").rstrip("."))
        await room.press("enter")
        assert room.app.screen.room == "wins"


async def test_places_by_digit_and_escape_back_to_the_overview(visit, lived_in):
    async with visit() as room:
        for place in keys.MAIN_ROOMS:
            await room.press(place.key)
            assert room.app.screen.room == place.name
        await room.press("s", "question_mark", "escape", "escape")
        assert room.app.screen.room == "share"
        await room.press("s", "2")
        assert room.app.screen.room == "wins"
        await room.press("escape")
        assert room.app.screen.room == "overview"
        await room.press("escape")
        assert room.app.screen.room == "overview"
        assert len(room.app.screen_stack) == 1


async def test_q_closes_and_letters_while_typing_do_not(visit):
    async with visit() as room:
        await room.press("n")
        await room.type("quite 1 fine day, u? v9")
        assert room.shows("quite 1 fine day, u? v9")
        await room.press("escape", "q")
        assert not room.app.is_running


def test_the_table_tells_every_key_in_both_languages():
    for language in ("en", "da"):
        rows = list(keys.table(Translator(language)))
        assert len(rows) == len(set(rows))
        assert "F9" in {sign for _, sign, _ in rows}
        assert all(all(row) for row in rows)


def test_no_key_in_the_foot_gives_way_to_one_that_is_wanted_less():
    items = [Item(sign, "does " + sign * 9, (sign,), own=sign in "ab") for sign in "abcdef"]
    items.append(Item("?", "more", ("?",), last=True))
    for width in range(20, 100):
        signs = [item.sign for line in shown(items, width) for item in line]
        assert signs == [*"abcdef"[: len(signs) - 1], "?"]
        assert len(shown(items, width)) <= KEY_LINES


async def test_a_key_told_on_the_help_page_does_it_in_that_room(visit, lived_in):
    async with visit() as room:
        await room.press("5", "question_mark", "o")
        assert room.app.screen.room == "history"
        await room.press("escape")
        assert room.app.screen.room == "look_back"
        await room.press("1", "3", "question_mark", "pagedown", "a")
        assert room.shows("Something that helps")
        await room.press("escape")
        assert room.app.screen.room == "strategies"
        await room.press("question_mark", "t")  # not one of this room: as everywhere
        assert room.app.screen.room == "talks"
        await room.press("1", "5", "left", "enter", "question_mark", "left")
        assert room.app.screen.room == "day"
        before = room.lines[0]
        await room.press("question_mark", "h")
        assert room.lines[0] == before
        assert room.shows("Marked as a hard day.")
        await room.press("question_mark", "f9")
        assert not room.shows("Keys")
        await room.press("f9", "escape")
        assert room.app.screen.room == "day"
