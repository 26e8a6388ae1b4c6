"""Input order: keys, pastes and clicks run in order; text reaches its form, and no letter acts as a key."""

import asyncio
import threading
from contextlib import contextmanager
from datetime import date

import pytest
from textual import events

from recoverytui.commands import days, drafts, questions, wins
from recoverytui.commands.overview import dashboard
from recoverytui.errors import N_, DiaryInUse
from recoverytui.tui.dialogs import entry_forms
from recoverytui.tui.dialogs.form import Form
from recoverytui.tui.widgets.day_field import DayField
from recoverytui.tui.widgets.entry_list import EntryList
from recoverytui.tui.widgets.header import ScreenHeader
from recoverytui.tui.widgets.text_input import PassphraseInput


@contextmanager
def held(room):
    """Let the diary be busy for a while, as while another process holds it."""
    free = threading.Event()
    room.app.context.diary_thread.submit(lambda _: free.wait(30))
    try:
        yield
    finally:
        free.set()


async def together(room, *keys):
    """Press keys that come in one read."""
    for key in keys:
        name, character = {"\n": ("ctrl+j", "\n"), "space": ("space", " ")}.get(key, (key, None))
        room.app.post_message(events.Key(name, character))
    await room.pilot.pause()


async def texts(room):
    return [win.noun.text for win in await room.do(wins.list_newest)]


async def test_a_win_that_is_typed_without_waiting_is_whole(visit):
    async with visit() as room:
        await room.pilot.press("n", *"hush", "enter")
        await room.settle()
        assert [win.noun.text for win in await room.do(wins.list_newest)] == ["hush"]
        assert (await room.do(dashboard)).mark is None


async def test_what_is_typed_before_hiding_does_no_deed_and_is_kept(visit):
    async with visit() as room:
        with held(room):
            await together(room, "n", *"hush", "f9")
            while not room.shows("press a key"):
                await room.pilot.pause()
        await room.settle()
        assert room.shows("press a key")
        assert not room.shows("hush")
        assert (await room.do(days.get, (await room.do(dashboard)).today)).mark is None
        await room.press("space")
        assert room.shows("hush", "You had begun this.")
        await room.press("enter")
        assert await texts(room) == ["hush"]


@pytest.mark.parametrize("key", ["f2", "f9", "ctrl+l"])
async def test_the_keys_that_cannot_wait_do_not(visit, key):
    async with visit() as room:
        with held(room):
            await together(room, "n", key)
            while not room.shows("Help now" if key == "f2" else "press a key"):
                await room.pilot.pause()


async def test_a_letter_and_a_place_in_one_read_are_the_form_and_its_word(visit, lived_in):
    async with visit() as room:
        await room.press("2")
        await together(room, "n", "3")
        await room.settle()
        assert isinstance(room.app.screen, Form)
        await together(room, "escape", "3")
        await room.settle()
        assert room.app.screen.room == "strategies"
        assert "3" in await room.do(drafts.take, "win")


async def test_the_form_is_saved_and_the_place_comes_next(visit):
    async with visit() as room:
        await together(room, "n", *"text", "enter", "2")
        await room.settle()
        assert room.app.screen.room == "wins"
        assert await texts(room) == ["text"]


async def test_what_is_typed_while_saving_takes_a_moment_becomes_a_draft(visit, lived_in):
    async with visit() as room:
        await room.press("2", "n")
        await room.type("Saved slowly")
        with held(room):
            await room.pilot.press("enter")
            while not room.shows("One moment"):
                await room.pilot.pause()
            await together(room, *"xu")
        await room.settle()
        assert (await texts(room))[0] == "Saved slowly"
        assert len(await texts(room)) == 8
        assert await room.do(drafts.take, "win") == '{"text": "xu"}'


async def test_what_is_pasted_into_a_room_is_kept(visit):
    async with visit() as room:
        await room.paste("Pasted words")
        assert room.shows("What you pasted is kept.")
        await room.press("n")
        assert room.shows("Pasted words")


ZOO = ["\u00a0", "\u202f", "\u3000", "\u200d", "\u200c", "\u00ad", "\u0308", "æ", "👩"]


async def test_letters_that_cannot_be_printed_are_kept_key_by_key(visit):
    async with visit() as room:
        await room.press("n")
        await together(room, "a", *ZOO, "b")
        await room.settle()
        await room.press("enter")
        assert await texts(room) == ["a" + "".join(ZOO) + "b"]


@pytest.mark.parametrize("letter", ["e\u0301\u0323", "👩\u200d👩\u200d👧", "🇩🇰", "👍🏽"])
async def test_backspace_takes_a_whole_letter(visit, letter):
    async with visit() as room:
        await room.press("n")
        await together(room, "a", *letter)
        await room.settle()
        await room.press("backspace")
        await room.press("enter")
        assert await texts(room) == ["a"]


