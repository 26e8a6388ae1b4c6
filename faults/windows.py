"""The TUI in a pty that can be read and killed; waits for output, never for a time."""

import os
import pty
import select
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyte

from faults import processes

ROWS, COLUMNS = 30, 100
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "right": "\x1b[C",
    "up": "\x1b[A",
    "end": "\x1b[F",
    "clear": "\x15",
    "f9": "\x1b[20~",
    "lock": "\x0c",
    "quit": "\x11",
}
PATIENCE = 60.0
"""Seconds without any output after which a window counts as stuck."""


class Ended(Exception):
    """The window has ended, or was killed."""


class Window:
    """The screens of one diary, in a process of their own."""

    def __init__(
        self, home: Path, command: Sequence[str] | None = None, environ: Mapping[str, str] | None = None
    ) -> None:
        """Start the screens, or another command, in a terminal."""
        command = command or processes.python("-m", "recoverytui")
        self.raw = bytearray()
        """Every byte that came to the terminal."""
        home.mkdir(parents=True, exist_ok=True)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(home)
            own = {"TERM": "xterm-256color", "RECOVERY_LANG": "en", "COLUMNS": str(COLUMNS), "LINES": str(ROWS)}
            whole = processes.environment(home) | own | dict(environ or {})
            os.execve(command[0], list(command), whole)

    @property
    def text(self) -> str:
        """All that stands on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, *keys: str) -> None:
        """Type keys by their names, and texts as they are; raises Ended."""
        try:
            for key in keys:
                os.write(self.terminal, KEYS.get(key, key).encode())
        except OSError:
            raise Ended from None

    def read(self, seconds: float = PATIENCE) -> None:
        """Read what comes next; raises Ended when nothing will, and TimeoutError when nothing does."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            raise TimeoutError(self.text)
        try:
            said = os.read(self.terminal, 65536)
        except OSError:
            raise Ended from None
        if not said:
            raise Ended
        self.raw += said
        self._stream.feed(said)

    def shows(self, *wanted: str, without: str = "") -> None:
        """Read until all of this stands on the screen, and the other text does not."""
        while not all(each in self.text for each in wanted) or (without and without in self.text):
            self.read()

    def kill(self) -> None:
        """Kill the process at once."""
        os.kill(self.process, signal.SIGKILL)

    def close(self) -> None:
        """Kill the process if it still runs, and let go of the terminal."""
        self.kill()
        os.waitpid(self.process, 0)
        os.close(self.terminal)
