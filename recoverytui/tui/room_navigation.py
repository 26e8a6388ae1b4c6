"""Actions that open and close rooms, and move between them."""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from datetime import date
from functools import partial

from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

from recoverytui.tui import keys
from recoverytui.tui.input_queue import AnyScreen
from recoverytui.tui.privacy_guard import PrivacyGuard
from recoverytui.tui.rooms import room
from recoverytui.tui.screens.base import HIDES, SHARED, DiaryScreen
from recoverytui.tui.textual_private import is_cancelled


class RoomNavigation(PrivacyGuard):
    """Mixin of the application with the actions of the main rooms, help and the palette."""

    async def action_go(self, name: str) -> None:
        """Go to one of the six main rooms; the overview is below all others."""
        # The room that is to be replaced stays until the new one is there.
        keep = 1 if name == "overview" else 2
        if not self._may_be_left(self.screen_stack[1:]):
            return
        while len(self.screen_stack) > keep:
            await _gone(self.pop_screen())
        if name == "overview":
            return
        if len(self.screen_stack) == 1:
            await self.push_screen(room(name)(self.context))
        elif not isinstance(self.screen, DiaryScreen) or self.screen.room != name:
            await _gone(self.switch_screen(room(name)(self.context)))

    async def action_quit(self) -> None:
        """Close the diary."""
        if self._may_be_left(self.screen_stack) and self.may_close():
            await super().action_quit()

    def _may_be_left(self, screens: Sequence[AnyScreen]) -> bool:
        return all(each.may_be_left() for each in screens if isinstance(each, DiaryScreen))

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; the previous message is cleared, unless a widget only moves its cursor."""
        moves_only = default_namespace is not None and not isinstance(default_namespace, App | Screen)
        if isinstance(self.screen, DiaryScreen) and not moves_only:
            self.screen.forget_message()
        return await super().run_action(action, default_namespace, namespaces)

    def action_visit(self, name: str, part: str = "") -> None:
        """Open a room that is one key away, and an item in it; Esc goes back."""
        here = self.screen
        if isinstance(here, DiaryScreen) and here.room == name:
            if part:
                here.call_later(here.go_to_part, part)
            return
        opened = room(name)(self.context)
        if part and isinstance(opened, DiaryScreen):
            opened.begin_at(part)
        self.push_screen(opened)

    def open_day(self, day: date, begin: str = "") -> None:
        """Open a day, with the cursor on the entry with this id."""
        self.push_screen(room("day")(self.context, day, begin))

    def action_print(self) -> None:
        """Show everything as a page that can be printed."""
        from recoverytui.tui.screens.export_preview import ExportPreviewScreen

        self.app.push_screen(ExportPreviewScreen(self.context, form="html"))

    def action_help_now(self) -> None:
        """Show whom one can ring, from any screen; a hidden diary stays hidden below it."""
        from recoverytui.tui.screens.help_now import HelpNowScreen

        if self.is_locking or isinstance(self.screen, HelpNowScreen):
            return
        hidden = any(each.has_class(HIDES) for each in self.screen_stack)
        others = any(each.has_class(SHARED) for each in self.screen_stack)
        self.push_screen(HelpNowScreen(self.context, closed=hidden or self._is_before, seen_by_others=others))

    def action_help(self) -> None:
        """Show the help of the current room."""
        here = self.screen
        if isinstance(here, DiaryScreen) and here.room != "help":
            self.push_screen(room("help")(self.context, here))

    def action_palette(self) -> None:
        """Show every action of the current room in the palette."""
        here = self.screen
        if isinstance(here, DiaryScreen):
            here.work(partial(self._offer, here))

    async def _offer(self, here: DiaryScreen) -> None:
        from recoverytui.tui.dialogs.palette import Palette

        action = await self.push_screen_wait(Palette(self.offered(here.room), self.words, self.context.glyphs))
        if action:
            await self.run_action(action, here)

    def offered(self, room: str) -> list[keys.Key]:
        """Return the actions of the palette in a room."""
        return keys.in_palette(room)


async def _gone(closing: Awaitable[object]) -> None:
    """Wait until a screen is removed; the cancellation of its workers does not cancel the caller."""
    try:
        await closing
    except asyncio.CancelledError:
        if is_cancelled():
            raise
