"""Manual pages match the CLI's help in each language, and are valid roff."""

import importlib.util
import os
import re
import shutil
import subprocess
import tomllib
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
    [
        ("en", ("Write down a win.", "All went well.")),
        ("da", ("Skriv en sejr ned.", "Én mappe", "Alt gik godt.")),
        ("nb", ("Skriv ned en seier.", "Én mappe", "Alt gikk bra.")),
    ],
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


@each_language
def test_a_page_is_installed_where_its_readers_find_it(language: str) -> None:
    data = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    folder = "man1" if language == "en" else f"{language}/man1"
    assert data["shared-data"][f"docs/{PAGES[language].name}"] == f"share/man/{folder}/recovery.1"


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not installed here")
def test_the_command_for_danes_shows_danish_whatever_the_locale(tmp_path: Path) -> None:
    [command] = re.findall(r"`man -M (\S+) recovery`", (HOUSE / "docs" / "laesmig.md").read_text("utf-8"))
    assert command == ".venv/share/man/da"
    for folder, page in (("man1", "recovery.1"), ("da/man1", "recovery.da.1")):
        (tmp_path / ".venv/share/man" / folder).mkdir(parents=True)
        shutil.copy(HOUSE / "docs" / page, tmp_path / ".venv/share/man" / folder / "recovery.1")
    done = subprocess.run(
        ["man", "-M", command, "recovery"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "MANPAGER": "cat", "MANWIDTH": "80"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    if "minimized" in done.stdout + done.stderr:  # an image without documentation has a stand-in for man
        pytest.skip("man shows no pages here")
    assert "BESKRIVELSE" in done.stdout
