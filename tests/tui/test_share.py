"""TUI sharing: choose a reader, select rows, and a preview identical to the file."""

import json
from datetime import date

from recoverytui.commands import export, talks, watched_names, wins
from recoverytui.domain.audience import Audience
from recoverytui.exports import formats
from recoverytui.storage import settings
from recoverytui.tui.screens.share_select import ShareSelectScreen


async def test_nothing_is_picked_from_the_start(visit, lived_in):
    async with visit() as room:
        await room.press("6")
        assert room.shows("Who will read it?", "The municipality", "Nothing is selected yet.")
        await room.press("enter")
        assert "■" not in room.text
        await room.press("enter")
        assert room.shows("Nothing is picked yet. Press Space on each line that goes along.")
        assert "--" not in room.text
        assert isinstance(room.app.screen, ShareSelectScreen)


async def test_what_is_picked_is_seen_and_then_written_byte_for_byte(visit, lived_in, tmp_path):
    target = tmp_path / "out.md"
    async with visit() as room:
        await room.press("6", "down", "enter")
        picked, title = room.app.screen.entries.key, room.app.screen.entries.row.text
        await room.press("space", "enter")
        assert room.shows("# What helps me", title, "letter for letter", "Markdown")
        shown = room.app.screen.data.text
        await room.press("enter", "ctrl+u")
        await room.type(str(target))
        await room.press("enter")
        assert room.shows("Written:")
        assert target.read_bytes() == shown.encode()

        def made(diary):
            return formats.picked(export.choose(diary, Audience.STAFF, [picked]), room.app.context.words)

        assert shown == await room.do(made)
        await room.press("escape", "escape", "end", "enter")
        assert room.shows("21 November", f"Staff: {title}", "Markdown")
        await room.press("x")
        assert room.shows("The list is empty now.")


async def test_what_is_only_for_the_person_is_not_shown_while_picking_for_others(visit, lived_in):
    async with visit() as room:
        await room.do(wins.add, "Something of mine", only_me=True)
        await room.press("6", "enter")
        assert room.shows("2 lines are only for you, and stay out.")
        assert "Something of mine" not in room.text
        await room.press("v")
        assert room.shows("What is only for you stays out.")
        assert "2 lines" not in room.text


async def test_the_part_after_a_talk_is_picked_beside_the_part_before(visit, lived_in, written):
    written(lambda diary: talks.add(diary, "The office", say="Hello", said="Come again", agreed="In March"))
    async with visit(size=(100, 30)) as room:
        await room.press("6", "down", "enter", "end")
        assert room.shows("After the talk", "What was agreed: In March")
        await room.press("space", "enter")
        assert room.shows("# After the talk", "## What was said", "Come again")
        assert "Hello" not in room.text


async def test_a_calm_sentence_before_the_municipality(visit, lived_in):
    async with visit() as room:
        await room.press("6", "down", "down", "enter", "space", "enter")
        assert room.shows("can come to stand in your case")
        assert "your case" not in room.app.screen.data.text


async def test_names_are_pointed_out_and_replaced_when_wished(visit, lived_in):
    async with visit() as room:
        await room.do(watched_names.add, "Ida")
        await room.do(wins.add, "Tea with Ida")
        await room.press("6", "enter", "space", "enter")
        assert room.shows("There is 1 name in it", "Tea with Ida")
        await room.press("e", "tab", "right", "enter")
        assert room.shows("Tea with someone I know")
        assert "Ida" not in room.text
        await room.press("e", "right", "enter")
        assert room.shows("Saturday 21 November 2026")


async def test_the_clipboard_only_when_asked(visit, lived_in):
    async with visit() as room:
        await room.press("6", "enter", "space", "enter")
        assert room.app.clipboard == ""
        await room.press("8")
        assert room.shows("Copied, if your terminal allows it.")
        assert room.app.clipboard == room.app.screen.data.text


async def test_the_kind_of_file_is_chosen_and_seen_as_it_will_be(visit, lived_in, tmp_path):
    async with visit() as room:
        await room.press("6", "enter", "space", "enter")
        seen = []
        for kind in [form.name for form in formats.FORMATS.values() if not form.of_rows]:
            seen.append(room.app.screen.data.text)
            assert room.shows("Press o for a page that can be printed.") is (kind == "md")
            assert room.shows("Open the file in a browser. There it can be read and printed.") is (kind == "html")
            target = tmp_path / f"out.{kind}"
            await room.press("enter")
            assert room.shows(f"notes-2026-11-21.{kind}")
            await room.press("ctrl+u")
            await room.type(str(target))
            await room.press("enter")
            assert target.read_bytes() == seen[-1].encode()
            assert ("<li>" in room.text, "<li>" in seen[-1]) == (False, kind == "html")
            await room.press("o")
        assert room.app.screen.data.text == seen[0]
        assert [text.splitlines()[0] for text in seen[:3]] == ["# Notes", "<!doctype html>", "Notes"]


async def test_a_year_for_oneself_is_a_book_in_any_kind(visit, lived_in, written):
    written(lambda diary: wins.add(diary, "Long ago", day=date(2025, 3, 4)))
    async with visit() as room:
        room.app.context.diary_thread.submit(
            lambda diary: settings.begin(diary.db, "2025-03-04", "2026-11-21T13:03:00.000Z")
        )
        await room.press("6", *["down"] * 4, "enter")
        assert room.shows("This is everything, for you alone.")
        assert "e change" not in room.text
        await room.press("y", "y")
        assert room.shows("This is 2025, for you alone.", "# 2025 – for me only", "letter for letter")
        told = room.app.screen.data.text
        assert told.endswith("\n## March 2025\n\n### Tuesday 4 March\n\n- Long ago\n")
        await room.press(*["o"] * list(formats.FORMATS).index("json"))
        assert [win["text"] for win in json.loads(room.app.screen.data.text)["wins"]] == ["Long ago"]
        await room.press("o")
        assert room.app.screen.data.text.startswith("\ufeffKind,Id,")
        await room.press("y", "o")
        assert room.app.screen.data.text.startswith("# Everything – for me only\n")
