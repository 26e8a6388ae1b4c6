"""Year map: a column for each week, a line for each weekday, a mark for each day.

It begins with the first month that has entries, or the month of the cursor, and uses the space there is: a diary of
two months is not lost at the end of ten empty ones.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip

from recoverytui.text.glyphs import UNICODE, Glyphs
from recoverytui.tui import typeset
from recoverytui.tui.widgets import month
from recoverytui.tui.widgets.date_cursor import DateCursor

HEIGHT = 9
"""A line for the year, one for the months, and seven of days."""
GUTTER = 5
"""Cells before the first week, for the names of the weekdays."""
TOP = 2
WIDEST = 4
"""The most cells of a week."""


class YearMap(DateCursor):
    """Shows the year of the day under its cursor; repaints only the lines that the cursor leaves and reaches."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "year--cursor",
        *(f"year--{style[1:]}" for style in (typeset.QUIET, typeset.FIRST, typeset.SECOND, *month.STYLES.values())),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-7)", show=False),
        Binding("right", "move(7)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "today", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._months: Sequence[str] = ()
        self._weekdays: Sequence[str] = ()
        self._glyphs = UNICODE

    def show(
        self, day: date, today: date, strip: str, months: Sequence[str], weekdays: Sequence[str], glyphs: Glyphs
    ) -> None:
        """Show the year of a day; `strip` has one letter for each of its days."""
        self.day, self.today, self.strip = day, today, strip
        self._months, self._weekdays, self._glyphs = months, weekdays, glyphs
        self.refresh()

    def first_of_page(self, day: date) -> date:
        """Return the first of January."""
        return day.replace(month=1, day=1)

    def moved(self, before: date) -> None:
        """Repaint the lines of two days, or all of another year."""
        if before.year != self.day.year or before.month != self.day.month:  # the first month drawn may have changed
            self.refresh()
            return
        for weekday in {before.weekday(), self.day.weekday()}:
            self.refresh(Region(0, TOP + weekday, self.size.width, 1))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Dim the cursor."""
        self.refresh()

    @property
    def first_week(self) -> int:
        """Return the first visible column of the year."""
        first = self.first_of_page(self.day)
        held = next((index for index, letter in enumerate(self.strip) if letter != " "), None)
        begins = first if held is None else min(first + timedelta(days=held), self.day)
        return self._week_of(begins.replace(day=1))

    @property
    def pitch(self) -> int:
        """Return the width of a week in cells: as wide as lets every month up to the last with entries be visible."""
        first = self.first_of_page(self.day)
        held = max((index for index, letter in enumerate(self.strip) if letter != " "), default=0)
        last = max(first + timedelta(days=held), self.day)
        weeks = self._week_of(month.span(last)[1]) - self.first_week + 1
        return max(min(WIDEST, (self.size.width - GUTTER) // weeks), 1)

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day at an offset."""
        week, weekday = (x - GUTTER) // self.pitch + self.first_week, y - TOP
        if x < GUTTER or not 0 <= weekday < 7:
            return None
        first = self.first_of_page(self.day)
        index = week * 7 + weekday - first.weekday()
        length = (first.replace(month=12, day=31) - first).days + 1
        return first + timedelta(days=index) if 0 <= index < length else None

    def render_line(self, y: int) -> Strip:
        """Draw the year, the months, or one weekday."""
        if not self._months or y >= HEIGHT:
            return Strip.blank(self.size.width, self.rich_style)
        if y == 0:
            style = self._style("first") if self.has_focus else self._style("quiet")
            segments = [Segment(f" {self.day.year}", style)]
        elif y == 1:
            segments = [Segment(self._line_of_months(), self._style("quiet"))]
        else:
            segments = list(self._line_of_days(y - TOP))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _line_of_months(self) -> str:
        line, pitch, first = "", self.pitch, self.first_week
        for number, name in enumerate(self._months, start=1):
            week = self._week_of(self.day.replace(month=number, day=1)) - first
            if week >= 0:
                line = f"{line:<{GUTTER + pitch * week}}{name}"
        return line

    def _line_of_days(self, weekday: int) -> Iterator[Segment]:
        quiet, pitch, skipped = self._style("quiet"), self.pitch, self.first_week
        yield Segment(f" {self._weekdays[weekday][:3]:<{GUTTER - 1}}", quiet)
        first = self.first_of_page(self.day)
        day = first + timedelta(days=weekday - first.weekday())
        if day < first and not skipped:
            yield Segment(" " * pitch, self.rich_style)
        if day < first or skipped:
            day += timedelta(days=7 * max(skipped, 1))
        while day.year == first.year:
            letter = self.strip[(day - first).days : (day - first).days + 1] or " "
            style = self._style(month.STYLES.get(letter, "$quiet")[1:])
            if day == self.day:
                style += Style(reverse=True) if self.has_focus else Style(bgcolor=self._style("cursor").bgcolor)
            yield Segment(self._glyphs.of_day(letter), style)
            if pitch > 1:
                yield Segment(" " * (pitch - 1), self.rich_style)
            if date.max - day < timedelta(days=7):
                return
            day += timedelta(days=7)

    def _week_of(self, day: date) -> int:
        """Return the column of a day of this year."""
        first = self.first_of_page(day)
        return ((day - first).days + first.weekday()) // 7

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"year--{name}")
