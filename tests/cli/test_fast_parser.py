"""The fast parser agrees with click on every command line, and leaves unusual ones to it."""

from typing import Any

import click
import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from recoverytui.cli import click_parser, fast_parser
from recoverytui.cli.command_spec import Verb
from recoverytui.cli.registry import ROOT
from recoverytui.errors import BadInput

WORDS = st.sampled_from(
    [
        *("win", "wins", "goal", "try", "day", "hard", "note", "edit", "strategy", "used", "settings", "new", "show"),
        *(
            "--day",
            "--theme",
            "--theme=hope",
            "--with",
            "--goal=g1",
            "--helped",
            "--only-me",
            "--not-only-me",
            "--json",
        ),
        *(
            "--limit",
            "--limit=3",
            "--lang",
            "--lang=da",
            "--diary",
            "--diary=x.db",
            "--help",
            "--only-me=1",
            "--for-good",
        ),
        *(
            "--",
            "-",
            "-3",
            "",
            "hope",
            "yes",
            "x",
            "w1",
            "g1",
            "5",
            "0",
            "=",
            "--=",
            "--day=",
            "-x=y",
            "å æ",
            "--unknown",
        ),
        "\udce9",
    ]
)
ORDINARY = st.sampled_from(
    ["x", "w1", "hope", "yes", "--", "--with", "--day=-3", "--theme=me", "--json", "--only-me", "y z"]
)
STARTS = st.sampled_from(
    [
        *(
            [],
            ["win"],
            ["wins"],
            ["edit", "w1"],
            ["strategy", "used"],
            ["goal", "try"],
            ["day", "hard"],
            ["day", "note"],
        ),
        *(["pause", "start"], ["settings"], ["new"], ["show"], ["delete"], ["completion"], ["--diary", "x.db", "win"]),
    ]
)


class Read(Exception):
    """What a reader made of a line."""


class Asked:
    """Stands in for the session."""

    console: Any = None

    def __init__(self) -> None:
        self.everywhere: dict[str, str] = {}

    def take(self, option: str, value: str) -> None:
        self.everywhere[option] = value


def by_click(line: list[str]) -> tuple[Any, ...] | str:
    """Return the verb, its parts and the options of everywhere, or in a word why there are none."""
    asked = Asked()

    def doing(_session: object, verb: Verb, parts: dict[str, Any]) -> int:
        raise Read(verb.name, parts, asked.everywhere)

    program = click_parser.root(doing)
    try:
        with program.make_context("recovery", list(line), obj=asked) as ctx:
            program.invoke(ctx)
    except Read as read:
        return read.args
    except BadInput:
        return "refused"
    except (click.ClickException, click.exceptions.Exit, AttributeError):  # a mistake, help, or the screens
        return "unusual"
    return "nothing"


def quickly(line: list[str]) -> tuple[Any, ...] | str:
    try:
        call = fast_parser.read(ROOT, line)
    except BadInput:
        return "refused"
    if call is None:
        return "unusual"
    return call.verb.name, call.parts, call.everywhere


@given(start=STARTS, rest=st.lists(ORDINARY | WORDS, max_size=6))
@example(start=[], rest=["win", "--with", "\udce9", "--with", "x"])
@settings(max_examples=1_000, deadline=None)
def test_both_read_a_line_alike(start, rest):
    line = [*start, *rest]
    read = quickly(line)
    event("read quickly" if isinstance(read, tuple) else str(read))

    if isinstance(read, tuple):
        assert by_click(line) == read
    elif read == "refused":
        assert by_click(line) in {"refused", "unusual"}


@pytest.mark.parametrize(
    "line",
    [
        ["win", "Opened", "the", "window"],
        ["win", "--day=-3", "--theme", "hope", "--theme=me", "--with", "Kim", "--only-me", "--", "-2", "days"],
        ["win"],
        ["win", "-"],
        ["wins", "--json", "--limit=10"],
        ["--diary", "x.db", "--lang", "da", "today"],
        ["goal", "try", "g1", "Hum", "--plan-b", "listen"],
        ["strategy", "used", "s1", "--helped", "yes"],
        ["edit", "w1", "--not-only-me"],
        ["day", "hard", "i", "går"],
        ["settings", "theme", "morning"],
    ],
    ids=" ".join,
)
def test_everyday_lines_need_no_click(line):
    assert isinstance(quickly(line), tuple)
    assert by_click(line) == quickly(line)


@pytest.mark.parametrize(
    "line",
    [
        *(
            [],
            ["--help"],
            ["win", "--help"],
            ["--version"],
            ["wni"],
            ["goal"],
            ["win", "--theme", "joy"],
            ["win", "--day"],
        ),
        *(
            ["wins", "--limit", "0"],
            ["wins", "x"],
            ["show"],
            ["wins", "--json=1"],
            ["day", "hard", "-3"],
            ["--", "win"],
        ),
    ],
    ids=" ".join,
)
def test_whatever_is_unusual_is_left_to_click(line):
    assert quickly(line) == "unusual"
