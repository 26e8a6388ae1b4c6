"""Look back: a month at a time, and the runs, returns and pauses in words."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from recoverytui.commands import days, entries, overview
from recoverytui.commands.diary import Diary
from recoverytui.commands.overview import DayPage
from recoverytui.domain.dashboard import Past
from recoverytui.domain.day import Pause
from recoverytui.domain.entry import Entry
from recoverytui.domain.rhythm import Streak
from recoverytui.tui import keys
from recoverytui.tui.dialogs import nouns
from recoverytui.tui.dialogs.form import Values
from recoverytui.tui.home import Glance, glance
from recoverytui.tui.page import Lines
from recoverytui.tui.screens import look_back_page
from recoverytui.tui.screens.base import deed
from recoverytui.tui.screens.editing import Editing
from recoverytui.tui.widgets import month
from recoverytui.tui.widgets.calendar import Calendar
from recoverytui.tui.widgets.entry_list import EntryList
from recoverytui.tui.widgets.sheet import Sheet


class Seen(NamedTuple):
    """What looking back shows."""

    day: date
    strip: str
    page: DayPage
    streak: Streak
    past: Past
    pauses: Sequence[Entry[Pause]]


class LookBackScreen(Editing):
    """A calendar with the day under its cursor, and the history in words."""

    room = "look_back"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("look_back")]
    AUTO_FOCUS = "Calendar"

    data: Seen | None
    _day: date | None = None
    """The day under the cursor."""

    def body(self) -> ComposeResult:
        """Yield the month with its day, the measures in words, and the list of runs and pauses."""
        with Vertical(id="body"):
            with Horizontal(id="months"):
                yield Calendar()
                yield Sheet(self._of_day, id="of-day")
            yield Sheet(self._measures, id="measures", classes="grows")
            yield EntryList()

    def gather(self, diary: Diary) -> Seen:
        """Return the month, the day and the history."""
        day = self._day or diary.today
        first, last = month.span(day)
        strip = overview.strip(diary, first, last)
        return Seen(
            day, strip, overview.on(diary, day), overview.measure(diary), overview.past(diary), days.pauses(diary)
        )

    def show(self) -> None:
        """Show the month, and the history unless numbers are hidden."""
        seen = self.data
        if seen is None or self.glance is None:
            return
        words = self.words
        names = [words.weekday(date(2024, 1, 1) + timedelta(days=each)) for each in range(7)]
        strip = "" if self.quiet else seen.strip
        today = self.glance.today
        self.query_one(Calendar).show(seen.day, today, strip, words.month(seen.day), names, self.marks)
        self.query_one("#of-day", Sheet).refresh()
        self.query_one("#measures", Sheet).refresh(layout=True)
        listing = self.query_one(EntryList)
        listing.marks = self.marks
        past = None if self.quiet else seen.past
        listing.show(look_back_page.rows(past, seen.pauses, words, today))

    def _of_day(self, width: int, height: int) -> Lines:
        if self.data is None or self.glance is None:
            return []
        return look_back_page.of_day(self.data.page, self.words, self.marks, self.glance.today, width, height)

    def _measures(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        if self.data is None or self.quiet:
            return []
        return look_back_page.measures(self.data.streak, self.data.past, self.words, self.marks, width)

    def explain(self) -> list[tuple[str, str]]:
        """Return the measures with what they mean."""
        if self.data is None or self.glance is None:
            return []
        return look_back_page.explained(self.data.streak, self.data.past, self.glance, self.words, self.marks)

    def on_calendar_moved(self, event: Calendar.Moved) -> None:
        """Read the day the cursor has come to."""
        self._day = event.day
        self.reload()

    def action_month(self, months: int) -> None:
        """Go a month back or on."""
        self.query_one(Calendar).leaf(months)

    def action_open(self) -> None:
        """Open the day under the cursor; on a run or a pause, go to the day it began."""
        row = self.query_one(EntryList).row
        if self.query_one(EntryList).has_focus and row is not None:
            began = row.item.noun.start if isinstance(row.item, Entry) else row.item
            self.query_one(Calendar).go_to(began)
            self.query_one(Calendar).focus()
        else:
            self.app.call_later(self.app.run_action, f"app.day('{self.query_one(Calendar).day.isoformat()}')")

    def on_entry_list_chosen(self) -> None:
        """Go to the day a run or pause began."""
        self.query_one(EntryList).focus()
        self.action_open()

    def _pause(self) -> Entry[Any] | None:
        row = self.query_one(EntryList).row
        return row.item if row is not None and isinstance(row.item, Entry) else None

    @deed
    async def action_add(self) -> None:
        """Write down a pause that has been."""
        moment: Glance = await self.do(glance)
        asks = nouns.pause(self.words, moment.today, began=self._day)

        async def save(values: Values) -> None:
            await self.save(asks.place, _add_pause, values["start"], values["end"], values["note"] or None)
            self.say(self.words("Saved."))

        if await self.ask(asks, save):
            self.reload()

    @deed
    async def action_edit(self) -> None:
        """Change the pause under the cursor of the list."""
        pause = self._pause()
        if pause is not None:
            await self.edit(pause)

    @deed
    async def action_delete(self) -> None:
        """Delete the pause under the cursor of the list."""
        pause = self._pause()
        if pause is not None:
            await self.do(entries.delete, pause.id)
            self.say(self.words("Deleted. Press U to undo."))
            self.reload()


def _add_pause(diary: Diary, start: date, end: date | None, note: str | None) -> None:
    """Write down a pause, one that still goes on when it has no end; a deed for the desk."""
    if end is None:
        days.start_pause(diary, start, note)
    else:
        days.add_pause(diary, start, end, note)
