"""Base class of the application: the interface for screens, and all overrides of Textual's App.

Private names of Textual's `App` are overridden in this module only, each because no public one does the job:

- `_dispatch_message`: Textual silently ends its message loop, with exit code 0, when anything that a handler awaits
  is cancelled, such as a worker of a screen that is being removed.
- `_handle_exception`, `_fatal_error`, `_print_error_renderables`: Textual prints a traceback with the values of local
  variables, and so what the diary says. `_exception`, `_exception_event`, `_exit_renderables`, `_return_code` and
  `_close_messages_no_wait` are what its own versions set and call.
- `_driver` is the only way to write to the terminal. Its `_mouse`, `_enable_mouse_support` and
  `_disable_mouse_support` turn the mouse on and off; publicly that is decided once, at the start.
- `StylesCache.get_inner_outer` and `__watchers` keep closed screens in memory; see `forget_closed_screens`.
"""

import asyncio
import sys
from abc import abstractmethod
from contextlib import suppress
from datetime import date
from typing import Any

from rich.text import Text
from textual._styles_cache import StylesCache
from textual.app import App
from textual.driver import Driver
from textual.message import Message

from recoverytui.errors import RecoveryError
from recoverytui.text import crash_report
from recoverytui.text.translator import Translator
from recoverytui.tui.input_queue import InputQueue
from recoverytui.tui.typed_text import Input


class Application(App[RecoveryError | None]):
    """The application as its screens see it; `app = getters.app(Application)` gives a screen its typed property."""

    input_queue: InputQueue
    is_over = False
    """The diary was deleted: what is missing now is no trouble."""

    @property
    @abstractmethod
    def words(self) -> Translator:
        """Return the current language."""

    @abstractmethod
    async def take(self, event: Input) -> None:
        """Handle input whose turn has come."""

    @abstractmethod
    def open_day(self, day: date, begin: str = "") -> None:
        """Open a day, with the cursor on the entry with this id."""

    @abstractmethod
    def begin(self) -> None:
        """Show the previous screen, or the overview, now that the diary is open."""

    @abstractmethod
    async def meet_trouble(self) -> None:
        """Show the screen for a diary that cannot be opened, or close."""

    @abstractmethod
    async def ask_again(self) -> None:
        """Ask for the passphrase in the same process."""

    @abstractmethod
    def set_language(self, language: str) -> None:
        """Set the language of every screen."""

    @abstractmethod
    def change_setting(self, key: str, value: object) -> None:
        """Save a preference of this machine and apply it at once."""

    @abstractmethod
    def hand_to_clipboard(self, text: str) -> None:
        """Copy text to the system clipboard, if the terminal allows it."""

    async def _dispatch_message(self, message: Message) -> None:
        """Handle a message; only a cancellation of the application itself ends it."""
        try:
            await super()._dispatch_message(message)
        except asyncio.CancelledError:
            if is_cancelled():
                raise

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
            self._exit_renderables.append(Text(crash_report.report(error, self.words)))
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        with suppress(OSError):  # the terminal may be gone
            super()._print_error_renderables()

    def handle_callback_error(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:  # noqa: ARG002
        """Close with a report when a callback of the event loop fails; asyncio would print a traceback.

        An error without a callback, such as that of a task nobody waited for, came too late to matter.
        """
        error = context.get("exception")
        if isinstance(error, Exception) and "handle" in context:
            self._handle_exception(error)

    @property
    def driver(self) -> Driver | None:
        """The driver of the terminal, while there is one."""
        return self._driver

    def write_to_terminal(self, text: str) -> None:
        """Write a control sequence."""
        if self._driver is not None:
            self._driver.write(text)

    def turn_mouse(self, on: bool) -> None:
        """Turn reports of the mouse on or off while the screens are shown; does nothing without a terminal."""
        driver: Any = self._driver
        if not hasattr(driver, "_enable_mouse_support"):
            return
        if on:
            driver._mouse = True
            driver._enable_mouse_support()
        else:
            driver._disable_mouse_support()
            driver._mouse = False

    def forget_closed_screens(self) -> None:
        """Clear what keeps widgets, with their text and the lines they drew, after their screen was closed.

        `StylesCache.get_inner_outer` is wrapped in an `lru_cache`, which keeps its first argument, the whole cache of
        one widget, until 1,024 others have been cached. Filling it again costs two colours a widget. Each text field
        watches the theme of the app, which drops watchers of closed fields only when the theme changes.
        """
        clear = getattr(StylesCache.get_inner_outer, "cache_clear", None)
        if clear is not None:
            clear()
        watchers: dict[str, list[tuple[Any, Any]]] = getattr(self, "__watchers", {})
        for each in watchers.values():
            each[:] = [(widget, watch) for widget, watch in each if widget.is_attached]


def is_cancelled() -> bool:
    """Return whether the running task itself is being cancelled, and not only something it awaits."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
