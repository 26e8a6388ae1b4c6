"""Base screen with a list of entries, and a reader with the whole of the one under the cursor."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from recoverytui.domain.entry import AnyEntry, Entry
from recoverytui.errors import N_
from recoverytui.tui import keys, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.edit_actions import EditActions
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.entry_list import EMPTY, EntryList
from recoverytui.tui.widgets.footer import Item
from recoverytui.tui.widgets.reader import Reader
from recoverytui.tui.widgets.row import Row

ON_A_ROW = frozenset(
    {"open", "edit", "delete", "use", "pin", "away", "try_out", "state", "restore", "erase", "clear", "after", "page"}
    | {"go_there", "rename", "place", "leave_out", "choose", "take_away"}
)
"""Actions on the row under the cursor, disabled in an empty list."""
READ_ON = "read_on"


class ListDetailScreen(EditActions):
    """A list with a reader."""

    AUTO_FOCUS = "EntryList"
    LEAD: ClassVar[int] = 0
    """Width of the list's first column."""
    FROM_THE_TEXT: ClassVar[str] = N_("to the list")
    """Footer label of the key that leads out of the reader."""
    INVITES: ClassVar[str] = ""
    """Name of the key that an empty room suggests, among the keys of the room."""
    FILLS: ClassVar[bool] = False
    """Whether the text in the reader depends on the height of the reader."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._begin = context.at.get(self.room, "")
        self._in_reader: Row | None = None

    def begin_with(self, entry: AnyEntry) -> None:
        """Set the entry under the cursor when the room opens."""
        self._begin = entry.id

    def body(self) -> ComposeResult:
        """Yield the title of the list, the list, and the reader."""
        with Container(id="body"):
            with Vertical(id="listing"):
                yield Canvas(self.over, id="over", classes="grows")
                yield EntryList()
            yield Reader(self.reader, id="reader", fills=self.FILLS)

    @property
    def entries(self) -> EntryList:
        """Return the list."""
        return self.query_one(EntryList)

    @property
    def pane(self) -> Reader:
        """Return the reader."""
        return self.query_one(Reader)

    @property
    def entry(self) -> AnyEntry | None:
        """Return the entry under the cursor."""
        row = self.entries.row
        return row.item if row is not None and isinstance(row.item, Entry) else None

    def show(self) -> None:
        """Show the rows, keeping the cursor's entry."""
        self.entries.glyphs = self.glyphs
        self.entries.lead = self.LEAD
        self.show_rows()
        invited = self._invited
        self.entries.invite(self._invitation, invited.pressed[0] if invited else "")
        if self._begin and self.entries.total:
            self.entries.go_to_key(self._begin)
            self._begin = ""
        self.query_one("#over", Canvas).refresh(layout=True)
        self._show_reader()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Disable actions on a row where there is none, and reading on where the whole text is visible."""
        if action == READ_ON:
            return any(pane.overflows for pane in self.query(Reader))
        return action not in ON_A_ROW or any(rows.total for rows in self.query(EntryList))

    def show_rows(self) -> None:
        """Update the rows of the list."""
        raise NotImplementedError

    def over(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the content of the title line."""
        return [*typeset.title(self.over_words(), width, self.glyphs), BLANK]

    def over_words(self) -> str:
        """Return the title of the list."""
        return self.title_words()

    def reader(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the whole text of the row under the cursor; `height` is what fits, the rest is scrolled to."""
        entry = self.entry
        return self.whole(entry, width) if entry else []

    def whole(self, entry: AnyEntry, width: int) -> Lines:
        """Return the whole text of one entry."""
        raise NotImplementedError

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty list."""
        raise NotImplementedError

    @property
    def invites(self) -> str:
        """Return the name of the key that the room suggests now."""
        return self.INVITES

    @property
    def _invited(self) -> keys.Key | None:
        return next((key for key in keys.here(self.room) if key.key and key.name == self.invites), None)

    def _invitation(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the key to press, its action, and below it what this room will hold."""
        key, said = self._invited, self.invitation(width)
        if key is None:
            return said
        sign = clicks.signs(key.sign, (), typeset.FIRST)
        explained = typeset.styled(f"  {self.words(key.explanation)}")
        return [*typeset.wrapped(sign + explained, width, indent=1, hang=len(key.sign) + 2), *said]

    def _show_reader(self) -> None:
        self._in_reader = self.entries.row
        self.pane.set_class(not self.entries.total, EMPTY)
        self.pane.show(self.words, self.glyphs, self.entries.key)

    def on_entry_list_moved(self) -> None:
        """Show the whole text of the row under the cursor, unless that is shown, and save the position."""
        self.remember()
        if self.entries.row is not self._in_reader:
            self._show_reader()

    def action_read_on(self) -> None:
        """Move the focus into the text, or back to the list."""
        (self.entries if self.pane.has_focus else self.pane).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:  # noqa: ARG002 - Textual's
        """Update the footer's keys for the focused widget."""
        if self.glance is not None:  # else they come with the rows
            self.show_keys()

    def on_reader_overflow_changed(self) -> None:
        """Update the footer when there is more to read."""
        self.show_keys()

    def key_items(self) -> list[Item]:
        """Return the footer's keys; the one for reading is never dropped, and inside the text it goes back."""
        in_text = any(pane.has_focus for pane in self.query(Reader))
        back = self.words(self.FROM_THE_TEXT)
        return [
            item._replace(last=True, label=back if in_text else item.label) if item.name == READ_ON else item
            for item in super().key_items()
        ]

    def remember(self) -> None:
        """Save the position for the next visit to this room."""
        self.context.at[self.room] = self.entries.key
