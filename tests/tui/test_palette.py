"""Palette: common words rank the wanted action first or second, and Enter runs it."""

import csv
from pathlib import Path

import pytest

from recoverytui.text.translator import Translator
from recoverytui.tui import keys
from recoverytui.tui.key_search import KeySearch
from recoverytui.tui.rooms import ROOMS

CASES = Path(__file__).parents[1] / "cases" / "palette.tsv"
NAMES = {
    "settings: colours": "settings_colours",
    "settings: language": "settings_language",
    "share": "share",
    "a page to print": "print",
    "F2 help now": "help_now",
    "where is my diary": "where",
    "goals": "goals",
    "look back": "look_back",
    "bring in": "bring_in",
    "what helps": "strategies",
    "rest day": "rest_day",
    "delete everything": "delete_everything",
    "passphrase": "passphrase",
    "backups": "backups",
    "quit": "quit",
    "hide": "hide",
    "undo": "undo",
}
"""What the cases call an action, and its name."""
HELPFUL = {"hjælp", "help"}


def cases() -> list[tuple[str, str, str]]:
    with CASES.open(encoding="utf-8") as file:
        return [(language, typed, found) for language, typed, found in csv.reader(file, delimiter="\t")][1:]


@pytest.mark.parametrize("name", ["overview", "wins", "backups", "document", "settings"])
def test_every_word_finds_what_stands_beside_it(name: str) -> None:
    rows = cases()
    assert len(rows) >= 46
    assert ROOMS[name].keys or name
    search = {each: KeySearch(keys.in_palette(name), Translator(each)) for each in ("en", "da")}
    for language, typed, wanted in rows:
        found = [key.name for key in search[language].find(typed)[:2]]
        assert NAMES[wanted] in found, (language, typed)
        if typed in HELPFUL:
            assert found[0] == "help_now"


@pytest.mark.parametrize(
    ("language", "typed", "name"),
    [("da", "frver", "settings_colours"), ("da", "backup", "backups"), ("en", "farver", "settings_colours")],
)
def test_left_out_letters_and_the_other_language_find_it_too(language, typed, name) -> None:
    found = KeySearch(keys.in_palette("overview"), Translator(language)).find(typed)
    assert name in [key.name for key in found[:2]]


def test_what_matches_nothing_finds_nothing_and_nothing_typed_finds_all() -> None:
    offered = keys.in_palette("overview")
    search = KeySearch(offered, Translator("en"))
    assert search.find("zzzz") == []
    assert search.find("  ") == offered


@pytest.mark.parametrize(
    ("typed", "room", "text"),
    [
        ("farver", "settings", "Farver"),
        ("sprog", "settings", "Sprog"),
        ("print", "document", "en webside (HTML)"),
        ("hvor er mine data", "where", "Din dagbog er én fil på denne computer:"),
    ],
)
async def test_what_is_found_is_opened(visit, lived_in, typed, room, text) -> None:
    async with visit(language="da") as front:
        await front.press("ctrl+p")
        assert front.shows("Hvad vil du?")
        await front.type(typed)
        await front.press("enter")
        assert front.app.screen.room == room
        assert front.shows(text)


async def test_a_setting_that_is_found_has_the_focus(visit, lived_in) -> None:
    async with visit() as front:
        await front.press("ctrl+p")
        await front.type("dark")
        await front.press("enter", "right")
        assert front.app.context.settings.theme == "morning"


async def test_delete_everything_asks_for_its_word(visit, lived_in, home) -> None:
    async with visit() as front:
        await front.press("ctrl+p")
        await front.type("delete everything")
        await front.press("enter")
        assert front.shows("Delete everything", "go for good")
        await front.press("escape")
        assert (home / "diary.db").exists()


async def test_where_says_five_things_about_the_file(visit, lived_in, home) -> None:
    async with visit(size=(100, 30)) as front:
        front.app.action_visit("where")
        await front.settle()
        said = front.app.screen.sentences()
        assert len(said) == 5
        assert str(home / "diary.db") in said[0]
        assert said[1] == "The file is not encrypted."
        assert front.shows("Whoever can open your files can read it.", "Z deletes everything.")
        await front.press("z")
        assert front.shows("go for good")


async def test_where_answers_for_a_peer_worker_in_the_demo(demo) -> None:
    async with demo(size=(80, 24), language="da") as front:
        front.app.action_visit("where")
        await front.settle()
        assert len(front.app.screen.sentences()) == 6
        assert "Din egen er én fil på din egen computer." in " ".join(front.text.split())
        assert "bliver liggende" in " ".join(front.text.split())


@pytest.mark.parametrize(("typed", "closes"), [("vs", False), ("x", False), ("clo", True), ("ex", True)])
async def test_one_or_two_letters_begin_a_word(visit, lived_in, typed, closes) -> None:
    async with visit() as front:
        await front.press("ctrl+p")
        await front.type(typed)
        assert front.shows("Close the diary.") is closes
