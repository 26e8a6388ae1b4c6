"""Base class of the application: the interface that its screens see."""

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from recoverytui.errors import RecoveryError
from recoverytui.text.translator import Translator
from recoverytui.tui.idle import Idle
from recoverytui.tui.input_queue import InputQueue
from recoverytui.tui.textual_private import GuardedApp
from recoverytui.tui.typed_text import Input

T = TypeVar("T")
STYLES = Path(__file__).parent / "styles"
FIELDS, ROOMS = "fields.tcss", "rooms.tcss"
"""Style sheets beside `base.tcss`: of all that can be filled in, and of every room but the overview."""


class Application(GuardedApp[RecoveryError | None], inherit_css=False):
    """The application as its screens see it; `app = getters.app(Application)` gives a screen its typed property."""

    DEFAULT_CSS = """
    Application {
        background: $background;
        color: $foreground;
        &:ansi {
            background: ansi_default;
            color: ansi_default;
        }
    }
    """  # Textual's own has rules for widgets that are not used here

    idle: Idle
    input_queue: InputQueue
    is_over = False
    """The diary was deleted: what is missing now is no trouble."""

    @property
    @abstractmethod
    def words(self) -> Translator:
        """Return the current language."""

    @property
    def look(self) -> object:
        """Return what the styles of every screen depend on."""
        return self.theme, self.classes, self.app_focus

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

    def run_outside(self, run: Callable[[], T]) -> T:
        """Give the terminal to another program while it runs; time goes on meanwhile, so `mind_idleness` is due then.

        Raises SuspendNotSupported, and what `run` raises.
        """
        from recoverytui.tui import terminal_handover

        try:
            return terminal_handover.run_outside(self, self.driver, run)
        finally:
            self.idle.look()

    @abstractmethod
    def mind_idleness(self) -> bool:
        """Hide the diary after the idle limit, and later lock it; return whether either was done now."""

    def crash_report(self, error: BaseException) -> str:
        """Return what to print about an error, in the current language."""
        from recoverytui.text import crash_report

        return crash_report.report(error, self.words)

    def handle_callback_error(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Close with a report when a callback of the event loop fails; asyncio would print a traceback.

        An error without a callback, such as that of a task nobody waited for, came too late to matter.
        """
        error = context.get("exception")
        if isinstance(error, Exception) and "handle" in context:
            self.fail(error)

    def add_styles(self, *names: str) -> None:
        """Read and parse style sheets that the first page does without, unless they are there already."""
        for name in names:
            path = STYLES / name
            if not self.stylesheet.has_source(str(path)):
                self.stylesheet.add_source(path.read_text("utf-8"), (str(path), ""))
                self.stylesheet.parse()
