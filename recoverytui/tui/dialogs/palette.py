"""The palette: every deed of a room by its words; typing narrows it down, Enter does it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import keys
from recoverytui.tui.widgets.binding_labels import translated
from recoverytui.tui.widgets.entry_list import EntryList
from recoverytui.tui.widgets.field import Changed
from recoverytui.tui.widgets.row import Row
from recoverytui.tui.widgets.text_input import TextInput


class Palette(ModalScreen[str]):
    """Returns the action of the deed that was chosen, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("palette")]
    AUTO_FOCUS = "TextInput"

    def __init__(self, offered: Sequence[keys.Key], words: Translator, glyphs: Glyphs) -> None:
        super().__init__()
        self._rows = [Row(key.action, words(key.explanation), tail=key.sign) for key in offered]
        self.words = words
        self.glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Yield a line to type in and the deeds under it."""
        with Vertical(id="palette"):
            yield TextInput("wanted", hint=self.words("What would you like to do?"))
            yield EntryList()

    def on_mount(self) -> None:
        """Show all deeds."""
        self.query_one(EntryList).glyphs = self.glyphs
        self._narrow()

    def on_changed(self, event: Changed) -> None:
        """Show the deeds whose words hold what is typed."""
        event.stop()
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.query_one(TextInput).value.casefold().split()
        found = [row for row in self._rows if all(word in row.text.casefold() for word in wanted)]
        nothing = [Row("", self.words("Nothing here is called that."))]
        self.query_one(EntryList).show(found or nothing)

    async def on_key(self, event: events.Key) -> None:
        """Let up and down move in the list while one types."""
        if event.key in {"up", "down"}:
            event.stop()
            event.prevent_default()
            self.query_one(EntryList).action_move(-1 if event.key == "up" else 1)

    def action_choose(self) -> None:
        """Close and do the deed under the cursor."""
        self.dismiss(self.query_one(EntryList).key)

    def action_back(self) -> None:
        """Close and do nothing."""
        self.dismiss("")

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that answer now, their names in the person's language."""
        return translated(super().active_bindings, self.words)
