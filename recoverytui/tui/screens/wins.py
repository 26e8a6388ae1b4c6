"""The wins, newest first, however many there are."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import work
from textual.binding import BindingType

from recoverytui.commands import goals, strategies, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import Entry
from recoverytui.domain.win import Win
from recoverytui.errors import RecoveryError
from recoverytui.text.names import THEMES
from recoverytui.tui import keys, page, plain
from recoverytui.tui.page import BLANK, QUIET, Lines
from recoverytui.tui.screens.list_room import ListRoom
from recoverytui.tui.widgets.entry_list import PAGE, EntryList
from recoverytui.tui.widgets.row import Row


class Seen(NamedTuple):
    """How many wins there are, the page of them that is in sight, and the texts of what they name."""

    total: int
    first: int
    page: Sequence[Entry[Win]]
    named: Mapping[str, str]


class WinsScreen(ListRoom):
    """The list of wins."""

    room = "wins"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("wins")]
    LEAD = 7

    data: Seen | None

    def gather(self, diary: Diary) -> Seen:
        """Return the count, the page the cursor is on, and the texts of goals and strategies by uid."""
        total = wins.count(diary)
        first = min(self.entries.in_sight, max(total - 1, 0) // PAGE * PAGE)
        named = {line.entry.uid: line.entry.noun.text for line in goals.all_(diary)}
        for away in (False, True):
            named |= {line.entry.uid: line.entry.noun.text for line in strategies.all_(diary, away=away)}
        return Seen(total, first, wins.window(diary, first, PAGE), named)

    def show_rows(self) -> None:
        """Show the list around the cursor."""
        if self.data is not None:
            self.entries.expect(self.data.total, self.data.first, self._rows(self.data.page))

    def on_entry_list_wanted(self, event: EntryList.Wanted) -> None:
        """Fetch the rows that come in sight."""
        self._fetch(event)

    @work(group="fetch")
    async def _fetch(self, event: EntryList.Wanted) -> None:
        try:
            page_of_wins = await self.do(wins.window, event.first, event.size)
        except RecoveryError as error:
            self.say(self.words.error(error))
            return
        event.source.fill(event.first, self._rows(page_of_wins), event.edition)

    def _rows(self, found: Sequence[Entry[Win]]) -> list[Row]:
        rows = []
        day = None
        for entry in found:
            lead = self._short_day(entry) if entry.noun.day != day else ""
            day = entry.noun.day
            rows.append(Row(entry.id, entry.noun.text, lead, item=entry))
        return rows

    def _short_day(self, entry: Entry[Win]) -> str:
        day = entry.noun.day
        return self.words("{day} {month}", day=day.day, month=self.words.short_month(day))

    def over_words(self) -> str:
        """Return the month one is in."""
        return self.words.month(self.entry.noun.day) if self.entry else self.title_words()

    def whole(self, entry: Entry[Win], width: int) -> Lines:
        """Return a win with its day and all that it names."""
        win, words = entry.noun, self.words
        today = self.glance.today if self.glance else win.day
        lines = page.wrapped(page.said(words.day(win.day, today), QUIET), width)
        if win.day > today:
            lines += page.wrapped(page.said(words("This day is still to come. Is the date right?"), page.SECOND), width)
        lines += page.wrapped(plain.plain(win.text), width)
        named = self.data.named if self.data else {}
        parts = [words(THEMES[theme]) for theme in win.themes]
        parts += [words("with {who}", who=plain.line(win.company))] if win.company else []
        parts += [plain.line(named[uid]) for uid in (win.goal, win.strategy) if uid and uid in named]
        parts += [words("only for me")] if win.only_me else []
        if parts:
            lines += [BLANK, *page.wrapped(page.dotted(parts, self.marks), width)]
        return lines

    def invitation(self, width: int) -> Lines:
        """Return what stands where no win has been written."""
        return page.wrapped(self.words("Your wins will be here. Big or small – you decide."), width)

    def action_open(self) -> None:
        """Open the day of the win under the cursor."""
        if self.entry is not None:
            self.app.call_later(self.app.run_action, f"app.day('{self.entry.noun.day.isoformat()}')")
