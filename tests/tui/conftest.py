"""TUI fixtures: a real diary file, a fixed clock, and a pilot."""

import asyncio
import contextvars
import gc
import os
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import wait
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from recoverytui import paths
from recoverytui import settings as machine
from recoverytui.commands import days, goals, strategies, wins
from recoverytui.commands.demo import demo_diary
from recoverytui.commands.diary import Diary, create_diary, open_diary, open_or_create
from recoverytui.domain.day import Mark
from recoverytui.domain.goal import GoalState, TryState
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import Theme
from recoverytui.settings import Settings
from recoverytui.text.translator import Translator
from recoverytui.tui.context import AppContext
from recoverytui.tui.demo_app import DemoApp
from recoverytui.tui.diary_app import DiaryApp
from recoverytui.tui.diary_thread import DiaryThread
from recoverytui.tui.screens import overview_data
from recoverytui.tui.tour import ROOMS_TOUR
from tests.conftest import Clock

SETTLED = 5
"""After this many rounds with nothing to run, no command running and all painted, nothing more will come."""


@pytest.fixture(autouse=True, scope="module")
def small_heap() -> None:
    """Freeze what earlier tests left: the app collects garbage after each closed screen, and would search it all."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let keys follow each other at once: what has to come is waited for by `settle`, not by the clock."""

    async def soon(*_: float) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr("textual.app.wait_for_idle", soon)
    monkeypatch.setattr("textual.pilot.wait_for_idle", soon)


