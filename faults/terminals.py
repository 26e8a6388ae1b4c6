"""The TUI in a pty for runs that type: writes bytes, and reads all output in the background."""

import os
import re
import struct
import subprocess
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from faults.processes import environment, python

START, LAST = 60.0, 30.0
"""Timeout in seconds for the screens to start, and to quit on request."""
QUIT = b"\x11"
SIZE = (24, 80)
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[^\[\]])")


class Screens:
    """The program in a pty; `wrong` tells what went wrong with how it ended."""

    def __init__(self, home: Path, more: Mapping[str, str] | None = None) -> None:
        import fcntl
        import termios

        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        env = environment(home) | {"TERM": "xterm-256color", "RECOVERY_LANG": "en"} | dict(more or {})
        self._process = subprocess.Popen(
            python("-m", "recoverytui"),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=env,
            cwd=home,
            start_new_session=True,
        )
        os.close(slave)
        self._seen = bytearray()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.shows(b"Overview", START)

    def __enter__(self) -> "Screens":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join(1)
        os.close(self._master)

    def _read(self) -> None:
        try:
            while data := os.read(self._master, 65536):
                self._seen += data
        except OSError:
            return

    def shows(self, text: bytes, seconds: float) -> bool:
        """Wait until some text has been painted; tell whether it was in time."""
        end = time.monotonic() + seconds
        while text not in self._seen and time.monotonic() < end and self.is_alive:
            time.sleep(0.02)
        return text in self._seen

    @property
    def text(self) -> str:
        """All that was painted, one after the other, without control sequences."""
        return _SEQUENCE.sub("", self._seen.decode("utf-8", "replace"))

    @property
    def is_alive(self) -> bool:
        """Whether the program still runs."""
        return self._process.poll() is None

    def send(self, data: bytes, *, pause: float = 0.0) -> None:
        """Send bytes as one, and wait a little."""
        if self.is_alive:
            os.write(self._master, data)
        time.sleep(pause)

    def quit(self) -> str:
        """Ask the program to end; return what went wrong, or nothing."""
        if not self.is_alive:
            return f"ended by itself with {self._process.returncode}: {bytes(self._seen[-300:])!r}"
        for _ in range(4):  # out of whatever hides it or stands in front
            self.send(b"\x1b", pause=0.5)
        self.send(QUIT)
        code = self._ends()
        if code is None:
            return "cannot be closed any more"
        return "" if code == 0 else f"exit {code}: {bytes(self._seen[-300:])!r}"

    def _ends(self) -> int | None:
        """Wait for the end as long as something is painted: a slow machine still has keys to take before the last."""
        painted = -1
        while painted < len(self._seen):
            painted = len(self._seen)
            with suppress(subprocess.TimeoutExpired):
                return self._process.wait(LAST)
        return None
