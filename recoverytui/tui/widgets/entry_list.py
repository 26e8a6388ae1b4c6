"""Virtual list of entries, one line each: fetches and draws only visible rows, so a million cost as ten do."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from recoverytui.text.glyphs import UNICODE, Glyphs
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.canvas import SPACIOUS, Draw
from recoverytui.tui.widgets.invitation import Invitation
from recoverytui.tui.widgets.list_position import ListPosition, places
from recoverytui.tui.widgets.row import KINDS, Row, drawn, strip_of_pieces
from recoverytui.tui.widgets.row_pages import PAGE, RowPages

EMPTY = "-empty"
"""Style class of a list without rows, which shows its invitation instead."""


class EntryList(ScrollView, can_focus=True, inherit_bindings=False):
    """List with a cursor that requests missing rows page by page."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"list--{kind}" for kind in KINDS}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
        Binding("home", "go_to(0)", show=False),
        Binding("end", "go_to(-1)", show=False),
        Binding("enter", "accept", show=False),
    ]

    @dataclass
    class Wanted(Message):
        """Posted when missing rows come into view."""

        source: "EntryList"
        first: int
        size: int
        edition: int

    @dataclass
    class Moved(Message):
        """Posted when the cursor moves to another row, or the text of its row changes."""

        source: "EntryList"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs: Glyphs = UNICODE
        self.click_key = "enter"
        """The key that a click on a row presses."""
        self.lead = 0
        """Minimum width of the first column; 0 if there is none."""
        self._rows = RowPages()
        self._cursor = 0
        self._is_led = False
        """Whether the cursor was put on its row, and nobody has moved it since."""
        self._invitation = Invitation()

    @property
    def total(self) -> int:
        """Return the number of rows."""
        return self._rows.total

    @property
    def _step(self) -> int:
        """Return the lines per row."""
        return 2 if self.app.has_class(SPACIOUS) else 1

    @property
    def cursor(self) -> int:
        """Return the index of the row under the cursor."""
        return self._cursor

    @property
    def row(self) -> Row | None:
        """Return the row under the cursor, if it is loaded."""
        return self._rows.at(self._cursor)

    @property
    def key(self) -> str:
        """Return the key of the row under the cursor, empty if there is none."""
        row = self.row
        return row.key if row else ""

    def at(self, index: int) -> Row | None:
        """Return a row if it is loaded, else None."""
        return self._rows.at(index)

    def invite(self, invitation: Draw, key: str) -> None:
        """Show these lines while there are no rows; Enter or a click on them presses the key, if one is given."""
        self._invitation = Invitation(invitation, key)
        if not self.total:
            self.refresh(layout=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Enable Enter only if the invitation has another key."""
        return action != "accept" or (not self.total and self._invitation.key not in {"", "enter"})

    def action_accept(self) -> None:
        """Press the key of the invitation."""
        clicks.press(self.app, self._invitation.key)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return the height of all rows, or of the invitation if there are none."""
        return self.total * self._step if self.total else len(self._invitation.lines(width))

    def show(self, rows: Sequence[Row]) -> None:
        """Show rows that are all loaded; the cursor stays on its entry."""
        before = self._position()
        self._rows.replace(rows)
        self._fit()
        self._stand(before, places(rows, 0))

    def expect(
        self, total: int, first: int, rows: Sequence[Row], *, at: int | None = None, headings: Container[int] = ()
    ) -> None:
        """Set the number of rows and one page of them; others are requested when they come into view."""
        before = self._position()
        self._rows.expect(total, first, rows, headings)
        self._fit()
        self._stand(before, places(rows, first), at)

    def fill(self, first: int, rows: Sequence[Row], edition: int) -> None:
        """Add the requested rows; an answer to an outdated request is ignored."""
        if edition != self._rows.edition:
            return
        self._rows.fill(first, rows)
        self.refresh()
        self.post_message(self.Moved(self))

    def _fit(self) -> None:
        """Set the height to that of all rows."""
        self.virtual_size = Size(0, self.total * self._step)
        self.set_class(not self.total, EMPTY)

    def _position(self) -> ListPosition:
        """Return the position of cursor and view, by entry, before the rows are replaced."""
        top = self.scroll_offset.y // self._step
        in_sight = range(top, top + max(self.size.height // self._step, 1))
        return ListPosition(self.key, self._cursor, top, self._cursor in in_sight, self._rows.keys(in_sight))

    def _stand(self, before: ListPosition, found: Mapping[str, int], at: int | None = None) -> None:
        """Restore the cursor to its entry, or to the index `at`; a view that was scrolled away from it stays there."""
        index = found.get(before.key, before.cursor) if at is None else at
        self._cursor = self._rows.entry_near(index, 1)
        is_led = not before.key or (at is not None and self.key != before.key)
        if before.top and not is_led:
            self.scroll_to(y=before.top_among(found, self._cursor) * self._step, animate=False, force=True)
        if is_led:
            self._lead()
        elif before.cursor_in_sight:
            self._into_sight()
        self.refresh()
        self.post_message(self.Moved(self))

    def comes_in_sight(self) -> bool:
        """Scroll the cursor into view; return whether it was out of view."""
        line, top = self._cursor * self._step, self.scroll_offset.y
        is_in_sight = top <= line < top + self.size.height
        self._into_sight()
        return not is_in_sight

    def _lead(self) -> None:
        """Scroll the cursor to the middle, so that rows above it are in view too; again when the height changes."""
        self._is_led = True
        self.scroll_to(y=max(self._cursor * self._step - self.size.height // 2, 0), animate=False, force=True)

    def _into_sight(self) -> None:
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        first = (self._cursor - self._rows.is_heading(self._cursor - 1)) * self._step
        last = self._cursor * self._step
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False, force=True)

    def action_move(self, step: int) -> None:
        """Move the cursor by some rows."""
        self.go_to(self._cursor + step, step)

    def action_leaf(self, step: int) -> None:
        """Move the cursor by a page."""
        self.go_to(self._cursor + step * max(self.size.height // self._step - 1, 1), step)

    def action_go_to(self, index: int) -> None:
        """Move the cursor to the first row, or to the last with -1."""
        self.go_to(self.total - 1 if index < 0 else index, -1 if index < 0 else 1)

    def go_to(self, index: int, way: int = 1) -> None:
        """Move the cursor to a row; repaint only the line it leaves and the line it reaches."""
        if not self.total:
            return
        left, self._is_led = self._cursor, False
        self._cursor = self._rows.entry_near(index, 1 if way > 0 else -1)
        if left == self._cursor:
            return
        self.refresh_line(left * self._step)
        self.refresh_line(self._cursor * self._step)
        self._into_sight()
        self.post_message(self.Moved(self))

    def go_to_key(self, key: str) -> None:
        """Move the cursor to the row with this key, if it is loaded."""
        if (index := self._rows.index_of(key)) is not None:
            self.go_to(index)
            self._lead()

    def on_resize(self) -> None:
        """Keep the cursor visible after a resize."""
        self._lead() if self._is_led else self._into_sight()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row under the mouse, and press the row's key; a heading only gets the cursor."""
        if not clicks.counts(self, event):
            return
        if not self.total:
            if self._invitation.key and event.y < len(self._invitation.lines(self.size.width)):
                self.action_accept()
            return
        index = (self.scroll_offset.y + event.y) // self._step
        if index >= self.total:
            return
        row = self._rows.at(index)
        belongs_above = row is not None and row.quiet
        self.go_to(index, -1 if belongs_above else 1)
        if self.key and (self._cursor == index or belongs_above):
            clicks.press(self.app, self.click_key)

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        if not self.total:
            return self._invitation.strip(self, y, self.glyphs, self.get_component_rich_style("list--cursor"))
        (index, between), width = divmod(self.scroll_offset.y + y, self._step), self.size.width
        if index >= self.total or between:
            return Strip.blank(width, self.rich_style)
        row = self._rows.drawn(index)
        if row is None:
            if (first := self._rows.to_request(index)) is not None:
                self.post_message(self.Wanted(self, first, PAGE, self._rows.edition))
            return Strip.blank(width, self.rich_style)
        room = width - 1 - self.show_vertical_scrollbar
        lead = max(self.lead, min(self._rows.longest_lead, room // 3)) if self.lead else 0
        pieces = [*drawn(row, room, lead, self.glyphs)]
        cursor = self.glyphs.bar if index == self._cursor else ""
        return strip_of_pieces(pieces, width, self.get_component_rich_style, cursor, has_focus=self.has_focus)
