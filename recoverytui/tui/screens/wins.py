"""Wins by month, newest first, of any number; all of them, or those of one theme."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from textual import work
from textual.binding import BindingType

from recoverytui.commands import goals, strategies, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import AnyEntry, Entry, Kind
from recoverytui.domain.win import Theme, Win
from recoverytui.errors import RecoveryError
from recoverytui.text.fields import label
from recoverytui.text.labels import labelled_texts
from recoverytui.text.theme_names import THEMES
from recoverytui.tui import keys, safe_text, typeset, win_themes
from recoverytui.tui.context import AppContext
from recoverytui.tui.month_rows import MonthRows
from recoverytui.tui.screens.asked_days import ask_day
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.entry_list import EntryList
from recoverytui.tui.widgets.row import Row
from recoverytui.tui.widgets.row_pages import PAGE

Months = Sequence[tuple[date, int]]


class WinPosition(NamedTuple):
    """Position in the list: a win, or a day if the win has no number."""

    day: date
    number: int | None = None


class WinsData(NamedTuple):
    """Months, the visible page of wins with the row under the cursor, and the texts of linked entries."""

    theme: Theme | None
    months: Months
    rows: MonthRows
    first: int
    page: Sequence[Entry[Win]]
    at: int
    position: WinPosition | None
    """Position when this was read."""
    named: Mapping[str, str]


class WinsScreen(ListDetailScreen):
    """List of wins."""

    room = "wins"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("wins")]
    LEAD = 7

    data: WinsData | None

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._theme: Theme | None = None
        self._position: WinPosition | None = None
        if self._begin:
            day, _, number = self._begin.partition("/")
            self._position = WinPosition(date.fromisoformat(day), int(number))
            self._begin = ""

    def begin_with(self, entry: AnyEntry) -> None:
        """Set the win under the cursor when the room opens."""
        self._position = WinPosition(entry.noun.day, entry.number)

    def only(self, theme: Theme | None) -> None:
        """Show the wins of one theme only, or all of them."""
        self._theme = theme

    def gather(self, diary: Diary) -> WinsData:
        """Read the months, the current page, and the texts of goals and strategies by uid."""
        theme, position = self._theme, self._position
        months = wins.months(diary, theme)
        rows = MonthRows(months)
        index = 0 if position is None else wins.position(diary, months, *position, theme=theme)
        at = rows.row_of(index)
        named = {line.entry.uid: line.entry.noun.text for line in goals.all_(diary)}
        for away in (False, True):
            named |= {line.entry.uid: line.entry.noun.text for line in strategies.all_(diary, away=away)}
        first = at // PAGE * PAGE
        return WinsData(theme, months, rows, first, _page(diary, rows, theme, months, first), at, position, named)

    def show_rows(self) -> None:
        """Show the list around the cursor, which stays on the row it has moved to meanwhile."""
        seen = self.data
        if seen is not None:
            at = seen.at if seen.position == self._position else None
            rows = self._rows(seen, seen.first, seen.page)
            self.entries.expect(seen.rows.total, seen.first, rows, at=at, headings=seen.rows.headings)

    def on_entry_list_wanted(self, event: EntryList.Wanted) -> None:
        """Fetch the rows that scroll into view."""
        if self.data is not None:
            self._fetch(event, self.data)

    @work(group="fetch")
    async def _fetch(self, event: EntryList.Wanted, seen: WinsData) -> None:
        try:
            found = await self.do(_page, seen.rows, seen.theme, seen.months, event.first)
        except RecoveryError as error:
            self.say(self.words.error(error))
            return
        event.source.fill(event.first, self._rows(seen, event.first, found), event.edition)

    def remember(self) -> None:
        """Save the position, with the day too, because the win may be far down in the list."""
        if self.entry is not None:
            self._position = WinPosition(self.entry.noun.day, self.entry.number)
            self.context.at[self.room] = f"{self.entry.noun.day.isoformat()}/{self.entry.number}"

    def _rows(self, seen: WinsData, first: int, found: Sequence[Entry[Win]]) -> list[Row]:
        """Return a page of rows: wins in order, and the headings between them."""
        rows: list[Row] = []
        left, day = list(reversed(found)), None
        for index in range(first, min(first + PAGE, seen.rows.total)):
            if index in seen.rows.headings:
                rows.append(Row("", self.words.month(seen.rows.headings[index])))
                day = None
            elif left:
                entry = left.pop()
                lead = self._short_day(entry) if entry.noun.day != day else ""
                day = entry.noun.day
                rows.append(self._row(entry, lead))
        return rows

    def _row(self, entry: Entry[Win], lead: str) -> Row:
        """Return a win in the colour of its theme, which a list that is wide enough names too."""
        win, glyph = entry.noun, self.glyphs.win
        theme = "" if self.wide or not win.themes or self._theme is not None else self.words(THEMES[win.themes[0]])
        return Row(entry.id, win.text, lead, theme, glyph, tint=win_themes.tint(win), item=entry)

    def _short_day(self, entry: Entry[Win]) -> str:
        day = entry.noun.day
        return self.words("{day} {month}", day=day.day, month=self.words.short_month(day))

    def over_words(self) -> str:
        """Return which wins are shown."""
        return self.words("All your wins") if self._theme is None else self.words(THEMES[self._theme])

    def whole(self, entry: Entry[Win], width: int) -> Lines:
        """Return a win with its day and all linked entries."""
        win, words = entry.noun, self.words
        today = self.glance.today if self.glance else win.day
        lines = typeset.wrapped(typeset.styled(words.day(win.day, today), QUIET), width)
        if win.day > today:
            lines += typeset.wrapped(
                typeset.styled(words("This day is still to come. Is the date right?"), typeset.SECOND), width
            )
        lines += typeset.wrapped(safe_text.plain(win.text), width)
        kept = typeset.styled(words("only for me") if win.only_me else "", QUIET)
        if about := list(filter(None, (win_themes.named(win, words, self.glyphs), kept))):
            dot = typeset.styled(f" {self.glyphs.dot} ", QUIET)
            lines += [BLANK, *typeset.wrapped(dot.join(about), width)]
        for title, text in (*self._links(win), *labelled_texts(words, win)):
            lines += typeset.wrapped(typeset.styled(f"{title}: ", QUIET) + safe_text.plain(text), width)
        return lines

    def _links(self, win: Win) -> Iterator[tuple[str, str]]:
        """Yield the goal and the strategy that a win names, each with its label."""
        named = self.data.named if self.data else {}
        for name in ("goal", "strategy"):
            if text := named.get(getattr(win, name)):
                yield self.words(label(Kind.WIN, name)), safe_text.visible_line(text)

    @property
    def invites(self) -> str:
        """Return the key for a new win; where one theme is shown, the key for the next theme."""
        return "new_win" if self._theme is None else "other"

    def invitation(self, width: int) -> Lines:
        """Return the text shown where there are no wins, or none of a theme."""
        said = self.words("Your wins will be here. Big or small – you decide.")
        if self._theme is not None:
            said = self.words("Wins about this will be here. Press o for another theme, or for all wins.")
        return typeset.wrapped(said, width)

    def action_open(self) -> None:
        """Open the day of the win under the cursor."""
        if self.entry is not None:
            self.app.call_later(self.app.open_day, self.entry.noun.day, self.entry.id)

    def action_theme(self) -> None:
        """Show the wins of the next theme, and after the last theme all wins again."""
        choices = [None, *Theme]
        self.only(choices[(choices.index(self._theme) + 1) % len(choices)])
        if self._theme is None:
            self.say(self.words("All wins are shown."))
        else:
            self.say(self.words("Only wins about this are shown: {theme}.", theme=self.words(THEMES[self._theme])))
        self.reload()

    @background_action
    async def action_go_to(self) -> None:
        """Ask for a day, and jump to its wins or those before it."""
        day = await ask_day(self, self._position.day if self._position else None)
        if day is not None:
            self._position = WinPosition(day)
            self.reload()


def _page(diary: Diary, rows: MonthRows, theme: Theme | None, months: Months, first: int) -> Sequence[Entry[Win]]:
    """Return the wins in a page of rows; runs on the diary thread."""
    index, size = rows.span(first, PAGE)
    if theme is None:
        return wins.window(diary, index, size)
    return wins.window_of_theme(diary, theme, months, index, size)
