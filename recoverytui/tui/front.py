"""Screens that wait: while they do, something else may come in front, as what hides the diary, or whom one can ring."""

import asyncio
from typing import TypeVar

from textual import events
from textual.screen import Screen

Result = TypeVar("Result")


class Patient(Screen[Result]):
    """A screen that can wait until it is in front: only then may it go, or let another one come.

    Textual takes away whatever is on top, and that must never be what hides the diary.
    """

    _resumed: asyncio.Event | None = None

    async def in_front(self) -> None:
        """Wait until nothing stands in front of this screen."""
        while self.app.screen is not self:
            self._resumed = asyncio.Event()
            await self._resumed.wait()

    def _on_screen_resume(self, event: events.ScreenResume) -> None:  # noqa: ARG002 - Textual calls its own beside it
        if self._resumed is not None:
            self._resumed.set()
