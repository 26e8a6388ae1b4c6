"""`--json` of every verb: one object, with the keys that docs/json.md names."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from recoverytui.cli.command_spec import AS_JSON, JSON_ANSWER, Group, Verb
from recoverytui.cli.registry import ROOT

DOCS = Path(__file__).parents[2] / "docs" / "json.md"
WITHOUT = {"demo", "completion"}
"""They open screens, or print a script for a shell."""
LINES = [
    ["new"],
    ["win", "Went out"],
    ["win", "--lines", "{folder}/lines.txt"],
    ["wins"],
    ["today"],
    ["day", "hard"],
    ["day", "note", "today", "Rain"],
    ["day", "clear"],
    ["day", "rest", "yesterday"],
    ["day", "before"],
    ["page", "new"],
    ["page", "join"],
    ["pause", "start"],
    ["pause", "end"],
    ["pause", "list"],
    ["strategy", "add", "A walk"],
    ["strategy", "used", "s1"],
    ["strategy", "pin", "s1"],
    ["strategy", "unpin", "s1"],
    ["strategy", "away", "s1"],
    ["strategy", "back", "s1"],
    ["strategies"],
    ["goal", "add", "More air"],
    ["goal", "try", "g1", "Open the window", "--wants-company"],
    ["goal", "company"],
    ["goal", "tried", "t1"],
    ["goal", "felt", "t1", "Fine"],
    *(["goal", each, "g1"] for each in ("shelve", "reach", "change", "letgo", "resume")),
    ["goals"],
    ["card", "edit", "both-and", "--can", "Cook"],
    ["card", "show"],
    ["help-now"],
    ["help-now", "--own-file"],
    ["talk", "add", "The doctor"],
    ["talk", "edit", "1", "--said", "Rest"],
    ["talk", "show", "1"],
    ["talk", "list"],
    ["path", "list"],
    ["path", "show"],
    ["path", "show", "--file"],
    ["path", "move", "2"],
    ["path", "skip"],
    ["path", "repeat"],
    ["path", "answer", "1", "Tea"],
    ["path", "answers"],
    ["path", "taken-along"],
    ["path", "group"],
    ["path", "import", "{folder}/walk.md"],
    ["path", "rename", "1", "Outside", "--path", "walk"],
    ["path", "place", "1", "2", "--path", "walk"],
    ["path", "leave-out", "2", "--path", "walk"],
    ["path", "put-back", "walk"],
    ["path", "remove", "walk"],
    ["question", "show"],
    ["question", "answer", "Fine"],
    ["question", "answers"],
    ["question", "add", "What now?"],
    ["question", "list"],
    ["people", "add", "Bo", "12"],
    ["people", "list"],
    ["people", "remove", "Bo"],
    ["people", "remove", "Bo", "--for-good", "--yes"],
    ["names", "add", "Ida"],
    ["names", "list"],
    ["names", "remove", "Ida"],
    ["names", "remove", "Ida", "--for-good", "--yes"],
    ["streak"],
    ["history"],
    ["calendar"],
    ["calendar", "--svg", "{folder}/year.svg"],
    ["search", "went"],
    ["show", "w1"],
    ["edit", "w1", "Went out again"],
    ["delete", "w1"],
    ["deleted"],
    ["deleted", "--back", "w1"],
    ["undo"],
    ["redo"],
    ["sheet"],
    ["sheet", "week"],
    ["sheet", "week", "--to", "{folder}/week.md"],
    ["export", "--for", "me"],
    ["export", "--for", "me", "--format", "json", "--to", "{folder}/all.json"],
    ["export", "--for", "family", "--pick", "w1", "--to", "{folder}/for-family.md"],
    ["import", "{folder}/all.json"],
    ["shared"],
    ["where"],
    ["check"],
    ["backup", "{folder}/copy.db"],
    ["restore", "{folder}/copy.db"],
    ["settings", "breather", "3"],
    ["delete", "w1", "--for-good", "--yes"],
    ["lock", "--passphrase-fd", "{secret}", "--sheet", "{folder}/sheet.txt"],
    ["passphrase", "--passphrase-fd", "{secret}", "--new-passphrase-fd", "{new}", "--sheet", "{folder}/sheet-2.txt"],
    ["remove-lock", "--passphrase-fd", "{new}"],
    ["delete-everything"],
]
"""Lines to run one after the other; `{folder}` is a folder of the test, `{secret}` and `{new}` passphrases."""
WALK = "# Walk\n\n## Week 1: Doors\n\n- Which door?\n\n## Week 2: Roads\n\n- Which road?\n"


def verbs(group: Group = ROOT, before: tuple[str, ...] = ()) -> Iterator[tuple[str, Verb]]:
    """Yield every verb of the program with its whole name."""
    for name, each in group.verbs.items():
        if isinstance(each, Group):
            yield from verbs(each, (*before, name))
        else:
            yield " ".join((*before, name)), each


NAMES = dict(verbs())


def verb_of(line: list[str]) -> str:
    return next(name for name in (" ".join(line[:2]), line[0]) if name in NAMES)


def documented() -> dict[str, set[str]]:
    rows = re.findall(r"^\| `([a-z -]+)` \| (.*) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: set(re.findall(r"`(\w+)`", keys)) for name, keys in rows}


@contextmanager
def passphrases(line: list[str], folder: Path) -> Iterator[list[str]]:
    """Fill in a line, with pipes that give the passphrases."""
    opened = {}
    for name, said in (("secret", b"a quiet green door"), ("new", b"another quiet door")):
        if f"{{{name}}}" in line:
            reader, writer = os.pipe()
            os.write(writer, said + b"\n")
            os.close(writer)
            opened[name] = reader
    yield [each.format(folder=folder, **opened) for each in line]
    for reader in opened.values():
        os.close(reader)


@pytest.fixture
def printed(invoke, clock, tmp_path) -> dict[str, set[str]]:
    """Run every line, and return the keys that each verb printed."""
    (tmp_path / "walk.md").write_text(WALK)
    (tmp_path / "lines.txt").write_text("Tea\nA walk\n")
    keys: dict[str, set[str]] = {}
    for line in LINES:
        clock.wind(seconds=1)
        with passphrases(line, tmp_path) as filled:
            asked = line[0] == "delete-everything"
            answer = invoke(*filled, "--json", terminal=asked, stdin="delete everything\n" if asked else "")
        assert answer.code == 0, (line, answer)
        said = json.loads(answer.out)
        assert isinstance(said, dict), line
        keys.setdefault(verb_of(line), set()).update(said)
    return keys


def test_every_verb_answers_with_one_object_as_documented(printed) -> None:
    assert printed.keys() == NAMES.keys() - WITHOUT
    assert printed == documented()


def test_every_verb_takes_the_option(invoke) -> None:
    for name, verb in NAMES.items():
        takes = any(each.name in {AS_JSON, JSON_ANSWER} for each in verb.parts)
        assert takes is (name not in WITHOUT), name


def test_a_refusal_prints_no_object(invoke, diary) -> None:
    assert invoke("delete", "w9", "--json").refused(2)
    assert invoke("win", "x", "--day", "someday", "--json").refused(2)


def test_what_was_saved_is_in_the_answer(invoke) -> None:
    said = invoke("win", "Went out", "--json").json
    assert (said["id"], said["entry"]["text"], said["messages"]) == ("w1", "Went out", ["Saved. w1"])
    assert invoke("undo", "--json").json == {"undone": "win.add", "messages": ["Undone: a new win."]}
    assert invoke("undo", "--json").json["undone"] is None


def test_a_damaged_diary_is_told_and_refused(invoke, diary) -> None:
    invoke("win", "Went out")
    diary.db.run("UPDATE win SET text = 'Other'")
    answer = invoke("check", "--json")
    assert (answer.code, answer.json["altered"], answer.json["whole"]) == (13, ["w1"], True)
