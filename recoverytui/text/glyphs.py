"""The signs that stand for days and weeks, and the few other signs; a set in ASCII for terminals without them."""

from typing import NamedTuple

from recoverytui.domain.rhythm import WeekMark

WIN_WITH_MARK = "hrp"
"""The letters of days with wins that were hard, for rest, in a pause."""


class Glyphs(NamedTuple):
    """One set of signs; they differ by shape, not only by colour."""

    win: str = "●"
    rest: str = "–"
    quiet: str = "·"
    open: str = "○"
    some: str = "◐"
    rule: str = "─"
    bar: str = "▌"
    dot: str = "·"
    more: str = "…"
    left: str = "‹"
    right: str = "›"
    up: str = "▲"
    down: str = "▼"
    chosen: str = "●"
    free: str = "○"
    ticked: str = "■"
    unticked: str = "□"
    pin: str = "◆"
    levels: str = "•●■"
    """A day with a win, with some, with many."""
    beside: str = "◒⊜⊖"
    """A day with wins that was hard, for rest, in a pause."""
    hard: str = "≈"
    rest_day: str = "="
    note: str = ":"
    bars: str = "▁▂▃▄▅▆▇█"
    """From the lowest to the highest."""

    def of_day(self, letter: str) -> str:
        """Return the sign for one letter of a strip of days.

        In every strip `W P T .` and space; in a calendar `1 2 3` for wins, `H` hard, `R` for rest, `N` a note alone,
        and `h r p` for wins on a hard day, on one of rest, in a pause.
        """
        if letter in "123":
            return self.levels[int(letter) - 1]
        if letter in WIN_WITH_MARK:
            return self.beside[WIN_WITH_MARK.index(letter)]
        signs = {"W": self.win, "P": self.rest, "T": self.open, ".": self.quiet}
        return {**signs, "H": self.hard, "R": self.rest_day, "N": self.note}.get(letter, " ")

    def of_week(self, mark: WeekMark | None) -> str:
        """Return the sign for a week, a space for a week that is not counted yet."""
        if mark is None:
            return " "
        return {
            WeekMark.KEPT: self.win,
            WeekMark.SOME: self.some,
            WeekMark.QUIET: self.quiet,
            WeekMark.REST: self.rest,
            WeekMark.OPEN: self.open,
        }[mark]


UNICODE = Glyphs()
ASCII = Glyphs(
    win="#",
    rest="-",
    quiet=".",
    open="o",
    some="+",
    rule="-",
    bar="|",
    dot="-",
    more="~",
    left="<",
    right=">",
    up="^",
    down="v",
    chosen="*",
    free="o",
    ticked="x",
    unticked="_",
    pin="*",
    levels="+*#",
    beside="&@%",
    hard="~",
    rest_day="=",
    bars="_-=#",
)
