"""A language without some of its files falls back to English for each, and nothing fails."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from recoverytui.commands import demo, programme_files
from recoverytui.commands.diary import Clock
from recoverytui.domain import languages
from recoverytui.domain.languages import LANGUAGES, Language, next_language
from recoverytui.settings import Settings
from recoverytui.text.dates import parse_coming_day
from recoverytui.text.languages import choose_language
from recoverytui.text.phrases import word_list
from recoverytui.text.translator import Translator
from tools import manpage

CODE = "xx"


@pytest.fixture(autouse=True)
def _bare_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a language that is a row and has no file and no keyword."""
    monkeypatch.setitem(cast(dict[str, Language], languages.LANGUAGES), CODE, Language(CODE, "Xish"))


def test_it_can_be_chosen_and_speaks_english() -> None:
    assert choose_language(CODE, None, {}) == CODE
    assert choose_language(None, None, {"LANG": "xx_XX.UTF-8"}) == CODE
    words = Translator(CODE)
    assert words("Saved. {id}", id="w1") == "Saved. w1"
    assert words.plural("{n} found", "{n} found", 2) == "2 found"


def test_the_shell_takes_it(invoke: Callable[..., Any]) -> None:
    assert "Saved. w1" in invoke("win", "Went outside", "--lang", CODE).out
    assert invoke("path", "show", "--lang", CODE).out == invoke("path", "show", "--lang", "en").out
    assert invoke("--help", "--lang", CODE).out == invoke("--help", "--lang", "en").out


def test_words_content_and_pages_are_the_english_ones(tmp_path: Path, clock: Clock) -> None:
    assert word_list(CODE) == word_list("en")
    assert programme_files.of_program("ten-weeks", CODE) == programme_files.of_program("ten-weeks", "en")
    assert manpage.page(CODE) == manpage.page("en")
    diary = demo.demo_diary(CODE, clock, tmp_path)
    try:
        assert parse_coming_day("tomorrow", diary.today) > diary.today
        assert diary.is_demo
    finally:
        diary.close()


def test_switching_goes_through_every_language() -> None:
    seen = [next(iter(LANGUAGES))]
    for _ in range(len(LANGUAGES) - 1):
        seen.append(next_language(seen[-1]))
    assert seen == list(LANGUAGES)
    assert next_language(seen[-1]) == seen[0]
    assert Settings().with_value("language", "da").language == "da"
