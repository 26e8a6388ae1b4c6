"""The README names every verb and every key, as they are now."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from recoverytui.cli.registry import ROOT, SECTIONS
from recoverytui.text.translator import Translator
from recoverytui.tui import keys

HOUSE = Path(__file__).parents[2]
README = (HOUSE / "README.md").read_text("utf-8")

pytestmark = pytest.mark.usefixtures("home")  # the tool chooses a language for the whole process


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("readme_tool", HOUSE / "tools" / "readme.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(name: str) -> list[list[str]]:
    """Return the cells of a table of the README, without its head."""
    [table] = re.findall(rf"<!-- {name} -->\n(.*)<!-- /{name} -->", README, re.DOTALL)
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_readme_is_what_the_tool_makes_of_it(tool) -> None:
    assert tool.filled(README) == README, "python -m tools.readme brings it up to date"


def test_every_verb_and_every_deed_of_a_noun_is_named() -> None:
    named = {re.findall(r"`([^`]+)`", first)[0]: first for first, *_ in rows("verbs")}
    assert list(named) == [verb for section in SECTIONS.values() for verb in section] == list(ROOT.verbs)
    for name, verb in ROOT.verbs.items():
        for deed in getattr(verb, "verbs", ()):
            assert re.search(rf"\b{deed}\b", named[name])


def test_every_key_is_named_with_its_sentence() -> None:
    said = [(where, sign.strip("`"), told) for where, sign, told in rows("keys")]
    assert said == list(keys.table(Translator("en")))
    everywhere = {sign for where, sign, _ in said if where == "Everywhere"}
    assert {"1", "2", "3", "4", "5", "6", "n", "h", "d", "u", "F9", "Ctrl+L", "?", "Esc", "q"} <= everywhere


def test_the_readme_tells_no_verb_that_is_not_there() -> None:
    told = set(re.findall(r"^    recovery ([a-z-]+)", README, re.MULTILINE))
    told |= set(re.findall(r"`(?:\.venv/bin/)?recovery ([a-z][a-z-]*)", README))
    assert told
    assert sorted(told - set(ROOT.verbs)) == []
