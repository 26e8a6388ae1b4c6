"""The private parts of Textual: this module and `textual_layout` alone use them, because no public part does the job.

`tests/house/test_textual_private.py` finds every other use. Before a new version of Textual is allowed in
`pyproject.toml`, each of these is compared with its source:

- `_dispatch_message`: Textual silently ends a message loop, and the program with exit code 0 if it is its own, when
  anything that a handler awaits is cancelled, such as a worker of a screen that is being removed. So it does when what
  is in `_next_callbacks` is cancelled, in `_flush_next_callbacks`: a worker that is cancelled while it waits for
  widgets to go cancels these.
- `_handle_exception`, `_fatal_error`, `_print_error_renderables`: Textual prints a traceback with the values of local
  variables, and so what the diary says. `_exception`, `_exception_event`, `_exit_renderables`, `_return_code` and
  `_close_messages_no_wait` are what its own versions set and call.
- `_driver` is the only way to write to the terminal. Its `_mouse`, `_enable_mouse_support` and
  `_disable_mouse_support` turn the mouse on and off; publicly that is decided once, at the start.
- `StylesCache.get_inner_outer` and `__watchers` keep closed screens in memory, and functions that are cached by their
  text keep what was on them; see `TEXT_CACHES` and `forget_closed_screens`.
- `_mouse_down_widget`: a release makes a click with any press before it in the same widget, such as the whole footer,
  wherever in it that was, and how often it was released since.
- `_prune` lays out and paints the whole screen below once one above it has gone, though nothing of it has changed.
- `XTermParser._sequence_to_key_events` and `parse_mouse_code`, `ANSI_SEQUENCES_KEYS` and `FUNCTIONAL_KEYS` are the
  tables of keys. Textual's drivers hand unknown sequences on letter by letter, as if typed; here the tables are asked
  for one whole sequence.
"""

import asyncio
import gc
import sys
from abc import abstractmethod
from collections.abc import Iterable
from contextlib import suppress
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from rich.text import Text
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.app import App, ReturnType
from textual.await_remove import AwaitRemove
from textual.dom import DOMNode
from textual.driver import Driver
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT_CACHES = (
    ("rich.cells", "cached_cell_len"),
    ("rich.segment", "Segment._split_cells"),
    ("textual._styles_cache", "StylesCache.get_inner_outer"),
    ("textual.document._document", "_utf8_encode"),
    ("textual.widgets._text_area", "build_byte_to_codepoint_dict"),
    ("recoverytui.tui.widgets.footer", "_lines"),
    ("recoverytui.tui.widgets.footer", "_one"),
    ("recoverytui.exports.markdown_writer", "_below"),
    ("recoverytui.exports.html_writer", "_repeated"),
)
"""Modules, if they were imported, and their functions with a cache of text. `get_inner_outer` has one of widgets, whose
lines it keeps until 1,024 others have been cached; filling it again costs two colours a widget."""


class OutlivesCancellation(MessagePump):
    """A message loop that goes on when something that it awaits is cancelled."""

    async def _dispatch_message(self, message: Message) -> None:
        """Handle a message; only a cancellation of its own task ends the loop."""
        try:
            await super()._dispatch_message(message)
        except asyncio.CancelledError:
            if is_cancelled():
                raise

    async def _flush_next_callbacks(self) -> None:
        """Run what is due, one by one; only a cancellation of its own task ends the loop."""
        due = self._next_callbacks[:]
        self._next_callbacks.clear()
        for each in due:
            added = self._next_callbacks[:]
            self._next_callbacks[:] = [each]
            try:
                await super()._flush_next_callbacks()
            except asyncio.CancelledError:
                if is_cancelled():
                    raise
            self._next_callbacks[:0] = added


class GuardedApp(OutlivesCancellation, App[ReturnType]):
    """Textual's App, with a report of an error instead of a traceback, and with access to its driver."""

    @abstractmethod
    def crash_report(self, error: BaseException) -> str:
        """Return what to print about an error, without anything of the diary."""

    def _handle_exception(self, error: Exception) -> None:
        """Close with a report of the error."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_with_report(error)

    def _fatal_error(self) -> None:
        """Close with a report of the error."""
        self.panic()

    def panic(self, *renderables: Any) -> None:  # noqa: ARG002 - Textual's; they may hold anything
        """Close with a report of the error, whatever was to be printed."""
        self._return_code = 1
        self._close_with_report(self._exception or sys.exception() or RuntimeError())

    def _close_with_report(self, error: BaseException) -> None:
        if not self._exit_renderables:  # with more than one, Textual prints how many there are
            self._exit_renderables.append(Text(self.crash_report(error)))
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        with suppress(OSError):  # the terminal may be gone
            super()._print_error_renderables()

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        """Remove widgets; what is below a screen stays as it is."""
        return super()._prune(*nodes, parent=None if parent is self else parent)

    def fail(self, error: Exception) -> None:
        """Close with a report of an error that Textual did not see."""
        self._handle_exception(error)

    @property
    def driver(self) -> Driver | None:
        """The driver of the terminal, while there is one."""
        return self._driver

    def forget_press(self) -> None:
        """Make no click of the next release of the mouse."""
        self._mouse_down_widget = None

    def write_to_terminal(self, text: str) -> None:
        """Write a control sequence."""
        if self._driver is not None:
            self._driver.write(text)

    def turn_mouse(self, on: bool) -> None:
        """Turn reports of the mouse on or off while the screens are shown; does nothing without a terminal."""
        driver: Any = self._driver  # only the drivers of a terminal have these, and none declares them
        if not hasattr(driver, "_enable_mouse_support"):
            return
        if on:
            driver._mouse = True
            driver._enable_mouse_support()
        else:
            driver._disable_mouse_support()
            driver._mouse = False

    def forget_closed_screens(self) -> None:
        """Clear what keeps widgets and text after their screen was closed, then collect them: they form cycles.

        Each text field watches the theme of the app, which drops watchers of closed fields only when the theme changes.
        Collecting takes 10 ms, for the modules are frozen. What is on the screen is measured again when it is drawn.
        """
        for module, name in TEXT_CACHES:
            if (found := sys.modules.get(module)) is not None:
                with suppress(AttributeError):  # another version
                    attrgetter(f"{name}.cache_clear")(found)()
        watchers: dict[str, list[tuple[Any, Any]]] = getattr(self, "__watchers", {})
        for each in watchers.values():
            each[:] = [(widget, watch) for widget, watch in each if widget.is_attached]
        gc.collect()


def is_cancelled() -> bool:
    """Return whether the running task itself is being cancelled, and not only something it awaits."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


class SequenceTables(XTermParser):
    """Textual's tables of control sequences, asked for one whole sequence at a time."""

    def key_events(self, sequence: str) -> Iterable[events.Key]:
        """Return the keys of a character or sequence; ValueError or OverflowError for numbers that are none."""
        return self._sequence_to_key_events(sequence)

    @staticmethod
    def is_key(sequence: str) -> bool:
        """Return whether a sequence is a key; a reply, such as the cursor position, may look like one."""
        if sequence in cast("Mapping[str, object]", ANSI_SEQUENCES_KEYS):
            return True
        code, _, _ = sequence[2:-1].partition(";")
        number = code.partition(":")[0]
        if not sequence.startswith("\x1b[") or not number.isdecimal():
            return False
        return sequence[-1] != "R" and (sequence[-1] == "u" or f"{number}{sequence[-1]}" in FUNCTIONAL_KEYS)
