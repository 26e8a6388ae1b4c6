"""Undo and redo can name every command."""

import ast
from pathlib import Path

from recoverytui.domain.entry import Kind
from recoverytui.text.step_names import DEEDS

COMMANDS = Path(__file__).parents[2] / "recoverytui" / "commands"
NEVER_UNDONE = {"erase"}


def deeds_done() -> set[str]:
    """Return the name of every step that a command takes; `{kind}.edit` and the like stand for every kind."""
    done: set[str] = set()
    for path in COMMANDS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="step"), args=[ast.Constant(value=str() as name)]):
                    done.add(name)
                case ast.Call(
                    func=ast.Attribute(attr="step"), args=[ast.JoinedStr(values=[_, ast.Constant(value=str() as end)])]
                ):
                    done |= {f"{kind}{end}" for kind in Kind if kind is not Kind.SETTING}
                case ast.Call(func=ast.Name(id="_set"), args=[_, ast.Constant(value=str() as name), *_]):
                    done.add(name)
    return done - NEVER_UNDONE


def test_every_deed_has_a_name() -> None:
    done = deeds_done()
    assert {"win.add", "strategy.pin", "tryout.edit", "pause.delete", "restore"} <= done
    assert sorted(done - DEEDS.keys()) == []


def test_every_name_is_of_a_deed() -> None:
    assert sorted(DEEDS.keys() - deeds_done() - {"import"}) == []
