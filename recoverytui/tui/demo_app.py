"""Demo application: an invented diary, with a reset, a wider layout and a tour."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, ClassVar

from textual import events, work
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen
from textual.worker import WorkerCancelled, WorkerFailed

from recoverytui.commands import days, demo
from recoverytui.domain.day import Mark
from recoverytui.tui import keys
from recoverytui.tui.context import AppContext
from recoverytui.tui.diary_app import DiaryApp
from recoverytui.tui.input_queue import DEEDS
from recoverytui.tui.rooms import room
from recoverytui.tui.screens.base import HIDES, SHARED, DiaryScreen
from recoverytui.tui.search_query import SearchQuery
from recoverytui.tui.tour import ROOMS_TOUR, TOURS
from recoverytui.tui.typed_text import Input
from recoverytui.tui.widgets.canvas import SPACIOUS
from recoverytui.tui.widgets.tour_panel import TourPanel

_PASSING = {"f2", "f9", "ctrl+q", "up", "down", "pageup", "pagedown", "home", "end"}
"""Keys that keep their usual action during the tour."""
ON_TOUR = "-on-tour"


class DemoApp(DiaryApp):
    """Application on an invented diary, which is deleted at the end; a document that is written to a file stays."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.of_demo()]

    def __init__(
        self, context: AppContext, *, in_terminal: bool = False, tour: str = "", week: int | None = None
    ) -> None:
        self.stop: int | None = None
        """Index of the current stop of the tour; None when no tour is running."""
        self.stops = TOURS[tour or ROOMS_TOUR]
        """The stops of the tour that was begun last."""
        self._begins_with = tour
        self._week = week
        super().__init__(context, in_terminal=in_terminal)

    @property
    def wants_space(self) -> bool:
        """Return whether the wider layout was asked for, here or in the settings."""
        return self.context.spacious or super().wants_space

    def on_ready(self) -> None:
        """Start the tour, or open the week of a session, if it was asked for."""
        if self._begins_with:
            self.action_tour(self._begins_with)
        elif self._week is not None:
            self._open_week()

    @work(exclusive=True, group=DEEDS)
    async def _open_week(self) -> None:
        """Open the current week of the path, and the group view on top of it."""
        await self.push_screen(room("path")(self.context))
        await self._shown()
        await self.run_action("group", self.screen)

    def offered(self, room: str) -> list[keys.Key]:
        """Return the actions of the palette, including those of the demo."""
        return [*super().offered(room), *keys.DEMO]

    def action_present(self) -> None:
        """Toggle the wider layout."""
        self.context.spacious = not self.context.spacious
        self.give_space(self.size)
        if self.context.spacious and not self.has_class(SPACIOUS) and isinstance(self.screen, DiaryScreen):
            self.screen.say(self.words("More space needs a larger window."))

    @work(exclusive=True, group=DEEDS)
    async def action_begin_again(self) -> None:
        """Restore the invented diary to its initial state."""
        context, words = self.context, self.words
        await self._to_overview()
        await context.diary_thread.replace_diary(lambda diary: demo.begin_again(diary, words.language))
        context.at.clear()
        context.asked = SearchQuery()
        self._say(words("The invented diary begins again."))

    async def _to_overview(self) -> None:
        while isinstance(self.screen, ModalScreen):
            await self.screen.dismiss(None)
        await self.action_go("overview")

    def _say(self, sentence: str) -> None:
        here = self.screen
        if isinstance(here, DiaryScreen):
            here.say(sentence)
            here.reload()

    def action_tour(self, name: str = "") -> None:
        """Start a tour at its first stop; without a name the one that was begun last."""
        self.stops = TOURS[name] if name else self.stops
        self.go_to_stop(0)

    @work(exclusive=True, group=DEEDS)
    async def go_to_stop(self, number: int) -> None:
        """Go to a stop of the tour, or end it after the last."""
        self.stop = number if number < len(self.stops) else None
        await self._to_overview()
        if self.stop is None:
            await self._put_panel()
            self._say(self.words("The tour is over. Look around as you like."))
            return
        here = self.stops[number]
        if here.is_hard_day:
            await self.context.diary_thread.do(days.mark, Mark.HARD)
            self.screen.reload() if isinstance(self.screen, DiaryScreen) else None
        for name in here.rooms:
            await self.push_screen(room(name)(self.context))
            await self._shown()
        await self._put_panel()
        if here.action:
            await self.run_action(here.action, self.screen)

    async def _shown(self) -> None:
        """Wait until the screen on top has been read and shown."""
        here = self.screen
        while reading := [each for each in self.workers if each.node is here and not each.is_finished]:
            with suppress(WorkerCancelled, WorkerFailed):  # read once more, or closing because of it
                await self.workers.wait_for_complete(reading)

    def push_screen(self, screen: Any, *args: Any, **parts: Any) -> Any:  # Textual's has three overloads
        """Push a screen and move the tour's panel to it."""
        pushed = super().push_screen(screen, *args, **parts)
        if isinstance(screen, Screen) and (screen.has_class(SHARED) or not screen.has_class(HIDES)):
            screen.call_after_refresh(self._put_panel)
        return pushed

    async def _put_panel(self) -> None:
        """Show the panel of the current stop on the screen on top, and on no other."""
        here, stop = self.screen, self.stop
        if here.has_class(HIDES) and not here.has_class(SHARED):
            return
        here.set_class(stop is not None, ON_TOUR)
        await here.query(TourPanel).remove()
        if stop is not None and here is self.screen and here.is_running and not here.query(TourPanel):
            await here.mount(TourPanel(self.stops, stop, self.words, self.context.glyphs))

    async def take(self, event: Input) -> None:
        """Limit the keys during the tour to those that lead on and the usual ones."""
        if self.stop is None or not self._is_shown_round:
            await super().take(event)
        elif isinstance(event, events.Key):
            if event.key in _PASSING:
                await super().take(event)
            else:
                self._lead(event, self.stop)
        elif isinstance(event, events.MouseEvent) and self._is_on_panel(event):
            await super().take(event)

    def _is_on_panel(self, event: events.MouseEvent) -> bool:
        """Return whether the mouse is over the panel, whose keys can be clicked."""
        return any(panel.region.contains_point(event.screen_offset) for panel in self.screen.query(TourPanel))

    @property
    def _is_shown_round(self) -> bool:
        """Return whether the screen on top belongs to the tour; a hidden screen and the help page do not."""
        return self.screen.has_class(SHARED) or not self.screen.has_class(HIDES)

    def _lead(self, event: events.Key, stop: int) -> None:
        ways: dict[str, Callable[[], int]] = {
            "enter": lambda: stop + 1,
            "left": lambda: max(stop - 1, 0),
            "escape": lambda: len(self.stops),
        }
        if event.key in ways:
            self.go_to_stop(ways[event.key]())
        elif event.character and event.character == self.stops[stop].key:
            self.go_to_stop(stop + 1)
