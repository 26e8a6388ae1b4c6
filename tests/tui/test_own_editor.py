"""TUI: a text of a form written in the person's own editor; the terminal itself is in tests/test_pty_editor.py."""

import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from recoverytui.commands import drafts, wins
from recoverytui.domain.validation import LONGEST
from recoverytui.editor_copy import WARNING
from recoverytui.text.translator import Translator
from recoverytui.tui.diary_app import DiaryApp
from recoverytui.tui.screens.privacy import PrivacyScreen


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that makes an editor of Python code, and lets the application be suspended without a terminal.

    `path` is the copy in the code.
    """
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))

    @contextmanager
    def suspended(_app: DiaryApp):
        yield

    def make(code: str) -> Path:
        script = tmp_path / "editor.py"
        script.write_text(f"import sys\nfrom pathlib import Path\npath = Path(sys.argv[-1])\n{code}\n", "utf-8")
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
        monkeypatch.setattr(DiaryApp, "suspend", suspended)
        return runtime

    return make


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


async def test_without_an_editor_there_is_no_such_key(visit):
    async with visit() as room:
        await room.press("n")
        assert "Ctrl+O" not in room.text
        await room.press("ctrl+o", "ctrl+o")
        assert "editor" not in room.text


@pytest.mark.parametrize("language", ["en", "da", "nb"])
async def test_it_is_said_first_what_the_copy_means(visit, editor, language):
    editor("path.write_text('changed')")
    words = Translator(language)
    async with visit(size=(100, 40), language=language) as room:
        await room.press("n")
        assert room.shows(f"Ctrl+O {words('your editor')}")
        await room.type("Tea")
        await room.press("ctrl+o")
        assert room.shows(words(WARNING)[:60], words("Press Ctrl+O again to open it."), "Tea")
        assert "changed" not in room.text
        await room.press("ctrl+o")
        assert room.shows("changed")
        assert words(WARNING)[:30] not in room.text


async def test_what_is_written_there_stands_in_the_field_and_the_copy_is_wiped(visit, editor):
    runtime = editor("path.write_text(path.read_text('utf-8') + '\\nÅbnede \\x1b[31mvinduet.\\n', 'utf-8')")
    async with visit() as room:
        await room.press("n")
        await room.type("Tea")
        await room.press("ctrl+o", "ctrl+o")
        assert list(runtime.iterdir()) == []
        assert "Åbnede" in (await room.do(drafts.take, "win"))
        assert room.shows("Tea", "Åbnede")
        await room.press("enter")
        [win] = await room.do(wins.list_newest)
        assert win.noun.text.splitlines()[0] == "Tea"
        assert win.noun.text.splitlines()[-1].endswith("vinduet.")
        assert "\x1b" not in win.noun.text


@pytest.mark.parametrize(
    ("code", "said", "field"),
    [
        ("sys.exit(3)", "ended with code 3", "Tea"),
        ("path.write_text('Tea and cake'); sys.exit(1)", "What it left is here, and not saved yet.", "Tea and cake"),
        ("path.unlink()", "The editor left no text.", "Tea"),
    ],
)
async def test_an_editor_that_fails_loses_nothing(visit, editor, code, said, field):
    runtime = editor(code)
    async with visit() as room:
        await room.press("n")
        await room.type("Tea")
        await room.press("ctrl+o", "ctrl+o")
        assert room.shows(said, field)
        assert list(runtime.iterdir()) == []
        await room.press("enter")
        assert [each.noun.text for each in await room.do(wins.list_newest)] == [field]


@pytest.mark.parametrize(
    ("code", "size"),
    [(f"path.write_text('x' * {LONGEST + 1})", LONGEST + 1), ("path.write_bytes(b'\\xff\\xfew')", 3)],
)
async def test_what_has_no_room_in_the_field_stays_in_the_copy(visit, editor, code, size):
    runtime = editor(code)
    async with visit(size=(100, 40)) as room:
        await room.press("n")
        await room.type("Tea")
        await room.press("ctrl+o", "ctrl+o")
        [copy] = runtime.rglob("text.txt")
        assert copy.stat().st_size == size
        assert room.shows("Tea")
        assert "not encrypted" in " ".join(room.text.split())
        assert str(copy) in "".join(line.strip() for line in room.text.splitlines())


async def test_an_editor_that_is_not_there_is_said(visit, editor, monkeypatch):
    runtime = editor("")
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    async with visit() as room:
        await room.press("n")
        await room.type("Tea")
        await room.press("ctrl+o", "ctrl+o")
        assert room.shows("could not be started", "Tea")
        assert list(runtime.iterdir()) == []


async def test_a_terminal_that_cannot_be_left_says_so(visit, monkeypatch, tmp_path):
    monkeypatch.setenv("EDITOR", sys.executable)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    before = sorted(tmp_path.iterdir())
    async with visit() as room:
        await room.press("n")
        await room.type("Tea")
        await room.press("ctrl+o", "ctrl+o")
        assert room.shows("No other program can be opened", "Tea")
        assert [each for each in sorted(tmp_path.iterdir()) if each not in before and "recovery-" in each.name] == []


async def test_a_passphrase_and_a_path_are_never_given_away(visit, editor, tmp_path):
    editor("path.write_text('changed')")
    async with visit() as room:
        await room.press("l", "enter")
        assert "Ctrl+O" not in room.text
        await room.press("ctrl+o", "ctrl+o")
        assert "editor" not in room.text


@pytest.mark.parametrize(("minutes", "hidden"), [(2, False), (4, True)])
async def test_time_in_the_editor_counts_for_hiding(visit, editor, clock, monkeypatch, minutes, hidden):
    editor("path.write_text('changed')")
    real = DiaryApp.run_outside

    def slow(app: DiaryApp, run):
        return real(app, lambda: (run(), clock.wind(minutes=minutes))[0])

    async with visit(idle_minutes=3) as room:
        await room.press("n")
        await room.type("Tea")
        room.app.idle.touch()
        room.app.idle.hides()
        await room.press("ctrl+o")
        monkeypatch.setattr(DiaryApp, "run_outside", slow)
        await room.pilot.press("ctrl+o")
        await room.settle()
        assert isinstance(room.app.screen, PrivacyScreen) is hidden
        assert "changed" in (await room.do(drafts.take, "win"))
        assert ("changed" in room.text) is not hidden


async def test_a_copy_that_cannot_be_written_is_said(visit, editor, monkeypatch):
    editor("")

    def refused(*_, **__):
        raise OSError

    monkeypatch.setattr("tempfile.mkdtemp", refused)
    async with visit() as room:
        await room.press("n")
        await room.type("Tea")
        await room.press("ctrl+o", "ctrl+o")
        assert room.shows("The copy for the editor could not be written.", "Tea")
