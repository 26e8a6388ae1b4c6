"""Another process writes while the screens are open: what it wrote is there at the next look."""

import os
import subprocess
import sys


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
