"""Labels of kinds and fields, and the messages of undo and redo."""

import ast
import re
from enum import StrEnum
from pathlib import Path

import pytest

from recoverytui import commands
from recoverytui.domain.day import Mark
from recoverytui.domain.entry import Kind
from recoverytui.domain.goal import GoalState, TryState
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import Theme
from recoverytui.text import labels, step_names
from recoverytui.text.theme_names import THEMES
from recoverytui.text.translator import Translator
from recoverytui.text.tryout_states import TRY_STATES

EN, DA = Translator("en"), Translator("da")


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (THEMES, Theme),
        (labels.GOAL_STATES, GoalState),
        (TRY_STATES, TryState),
        (labels.HELPED, Helped),
        (labels.MARKS, Mark),
        (labels.KIND_NAMES, Kind),
        (labels.KINDS, Kind),
    ],
)
def test_every_member_has_a_name_in_its_order(table: dict[StrEnum, object], kind: type[StrEnum]) -> None:
    assert list(table) == list(kind)
    assert len(set(table.values())) == len(table)


def test_danish_names_are_those_of_the_glossary() -> None:
    assert [DA(name) for name in THEMES.values()] == [
        "Sammen",
        "Håb",
        "Mig selv",
        "Mening",
        "Egne præmisser",
    ]
    assert [DA(name) for name in labels.GOAL_STATES.values()] == [
        "i gang",
        "nået",
        "lavet om",
        "lagt på hylden",
        "sluppet",
    ]
    assert [DA(name) for name in TRY_STATES.values()] == [
        "tænker på det",
        "prøver",
        "prøvet",
        "lagt på hylden",
    ]
    assert [DA(name) for name in labels.MARKS.values()] == ["svær dag", "hviledag"]


def test_kinds_are_counted() -> None:
    assert [DA.plural(*labels.KINDS[Kind.WIN], n) for n in (1, 2)] == ["1 sejr", "2 sejre"]
    assert EN.plural(*labels.KINDS[Kind.TRYOUT], 2) == "2 try-outs"


def test_undo_and_redo_say_what_they_did() -> None:
    assert step_names.undone(EN, "win.add") == "Undone: a new win."
    assert step_names.undone(DA, "win.add") == "Fortrudt: en ny sejr."
    assert step_names.done_again(EN, "goal.state") == "Done again: a change in where a goal is."
    assert step_names.done_again(DA, "pause.start") == "Gjort igen: en pause, der begyndte."


def test_a_deed_without_a_name_is_still_said() -> None:
    assert step_names.undone(DA, "later.deed") == "Fortrudt."
    assert step_names.done_again(EN, "later.deed") == "Done again."


def test_every_deed_of_the_hall_has_a_name() -> None:
    """Steps are named where they are taken; what is deleted for good has no undo to speak of."""
    taken = set()
    for path in Path(commands.__file__).parent.glob("*.py"):
        calls = [node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call)]
        texts = [each.value for call in calls for each in call.args if isinstance(each, ast.Constant)]
        taken |= {text for text in texts if re.fullmatch(rf"({'|'.join(Kind)})\.[a-z]+|restore|import", str(text))}
    assert {"win.add", "strategy.pin", "setting.set", "restore"} <= taken
    assert taken <= set(step_names.DEEDS)
    assert {f"{kind}.{verb}" for kind in set(Kind) - {Kind.SETTING} for verb in ("edit", "delete")} <= set(
        step_names.DEEDS
    )


def test_undoing_a_deletion_says_that_the_entry_is_back() -> None:
    assert step_names.undone(EN, "win.delete") == "The win is back."
    assert step_names.undone(DA, "win.delete") == "Sejren er tilbage."
    assert step_names.done_again(DA, "win.delete") == "Slettet igen."
    assert step_names.BROUGHT_BACK.keys() == {key for key in step_names.DEEDS if key.endswith(".delete")}


def test_every_deed_reads_as_the_rest_of_a_sentence() -> None:
    for words in (EN, DA):
        for key in step_names.DEEDS.keys() - step_names.BROUGHT_BACK.keys():
            said = step_names.undone(words, key)
            assert said.split(": ")[1][0].islower()
            assert said.endswith(".")
            assert not said.endswith("..")
