"""Phone numbers are in one file only, so that there is one place to check them."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from recoverytui.commands.help_now import SHIPPED

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "recoverytui"
NUMBERS = {line["number"] for line in tomllib.loads(SHIPPED.read_text("utf-8"))["line"] if "number" in line}
LIKE_A_NUMBER = re.compile(
    r"(?<![\w.:/-])(?:\+\d{2}[  ]?)?(?:\d{2}(?:[  ]\d{2}){3}|\d{2,3}[  ]\d{3}(?:[  ]\d{3})?|[2-9]\d{7})(?![\w-])"
)


def spoken(path: Path) -> Iterator[str]:
    """Yield the texts of a file: of a program its strings, of any other file all of it."""
    if path.suffix != ".py":
        yield path.read_text("utf-8")
        return
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def numbers_in(text: str) -> set[str]:
    """Return what can be rung: the numbers that we know, and all that looks like one."""
    squeezed = re.sub(r"(?<=\d)[  ](?=\d)", "", text)
    known = {number for number in NUMBERS if re.search(rf"(?<![\w.:#-]){number.replace(' ', '')}(?![\w%-])", squeezed)}
    return known | set(LIKE_A_NUMBER.findall(text))


def test_numbers_stand_in_one_file() -> None:
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in {".mo", ".pyc"}]
    files += [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    assert SHIPPED in files
    files.remove(SHIPPED)
    found = {path.name: numbers for path in files if (numbers := set().union(*map(numbers_in, spoken(path))))}
    assert found == {}


def test_the_search_for_numbers_finds_them() -> None:
    assert len(NUMBERS) > 12
    for number in NUMBERS:
        assert numbers_in(f"Ring {number} nu.") != set()
        assert numbers_in(f"({number.replace(' ', '')})") != set()
    assert numbers_in("12 34 56 78 og 123 456") == {"12 34 56 78", "123 456"}
    assert numbers_in("on 2026-11-21 at 14:03, 1,121 wins in 0.112 s, w112, #112233") == set()
