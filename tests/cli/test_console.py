"""CLI output: control characters are neutralised, broken pipes handled, and diary text kept out of errors."""

import os
import re
import sys
from pathlib import Path

import pytest

from recoverytui.cli.console import Console
from recoverytui.commands import days, goals, strategies, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.validation import clean

ZOO = [
    "[/]",
    "[bold red]ja[/bold red] [ja]",
    "[@click=app.quit]press[/]",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b[2J",
    "\x9b31mred \x90 \x9d0;title\x9c",
    "a\x00b\x08c\x7fd\re",
    "\u202eabc\u202c \u2066x\u2069 \u200fy",
    "one\u2028two\u2029three\u0085four",
    "one\ntwo\tthree\n\nfour",
    "{0} {id} %s %(x)s ${HOME} `date` $(date)",
    "'; DROP TABLE win; --",
    "🙂 🇩🇰 👩‍👩‍👧 e\u0301 عربى \u200bzero",
    "\\x1b[31m \\u202e \\",
    "<script>alert(1)</script> & \"quotes\" 'single'",
    "=1+1\t@SUM",
    "--help",
    "x" * 3_000,
]
STEERING = {
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x2028,
    0x2029,
}
PRINTING = [
    *(("wins",), ("wins", "--json"), ("strategies",), ("strategies", "--json"), ("goals",), ("goals", "--json")),
    *(
        ("today",),
        ("today", "--json"),
        ("pause", "list"),
        ("pause", "list", "--json"),
        ("deleted",),
        ("deleted", "--json"),
    ),
    *(("show", id) for id in ("w1", "s1", "g1", "t1", "u1", "p1", "2026-11-21", "2026-11-01")),
    *(("show", id, "--json") for id in ("w1", "s1", "g1", "t1", "u1", "p1", "2026-11-21")),
]


def steers(text: str) -> bool:
    return any(ord(sign) in STEERING for sign in text)


@pytest.mark.parametrize("animal", ZOO)
def test_no_text_steers_the_terminal_by_any_printing_verb(invoke, diary: Diary, animal):
    goals.add(diary, animal, why=animal, enough=animal)
    strategies.add(diary, animal, when=animal, how=animal, whose=animal)
    strategies.pin(diary, "s1")
    strategies.use(diary, "s1", note=animal)
    goals.try_out(diary, "g1", animal, company=animal, plan_b=animal)
    for day in (None, diary.today.replace(day=1)):
        wins.add(diary, animal, day=day, company=animal, goal="g1", strategy="s1")
    wins.add(diary, animal)
    from recoverytui.commands.entries import delete

    delete(diary, "w3")
    days.note(diary, animal)
    days.start_pause(diary, note=animal)

    for arguments in PRINTING:
        answer = invoke(*arguments)
        assert (answer.code, answer.err) == (0, "")
        assert not steers(answer.out), arguments


@pytest.mark.parametrize("animal", ZOO)
def test_no_document_steers_the_terminal_that_shows_it(invoke, diary: Diary, animal):
    wins.add(diary, animal, company=animal)
    goals.add(diary, animal, why=animal)

    for form in ("md", "json"):
        answer = invoke("export", "--for", "me", "--format", form, terminal=True)
        assert answer.code == 0
        assert not steers(answer.out)


@pytest.mark.parametrize("animal", ZOO)
def test_json_loses_nothing_of_a_text(invoke, home, animal):
    assert invoke("win", "-", stdin=animal).code == 0
    assert invoke("win", "--", animal).code == 0

    assert {win["text"] for win in invoke("wins", "--json").json["wins"]} == {clean(animal).strip()}


@pytest.mark.parametrize("animal", [animal for animal in ZOO if "\x00" not in animal])
@pytest.mark.parametrize(
    "before",
    [
        *(("show",), ("edit",), ("delete",), ("strategy", "used"), ("goal", "tried"), ("settings",), ("completion",)),
        *(
            ("win", "x", "--day"),
            ("win", "x", "--theme"),
            ("wins", "--limit"),
            ("day", "hard"),
            ("--lang",),
            ("--diary",),
        ),
        *((), ("goal",), ("where",), ("wins",)),
    ],
)
def test_no_argument_steers_the_terminal_by_a_refusal(invoke, diary, before, animal):
    if animal == "--help":
        return
    answer = invoke(*before, animal)

    assert answer.code in {2, 10, 16}
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert not steers(answer.err)


def test_what_breaks_is_told_without_a_word_of_it(invoke, home, monkeypatch):
    def broken(*_arguments: object, **_parts: object) -> None:
        raise ValueError("my secret words")

    monkeypatch.setattr(wins, "add", broken)
    answer = invoke("win", "my secret words")

    assert answer.refused(1)
    assert "ValueError" in answer.err
    assert "wins.py, line" in answer.err
    assert "secret" not in answer.err
    assert "Traceback" not in answer.err


def test_an_interruption_is_calm(invoke, home, monkeypatch):
    def interrupted(*_arguments: object, **_parts: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(wins, "add", interrupted)
    answer = invoke("win", "x")

    assert (answer.code, answer.out) == (130, "")
    assert "Traceback" not in answer.err


class Unwritable:
    """A buffer that fails as a system call would."""

    def __init__(self, error: OSError) -> None:
        self.error = error

    def write(self, _data: bytes) -> int:
        raise self.error


class Out:
    """Standard output that cannot be written."""

    encoding = "utf-8"

    def __init__(self, error: OSError) -> None:
        self.buffer = Unwritable(error)

    def isatty(self) -> bool:
        return False

    def flush(self) -> None:
        return None

    def fileno(self) -> int:
        raise OSError("no file")


def test_a_closed_pipe_is_told_only_where_something_was_saved(home, clock, capsys):
    from recoverytui.cli.entrypoint import enter

    console = Console(None, Out(BrokenPipeError()), sys.stderr, os.environ)

    assert enter(["win", "Hummed"], console=console, clock=clock) == 14
    assert capsys.readouterr().err == "It is saved. Only the answer could not be written out.\n"
    assert enter(["wins"], console=console, clock=clock) == 0
    assert capsys.readouterr().err == ""


def test_an_output_that_is_full_is_not_silent(home, clock):
    from recoverytui.cli.entrypoint import enter

    console = Console(None, Out(OSError(28, "No space left on device")), None, os.environ)

    assert enter(["win", "Hummed"], console=console, clock=clock) == 14


def test_streams_that_were_closed_before_the_start(home, clock):
    from recoverytui.cli.entrypoint import enter

    console = Console(None, None, None, os.environ)

    assert enter(["win", "Hummed"], console=console, clock=clock) == 0
    assert enter(["win", "-"], console=console, clock=clock) == 2
    assert enter(["wins"], console=console, clock=clock) == 0
    assert enter(["wni"], console=console, clock=clock) == 2


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "æ – ● 🙂"), ("iso-8859-1", "æ - # ?"), ("ascii", "? - # ?")],
)
def test_a_terminal_of_another_kind_shows_what_it_can(stream, encoding, shown):
    out = stream(terminal=True, encoding=encoding)

    Console(None, out, None, {}).say("æ – ● 🙂")

    assert out.said.decode(encoding) == shown + "\n"


