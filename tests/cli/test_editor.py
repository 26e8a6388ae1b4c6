"""Texts written in the person's own editor: the copy, its folder, and what stays of it."""

import os
import stat
import sys
from pathlib import Path

import pytest

from recoverytui.domain.validation import LONGEST
from recoverytui.errors import FileRefused
from recoverytui.text.translator import Translator

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an editor is a script with a mode here")


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that makes an editor of Python code; `path` is the copy, `seen` is a file for a note."""
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.delenv("VISUAL", raising=False)

    def make(code: str, variable: str = "EDITOR") -> Path:
        script = tmp_path / f"{variable}.py"
        script.write_text(
            "import os, sys\nfrom pathlib import Path\n"
            f"path, seen = Path(sys.argv[-1]), Path({str(tmp_path / 'seen')!r})\n{code}\n",
            encoding="utf-8",
        )
        monkeypatch.setenv(variable, f"{sys.executable} {script} --wait")
        return tmp_path / "seen"

    make.runtime = runtime  # type: ignore[attr-defined]
    return make


def test_a_text_of_several_lines_is_written_and_the_copy_is_wiped(invoke, editor) -> None:
    seen = editor(
        "seen.write_text(f'{oct(path.stat().st_mode)} {oct(path.parent.stat().st_mode)} {path}')\n"
        "path.write_text('Gik en tur.\\n\\nDet var godt.\\n', 'utf-8')\n"
        "path.with_name('text.txt~').write_text('Gik')"
    )
    saved = invoke("win", "--editor")
    assert (saved.code, saved.lines) == (0, ["Saved. w1"])
    assert "Only you can read" in saved.err
    assert invoke("show", "w1", "--json").json["wins"][0]["text"] == "Gik en tur.\n\nDet var godt."
    mode, folder, path = seen.read_text().split()
    assert (stat.S_IMODE(int(mode, 8)), stat.S_IMODE(int(folder, 8))) == (0o600, 0o700)
    assert Path(path).is_relative_to(editor.runtime)
    assert list(editor.runtime.iterdir()) == []


def test_what_was_typed_or_written_before_is_in_the_copy(invoke, editor) -> None:
    seen = editor("seen.write_text(path.read_text('utf-8'), 'utf-8')")
    assert invoke("win", "--editor", "Åbnede", "vinduet.").code == 0
    assert seen.read_text("utf-8") == "Åbnede vinduet.\n"
    editor("path.write_text(path.read_text('utf-8') + 'Og døren.\\n', 'utf-8')")
    assert invoke("edit", "w1", "--editor").code == 0
    assert invoke("edit", "w1", "--editor").code == 0
    assert invoke("show", "w1", "--json").json["wins"][0]["text"] == "Åbnede vinduet.\nOg døren.\nOg døren."
    assert invoke("day", "note", "today", "--editor", "Regn.").code == 0
    assert invoke("show", "today", "--json").json["days"][0]["note"] == "Regn.\nOg døren."


def test_visual_comes_before_editor_and_none_is_refused(invoke, editor, monkeypatch) -> None:
    editor("path.write_text('of EDITOR')")
    editor("path.write_text('of VISUAL')", "VISUAL")
    assert invoke("win", "--editor").code == 0
    assert invoke("show", "w1", "--json").json["wins"][0]["text"] == "of VISUAL"
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.setenv(name, " ")
    assert invoke("win", "--editor").refused(2)


@pytest.mark.parametrize(
    ("code", "exit_code"),
    [
        ("sys.exit(3)", 2),
        ("path.unlink()", 2),
        ("path.unlink(); path.symlink_to(seen)", FileRefused.code),
    ],
)
def test_an_editor_that_fails_saves_nothing_and_leaves_nothing(invoke, editor, code: str, exit_code: int) -> None:
    editor(f"path.write_text('words')\n{code}")
    answer = invoke("win", "--editor")
    assert (answer.code, answer.out) == (exit_code, "")
    assert list(editor.runtime.iterdir()) == []
    assert invoke("wins", "--json").json["wins"] == []


def test_an_editor_that_is_not_there_is_refused(invoke, editor, monkeypatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    answer = invoke("win", "--editor")
    assert (answer.code, answer.out) == (2, "")
    assert list(editor.runtime.iterdir()) == []


def test_a_text_that_cannot_be_saved_stays_and_is_named(invoke, editor) -> None:
    editor(f"path.write_text('x' * {LONGEST + 1})")
    answer = invoke("win", "--editor")
    assert answer.code == 2
    [copy] = editor.runtime.rglob("text.txt")
    assert str(copy) in answer.err
    assert copy.stat().st_size == LONGEST + 1


def test_what_is_no_text_stays_and_is_named(invoke, editor) -> None:
    editor("path.write_bytes(b'\\xff\\xfew')")
    answer = invoke("win", "--editor")
    assert answer.code == 2
    [copy] = editor.runtime.rglob("text.txt")
    assert str(copy) in answer.err
    assert copy.read_bytes() == b"\xff\xfew"
    assert invoke("wins", "--json").json["wins"] == []


def test_the_warning_is_in_every_language(invoke, editor) -> None:
    editor("path.write_text('x')")
    for language in ("da", "nb"):
        assert Translator(language)("Write the text in your own editor, VISUAL or EDITOR.") in " ".join(
            invoke("win", "--help", "--lang", language).out.split()
        )
        assert "VISUAL" not in invoke("win", "--editor", "--lang", language).err
