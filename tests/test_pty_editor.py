"""The person's own editor from a form, in a pty: it has the terminal, and the screens come back as they were."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="there are no pseudo-terminals on Windows")
from tests.terminal import Terminal


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A home of one's own, a folder for the copy, and no editor but the one of the test."""
    (tmp_path / "runtime").mkdir(mode=0o700)
    return {
        "RECOVERY_HOME": str(tmp_path / "home"),
        "XDG_RUNTIME_DIR": str(tmp_path / "runtime"),
        "LANGUAGE": "en",
        "LC_ALL": "C.UTF-8",
        "VISUAL": "",
    }


def named(env: dict[str, str], tmp_path: Path, code: str) -> dict[str, str]:
    """Return the environment with an editor of Python code."""
    script = tmp_path / "editor.py"
    script.write_text(
        f"import os, signal, sys\nfrom pathlib import Path\npath = Path(sys.argv[-1])\n{code}\n", encoding="utf-8"
    )
    return {**env, "EDITOR": f"{sys.executable} {script}"}


def begin(at: Terminal) -> None:
    """Open the form of a win in a new diary, and type into it."""
    at.shows("Write a small win")
    at.press("escape")
    at.shows("n new win")
    at.press("n")
    at.shows("Ctrl+O")
    at.press("Tea.")
    at.shows("Tea.")


@contextmanager
def editing(env: dict[str, str], tmp_path: Path, code: str) -> Iterator[Terminal]:
    """Open the editor of the form, and heed the warning."""
    with Terminal(env=named(env, tmp_path, code)) as at:
        begin(at)
        at.press("\x0f")
        at.shows("Your editor gets a copy", "Press Ctrl+O again")
        at.press("\x0f")
        yield at


def save_and_quit(at: Terminal) -> None:
    """Save the form, and leave."""
    at.press("enter")
    at.shows("Saved")
    at.press("q")
    assert at.ends() == 0


def test_the_editor_has_the_terminal_and_the_form_comes_back(env: dict[str, str], tmp_path: Path) -> None:
    asks = "path.write_text(path.read_text('utf-8') + input('EDITOR asks: ').upper(), 'utf-8')"
    with editing(env, tmp_path, asks) as at:
        at.shows("EDITOR asks:")
        [copy] = (tmp_path / "runtime").rglob("text.txt")
        assert copy.stat().st_mode & 0o777 == 0o600
        at.press("æblekage", "enter")
        at.shows("Tea.", "ÆBLEKAGE", "Ctrl+O")
        assert list((tmp_path / "runtime").iterdir()) == []
        save_and_quit(at)


def test_ctrl_c_is_for_the_editor_alone(env: dict[str, str], tmp_path: Path) -> None:
    waits = "try:\n    input('EDITOR asks: ')\nexcept KeyboardInterrupt:\n    path.write_text('after Ctrl+C')"
    with editing(env, tmp_path, waits) as at:
        at.shows("EDITOR asks:")
        at.press("\x03")
        at.shows("after Ctrl+C", "Ctrl+O")
        save_and_quit(at)


def test_a_stop_of_the_editor_does_not_hang_the_program(env: dict[str, str], tmp_path: Path) -> None:
    stops = "os.killpg(0, signal.SIGTSTP)\npath.write_text('after fg')"
    with editing(env, tmp_path, stops) as at:
        # No shell here could continue a stopped process, so the kernel stops neither of them.
        at.shows("after fg", "Ctrl+O")
        os.kill(at.child.pid, signal.SIGTERM)
        at.ends()
    with Terminal(env=env) as at:
        at.shows("Write a small win", "after fg")
