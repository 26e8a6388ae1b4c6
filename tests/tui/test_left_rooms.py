"""A room that is left: nothing of it goes on while its widgets are removed one by one."""

import asyncio
import pkgutil
import threading
from importlib import import_module

import pytest
from textual.screen import Screen
from textual.widget import Widget

import recoverytui.tui
from recoverytui.tui.dialogs.palette import Palette
from recoverytui.tui.rooms import ROOMS, room
from recoverytui.tui.screens.help_now import HelpNowScreen
from recoverytui.tui.waiting_screen import WaitingScreen

ROOMS_WITHOUT_A_PART = [each.name for each in ROOMS.values() if each.screen and each.name not in {"help", "day"}]


class Leaving(Widget):
    """Notes, once it is removed, which workers of its screen still go on."""

    def __init__(self):
        super().__init__()
        self.going_on = None

    def on_unmount(self):
        self.going_on = [each for each in self.app.workers if each.node is self.screen and not each.is_cancelled]


async def left(there, screen):
    """Leave a screen whose work waits for the diary, and return the work that outlived its first widget."""
    held = threading.Event()
    there.app.context.diary_thread.submit(lambda diary: held.wait())
    try:
        await there.app.push_screen(screen)
        leaving = Leaving()
        await screen.mount(leaving)
        screen.run_worker(there.app.context.diary_thread.do(lambda diary: None))
        there.app.pop_screen()
        for _ in range(2_000):
            if leaving.going_on is not None:
                break
            await there.pilot.pause()
    finally:
        held.set()
    await there.settle()
    return leaving.going_on


@pytest.mark.parametrize("name", ROOMS_WITHOUT_A_PART)
async def test_no_work_of_a_room_outlives_its_widgets(visit, lived_in, name):
    async with visit() as there:
        assert await left(there, room(name)(there.app.context)) == []


async def test_no_work_of_help_or_the_palette_outlives_its_widgets(visit, lived_in):
    async with visit() as there:
        context = there.app.context
        assert await left(there, HelpNowScreen(context, closed=False)) == []
        assert await left(there, Palette((), context.words, context.glyphs)) == []


@pytest.mark.parametrize("whose", ["the application", "a room"])
async def test_a_removal_that_is_cancelled_ends_neither_the_program_nor_a_room(visit, lived_in, whose):
    done: list[str] = []

    async def cancelled():
        raise asyncio.CancelledError

    async with visit() as there:
        waits = there.app if whose == "the application" else there.app.screen
        waits.call_next(cancelled)
        waits.call_next(done.append, "after it")
        await there.settle()
        assert done == ["after it"]
        await there.press("2")
        assert there.app.is_running
        assert there.app.screen.room == "wins"


@pytest.mark.parametrize("whose", ["the application", "a room"])
async def test_what_a_handler_waits_for_may_be_cancelled(visit, lived_in, whose):
    async def cancelled():
        raise asyncio.CancelledError

    async with visit() as there:
        waits = there.app if whose == "the application" else there.app.screen
        waits.call_later(cancelled)
        await there.settle()
        await there.press("2")
        assert there.app.is_running
        assert there.app.screen.room == "wins"


def test_every_screen_ends_its_work_when_it_is_left():
    for module in pkgutil.walk_packages(recoverytui.tui.__path__, "recoverytui.tui."):
        import_module(module.name)
    own = [each for each in every_kind_of(Screen) if each.__module__.startswith("recoverytui.tui.")]
    others = [each for each in own if not issubclass(each, WaitingScreen)]
    assert len(own) > 40
    assert [each.__name__ for each in others] == ["HeldBackScreen"]


def every_kind_of(kind):
    for each in kind.__subclasses__():
        yield each
        yield from every_kind_of(each)
