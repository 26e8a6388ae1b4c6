"""Output failures after a write: the saved entry is confirmed, and nothing is claimed of the rest."""

import errno
import io
import json
import os

import pytest

from recoverytui.cli.console import Console
from recoverytui.cli.entrypoint import enter
from tests.conftest import Stream

SAVED = "It is saved. Only the answer could not be written out.\n"
FULL = "The answer could not be written out: the disk is full, or writing is not allowed.\n"


class Shut(io.RawIOBase):
    """A pipe that nobody reads, or a file on a full disk."""

    def __init__(self, why: int) -> None:
        super().__init__()
        self.why = why

    def writable(self) -> bool:
        return True

    def write(self, _data: object) -> int:
        raise OSError(self.why, os.strerror(self.why))


@pytest.fixture(params=[errno.ENOSPC, errno.EPIPE], ids=["full", "closed"])
def shut(request, home, clock):
    """Call the program with an output that takes nothing; returns the code and what stands on standard error."""

    def call(*arguments, stdin=b""):
        raw = Shut(request.param)
        out = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8")
        err = Stream()
        code = enter(arguments, console=Console(Stream(stdin), out, err, os.environ), clock=clock)
        raw.write = len  # what is left in the buffer goes nowhere
        return code, err.said.decode()

    call.is_full = request.param == errno.ENOSPC
    return call


@pytest.fixture
def lived_in(invoke, tmp_path):
    """A diary with something for every verb to work on."""
    for line in (
        ("win", "a win"),
        ("win", "another"),
        ("strategy", "add", "a walk"),
        ("goal", "add", "to read"),
        ("question", "add", "What was calm?"),
        ("settings", "theme", "morning"),
        ("delete", "w2"),
    ):
        assert invoke(*line).code == 0, line
    document = {"format": "recoverytui-diary", "version": 1, "wins": [{"text": "from afar", "day": "2026-11-01"}]}
    (tmp_path / "in.json").write_text(json.dumps(document))


WRITING = [
    ("win", "a text"),
    ("edit", "w1", "other words"),
    ("delete", "w1"),
    ("delete", "w1", "--for-good", "--yes"),
    ("deleted", "--back", "w2"),
    ("undo",),
    ("strategy", "used", "s1"),
    ("goal", "try", "g1", "go there"),
    ("day", "hard"),
    ("day", "note", "today", "rain"),
    ("pause", "start"),
    ("people", "add", "My sister", "12345678"),
    ("settings", "theme", "dusk"),
    ("settings", "breather", "2"),
    ("import", "{}/in.json"),
    ("export", "--for", "me", "--to", "{}/out.md"),
    ("backup",),
]


@pytest.mark.parametrize("line", WRITING, ids=" ".join)
def test_what_was_done_is_said_to_be_done(lived_in, shut, invoke, tmp_path, line):
    code, said = shut(*(part.format(tmp_path) for part in line))
    assert (code, said) == (14, SAVED)


def test_the_entry_is_there(lived_in, shut, invoke):
    assert shut("win", "CANARY")[0] == 14
    assert "CANARY" in invoke("wins").out


@pytest.mark.parametrize("line", [("wins",), ("today",), ("show", "w1"), ("wins", "--json"), ("redo",), ("--help",)])
def test_of_what_changed_nothing_nothing_is_claimed(lived_in, shut, line):
    assert shut(*line) == ((14, FULL) if shut.is_full else (0, ""))


def test_what_is_refused_before_it_is_saved_is_refused(lived_in, shut):
    code, said = shut("edit", "w99", "words")
    assert (code, SAVED in said) == (2, False)


def test_a_lock_is_said_to_be_done(lived_in, shut, invoke):
    reading, writing = os.pipe()
    os.write(writing, b"kop blomme\n")
    os.close(writing)
    assert shut("lock", "--passphrase-fd", str(reading)) == (14, SAVED)
    os.close(reading)
    assert invoke("wins").refused(12)
