"""Search as you type: results newest first, and Enter opens the entry in its room."""

from datetime import date
from typing import ClassVar, NamedTuple

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from recoverytui.commands import goals, strategies
from recoverytui.commands.diary import Diary
from recoverytui.commands.search import Hit
from recoverytui.domain.entry import AnyEntry
from recoverytui.errors import N_, RecoveryError
from recoverytui.text.glyphs import Glyphs
from recoverytui.tui import keys
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens import search_filters, search_view
from recoverytui.tui.screens.list_detail import READ_ON, ListDetailScreen
from recoverytui.tui.screens.navigation import room_of
from recoverytui.tui.screens.search_filters import Filters
from recoverytui.tui.search_worker import SearchWorker
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.entry_list import EntryList
from recoverytui.tui.widgets.field import Changed
from recoverytui.tui.widgets.footer import Item
from recoverytui.tui.widgets.options import Options
from recoverytui.tui.widgets.reader import Reader
from recoverytui.tui.widgets.row import Row
from recoverytui.tui.widgets.text_input import SearchInput

MOST = 50
_WHILE_TYPING = {"open", "narrow", "back", "hide", "help_now", READ_ON}
"""Keys that are not letters, and are active in the search line."""


class SearchData(NamedTuple):
    """Options of the filters: goals and strategies as ids with texts, and the first year."""

    goals: list[tuple[str, str]]
    strategies: list[tuple[str, str]]
    began: date


