"""Sit in front of a program in a terminal of its own: wait until it can be used, press keys, and see when it paints."""

import contextlib
import os
import re
import select
import signal
import struct
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.measure import resident

ROWS, COLUMNS = 24, 80
PATIENCE = 60.0
"""Seconds to wait for a program to be ready."""
_STYLING = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b\][^\x07]*\x07")


class Terminal:
    """A program that runs in a terminal of 80 columns and 24 rows."""

    def __init__(self, arguments: Sequence[str | Path], environ: Mapping[str, str]) -> None:
        import fcntl
        import pty
        import termios

        self._seen = b""
        self._pressed = 0.0
        self.began = time.perf_counter()
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            # Set the size before exec: the program asks for it at once.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execve(str(arguments[0]), [str(each) for each in arguments], dict(environ))  # noqa: S606 - no shell is wanted

    def wait_for(self, marker: bytes) -> float:
        """Read on until the screen shows what a pattern asks for; return the seconds since the start."""
        while not re.search(marker, _STYLING.sub(b"", self._seen)):
            if not self._read(PATIENCE):
                raise RuntimeError("it never showed what was waited for")
            if time.perf_counter() - self.began > PATIENCE:
                raise RuntimeError(f"not ready after {PATIENCE:.0f} s")
        return time.perf_counter() - self.began

    def press(self, key: bytes, quiet: float = 0.03) -> tuple[float, float]:
        """Press a key and return the seconds until something is painted, and until nothing more is for a while."""
        begin = self._pressed = time.perf_counter()
        os.write(self._end, key)
        if not self._read(10.0):
            raise RuntimeError("a key changed nothing")
        first = last = time.perf_counter() - begin
        while self._read(quiet):
            last = time.perf_counter() - begin
        return first, last

    def settle(self, quiet: float = 0.3) -> float:
        """Read on until nothing has come for some seconds; return the seconds since a key was last pressed, or 0."""
        last = 0.0
        while self._read(quiet):
            last = time.perf_counter() - self._pressed
        return last

    @property
    def memory(self) -> float:
        """The most memory it held so far, in MiB."""
        return resident(self.pid)

    def close(self) -> None:
        """End the program at once."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._end)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._end], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._end, 1 << 16)
        except OSError:  # the program has ended
            return False
        self._seen = self._seen[-200_000:] + data
        return bool(data)


@contextlib.contextmanager
def terminal(arguments: Sequence[str | Path], environ: Mapping[str, str]) -> Iterator[Terminal]:
    """Start a program in a terminal, and end it in any case."""
    window = Terminal(arguments, environ)
    try:
        yield window
    finally:
        window.close()
