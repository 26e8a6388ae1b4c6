"""Base widget of calendars: a cursor on a day that moves by days, weeks, months and years, up to today."""

from dataclasses import dataclass
from datetime import date

from textual import events
from textual.message import Message
from textual.widget import Widget

from recoverytui.tui.widgets import clicks, month


class DateCursor(Widget, can_focus=True):
    """Days with one under the cursor; the data of the days is set from outside, a page at a time."""

    ALLOW_SELECT = False

    @dataclass
    class Moved(Message):
        """Posted when the cursor moves to another day."""

        source: "DateCursor"
        day: date

    def __init__(self) -> None:
        super().__init__()
        self.day = self.today = date.max
        self.strip = ""
        """One letter for each day of the page; empty while they are being read."""

    def first_of_page(self, day: date) -> date:
        """Return the first day of the page that a day is on."""
        raise NotImplementedError

    def moved(self, before: date) -> None:
        """Redraw the cursor."""
        raise NotImplementedError

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day at an offset."""
        raise NotImplementedError

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the day under the mouse, and press Enter there; future days cannot be entered."""
        day = self.day_at(event.x, event.y)
        if day is not None and day <= self.today and clicks.counts(self, event):
            self.go_to(day)
            clicks.press(self.app, "enter")

    def go_to(self, day: date) -> None:
        """Move the cursor to a day, today at the latest."""
        if self.today == date.max:  # not mounted yet
            return
        before, day = self.day, min(day, self.today)
        if day != before:
            if self.first_of_page(day) != self.first_of_page(before):
                self.strip = ""  # of another page; the new one is being read
            self.day = day
            self.moved(before)
            self.post_message(self.Moved(self, day))

    def leaf(self, months: int) -> None:
        """Move by some months, to the same day of the month or its last."""
        at = self.day.year * 12 + self.day.month - 1 + months
        if at >= 12:
            first = date(min(at // 12, self.today.year), at % 12 + 1, 1)
            _, last = month.span(first)
            self.go_to(first.replace(day=min(self.day.day, last.day)))

    def action_move(self, days: int) -> None:
        """Move by some days."""
        to = self.day.toordinal() + days
        if 1 <= to <= date.max.toordinal():
            self.go_to(date.fromordinal(to))

    def action_today(self) -> None:
        """Move to today."""
        self.go_to(self.today)
