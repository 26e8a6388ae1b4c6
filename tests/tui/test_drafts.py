"""Drafts survive Esc, other rooms and the end of the program, and are deleted on save."""

import pytest

from recoverytui.commands import drafts, wins
from recoverytui.errors import N_, NotWritable

FORMS = {
    "a win": (("n",), "win"),
    "a changed win": (("2", "e"), "win:w7"),
    "what helps": (("3", "a"), "strategy"),
    "a changed strategy": (("3", "e"), "strategy:s1"),
    "a use": (("3", "enter", "tab", "tab"), "use:s1"),
    "a goal": (("4", "a"), "goal"),
    "a try-out": (("4", "plus"), "tryout:g1"),
    "what was found out": (("4", "home", "down", "enter", "tab", "tab"), "try-state:t1"),
    "a pause": (("p",), "pause:start"),
    "a pause that has been": (("5", "a"), "pause"),
    "a note": (("d",), "day:2026-11-21"),
    "an answer": (("w", "enter"), "answer:ten-weeks:What does it take for you to feel safe enough here?"),
}


@pytest.mark.parametrize("form", FORMS)
async def test_typed_text_survives_escape_other_rooms_and_a_restart(visit, lived_in, form):
    way, place = FORMS[form]
    async with visit() as room:
        await room.press(*way)
        await room.type("kept")
        await room.press("escape")
        assert room.shows("It is not saved yet. What you have typed is kept here.")
        assert "kept" in await room.do(drafts.take, place)
        await room.press("1", *way)
        assert room.shows("kept", "You had begun this. It is as you left it.")
        await room.press("escape")
    async with visit() as room:
        await room.press(*way)
        assert room.shows("kept")


@pytest.mark.parametrize("form", FORMS)
async def test_saving_lets_the_draft_go(visit, lived_in, form):
    way, place = FORMS[form]
    async with visit() as room:
        await room.press(*way)
        await room.type("kept")
        await room.press("escape", "1", *way, "enter")
        assert await room.do(drafts.take, place) is None
        await room.press("1", *way)
        assert "You had begun this" not in room.text


async def test_nothing_typed_leaves_no_draft_and_says_nothing(visit, lived_in):
    async with visit() as room:
        await room.press("n", "escape")
        assert "kept" not in room.text
        assert await room.do(drafts.all_) == {}


async def test_typing_it_all_away_again_leaves_no_draft(visit):
    async with visit() as room:
        await room.press("n")
        await room.type("ab")
        await room.press("escape", "n", "backspace", "backspace", "escape")
        assert await room.do(drafts.all_) == {}


async def test_a_draft_is_kept_soon_after_the_first_key(visit, monkeypatch):
    monkeypatch.setattr("recoverytui.tui.dialogs.form_draft.KEEP_AFTER", 0.001)
    async with visit() as room:
        await room.press("n")
        await room.type("a")
        while await room.do(drafts.take, "win") is None:
            await room.settle()
        assert '"a"' in await room.do(drafts.take, "win")


async def test_a_draft_is_kept_on_the_way_to_the_next_part(visit):
    async with visit() as room:
        await room.press("n")
        await room.type("a")
        await room.press("tab")
        assert await room.do(drafts.take, "win")


async def test_all_parts_of_a_form_are_kept(visit, lived_in):
    async with visit(size=(80, 60)) as room:
        await room.press("n")
        await room.type("text")
        await room.press("tab", "left", "tab", "space", "tab", "tab", "right", "tab", "tab", "right", "escape", "n")
        assert room.shows("text", "‹ Friday 20 November ›", "■ Together", "○ no  ● yes")
        await room.press("enter")
        win = (await room.do(wins.list_newest, limit=2))[1].noun
        assert (win.text, win.only_me, win.day.day) == ("text", True, 20)
        assert win.goal


@pytest.mark.parametrize("draft", ["no JSON", "[]", '{"day": 3, "text": null, "themes": 5, "goal": "g99"}'])
async def test_a_draft_that_cannot_be_read_is_no_trouble(visit, lived_in, written, draft):
    written(lambda diary: drafts.keep(diary, "win", draft))
    async with visit() as room:
        await room.press("n")
        assert room.shows("A win")
        await room.type("fine")
        await room.press("enter")
        assert room.shows("Saved.")


async def test_text_that_was_not_saved_is_still_on_the_screen(visit, lived_in, monkeypatch):
    def full(*_, **__):
        raise NotWritable(N_("The diary cannot be written: the disk is full, or writing is not allowed."))

    async with visit() as room:
        await room.press("n")
        await room.type("precious")
        with monkeypatch.context() as patch:
            patch.setattr(wins, "add", full)
            await room.press("enter")
        assert room.shows("precious", "the disk is full", "Your text was not saved. It is still on the screen.")
        await room.press("enter")
        assert room.shows("Saved. That is win number 8.")
