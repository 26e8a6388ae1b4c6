"""No import cycles in any folder, not even inside a function.

Two modules that need each other can only be read, tested and changed together. import-linter compares packages and
does not see circles between the modules of one package.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "recoverytui"


def modules(package: Path) -> dict[str, Path]:
    """Return the files of a package by their dotted names."""
    found = {}
    for path in package.rglob("*.py"):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(node: ast.AST) -> Iterator[str]:
    """Yield what a module imports at run time: late imports too, but not those for annotations alone."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.If(test=ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING"), orelse=orelse):
                yield from imports(ast.Module(orelse, []))
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case ast.ImportFrom(module=str() as module, names=names, level=0):
                yield module
                yield from (f"{module}.{each.name}" for each in names)
            case _:
                yield from imports(child)


def graph(package: Path) -> dict[str, set[str]]:
    """Return which modules of the package each of its modules imports."""
    known = modules(package)
    return {
        name: {each for each in imports(ast.parse(path.read_text("utf-8"))) if each in known and each != name}
        for name, path in known.items()
    }


def circle(edges: Mapping[str, Iterable[str]]) -> list[str]:
    """Return one circle as the modules along it, or nothing."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def test_no_import_circle() -> None:
    edges = graph(PACKAGE)
    assert "recoverytui.storage.wins" in edges["recoverytui.commands.wins"]
    assert circle(edges) == []


@pytest.mark.parametrize(
    ("one", "other", "is_circle"),
    [
        ("import house.other", "import house.one", True),
        ("from house import other", "from house.one import word", True),
        ("from house import other", "def late():\n    from house import one", True),
        ("from house import other", "if TYPE_CHECKING:\n    from house import one", False),
        ("from house import other", "if TYPE_CHECKING:\n    pass\nelse:\n    import house.one", True),
        ("from house import other", "import os", False),
    ],
)
def test_a_circle_is_found(tmp_path: Path, one: str, other: str, is_circle: bool) -> None:
    house = tmp_path / "house"
    house.mkdir()
    for name, source in {"__init__": '"""A house."""', "one": one, "other": other}.items():
        (house / f"{name}.py").write_text(source)
    assert bool(circle(graph(house))) is is_circle
