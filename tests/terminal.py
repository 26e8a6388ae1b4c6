"""Run the program in a pty, and read its screen."""

import os
import sys
from collections.abc import Mapping
from types import TracebackType

import pexpect
import pyte

PATIENCE = 30
"""Seconds after which a screen that was waited for counts as never coming."""
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "f2": "\x1bOQ",
    "f9": "\x1b[20~",
    "ctrl+l": "\x0c",
    "up": "\x1b[A",
    "end": "\x1b[F",
    "down": "\x1b[B",
}


class Terminal:
    """The program in a terminal of its own; `shows` waits on output, never on the clock."""

    def __init__(self, *arguments: str, env: Mapping[str, str], columns: int = 80, rows: int = 24) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        """All bytes that the program has written."""
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "recoverytui", *arguments],
            env={**os.environ, "TERM": "xterm-256color", **env},
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.child.close(force=True)

    @property
    def text(self) -> str:
        """All that stands on the screen, without the spaces at the ends of lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, *keys: str) -> None:
        """Press keys, named ones by their name."""
        for key in keys:
            self.child.send(KEYS.get(key, key))

    def shows(self, *wanted: str) -> None:
        """Read on until all of this stands on the screen."""
        while not all(each in self.text for each in wanted):
            try:
                self._feed(self.child.read_nonblocking(65536, timeout=PATIENCE))
            except (pexpect.TIMEOUT, pexpect.EOF) as end:
                raise AssertionError(f"{wanted} never came ({type(end).__name__}); the screen:\n{self.text}") from None

    def writes(self, sequence: bytes) -> None:
        """Read on until this was written after all that was read before."""
        begins = len(self.raw)
        while sequence not in self.raw[begins:]:
            self._feed(self.child.read_nonblocking(65536, timeout=PATIENCE))

    def _feed(self, data: bytes) -> None:
        self.raw += data
        self._stream.feed(data)

    def ends(self) -> int:
        """Read on until the program has ended, and return its exit code."""
        self.child.expect(pexpect.EOF)
        self._feed(self.child.before)
        self.child.close()
        code = self.child.exitstatus
        assert code is not None, f"ended by signal {self.child.signalstatus}"
        return int(code)
