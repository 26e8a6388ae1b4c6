"""The film of the README: what is seen when, and what the committed files are like."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from recoverytui.domain.languages import LANGUAGES
from tools import film

ROOT = Path(__file__).parents[2]
MOST_BYTES = 400_000
PAGES = {"en": ROOT / "README.md", "da": ROOT / "docs" / "laesmig.md"}


def picture(*texts: str) -> str:
    """Return a picture as Textual exports one, with a text in each row."""
    rows = "".join(
        f'<text class="terminal-7-r1" x="0" y="{20 + 24.4 * number:g}" textLength="61"'
        f' clip-path="url(#terminal-7-line-{number})">{text}</text>'
        for number, text in enumerate(texts)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg"><style>.terminal-7-r1 { fill: #abcdef }</style><defs></defs>'
        f'<g><circle r="1"/></g><g transform="translate(9, 41)"><g class="terminal-7-matrix">{rows}</g></g></svg>'
    )


def seen_at(svg: str, part: float) -> list[str]:
    """Return the texts that are visible at a part of the film, from 0 to 1."""
    hidden = set()
    for name, steps in re.findall(r"@keyframes (\w+) \{ (.*?) \} \.", svg):
        states = [(float(at), state) for at, state in re.findall(r"([\d.]+)% \{ visibility: (\w+) \}", steps)]
        if [state for at, state in states if at <= part * 100][-1] == "hidden":
            hidden.add(name)
    left = re.sub(r'<g class="(f\d+)"[^>]*>.*?</g>', lambda group: "" if group[1] in hidden else group[0], svg)
    return re.findall(r">([^<]+)</text>", left)


def test_each_picture_is_seen_for_its_time() -> None:
    first, second, third = picture("Head", "one"), picture("Head", "two"), picture("Head", "one", "three")
    made = film.film([film.Frame(first, 1), film.Frame(second, 1), film.Frame(third, 2)])
    assert seen_at(made, 0.1) == ["Head", "one"]
    assert seen_at(made, 0.3) == ["Head", "two"]
    assert seen_at(made, 0.9) == ["Head", "one", "three"]
    assert made.count("Head") == 1
    ET.fromstring(made)  # noqa: S314 - made here


def test_without_motion_the_last_picture_is_seen() -> None:
    made = film.film([film.Frame(picture("one"), 1), film.Frame(picture("two"), 1)])
    assert re.findall(r'<g class="f\d+" visibility="hidden">.*?>(\w+)</text>', made) == ["one"]
    assert re.search(r"prefers-reduced-motion: no-preference\) \{\s+@keyframes", made)
    assert f" {film.RUNS} forwards" in made


@pytest.mark.parametrize("language", sorted(PAGES.keys() & LANGUAGES.keys()))
def test_the_film_is_small_complete_and_on_the_first_page(language: str) -> None:
    path = ROOT / "screenshots" / f"film.{language}.svg"
    text = path.read_text("utf-8")
    ET.fromstring(text)  # noqa: S314 - our own file
    assert path.stat().st_size < MOST_BYTES
    assert not re.findall(r"https?://(?!www\.w3\.org|www\.textualize\.io)", text)
    written = film.LINES[language].split()[0]
    assert not any(written in each for each in seen_at(text, 0.1))
    assert any(written in each for each in seen_at(text, 0.99))
    assert path.name in PAGES[language].read_text("utf-8")
