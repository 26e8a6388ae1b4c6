"""Without a database driver the CLI prints one sentence in either language, and has a distinct exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HIDDEN = "import sys; sys.modules['sqlcipher3'] = None; from recoverytui.__main__ import main; sys.exit(main())"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "This Python cannot load the diary's database"),
        ("da", "Denne Python kan ikke indlæse dagbogens database"),
    ],
)
@pytest.mark.parametrize("verb", [("win", "Opened the window"), ("where",)])
def test_without_the_driver_one_sentence_says_so(home: Path, language: str, said: str, verb: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HIDDEN, *verb],
        env={**os.environ, "RECOVERY_LANG": language, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (17, "", 1)
    assert said in done.stderr
    assert not home.exists()


def test_help_needs_no_driver(home: Path) -> None:
    done = subprocess.run([sys.executable, "-c", HIDDEN, "--help"], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage: recovery" in done.stdout
