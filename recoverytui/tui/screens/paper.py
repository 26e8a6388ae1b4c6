"""Blank sheets of paper: the list of them."""

from typing import ClassVar

from textual.binding import BindingType

from recoverytui.domain.sheet import SheetName
from recoverytui.exports.sheets import SHEETS
from recoverytui.tui import keys, typeset
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.screens.sheet_preview import show_blank
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets.row import Row


class PaperScreen(ListDetailScreen):
    """List of blank sheets."""

    room = "paper"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("paper")]

    def over_words(self) -> str:
        """Return the title of the list."""
        return self.words("To print, and to write on by hand")

    def show_rows(self) -> None:
        """Show the sheets by title."""
        self.entries.show([Row(name.value, self.words(sheet.title)) for name, sheet in SHEETS.items()])

    def reader(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return what the sheet under the cursor is for."""
        key = self.entries.key
        return typeset.wrapped(self.words(SHEETS[SheetName(key)].about), width) if key else []

    def action_see(self) -> None:
        """Open the sheet under the cursor."""
        if self.entries.key:
            show_blank(self, SheetName(self.entries.key))
