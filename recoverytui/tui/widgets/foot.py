"""The foot of a screen: what was just said, the places, and the keys that matter here."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from recoverytui.tui import page


class Item(NamedTuple):
    """One key in the foot: how it is written, what it does, and the action a click runs."""

    sign: str
    label: str
    action: str
    here: bool = False
    """The place one is in."""
    short: str = ""
    """A shorter label for a narrow screen."""
    last: bool = False
    """It stands at the end, and is never left out."""


MOST_SAID = 3
"""How many lines one sentence may take."""


class Foot(Widget):
    """Three lines; the first is empty until something is said, and grows when that is long."""

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
        lines.append(_row(self._places, width) if self._places else page.BLANK)
        if self._keys:
            lines.append(_fitting(self._keys, width))
        return page.joined(lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return three, and more while something long is said."""
        return len(self._said(width)) + 2

    def _said(self, width: int) -> page.Lines:
        return page.wrapped(page.said(self._sentence, page.SECOND), max(width - 1, 2), indent=1)[:MOST_SAID]

    async def on_click(self, event: Click) -> None:
        """Do what the key under the mouse does."""
        action = event.style.meta.get("do")
        if action:
            await self.app.run_action(action, self.screen)


def _row(items: Sequence[Item], width: int) -> Content:
    """Return all items on one line, with less air or shorter names when they do not fit."""
    for gap, short in ((2, False), (1, False), (2, True), (1, True)):
        line = _line([_one(item, short=short) for item in items], gap)
        if line.cell_length <= width:
            return line
    return line.truncate(width)


def _fitting(items: Sequence[Item], width: int) -> Content:
    """Return as many items as fit, the most wanted ones, each whole."""
    end = [_one(item) for item in items if item.last]
    kept: list[Content] = []
    room = width - 1 - sum(one.cell_length + 3 for one in end)
    for one in (_one(item) for item in items if not item.last):
        if one.cell_length <= room:
            kept.append(one)
            room -= one.cell_length + 3
    return _line([*kept, *end], 3).truncate(width)


def _line(parts: Sequence[Content], gap: int) -> Content:
    return Content.assemble(" ", Content(" " * gap).join(parts))


def _one(item: Item, *, short: bool = False) -> Content:
    label = item.short if short and item.short else item.label
    one = Content.assemble(
        page.said(item.sign, page.FIRST), " ", page.said(label, page.BOLD if item.here else page.QUIET)
    )
    return one.stylize(Style.from_meta({"do": item.action}))
