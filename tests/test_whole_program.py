"""Whole program: the same commands through the TUI and the CLI."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
pytest.importorskip("pexpect", reason="there are no pseudo-terminals on Windows")
from terminal import Terminal


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A home of one's own, in Danish."""
    return {"RECOVERY_HOME": str(tmp_path / "home"), "RECOVERY_LANG": "da", "LC_ALL": "C.UTF-8"}


def shell(env: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "recoverytui", *arguments],
        env=os.environ | env,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def test_a_first_evening_on_the_screens(env: dict[str, str], tmp_path: Path) -> None:
    document = tmp_path / "noter.md"
    with Terminal(env=env) as at:
        at.shows("Det her er din dagbog.", "Skriv en lille sejr", "Enter gem")
        at.press("Åbnede vinduet og lukkede morgenen ind.")
        at.shows("Åbnede vinduet og lukkede morgenen ind.")
        at.press("enter")
        at.shows("Gemt. Det er sejr nummer 1.", "● Åbnede vinduet og lukkede", "1 uge i din rytme", "1 sejr i alt.")
        at.press("3")
        at.shows("Her kommer det, der hjælper dig")
        at.press("a")
        at.shows("Ideen kom fra")
        at.press("En tur ved søen.")
        at.shows("En tur ved søen.")
        at.press("enter")
        at.shows("Gemt.")
        at.press(" ")
        at.shows("Det er på overblikket nu.")
        at.press("4")
        at.shows("Noget, jeg gerne vil")
        at.press("a")
        at.shows("Godt nok er")
        at.press("Synge igen.")
        at.shows("Synge igen.")
        at.press("enter")
        at.shows("Gemt.")
        at.press("+")
        at.shows("Plan B")
        at.press("Synge med i køkkenet.")
        at.shows("Synge med i køkkenet.")
        at.press("enter")
        at.shows("Synge igen.", "tænker på det", "Gemt.")
        at.press("1")
        at.shows("○ Synge med i køkkenet.", "tænker på det", "Det, der hjælper", "En tur ved søen.")
        at.shows("1 uge i din rytme", "1 sejr i alt.")
        at.press("6")
        at.shows("Hvem skal læse det?")
        at.press("down", "down", "down", "down")
        at.shows("Hele dagbogen i ét dokument")
        at.press("enter")
        at.shows("bogstav for bogstav", "En tur ved søen.")
        at.press("enter")
        at.shows(".md")
        at.press("\x01", "\x0b", str(document), "enter")
        at.shows("Skrevet")
        at.press("q")
        assert at.ends() == 0
    written = document.read_text("utf-8")
    assert "Åbnede vinduet og lukkede morgenen ind." in written
    assert document.stat().st_mode & 0o777 == 0o600


def test_the_same_evening_from_the_shell(env: dict[str, str], tmp_path: Path) -> None:
    document = tmp_path / "noter.md"
    assert shell(env, "win", "Åbnede", "vinduet") == "Gemt. w1\n"
    assert shell(env, "strategy", "add", "En tur ved søen") == "Gemt. s1\n"
    assert shell(env, "strategy", "pin", "s1")
    assert shell(env, "goal", "add", "Synge igen") == "Gemt. g1\n"
    assert shell(env, "goal", "try", "g1", "Synge i køkkenet") == "Gemt. t1\n"
    today = shell(env, "today")
    for said in ("1 uge i din rytme: ●", "1 sejr i alt.", "○ Synge i køkkenet (tænker på det)", "En tur ved søen"):
        assert said in today
    assert "Synge i køkkenet" in shell(env, "goals")
    shell(env, "export", "--for", "me", "--to", str(document))
    assert "vinduet" in document.read_text("utf-8")
    assert shell(env, "undo")
    goals = shell(env, "goals")
    assert "Synge igen" in goals
    assert "Synge i køkkenet" not in goals


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only Linux tells what a process has loaded")
def test_the_open_screens_have_loaded_nothing_that_speaks_tls(env: dict[str, str]) -> None:
    with Terminal(env=env) as at:
        at.shows("Skriv en lille sejr")
        loaded = {Path(line.split()[-1]).name.partition(".")[0] for line in _maps(at.child.pid) if ".so" in line}
    assert "_sqlite3" in loaded  # the driver of the diary
    assert not loaded & {"_ssl", "libssl"}


def _maps(process: int) -> list[str]:
    return Path(f"/proc/{process}/maps").read_text("utf-8").splitlines()
