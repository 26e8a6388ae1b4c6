"""Other kinds of terminal in a pty: mouse, no colour, other encodings, a dumb one, and the window title."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="there are no pseudo-terminals on Windows")
import pexpect
import pyte

from tests.terminal import PATIENCE, Terminal


class Raw(Terminal):
    """A terminal that can be clicked in; `redirected` is the end of a line of a shell."""

    def __init__(self, *arguments: str, env: dict[str, str], redirected: str = "") -> None:
        if redirected:
            env = {"TERM": "xterm-256color", "PATH": "/usr/bin:/bin", **env}
            self.screen = pyte.Screen(80, 24)
            self._stream = pyte.ByteStream(self.screen)
            self.raw = b""
            line = f"exec {sys.executable} -m recoverytui {' '.join(arguments)} {redirected}"
            self.child = pexpect.spawn("/bin/sh", ["-c", line], env=env, dimensions=(24, 80), timeout=PATIENCE)
        else:
            super().__init__(*arguments, env=env)

    def place_of(self, text: str) -> str:
        """Return where a text begins, as reports of the mouse say it."""
        [y] = [place for place, line in enumerate(self.screen.display, 1) if text in line][-1:]
        return f"{self.screen.display[y - 1].index(text) + 1};{y}"

    def click(self, text: str, *, button: int = 0, times: int = 1) -> None:
        """Click on a text of the screen, in SGR reports of the mouse; buttons count from 0."""
        for _ in range(times):
            self.child.send(f"\x1b[<{button};{self.place_of(text)}M\x1b[<{button};{self.place_of(text)}m")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A home that nothing has touched yet, in a terminal of UTF-8."""
    (tmp_path / "thrown-away").mkdir()
    return {
        "RECOVERY_HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "thrown-away"),
        "LC_ALL": "C.UTF-8",
    }


def test_real_clicks_and_the_title_of_the_window(env: dict[str, str]) -> None:
    with Raw("demo", "--lang", "en", env=env) as at:
        at.shows("Good to see you.", "? more")
        at.click("2 Wins", button=2)
        at.click("2 Wins", button=1)
        at.click("5 Look back", times=2)
        at.shows("j go to a day", "Enter open")
        assert "All your wins" not in at.text
        at.click("2 Wins")
        at.shows("All your wins", "Enter open it")
        at.click("Enter open it", button=2)
        at.press("enter")
        at.shows("day before", "Esc back")
        at.click("Esc back")
        at.shows("All your wins")
        at.press("\x03")
        at.shows("Press q to close the diary")
        at.press("\x1a")
        at.shows("There is no shell here to go back to.")
        at.press("q")
        assert at.ends() == 0
    start = at.raw.index(b"\x1b[22;2t")
    assert start < at.raw.index(b"\x1b]2;") < at.raw.index(b"\x1b[?1049l") < at.raw.rindex(b"\x1b[23;2t")


def test_a_press_that_is_let_go_elsewhere_does_nothing(env: dict[str, str]) -> None:
    with Raw("demo", "--lang", "en", env=env) as at:
        at.shows("Good to see you.", "q quit")
        at.child.send(f"\x1b[<0;{at.place_of('2 Wins')}M\x1b[<0;{at.place_of('q quit')}m")  # all one widget
        at.child.send(f"\x1b[<0;{at.place_of('q quit')}m")
        at.click("2 Wins")
        at.child.send(f"\x1b[<0;{at.place_of('q quit')}m")
        at.shows("All your wins", "Esc back")
        at.click("Esc back")
        at.shows("Good to see you.", "q quit")
        at.click("q quit")
        assert at.ends() == 0


def test_no_mouse_no_colour_and_no_standard_error(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(mode=0o700)
    (tmp_path / "home" / "settings.toml").write_text("mouse = false\n")
    with Raw("--lang", "en", env={**env, "NO_COLOR": "1"}, redirected="2>/dev/null") as at:
        at.shows("This is your diary. It is empty, and that is fine.", "Enter save", "Ctrl+Q quit")
        assert b"\x1b[?1000h" not in at.raw
        assert not any(code in at.raw for code in (b"[38;", b"[48;", b";38;", b";48;"))
        at.press("none", "enter")
        at.shows("Saved.", "\u25cf none")
        at.press("q")
        assert at.ends() == 0


@pytest.mark.parametrize(
    ("locale", "word", "strip"),
    [("C", "hjelp nu", "#"), ("da_DK.ISO-8859-1", "hj\u00e6lp nu", "#")],
)
def test_a_terminal_without_utf_8_can_be_read(env: dict[str, str], locale: str, word: str, strip: str) -> None:
    charset = "ascii" if locale == "C" else "iso-8859-1"
    with Raw("demo", "--lang", "da", env={**env, "LC_ALL": locale}) as at:
        while word.encode(charset) not in at.raw:
            at._feed(at.child.read_nonblocking(65536, timeout=PATIENCE))
        text = at.raw.decode(charset)
        assert strip in text
        assert not any(mojibake in text for mojibake in ("\u00c3", "\u00e2", "\\x", "\\u"))
        at.press("q")
        assert at.ends() == 0


@pytest.mark.parametrize("kind", ["dumb", "unknown"])
def test_a_terminal_that_cannot_be_drawn_on_hears_of_the_shell(env: dict[str, str], kind: str, tmp_path: Path) -> None:
    with Raw("--lang", "da", env={**env, "TERM": kind}) as at:
        assert at.ends() == 2
        assert "Denne terminal kan ikke vise" in at.text
        assert "recovery --help" in at.text.replace("\n", " ")
    assert not (tmp_path / "home").exists()
