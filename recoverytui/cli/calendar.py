"""The verb that shows a year or a month as a map of signs, and says in words what they mean."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from recoverytui.cli.command_spec import argument, json_option, verb
from recoverytui.cli.session import Session
from recoverytui.errors import N_

if TYPE_CHECKING:
    from recoverytui.domain.calendar import CalendarDay

SIGNS = {
    "1": "•",
    "2": "●",
    "3": "■",
    "win+hard": "◒",
    "win+rest": "⊜",
    "win+pause": "⊖",
    "hard": "≈",
    "rest": "=",
    "pause": "–",
    "note": ":",
    "quiet": "·",
    "open": "○",
    "blank": " ",
}
PLAIN_SIGNS = {
    **SIGNS,
    "1": "+",
    "2": "*",
    "3": "#",
    "win+hard": "&",
    "win+rest": "@",
    "win+pause": "%",
    "hard": "~",
    "pause": "-",
    "quiet": ".",
    "open": "o",
}
MEANINGS = {
    "1": N_("a win"),
    "2": N_("two or three wins"),
    "3": N_("four wins or more"),
    "win+hard": N_("a win, on a hard day"),
    "win+rest": N_("a win, on a rest day"),
    "win+pause": N_("a win, in a pause"),
    "hard": N_("hard day"),
    "rest": N_("rest day"),
    "note": N_("a note"),
    "pause": N_("a pause"),
    "quiet": N_("a quiet day"),
    "open": N_("today"),
}
"""What the signs mean, in the order they are explained."""
_LISTED = ("1", "2", "3", "win+hard", "win+rest", "win+pause", "hard", "rest", "note", "pause")
"""What a month also says in words, day by day."""
_RULER = (1, 8, 15, 22, 29)


@verb("calendar", help=N_("Show a year or a month as a map.\n\nWithout a year or a month it is this year."))
@argument("period", many=True, metavar=N_("[YEAR|MONTH]"))
@json_option
def calendar(session: Session, period: tuple[str, ...], as_json: bool) -> None:
    """Show a year or a month."""
    from recoverytui.commands import look_back as deeds
    from recoverytui.text.dates import parse_period

    today = session.today
    first, last = parse_period(" ".join(period) or f"{today.year:04}", today)
    diary = session.reading()
    days = () if diary is None else deeds.days(diary, first, last)
    if as_json:
        session.console.json({"days": [_shape(day) for day in days if day.day <= today]})
        return
    if diary is None:
        session.invite()
        return
    drawn = _Map(session, quiet_view=diary.prefs.quiet_view)
    if not any(drawn.seen(day) != "blank" for day in days):
        session.console.say(session.words("There is nothing from that time. It can be written any day: win --day"))
    elif first.month == last.month:
        drawn.month(days)
    else:
        drawn.year(days)


class _Map:
    """Draws days with the signs of this machine; where numbers are hidden all days with wins are alike."""

    def __init__(self, session: Session, *, quiet_view: bool) -> None:
        self._words, self._console = session.words, session.console
        self._signs = PLAIN_SIGNS if session.settings.ascii_marks else SIGNS
        self._quiet_view = quiet_view

    def seen(self, day: "CalendarDay") -> str:
        """Return as what a day is seen: wins and what it was as well, a level of wins, its shape, or a note alone."""
        if day.beside_wins:
            return f"win+{day.beside_wins}"
        if day.wins:
            return "1" if self._quiet_view else str(day.level)
        shape = day.shape.value
        if shape in {"quiet", "blank"}:
            return "note" if day.noted else "blank" if self._quiet_view else shape
        return shape

    def year(self, days: Sequence["CalendarDay"]) -> None:
        """Draw a year: a line for each month, from the first in which there is something to the last."""
        months = [(first, list(of)) for first, of in groupby(days, lambda each: each.day.replace(day=1))]
        full = [any(self.seen(day) != "blank" for day in of) for _, of in months]
        months = months[full.index(True) : len(full) - full[::-1].index(True)]
        self._console.say(f"{days[0].day.year:04}")
        self._console.say()
        names = [self._words.short_month(first) for first, _ in months]
        width = max(map(len, names))
        # Not a table: the empty places in a line have to stay.
        self._console.say(f"{' ' * width}  {_ruled()}")
        for name, (_, of) in zip(names, months, strict=True):
            self._console.say(f"{name.ljust(width)}  {self._line(self.seen(day) for day in of)}".rstrip())
        self._legend(days)

    def month(self, days: Sequence["CalendarDay"]) -> None:
        """Draw a month: a line for each week, from Monday on, and the days of each kind in words."""
        self._console.say(self._words.month(days[0].day))
        self._console.say()
        weekdays = [self._words.short_weekday(date(2024, 1, each)) for each in range(1, 8)]
        cells = [f"{day.day.day:>2} {self._signs[self.seen(day)]}" for day in days]
        cells = [""] * days[0].day.weekday() + cells
        rows = [tuple(weekdays), *(_week(cells[at : at + 7]) for at in range(0, len(cells), 7))]
        self._console.table(rows, least=max(len(cell.rstrip()) for row in rows for cell in row))
        self._legend(days)

    def _line(self, seen: Iterable[str]) -> str:
        return " ".join(self._signs[each] for each in seen)

    def _legend(self, days: Sequence["CalendarDay"]) -> None:
        """Say what the signs mean that are there; in a month, on which days too."""
        there: dict[str, list[date]] = {}
        for day in days:
            there.setdefault(self.seen(day), []).append(day.day)
        a_month = days[0].day.month == days[-1].day.month
        rows = []
        for each, usual in MEANINGS.items():
            if each in there:
                meaning = N_("wins") if self._quiet_view and each == "1" else usual
                listed = f": {_days(there[each])}" if a_month and each in _LISTED else ""
                rows.append((self._signs[each], f"{self._words(meaning)}{listed}"))
        self._console.say()
        self._console.table(rows)


def _ruled() -> str:
    """Return a line that numbers the first day of each seven."""
    line = ""
    for day in _RULER:
        line = line.ljust(2 * (day - 1)) + str(day)
    return line


def _week(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cells) + ("",) * (7 - len(cells))


def _days(days: Sequence[date]) -> str:
    """Return "3, 5–7, 12"."""
    return ", ".join(_spans([day.day for day in days]))


def _spans(numbers: Sequence[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        of = [number for _, number in run]
        yield str(of[0]) if len(of) == 1 else f"{of[0]}–{of[-1]}"


def _shape(day: "CalendarDay") -> dict[str, object]:
    return {
        "day": day.day.isoformat(),
        "shape": day.shape.value,
        "wins": day.wins,
        "mark": day.mark and day.mark.value,
        "noted": day.noted,
        "paused": day.paused,
    }


VERBS = (calendar,)
