"""History: the past in sentences: this day in earlier years, what helped, themes, runs and pauses."""

from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from recoverytui.commands import days, look_back, overview, strategies, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.day import Pause
from recoverytui.domain.rhythm import Run
from recoverytui.domain.strategy import StrategyLine
from recoverytui.tui import keys, typeset
from recoverytui.tui.screens.asked_days import ask_pause
from recoverytui.tui.screens.base import DiaryScreen
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.history_view import About, HistoryData, HistoryView
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.screens.look_back import LookBackScreen
from recoverytui.tui.screens.navigation import room_of
from recoverytui.tui.screens.search import SearchScreen
from recoverytui.tui.screens.wins import WinsScreen
from recoverytui.tui.search_query import SearchQuery
from recoverytui.tui.typeset import Lines


class HistoryScreen(ListDetailScreen):
    """List of all history rows; each explains itself and opens its subject."""

    room = "history"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("history")]
    INVITES = "new_win"
    FILLS = True

    data: HistoryData | None
    _changeable = False
    """Whether the row under the cursor can be edited."""

    def gather(self, diary: Diary) -> HistoryData:
        """Read the history."""
        past, streak = overview.past(diary)
        return HistoryData(
            streak,
            past,
            days.pauses(diary),
            look_back.themes_over_time(diary),
            look_back.company_over_time(diary),
            strategies.helped_lately(diary),
            look_back.on_this_day(diary),
            wins.old_win(diary),
        )

    @property
    def _telling(self) -> HistoryView | None:
        if self.data is None or self.glance is None:
            return None
        return HistoryView(self.data, self.glance, self.words, self.glyphs)

    def show_rows(self) -> None:
        """Show all rows for the current width."""
        if self._telling is not None:
            self.entries.show(self._telling.rows(self.entries.size.width or self.app.size.width))

    def over_words(self) -> str:
        """Return the day on which the diary begins."""
        if self.data is None or self.glance is None:
            return ""
        return self.words("Since {day}", day=self.words.short_day(self.data.streak.began, self.glance.today))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow editing and deleting only on wins and pauses."""
        if action in {"edit", "delete"}:
            return self.entry is not None
        return super().check_action(action, parameters)

    def on_entry_list_moved(self) -> None:
        """Update the footer's keys if they differ on the row under the cursor."""
        if self._changeable is not (self.entry is not None):
            self._changeable = self.entry is not None
            self.show_keys()

    def reader(self, width: int, height: int) -> Lines:
        """Return the row under the cursor in full sentences."""
        row = self.entries.row
        return self._telling.whole(row.item, width, height) if row is not None and self._telling is not None else []

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty history."""
        return typeset.wrapped(
            self.words("What has been will be here, once there is something to look back on."), width
        )

    def explain(self) -> list[tuple[str, str]]:
        """Return the meaning of each number."""
        return self._telling.explained() if self._telling is not None else []

    def action_open(self) -> None:
        """Open the subject of the row under the cursor."""
        row = self.entries.row
        if row is None:
            return
        item: object = row.item
        if isinstance(item, Run):
            self._go_to_day(item.since)
        elif self.entry is not None and isinstance(self.entry.noun, Pause):
            self._go_to_day(self.entry.noun.start)
        else:
            room = self._room_of(item)
            if room is not None:
                self.app.push_screen(room)

    def _room_of(self, item: object) -> DiaryScreen | None:
        if isinstance(item, About) and item.theme is not None:
            room = WinsScreen(self.context)
            room.only(item.theme)
            return room
        if isinstance(item, About):
            self.context.asked = SearchQuery(company=item.name)
            return SearchScreen(self.context)
        if isinstance(item, StrategyLine):
            return room_of(self.context, item.entry)
        return room_of(self.context, self.entry) if self.entry is not None else None

    def _go_to_day(self, day: date) -> None:
        """Go back to the calendar, with its cursor on a day."""
        self.context.at[LookBackScreen.room] = day.isoformat()
        below = self.app.screen_stack[-2]
        if isinstance(below, LookBackScreen):
            self.app.pop_screen()
        else:
            self.app.push_screen(LookBackScreen(self.context))

    @background_action
    async def action_add(self) -> None:
        """Add a pause in the past."""
        await ask_pause(self)
