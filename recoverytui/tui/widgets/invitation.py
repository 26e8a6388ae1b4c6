"""The lines that a list shows while it is empty; Enter or a click on them presses a key."""

from rich.style import Style
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from recoverytui.text.glyphs import Glyphs
from recoverytui.tui import typeset
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets.canvas import Draw, nothing, strip_of


class Invitation:
    """Lines, and the key that they name, empty if there is none."""

    def __init__(self, draw: Draw = nothing, key: str = "") -> None:
        self._draw = draw
        self.key = key

    def lines(self, width: int) -> Lines:
        """Return the lines for the width of a list, less the columns of the cursor and the scrollbar."""
        return self._draw(max(width - 2, 1), 0)

    def strip(self, widget: Widget, y: int, glyphs: Glyphs, cursor: Style) -> Strip:
        """Return one line in the styles of a list; the first has the cursor."""
        width = widget.size.width
        lines = self.lines(width)
        if y >= len(lines):
            return Strip.blank(width, widget.rich_style)
        bar = typeset.styled(glyphs.bar if y == 0 else " ", typeset.FIRST if widget.has_focus else typeset.QUIET)
        strip = strip_of(widget, Content.assemble(bar, lines[y]), width)
        return strip.apply_style(Style(bgcolor=cursor.bgcolor)) if y == 0 else strip
