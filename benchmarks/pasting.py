"""How long a pasted megabyte takes to be answered, and each key after it: `python -m benchmarks.pasting`."""

import asyncio
import tempfile
import time
from pathlib import Path

from textual import events

from recoverytui.commands.demo import demo_diary
from recoverytui.commands.diary import local_clock
from recoverytui.domain.validation import LONGEST
from recoverytui.settings import Settings
from recoverytui.text.translator import Translator
from recoverytui.tui.context import AppContext
from recoverytui.tui.diary_app import DiaryApp
from recoverytui.tui.diary_thread import DiaryThread

KEYS = 30
PASTES = {
    "1 MB, in one line": "Ærligt talt " * 83_334,
    "1 MB, in lines of 50": ("Ærligt talt, en linje ad gangen, og så en til.\n" * 21_277),
    f"{LONGEST:,} characters, in one line": ("Ærligt talt " * LONGEST)[:LONGEST],
    f"{LONGEST:,} characters, in lines of 50": ("Ærligt talt, en linje ad gangen, og så en til.\n" * LONGEST)[:LONGEST],
}
ROOMS = {"a win": "n", "search": "slash"}


async def painted(app: DiaryApp) -> None:
    """Wait until all that was sent has been handled and painted: by the app, the screen, the field, the screen."""
    for node in (app, app.screen, app.focused or app.screen, app.screen):
        done = asyncio.Event()
        node.call_after_refresh(done.set)
        await done.wait()


async def measured(room: str, text: str) -> tuple[float, list[float]]:
    """Return the seconds for the paste, and for each key after it."""
    with tempfile.TemporaryDirectory() as folder:
        diary_thread = DiaryThread(lambda: demo_diary("da", local_clock, Path(folder)))
        app = DiaryApp(AppContext(diary_thread, Translator("da"), Settings(), is_demo=True))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(ROOMS[room])
            await diary_thread.settled()
            await painted(app)
            begin = time.perf_counter()
            app.post_message(events.Paste(text))
            await painted(app)
            pasted, keys = time.perf_counter() - begin, []
            for _ in range(KEYS):
                begin = time.perf_counter()
                app.post_message(events.Key("x", "x"))
                await painted(app)
                keys.append(time.perf_counter() - begin)
        diary_thread.close()
    return pasted, keys


def main() -> None:
    """Measure every paste in every room, and print a line for each."""
    for room in ROOMS:
        for name, text in PASTES.items():
            pasted, keys = asyncio.run(measured(room, text))
            print(
                f"{room:8} {name:36} paste {pasted * 1000:7.1f} ms"
                f"   key median {sorted(keys)[len(keys) // 2] * 1000:6.1f} ms, slowest {max(keys) * 1000:6.1f} ms"
            )


if __name__ == "__main__":
    main()
