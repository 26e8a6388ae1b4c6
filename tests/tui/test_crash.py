"""An exception in any action closes the program with its type and place, without diary text."""

from contextlib import suppress

import pytest
from textual.worker import WorkerFailed

from recoverytui.commands import wins
from recoverytui.tui import keys
from recoverytui.tui.diary_app import DiaryApp
from recoverytui.tui.rooms import ROOMS, room
from recoverytui.tui.screens.common_actions import CommonActions

CANARY = "canary by the lake"
PLACES = [each.name for each in ROOMS.values() if each.screen and each.name not in {"help", "day"}]
"""The rooms that need nothing but a home to be opened."""


def deeds(name, screen):
    """Return the actions of a room that are its own methods; those it shares with all rooms, of the overview alone."""
    for key in keys.here(name):
        action = key.action.partition("(")[0]
        method = f"action_{action.rpartition('.')[2]}"
        if key.action.startswith("app.") or not hasattr(screen, method):
            continue
        if name == "overview" or getattr(screen, method) is not getattr(CommonActions, method, None):
            yield key.action, method


@pytest.mark.parametrize("name", PLACES)
async def test_a_fault_in_every_deed_of_a_room(visit, lived_in, written, monkeypatch, capfd, name):
    written(lambda diary: wins.add(diary, CANARY))

    def fail(*_, **__):
        text = CANARY
        raise ValueError(text)

    screen = room(name)
    for action, method in deeds(name, screen):
        with monkeypatch.context() as patch, suppress(WorkerFailed, ValueError):
            patch.setattr(screen, method, fail)
            async with visit() as there:
                if name != "overview":
                    there.app.push_screen(screen(there.app.context))
                await there.settle()
                await there.app.screen.run_action(action)
                await there.settle()
        out, err = capfd.readouterr()
        assert CANARY not in out + err


async def test_a_fault_at_the_desk_tells_its_kind_and_place(visit, lived_in, written, monkeypatch, capfd):
    written(lambda diary: wins.add(diary, CANARY))

    def fail(*_, **__):
        text = CANARY
        raise ValueError(text)

    for key, module, deed in (("h", "days", "mark"), ("u", "entries", "undo"), ("v", "settings", "set_preference")):
        with monkeypatch.context() as patch, suppress(WorkerFailed, ValueError):
            patch.setattr(f"recoverytui.commands.{module}.{deed}", fail)
            async with visit() as there:
                await there.pilot.press(key)
                await there.settle()
        out, err = capfd.readouterr()
        assert "ValueError in recoverytui/" in err
        assert CANARY not in out + err


def test_there_is_no_command_for_a_screenshot():
    assert DiaryApp.ENABLE_COMMAND_PALETTE is False
    assert not any("screenshot" in key.action for name in ROOMS for key in keys.here(name))
