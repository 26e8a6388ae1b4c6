"""Terminal driver: Textual's own for Linux and macOS, with robust input and output.

Textual's reads strict UTF-8, hands unknown sequences on letter by letter, spins at the end of input, and prints a
traceback when reading fails. Its tables of keys are used all the same, through `tui/textual_private.py`.
"""

import asyncio
import os
import selectors
import termios
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, Protocol, cast

from textual import events, messages
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.keys import Keys
from textual.message import Message

from recoverytui import terminal_state
from recoverytui.terminal_state import ALTERNATE
from recoverytui.text import fallback
from recoverytui.tui import terminal
from recoverytui.tui.terminal_parser import Escape, Pasted, TerminalParser, Token, Typed, with_lines
from recoverytui.tui.textual_private import SequenceTables

LOOK_EVERY = 0.1
"""Seconds between two checks for the end of input."""
GRACE = 0.02
"""Seconds to wait for more after text that ends with a carriage return: a pty passes on at most 4 KiB at a time."""
LONGEST_BURST = 1 << 16
"""The most bytes parsed together."""
LAST_WORDS = 1.0
"""Most seconds that closing waits for pending output; a stopped terminal never reads it."""
_MODE_REPORT = "\x1b[?2026;"
_ASK_RESIZE = "\x1b[?2048$p"
"""Asks whether the terminal reports its size as input; not needed, as each resize comes with SIGWINCH."""
_FOCUS = {"\x1b[I": events.AppFocus, "\x1b[O": events.AppBlur}


class OwnsTerminal(Protocol):
    """An application that prepares for its terminal, and handles the loss of it."""

    @property
    def size(self) -> Size:
        """Return the size of the screen, in cells."""

    def take_terminal(self) -> None:
        """Handle the signals that end the program, before the terminal is changed."""

    def hang_up(self) -> None:
        """Save drafts, and exit."""

    def fail(self, error: Exception) -> None:
        """Exit with a report of an error."""


class Output(threading.Thread):
    """Writes to the terminal in its own thread, so that a blocked terminal never blocks the event loop."""

    def __init__(self, descriptor: int, encoding: str, errors: str) -> None:
        super().__init__(name="terminal-output", daemon=True)
        self._descriptor = descriptor
        self._encoding = encoding
        self._errors = errors
        self._queue: SimpleQueue[str | None] = SimpleQueue()

    def write(self, text: str) -> None:
        """Queue text; it is dropped when the terminal is gone."""
        self._queue.put(text)

    def run(self) -> None:
        """Write queued text, replacing characters that the terminal's encoding does not have."""
        while (text := self._queue.get()) is not None:
            with suppress(OSError):
                self._write(text.encode(self._encoding, self._errors))

    def _write(self, data: bytes) -> None:
        while data:
            try:
                data = data[os.write(self._descriptor, data) :]
            except BlockingIOError:
                _wait_for(self._descriptor, selectors.EVENT_WRITE, LOOK_EVERY)

    def stop(self) -> None:
        """Write the rest, as far as the terminal reads it in time."""
        self._queue.put(None)
        self.join(LAST_WORDS)


