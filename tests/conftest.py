"""Shared fixtures: an isolated home, a fixed day, a diary, and a CLI runner."""

import gc
import io
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from recoverytui import paths
from recoverytui.cli import background
from recoverytui.cli.console import Console
from recoverytui.cli.entrypoint import enter
from recoverytui.commands.diary import Diary, create_diary

# Tests start the program some hundred times; without byte code, each start compiles all of it.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Under `nohup` or `&` these are ignored, and every program that a test starts would ignore them too.
for _name in ("SIGHUP", "SIGINT"):
    _number = getattr(signal, _name, None)
    if _number is not None and signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.default_int_handler if _name == "SIGINT" else signal.SIG_DFL)

TODAY = date(2026, 11, 21)
"""The day on which tests happen, a Saturday."""


class Clock:
    """A clock that stands still until it is wound."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 21, 14, 3, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.moment

    def wind(self, **parts: float) -> None:
        """Go forward: `clock.wind(days=3)`."""
        self.moment += timedelta(**parts)


@dataclass(frozen=True)
class Answer:
    """What a call of the program gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed with --json."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """The lines on standard output."""
        return self.out.splitlines()

    def refused(self, code: int) -> bool:
        """Tell whether it was refused as it should be: this code, one sentence, and nothing on standard output."""
        return (self.code, self.out, self.err.count("\n")) == (code, "", 1)


class Stream(io.TextIOWrapper):
    """A standard stream that remembers its bytes, and may look like a terminal."""

    def __init__(self, data: bytes = b"", *, terminal: bool = False, encoding: str = "utf-8") -> None:
        self.bytes = io.BytesIO(data)
        self.terminal = terminal
        super().__init__(self.bytes, encoding=encoding, newline="")

    def isatty(self) -> bool:
        return self.terminal

    @property
    def said(self) -> bytes:
        self.flush()
        return self.bytes.getvalue()


def pytest_collection_finish() -> None:
    """Let the garbage collector leave alone what stays for good, and come by less often: that takes a fifth less."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(autouse=True)
def nothing_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do within a test what the program would do after its answer."""
    monkeypatch.setattr(background, "in_background", lambda work: work())


@pytest.fixture
def clock() -> Clock:
    """The clock of this test."""
    return Clock()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own for diary, settings and backups, in a machine that speaks English; not made yet."""
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "RECOVERY_LANG", "NO_COLOR", "_RECOVERY_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("RECOVERY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def diary(home: Path, clock: Clock) -> Iterator[Diary]:
    """A new diary in this home, open."""
    diary = create_diary(paths.find(None, os.environ), clock)
    yield diary
    diary.close()


@pytest.fixture
def stream() -> type[Stream]:
    """A standard stream: `stream(b"typed", terminal=True, encoding="ascii")`; `.said` is what was written to it."""
    return Stream


@pytest.fixture
def invoke(home: Path, clock: Clock) -> Callable[..., Answer]:
    """Call the program as the shell does: `invoke("win", "a text", stdin="", terminal=False)`."""

    def call(*arguments: str, stdin: str | bytes = "", terminal: bool = False, screens: Any = None) -> Answer:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        asked, out, err = (Stream(each, terminal=terminal) for each in (data, b"", b""))
        console = Console(asked, out, err, os.environ)
        code = enter(arguments, console=console, clock=clock, screens=screens)
        return Answer(code, out.said.decode(), err.said.decode())

    return call
