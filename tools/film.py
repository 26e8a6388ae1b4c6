"""Render the README's film from the demo: `python -m tools.film`; a win is written with `n`, one line and Enter.

An animated SVG: each row of the screen is stored once for each text it has, and visible while it has it. The film runs
three times and stays on its last picture; where reduced motion is asked for, there is only that picture.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from textual.pilot import Pilot

from recoverytui.commands.demo import demo_diary
from recoverytui.settings import Settings
from recoverytui.text.translator import Translator
from recoverytui.tui.context import AppContext
from recoverytui.tui.demo_app import DemoApp
from recoverytui.tui.diary_thread import DiaryThread
from tools.screenshots import FOLDER, NOW, SHOWN_IN, self_contained, settled

SIZE = (80, 24)
LINES = {"en": "Opened the window and let the morning in.", "da": "Åbnede vinduet og lukkede morgenen ind."}
LETTERS = 2
"""Letters typed between two pictures."""
RUNS = 3
BEGIN, FORM, LETTER, WRITTEN, SAVED = 2.0, 1.5, 0.14, 1.2, 5.0
"""Seconds for which a picture is shown."""
LINE_HEIGHT = 24.4
"""Of a row, in units of the SVG; its background begins at 1.5, its text stands at 20."""
HIDDEN = ' visibility="hidden"'
_RECT = re.compile(r'<rect fill="[^"]+" x="[^"]+" y="([^"]+)" width="[^"]+" height="[^"]+" shape-rendering="[^"]+"/>')
_TEXT = re.compile(r'<text class="([^"]+)"( x="[^"]+" y="([^"]+)" textLength="[^"]+") clip-path="[^"]+">([^<]*)</text>')
_STYLE = re.compile(r"\.(terminal-\d+-r\d+) \{ ([^}]*) \}")


class Frame(NamedTuple):
    """A picture, and the seconds for which it is shown."""

    svg: str
    seconds: float


async def frames(language: str) -> list[Frame]:
    """Return the pictures of the film."""
    with TemporaryDirectory() as folder:
        thread = DiaryThread(lambda: demo_diary(language, lambda: NOW, Path(folder)))
        context = AppContext(thread, Translator(language), Settings(language=language), is_demo=True)
        app = DemoApp(context)
        async with app.run_test(size=SIZE) as pilot:
            title = context.words("Diary")
            seen = [
                Frame(self_contained(app.export_screenshot(title=title)), seconds)
                async for seconds in _played(pilot, thread, LINES.get(language, LINES["en"]))
            ]
        thread.close()
    return seen


async def _played(pilot: Pilot[Any], thread: DiaryThread, line: str) -> AsyncIterator[float]:
    """Press the keys, and yield the seconds of each picture once it is on screen."""
    await settled(pilot, thread)
    yield BEGIN
    await pilot.press("n")
    await settled(pilot, thread)
    yield FORM
    for start in range(0, len(line), LETTERS):
        await pilot.press(*("space" if letter == " " else letter for letter in line[start : start + LETTERS]))
        await settled(pilot, thread)
        yield WRITTEN if start + LETTERS >= len(line) else LETTER
    await pilot.press("enter")
    await settled(pilot, thread)
    yield SAVED


def film(seen: Sequence[Frame]) -> str:
    """Return the pictures as one animated SVG."""
    classes: dict[str, str] = {}
    pictures = [_rows(frame.svg, classes) for frame in seen]
    length = sum(frame.seconds for frame in seen)
    rules: list[str] = []
    groups: list[str] = []
    for number in sorted({number for picture in pictures for number in picture}):
        texts = [picture.get(number, "") for picture in pictures]
        for drawn in filter(None, dict.fromkeys(texts)):
            shown = [text == drawn for text in texts]
            if all(shown):
                groups.append(drawn)
                continue
            name = f"f{len(rules)}"
            rules.append(_keyframes(name, shown, [frame.seconds / length for frame in seen], length))
            groups.append(f'<g class="{name}"{"" if shown[-1] else HIDDEN}>{drawn}</g>')
    styles = [f".{name} {{ {style} }}" for style, name in classes.items()]
    motion = "@media (prefers-reduced-motion: no-preference) {\n" + "\n".join(rules) + "\n}"
    return _assembled(seen[-1].svg, [*styles, motion], groups)


def _keyframes(name: str, shown: Sequence[bool], parts: Sequence[float], seconds: float) -> str:
    """Return the style of a row that is visible in some of the pictures; `parts` is how much of the film each takes."""
    steps: list[str] = []
    at = 0.0
    for number, (is_shown, part) in enumerate(zip(shown, parts, strict=True)):
        if not number or shown[number - 1] != is_shown:
            steps.append(f"{100 * at:.2f}% {{ visibility: {'visible' if is_shown else 'hidden'} }}")
        at += part
    steps.append(f"100% {{ visibility: {'visible' if shown[-1] else 'hidden'} }}")
    play = f".{name} {{ animation: {name} {seconds:.2f}s step-end {RUNS} forwards }}"
    return f"@keyframes {name} {{ {' '.join(steps)} }} {play}"


def _rows(svg: str, classes: dict[str, str]) -> dict[int, str]:
    """Return the rows of a picture by number; `classes` collects the names of styles, which differ in each picture."""
    own = {name: classes.setdefault(style, f"r{len(classes)}") for name, style in _STYLE.findall(svg)}
    rows: dict[int, str] = {}
    for found in _RECT.finditer(svg):
        number = round((float(found[1]) - 1.5) / LINE_HEIGHT)
        rows[number] = rows.get(number, "") + found[0]
    for name, where, y, text in _TEXT.findall(svg):
        if text.replace("&#160;", " ").strip():
            number = round((float(y) - 20) / LINE_HEIGHT)
            rows[number] = rows.get(number, "") + f'<text class="{own[name]}"{where}>{text}</text>'
    return rows


def _assembled(svg: str, styles: Sequence[str], groups: Sequence[str]) -> str:
    """Return a picture with other styles, and with these rows in place of its own."""
    head, rest = svg.split("</style>", 1)
    head = _STYLE.sub("", head)
    window = rest[rest.index("</defs>") + len("</defs>") : rest.index("<g transform=", rest.index("</g>"))]
    [[matrix]] = [re.findall(r'class="(terminal-\d+-matrix)"', rest)]
    body = f'<g transform="translate(9, 41)" class="{matrix}">' + "\n".join(groups) + "</g>"
    lines = [*(line for line in head.splitlines() if line.strip()), *styles, "</style>", window.strip(), body, "</svg>"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Render the film in the languages of the pages that show it."""
    for language in SHOWN_IN:
        (FOLDER / f"film.{language}.svg").write_text(film(asyncio.run(frames(language))), "utf-8")


if __name__ == "__main__":
    main()
