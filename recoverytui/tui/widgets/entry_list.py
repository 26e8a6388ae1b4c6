"""Virtual list of entries, one line each: fetches and draws only visible rows, so a million cost as ten do."""

from collections import OrderedDict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from recoverytui.text.glyphs import UNICODE, Glyphs
from recoverytui.tui import typeset
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.canvas import SPACIOUS, Draw, nothing, strip_of
from recoverytui.tui.widgets.row import Row, drawn, longest_lead
from recoverytui.tui.widgets.standing import Standing, places

EMPTY = "-empty"
"""Style class of a list without rows, which shows its invitation instead."""
PAGE = 64
"""Rows per fetch."""
MOST_PAGES = 32
"""The most pages that are cached; the least recently drawn one is evicted."""


class EntryList(ScrollView, can_focus=True, inherit_bindings=False):
    """List with a cursor that requests missing rows page by page."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--text",
        "list--quiet",
        "list--first",
        "list--heading",
        "list--found",
        "list--cursor",
        "list--bar",
    }
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
        self._longest = 0
        """Length of the longest first column, of rows that are all loaded."""
        self._total = 0
        self._cursor = 0
        self._edition = 0
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._headings: Container[int] = ()
        """Indexes of headings, among rows that may not be loaded yet."""
        self._invitation: Draw = nothing
        self._accepted_by = ""

    @property
    def total(self) -> int:
        """Return the number of rows."""
        return self._total

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
        return self.at(self._cursor)

    @property
    def key(self) -> str:
        """Return the key of the row under the cursor, empty if there is none."""
        row = self.row
        return row.key if row else ""

    def at(self, index: int) -> Row | None:
        """Return a row if it is loaded, else None."""
        rows = self._pages.get(index // PAGE)
        if rows is None or not 0 <= index % PAGE < len(rows):
            return None
        return rows[index % PAGE]

    def invite(self, invitation: Draw, key: str) -> None:
        """Show these lines while there are no rows; Enter or a click on them presses the key, if one is given."""
        self._invitation, self._accepted_by = invitation, key
        if not self._total:
            self.refresh(layout=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Enable Enter only if the invitation has another key."""
        return action != "accept" or (not self._total and self._accepted_by not in {"", "enter"})

    def action_accept(self) -> None:
        """Press the key of the invitation."""
        clicks.press(self.app, self._accepted_by)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return the height of all rows, or of the invitation if there are none."""
        return self._total * self._step if self._total else len(self._invited(width))

    def _invited(self, width: int) -> Lines:
        return self._invitation(max(width - 1, 1), 0)

    def show(self, rows: Sequence[Row]) -> None:
        """Show rows that are all loaded; the cursor stays on its entry."""
        before = self._standing()
        self._begin(len(rows))
        self._longest = longest_lead(rows)
        for number in range(0, len(rows), PAGE):
            self._pages[number // PAGE] = rows[number : number + PAGE]
        self._stand(before, places(rows, 0))

    def expect(
        self, total: int, first: int, rows: Sequence[Row], *, at: int | None = None, headings: Container[int] = ()
    ) -> None:
        """Set the number of rows and one page of them; others are requested when they come into view."""
        before = self._standing()
        self._begin(total)
        self._headings = headings
        self._pages[first // PAGE] = rows
        self._stand(before, places(rows, first), at)

    def fill(self, first: int, rows: Sequence[Row], edition: int) -> None:
        """Add the requested rows; an answer to an outdated request is ignored."""
        if edition != self._edition:
            return
        self._pages[first // PAGE] = rows
        while len(self._pages) > MOST_PAGES:
            self._asked.discard(self._pages.popitem(last=False)[0])
        self.refresh()
        self.post_message(self.Moved(self))

    def _begin(self, total: int) -> None:
        self._edition += 1
        self._headings = ()
        self._longest = 0
        self._total = total
        self._pages.clear()
        self._asked.clear()
        self.virtual_size = Size(0, total * self._step)
        self.set_class(not total, EMPTY)

    def _standing(self) -> Standing:
        """Return the position of cursor and view, by entry, before the rows are replaced."""
        top = self.scroll_offset.y // self._step
        height = max(self.size.height // self._step, 1)
        seen = [(row.key, index) for index in range(top, top + height) if (row := self.at(index)) and row.key]
        return Standing(self.key, self._cursor, top, top <= self._cursor < top + height, seen)

    def _stand(self, before: Standing, found: Mapping[str, int], at: int | None = None) -> None:
        """Restore the cursor to its entry, or to the index `at`; a view that was scrolled away from it stays there."""
        index = found.get(before.key, before.cursor) if at is None else at
        self._cursor = max(min(index, self._total - 1), 0)
        self._off_headings(1)
        is_led = not before.key or (at is not None and self.key != before.key)
        if before.top and not is_led:
            self.scroll_to(y=before.top_among(found, self._cursor) * self._step, animate=False, force=True)
        if is_led or before.cursor_in_sight:
            self._into_sight()
        self.refresh()
        self.post_message(self.Moved(self))

    def _off_headings(self, step: int) -> None:
        """Move on from a row that cannot be selected, or back if there is none further on."""
        for way in (step, -step):
            index = self._cursor
            while self._is_heading(index):
                index += way
            if 0 <= index < self._total:
                self._cursor = index
                return

    def _is_heading(self, index: int) -> bool:
        """Return whether a row cannot be selected."""
        row = self.at(index)
        return not row.key if row is not None else index in self._headings

    def comes_in_sight(self) -> bool:
        """Scroll the cursor into view; return whether it was out of view."""
        line, top = self._cursor * self._step, self.scroll_offset.y
        is_in_sight = top <= line < top + self.size.height
        self._into_sight()
        return not is_in_sight

    def _into_sight(self) -> None:
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        first = (self._cursor - self._is_heading(self._cursor - 1)) * self._step
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
        self.go_to(self._total - 1 if index < 0 else index, -1 if index < 0 else 1)

    def go_to(self, index: int, way: int = 1) -> None:
        """Move the cursor to a row; repaint only the line it leaves and the line it reaches."""
        if not self._total:
            return
        left = self._cursor
        self._cursor = max(min(index, self._total - 1), 0)
        self._off_headings(1 if way > 0 else -1)
        if left == self._cursor:
            return
        self.refresh_line(left * self._step)
        self.refresh_line(self._cursor * self._step)
        self._into_sight()
        self.post_message(self.Moved(self))

    def go_to_key(self, key: str) -> None:
        """Move the cursor to the row with this key, if it is loaded."""
        for number, rows in self._pages.items():
            for index, row in enumerate(rows, number * PAGE):
                if key and row.key == key:
                    self.go_to(index)
                    return

    def on_resize(self) -> None:
        """Keep the cursor visible after a resize."""
        self._into_sight()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row under the mouse, and press the row's key; a heading only gets the cursor."""
        if not clicks.counts(self, event):
            return
        if not self._total:
            if self._accepted_by and event.y < len(self._invited(self.size.width)):
                self.action_accept()
            return
        index = (self.scroll_offset.y + event.y) // self._step
        if index >= self._total:
            return
        row = self.at(index)
        belongs_above = row is not None and row.quiet
        self.go_to(index, -1 if belongs_above else 1)
        if self.key and (self._cursor == index or belongs_above):
            clicks.press(self.app, self.click_key)

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        if not self._total:
            return self._line_of_invitation(y)
        (index, between), width = divmod(self.scroll_offset.y + y, self._step), self.size.width
        if index >= self._total or between:
            return Strip.blank(width, self.rich_style)
        row = self.at(index)
        if row is not None:
            self._pages.move_to_end(index // PAGE)
        else:
            self._ask(index // PAGE)
            return Strip.blank(width, self.rich_style)
        room = width - 1 - self.show_vertical_scrollbar
        at_cursor = index == self._cursor
        ground = Style(bgcolor=self._style("list--cursor").bgcolor) if at_cursor else Style()
        bar = self._style("list--bar") if self.has_focus else self._style("list--quiet")
        start = Segment(self.glyphs.bar if at_cursor else " ", bar + ground)
        lead = max(self.lead, min(self._longest, room // 3)) if self.lead else 0
        parts = [(text, self._style(f"list--{kind}") + ground) for text, kind in drawn(row, room, lead, self.glyphs)]
        return Strip([start, *(Segment(text, style) for text, style in parts)]).adjust_cell_length(
            width, self._style("list--text") + ground
        )

    def _line_of_invitation(self, y: int) -> Strip:
        width = self.size.width
        lines = self._invited(width)
        if y >= len(lines):
            return Strip.blank(width, self.rich_style)
        bar = typeset.styled(self.glyphs.bar if y == 0 else " ", typeset.FIRST if self.has_focus else typeset.QUIET)
        strip = strip_of(self, Content.assemble(bar, lines[y]), width)
        return strip.apply_style(Style(bgcolor=self._style("list--cursor").bgcolor)) if y == 0 else strip

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name)

    def _ask(self, number: int) -> None:
        if number not in self._asked:
            self._asked.add(number)
            self.post_message(self.Wanted(self, number * PAGE, PAGE, self._edition))
