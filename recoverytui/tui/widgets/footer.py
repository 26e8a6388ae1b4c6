"""Footer of a screen: the last message, the six places, and the keys of the room in one or two lines."""

import asyncio
from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size

from recoverytui.tui import typeset
from recoverytui.tui.widgets import clicks


class Item(NamedTuple):
    """One key in the footer: how it is written, what it does, and what a click on it presses."""

    sign: str
    label: str
    keys: tuple[str, ...]
    """The keys that it stands for, by Textual's names."""
    name: str = ""
    here: bool = False
    """This is the place one is in."""
    short: str = ""
    """A shorter label for a narrow screen."""
    own: bool = True
    """It belongs to this room, not to every room."""
    last: bool = False
    """It stands at the end: the way out, help, and where the other keys are."""


KEY_LINES = 2
"""The most lines that the keys take."""
MESSAGE_LINES = 3
"""The most lines that one message takes."""
GAP = 2
DROPPED_FIRST = "hide"
"""The last item that gives way when even the first key of the room does not fit beside the others."""


class ScreenFooter(clicks.Pressable):
    """A line for messages (more when one is long), a line of places, and the lines of keys."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._sentence = ""
        self._places: Sequence[Item] = ()
        self._keys: Sequence[Item] = ()
        self._expiry: asyncio.TimerHandle | None = None

    def say(self, sentence: str, seconds: float = 0) -> None:
        """Show one message until the next one, or for so many seconds (0: no limit)."""
        if self._expiry is not None:
            self._expiry.cancel()
            self._expiry = None
        if sentence and seconds:
            # Not Textual's `set_timer`: when the loop is late, it skips a timer altogether.
            self._expiry = asyncio.get_running_loop().call_later(seconds, self.call_later, self.say, "")
        self._sentence = sentence
        self._refresh_lines()

    @property
    def sentence(self) -> str:
        """The message that is shown."""
        return self._sentence

    def show(self, places: Sequence[Item], keys: Sequence[Item]) -> None:
        """Show the places and the keys: those of the room first, then global ones by rank, then the last ones."""
        self._places, self._keys = places, keys
        self._refresh_lines()

    def _refresh_lines(self) -> None:
        self.refresh(layout=len(self._lines(self.size.width)) != self.size.height)

    def render(self) -> Content:
        """Return the lines for the width there is."""
        return typeset.joined(self._lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return how many lines message, places and keys take."""
        return len(self._lines(width))

    def _lines(self, width: int) -> typeset.Lines:
        room = max(width - 1, 1)
        message = typeset.wrapped(typeset.styled(self._sentence, typeset.SECOND), max(room, 2), indent=1)
        places = _row(self._places, room) if self._places else typeset.BLANK
        keys = [_line([_one(item) for item in line], GAP).truncate(room) for line in shown(self._keys, room)]
        return [*message[:MESSAGE_LINES], places, *(keys or [typeset.BLANK])]


def shown(items: Sequence[Item], width: int) -> list[list[Item]]:
    """Return the lines of keys for a width: all that belong to the room, and the most wanted others beside them.

    The last ones always stand. When the keys of the room do not fit in two lines, the least wanted of them go.
    """
    last = [item for item in items if item.last]
    own = [item for item in items if item.own and not item.last]
    lines = _wrapped([*own, *last], width)
    if len(lines) > KEY_LINES:
        last = [item for item in last if item.name != DROPPED_FIRST]
        while len(lines := _wrapped([*own, *last], width)) > KEY_LINES and len(own) > 1:
            own.pop()
    for item in (each for each in items if not each.own and not each.last):
        wrapped = _wrapped([*own, item, *last], width)
        if len(wrapped) > len(lines):
            break
        own, lines = [*own, item], wrapped
    return lines


def _wrapped(items: Sequence[Item], width: int) -> list[list[Item]]:
    """Return items in lines, each line as full as it can be."""
    lines: list[list[Item]] = []
    left = 0
    for item in items:
        length = _one(item).cell_length + GAP
        if not lines or length > left:
            lines.append([])
            left = width - 1 + GAP
        lines[-1].append(item)
        left -= length
    return lines


def _row(items: Sequence[Item], width: int) -> Content:
    """Return all items on one line, with smaller gaps or shorter names when they do not fit."""
    for gap, short in ((2, False), (1, False), (2, True), (1, True)):
        line = _line([_one(item, short=short) for item in items], gap)
        if line.cell_length <= width:
            return line
    return line.truncate(width)


def _line(parts: Sequence[Content], gap: int) -> Content:
    return Content.assemble(" ", Content(" " * gap).join(parts))


def _one(item: Item, *, short: bool = False) -> Content:
    label = item.short if short and item.short else item.label
    said = Content.assemble(" ", typeset.styled(label, typeset.BOLD if item.here else typeset.QUIET))
    last = item.keys[-1] if item.keys else ""
    return Content.assemble(clicks.signs(item.sign, item.keys, typeset.FIRST), clicks.pressable(said, last))
