"""TUI import: name a file, preview its entries, and import all or nothing."""

import asyncio
from threading import Event

import pytest

from recoverytui.commands import export, import_file, strategies, wins
from recoverytui.exports import json_document

WAY = ("6", "end", "up", "enter")
PATIENCE = 30
"""Seconds after which a thread no longer waits for a key that never came."""
CARD = "# Noter\n\n## Det hjælper mig\n\n- Te\n  Hjælper, når: det regner\n"
JRNL = "[2026-11-02 02:03:00 PM] Walked.\n\n[2026-11-03 09:00:00 AM] Sang\n"


@pytest.fixture
def tmp_path(tmp_path_factory):
    """A folder whose name is short enough for one line of the form, which ctrl+u then clears."""
    return tmp_path_factory.mktemp("f")


async def name(room, path):
    """Name a file in the form."""
    await room.press("enter", "ctrl+u")
    await room.type(str(path))
    await room.press("enter")


async def everything(room):
    """Return all that the diary says."""
    return await room.do(lambda diary: json_document.document(export.book(diary)))


async def test_a_card_is_seen_first_then_taken_in_and_taken_back(visit, lived_in, tmp_path):
    card = tmp_path / "card.md"
    card.write_text(CARD, "utf-8")
    async with visit() as room:
        await room.press(*WAY)
        assert room.shows("Nothing changes before you say so.", "Press Enter and name the file.")
        assert "wins or notes" not in room.lines[-1]
        await name(room, f"'{card}'")
        assert room.shows(
            "card.md", "A card of what helps.", "Ready to bring in: 1 strategy.", "Nothing is changed yet."
        )
        before = await everything(room)
        await room.press("a")
        await room.type("Bo")
        await room.press("enter")
        assert room.shows("A card of what helps.", "From Bo.", "Ready to bring in: 1 strategy.")
        assert await everything(room) == before
        await room.press("enter")
        assert room.shows("Taken in: 1 strategy.", "Press u to take it back.")
        taken = {each.entry.noun.text: each.entry.noun for each in await room.do(strategies.all_)}
        assert (taken["Te"].when, taken["Te"].whose) == ("det regner", "Bo")
        await room.press("u")
        assert room.shows("Undone: a file that was taken in.", "Press Enter and name the file.")
        assert len(await room.do(strategies.all_)) == len(taken) - 1


async def test_entries_of_another_program_become_wins_or_notes(visit, lived_in, tmp_path):
    file = tmp_path / "old.txt"
    file.write_text(f"My book\n\n{JRNL}", "utf-8")
    (tmp_path / "2026-11-04.md").write_text("- Tea\n", "utf-8")
    (tmp_path / "photo.png").write_bytes(b"")
    async with visit() as room:
        await room.press("ctrl+p")
        await room.type("bring in a file")
        await room.press("enter")
        await name(room, file)
        assert room.shows("A file from jrnl.", "notes for their days", "Ready to bring in: 2 days.")
        assert room.shows("no day stands above it: line 1: My book", "the time of day in line 3")
        await room.press("o", "enter")
        assert room.shows("Taken in: 2 wins.", "line 1: My book")
        await name(room, file)
        await room.press("o")
        assert room.shows("2 entries are here already.", "There is nothing new in the file.")
        assert "take it in" not in room.text
        await name(room, tmp_path)
        assert room.shows("Text with days in it.", "Ready to bring in: 1 day.", "keeps text only: photo.png")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CARD + "Hi\n", "Line 7 is no part of a card."),
        (JRNL.replace("-11-", "-15-"), "No day in the file can be read; the first is in line 1."),
        ('{"format": "recoverytui-diary",\n "version": 1,\n oh}', "The file is not whole JSON: line 3."),
        ('{"format": "recoverytui-diary", "version": 1, "wins": [{"text": "a"}]}', "In wins 1, day is missing."),
    ],
)
async def test_a_file_that_is_refused_says_where_and_changes_nothing(visit, lived_in, tmp_path, text, said):
    file = tmp_path / "file"
    file.write_text(text, "utf-8")
    async with visit() as room:
        before = await everything(room)
        await room.press(*WAY)
        await name(room, tmp_path / "nothing")
        assert room.shows("There is no file at", "Which file?")
        await room.press("ctrl+u", "enter")
        assert room.shows("There is no file name yet.")
        await room.type(str(file))
        await room.press("enter")
        assert said in " ".join(room.text.split())
        assert await everything(room) == before
        assert not list(room.app.context.locations.backups.glob("*import*"))
        await room.press("escape")
        assert room.shows("Who will read it?")


@pytest.mark.parametrize("stage", ["seen", "taken"])
async def test_esc_stops_it_and_nothing_is_changed(visit, lived_in, written, tmp_path, monkeypatch, stage):
    file = tmp_path / "all.json"
    written(lambda diary: file.write_bytes(export.document(diary, json_document.pieces).encode()))
    text = file.read_text("utf-8").replace('"uid": "', '"uid": "other-')
    file.write_text(text.replace('"goal": "', '"goal": "other-').replace('"strategy": "', '"strategy": "other-'))
    real = import_file.import_entries
    async with visit() as room:
        before = await everything(room)
        await room.press(*WAY)

        def pressed(diary, incoming, *, dry_run=False, progress=None):
            def tell(done, total):
                if dry_run is (stage == "seen"):
                    room.app.screen._stop.set()  # as Esc does, in the middle of it
                progress(done, total)

            return real(diary, incoming, dry_run=dry_run, progress=tell)

        monkeypatch.setattr(import_file, "import_entries", pressed)
        await name(room, file)
        if stage == "taken":
            assert room.shows("Nothing is changed yet.")
            await room.press("enter")
        assert room.shows("Stopped. Nothing was taken in.", "Press Enter and name the file.")
        assert await everything(room) == before


async def test_what_is_under_way_is_told_and_esc_reaches_it(visit, lived_in, tmp_path, monkeypatch):
    file = tmp_path / "old.txt"
    file.write_text(JRNL, "utf-8")
    real, begun, pressed, stopped = import_file.import_entries, Event(), Event(), Event()

    def slow(diary, incoming, *, dry_run=False, progress=None):
        if dry_run:
            return real(diary, incoming, dry_run=dry_run, progress=progress)
        progress(5, 100_000)
        begun.set()
        pressed.wait(PATIENCE)
        try:
            progress(6, 100_000)
        except BaseException:
            stopped.set()
            raise
        raise AssertionError

    async with visit() as room:
        before = len(await room.do(wins.list_newest))
        await room.press(*WAY)
        await name(room, file)
        monkeypatch.setattr(import_file, "import_entries", slow)
        await room.pilot.press("enter")
        await asyncio.to_thread(begun.wait, PATIENCE)
        await room.pilot.pause()
        assert room.shows("Written: 5 of 100,000.", "Esc stops it")
        assert "another file" not in room.lines[-1]
        await room.pilot.press("escape")
        while not room.app.screen._stop.is_set():
            await room.pilot.pause()
        pressed.set()
        await room.settle()
        assert room.shows("Stopped. Nothing was taken in.")
        assert stopped.is_set()
        assert len(await room.do(wins.list_newest)) == before
