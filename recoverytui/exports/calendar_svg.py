"""Draw the days of a year as an SVG picture: a column for each week, a row for each weekday, no number but the year.

Each mark has a shape of its own, so that none depends on colour. Nothing in the file is active or loaded.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from recoverytui.domain.calendar import CalendarDay, DayLetter
from recoverytui.domain.win import Theme
from recoverytui.text.colours import Look
from recoverytui.text.glyphs import MEANINGS
from recoverytui.text.translator import Translator

STEP = 16
"""From one day to the next, in pixels."""
LEFT, TOP, EDGE = 64, 72, 24
LINE = 22
"""Height of a line of the legend."""
_RADIUS = 5
_SHAPES = {
    DayLetter.WIN: '<circle r="5" fill="{win}"/>',
    DayLetter.HARD_WIN: '<circle r="5" fill="none" stroke="{win}"/><path d="M-5 0A5 5 0 0 0 5 0Z" fill="{win}"/>',
    DayLetter.REST_WIN: '<circle r="5" fill="{win}"/><path d="M-3 0H3" stroke="{ground}" stroke-width="2"/>',
    DayLetter.HARD: '<path d="M-5 1q2.5 -6 5 -1t5 -1" fill="none" stroke="{second}" stroke-width="2"/>',
    DayLetter.REST: '<path d="M-4 0H4" stroke="{quiet}" stroke-width="2"/>',
    DayLetter.NOTE: '<circle cx="0" cy="-2.5" r="1.4" fill="{quiet}"/><circle cx="0" cy="2.5" r="1.4" fill="{quiet}"/>',
    DayLetter.QUIET: '<circle r="1.4" fill="{line}"/>',
    DayLetter.OPEN: '<circle r="4.5" fill="none" stroke="{quiet}"/>',
}


def year(days: Sequence[CalendarDay], words: Translator, look: Look, *, quiet_view: bool = False) -> str:
    """Return a year as the text of an SVG file; in the quiet view, quiet days are not drawn."""
    used = {letter for day in days if (letter := _letter(day, quiet_view)) is not DayLetter.BLANK}
    legend = [letter for letter in MEANINGS if letter in used]
    width = LEFT + STEP * (_week(days[-1].day) + 1) + EDGE
    height = TOP + STEP * 7 + EDGE + LINE * len(legend)
    title = escape(f"{days[0].day.year:04}")
    size = f'width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}" role="img">',
        f"<title>{title}</title>",
        f'<rect {size} fill="{look.ground}"/>',
        f'<g font-family="sans-serif" font-size="12" fill="{look.quiet}">',
        f'<text x="{EDGE}" y="32" font-size="18" fill="{look.text}">{title}</text>',
        *_names(days[0].day, words),
        *(_placed(day, look, quiet_view) for day in days),
        *_legend(legend, words, look),
        "</g></svg>",
    ]
    return "\n".join(filter(None, parts)) + "\n"


def _names(first: date, words: Translator) -> Iterator[str]:
    """Yield the names of months and weekdays."""
    for month in range(1, 13):
        day = first.replace(month=month)
        x = LEFT + STEP * _week(day)
        yield f'<text x="{x}" y="{TOP - 14}">{escape(words.short_month(day))}</text>'
    for weekday in range(7):
        name = escape(words.short_weekday(date(2024, 1, 1 + weekday)))  # a Monday
        yield f'<text x="{EDGE}" y="{TOP + STEP * weekday + 4}">{name}</text>'


def _placed(day: CalendarDay, look: Look, quiet_view: bool) -> str:
    letter = _letter(day, quiet_view)
    if letter is DayLetter.BLANK:
        return ""
    x, y = LEFT + STEP * _week(day.day) + _RADIUS, TOP + STEP * day.day.weekday()
    return _shape(letter, x, y, look, day.theme)


def _legend(letters: Sequence[DayLetter], words: Translator, look: Look) -> Iterator[str]:
    for index, letter in enumerate(letters):
        y = TOP + STEP * 7 + EDGE + LINE * index - 4
        yield _shape(letter, EDGE + _RADIUS, y, look, None)
        yield f'<text x="{EDGE + 20}" y="{y + 4}">{escape(words(MEANINGS[letter]))}</text>'


def _shape(letter: DayLetter, x: int, y: int, look: Look, theme: Theme | None) -> str:
    win = look.themes[list(Theme).index(theme)] if theme else look.first
    drawn = _SHAPES[letter].format(win=win, ground=look.ground, second=look.second, quiet=look.quiet, line=look.line)
    return f'<g transform="translate({x} {y})">{drawn}</g>'


def _letter(day: CalendarDay, quiet_view: bool) -> DayLetter:
    return DayLetter.BLANK if quiet_view and day.letter is DayLetter.QUIET else day.letter


def _week(day: date) -> int:
    """Return the column of a day: 0 for the week of 1 January, which begins on a Monday."""
    return (day.timetuple().tm_yday - 1 + day.replace(month=1, day=1).weekday()) // 7
