"""Palette: lists every action of a room; typing narrows the list, Enter runs one.

Not Textual's command palette: that one is drawn with its own English words and keeps no virtual list.
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import keys, typeset
from recoverytui.tui.key_search import KeySearch
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.waiting_screen import WaitingScreen
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.binding_labels import translated
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.entry_list import EntryList
from recoverytui.tui.widgets.field import Changed
from recoverytui.tui.widgets.row import Row
from recoverytui.tui.widgets.text_input import TextInput

BESIDE = 6
"""Cells of a row that hold neither its text nor its key."""


class Palette(WaitingScreen[str], ModalScreen[str]):
    """Dialog that is dismissed with the chosen action, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("palette")]
    AUTO_FOCUS = "TextInput"

    def __init__(self, offered: Sequence[keys.Key], words: Translator, glyphs: Glyphs) -> None:
        super().__init__()
        self._search = KeySearch(offered, words)
        self.words = words
        self.glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Yield the search line and the list below it."""
        with Vertical(id="palette"):
            yield TextInput("wanted", hint=self.words("What would you like to do?"))
            yield EntryList()
            yield Canvas(self._foot, classes="grows foot")

    def on_mount(self) -> None:
        """Show every action."""
        self.query_one(EntryList).glyphs = self.glyphs
        self._narrow()

    def on_changed(self, event: Changed) -> None:
        """Show the actions that match what is typed."""
        event.stop()
        self._narrow()

    def _narrow(self) -> None:
        found = self._search.find(self.query_one(TextInput).value)
        rows = [Row(key.action, self.words(key.explanation), tail=self.words(key.sign)) for key in found]
        listing = self.query_one(EntryList)
        listing.show(rows or [Row("", self.words("Nothing here has that name."))])
        listing.go_to(0)  # the best match, not the action that an earlier letter had found

    def _foot(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the whole of a row that is cut, and its own keys: those of the room below mean nothing here."""
        shown = [(key.sign, self.words(key.label), key.pressed) for key in keys.in_foot("palette")]
        row = self.query_one(EntryList).row
        if row is None or cell_len(row.text) + cell_len(row.tail) + BESIDE <= width:
            return [BLANK, *clicks.hints(shown, width)]
        told = typeset.wrapped(typeset.styled(row.text, typeset.QUIET), width, indent=1)
        return [BLANK, *told, *clicks.hints(shown, width)]

    def on_entry_list_moved(self) -> None:
        """Show the whole of the row under the cursor."""
        self.query_one(".foot", Canvas).show(self._foot)

    async def on_key(self, event: events.Key) -> None:
        """Move the list's cursor with Up and Down while the focus is in the search line."""
        if event.key in {"up", "down"}:
            event.stop()
            event.prevent_default()
            self.query_one(EntryList).action_move(-1 if event.key == "up" else 1)

    def action_choose(self) -> None:
        """Close, and run the action under the cursor."""
        self.dismiss(self.query_one(EntryList).key)

    def action_back(self) -> None:
        """Close, and run nothing."""
        self.dismiss("")

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Return the active bindings, with descriptions in the interface language."""
        return translated(super().active_bindings, self.words)
