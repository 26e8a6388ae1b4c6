"""Render `screenshots/` from the demo diary: `python -m tools.screenshots [NAME ...]`; then look at them.

The day is always 2026-11-21, so pictures change only when screens do. SVG files name no font on the net; PNG files are
drawn with DejaVu Sans Mono, where the machine has it.
"""

import asyncio
import re
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import resvg_py
from textual.pilot import Pilot

from recoverytui.commands.demo import demo_diary
from recoverytui.settings import Settings
from recoverytui.text.translator import Translator
from recoverytui.tui.context import AppContext
from recoverytui.tui.demo_app import DemoApp
from recoverytui.tui.diary_thread import DiaryThread

FOLDER = Path(__file__).parents[1] / "screenshots"
NOW = datetime(2026, 11, 21, 14, 3, tzinfo=timezone(timedelta(hours=1)))
SIZE = (100, 32)
THEMES = ("dusk", "morning")
SHOWN_IN = ("en", "da")
"""Languages in which there are pages that show the pictures."""
PICTURES: dict[str, tuple[str, ...]] = {
    "overview": (),
    "write": ("n",),
    "wins": ("2",),
    "helps": ("3",),
    "goals": ("4",),
    "look-back": ("5",),
    "year": ("5", "y"),
    "over-time": ("5", "o"),
    "search": ("slash", "c", "a", "f"),
    "help-now": ("f2",),
    "share": ("6",),
    "settings": ("s",),
    "hard-day": ("h",),
    "cards": ("c",),
    "talks": ("t",),
    "company": ("g",),
    "question": ("i",),
    "path": ("w",),
    "group": ("w", "7"),
    "tour": ("f7", "enter", "enter"),
}
"""The keys that lead to each picture."""
_ROUNDS = 12
"""Idle rounds of the message queue after which a screen counts as settled."""


async def picture(name: str, language: str, theme: str) -> str:
    """Return one picture as SVG."""
    with TemporaryDirectory() as folder:
        diary_thread = DiaryThread(lambda: demo_diary(language, lambda: NOW, Path(folder)))
        home = AppContext(diary_thread, Translator(language), Settings(language=language, theme=theme), is_demo=True)
        app = DemoApp(home)
        async with app.run_test(size=SIZE) as pilot:
            for key in ("", *PICTURES[name]):
                if key:
                    await pilot.press(key)
                await settled(pilot, diary_thread)
            svg = app.export_screenshot(title=home.words("Diary"))
        diary_thread.close()
    return self_contained(svg)


async def settled(pilot: Pilot[Any], diary_thread: DiaryThread) -> None:
    """Wait until the screen shows the last key: nothing is read any more, and the message queue was idle."""
    quiet = 0
    while quiet < _ROUNDS:
        await pilot.pause()
        quiet = 0 if diary_thread.busy else quiet + 1


def self_contained(svg: str) -> str:
    """Return the SVG without fonts from the net."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", "DejaVu Sans Mono")


def main(names: list[str]) -> None:
    """Render the named pictures, or all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name in names or PICTURES:
        for language in SHOWN_IN:
            for theme in THEMES:
                svg = asyncio.run(picture(name, language, theme))
                path = FOLDER / f"{name}.{language}.{theme}.svg"
                path.write_text(svg, "utf-8")
                path.with_suffix(".png").write_bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=1))


if __name__ == "__main__":
    main(sys.argv[1:])
