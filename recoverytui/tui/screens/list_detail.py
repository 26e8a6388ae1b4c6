"""A room with a list: one line for each entry, and the whole of the one under the cursor beside or below it."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from recoverytui.domain.entry import Entry
from recoverytui.tui import typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.edit_actions import EditActions
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.entry_list import EntryList

ON_A_ROW = frozenset(
    {"open", "edit", "delete", "use", "pin", "away", "try_out", "state", "restore", "erase", "clear", "after", "page"}
    | {"go_there", "rename", "place", "leave_out", "choose", "take_away"}
)
"""Deeds on the row under the cursor; in an empty list there is nothing for them to do, and the foot leaves them out."""


class ListDetailScreen(EditActions):
    """A list with a reader."""

    AUTO_FOCUS = "EntryList"
    LEAD: ClassVar[int] = 0
    """The width of the list's first column."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._begin = context.at.get(self.room, "")

    def begin_with(self, entry: Entry[Any]) -> None:
        """Have the cursor on an entry when the room opens."""
        self._begin = entry.id

    def body(self) -> ComposeResult:
        """Yield a title over the list, the list, and the reader."""
        with Container(id="body"):
            with Vertical(id="listing"):
                yield Canvas(self.over, id="over")
                yield EntryList()
            yield Canvas(self.reader, id="reader")

    @property
    def entries(self) -> EntryList:
        """The list."""
        return self.query_one(EntryList)

    @property
    def entry(self) -> Entry[Any] | None:
        """The entry under the cursor."""
        row = self.entries.row
        return row.item if row is not None and isinstance(row.item, Entry) else None

    def show(self) -> None:
        """Show the rows, keeping the place."""
        self.entries.glyphs = self.glyphs
        self.entries.lead = self.LEAD
        self.show_rows()
        if self._begin and self.entries.total:
            self.entries.go_to_key(self._begin)
            self._begin = ""
        self._show_reader()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Offer what is done on a row only where there is one."""
        return action not in ON_A_ROW or any(rows.total for rows in self.query(EntryList))

    def show_rows(self) -> None:
        """Hand the rows to the list."""
        raise NotImplementedError

    def over(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the line over the list."""
        return [typeset.rule(self.over_words(), width, self.glyphs)]

    def over_words(self) -> str:
        """Return what stands over the list."""
        return self.title_words()

    def reader(self, width: int, height: int) -> Lines:
        """Return the whole of the entry under the cursor; what does not fit is cut with a sign."""
        entry = self.entry
        lines = self.invitation(width) if not self.entries.total else self.whole(entry, width) if entry else []
        rule = [] if self.wide else [typeset.rule("", width, self.glyphs)]
        return typeset.cropped([*rule, *lines], height, self.glyphs)

    def whole(self, entry: Entry[Any], width: int) -> Lines:
        """Return all that one entry says."""
        raise NotImplementedError

    def invitation(self, width: int) -> Lines:
        """Return what stands in an empty room."""
        raise NotImplementedError

    def _show_reader(self) -> None:
        self.query_one("#over", Canvas).refresh()
        self.query_one("#reader", Canvas).refresh()

    def on_entry_list_moved(self) -> None:
        """Show the whole of the entry the cursor has come to, and remember where one is."""
        self.remember()
        self.query_one("#reader", Canvas).refresh()

    def remember(self) -> None:
        """Remember where one is, for the next time one comes here."""
        self.context.at[self.room] = self.entries.key
