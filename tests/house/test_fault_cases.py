"""The table of docs/faults.md names tests and runs that exist."""

import ast
import re
from pathlib import Path

from faults.__main__ import RUNS

HOME = Path(__file__).parent.parent.parent
TABLE = (HOME / "docs" / "faults.md").read_text(encoding="utf-8").partition("## Every case")[2]
ROWS = [line.split("|")[1:3] for line in TABLE.splitlines() if line.startswith("| ") and "---" not in line][1:]


def names_in(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_case_is_shown_by_something_that_is_there() -> None:
    assert len(ROWS) >= 55
    for case, shown in ROWS:
        names = re.findall(r"`([^`]+)`", shown)
        assert names, case
        for name in names:
            file, _, test = name.partition("::")
            assert name in RUNS or test in names_in(HOME / file), name


def test_every_run_shows_a_case() -> None:
    named = {name for _, shown in ROWS for name in re.findall(r"`([^`]+)`", shown)}
    assert set(RUNS) - named == {"outside"}  # it shows that another program reads the file, which is no fault
