"""The guide for peer supporters works as it is written: every command, every key and every word of the palette."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from recoverytui.cli.registry import ROOT
from recoverytui.text.translator import Translator
from recoverytui.tui import keys
from recoverytui.tui.key_search import KeySearch
from recoverytui.tui.rooms import ROOMS

DOCS = Path(__file__).parents[2] / "docs"
README = DOCS.parent / "README.md"
PAGES = {"en": DOCS / "for-peer-workers.md", "da": DOCS / "til-peermedarbejdere.md"}
NEVER = {
    "en": "journal patient patients client clients user users relapse compliance",
    "da": "journal patient patienter klient klienter bruger brugere tilbagefald",
}
HIGHEST_LIX = 35
SIGN = r"F\d|Fn|Ctrl(?:\+[A-Z])?|Esc|Enter|Tab|Space|[←→↑↓+\-/?]|[a-z0-9]"
OF_THE_TERMINAL = {"Ctrl", "Fn", "+"}
"""Keys of the terminal and the keyboard, which the program does not bind."""
ACTIVATE = {". .venv/bin/activate", r".venv\Scripts\activate"}


def text_of(language: str) -> str:
    return PAGES[language].read_text("utf-8")


def commands(text: str) -> list[str]:
    """Return every command of a guide in its order: of its blocks, and between its lines."""
    found = re.findall(r"^ {4,}(recovery .*|recovery)$|`(recovery(?: [^`]*)?)`", text, re.MULTILINE)
    return [block or inline for block, inline in found]


def runs_of_keys(text: str) -> list[list[str]]:
    """Return the keys that are pressed one after another: those that stand side by side."""
    runs = re.findall(rf"(?:`(?:{SIGN})` )+`(?:{SIGN})`", text)
    return [re.findall(r"`([^`]+)`", run) for run in runs]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_what_it_points_at_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert len(links) >= 6
    assert [link for link in links if not (DOCS / link).is_file()] == []


@pytest.mark.parametrize("language", PAGES)
def test_how_it_is_started_is_said_once_before_the_first_command(language: str) -> None:
    text = text_of(language)
    said = re.findall(r"^ {4}(\..*)$|`(\.venv[^`]+activate)`", text, re.MULTILINE)
    assert {block or inline for block, inline in said} == ACTIVATE
    assert len(said) == len(ACTIVATE)
    assert text.index(". .venv/bin/activate") < text.index("recovery demo")
    assert "-m venv .venv && .venv/bin/python -m pip install ." in README.read_text("utf-8")
    assert ".venv/bin/recovery" not in text


@pytest.mark.parametrize("language", PAGES)
def test_every_command_works_as_it_is_written(
    language: str, invoke: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Screens:
        """Stands in for the whole screen, and remembers what was opened."""

        opened: list[str] = []  # noqa: RUF012 - one list for this test

        def demo(self, language: str, **chosen: Any) -> int:
            self.opened.append(f"demo {language}")
            self.opened += [f"{name} {value}" for name, value in chosen.items() if value]
            return 0

        def diary(self, place: Any, _language: str, _secret: str | None) -> int:
            self.opened.append(place.diary.name)
            return 0

    text = text_of(language)
    monkeypatch.chdir(tmp_path)
    [page] = re.findall(r"^```\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    [name] = set(re.findall(r"--lines (\S+\.txt)", text))
    Path(name).write_text(page, "utf-8")
    typed = commands(text)
    assert {shlex.split(each)[0] for each in typed} == {"recovery"}
    for command in typed:
        answer = invoke(*shlex.split(command)[1:], screens=Screens(), terminal="demo" in command or "db" in command)
        assert (command, answer.code, answer.err) == (command, 0, "")
    group = "group.db" if language == "en" else "gruppe.db"
    tours = {"tour rooms", "tour together", "week 3", "present True"}
    assert {"demo da", "demo en", *tours, group} <= set(Screens.opened)
    pages = sorted(tmp_path.glob("*.html"))
    assert len(pages) == 6
    assert all(page.read_text("utf-8").startswith("<!doctype html>") for page in pages)
    wins = invoke("wins", "--json").json["wins"]
    assert wins == []
    assert len(invoke("redo").lines) == 1
    assert len(invoke("wins", "--json").json["wins"]) == page.count("\n") - 1


@pytest.mark.parametrize("language", PAGES)
def test_verbs_and_options_are_those_of_the_program(language: str) -> None:
    text = text_of(language)
    words = [shlex.split(command)[1:] for command in commands(text)]
    named = {next((word for word in each if word in ROOT.verbs), "") for each in words} - {""}
    assert {"demo", "path", "sheet", "win", "undo", "where", "new"} == named
    manual = (DOCS / "recovery.1").read_text("utf-8").replace("\\", "")
    options = set(re.findall(r"--[a-z]+", text))
    assert {"--tour", "--present", "--lines", "--to", "--diary"} <= options
    assert [option for option in options if option not in manual] == []


@pytest.mark.parametrize("language", PAGES)
def test_every_key_is_one_of_the_program(language: str) -> None:
    text = text_of(language)
    signs = {key.sign for room in ROOMS for key in keys.here(room)} | {key.sign for key in (*keys.DEMO, *keys.TOUR)}
    named = set(re.findall(rf"`({SIGN})`", text)) - OF_THE_TERMINAL
    assert {"F2", "F5", "F6", "F7", "F9", "Ctrl+P", "w", "7", "d", "6", "o", "j", "f", "e", "-", "u", "q"} <= named
    assert named <= signs
    assert ["w", "7"] in runs_of_keys(text)
    assert ["w", "j", "f"] in runs_of_keys(text)


@pytest.mark.parametrize("language", PAGES)
async def test_the_keys_that_follow_each_other_lead_where_they_do_in_the_demo(language: str, demo: Any) -> None:
    async with demo(size=(100, 30), language=language) as room:
        for run in runs_of_keys(text_of(language)):
            await room.press("1")
            for sign in run:
                here = room.app.screen.room
                [key] = [key for key in keys.here(here) if key.sign == sign]
                await room.press(key.pressed[0])
                assert room.app.screen.room != here, (run, sign)
            while room.app.screen.room != "overview":
                await room.press("escape")


@pytest.mark.parametrize("language", PAGES)
async def test_a_sheet_is_where_the_guide_says_it_is(language: str, demo: Any) -> None:
    words = Translator(language)
    assert f'"{words("Sheets of paper")}"' in text_of(language)
    async with demo(size=(100, 30), language=language) as room:
        await room.press("6")
        row = words("Sheets of paper")
        while room.app.screen.entries.row.text != row:
            await room.press("down")
        await room.press("enter", "enter", "o")
        assert room.app.screen.data.text.startswith("<!doctype html>")


@pytest.mark.parametrize("language", PAGES)
def test_the_words_for_the_palette_find_what_they_stand_for(language: str) -> None:
    text = text_of(language)
    search = KeySearch([*keys.in_palette("overview"), *keys.DEMO], Translator(language))
    rows = re.findall(r"^ +\| ([\w ]+) \| `(F\d)` \|$", text, re.MULTILINE)
    assert [sign for _, sign in rows] == ["F2", "F5", "F6", "F7", "F9"]
    for typed, sign in rows:
        assert (typed, search.find(typed)[0].sign) == (typed, sign)
    typed = re.findall(r"(?<!\*)\*([a-zæøå ]+)\*(?!\*)", text)
    assert [search.find(each)[0].name for each in typed] == ["where", "win_page"]


@pytest.mark.parametrize("language", PAGES)
def test_it_says_no_word_that_must_not_be_said(language: str) -> None:
    words = set(re.findall(r"\w+", text_of(language).lower()))
    assert words & set(NEVER[language].split()) == set()
    assert "!" not in re.sub(r"!\[", "", text_of(language))


def test_the_danish_page_is_easy_to_read() -> None:
    text = re.sub(r"^ {4,}.*$|^```[^`]*^```$|`[^`]*`|\]\([^)]*\)", "", text_of("da"), flags=re.MULTILINE)
    words = re.findall(r"[^\W\d_]+", text)
    sentences = [part for part in re.split(r"[.:?!|]\s|\n\n", text) if re.search(r"\w", part)]
    lix = len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)
    assert len(words) > 500
    assert lix < HIGHEST_LIX
