"""The first thing seen, in a pty: a ground and a sentence before the screens are loaded."""

from collections.abc import Mapping
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="there are no pseudo-terminals on Windows")

from recoverytui.commands import lock
from recoverytui.commands.diary import create_diary
from recoverytui.paths import find
from recoverytui.text.colours import FULL, IN_256
from recoverytui.text.still import drawn
from tests.terminal import PATIENCE, Terminal

XTERM = {"TERM": "xterm-256color"}
VTE = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "VTE_VERSION": "7600"}
KITTY = {"TERM": "xterm-kitty", "COLORTERM": "truecolor", "KITTY_WINDOW_ID": "1"}
MOMENT = "Et øjeblik …"
ENTER, LEAVE, LOADED = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[22;2t"
"""The last one is the first that the loaded screens write: it saves the title of the window."""
UTF_8 = {"LC_ALL": "C.UTF-8"}


@pytest.fixture
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A home that nothing has touched yet, and no terminal around it."""
    (tmp_path / "home").mkdir(mode=0o700)
    for name in ("COLORTERM", "NO_COLOR", "VTE_VERSION", "KITTY_WINDOW_ID"):
        monkeypatch.delenv(name, raising=False)
    return {**UTF_8, "RECOVERY_HOME": str(tmp_path / "home"), "RECOVERY_LANG": "da"}


def grounds(at: Terminal) -> set[str]:
    """Return the colours behind the letters of the screen."""
    return {at.screen.buffer[y][x].bg for y in range(24) for x in range(80)}


@pytest.mark.parametrize("theme", FULL)
@pytest.mark.parametrize("kind", [XTERM, VTE, KITTY], ids=["xterm", "vte", "kitty"])
def test_the_ground_is_there_before_the_screens_and_stays(
    env: dict[str, str], tmp_path: Path, kind: Mapping[str, str], theme: str
) -> None:
    (tmp_path / "home" / "settings.toml").write_text(f'theme = "{theme}"\n')
    with Terminal(env={**env, **kind}) as at:
        at.shows(MOMENT)
        assert LOADED not in at.raw
        assert at.screen.cursor.hidden
        while not at.raw.endswith(b"\x1b[0m"):
            at._feed(at.child.read_nonblocking(65536, timeout=PATIENCE))
        [first] = grounds(at)
        at.shows("Det her er din dagbog.")
        assert first in grounds(at)
        assert MOMENT not in at.screen.display[0]
        at.press("\x11")
        assert at.ends() == 0
    assert kind is XTERM or first == FULL[theme].ground.removeprefix("#")
    assert (at.raw.count(ENTER), at.raw.count(LEAVE)) == (1, 1)


def test_a_locked_diary_asks_on_the_same_screen(env: dict[str, str], tmp_path: Path) -> None:
    lock.lock(create_diary(find(None, {"RECOVERY_HOME": str(tmp_path / "home")})), "a b c").diary.close()
    with Terminal(env={**env, **VTE}) as at:
        at.shows(MOMENT)
        at.shows("Dagbogen er låst")
        at.press("\x11")
        assert at.ends() == 0
    assert (at.raw.count(ENTER), at.raw.count(LEAVE)) == (1, 1)


def test_what_cannot_be_opened_is_said_on_the_normal_screen(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "home" / "diary.db").mkdir()
    with Terminal(env={**env, **VTE}) as at:
        assert at.ends() != 0
    assert at.raw.index(MOMENT.encode()) < at.raw.index(LEAVE) < at.raw.index(b"er en mappe")
    assert b"\x1b[?25h" in at.raw
    assert ENTER not in at.raw[at.raw.index(LEAVE) :]


@pytest.mark.parametrize(
    "other",
    [
        {**VTE, "NO_COLOR": "1"},
        {"TERM": "linux"},
        {"TERM": "xterm-16color"},
        {**VTE, "LC_ALL": "da_DK.ISO-8859-1"},
        {**VTE, "LC_ALL": "C"},
        {**VTE, "LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"},
        {**VTE, "LC_ALL": ""},
    ],
)
def test_it_is_left_out_where_it_would_not_look_like_the_screens(other: Mapping[str, str]) -> None:
    assert drawn("dusk", MOMENT, (80, 24), {**UTF_8, **VTE})
    assert drawn("dusk", MOMENT, (80, 24), {**UTF_8, **other}) == ""


def test_it_is_left_out_for_a_theme_that_only_the_screens_know() -> None:
    assert drawn("nord", MOMENT, (80, 24), {**UTF_8, **VTE}) == ""
    assert drawn("ansi", MOMENT, (80, 24), {**UTF_8, **XTERM}) == ""


@pytest.mark.parametrize("theme", IN_256)
def test_ground_and_text_of_256_colours_are_greys(theme: str) -> None:
    for colour in (IN_256[theme].ground, IN_256[theme].quiet):
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert red == green == blue