class SearchScreen(ListDetailScreen):
    """A search line, filters, and the results."""

    room = "search"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("search")]
    AUTO_FOCUS = "SearchInput"
    FROM_THE_TEXT = N_("to the words")
    LEAD = 12

    data: SearchData | None

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._seeker = SearchWorker(context.diary_thread)
        self._found: tuple[Hit, ...] | None = None
        """Results; None before there is enough to search for."""
        self._filtered: tuple[SearchData, str, Glyphs] | None = None
        """Data from which the filters were built; None before they were opened."""

    def body(self) -> ComposeResult:
        """Yield the search line, the filters, the results, and the reader."""
        with Container(id="body"):
            with Vertical(id="listing"):
                line = SearchInput("query", self.context.asked.query, self.words("Which words?"))
                line.select_all()
                yield line
                yield Filters()
                yield Canvas(self.over, id="over", classes="grows")
                yield EntryList()
            yield Reader(self.reader, id="reader")

    def gather(self, diary: Diary) -> SearchData:
        """Read the options of the filters."""
        helping = [line.entry for away in (False, True) for line in strategies.all_(diary, away=away)]
        return SearchData(
            [(line.entry.id, line.entry.noun.text) for line in goals.all_(diary)],
            [(entry.id, entry.noun.text) for entry in helping],
            diary.began,
        )

    def show_rows(self) -> None:
        """Search again, because entries may have changed, and update the filters if they were opened."""
        if self._filtered is not None:
            self.call_later(self._put_filters)
        self.seek()

    async def _put_filters(self) -> None:
        made_of = None if self.data is None else (self.data, self.words.language, self.glyphs)
        if made_of is None or made_of == self._filtered or self.glance is None:
            return
        self._filtered = made_of
        seen = made_of[0]
        parts = search_filters.parts(
            self.context.asked, seen.goals, seen.strategies, seen.began, self.glance.today, self.words
        )
        await self.query_one(Filters).ask(parts, self.words, self.glyphs)

    def on_changed(self, event: Changed) -> None:
        """Search for the current words and filters."""
        event.stop()
        said = {part: field.value for part, field in self.query_one(Filters).fields.items()}
        self.context.asked = self.context.asked._replace(**said, query=self.query_one(SearchInput).value)
        self.seek()

    def on_text_input_refused(self, event: SearchInput.Refused) -> None:
        """Show that a paste was too long to search for."""
        self.say(self.words.error(event.error))

    @work(exclusive=True, group="seek")
    async def seek(self) -> None:
        """Run a query, and show its results unless a newer query came meanwhile."""
        asked = self.context.asked
        if not asked.is_enough or self.glance is None:
            self._seeker.drop()
            self._show_found(None)
            return
        try:
            hits = await self._seeker.find(asked.query, MOST, **asked.as_found(self.glance.today))
        except RecoveryError as error:
            self.say(self.words.error(error))
            return
        if hits is not None:
            self._show_found(tuple(hits))

    def _show_found(self, hits: tuple[Hit, ...] | None) -> None:
        self._found = hits
        self.entries.show([self._row(hit) for hit in hits or ()])
        self.query_one("#over", Canvas).refresh()
        self._show_reader()

    def _row(self, hit: Hit) -> Row:
        return search_view.row(hit, self.glance.today if self.glance else None, self.words)

    @property
    def entry(self) -> AnyEntry | None:
        """Return the entry under the cursor."""
        row = self.entries.row
        return row.item.entry if row is not None else None

    def over_words(self) -> str:
        """Return the number of results."""
        return search_view.count(self._found, MOST, self.words, quiet=self.quiet)

    def over(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the number of results, and the active filters."""
        narrowed: list[str] = []
        if self.data is not None:
            narrowed = search_filters.summary(self.context.asked, self.data.goals, self.data.strategies, self.words)
        return search_view.heading(self.over_words(), narrowed, self.glyphs, width)

    def reader(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        """Return the whole text of the row under the cursor, with the matches highlighted."""
        row = self.entries.row
        today = self.glance.today if self.glance else None
        return [] if row is None else search_view.whole(row.item, today, self.words, self.glyphs, width)

    def invitation(self, width: int) -> Lines:
        """Return the text for no results, or for no query."""
        return search_view.invitation(self.words, width, has_query=self._found is not None)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the filters only while one of them has the focus."""
        filters = self.query_one(Filters)
        self._open_filters(filters in event.widget.ancestors)
        super().on_descendant_focus(event)

    def _open_filters(self, is_open: bool) -> None:
        """Show the filters; a narrow screen hides the reader meanwhile."""
        self.query_one(Filters).set_class(is_open, "-open")
        self.set_class(is_open, "-narrowing")

    async def action_narrow(self) -> None:
        """Move the focus to the filters, which are mounted when they are first opened, or to the next one."""
        if self._filtered is None:
            await self._put_filters()
        filters = self.query_one(Filters)
        fields = list(filters.query(".field"))
        if self.focused is self.query_one(SearchInput) and fields:
            self._open_filters(True)
            fields[0].focus()
        else:
            self.focus_next()

    def action_ask(self) -> None:
        """Move the focus back to the search line."""
        self.query_one(SearchInput).focus()

    def action_read_on(self) -> None:
        """Move the focus into the reader, or back to the search line; among the filters, to the one before."""
        if self._in_filters:
            fields = list(self.query_one(Filters).query(".field"))
            before = fields.index(self.focused) - 1 if self.focused in fields else -1
            (fields[before] if before >= 0 else self.query_one(SearchInput)).focus()
        else:
            (self.query_one(SearchInput) if self.pane.has_focus else self.pane).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep Shift+Tab among the filters, also where there is nothing more to read: it goes back there."""
        return (action == READ_ON and self._in_filters) or super().check_action(action, parameters)

    @property
    def _in_filters(self) -> bool:
        """Return whether the focus is in a filter."""
        return self.query_one(Filters).has_focus_within

    def action_in_list(self, what: str, step: int) -> None:
        """Move the list's cursor while the focus is in the search line."""
        listing = self.entries
        (listing.action_move if what == "move" else listing.action_leaf)(step)

    def action_open(self) -> None:
        """Open the room of the entry under the cursor."""
        if self.entry is None:
            return
        room = room_of(self.context, self.entry)
        if room is not None:
            self.app.push_screen(room)
        else:
            self.say(self.words("You see all of it here."))

    def on_screen_suspend(self) -> None:
        """Stop searching when the room is left."""
        self._seeker.drop()

    def key_items(self) -> list[Item]:
        """Return the keys, first those of a filter in focus; in the search line, those that are letters are text."""
        items = [item for item in super().key_items() if item.name != READ_ON or not self._in_filters]
        if not self._is_typing:
            return items
        narrow = self.words("next field") if self._in_filters else ""
        items = [item._replace(label=narrow) if narrow and item.name == "narrow" else item for item in items]
        mine = [item for item in items if item.name in _WHILE_TYPING]
        hints = self.focused.hints if isinstance(self.focused, Options) else ()
        of_filter = [Item(self.words(hint.sign), self.words(hint.label), hint.keys) for hint in hints]
        return [*of_filter, *mine, Item("F1", self.words("more"), ("f1",), "help", last=True)]

    def room_items(self) -> list[Item]:
        """Return the main rooms; in the search line their digits are text."""
        return [] if self._is_typing else super().room_items()

    @property
    def _is_typing(self) -> bool:
        """Return whether letters and digits are text now."""
        return not isinstance(self.focused, EntryList | Reader)
