"""Another process writes while the TUI is open: the entry is shown at the next check."""

import os
import subprocess
import sys

import pytest

from recoverytui import paths
from recoverytui.commands import drafts
from recoverytui.commands.diary import open_diary
from recoverytui.tui.dialogs.form import Form


def shell(home, *arguments, **more):
    """Call the program as a process of its own."""
    env = {**os.environ, "RECOVERY_HOME": str(home), "RECOVERY_LANG": "en"}
    command = [sys.executable, "-m", "recoverytui", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True, **more).stdout


async def test_what_another_process_wrote_is_there_at_the_next_look(visit, lived_in, home):
    async with visit() as room:
        await room.press("2")
        assert shell(home, "win", "From another process") == "Saved. w8\n"
        room.app.tick()
        await room.settle()
        assert room.shows("From another process")
        shell(home, "delete", "w8")
        room.app.tick()
        await room.settle()
        assert not room.shows("From another process")


async def test_what_is_saved_here_is_there_for_another_process(visit, lived_in, home):
    async with visit() as room:
        await room.press("n")
        await room.type("From the screens")
        await room.press("enter")
        assert "From the screens" in shell(home, "wins")


@pytest.mark.parametrize("replaced_by", ["lock", "delete-everything"])
async def test_words_that_cannot_be_kept_any_more_stay_on_the_screen(visit, lived_in, home, replaced_by):
    async with visit() as room:
        await room.press("n")
        await room.type("Before.")
        if replaced_by == "lock":
            shell(home, "lock", "--passphrase-fd", "0", input="kop blomme\n")
        else:
            for path in (home / "diary.db", *(home / "backups").glob("*")):
                path.unlink()
        await room.type(" After.")
        await room.press("escape")
        assert "It is still on the screen." in " ".join(room.text.split())
        assert room.shows("Before. After.")
        await room.press("enter")
        assert "It is still on the screen." in " ".join(room.text.split())
        assert room.shows("Before. After.")
        await room.press("escape")
        assert not isinstance(room.app.screen, Form)


async def test_what_two_windows_have_begun_is_lost_to_neither(visit, lived_in, clock):
    def begin_beside():
        beside = open_diary(paths.find(None, os.environ), clock)
        drafts.keep(beside, "win", '{"text": "Begun beside"}')
        beside.close()

    async with visit() as room:
        await room.press("n")
        await room.type("Begun here")
        await room.settle()
        begin_beside()
        await room.press("enter")
        assert room.shows("Saved.")
        assert await room.do(drafts.take, "win") == '{"text": "Begun beside"}'
        begin_beside()
        await room.press("n")
        assert room.shows("Begun beside", "You had begun this. It is as you left it.")
        await room.press("enter")
        assert await room.do(drafts.all_) == {}
        await room.press("n")
        await room.type("Last here")
        begin_beside()
        await room.press("escape")
        assert await room.do(drafts.take, "win") == '{"text": "Last here"}'
