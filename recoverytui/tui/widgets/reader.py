"""Scrolling text pane below a rule that says which lines are visible."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from recoverytui.errors import N_
from recoverytui.text.glyphs import UNICODE, Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import typeset
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.canvas import SPACIOUS, Draw, nothing, strip_of

WHERE = N_("line {first}–{last} of {n}")
"""Text of the rule while the text can be scrolled."""
WIDE = "-wide"
"""Style class of a screen where the pane is beside its list: the text then begins level with the first row."""


class Reader(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows the lines of a draw function from the first to the last.

    The rule is the first row of the widget and does not scroll. The pane takes the focus only while there is more text
    than room, so that Tab never leads to a place where no key does anything. Only the lines in sight are rendered.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "read(-1)", show=False),
        Binding("down", "read(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
        Binding("home", "to_end(-1)", show=False),
        Binding("end", "to_end(1)", show=False),
    ]

    @dataclass
    class OverflowChanged(Message):
        """Posted when the text no longer fits, or fits again."""

        source: "Reader"

    def __init__(self, draw: Draw = nothing, *, id: str | None = None, fills: bool = False) -> None:
        """Take whether what is drawn depends on the height too."""
        super().__init__(id=id)
        self._draw = draw
        self._fills = fills
        self._width = 0
        """Width of the pane that the text was drawn for; 0 if it has to be drawn."""
        self._drawn: Lines = []
        self._words: Translator | None = None
        self._glyphs: Glyphs = UNICODE
        self._key = ""
        self._lines: Lines = []
        self._overflowed = False

    def show(self, words: Translator, glyphs: Glyphs, key: str) -> None:
        """Redraw the text; another key means another text, which is shown from its beginning."""
        self._words, self._glyphs = words, glyphs
        if key != self._key:
            self._key = key
            self.scroll_to(y=0, animate=False, force=True)
        self._width = 0
        self._set()

    @property
    def overflows(self) -> bool:
        """Return whether the text can be scrolled."""
        return len(self._lines) > self._room > 0

    @property
    def _room(self) -> int:
        """Return the number of lines below the rule."""
        return self.size.height - 1

    @property
    def allow_vertical_scroll(self) -> bool:
        """Return whether keys and the wheel scroll; Textual asks for a scrollbar, which it updates with the layout."""
        return self.overflows

    def allow_focus(self) -> bool:
        """Take the focus only if there is something to scroll to."""
        return self.overflows

    def on_resize(self) -> None:
        """Draw the text again for the current size; for another height alone, only if it fills that."""
        if self._fills or self.size.width != self._width:
            self._set()
        else:
            self._fit()

    def _set(self) -> None:
        if self._words is not None and self.size.width:
            self._width = self.size.width
            self._drawn = self._draw(self._text_width, max(self._room, 1))
            self._fit()

    @property
    def _text_width(self) -> int:
        """Return the width without the bar, and the sign that the text goes on."""
        return max(self._width - 2, 1)

    def _fit(self) -> None:
        spaced = self.app.has_class(SPACIOUS)
        lines = typeset.spaced(self._drawn, self._text_width) if spaced else self._drawn
        is_beside = bool(lines) and self.screen.has_class(WIDE) and len(lines) < self._room
        self._lines = [typeset.BLANK, *lines] if is_beside else lines
        # Set as usual, it would lay out the whole screen again, for scrollbars that this pane does not show.
        self.set_reactive(Reader.virtual_size, Size(0, len(self._lines) + 1))
        if self.scroll_offset.y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, force=True)
        self.refresh()
        if self.overflows is not self._overflowed:
            self._overflowed = self.overflows
            self.post_message(self.OverflowChanged(self))
            if self.has_focus and not self._overflowed:
                self.screen.focus_next()

    def action_read(self, step: int) -> None:
        """Scroll by some lines."""
        self.scroll_to(y=self.scroll_offset.y + step, animate=False)

    def action_leaf(self, step: int) -> None:
        """Scroll by what fits, less one line that stays to read on from."""
        self.action_read(step * max(self._room - 1, 1))

    def action_to_end(self, way: int) -> None:
        """Scroll to the first line, or to the last."""
        self.scroll_to(y=0 if way < 0 else self.max_scroll_y, animate=False)

    def on_focus(self) -> None:
        """Show that the keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Scroll by what fits when the sign that the text goes on is clicked."""
        step = event.style.meta.get(clicks.STEP)
        if step and clicks.counts(self, event, repeats=True):
            self.action_leaf(step)

    def render_line(self, y: int) -> Strip:
        """Draw the rule, or one line of those in sight."""
        width = self.size.width
        if y == 0:
            return strip_of(self, self._rule(width), width)
        index = self.scroll_offset.y + y - 1
        if index >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        return strip_of(self, self._line(index, y, width), width).apply_offsets(0, index)

    def _rule(self, width: int) -> Content:
        if not self._lines:
            return typeset.BLANK
        where = ""
        if self.overflows and self._words is not None:
            first, total = self.scroll_offset.y + 1, len(self._lines)
            last = min(first + self._room - 1, total)
            where = self._words(WHERE, first=first, last=last, n=total)
        return typeset.rule("", width, self._glyphs, where, typeset.FIRST if self.has_focus else typeset.LINE)

    def _line(self, index: int, y: int, width: int) -> Content:
        line = self._lines[index]
        if (selection := self.text_selection) is not None and (span := selection.get_span(index)) is not None:
            start, end = span
            style = self.screen.get_visual_style("screen--selection")
            line = line.stylize(style, start, len(line) if end == -1 else end)
        if self.has_focus:
            bar = typeset.styled(self._glyphs.bar, typeset.FIRST)
            line = bar + (line[1:] if line.plain.startswith(" ") else line)
        signs = self._signs(y)
        return Content.assemble(line, " " * (width - len(signs) - line.cell_length), *signs) if signs else line

    def _signs(self, y: int) -> list[Content]:
        """Return the signs at the end of a line: on the first in sight that there is more above, on the last below.

        Where only one line fits, it is both, and the two columns that no line is wrapped into hold both signs.
        """
        signs = []
        if y == 1 and self.scroll_offset.y > 0:
            signs.append(clicks.stepping(self._glyphs.up, typeset.FIRST, -1))
        if y == self._room and self.scroll_offset.y < self.max_scroll_y:
            signs.append(clicks.stepping(self._glyphs.down, typeset.FIRST, 1))
        return signs

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that is selected with the mouse."""
        return selection.extract("\n".join(line.plain for line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's
        """Show what is selected."""
        self.refresh()
