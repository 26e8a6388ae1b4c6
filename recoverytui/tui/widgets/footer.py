"""Footer of a screen: the last message, the six main rooms, and the keys of the room in one or two lines."""

import asyncio
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size

from recoverytui.tui import typeset
from recoverytui.tui.widgets import clicks


class Item(NamedTuple):
    """One key in the footer: its label, its description, and the key that a click presses."""

    sign: str
    label: str
    keys: tuple[str, ...]
    """The keys it represents, by Textual's names."""
    name: str = ""
    here: bool = False
    """Whether it is the room on screen."""
    short: str = ""
    """A shorter label for a narrow screen."""
    own: bool = True
    """Whether it belongs to this room, not to every room."""
    last: bool = False
    """Whether it is among the items at the end: quit or back, help, palette."""


KEY_LINES = 2
"""The most lines of keys."""
MESSAGE_LINES = 3
"""The most lines of one message."""
GAP = 2
DROPPED_FIRST = "hide"
"""The first item of the end to be dropped when the keys of the room do not fit."""


class ScreenFooter(clicks.Pressable):
    """A message (one line or more), a line of main rooms, and the lines of keys."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._sentence = ""
        self._places: tuple[Item, ...] = ()
        self._keys: tuple[Item, ...] = ()
        self._expiry: asyncio.TimerHandle | None = None

    def say(self, sentence: str, seconds: float = 0) -> None:
        """Show one message until the next one, or for a number of seconds (0: no limit)."""
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
        """Return the message on screen."""
        return self._sentence

    def show(self, places: Sequence[Item], keys: Sequence[Item]) -> None:
        """Show the main rooms and the keys: those of the room first, then global ones by rank, then the last ones."""
        shown = (tuple(places), tuple(keys))
        if shown != (self._places, self._keys):
            self._places, self._keys = shown
            self._refresh_lines()

    def _refresh_lines(self) -> None:
        self.refresh(layout=len(self._lines(self.size.width)) != self.size.height)

    def render(self) -> Content:
        """Return the lines for the current width."""
        return typeset.joined(self._lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return how many lines the message, rooms and keys take."""
        return len(self._lines(width))

    def _lines(self, width: int) -> typeset.Lines:
        return _lines(self._sentence, self._places, self._keys, max(width - 1, 1))


@lru_cache(maxsize=64)
def _lines(sentence: str, places: tuple[Item, ...], keys: tuple[Item, ...], width: int) -> typeset.Lines:
    """Return all lines; asked for several times between two changes: by the layout, the drawing, and each refresh."""
    message = typeset.wrapped(typeset.styled(sentence, typeset.SECOND), max(width, 2), indent=1)
    rooms = _row(places, width) if places else typeset.BLANK
    drawn = [_line([_one(item) for item in line], GAP).truncate(width) for line in shown(keys, width)]
    return [*message[:MESSAGE_LINES], rooms, *(drawn or [typeset.BLANK])]


def shown(items: Sequence[Item], width: int) -> list[list[Item]]:
    """Return the lines of keys for a width: all that belong to the room, and the highest-ranked others beside them.

    The last ones are always shown. If the keys of the room do not fit in two lines, the lowest-ranked are dropped.
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
        if len(wrapped) > max(len(lines), 1):
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
    """Return all items on one line, with smaller gaps or shorter labels if they do not fit."""
    for gap, short in ((2, False), (1, False), (2, True), (1, True)):
        line = _line([_one(item, short=short) for item in items], gap)
        if line.cell_length <= width:
            return line
    return line.truncate(width)


def _line(parts: Sequence[Content], gap: int) -> Content:
    return Content.assemble(" ", Content(" " * gap).join(parts))


@lru_cache(maxsize=256)
def _one(item: Item, *, short: bool = False) -> Content:
    label = item.short if short and item.short else item.label
    said = Content.assemble(" ", typeset.styled(label, typeset.BOLD if item.here else typeset.QUIET))
    last = item.keys[-1] if item.keys else ""
    return Content.assemble(clicks.signs(item.sign, item.keys, typeset.FIRST), clicks.pressable(said, last))
