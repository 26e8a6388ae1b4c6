"""Scrolling page of sections, with a cursor that moves from one that can be chosen to the next."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from recoverytui.dataclass import dataclass
from recoverytui.text.glyphs import UNICODE, Glyphs
from recoverytui.tui import typeset
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.canvas import SPACIOUS

if TYPE_CHECKING:
    from recoverytui.tui.widgets.row import Item

Draw: TypeAlias = Callable[[int], Lines]
"""Returns the lines of a passage for a width."""


@dataclass
class Section:
    """Some lines that belong together."""

    draw: Draw
    key: str = ""
    """What it is called; empty for one where no cursor goes."""
    item: "Item" = None
    """What it stands for; the page hands it back and does not look at it."""


class SectionCanvas(Widget):
    """The page itself, as tall as all its passages."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: Sequence[Section] = ()
        self.cursor = 0
        self.glyphs: Glyphs = UNICODE
        self._drawn: tuple[int, list[Lines]] | None = None

    def put(self, sections: Sequence[Section]) -> None:
        """Show other passages."""
        self.sections = sections
        self._drawn = None
        self.refresh(layout=True)

    def drawn(self, width: int) -> list[Lines]:
        """Return the lines of each passage for a width."""
        if self._drawn is None or self._drawn[0] != width:
            room = max(width - 2, 1)
            drawn = [section.draw(room) for section in self.sections]
            if self.app.has_class(SPACIOUS):
                drawn = [typeset.spaced(lines, room) for lines in drawn]
            self._drawn = (width, drawn)
        return self._drawn[1]

    def span(self, index: int) -> tuple[int, int]:
        """Return where a passage begins, and where the one after it does."""
        heights = [len(lines) for lines in self.drawn(self.size.width)]
        first = sum(heights[:index])
        return first, first + sum(heights[index : index + 1])

    def at_line(self, line: int) -> int:
        """Return the place of the passage that a line belongs to."""
        return next((index for index in range(len(self.sections)) if line < self.span(index)[1]), -1)

    def render(self) -> Content:
        """Return all lines, with a bar beside the passage under the cursor."""
        if not self.size.width:
            return typeset.BLANK
        has_focus = isinstance(self.parent, Widget) and self.parent.has_focus
        bar = typeset.styled(self.glyphs.bar if has_focus else " ", typeset.FIRST)
        none = typeset.styled(" ")
        lines: Lines = []
        for index, drawn in enumerate(self.drawn(self.size.width)):
            at_cursor = index == self.cursor and bool(self.sections[index].key)
            lines += [Content.assemble(bar if at_cursor and line.cell_length else none, line) for line in drawn]
        return typeset.joined(lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return how many lines the page has at a width."""
        return sum(map(len, self.drawn(width)))


class SectionList(VerticalScroll, can_focus=True, inherit_bindings=False):
    """A page that is scrolled, with a cursor that goes from passage to passage."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
        Binding("home", "end_of(-1)", show=False),
        Binding("end", "end_of(1)", show=False),
    ]

    class Moved(Message):
        """The cursor is on another passage."""

        def __init__(self, source: "SectionList") -> None:
            super().__init__()
            self.source = source

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.leaf = SectionCanvas()

    def compose(self) -> ComposeResult:
        """Yield the page."""
        yield self.leaf

    @property
    def section(self) -> Section | None:
        """The passage under the cursor, when there is one to choose."""
        leaf = self.leaf
        here = leaf.sections[leaf.cursor] if leaf.cursor < len(leaf.sections) else None
        return here if here is not None and here.key else None

    def show(self, sections: Sequence[Section], glyphs: Glyphs, key: str = "") -> None:
        """Show passages; the cursor goes to the one called so, else stays with the one it was on."""
        here, leaf = self.section, self.leaf
        top = self._top() if here and not key else None
        leaf.glyphs = glyphs
        wanted = key or (here.key if here else "")
        places = self._places(sections)
        found = [index for index in places if sections[index].key == wanted]
        near = [index for index in places if index <= leaf.cursor]
        leaf.cursor = (found or (near[-1:] if here else []) or places or [0])[0]
        leaf.put(sections)
        self.call_after_refresh(self._into_sight if top is None else lambda: self._back_to(*top))
        if (self.section and self.section.key) != (here and here.key):
            self.post_message(self.Moved(self))

    @property
    def _cursor_in_sight(self) -> bool:
        first, end = self.leaf.span(self.leaf.cursor)
        return first < self.scroll_offset.y + self.size.height and end > self.scroll_offset.y

    def _top(self) -> tuple[str, int, int, bool]:
        """Return the passage at the top of the view, how far into it, the line, and whether the cursor is in sight."""
        line = self.scroll_offset.y
        index = self.leaf.at_line(line)
        return self.leaf.sections[index].key, line - self.leaf.span(index)[0], line, self._cursor_in_sight

    def _back_to(self, key: str, into: int, line: int, cursor_in_sight: bool) -> None:
        """Scroll to where the view was, by passage; the wheel may have taken it away from the cursor."""
        if not self.leaf.is_attached:  # the room was left meanwhile
            return
        places = [index for index, each in enumerate(self.leaf.sections) if key and each.key == key]
        self.scroll_to(y=self.leaf.span(places[0])[0] + into if places else line, animate=False)
        if cursor_in_sight and not self._cursor_in_sight:
            self._into_sight()

    def begin(self) -> None:
        """Go back to the top of the page."""
        self.leaf.cursor = 0
        self.scroll_home(animate=False)

    def _places(self, sections: Sequence[Section]) -> list[int]:
        return [index for index, section in enumerate(sections) if section.key]

    def action_move(self, step: int) -> None:
        """Go to the passage before or after; at the ends the page itself is scrolled."""
        leaf = self.leaf
        places = self._places(leaf.sections)
        ahead = [index for index in places if (index - leaf.cursor) * step > 0]
        if self._is_cut(step) or not ahead:
            self.scroll_relative(y=step * 2, animate=False)
            return
        self._go(ahead[0] if step > 0 else ahead[-1])

    def _is_cut(self, step: int) -> bool:
        """Tell whether the passage under the cursor goes on beyond what is in sight, as one that is very long does."""
        if self.section is None:
            return False
        first, end = self.leaf.span(self.leaf.cursor)
        top = self.scroll_offset.y
        seen = first < top + self.size.height and end > top
        return seen and (end > top + self.size.height if step > 0 else first < top)

    def action_leaf(self, step: int) -> None:
        """Scroll by what fits the screen."""
        self.scroll_relative(y=step * max(self.size.height - 2, 1), animate=False)

    def action_end_of(self, way: int) -> None:
        """Go to the first passage, or to the end of the last, however long it is."""
        places = self._places(self.leaf.sections)
        if places:
            self._go(places[0] if way < 0 else places[-1])
        if way > 0:
            self.scroll_end(animate=False)

    def _go(self, index: int) -> None:
        self.leaf.cursor = index
        self.leaf.refresh()
        self._into_sight()
        self.post_message(self.Moved(self))

    def comes_in_sight(self) -> bool:
        """Bring the passage under the cursor in sight; tell whether none of it was."""
        first, end = self.leaf.span(self.leaf.cursor)
        top = self.scroll_offset.y
        is_in_sight = first < top + self.size.height and end > top
        self._into_sight()
        return not is_in_sight

    def _into_sight(self) -> None:
        leaf = self.leaf
        if not leaf.is_attached:  # the room was left meanwhile
            return
        places = self._places(leaf.sections)
        if not places or leaf.cursor == places[0]:
            self.scroll_home(animate=False)  # with what stands above the first
            return
        first, end = leaf.span(leaf.cursor)
        if leaf.cursor == places[-1]:
            end = leaf.span(len(leaf.sections) - 1)[1]  # with what stands below the last
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif end > top + height:
            self.scroll_to(y=min(first, end - height), animate=False)

    def on_focus(self) -> None:
        """Show that the keys go here."""
        self.leaf.refresh()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.leaf.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight when the room changes."""
        self.call_after_refresh(self._into_sight)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the passage under the mouse, and press Enter there."""
        index = self.leaf.at_line(self.scroll_offset.y + event.y)
        if index < 0 or not self.leaf.sections[index].key or not clicks.counts(self, event):
            return
        self._go(index)
        clicks.press(self.app, "enter")