def test_what_is_not_a_terminal_always_gets_utf_8(stream):
    out = stream(encoding="ascii")

    Console(None, out, None, {}).say("æ – ● 🙂")

    assert out.said.decode("utf-8") == "æ – ● 🙂\n"


@pytest.mark.parametrize(
    ("environ", "terminal", "coloured"),
    [
        ({"TERM": "xterm"}, True, True),
        ({"TERM": "xterm"}, False, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
        ({}, True, False),
    ],
)
def test_colour_only_where_it_is_wanted(stream, environ, terminal, coloured):
    out = stream(terminal=terminal)

    Console(None, out, None, environ).table([("w1", "2026-11-21", "Hummed")])

    assert (b"\x1b[" in out.said) is coloured
    assert b"Hummed" in out.said


def test_a_document_is_its_very_bytes_but_steers_no_terminal(stream):
    document = "# Wins\n\u202e\x1b[2J\x9b".encode()
    piped, shown = stream(), stream(terminal=True)

    Console(None, piped, None, {}).document(document)
    Console(None, shown, None, {}).document(document)

    assert piped.said == document
    assert not steers(shown.said.decode())


def test_everything_is_said_by_the_console():
    folder = Path(sys.modules["recoverytui.cli"].__path__[0])
    sources = {path.name: path.read_text("utf-8") for path in folder.glob("*.py") if path.name != "console.py"}

    assert sources
    assert not [
        name for name, source in sources.items() if re.search(r"\b(print|echo)\(", source) or "sys.std" in source
    ]
