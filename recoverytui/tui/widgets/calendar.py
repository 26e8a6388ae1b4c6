"""A calendar: one month, with a cursor that goes from day to day and from week to week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from recoverytui.tui import page
from recoverytui.tui.marks import UNICODE, Marks
from recoverytui.tui.widgets import month


class Calendar(Widget, can_focus=True):
    """Shows the month of the day under its cursor; days to come are seen and not entered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("up", "move(-7)", show=False),
        Binding("down", "move(7)", show=False),
        Binding("home", "today", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor is on another day."""

        day: date

    def __init__(self) -> None:
        super().__init__()
        self.day = self.today = date.max
        self._strip = ""
        self._title = ""
        self._weekdays: Sequence[str] = ()
        self._marks = UNICODE

    def show(self, day: date, today: date, strip: str, title: str, weekdays: Sequence[str], marks: Marks) -> None:
        """Show the month of a day; `strip` has one letter for each of its days."""
        self.day, self.today, self._strip = day, today, strip
        self._title, self._weekdays, self._marks = title, weekdays, marks
        self.refresh()

    def go_to(self, day: date) -> None:
        """Put the cursor on a day, today at the latest."""
        day = min(day, self.today)
        if day != self.day:
            self.post_message(self.Moved(day))
            if (day.year, day.month) != (self.day.year, self.day.month):
                self._strip = ""  # of another month; the new one is on its way
            self.day = day
            self.refresh()

    def leaf(self, months: int) -> None:
        """Go some months back or on, to the same day of the month or its last."""
        at = self.day.year * 12 + self.day.month - 1 + months
        if at >= 12:
            first = date(min(at // 12, self.today.year), at % 12 + 1, 1)
            _, last = month.span(first)
            self.go_to(first.replace(day=min(self.day.day, last.day)))

    def action_move(self, days: int) -> None:
        """Go some days back or on."""
        if self.day.toordinal() + days >= 1:
            self.go_to(self.day + timedelta(days=days))

    def action_today(self) -> None:
        """Go to today."""
        self.go_to(self.today)

    def on_click(self, event: events.Click) -> None:
        """Go to the day under the mouse."""
        first, last = month.span(self.day)
        place = (event.y - 2) * month.DAYS + event.x // 4 - first.weekday()
        if 0 <= place < last.day and event.x < month.WIDTH:
            self.go_to(first + timedelta(days=place))

    def render(self) -> Content:
        """Return the month."""
        if not self._title:
            return Content("")
        first, last = month.span(self.day)
        strip = self._strip or " " * last.day
        drawn = month.drawn(first, strip, self._weekdays, self._marks, today=self.today, cursor=self.day)
        return page.joined([page.said(f" {self._title}", page.FIRST if self.has_focus else page.QUIET), *drawn])
