"""Calendar of one month, with a cursor that moves by days and weeks."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from recoverytui.text.glyphs import UNICODE, Glyphs
from recoverytui.tui import typeset
from recoverytui.tui.widgets import month
from recoverytui.tui.widgets.date_cursor import DateCursor


class Calendar(DateCursor):
    """Shows the month of the day under its cursor; the cursor does not enter future days."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("up", "move(-7)", show=False),
        Binding("down", "move(7)", show=False),
        Binding("home", "today", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._weekdays: Sequence[str] = ()
        self._glyphs = UNICODE

    def show(self, day: date, today: date, strip: str, title: str, weekdays: Sequence[str], glyphs: Glyphs) -> None:
        """Show the month of a day; `strip` has one letter for each of its days."""
        self.day, self.today, self.strip = day, today, strip
        self._title, self._weekdays, self._glyphs = title, weekdays, glyphs
        self.refresh()

    def first_of_page(self, day: date) -> date:
        """Return the first of the month."""
        return day.replace(day=1)

    def moved(self, before: date) -> None:  # noqa: ARG002 - the whole month is a few lines
        """Draw the month with the cursor at its current day."""
        self.refresh()

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day at an offset."""
        first, last = month.span(self.day)
        index = (y - 2) * month.DAYS + x // 4 - first.weekday()
        return first + timedelta(days=index) if 0 <= index < last.day and x < month.WIDTH else None

    def render(self) -> Content:
        """Return the month."""
        if not self._title:
            return Content("")
        first, last = month.span(self.day)
        strip = self.strip or " " * last.day
        drawn = month.drawn(first, strip, self._weekdays, self._glyphs, today=self.today, cursor=self.day)
        return typeset.joined(
            [typeset.styled(f" {self._title}", typeset.FIRST if self.has_focus else typeset.QUIET), *drawn]
        )
