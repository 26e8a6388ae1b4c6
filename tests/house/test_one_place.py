"""Operations that only one module may use: the clock, printing, SQL, colours. Read from the source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "recoverytui"
MODULES = {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")}

SQL = re.compile(
    r"^\s*(SELECT|INSERT|UPDATE|DELETE FROM|CREATE|DROP|ALTER|PRAGMA|BEGIN|COMMIT|VACUUM|ATTACH)\s[a-z*('\"A-Z]"
    r"|\b(ORDER BY|GROUP BY|LIMIT \?|UNION ALL|NOT deleted)\b"
)
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b|\brgba?\(|\bhsla?\(")


def places_of(found) -> dict[str, list[int]]:
    """Return where something is done: the lines, by module."""
    lines: dict[str, list[int]] = {}
    for name, tree in MODULES.items():
        for node in found(tree):
            lines.setdefault(name, []).append(node.lineno)
    return lines


def clocks(tree: ast.AST) -> Iterator[ast.AST]:
    """Find all that reads the clock, called or handed on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value).rpartition(".")[2]
            if owner in {"datetime", "date"} and node.attr in {"now", "utcnow", "today"}:
                yield node
            if owner == "time" and node.attr in {"time", "time_ns", "localtime", "gmtime", "strftime", "ctime"}:
                yield node
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            yield node


def test_one_function_looks_at_the_clock() -> None:
    assert list(places_of(clocks)) == ["commands/diary.py"]
    [clock] = [
        node
        for node in ast.walk(MODULES["commands/diary.py"])
        if isinstance(node, ast.FunctionDef) and node.name == "local_clock"
    ]
    assert [node.lineno for node in clocks(clock)] == places_of(clocks)["commands/diary.py"]


def outlets(tree: ast.AST) -> Iterator[ast.AST]:
    """Find all that prints or reads the standard streams; to ask whether one is a terminal is neither."""
    asked = set()
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr="isatty", value=stream):
                asked.add(stream)
            case ast.Call(func=ast.Name(id="all" | "any")) if "isatty" in ast.unparse(node):
                asked |= set(ast.walk(node))
    streams = {"stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__"}
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="sys"), attr=attr) if attr in streams and node not in asked:
                yield node
            case ast.ImportFrom(module="sys", names=names) if streams & {each.name for each in names}:
                yield node
            case ast.Call(func=ast.Name(id="print" | "input")):
                yield node


def test_one_module_of_each_door_touches_the_standard_streams() -> None:
    # What is printed and read in the shell; and the stream that Textual's driver is handed.
    assert set(places_of(outlets)) == {"cli/console.py", "tui/terminal.py"}


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Find all that runs SQL, and all text that is SQL."""
    told = {id(text) for text in docstrings(tree)}
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr="execute" | "executemany" | "executescript"):
                yield node
            case ast.Constant(value=str() as text) if id(node) not in told and SQL.search(text):
                yield node


def docstrings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Find the first string of everything that has a body, and the strings below an attribute."""
    for node in ast.walk(tree):
        body = getattr(node, "body", [])
        for part in body if isinstance(body, list) else []:
            if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):
                yield part.value


def test_sql_is_spoken_in_the_cellar_alone() -> None:
    found = places_of(statements)
    assert {"storage/wins.py", "storage/schema.py", "storage/database.py"} <= found.keys()
    assert [name for name in found if not name.startswith("storage/")] == []


def test_no_script_runs_outside_of_a_transaction() -> None:
    scripts = places_of(
        lambda tree: (
            node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "executescript"
        )
    )
    assert scripts == {}


def test_colours_are_chosen_in_the_themes_alone() -> None:
    coloured = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.suffix in {".py", ".tcss"} and COLOUR.search(path.read_text("utf-8"))
    }
    assert coloured == {"text/colours.py", "tui/themes.py"}


@pytest.mark.parametrize("name", MODULES)
def test_everything_says_in_a_first_sentence_what_it_is_for(name: str) -> None:
    def silent(node: ast.AST) -> bool:
        return not re.match(r"\S.*?[.:!?](\s|$)", ast.get_docstring(node) or "", re.DOTALL)

    tree = MODULES[name]
    public = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_")
    ]
    inner = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for child in ast.walk(node)
        if child is not node
    }
    assert not silent(tree)
    assert [node.name for node in public if node not in inner and silent(node)] == []


def test_no_module_leaves_work_for_later() -> None:
    words = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")
    left = [path.name for path in PACKAGE.rglob("*.py") if words.search(path.read_text("utf-8"))]
    assert left == []
