"""Private names of Textual and Rich: used in two modules, and never taken by accident for something of our own.

A new version of Textual may rename them without notice. Whoever allows that version reads `tui/textual_private.py` and
`tui/textual_layout.py`, and nothing else. An attribute of our own that happens to have the name of a private one would
break the base class.
"""

import ast
import importlib
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import ModuleType

import pytest

from recoverytui.tui.textual_private import TEXT_CACHES

PACKAGE = Path(__file__).parents[2] / "recoverytui"
ALLOWED = ("recoverytui.tui.textual_private", "recoverytui.tui.textual_layout")
LIBRARIES = ("textual", "rich")
PRIVATE = re.compile(r"__?[a-zA-Z]\w*(?<!__)")
MODULES = [
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    for path in sorted((PACKAGE / "tui").rglob("*.py"))
    if path.name != "__init__.py" and not (sys.platform == "win32" and path.stem == "terminal_driver")
]


def is_of_library(name: str) -> bool:
    return name.partition(".")[0] in LIBRARIES


def names_of(tree: ast.AST) -> set[str]:
    """Return the private names that classes give their objects: functions, values and attributes of self."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.add(name)
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                found.add(name)
            case ast.ClassDef(body=body):
                for part in body:
                    for target in part.targets if isinstance(part, ast.Assign) else [getattr(part, "target", None)]:
                        if isinstance(target, ast.Name):
                            found.add(target.id)
    return {name for name in found if PRIVATE.fullmatch(name)}


@cache
def private_names(source: str) -> frozenset[str]:
    """Return the private names that the classes of a library's source give their objects."""
    found = re.findall(
        r"\bdef (\w+)|\bself\.(\w+)(?:: [^=\n]+)? =[^=]|^ {4}(\w+)(?:: [^=\n]+)? =[^=]", source, re.MULTILINE
    )
    return frozenset(name for each in found for name in each if PRIVATE.fullmatch(name))


@cache
def private_names_of(cls: type) -> frozenset[str]:
    try:
        return private_names(textwrap.dedent(inspect.getsource(cls)))
    except (OSError, TypeError):  # a class without source
        return frozenset(name for name in vars(cls) if PRIVATE.fullmatch(name))


@cache
def all_private_names() -> frozenset[str]:
    """Return the private names of all classes of Textual."""
    folder = Path(importlib.import_module("textual").__path__[0])
    return private_names("\n".join(path.read_text("utf-8") for path in folder.rglob("*.py")))


def inherited(cls: type) -> frozenset[str]:
    """Return the private names that the classes of the libraries give the objects of one of our classes."""
    return frozenset().union(*(private_names_of(base) for base in cls.__mro__ if is_of_library(base.__module__)))


def used(module: ModuleType, tree: ast.Module) -> Iterator[str]:
    """Yield the private names of Textual and Rich that a module imports, overrides, takes or reads."""
    own = names_of(tree)
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str() as source, names=names) if is_of_library(source):
                parts = [*source.split("."), *(each.name for each in names)]
                yield from (f"{source} ({part})" for part in parts if part.startswith("_"))
            case ast.ClassDef(name=name) if isinstance(cls := getattr(module, name, None), type):
                mine = {
                    each.attr
                    for each in ast.walk(node)
                    if isinstance(each, ast.Attribute) and ast.unparse(each.value) in {"self", "cls", "super()"}
                }
                yield from (f"{name}.{each}" for each in sorted((mine | names_of(node)) & inherited(cls)))
            case ast.Attribute(value=value, attr=attr) if ast.unparse(value) not in {"self", "cls", "super()"}:
                if attr in all_private_names() - own:
                    yield ast.unparse(node)
            case ast.Call(
                func=ast.Name(id="getattr" | "setattr" | "hasattr"), args=[_, ast.Constant(value=str() as attr), *_]
            ):
                if PRIVATE.fullmatch(attr):
                    yield f"{attr!r}"


def private_use(name: str) -> list[str]:
    module = importlib.import_module(name)
    return sorted(set(used(module, ast.parse(Path(str(module.__file__)).read_text("utf-8")))))


@pytest.mark.parametrize("name", [name for name in MODULES if name not in ALLOWED])
def test_textual_is_used_through_its_public_names(name: str) -> None:
    assert private_use(name) == []


@pytest.mark.parametrize(("name", "used_there"), [*zip(ALLOWED, ["_handle_exception", "_refresh_layout"], strict=True)])
def test_each_private_name_has_a_reason(name: str, used_there: str) -> None:
    reasons = str(importlib.import_module(name).__doc__)
    found = {re.findall(r"_\w+", each)[-1] for each in private_use(name) if "(" not in each}
    assert used_there in found
    assert {name for name in found if name not in reasons} == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("class Room(Widget):\n    def __init__(self): self._name = ''", ["Room._name"]),
        ("class Room(Widget):\n    def _on_own(self): pass", []),
        ("class Room(Widget):\n    def _on_mount(self): pass", ["Room._on_mount"]),
        ("class Room(Widget):\n    def show(self): self._own_title = ''", []),
        ("def stop(app): app._close_messages_no_wait()", ["app._close_messages_no_wait"]),
        ("def own(room): room._own_title", []),
        ("def look(app): getattr(app, '_driver')", ["'_driver'"]),
        ("from textual._xterm_parser import XTermParser", ["textual._xterm_parser (_xterm_parser)"]),
        ("from textual.app import App", []),
    ],
)
def test_a_private_name_is_found(source: str, found: list[str]) -> None:
    module = ModuleType("room")
    exec("from textual.widget import Widget\n" + source, vars(module))  # noqa: S102 - the sources above
    assert list(used(module, ast.parse(source))) == found


@pytest.mark.parametrize(("module", "name"), TEXT_CACHES)
def test_each_cache_that_is_to_be_cleared_is_there(module: str, name: str) -> None:
    """Clearing passes over names that another version lacks: with a wrong name, a closed room would stay in memory."""
    assert callable(attrgetter(f"{name}.cache_clear")(importlib.import_module(module)))
