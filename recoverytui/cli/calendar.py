"""The verb `calendar`: a year or month as glyphs, with a legend."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from recoverytui.cli.command_spec import argument, json_option, option, verb
from recoverytui.cli.session import Session
from recoverytui.domain.calendar import DayLetter
from recoverytui.errors import N_, BadInput

if TYPE_CHECKING:
    from pathlib import Path

    from recoverytui.domain.calendar import CalendarDay

_UNLISTED = {DayLetter.QUIET, DayLetter.OPEN}
"""Marks that a month does not also list by day."""
_RULER = (1, 8, 15, 22, 29)


@verb("calendar", help=N_("Show the days of a year or a month.\n\nWithout a year or a month it is this year."))
@argument("period", many=True, metavar=N_("[YEAR|MONTH]"))
@option("--svg", path=True, metavar=N_("FILE"), help=N_("Draw the year as a picture, for you alone, in this new file."))
@json_option
def calendar(session: Session, period: tuple[str, ...], svg: str | None, as_json: bool) -> None:
    """Show a year or a month, or draw a year."""
    from recoverytui.commands import look_back as deeds
    from recoverytui.text.dates import parse_period

    today = session.today
    first, last = parse_period(" ".join(period) or f"{today.year:04}", today)
    diary = session.reading()
    days = () if diary is None else deeds.days(diary, first, last)
    if as_json and svg is None:
        session.console.json({"days": [_shape(day) for day in days if day.day <= today]})
        return
    if diary is None:
        session.invite()
        return
    if svg is not None:
        _tell(session, _draw(session, days, svg, quiet_view=diary.prefs.quiet_view), as_json=as_json)
        return
    drawn = _Map(session, quiet_view=diary.prefs.quiet_view)
    if not any(drawn.seen(day) is not DayLetter.BLANK for day in days):
        session.console.say(session.words("There is nothing from that time. It can be written any day: win --day"))
    elif session.console.linear:
        drawn.sentences(days)
    elif first.month == last.month:
        drawn.month(days)
    else:
        drawn.year(days)


def _draw(session: Session, days: Sequence["CalendarDay"], file: str, *, quiet_view: bool) -> "Path":
    """Write a year as a picture, in the colours of the theme that is set, or of dusk for one of Textual's."""
    from pathlib import Path

    from recoverytui.commands import export
    from recoverytui.exports import calendar_svg
    from recoverytui.text.colours import FULL

    if days[0].day.month == days[-1].day.month:
        raise BadInput(N_("A picture is of a whole year. Write the year alone."))
    look = FULL.get(session.settings.theme, FULL["dusk"])
    text = calendar_svg.year(days, session.words, look, quiet_view=quiet_view)
    return export.write_file(None, Path(file), text.encode(), f"{days[0].day.year:04}.svg")


def _tell(session: Session, path: "Path", *, as_json: bool) -> None:
    """Say where a picture is, and whether that folder is copied to other machines."""
    from recoverytui import paths

    if as_json:
        session.console.json({"path": str(path)})
        return
    session.done(session.words("The picture is at {path}.", path=path))
    if paths.is_synced(path):
        session.console.say(session.words("This looks like a folder that is copied to other computers."))


class _Map:
    """Draws days with the glyphs of this machine; quiet days are not drawn in the quiet view."""

    def __init__(self, session: Session, *, quiet_view: bool) -> None:
        self._words, self._console, self._glyphs = session.words, session.console, session.glyphs
        self._quiet_view = quiet_view

    def seen(self, day: "CalendarDay") -> DayLetter:
        """Return the mark of a day."""
        hidden = self._quiet_view and day.letter is DayLetter.QUIET
        return DayLetter.BLANK if hidden else day.letter

    def sentences(self, days: Sequence["CalendarDay"]) -> None:
        """Print the days of each month by what they were, one line a mark; quiet days are left out."""
        for first, of in groupby(days, lambda each: each.day.replace(day=1)):
            there = self._by_mark(of)
            if lines := [f"{meaning}: {_days(there[letter])}" for letter, meaning in self._listed(there)]:
                self._console.heading(self._words.month(first))
                self._console.say_all(lines)

    def year(self, days: Sequence["CalendarDay"]) -> None:
        """Print a year, a line per month, from the first to the last month with a mark."""
        months = [(first, list(of)) for first, of in groupby(days, lambda each: each.day.replace(day=1))]
        full = [any(self.seen(day) is not DayLetter.BLANK for day in of) for _, of in months]
        months = months[full.index(True) : len(full) - full[::-1].index(True)]
        self._console.say(f"{days[0].day.year:04}")
        self._console.say()
        names = [self._words.short_month(first) for first, _ in months]
        width = max(map(len, names))
        # not a table: the spaces in a line have to stay
        self._console.say(f"{' ' * width}  {_ruled()}")
        for name, (_, of) in zip(names, months, strict=True):
            self._console.say(f"{name.ljust(width)}  {self._line(self.seen(day) for day in of)}".rstrip())
        self._legend(days)

    def month(self, days: Sequence["CalendarDay"]) -> None:
        """Print a month, a line per week from Monday, with the days of each mark below."""
        self._console.say(self._words.month(days[0].day))
        self._console.say()
        weekdays = [self._words.short_weekday(date(2024, 1, each)) for each in range(1, 8)]
        cells = [f"{day.day.day:>2} {self._glyphs.of_day(self.seen(day))}" for day in days]
        cells = [""] * days[0].day.weekday() + cells
        rows = [tuple(weekdays), *(_week(cells[at : at + 7]) for at in range(0, len(cells), 7))]
        self._console.table(rows, least=max(len(cell.rstrip()) for row in rows for cell in row))
        self._legend(days)

    def _by_mark(self, days: Iterable["CalendarDay"]) -> dict[DayLetter, list[date]]:
        there: dict[DayLetter, list[date]] = {}
        for day in days:
            there.setdefault(self.seen(day), []).append(day.day)
        return there

    def _listed(self, there: Iterable[DayLetter]) -> Iterator[tuple[DayLetter, str]]:
        """Yield the marks whose days are listed, each with its meaning."""
        from recoverytui.text.glyphs import MEANINGS

        return (
            (letter, self._words(said))
            for letter, said in MEANINGS.items()
            if letter in there and letter not in _UNLISTED
        )

    def _line(self, seen: Iterable[DayLetter]) -> str:
        return " ".join(self._glyphs.of_days(seen))

    def _legend(self, days: Sequence["CalendarDay"]) -> None:
        """Print a legend of the marks in use; in a month also the days of each."""
        from recoverytui.text.glyphs import MEANINGS

        there = self._by_mark(days)
        a_month = days[0].day.month == days[-1].day.month
        rows = []
        for letter, meaning in MEANINGS.items():
            if letter in there:
                listed = f": {_days(there[letter])}" if a_month and letter not in _UNLISTED else ""
                rows.append((self._glyphs.of_day(letter), f"{self._words(meaning)}{listed}"))
        self._console.say()
        self._console.table(rows)


def _ruled() -> str:
    """Return a ruler line that numbers every seventh day from 1."""
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
