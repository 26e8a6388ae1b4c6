"""The foot of a screen: what was just said, the places, and the keys that matter here."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size

from recoverytui.tui import typeset
from recoverytui.tui.widgets import clicks


class Item(NamedTuple):
    """One key in the foot: how it is written, what it does, and what a click on it presses."""

    sign: str
    label: str
    keys: tuple[str, ...]
    """The keys that it stands for, as Textual calls them."""
    name: str = ""
    here: bool = False
    """The place one is in."""
    short: str = ""
    """A shorter label for a narrow screen."""
    last: bool = False
    """It stands at the end, and is never left out."""
    way_out: bool = False
    """It is wanted early, and stands before the last ones."""


MOST_WANTED = 3
"""So that so many fit, the keys stand closer together."""
MOST_SAID = 3
"""How many lines one sentence may take."""


class ScreenFooter(clicks.Pressable):
    """Three lines; the first is empty until something is said, and grows when that is long."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._sentence = ""
        self._places: Sequence[Item] = ()
        self._keys: Sequence[Item] = ()

    def say(self, sentence: str) -> None:
        """Say one calm sentence; it stays until the next one."""
        self._sentence = sentence
        self.refresh(layout=len(self._said(self.size.width)) != self.size.height - 2)

    @property
    def sentence(self) -> str:
        """What is being said."""
        return self._sentence

    def show(self, places: Sequence[Item], keys: Sequence[Item]) -> None:
        """Show the places and the keys, the most wanted keys first."""
        self._places, self._keys = places, keys
        self.refresh()

    def render(self) -> Content:
        """Return the lines for the width there is."""
        width = max(self.size.width - 1, 1)
        lines = self._said(self.size.width)
        lines.append(_row(self._places, width) if self._places else typeset.BLANK)
        if self._keys:
            lines.append(_fitting(self._keys, width))
        return typeset.joined(lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return three, and more while something long is said."""
        return len(self._said(width)) + 2

    def _said(self, width: int) -> typeset.Lines:
        return typeset.wrapped(typeset.styled(self._sentence, typeset.SECOND), max(width - 1, 2), indent=1)[:MOST_SAID]


def _row(items: Sequence[Item], width: int) -> Content:
    """Return all items on one line, with less air or shorter names when they do not fit."""
    for gap, short in ((2, False), (1, False), (2, True), (1, True)):
        line = _line([_one(item, short=short) for item in items], gap)
        if line.cell_length <= width:
            return line
    return line.truncate(width)


def _fitting(items: Sequence[Item], width: int) -> Content:
    """Return the most wanted items that fit, each whole; none gives way to one that is wanted less."""
    last = [item for item in items if item.last]
    wanted = [item for item in items if not item.last]

    def kept_with(gap: int) -> list[Item]:
        return _first(wanted, width - 1 - sum(_one(item).cell_length + gap for item in last), gap)

    gap = max((3, 2), key=lambda each: min(len(kept_with(each)), MOST_WANTED))
    kept = sorted(kept_with(gap), key=lambda item: item.way_out)
    return _line([_one(item) for item in (*kept, *last)], gap).truncate(width)


def _first(items: Sequence[Item], room: int, gap: int) -> list[Item]:
    """Return the first items, up to the one for which there is no room."""
    kept: list[Item] = []
    for item in items:
        room -= _one(item).cell_length + gap
        if room < -gap:
            break
        kept.append(item)
    return kept


def _line(parts: Sequence[Content], gap: int) -> Content:
    return Content.assemble(" ", Content(" " * gap).join(parts))


def _one(item: Item, *, short: bool = False) -> Content:
    label = item.short if short and item.short else item.label
    said = Content.assemble(" ", typeset.styled(label, typeset.BOLD if item.here else typeset.QUIET))
    last = item.keys[-1] if item.keys else ""
    return Content.assemble(clicks.signs(item.sign, item.keys, typeset.FIRST), clicks.pressable(said, last))
