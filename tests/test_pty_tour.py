"""The demo's tour in a pty; it leaves no files."""

import signal
from pathlib import Path

import pytest

from recoverytui.text.translator import Translator
from recoverytui.tui.tour import STOPS

pytest.importorskip("pexpect", reason="there are no pseudo-terminals on Windows")
from tests.terminal import Terminal


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A home that nothing may touch, and a folder of one's own for what is thrown away."""
    (tmp_path / "thrown-away").mkdir()
    return {
        "RECOVERY_HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "thrown-away"),
        "LC_ALL": "C.UTF-8",
    }


def nothing_is_left(tmp_path: Path) -> bool:
    return not (tmp_path / "home").exists() and list((tmp_path / "thrown-away").iterdir()) == []


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_tour_from_start_to_end(env: dict[str, str], tmp_path: Path, language: str) -> None:
    words = Translator(language)
    with Terminal("demo", "--tour", "--lang", language, env=env) as at:
        for number, stop in enumerate(STOPS, 1):
            said = words(stop.told).split(". ")[0]
            at.shows(words("{n} of {all}", n=number, all=10), said[:60], words("leave the tour"))
            at.shows("DEMO – ")
            at.press("enter")
        at.shows(words("The tour is over. Look around as you like."))
        assert list((tmp_path / "thrown-away").iterdir())
        at.press("q")
        assert at.ends() == 0
    assert nothing_is_left(tmp_path)


def test_the_keys_of_the_tour_can_be_clicked(env: dict[str, str]) -> None:
    with Terminal("demo", "--tour", "--lang", "en", env=env) as at:
        text = "Enter go on"
        at.shows("1 of 10", text, "Esc leave the tour")
        [y] = [place for place, line in enumerate(at.screen.display, 1) if text in line]
        x = at.screen.display[y - 1].index(text) + 1
        at.press(f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m")
        at.shows("2 of 10")


def test_the_demo_leaves_nothing_when_it_is_ended_from_outside(env: dict[str, str], tmp_path: Path) -> None:
    with Terminal("demo", "--present", env=env) as at:
        at.shows("DEMO – ", "Good to see you.")
        at.press("n")
        at.shows("What went well")
        at.press("My own words")
        at.shows("My own words")
        at.child.kill(signal.SIGTERM)
        at.ends()
    assert nothing_is_left(tmp_path)
