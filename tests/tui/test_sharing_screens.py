"""Sharing at the front door: a reader, lines picked one by one, and a preview that is the file."""

from recoverytui.commands import names, share, wins
from recoverytui.domain.readers import Reader
from recoverytui.exports import chosen
from recoverytui.tui.screens.picking import PickScreen


async def test_nothing_is_picked_from_the_start(visit, lived_in):
    async with visit() as room:
        await room.press("6")
        assert room.shows("Who will read it?", "The municipality", "Nothing is selected yet.")
        await room.press("enter")
        assert "■" not in room.text
        await room.press("enter")
        assert room.shows("Nothing is picked yet.")
        assert isinstance(room.app.screen, PickScreen)


async def test_what_is_picked_is_seen_and_then_written_byte_for_byte(visit, lived_in, tmp_path):
    target = tmp_path / "out.md"
    async with visit() as room:
        await room.press("6", "down", "enter")
        picked = room.app.screen.entries.key
        await room.press("x", "enter")
        assert room.shows("# Notes", "letter for letter")
        shown = room.app.screen.data.text
        await room.press("enter", "ctrl+u")
        await room.type(str(target))
        await room.press("enter")
        assert room.shows("Written:")
        assert target.read_bytes() == shown.encode()

        def made(diary):
            return chosen.document(share.choose(diary, Reader.STAFF, [picked]), room.app.home.words)

        assert shown == await room.do(made)
        await room.press("escape", "escape", "end", "enter")
        assert room.shows("Staff", picked)
        await room.press("x")
        assert room.shows("The list is empty now.")


async def test_what_is_only_for_the_person_is_quiet_and_says_why(visit, lived_in):
    async with visit() as room:
        await room.do(wins.add, "Something of mine", only_me=True)
        await room.press("6", "enter", "x")
        assert room.shows("only for me", "You wrote that this is only for you. It stays here.")
        await room.press("enter")
        assert room.shows("Nothing is picked yet.")


async def test_a_calm_sentence_before_the_municipality(visit, lived_in):
    async with visit() as room:
        await room.press("6", "down", "down", "enter", "space", "enter")
        assert room.shows("can come to stand in your case")
        assert "your case" not in room.app.screen.data.text


async def test_names_are_pointed_out_and_replaced_when_wished(visit, lived_in):
    async with visit() as room:
        await room.do(names.add, "Ida")
        await room.do(wins.add, "Tea with Ida")
        await room.press("6", "enter", "x", "enter")
        assert room.shows("There is 1 name in it", "Tea with Ida")
        await room.press("o")
        assert room.shows("Tea with someone I know")
        assert "Ida" not in room.text
        await room.press("t")
        assert room.shows("Saturday 21 November 2026")


async def test_the_clipboard_only_when_asked(visit, lived_in):
    async with visit() as room:
        await room.press("6", "enter", "x", "enter")
        assert room.app.clipboard == ""
        await room.press("c")
        assert room.shows("Copied.")
        assert room.app.clipboard == room.app.screen.data.text
