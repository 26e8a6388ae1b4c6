"""Switch rooms 2,000 times: the number of live screens and caches, and memory use, stay flat (Linux)."""

import asyncio
import gc
import os
from pathlib import Path
from typing import Any

from textual.screen import Screen

from faults import diaries
from faults.deeds import Calendar
from faults.result import Result
from recoverytui.settings import Settings
from recoverytui.text.translator import Translator
from recoverytui.tui.context import AppContext
from recoverytui.tui.diary_app import DiaryApp
from recoverytui.tui.diary_thread import DiaryThread

COUNT = 2000
ZERO = ("screens that stayed", "megabytes too many")
WAY = ("2", "enter", "escape", "3", "4", "5", "y", "s", "escape", "6", "n", "escape", "slash", "escape", "1")
"""Keys that go through rooms, a form and back to the overview."""
WARM = 30
"""So many keys are pressed before memory is measured first: what is loaded once is no leak."""
MOST_MEGABYTES = 12
MOST_SCREENS = 6


def run(count: int, seed: int, folder: Path) -> Result:  # noqa: ARG001 - the way is always the same
    """Press `count` keys that each change the room."""
    diary = diaries.lived_in(folder / "home", 60, 1)
    locations, calendar = diary.locations, Calendar()
    diary.close()
    result = Result("room changes", ZERO)
    thread = DiaryThread(lambda: diaries.open_again(folder / "home", calendar))
    context = AppContext(thread, Translator("en"), Settings(), locations=locations, clock=calendar)
    asyncio.run(_visit(result, count, context))
    return result


async def _visit(result: Result, count: int, home: AppContext) -> None:
    app, others = DiaryApp(home), _screens()
    try:
        async with app.run_test(size=(100, 30)) as pilot:
            first = 0
            for number in range(count + WARM):
                if number == WARM:
                    first = _resident()
                await pilot.press(WAY[number % len(WAY)])
                while home.diary_thread.busy:
                    await pilot.pause()
                app.tick()
                result.tried = max(number - WARM + 1, 0)
            await pilot.pause()
            await drop_cancelled_timers()
            screens = sum(each not in others for each in _screens())
            grown = (_resident() - first) // 1024 // 1024
            result.figures["megabytes grown"] = grown
            result.figures["megabytes at first"] = first // 1024 // 1024
            result.figures["screens alive"] = screens
            if screens > MOST_SCREENS:
                result.fail("screens that stayed", str(screens))
            if grown > MOST_MEGABYTES:
                result.fail("megabytes too many", str(grown))
    finally:
        home.diary_thread.close()


async def drop_cancelled_timers() -> None:
    """Let asyncio drop timers that were cancelled, which it does when they are due, or more than a hundred.

    Textual waits for each closing screen with a timeout of five seconds, whose context names the screen.
    """
    for _ in range(200):
        asyncio.get_running_loop().call_later(60, int).cancel()
    await asyncio.sleep(0)
    gc.collect()


def _screens() -> "list[Screen[Any]]":
    """Return every screen that is in memory."""
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, Screen)]


def _resident() -> int:
    """Return how many bytes of the process are in memory; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