class TerminalDriver(LinuxDriver):
    """Reads bursts of bytes, and sends the application only keys, text, pastes, mouse and focus."""

    def __init__(self, app: Any, **parts: Any) -> None:
        super().__init__(app, **parts)
        self.owner = cast(OwnsTerminal, app)
        self.event_loop = asyncio.get_running_loop()
        self._encoding = terminal.of_process()
        self._output: Output | None = None
        self._tables = SequenceTables()
        self._is_gone = False
        self._is_taken = False

    def start_application_mode(self) -> None:
        """Start application mode; if the terminal was closed during a suspend, exit."""
        if self._output is not None:  # stopped and continued from outside: Textual would read with two threads
            self.suspend_application_mode()
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            self._hang_up()
            return
        if not self._is_taken:
            self._is_taken = True
            self.owner.take_terminal()
        self._output = Output(terminal.OUTPUT, self._encoding, fallback.ERRORS)
        self._output.start()
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's

    def write(self, data: str) -> None:
        """Queue output without waiting."""
        if self._output is None or data == _ASK_RESIZE:
            return
        if data == ALTERNATE and terminal_state.take_over():  # turned on already; again, it would be cleared
            return
        self._output.write(data)

    def close(self) -> None:
        """Write the rest, and end the output threads."""
        if self._output is not None:
            self._output.stop()
            self._output = None
        super().close()

    def run_input_thread(self) -> None:
        """Read until input is to stop; the end of input and an error both end the program."""
        try:
            self._read_input()
        except Exception as error:  # one that leaves this thread is printed as a traceback
            self.event_loop.call_soon_threadsafe(self.owner.fail, error)

    def _read_input(self) -> None:
        parser, last = TerminalParser(self._encoding), time.monotonic()
        while not self.exit_event.is_set():
            patience = parser.patience
            left = LOOK_EVERY if patience is None else min(max(last + patience - time.monotonic(), 0), LOOK_EVERY)
            if self._is_readable(left):
                data = self._burst()
                if not data:
                    self._hang_up()
                    return
                last = time.monotonic()
                self._send(with_lines(parser.feed(data)))
            elif patience is not None and time.monotonic() >= last + patience:
                self._send(parser.expire())

    def _is_readable(self, seconds: float) -> bool:
        return _wait_for(self.fileno, selectors.EVENT_READ, seconds)

    def _burst(self) -> bytes:
        """Return all bytes that are available; none at the end of input."""
        data = self._read()
        while data and len(data) < LONGEST_BURST:
            ends_a_line = len(data) > 1 and data.endswith(b"\r")
            if not self._is_readable(GRACE if ends_a_line else 0):
                break
            more = self._read()
            if not more:
                break  # the end is seen again at the next read
            data += more
        return data

    def _read(self) -> bytes:
        while True:
            try:
                return os.read(self.fileno, LONGEST_BURST)
            except BlockingIOError:
                self._is_readable(LOOK_EVERY)
            except OSError:  # EIO: the terminal is gone
                return b""

    def _hang_up(self) -> None:
        if not self._is_gone:
            self._is_gone = True
            self.event_loop.call_soon_threadsafe(self.owner.hang_up)

    def _send(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            for message in self._messages(token):
                self.process_message(message)

    def _messages(self, token: Token) -> Iterator[Message]:
        """Yield the Textual events of a token; none for what is no key, mouse or focus."""
        if isinstance(token, Pasted):
            yield events.Paste(token.text.replace("\x00", ""))
        elif isinstance(token, Typed):
            yield from self._tables.key_events(token.character)
        elif token.text in _FOCUS:
            yield _FOCUS[token.text]()
        elif token.text.startswith(_MODE_REPORT):
            if token.text.endswith("$y") and token.text[len(_MODE_REPORT)] in "123":
                yield messages.TerminalSupportsSynchronizedOutput()
        elif token.text.startswith("\x1b[<"):
            yield from self._mouse_events(token)
        elif self._tables.is_key(token.text):
            yield from self._keys(token)

    def _keys(self, token: Escape) -> Iterator[Message]:
        with suppress(ValueError, OverflowError):  # numbers that are no characters
            found = list(self._tables.key_events(token.text))
            yield from (key for key in found if key.key != Keys.Ignore)

    def _mouse_events(self, token: Escape) -> Iterator[Message]:
        with suppress(ValueError, OverflowError):  # numbers beyond all screens
            mouse = self._tables.parse_mouse_code(token.text)
            width, height = self.owner.size
            if isinstance(mouse, events.MouseEvent) and mouse.x < width and mouse.y < height:
                yield mouse


def _wait_for(descriptor: int, event: int, seconds: float) -> bool:
    with selectors.SelectSelector() as selector:  # the others know no terminals on macOS
        selector.register(descriptor, event)
        return bool(selector.select(seconds))
