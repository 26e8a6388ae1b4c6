"""No module is longer than can be read in one sitting: one that grows beyond that is two."""

from pathlib import Path

MOST_LINES = 260
PACKAGE = Path(__file__).parents[2] / "recoverytui"


def test_no_module_is_too_long() -> None:
    lines = {
        path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8").count("\n") for path in PACKAGE.rglob("*.py")
    }
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}
