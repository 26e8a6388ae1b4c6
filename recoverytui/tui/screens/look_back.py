"""Look back: a year map, a month calendar, and the entries of the day under the cursor."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from recoverytui.commands import look_back, overview, wins
from recoverytui.commands.diary import Diary
from recoverytui.commands.overview import DaySummary
from recoverytui.domain import calendar
from recoverytui.domain.day import Mark
from recoverytui.domain.entry import Entry
from recoverytui.domain.win import Win
from recoverytui.errors import RecoveryError
from recoverytui.tui import keys
from recoverytui.tui.context import AppContext, glance
from recoverytui.tui.screens import look_back_view
from recoverytui.tui.screens.asked_days import ask_day, ask_pause
from recoverytui.tui.screens.common_actions import links
from recoverytui.tui.screens.edit_actions import EditActions
from recoverytui.tui.screens.form_host import WIN_TEXT, background_action
from recoverytui.tui.typeset import BLANK, Lines
from recoverytui.tui.widgets import month
from recoverytui.tui.widgets.calendar import Calendar
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.date_cursor import DateCursor
from recoverytui.tui.widgets.year import YearMap

A_MONTH, A_YEAR = 1, 12
TALL_ENOUGH = 30
"""Minimum height in lines for both year and month on a wide screen."""
LEAST_LINES = 3
"""Height above which an empty line separates the year from the day."""


class DayOnView(NamedTuple):
    """One day, with the letters of all days of its year."""

    day: date
    letters: str
    summary: DaySummary


class LookBackData(NamedTuple):
    """Data of looking back."""

    at: DayOnView
    same_day: Sequence[Entry[Win]]
    old_win: Entry[Win] | None


class LookBackScreen(EditActions):
    """A year and a month with a shared cursor; a narrow screen shows one of them at a time."""

    room = "look_back"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("look_back")]
    AUTO_FOCUS = ""

    data: LookBackData | None

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._year = context.at.get("look_back.as") == "year"

    @property
    def _day(self) -> date | None:
        """The day under the cursor; None means the current day, also after midnight."""
        at = self.context.at.get(self.room)
        return date.fromisoformat(at) if at else None

    def body(self) -> ComposeResult:
        """Yield the year, the month with the day, the legend, and this day in other years."""
        with Vertical(id="looking-back"):
            yield YearMap()
            with Horizontal(id="months"):
                yield Calendar()
                yield Canvas(self._of_day, id="of-day")
            yield Canvas(self._legend, id="legend", classes="grows")
            yield Canvas(self._more, id="more")

    def gather(self, diary: Diary) -> LookBackData:
        """Read the year, the day, and wins of this day in other years."""
        at = look_at(diary, self._day)
        return LookBackData(at, look_back.on_this_day(diary), wins.old_win(diary))

    def show(self) -> None:
        """Show all of it."""
        self._lay_out()
        if self.data is not None:
            self._show_days(self.data.at.day, self.data.at.letters)
        for canvas in self.query(Canvas):
            canvas.refresh(layout=True)

    def _show_days(self, day: date, letters: str, *, but: DateCursor | None = None) -> None:
        """Update year and month to a day and the letters of its year, except the one that shows them already."""
        words, today = self.words, day if self.glance is None else self.glance.today
        weekdays = [date(2024, 1, 1) + timedelta(days=each) for each in range(7)]
        letters = " " * len(letters) if self.quiet else letters
        year, calendar = self.query_one(YearMap), self.query_one(Calendar)
        if year is not but:
            months = [words.short_month(date(2024, each, 1)) for each in range(1, 13)]
            short = [words.short_weekday(each) for each in weekdays]
            year.show(day, today, letters, months, short, self.glyphs)
        if calendar is not but:
            first, last = month.span(day)
            of_month = letters[first.timetuple().tm_yday - 1 : last.timetuple().tm_yday]
            names = [words.weekday(each) for each in weekdays]
            calendar.show(day, today, of_month, words.month(day), names, self.glyphs)

    def _lay_out(self) -> None:
        """Show the year, the month, or both if they fit."""
        looking_back = self.query_one("#looking-back")
        looking_back.set_class(self._both, "-both")
        looking_back.set_class(self._year and not self._both, "-year")
        looking_back.set_class(not self._year and not self._both, "-month")
        if not (self._both and isinstance(self.focused, DateCursor)):
            self._days.focus()

    @property
    def _both(self) -> bool:
        """Return whether both year and month fit."""
        return self.wide and self.app.size.height >= TALL_ENOUGH

    @property
    def _days(self) -> DateCursor:
        """Return the calendar with the cursor, year or month."""
        return self.query_one(YearMap) if self._year else self.query_one(Calendar)

    def on_mount(self) -> None:
        """Begin in the year or the month, as it was left."""
        self._lay_out()

    def on_resize(self) -> None:
        """Show the year, the month or both for the current size."""
        if self.query("#looking-back"):
            self._lay_out()

    def _of_day(self, width: int, height: int) -> Lines:
        if self.data is None or self.glance is None:
            return []
        alone = self._year and not self._both and height > LEAST_LINES
        summary = look_back_view.of_day(
            self.data.at.summary, self.words, self.glyphs, self.glance.today, width, height - alone
        )
        return [BLANK, *summary] if alone else summary

    def _legend(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        if self.data is None or self.quiet:
            return []
        return look_back_view.legend(self.words, self.glyphs, width, self.data.at.letters)

    def _more(self, width: int, height: int) -> Lines:
        if self.data is None or self.glance is None or self.quiet:
            return []
        today, seen = self.glance.today, self.data
        return look_back_view.on_this_day(seen.same_day, seen.old_win, today, self.words, self.glyphs, width, height)

    def explain(self) -> list[tuple[str, str]]:
        """Return the legend of the marks."""
        return look_back_view.explained(self.words, self.glyphs)

    def on_date_cursor_moved(self, event: DateCursor.Moved) -> None:
        """Read the day under the cursor."""
        self.context.at[self.room] = "" if event.day == event.source.today else event.day.isoformat()
        if self.data is not None and event.day.year == self.data.at.day.year:
            self._show_days(event.day, self.data.at.letters, but=event.source if event.source.strip else None)
        self._read_day()

    @work(exclusive=True, group="day")
    async def _read_day(self) -> None:
        known = self.data.at if self.data is not None else None
        try:
            at = await self.do(look_at, self._day, known)
        except RecoveryError as error:
            self.say(self.words.error(error))
            return
        if self.data is not None:
            self.data = self.data._replace(at=at)
            if known is None or at.day.year != known.day.year:
                self._show_days(at.day, at.letters)
                self.query_one("#legend", Canvas).refresh(layout=True)
            self.query_one("#of-day", Canvas).refresh()

    def action_leaf(self, step: int) -> None:
        """Move by a year in the year map, by a month in the month."""
        days = self.focused if isinstance(self.focused, DateCursor) else self._days
        days.leaf(step * (A_YEAR if isinstance(days, YearMap) else A_MONTH))

    def action_turn(self) -> None:
        """Switch between year and month."""
        self._year = not self._year
        self.context.at["look_back.as"] = "year" if self._year else "month"
        self._lay_out()
        self._days.focus()

    def action_open(self) -> None:
        """Open the day under the cursor."""
        self.app.call_later(self.app.open_day, self._days.day)

    @background_action
    async def action_go_to(self) -> None:
        """Ask for a day and move the cursor to it."""
        day = await ask_day(self, self._day)
        if day is not None:
            self._days.go_to(day)

    @background_action
    async def action_new_win(self) -> None:
        """Add a win of the day under the cursor."""
        self.expect_form(WIN_TEXT)
        seen = await self.do(links)
        await self.write_win(self._day or seen.moment.today, seen)

    @background_action
    async def action_day_note(self) -> None:
        """Edit the note of the day under the cursor."""
        today = (await self.do(glance)).today
        await self.write_note(self._day or today, today)

    @background_action
    async def action_mark(self, mark: str) -> None:
        """Add or remove the mark of the day under the cursor."""
        await self.mark_day(Mark(mark), self._day)

    @background_action
    async def action_add(self) -> None:
        """Add a pause in the past."""
        await ask_pause(self, self._day)


def look_at(diary: Diary, day: date | None, known: DayOnView | None = None) -> DayOnView:
    """Return a day and the letters of its year, which are reused if they are known; runs on the diary thread."""
    day = day or diary.today
    if known is not None and known.day.year == day.year:
        letters = known.letters
    else:
        letters = calendar.strip(look_back.days(diary, day.replace(month=1, day=1), day.replace(month=12, day=31)))
    return DayOnView(day, letters, overview.on(diary, day))
