"""Widget that shows the lines of a draw function, called again whenever its size changes."""

from collections.abc import Callable
from typing import TypeAlias

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from recoverytui.tui import typeset
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets.clicks import Pressable

Draw: TypeAlias = Callable[[int, int], Lines]
"""Returns the lines of a page for a width and a height; a height of 0 asks for all of them."""

SPACIOUS = "-spacious"
"""Style class of the app while the wider layout is on."""


def nothing(width: int, height: int) -> Lines:  # noqa: ARG001 - it is a Draw
    """Draw an empty page."""
    return []


def strip_of(widget: Widget, line: Content, width: int) -> Strip:
    """Return one line of content as a strip of exactly `width` cells, in the styles of a widget."""
    strips = Visual.to_strips(widget, line, width, 1, widget.visual_style, apply_selection=False)
    strip = strips[0] if strips else Strip.blank(width)
    return strip.adjust_cell_length(width, widget.rich_style)


class Canvas(Pressable):
    """Shows the lines that a function draws for its width and height."""

    def __init__(self, draw: Draw = nothing, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw

    def show(self, draw: Draw) -> None:
        """Show another page; the layout is refreshed only when the widget's height is that of its page."""
        self._draw = draw
        self.refresh(layout=self._grows)

    @property
    def _grows(self) -> bool:
        return bool(self.styles.is_auto_height)

    def render(self) -> Content:
        """Return the page for the current size."""
        width, height = self.content_size
        if not width:
            return Content("")
        if self._grows:
            return typeset.joined(self._all(width))
        drawn = self._draw(width, height)
        if self.app.has_class(SPACIOUS):
            apart = typeset.spaced(drawn, width)
            drawn = apart if len(apart) <= height else drawn  # double spacing must never cut off a line
        return typeset.joined(drawn)

    def _all(self, width: int) -> Lines:
        lines = self._draw(width, 0)
        return typeset.spaced(lines, width) if self.app.has_class(SPACIOUS) else lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return how many lines the page has at a width."""
        return len(self._all(width))
