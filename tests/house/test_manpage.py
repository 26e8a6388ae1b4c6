"""Manual pages match the CLI's help in both languages, and are valid roff."""

import importlib.util
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from recoverytui.cli.registry import ROOT
from tools.manpage import PAGES

HOUSE = Path(__file__).parents[2]
each_language = pytest.mark.parametrize("language", list(PAGES))


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("manpage_tool", HOUSE / "tools" / "manpage.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@each_language
def test_the_page_is_what_the_tool_makes_of_the_help(tool, language: str) -> None:
    assert tool.page(language) == PAGES[language].read_text("ascii"), "python -m tools.manpage brings it up to date"


@each_language
def test_every_verb_is_on_the_page(language: str) -> None:
    text = PAGES[language].read_text("ascii").replace("\\-", "-")

    assert [name for name in ROOT.verbs if f'.SS "recovery {name}' not in text] == []


@each_language
def test_no_line_of_text_is_taken_for_a_command(tool, language: str) -> None:
    known = {".TH", ".SH", ".SS", ".TP", ".PP", ".B", '.\\"'}
    first = {line.split(" ")[0] for line in tool.page(language).splitlines() if line.startswith((".", "'"))}

    assert first <= known
    assert tool._said(".rc is 'it") == "\\&.rc is 'it"


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed here")
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ("Write down a win.", "All went well.")), ("da", ("Skriv en sejr ned.", "Én mappe", "Alt gik godt."))],
)
def test_groff_sets_the_page_without_a_warning(language: str, said: tuple[str, ...]) -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", str(PAGES[language])],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert [each for each in said if each not in done.stdout] == []
