"""The guide for peer supporters names existing features, and reads easily."""

import re
from pathlib import Path

import pytest

from recoverytui.cli.registry import ROOT
from recoverytui.tui import keys
from recoverytui.tui.rooms import ROOMS

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": DOCS / "for-peer-workers.md", "da": DOCS / "til-peermedarbejdere.md"}
NEVER = {
    "en": "journal patient patients client clients user users relapse compliance",
    "da": "journal patient patienter klient klienter bruger brugere tilbagefald",
}
HIGHEST_LIX = 35


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_what_it_points_at_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert len(links) >= 5
    assert [link for link in links if not (DOCS / link).is_file()] == []


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_verbs_options_and_keys_are_those_of_the_program(page: Path) -> None:
    text = page.read_text("utf-8")
    assert set(re.findall(r"(?:`|^ +)recovery ([a-z]+)", text, re.MULTILINE)) == {"demo", "path"} <= set(ROOT.verbs)
    manual = (DOCS / "recovery.1").read_text("utf-8").replace("\\", "")
    options = set(re.findall(r"--[a-z]+", text))
    assert {"--tour", "--present"} <= options
    assert [option for option in options if option not in manual] == []
    signs = {key.sign for room in ROOMS for key in keys.here(room)} | {key.sign for key in (*keys.DEMO, *keys.TOUR)}
    named = set(re.findall(r"`(F\d|Esc|Enter|←|→|[a-z0-9])`", text))
    assert {"F2", "F5", "F6", "F7", "w", "7", "d"} <= named <= signs


@pytest.mark.parametrize("language", PAGES)
def test_it_says_no_word_that_must_not_be_said(language: str) -> None:
    words = set(re.findall(r"\w+", PAGES[language].read_text("utf-8").lower()))
    assert words & set(NEVER[language].split()) == set()
    assert "!" not in re.sub(r"!\[", "", PAGES[language].read_text("utf-8"))


def test_the_danish_page_is_easy_to_read() -> None:
    text = re.sub(r"^ {4,}.*$|`[^`]*`|\]\([^)]*\)", "", PAGES["da"].read_text("utf-8"), flags=re.MULTILINE)
    words = re.findall(r"[^\W\d_]+", text)
    sentences = [part for part in re.split(r"[.:?!|]\s|\n\n", text) if re.search(r"\w", part)]
    lix = len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)
    assert lix < HIGHEST_LIX
