"""The manual page says what the shell's help says, in roff that can be set."""

import importlib.util
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from recoverytui.cli.main import ROOT

HOUSE = Path(__file__).parents[2]
PAGE = HOUSE / "docs" / "recovery.1"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("manpage_tool", HOUSE / "tools" / "manpage.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_tool_makes_of_the_help(tool) -> None:
    assert tool.page() == PAGE.read_text("utf-8"), "python tools/manpage.py brings it up to date"


def test_every_verb_is_on_the_page() -> None:
    text = PAGE.read_text("utf-8").replace("\\-", "-")

    assert [name for name in ROOT.verbs if f'.SS "recovery {name}' not in text] == []


def test_no_line_of_text_is_taken_for_a_command(tool) -> None:
    known = {".TH", ".SH", ".SS", ".TP", ".PP", ".B", '.\\"'}
    first = {line.split(" ")[0] for line in tool.page().splitlines() if line.startswith((".", "'"))}

    assert first <= known
    assert tool._said(".rc is 'it") == "\\&.rc is 'it"


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed here")
def test_groff_sets_the_page_without_a_warning() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", str(PAGE)], capture_output=True, text=True, timeout=60, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "Write down a win." in done.stdout
