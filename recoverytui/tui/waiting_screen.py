"""Base of every screen: it is only dismissed while it is on top, and runs the work which input waits for."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import Context
from typing import TypeVar
from weakref import ref

from textual import events, getters, on
from textual.await_complete import AwaitComplete
from textual.geometry import Size
from textual.messages import Prune
from textual.worker import Worker, get_current_worker

from recoverytui.tui.application import Application
from recoverytui.tui.input_queue import DEEDS, HOLDING, READING, WAITED_FOR, InputQueue
from recoverytui.tui.textual_layout import HeldBackScreen

Result = TypeVar("Result")

MOST_LAYOUTS = 8
"""Layouts after which a screen is painted whatever else is to be laid out."""
LONGEST_TURN = 1.0
"""Seconds to wait for the first painting."""
SLOW = 0.4
"""Seconds after which a wait message is shown."""


class WaitingScreen(HeldBackScreen[Result]):
    """A screen that is dismissed, or opens another one, only while it is on top.

    Textual's `dismiss` removes whatever is on top, and that must never be what hides the diary.
    """

    app = getters.app(Application)
    _resumed: asyncio.Event | None = None
    _known_size: Size | None = None
    """Size that the layout and the style classes are for."""
    _left_with: object = None
    """Look of the application when another screen was put on top of this one."""

    @property
    def input_queue(self) -> InputQueue:
        """Queue of input that has not been taken yet."""
        return self.app.input_queue

    async def in_front(self) -> None:
        """Wait until no other screen is on top of this one."""
        while self.app.screen is not self:
            if self._resumed is None or self._resumed.is_set():
                self._resumed = asyncio.Event()
            await self._resumed.wait()

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close this screen, once; if it is closed already, the screen on top stays."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def wait_in_words(self) -> None:
        """Show a wait message; overridden by screens that have one."""

    def wait_is_over(self) -> None:
        """Clear the wait message."""

    def work(self, work: Callable[[], Awaitable[None]], group: str = DEEDS) -> None:
        """Run work that input waits for; if it is slow, show a wait message."""
        # Without a description Textual keeps repr(work), in which a passphrase may be.
        self.run_worker(work, group=group, description=group, exclusive=group != DEEDS)
        # Not Textual's `set_timer`: when the loop is late, it skips a timer altogether.
        # By a weak reference and without a context: the loop would keep a closed room and its text until then.
        asyncio.get_running_loop().call_later(SLOW, _say_if_slow, ref(self), context=Context())

    def lay_out_first(self) -> None:
        """Paint, and take input, once widgets that came have their places: Tab would pass over new ones."""
        self.work(self.laid_out, READING)

    async def laid_out(self) -> None:
        """Wait until all has its place, and paint, unless more comes: what one layout makes of sizes needs another."""
        for _ in range(MOST_LAYOUTS):
            await self.input_queue.all_handled()
            if not self.lay_out():
                break
        if not self._has_more_to_show:
            self.paint()

    async def in_sight(self) -> None:
        """Wait until this screen, which is on top, has been painted: until then, what was there before is seen."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.painted(), LONGEST_TURN)

    @property
    def _has_more_to_show(self) -> bool:
        """Return whether other work than this goes on, which will have it laid out as well."""
        this = get_current_worker()
        return any(
            each.node is self and each.group in HOLDING and each is not this and not each.is_finished
            for each in self.workers
        )

    async def on_prune(self, event: Prune) -> None:  # noqa: ARG002 - Textual's; its own handler is called after this
        """Stop the work of a screen that is being left: its widgets go one by one, and work might look for one."""
        self.workers.cancel_node(self)

    def say_if_slow(self) -> None:
        """Paint, and show a wait message if input is still held back."""
        self.paint()
        if self.app.screen is self and self.input_queue.is_held_by(self):
            self.wait_in_words()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Continue the input queue when work is done."""
        if event.worker.is_finished and event.worker.group in WAITED_FOR:
            if not self.input_queue.is_held_by(self):
                self.wait_is_over()
            self.input_queue.settle()

    def on_compose(self) -> None:
        """Set the style classes of this size while there are no widgets yet; Textual would style all of them twice."""
        self._known_size = size = self.app.size
        ways = ((size.width, self.HORIZONTAL_BREAKPOINTS), (size.height, self.VERTICAL_BREAKPOINTS))
        fitting = ([each for each in sorted(breakpoints or ()) if each[0] <= length] for length, breakpoints in ways)
        self.add_class(*(name for each in fitting for _, name in each[-1:]))

    @on(events.Resize)
    def _lay_out_once(self, event: events.Resize) -> None:
        """Ignore a size that is known: Textual lays out a screen that opens, and then again because it got a size."""
        if event.size == self._known_size:
            event.prevent_default()
        self._known_size = event.size

    @on(events.ScreenSuspend)
    def _go_behind(self) -> None:
        self._left_with = self.app.look

    @on(events.ScreenResume)
    def _come_to_the_front(self, event: events.ScreenResume) -> None:
        if not self.stack_updates or self._left_with == self.app.look:  # its widgets are styled for that
            event.refresh_styles = False
        if self._resumed is not None:
            self._resumed.set()


def _say_if_slow(screen: "ref[WaitingScreen[Result]]") -> None:
    found = screen()
    if found is not None and found.is_attached and found.app.screen is found:  # a message paints one behind it, too
        found.call_later(found.say_if_slow)
