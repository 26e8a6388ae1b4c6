"""Terminal driver: Textual's own for Linux and macOS, with robust input and output.

All names private to Textual that input and output need are used here, each with its reason:

- `LinuxDriver.run_input_thread` and `_run_input_thread` decode strictly, hand unknown sequences on letter by letter,
  spin at the end of input, and print a traceback; both are replaced.
- `LinuxDriver._query_in_band_window_resize` asks for a resize protocol whose replies are not needed: SIGWINCH tells.
- `XTermParser._sequence_to_key_events` and `parse_mouse_code`, `ANSI_SEQUENCES_KEYS` and `FUNCTIONAL_KEYS` are the
  tables of keys, used for one whole sequence at a time.
"""

import os
import selectors
import termios
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual import events, messages
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys
from textual.message import Message

from recoverytui.text import fallback
from recoverytui.tui import terminal
from recoverytui.tui.terminal_parser import Escape, Pasted, TerminalParser, Token, Typed, with_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

LOOK_EVERY = 0.1
"""Seconds between two checks for the end of input."""
GRACE = 0.02
"""Seconds to wait for more after text that ends with a carriage return: a pty passes on at most 4 KiB at a time."""
LONGEST_BURST = 1 << 16
"""The most bytes parsed together."""
LAST_WORDS = 1.0
"""Most seconds that closing waits for pending output; a stopped terminal never reads it."""
_MODE_REPORT = "\x1b[?2026;"
_FOCUS = {"\x1b[I": events.AppFocus, "\x1b[O": events.AppBlur}


class OwnsTerminal(Protocol):
    """An application that prepares for its terminal, and handles the loss of it."""

    def take_terminal(self) -> None:
        """Handle the signals that end the program, before the terminal is changed."""

    def hang_up(self) -> None:
        """Save drafts, and exit."""


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
        self._encoding = terminal.of_process()
        self._output: Output | None = None
        self._tables = XTermParser()
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
            cast(OwnsTerminal, self._app).take_terminal()
        self._output = Output(terminal.OUTPUT, self._encoding, fallback.ERRORS)
        self._output.start()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def write(self, data: str) -> None:
        """Queue output without waiting."""
        if self._output is not None:
            self._output.write(data)

    def close(self) -> None:
        """Write the rest, and end the output threads."""
        if self._output is not None:
            self._output.stop()
            self._output = None
        super().close()

    def _query_in_band_window_resize(self) -> None:
        """Request nothing: SIGWINCH reports a resize."""

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read until input is to stop; the end of input ends the program."""
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
            self._loop.call_soon_threadsafe(cast(OwnsTerminal, self._app).hang_up)

    def _send(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            for message in self._messages(token):
                self.process_message(message)

    def _messages(self, token: Token) -> Iterator[Message]:
        """Yield the Textual events of a token; none for what is no key, mouse or focus."""
        if isinstance(token, Pasted):
            yield events.Paste(token.text.replace("\x00", ""))
        elif isinstance(token, Typed):
            yield from self._tables._sequence_to_key_events(token.character)
        elif token.text in _FOCUS:
            yield _FOCUS[token.text]()
        elif token.text.startswith(_MODE_REPORT):
            if token.text.endswith("$y") and token.text[len(_MODE_REPORT)] in "123":
                yield messages.TerminalSupportsSynchronizedOutput()
        elif token.text.startswith("\x1b[<"):
            yield from self._mouse_events(token)
        elif _is_key(token.text):
            yield from self._keys(token)

    def _keys(self, token: Escape) -> Iterator[Message]:
        with suppress(ValueError, OverflowError):  # numbers that are no characters
            found = list(self._tables._sequence_to_key_events(token.text))
            yield from (key for key in found if key.key != Keys.Ignore)

    def _mouse_events(self, token: Escape) -> Iterator[Message]:
        with suppress(ValueError, OverflowError):  # numbers beyond all screens
            mouse = self._tables.parse_mouse_code(token.text)
            width, height = self._app.size
            if isinstance(mouse, events.MouseEvent) and mouse.x < width and mouse.y < height:
                yield mouse


def _wait_for(descriptor: int, event: int, seconds: float) -> bool:
    with selectors.SelectSelector() as selector:  # the others know no terminals on macOS
        selector.register(descriptor, event)
        return bool(selector.select(seconds))


def _is_key(sequence: str) -> bool:
    """Return whether a sequence is a key; a reply, such as the cursor position, may look like one."""
    if sequence in cast("Mapping[str, object]", ANSI_SEQUENCES_KEYS):
        return True
    code, _, _ = sequence[2:-1].partition(";")
    number = code.partition(":")[0]
    if not sequence.startswith("\x1b[") or not number.isdecimal():
        return False
    return sequence[-1] != "R" and (sequence[-1] == "u" or f"{number}{sequence[-1]}" in FUNCTIONAL_KEYS)