class Room:
    """The diary in the TUI, with a pilot for keys and access to the screen."""

    def __init__(self, app: DiaryApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot
        self._loop, self._context = asyncio.get_running_loop(), contextvars.copy_context()

    def meanwhile(self, doing: Coroutine[Any, Any, Any]) -> None:
        """Do something in the screens from another thread, and wait for it; it needs the context of the app."""

        async def here() -> None:
            await self._loop.create_task(doing, context=self._context)

        asyncio.run_coroutine_threadsafe(here(), self._loop).result()

    async def settle(self) -> None:
        """Wait until every command has returned and its result is shown.

        `pilot.pause` would ask every widget whether it is done; the loop knows whether anything is left to run.
        """
        loop: Any = asyncio.get_running_loop()
        quiet = 0
        while quiet < SETTLED and self.app.is_running:
            await asyncio.sleep(0)
            if loop._ready:
                quiet = 0
                continue
            self.app.screen._on_timer_update()
            busy = self.app.context.diary_thread.busy or self.app.input_queue.is_busy
            quiet = 0 if busy else quiet + 1
            await asyncio.sleep(0.001 if busy else 0)

    async def until(self, *texts: str) -> None:
        """Wait for texts that stand on the screen once work of a screen below is done."""
        for _ in range(2_000):
            if self.shows(*texts):
                return
            await self.settle()
        assert self.shows(*texts)

    async def press(self, *keys: str) -> None:
        """Press keys, and let each do what it does."""
        for key in keys:
            await self.app._press_keys([key])
            await self.settle()

    async def go(self, *keys: str) -> None:
        """Press keys that lead somewhere as fast as they come, and see only where they lead."""
        await self.app._press_keys(keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        names = {" ": "space", "\n": "ctrl+j"}
        await self.app._press_keys(names.get(each, each) for each in text)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste a text, as a terminal hands it over."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def resize(self, *size: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(*size)
        self.app._check_resize()
        await self.settle()

    async def do(self, deed: Callable[..., Any], *args: Any, **parts: Any) -> Any:
        """Run a command in the open diary."""
        return await self.app.context.diary_thread.do(deed, *args, **parts)

    @property
    def lines(self) -> list[str]:
        """What stands on the screen."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """What stands on the screen, as one text."""
        return "\n".join(self.lines)

    def shows(self, *texts: str) -> bool:
        """Return whether all of this stands on the screen."""
        return all(text in self.text for text in texts)


Visit = Callable[..., AbstractAsyncContextManager[Room]]


@pytest.fixture
def visit(home: Path, clock: Any) -> Visit:
    """Open the TUI: `async with visit(size=(80, 24), language="da") as room`.

    In an empty diary the field of the first win is left, so that keys are commands; with `first` it stays open.
    The first page is read `ahead` of the screens, as by most starts of the program.
    """

    @asynccontextmanager
    async def enter(
        size: tuple[int, int] = (80, 24),
        language: str = "en",
        *,
        is_demo: bool = False,
        first: bool = False,
        ahead: bool = True,
        **look: Any,
    ) -> AsyncIterator[Room]:
        locations = paths.find(None, os.environ)
        diary_thread = DiaryThread(lambda: open_or_create(locations, clock))
        app = DiaryApp(
            AppContext(
                diary_thread,
                Translator(language),
                Settings(**look),
                locations.settings,
                is_demo=is_demo,
                locations=None if is_demo else locations,
                clock=clock,
                unread=machine.look(locations.settings)[1],
            )
        )
        if ahead:
            app.context.first = diary_thread.submit(overview_data.at_a_glance)
            wait([app.context.first])
        try:
            async with app.run_test(size=size) as pilot:
                room = Room(app, pilot)
                await room.settle()
                if not first and app.screen.query("FirstWin"):
                    await room.press("escape")
                yield room
        finally:
            app.context.diary_thread.close()

    return enter


@pytest.fixture
def demo(home: Path, clock: Any, tmp_path: Path) -> Visit:
    """Open the demo: `async with demo(language="da", tour=True) as room`."""

    @asynccontextmanager
    async def enter(
        size: tuple[int, int] = (80, 24),
        language: str = "en",
        *,
        tour: bool | str = False,
        present: bool = False,
        week: int | None = None,
    ) -> AsyncIterator[Room]:
        folder = tmp_path / "invented"
        folder.mkdir()
        diary_thread = DiaryThread(lambda: demo_diary(language, clock, folder, week=week))
        app = DemoApp(
            AppContext(diary_thread, Translator(language), Settings(), is_demo=True, clock=clock, spacious=present),
            tour=ROOMS_TOUR if tour is True else tour or "",
            week=week,
        )
        try:
            async with app.run_test(size=size) as pilot:
                room = Room(app, pilot)
                await room.settle()
                yield room
        finally:
            app.context.diary_thread.close()
            shutil.rmtree(folder)

    return enter


@pytest.fixture
def written(home: Path, clock: Any) -> Callable[[Callable[[Diary], Any]], Any]:
    """Write to the diary before, or while, it is open in the TUI, as the CLI would."""

    def write(deed: Callable[[Diary], Any]) -> Any:
        locations = paths.find(None, os.environ)
        diary = open_diary(locations, clock) if locations.diary.exists() else create_diary(locations, clock)
        try:
            return deed(diary)
        finally:
            diary.close()

    return write


@pytest.fixture
def lived_in(home: Path, once_lived_in: Path) -> None:
    """A diary of somebody who does not exist, three weeks old."""
    shutil.copytree(once_lived_in, home)


@pytest.fixture(scope="session")
def once_lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of that diary, written once; every test has a copy of its own."""
    home, clock = tmp_path_factory.mktemp("lived") / "home", Clock()
    locations = paths.find(None, {"RECOVERY_HOME": str(home)})
    clock.wind(days=-21)
    create_diary(locations, clock).close()
    clock.wind(days=21)
    diary = open_diary(locations, clock)
    live(diary)
    diary.close()
    return home


def live(diary: Diary) -> None:
    """Write three weeks of an invented life."""
    today = diary.today

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    walk = strategies.add(diary, "A walk by the lake.", when="thoughts go round", whose="a friend")
    songs = strategies.add(diary, "Two songs with my eyes closed.")
    strategies.pin(diary, walk.id)
    strategies.use(diary, walk.id, helped=Helped.YES, day=ago(2))
    people = goals.add(diary, "Be among people once a week.", why="it is quiet at home", enough="half an hour")
    goals.try_out(diary, people.id, "Go in on a Tuesday")
    tried = goals.try_out(diary, people.id, "Read the opening hours")
    goals.set_try_state(diary, tried.id, TryState.TRIED, day=ago(4))
    book = goals.add(diary, "Read a whole book.")
    goals.set_state(diary, book.id, GoalState.ON_THE_SHELF)
    wins.add(diary, "Went to the first meeting.", day=ago(20), themes=(Theme.TOGETHER,), goal=people.id)
    wins.add(diary, "Opened the window.", day=ago(17))
    wins.add(diary, "Watered the plant.", day=ago(16), themes=(Theme.HOPE,))
    wins.add(diary, "Wrote three things on a list.", day=ago(11))
    wins.add(diary, "Cooked soup.", day=ago(5), company="my sister", strategy=songs.id)
    wins.add(diary, "Answered the letter.", day=ago(1), only_me=True)
    wins.add(diary, "Sat in the garden.", day=today)
    days.mark(diary, Mark.HARD, ago(3))
    days.note(diary, "Rain all day.", ago(3))
    days.add_pause(diary, ago(9), ago(7))
