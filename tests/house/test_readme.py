"""README and LÆSMIG are short and true; the pages they lead to name every verb and every key, as they are now."""

import re
from pathlib import Path

import pytest

from recoverytui.cli.registry import ROOT, SECTIONS
from recoverytui.text.translator import Translator
from recoverytui.tui import keys
from tools import readme as tool

HOUSE = Path(__file__).parents[2]
READMES = {"en": HOUSE / "README.md", "da": HOUSE / "docs" / "laesmig.md"}
MOST_LINES = 110

pytestmark = pytest.mark.usefixtures("home")  # the tool chooses a language for the whole process
each_language = pytest.mark.parametrize("language", list(tool.PAGES))


def rows(name: str) -> list[list[str]]:
    """Return the cells of the tables of a page, without their heads."""
    lines = [line for line in (tool.DOCS / name).read_text("utf-8").splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row, after in zip(cells, [*cells[1:], [""]], strict=True) if "---" not in (row[0], after[0])]


def test_the_pages_are_what_the_tool_makes() -> None:
    for path, text in tool.written().items():
        assert path.read_text("utf-8") == text, "python -m tools.readme brings it up to date"


@each_language
def test_every_verb_and_every_deed_of_a_noun_is_named(language: str) -> None:
    named = {re.findall(r"`([^`]+)`", first)[0]: first for first, *_ in rows(tool.PAGES[language].verbs.file)}
    assert list(named) == [verb for section in SECTIONS.values() for verb in section] == list(ROOT.verbs)
    for name, verb in ROOT.verbs.items():
        for deed in getattr(verb, "verbs", ()):
            assert re.search(rf"\b{deed}\b", named[name])


@each_language
def test_every_key_is_named_with_its_sentence(language: str) -> None:
    words = Translator(language)
    said = [(where, sign.strip("`"), told) for where, sign, told in rows(tool.PAGES[language].keys.file)]
    assert said == list(keys.table(words))
    everywhere = {sign for where, sign, _ in said if where == words("Everywhere")}
    assert {"1", "2", "3", "4", "5", "6", "n", "h", "d", "u", "F9", "Ctrl+L", "?", "Esc", "q"} <= everywhere


@each_language
def test_a_readme_tells_no_verb_that_is_not_there(language: str) -> None:
    text = READMES[language].read_text("utf-8")
    told = set(re.findall(r"^    recovery ([a-z-]+)", text, re.MULTILINE))
    told |= set(re.findall(r"`(?:\.venv/bin/)?recovery ([a-z][a-z-]*)", text))
    assert {"win", "today", "demo", "where", "delete-everything"} <= told
    assert sorted(told - set(ROOT.verbs)) == []


@each_language
def test_a_readme_is_short_and_has_one_picture_and_no_table_of_keys(language: str) -> None:
    text = READMES[language].read_text("utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert text.count("![") == 1
    assert {page.file for page in tool.PAGES[language]} <= {
        Path(link).name for link in re.findall(r"\]\(([^)]+)\)", text)
    }


def test_both_readmes_have_the_same_commands() -> None:
    """Equal but for what each says in words of its language; the two commands of CI are in both."""
    commands = {
        language: re.findall(r"^    (\S.*?)(?: +# .*)?$", path.read_text("utf-8"), re.MULTILINE)
        for language, path in READMES.items()
    }
    assert len(commands["en"]) == len(commands["da"])
    differing = [english for english in commands["en"] if english not in commands["da"]]
    assert [command.split()[1] for command in differing] == ["win", "export"]
    tests = [command for command in commands["en"] if re.match(r"python3 -m venv .*-m pytest -n 2$", command)]
    first = [command for command in commands["en"] if re.match(r"python3 -m venv .* && \.venv/bin/recovery$", command)]
    assert (len(tests), len(first)) == (1, 1)


@each_language
def test_what_a_readme_points_at_is_there(language: str) -> None:
    path = READMES[language]
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8"))
    assert len(links) > 10
    missing = [link for link in links if not link.endswith("releases") and not (path.parent / link).is_file()]
    assert missing == []
