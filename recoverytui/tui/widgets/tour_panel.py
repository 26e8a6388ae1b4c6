"""The panel of the tour: what is to be seen here, and the keys that lead on; it stands below the room, not over it."""

import re

from textual.content import Content

from recoverytui.text.words import Words
from recoverytui.tui import keys, page
from recoverytui.tui.marks import Marks
from recoverytui.tui.page import BLANK, Lines
from recoverytui.tui.tour import STOPS
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.sheet import Sheet


class TourPanel(Sheet):
    """One stop in words."""

    def __init__(self, number: int, words: Words, marks: Marks) -> None:
        super().__init__(self._lines, classes="grows")
        self._number = number
        self._stop = STOPS[number]
        self.words = words
        self.marks = marks

    def _lines(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        where = self.words("{n} of {all}", n=self._number + 1, all=len(STOPS))
        sentences = re.split(r"(?<=[.?])\s", self.words(self._stop.told))
        return [
            BLANK,
            page.rule(self.words("A tour"), width, self.marks, where),
            *(line for said in sentences for line in page.wrapped(said, width - 1, indent=1)),
            BLANK,
            self._keys().truncate(width),
        ]

    def _keys(self) -> Content:
        shown = []
        for key in keys.TOUR:
            if key.name == "back" and self._number == 0:
                continue
            sign = f"{self._stop.key} / {key.sign}" if key.name == "on" and self._stop.key else key.sign
            one = Content.assemble(page.said(sign, page.FIRST), " ", page.said(self.words(key.label), page.QUIET))
            shown.append(clicks.pressable(one, key.pressed[0]))
        return Content.assemble(" ", Content("   ").join(shown))
