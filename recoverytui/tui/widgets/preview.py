"""Preview widget: a whole document, letter for letter, of any length; only visible lines are drawn."""

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from recoverytui.tui import safe_text, typeset


class Preview(ScrollView, can_focus=True):
    """Shows a document; long lines are wrapped, and nothing else is changed."""

    def __init__(self) -> None:
        super().__init__()
        self._document: list[str] = []
        self._lines: list[str] = []
        self._width = 0

    def show(self, document: str) -> None:
        """Show a document from its beginning, or keep the scroll position if it is the same."""
        lines = safe_text.visible_text(document).split("\n")
        if lines != self._document:
            self._document = lines
            self._wrap()
            self.scroll_to(y=0, animate=False)

    def on_resize(self) -> None:
        """Wrap the lines again after a resize."""
        if self._width != self.size.width:
            self._wrap()

    def _wrap(self) -> None:
        self._width = self.size.width
        room = max(min(self._width - 4, typeset.LONGEST_LINE), 1)
        self._lines = []
        for line in self._document:
            if len(line) <= room and line.isascii():
                self._lines.append(line)
            else:
                self._lines += [each.plain for each in typeset.wrapped(line, room, indent=0)]
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        index, style = self.scroll_offset.y + y, self.rich_style
        text = self._lines[index] if index < len(self._lines) else ""
        return Strip([Segment(f"   {text}", style)]).adjust_cell_length(self.size.width, style)
