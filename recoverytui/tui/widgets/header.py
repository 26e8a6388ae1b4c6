"""Header of a screen: the room, and the day."""

from textual.content import Content
from textual.widget import Widget

from recoverytui.tui import typeset


class ScreenHeader(Widget):
    """One line: the name of the room, a label for invented data, and the day."""

    def __init__(self) -> None:
        super().__init__()
        self._title = self._label = ""
        self._days: tuple[str, ...] = ()

    def show(self, name: str, label: str, days: tuple[str, ...]) -> None:
        """Show a room, a label (or none), and the day in forms from long to short."""
        self._title, self._label, self._days = name, label, days
        self.refresh()

    def render(self) -> Content:
        """Return the line; the label stays when the day does not fit."""
        width = self.size.width - 1
        left = typeset.styled(f" {self._title}", typeset.BOLD)
        if self._label:
            left = Content.assemble(left, "   ", typeset.styled(self._label, typeset.FIRST))
        for day in self._days:
            if left.cell_length + len(day) + 2 <= width:
                return typeset.spread(left, typeset.styled(day, typeset.QUIET), width)
        if left.cell_length > width and self._label:
            return typeset.styled(f" {self._label}", typeset.FIRST).truncate(self.size.width)
        return left.truncate(self.size.width)
