"""Exceptions from types and lint have a reason: where it stands, or, for `Any`, in the list below.

`Any` switches type checking off for all that it touches. A module that needs it is listed with what forces it.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for top in ("recoverytui", "tools", "faults", "benchmarks")
    for path in (ROOT / top).rglob("*.py")
)
EXCEPTION = r"#\s*(?:noqa(?::[\sA-Z0-9,]*)?|type: ignore(?:\[[\w, -]+\])?|pragma: no cover)\s*"
UNEXPLAINED = re.compile(EXCEPTION + r"(?=# *(?:noqa|type:|pragma)|$)")
ANY = {
    "cli/click_parser.py": "click declares attributes of several types, and keywords for each class",
    "cli/click_types.py": "click declares attributes of several types",
    "cli/command_spec.py": "the declaration of an option decides on the type of its value",
    "commands/demo.py": "tomllib returns it",
    "commands/entries.py": "a default that stands for a value of every type",
    "dataclass.py": "it builds classes",
    "domain/book.py": "a line has the columns of its kind",
    "domain/entry.py": "the kind, known when the program runs, decides on the fields",
    "domain/serialization.py": "the key decides on the type of a value",
    "exports/shared_document.py": "each writer takes the class that is its key",
    "imports/json_text.py": "parsed from a file that anybody may have written",
    "storage/driver.py": "sqlcipher3 publishes no types, and SQL decides on the type of a value",
    "terminal_state.py": "as termios returns it",
    "text/import_report.py": "a key of any enum, and the keys of a Mapping are invariant",
    "text/labels.py": "a key of any enum, and the keys of a dict are invariant",
    "tui/application.py": "the context of asyncio's exception handler",
    "tui/context.py": "data of a screen, which is a layer above",
    "tui/demo_app.py": "Textual's push_screen has three overloads",
    "tui/diary_app.py": "Textual's push_screen has three overloads",
    "tui/diary_thread.py": "the result of any command",
    "tui/rooms/__init__.py": "the screen of any room",
    "tui/screens/import_file.py": "a type of imports, which screens do not import",
    "tui/terminal_driver.py": "arguments that are passed on to Textual's driver",
    "tui/terminal_handover.py": "attributes that Textual's drivers have without declaring them",
    "tui/textual_private.py": "attributes that Textual does not declare",
    "tui/typed_text.py": "App and Screen are invariant in the type of their result",
    "tui/widgets/clicks.py": "App is invariant in the type of its result",
    "tui/widgets/field.py": "the question decides on the type of its answer",
    "tui/widgets/row.py": "the screen that made a row knows what it is of",
}
"""What forces each module to use `Any`."""


def any_lines(tree: ast.AST) -> Iterator[int]:
    """Yield the lines on which a type is `Any`, also in an annotation that is a string."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id="Any"):
                yield node.lineno
            case (
                ast.arg(annotation=ast.Constant(value=str() as text))
                | ast.AnnAssign(annotation=ast.Constant(value=str() as text))
            ) if re.search(r"\bAny\b", text):
                yield node.lineno
            case ast.FunctionDef(returns=ast.Constant(value=str() as text)) if re.search(r"\bAny\b", text):
                yield node.lineno


def test_each_module_with_any_says_what_forces_it() -> None:
    package = ROOT / "recoverytui"
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if [*any_lines(ast.parse(path.read_text("utf-8")))]
    }
    assert found == ANY.keys()


@pytest.mark.parametrize("name", FILES)
def test_each_exception_has_a_reason(name: str) -> None:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    found = [f"{number}: {line}" for number, line in enumerate(lines, 1) if UNEXPLAINED.search(line)]
    assert found == []


@pytest.mark.parametrize(
    ("line", "has_reason"),
    [
        ("run(x)  # noqa: S603", False),
        ("run(x)  # noqa: S603 - our own command", True),
        ("x = y  # type: ignore[misc]", False),
        ("x = y  # type: ignore[misc]  # click guesses", True),
        ("x = y  # type: ignore[misc]  # noqa: E501", False),
        ("pass  # pragma: no cover", False),
        ("pass  # noqa", False),
    ],
)
def test_an_exception_without_a_reason_is_found(line: str, has_reason: bool) -> None:
    assert bool(UNEXPLAINED.search(line)) is not has_reason


def test_any_is_found_in_every_kind_of_annotation() -> None:
    source = 'a: Any = 1\ndef b(c: "dict[str, Any]") -> "Any": ...\nAnything = 1\nd: "list[Any]"\n'
    assert sorted(any_lines(ast.parse(source))) == [1, 2, 2, 4]
