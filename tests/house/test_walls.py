"""Import contracts: kept, each able to fail; and no command imports a heavy module."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "recoverytui"

LINT = "from importlinter.cli import lint_imports_command as lint; lint()"

SPOILED = {
    "cli": "import recoverytui.tui.keys\nimport recoverytui.storage.wins",
    "commands": "import click\nimport textual\nimport recoverytui.text.translator",
    "domain": "import time",
    "exports": "import os",
    "storage": "import socket\nimport sqlcipher3\nimport subprocess",
    "tui/widgets": "import recoverytui.commands.wins\nimport recoverytui.tui.app",
}
"""One module for each floor that breaks what is built there."""


def lint(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Check the walls of the package in a folder; the one installed is out of reach."""
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def contracts() -> int:
    return (ROOT / "pyproject.toml").read_text("utf-8").count("[[tool.importlinter.contracts]]")


def test_every_wall_stands() -> None:
    done = lint(ROOT)
    assert f"Contracts: {contracts()} kept, 0 broken." in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


def test_every_wall_can_fall(tmp_path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for source in PACKAGE.rglob("*.py"):
        target = tmp_path / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    for floor, imports in SPOILED.items():
        (tmp_path / "recoverytui" / floor / "spoiled.py").write_text(f'"""Not as it should be."""\n\n{imports}\n')
    done = lint(tmp_path)
    assert f"Contracts: 0 kept, {contracts()} broken." in done.stdout, done.stdout + done.stderr


PATHS = "import sys; sys.path[:0] = sys.argv.pop(1).split('|')"  # with -S nothing else is carried in at the start
EVERYDAY = """
import sys
from datetime import datetime, timedelta, timezone
from recoverytui import paths
from recoverytui.commands import days, drafts, entries, goals, overview, strategies, wins
from recoverytui.commands.diary import open_or_create
clock = lambda: datetime(2026, 11, 21, 14, 3, tzinfo=timezone(timedelta(hours=1)))
diary = open_or_create(paths.find(None, {"RECOVERY_HOME": sys.argv[1]}), clock)
wins.add(diary, "Opened the window")
strategies.add(diary, "A walk")
goals.add(diary, "More air")
days.mark(diary, "hard")
drafts.keep(diary, "win", "Went")
entries.delete(diary, "w1")
entries.undo(diary)
wins.list_newest(diary)
overview.dashboard(diary)
diary.close()
print(*sorted(sys.modules))
"""

HEAVY = {
    *("asyncio", "click", "dataclasses", "hashlib", "http", "importlib.metadata", "inspect", "logging", "markdown_it"),
    *("multiprocessing", "rich", "socket", "sqlite3", "ssl", "subprocess", "textual", "tomlkit", "tomllib"),
    *("typing_extensions", "urllib.request", "uuid"),
}
"""Modules that would slow down the start of the CLI, or that no command may import."""


def test_an_everyday_deed_carries_nothing_heavy_in(tmp_path) -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"{PATHS}\n{EVERYDAY}", "|".join([str(ROOT), *sys.path]), str(tmp_path / "home")],
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = set(done.stdout.split())
    assert "recoverytui.storage.wins" in loaded, done.stderr
    assert loaded & HEAVY == set()
