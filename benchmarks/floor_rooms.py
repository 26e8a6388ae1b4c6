"""The least that a change of room can be: a Textual app that pushes an empty screen with a header and a footer."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static


class Room(Screen[None]):
    """A header, nothing, and a footer."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "app.pop_screen")]
    CSS = "Room > Static { height: 2; } Room > #foot { dock: bottom; }"

    def compose(self) -> ComposeResult:
        """Yield both lines."""
        yield Static("an empty room")
        yield Static("Esc back", id="foot")


class Least(App[None]):
    """Opens an empty room."""

    BINDINGS: ClassVar[list[BindingType]] = [("2", "open")]
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """Yield a line that says that it is there."""
        yield Static("Overview")

    def action_open(self) -> None:
        """Open the room."""
        self.push_screen(Room())


if __name__ == "__main__":
    Least().run()
