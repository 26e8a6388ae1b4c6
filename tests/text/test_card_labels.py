"""Labels of cards and talks, and msgids with a context in Danish."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from recoverytui.domain.card import PARTS, CardName
from recoverytui.domain.talk import Talk
from recoverytui.text import labels
from recoverytui.text.translator import NC_, Translator

EN, DA = Translator("en"), Translator("da")
TOOL = Path(__file__).parents[2] / "tools" / "words.py"


@pytest.fixture
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words_tool_placed", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_part_has_a_title_in_its_order() -> None:
    assert list(labels.CARD_NAMES) == list(CardName)
    assert {name: tuple(titles) for name, titles in labels.CARD_PARTS.items()} == PARTS
    assert tuple(labels.TALK_PARTS) == Talk.__slots__


def test_the_both_and_card_says_what_it_always_says() -> None:
    titles = labels.CARD_PARTS[CardName.BOTH_AND].values()
    assert [EN(title) for title in titles] == ["What I can", "What is hard", "What helps"]
    assert [DA(title) for title in titles] == ["Det kan jeg", "Det er svært", "Det hjælper"]


def test_the_card_for_hard_days_speaks_everyday_danish() -> None:
    titles = labels.CARD_PARTS[CardName.HARD_DAY]
    assert DA(labels.CARD_NAMES[CardName.HARD_DAY]) == "Kort til svære dage"
    assert DA(titles["notice"]) == "Så ved jeg, at det er ved at blive for meget"
    assert DA(titles["people"]).startswith("Mennesker, jeg har tillid til")


def test_the_same_english_can_be_two_things_in_danish() -> None:
    assert EN(NC_("card", "What helps")) == EN("What helps")
    assert DA(NC_("card", "What helps")) == "Det hjælper"
    assert DA("What helps") == "Det, der hjælper"


def test_a_placed_sentence_is_found_and_built(tool: ModuleType, tmp_path: Path) -> None:
    folder = tmp_path / "shop" / "text" / "locale" / "da" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (tmp_path / "shop" / "door.py").write_text('NC_("oven", "Open")\nN_("Open")\n', encoding="utf-8")
    (folder / "recoverytui.po").write_text("", encoding="utf-8")
    tool.everything(tmp_path / "shop")
    assert tool.missing(tmp_path / "shop") == ["da: not translated: 'Open'"] * 2
    [po] = tool.translations_of(tmp_path / "shop")
    catalog = tool.loaded(po)
    assert {message.context for message in catalog if message.id} == {None, "oven"}
