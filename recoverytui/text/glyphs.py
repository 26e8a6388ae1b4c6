"""The glyphs of the interface: one mark per meaning, in Unicode and in ASCII, for screens and shell alike."""

from collections.abc import Iterable

from recoverytui.dataclass import dataclass
from recoverytui.domain.calendar import THEMED, DayLetter
from recoverytui.domain.goal import TryState
from recoverytui.domain.rhythm import WeekState
from recoverytui.errors import N_


@dataclass
class Glyphs:
    """A set of glyphs, distinct by shape, so that none depends on colour."""

    win: str = "●"
    rest: str = "–"
    """A pause or a rest day."""
    hard: str = "≈"
    quiet: str = "·"
    open: str = "○"
    """Today, with no entry yet; also a planned try-out."""
    some: str = "◐"
    hard_win: str = "◒"
    rest_win: str = "⊖"
    note: str = ":"
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
    bars: str = "▁▂▃▄▅▆▇█"
    """From lowest to highest."""

    def of_day(self, letter: str) -> str:
        """Return the glyph of a `DayLetter`, or of its letter in a strip."""
        return str(getattr(self, _OF_DAY[letter])) if letter in _OF_DAY else " "

    def of_days(self, strip: Iterable[str]) -> list[str]:
        """Return the glyph of each letter of a strip."""
        return [self.of_day(letter) for letter in strip]

    def of_try(self, state: TryState) -> str:
        """Return the glyph of a try-out."""
        return str(getattr(self, _OF_TRY[state]))

    def of_week(self, state: WeekState | None) -> str:
        """Return the glyph of a week, a space for a week that does not count yet."""
        return " " if state is None else str(getattr(self, _OF_WEEK[state]))


_OF_DAY: dict[str, str] = {
    **dict.fromkeys(THEMED.values(), "win"),
    DayLetter.WIN: "win",
    DayLetter.HARD_WIN: "hard_win",
    DayLetter.REST_WIN: "rest_win",
    DayLetter.HARD: "hard",
    DayLetter.REST: "rest",
    DayLetter.NOTE: "note",
    DayLetter.QUIET: "quiet",
    DayLetter.OPEN: "open",
}
_OF_WEEK = {
    WeekState.KEPT: "win",
    WeekState.SOME: "some",
    WeekState.QUIET: "quiet",
    WeekState.REST: "rest",
    WeekState.OPEN: "open",
}
_OF_TRY = {
    TryState.THINKING: "open",
    TryState.TRYING: "some",
    TryState.TRIED: "ticked",
    TryState.ON_THE_SHELF: "rest",
}

MEANINGS = {
    DayLetter.WIN: N_("wins"),
    DayLetter.HARD_WIN: N_("a win, on a hard day"),
    DayLetter.REST_WIN: N_("a win, in a pause or on a rest day"),
    DayLetter.HARD: N_("hard day"),
    DayLetter.REST: N_("a pause or a rest day"),
    DayLetter.NOTE: N_("a note"),
    DayLetter.QUIET: N_("a quiet day"),
    DayLetter.OPEN: N_("today"),
}
"""Meanings of the day marks, in the order of every legend."""

UNICODE = Glyphs()
ASCII = Glyphs(
    win="#",
    rest="-",
    hard="~",
    quiet=".",
    open="o",
    some="+",
    hard_win="&",
    rest_win="%",
    rule="-",
    bar="|",
    dot="-",
    more=">",
    left="<",
    right=">",
    up="^",
    down="v",
    chosen="*",
    free="o",
    ticked="x",
    unticked="_",
    pin="*",
    bars="_-=#",
)