async def test_a_key_that_is_held_does_its_deed_once(visit, lived_in):
    async with visit() as room:
        await room.press("2")
        await together(room, *"x" * 30)
        await room.settle()
        assert len(await texts(room)) == 6
        await together(room, *"u" * 30)
        await room.settle()
        assert len(await texts(room)) == 7


async def test_what_is_out_of_sight_is_not_deleted(visit, lived_in):
    async with visit(size=(80, 14)) as room:
        for number in range(20):
            await room.do(wins.add, f"Win {number}.")
        await room.press("2")
        first = (await texts(room))[0]
        rows = room.app.screen.query_one(EntryList)
        rows.scroll_to(y=rows.max_scroll_y, animate=False, force=True)
        await room.settle()
        assert rows.scroll_offset.y > 1
        await room.press("x")
        assert room.shows(f"Not deleted yet: it was out of sight. This is it: {first}")
        await room.press("down", "up", "x")
        assert room.shows(f"It was: {first}")
        assert first not in await texts(room)


async def test_a_day_of_which_not_all_is_typed_ends_nothing(visit, lived_in):
    async with visit() as room:
        await room.press("n")
        await room.type("Slept well")
        for _ in range(12):
            if isinstance(room.app.focused, DayField):
                break
            await room.press("tab")
        assert isinstance(room.app.focused, DayField)
        await together(room, *"2/1")
        await room.settle()
        assert room.app.is_running
        await room.press("enter")
        assert "Slept well" in await texts(room)


async def test_keys_before_hiding_go_on_once_the_room_is_there_again(visit, lived_in):
    async with visit() as room:
        with held(room):
            await together(room, "2", "n", *"hush", "f9")
            while not room.shows("press a key"):
                await room.pilot.pause()
        await room.settle()
        assert not room.shows("hush")
        await room.press("space")
        assert room.shows("hush")
        await room.press("enter")
        assert (await texts(room))[0] == "hush"


async def test_what_is_pasted_before_hiding_is_kept_though_no_form_was_coming(visit, lived_in):
    async with visit() as room:
        with held(room):
            await together(room, "h")
            room.app.post_message(events.Paste("Pasted words"))
            await together(room, "f9")
            while not room.shows("press a key"):
                await room.pilot.pause()
        await room.settle()
        await room.press("space")
        assert await room.do(drafts.take, "win") == '{"text": "Pasted words"}'


async def test_what_is_pasted_as_the_window_closes_is_kept(visit, lived_in, written):
    async with visit() as room:
        with held(room):
            room.app.post_message(events.Paste("Pasted words"))
            while not room.app.input_queue.is_busy:
                await room.pilot.pause()
            await room.pilot.pause()
            room.app.exit()
            while room.app.is_running:
                await asyncio.sleep(0.01)
    assert "Pasted words" in written(lambda diary: drafts.take(diary, "win"))


@pytest.mark.parametrize("hides", [(), ("f9",)], ids=["", "hidden meanwhile"])
async def test_words_for_a_form_that_could_not_be_opened_are_no_keys_and_are_kept(visit, monkeypatch, hides):
    def walk(*_):
        raise DiaryInUse(N_("Another program is writing in the diary. Try again in a moment."))

    monkeypatch.setattr(questions, "walk", walk)
    async with visit() as room:
        with held(room):
            await together(room, "n", *"hush", *hides)
            await room.pilot.pause(0.1)
        await room.settle()
        assert await room.do(drafts.take, "win") == '{"text": "hush"}'
        assert (await room.do(dashboard)).mark is None


async def test_a_form_that_is_not_composed_yet_keeps_what_was_begun(visit):
    async with visit() as room:
        kept = []
        spec = entry_forms.win(room.app.words, date(2026, 11, 21), [], [])
        glyphs = room.app.context.glyphs
        form = Form(spec, room.app.words, glyphs, None, lambda *each: kept.append(each), '{"text": "a"}')
        form.keep_now()
        assert kept == []


async def test_a_click_on_what_was_just_removed_does_nothing(visit, lived_in):
    async with visit() as room:
        header = room.app.screen.query_one(ScreenHeader)
        x, y = header.region.offset
        await header.remove()  # it is still on the screen until the next layout
        for kind in (events.MouseDown, events.MouseUp):
            await room.app.take(kind(None, x, y, 0, 0, 1, False, False, False))
        assert room.app.return_code is None


async def test_a_field_that_comes_by_a_choice_is_where_tab_leads_at_once(visit, lived_in):
    async with visit(size=(100, 30)) as room:
        await room.go("l", "enter")
        await room.go("right", "tab", "a", "b", "c", "tab", "d", "e")
        typed = [each.value for each in room.app.screen.query(PassphraseInput)]
        assert typed == ["abc", "de"]
