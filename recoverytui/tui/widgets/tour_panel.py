"""The panel of the tour: what is to be seen here, and the keys that lead on; it stands below the room, not over it."""

import re
from collections.abc import Sequence

from textual.content import Content

from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import keys, typeset
from recoverytui.tui.tour import Stop
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets import clicks
from recoverytui.tui.widgets.canvas import Canvas


class TourPanel(Canvas):
    """One stop in words."""

    def __init__(self, stops: Sequence[Stop], number: int, words: Translator, glyphs: Glyphs) -> None:
        super().__init__(self._lines, classes="grows")
        self._number, self._count = number, len(stops)
        self._stop = stops[number]
        self.words = words
        self.glyphs = glyphs

    def _lines(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        where = self.words("{n} of {all}", n=self._number + 1, all=self._count)
        sentences = re.split(r"(?<=[.?])\s", self.words(self._stop.told))
        return [
            BLANK,
            typeset.rule(self.words("A tour"), width, self.glyphs, where),
            *(line for said in sentences for line in typeset.wrapped(said, width - 1, indent=1)),
            BLANK,
            self._keys().truncate(width),
        ]

    def _keys(self) -> Content:
        shown = []
        for key in keys.TOUR:
            if key.name == "back" and self._number == 0:
                continue
            sign = f"{self._stop.key} / {key.sign}" if key.name == "on" and self._stop.key else key.sign
            one = Content.assemble(
                typeset.styled(sign, typeset.FIRST), " ", typeset.styled(self.words(key.label), typeset.QUIET)
            )
            shown.append(clicks.pressable(one, key.pressed[0]))
        return Content.assemble(" ", Content("   ").join(shown))
