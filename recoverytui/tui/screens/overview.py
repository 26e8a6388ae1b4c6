"""The overview: one glance at how things are, and nothing that asks for anything."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from recoverytui.commands import overview
from recoverytui.commands.diary import Diary
from recoverytui.tui import keys, typeset
from recoverytui.tui.dialogs.card_and_talk_forms import ASKED
from recoverytui.tui.screens import hard_day_view, overview_data, overview_help, overview_view
from recoverytui.tui.screens.base import background_action
from recoverytui.tui.screens.common_actions import CommonActions
from recoverytui.tui.screens.overview_data import OverviewData
from recoverytui.tui.typeset import Lines
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.choices import Question
from recoverytui.tui.widgets.field import Changed
from recoverytui.tui.widgets.footer import Item


class OverviewScreen(CommonActions):
    """One glance, drawn for the room there is."""

    room = "overview"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("overview")]

    data: OverviewData | None
    _offered = False
    """What had been begun was offered once."""

    def body(self) -> ComposeResult:
        """Yield the greeting with the one question, the page, and a second column for wide screens."""
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Canvas(self._greeting, classes="grows")
                yield Vertical(id="question")
                yield Canvas(self._page, id="page")
            yield Canvas(self._beside, id="beside")

    def on_mount(self) -> None:
        """Show at once what was read while the screens were being loaded."""
        first = self.context.first
        self.context.first = None
        if first is not None and first.done() and first.exception() is None:
            self.data, self.glance = first.result()
            self.show_all()
        else:
            self.reload()

    def gather(self, diary: Diary) -> OverviewData:
        """Return the dashboard, the marks of this month, and where something was begun."""
        return overview_data.gather(diary)

    def show(self) -> None:
        """Draw the page, or the two sentences of an empty diary."""
        if self.data is None:
            return
        for sheet in self.query(Canvas):
            sheet.refresh(layout=True)
        self.call_later(self._put_question)
        if not self._offered:
            self._offered = True
            self._offer(self.data.begun)

    def _offer(self, begun: Sequence[str]) -> None:
        """Say where something was begun, and the key that goes on with it."""
        if not begun or self.data is None:
            return
        ways = {
            "win": "n",
            f"day:{self.data.dashboard.today.isoformat()}": "d",
            "strategy": "3 a",
            "goal": "4 a",
            "talk": "t a",
        }
        ways |= {place: "i" for place in begun if place.startswith(ASKED)}
        way = next((ways[place] for place in begun if place in ways), None)
        if way is None:
            self.say(self.words("Something you had begun to write is kept where you wrote it."))
        else:
            self.say(self.words("You had begun to write something. Press {key} to go on.", key=way))

    async def _put_question(self) -> None:
        """Put the one question about a pause under the greeting while it waits for an answer."""
        if not self._is_set_out:
            return
        place = self.query_one("#question", Vertical)
        await place.remove_children()
        if self.data is None or self.data.dashboard.gap is None:
            return
        words = self.words
        asked = typeset.styled(words("Would you like to put in a pause for the days in between?"))
        answers = ((True, words("yes")), (False, words("no")))
        question = Question("pause", answers, self.glyphs)
        await place.mount(Canvas(lambda width, _: typeset.wrapped(asked, width, indent=1), classes="grows"), question)
        question.focus()

    async def on_changed(self, event: Changed) -> None:
        """Take the answer; both answers lead to the same warm page."""
        event.stop()
        self.answer(bool(self.query_one(Question).value))

    @background_action
    async def answer(self, yes: bool) -> None:
        """Put in a pause, or not; it is not asked again for these days."""
        await self.do(overview.answer_pause_question, yes)
        self.reload()

    def _greeting(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        if self.data is None or self.data.dashboard.empty:
            return []
        return overview_view.greeting(self.data.dashboard, self.words, width)

    def _page(self, width: int, height: int) -> Lines:
        if self.data is None:
            return []
        seen = self.data.dashboard
        if seen.empty:
            return overview_view.welcome(self.words, width)
        hard = self.data.hard
        first = hard_day_view.hard_day(hard, self.words, self.glyphs, width, height) if hard else None
        return overview_view.page_of(seen, self.words, self.glyphs, width, height, wide=self.wide, first=first)

    def _beside(self, width: int, height: int) -> Lines:
        if self.data is None or self.data.dashboard.empty:
            return []
        seen, hard = self.data, self.data.hard is not None
        drawn = overview_view.beside
        return drawn(seen.dashboard, seen.strip, self.words, self.glyphs, width, height, helping=not hard)

    def explain(self) -> list[tuple[str, str]]:
        """Return the measures with what they mean."""
        if self.data is None or self.glance is None:
            return []
        return overview_help.explained(self.data.dashboard, self.glance.prefs.breather, self.words, self.glyphs)

    def key_items(self) -> list[Item]:
        """Return the keys; an empty diary shows where help is, and nothing that it does not need yet."""
        items = super().key_items()
        if self.data is None or self.data.dashboard.empty:
            return [item for item in items if item.name in {"help", "hide", "quit"}]
        return items

    def room_items(self) -> list[Item]:
        """Return the places; an empty diary offers one key only."""
        return [] if self.data is None or self.data.dashboard.empty else super().room_items()
