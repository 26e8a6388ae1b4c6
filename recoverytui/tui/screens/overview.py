"""Overview: own words first, then the measures, what is planned and what helps; each row opens something."""

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size

from recoverytui.commands import drafts, overview, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.dashboard import Dashboard, Return
from recoverytui.text.overview import Leads, Line
from recoverytui.tui import application, keys
from recoverytui.tui.context import AppContext, Glance
from recoverytui.tui.input_queue import TakesText
from recoverytui.tui.rooms import room
from recoverytui.tui.screens import overview_columns, overview_data, overview_open, overview_return, overview_view
from recoverytui.tui.screens.common_actions import CommonActions
from recoverytui.tui.screens.form_host import WIN, background_action
from recoverytui.tui.screens.overview_data import OverviewData
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.footer import Item
from recoverytui.tui.widgets.section_list import SectionList

if TYPE_CHECKING:
    from recoverytui.tui.widgets.field import Changed


class OverviewScreen(CommonActions):
    """One page, two columns on a wide screen; for an empty diary, its first screen."""

    room = "overview"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("overview")]
    AUTO_FOCUS = ""

    data: OverviewData | None
    _offered = False
    """Whether the drafts were offered once."""
    _was_hard = False
    """Whether the section for a hard day was on the page: when it appears, the cursor moves to it."""
    _shown_for: Size | None = None
    """Size of the page when it was built last."""
    _welcomed = False
    """Whether the field of a new diary was opened once."""
    _keys_for: object = None
    """Focused widget and row for which the footer shows keys."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._putting = asyncio.Lock()

    def body(self) -> ComposeResult:
        """Yield the greeting with its question, the page, and a second column for wide screens."""
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Canvas(self._greeting, classes="grows")
                yield Vertical(*self._first_win(), id="question")
                yield SectionList("page")
            yield SectionList("beside")

    def _first_win(self) -> ComposeResult:
        """Yield the field of a new diary, if that is known; later it would be laid out again and again."""
        if overview_data.is_known_to_be_new(self.context.first):
            from recoverytui.tui.screens.overview_first import FirstWin

            self.app.add_styles(application.FIELDS)
            yield FirstWin(self.words, self.glyphs, "")

    async def read(self) -> tuple[object, Glance]:
        """Wait for what is being read already, or read it."""
        first, self.context.first = self.context.first, None
        if first is None:
            return await super().read()
        # At once where that saves a layout; two columns are spread over the size that the first layout gives them.
        return first.result() if first.done() and not self.wide else await asyncio.wrap_future(first)

    def gather(self, diary: Diary) -> OverviewData:
        """Read the dashboard, the marks of this month, and the drafts."""
        return overview_data.gather(diary)

    def show(self) -> None:
        """Show the page, or the first screen of an empty diary."""
        if self.data is None:
            return
        self._show_sections(self.data)
        self.query_one("#left Canvas", Canvas).refresh(layout=True)
        is_asked, is_there = overview_return.is_asked(self.data.dashboard), bool(self.query("#question > *"))
        if self._is_empty:
            self.query_one("#page").display = False
            self._welcome()
        if self._is_empty or is_asked or is_there:
            if not is_there:
                self.hold_back()  # the field that comes moves all the rest
            self.work(self._put_question)
        if not self._offered and self.data.begun and not self._is_empty:
            self.say(overview_open.offer(self.data.begun, self.data.dashboard.today, self.words))
        self._offered = True
        if not self._is_empty and not is_asked and self.focused is None:
            self.set_focus(self.query_one("#page"))  # at once: the keys of the foot are those of this list

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's
        """Rebuild the page when there is another number of columns, or another height to spread it over."""
        if self.data is not None and self._is_set_out and self._shown_for != self._room_for_sections:
            self._show_sections(self.data)

    @property
    def _room_for_sections(self) -> Size | None:
        """Return the size over which two columns are spread; None for one column, whose sections wrap themselves."""
        return self.query_one("#page").size if self.wide else None

    def _show_sections(self, data: OverviewData) -> None:
        self._shown_for = self._room_for_sections
        page, beside = self.query_one("#page", SectionList), self.query_one("#beside", SectionList)
        left, right = overview_columns.columns(data, page.size, self.words, self.glyphs, wide=self.wide)
        first = next((each.key for each in left if each.key), "") if data.hard and not self._was_hard else ""
        self._was_hard = data.hard is not None
        page.show(left, self.glyphs, first)
        beside.show(right, self.glyphs)
        beside.display = bool(right)

    @property
    def _is_empty(self) -> bool:
        return self.data is None or self.data.dashboard.empty

    async def _put_question(self) -> None:
        """Show below the greeting what needs an answer: the question about a pause, or the first win."""
        try:
            async with self._putting:
                if self._is_set_out and self.data is not None:
                    await self._put_what_waits(self.data.dashboard)
        finally:
            await self.laid_out()

    async def _put_what_waits(self, seen: Dashboard) -> None:
        self.app.add_styles(application.FIELDS)
        container = self.query_one("#question", Vertical)
        if self._is_empty:
            await self._put_first(container)
            return
        await container.remove_children()
        self.query_one("#page").display = True
        if not overview_return.is_asked(seen):
            self.query_one("#page").focus()
            return
        said, question = overview_return.question(seen, self.words, self.glyphs)
        await container.mount(said, question)
        question.focus()

    async def _put_first(self, container: Vertical) -> None:
        from recoverytui.tui.screens import overview_first

        if not overview_first.is_shown(container, self.words, self.glyphs):
            if (kept := await self.do(drafts.take, WIN)) is not None:
                self._drafts[WIN] = kept
            await overview_first.put(container, self.words, self.glyphs, kept)
            self._welcome()

    def _welcome(self) -> None:
        """Focus the field for the first win, once, on opening the diary."""
        if not self._welcomed and (fields := self.query("FirstWin TextInput")):
            self._welcomed = True
            self.set_focus(fields.first())  # at once, as in `show`

    @property
    def _is_typing(self) -> bool:
        """Return whether the first win is being written: then no letter is a command."""
        return self._is_empty and isinstance(self.focused, TakesText)

    async def on_changed(self, event: "Changed") -> None:
        """Save the draft of the first win, or take the answer; both answers lead to the same page."""
        event.stop()
        if event.part == overview_return.PART:
            overview_return.take_answer(self, self.answer)
        elif event.part == "ways":
            self.app.push_screen(room("lock")(self.context))
        elif isinstance(self.focused, TakesText):
            self.keep_draft(WIN, overview_open.draft_of(event.part, self.focused))

    @background_action
    async def answer(self, answer: Return) -> None:
        """Add a pause, begin a new page, or neither; it is not asked again for these days."""
        await self.do(overview.answer_return, answer)
        self.reload()

    @background_action
    async def action_open(self) -> None:
        """Save the first win that is being written, or run the main action of the row under the cursor."""
        if self._is_typing:
            if (text := overview_open.typed(self.focused)).strip():
                self.say_saved(await self.save(WIN, wins.add, text))
                self.reload()
            return
        await overview_open.open_what(self, self._leads)

    def action_been_here(self) -> None:
        """Open the page on earlier hard days."""
        self.app.push_screen(room(overview_view.BEFORE)(self.context))

    @property
    def _leads(self) -> Leads | str:
        """Return the target of the row under the cursor, in the column that has the focus."""
        column = self.focused if isinstance(self.focused, SectionList) else self.query_one("#page", SectionList)
        item = column.section.item if column.section is not None else None
        return item.leads if isinstance(item, Line) else item

    @on(SectionList.Moved)
    @on(events.DescendantFocus)
    def _show_keys_here(self) -> None:
        """Update the footer's keys for the focused widget, and its label of Enter for the row under the cursor."""
        if self._is_set_out and self.glance is not None and self._keys_for != (self.focused, self._leads):
            self.show_keys()

    def show_keys(self) -> None:
        """Update the rooms and keys in the footer."""
        self._keys_for = self.focused, self._leads
        super().show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Enable Enter where there is something to open or to save."""
        if action == "been_here":
            return self.data is not None and self.data.hard is not None and self.data.hard.been_here
        if action != "open" or not self._is_set_out:
            return True
        return self._is_typing or (isinstance(self.focused, SectionList | None) and self._leads is not None)

    def action_back(self) -> None:
        """Leave the field of the first win: then the keys of the room are active."""
        if self._is_typing:
            self.query_one("#question Question").focus()
        else:
            super().action_back()

    def _greeting(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        if self.data is None or self._is_empty:
            return []
        return overview_view.greeting(self.data.dashboard, self.words, width)

    def explain(self) -> list[tuple[str, str]]:
        """Return the measures with their meanings."""
        from recoverytui.tui.screens import overview_help

        if self.data is not None and self.glance is not None:
            return overview_help.explained(self.data.dashboard, self.glance.prefs.breather, self.words, self.glyphs)
        return []

    def key_items(self) -> list[Item]:
        """Return the keys with the label of Enter; while the first win is written, only those that are no letters."""
        items = super().key_items()
        if self._is_typing:
            return overview_open.typing_items(items, self.words)
        return overview_open.labelled(items, overview_open.label(self._leads), self.words)

    def room_items(self) -> list[Item]:
        """Return the main rooms; while the first win is written a digit is text."""
        return [] if self._is_typing else super().room_items()
