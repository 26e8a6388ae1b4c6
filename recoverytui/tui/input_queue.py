"""One queue for keys, pastes and clicks: each is taken when all that the one before it did is on the screen.

Textual hands a key from queue to queue, so that a second key overtakes the deed of the first: letters meant for a form
that is coming act as keys of the room. Here an event is taken only when

- every message that the event before it caused has been handled, and
- the screen in front has no work under way that changes what it shows (`HOLDING`).

It then goes to whatever is in front at that time. Work of a screen that is not in front holds nothing: a form, or what
hides the diary, never waits for the room behind it. The keys in `AT_ONCE` wait for no work. What was typed before them
goes on when their screen is closed again; when a form was about to open, it is words for that form, and never keys.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Any, Protocol, runtime_checkable

from textual.app import App
from textual.events import Callback, Key, Paste
from textual.message_pump import MessagePump
from textual.screen import Screen

from recoverytui.tui.held_keys import MOVING, HeldKeys
from recoverytui.tui.typed_text import Input, is_backspace, letter_of, words

DEEDS, READING, SEEKING = "deeds", "reload", "seek"
"""Groups of workers: deeds of a person, reading a room, and finding what is looked for."""
HOLDING = frozenset({DEEDS, READING})
"""Groups whose work holds all input of its screen; SEEKING holds the keys that do something with what is found."""
WAITED_FOR = HOLDING | {SEEKING}
AT_ONCE = frozenset({"f2", "f9", "ctrl+l"})
"""Keys for help now, hiding and locking."""
_EDITING = frozenset({"backspace", "delete", "ctrl+j", "ctrl+w", "ctrl+z", "ctrl+y"})
"""Keys that change text where text is written; they may be held down there."""
_LONGEST_SETTLING = 5.0
"""Seconds after which messages are waited for no more: a slow machine needs one, a handler that hangs never ends."""


@runtime_checkable
class TakesText(Protocol):
    """A widget that takes all text that came together at once."""

    def type_text(self, text: str) -> None:
        """Enter text that was typed, which may be none."""

    def take_back(self) -> None:
        """Take back the letter before the cursor, as Backspace does."""


class InputQueue:
    """Holds what was typed, pasted and clicked until it can be taken."""

    def __init__(self, app: App[Any], take: Callable[[Input], Awaitable[None]]) -> None:
        self._app = app
        self._take = take
        self._events: deque[Input] = deque()
        self._aside: dict[Screen[Any], list[Input]] = {}
        """What was typed before one of AT_ONCE, for the form that each screen is about to open."""
        self._later: dict[Screen[Any], list[Input]] = {}
        """What was typed before one of AT_ONCE while a screen was being read: taken when it is in front again."""
        self._none_aside = asyncio.Event()
        self._none_aside.set()
        self._settling: asyncio.Task[None] | None = None
        self._is_closed = False
        self._held_keys = HeldKeys()

    @property
    def is_busy(self) -> bool:
        """Tell whether something waits to be taken, or what was taken is not on the screen yet."""
        if self._events or self._settling is not None:
            return True
        return bool(self._app.screen_stack) and self.is_held_by(self._app.screen, WAITED_FOR)

    def is_held_by(self, screen: Screen[Any], groups: Iterable[str] = HOLDING) -> bool:
        """Tell whether a screen, or the application itself, has work under way that input has to wait for."""
        return any(
            worker.node in (screen, self._app)
            and worker.group in groups
            and not (worker.is_finished or worker.is_cancelled)
            for worker in self._app.workers
        )

    async def put(self, event: Input) -> None:
        """Take an event, or keep it until it can be taken."""
        self._events.append(event)
        await self._drain()

    def words_aside(self, screen: Screen[Any]) -> str:
        """Return the words that were put aside for a form of this screen, and forget them."""
        aside = words(self._aside.pop(screen, ()))
        if not self._aside:
            self._none_aside.set()
        return aside

    async def none_aside(self) -> None:
        """Wait until no words are aside any more."""
        await self._none_aside.wait()

    def words_from(self, time: float) -> str:
        """Take text and pastes that came from a time on out of the queue, and return the words."""
        late = [event for event in self._events if event.time >= time]
        self._events = deque(event for event in self._events if event.time < time)
        return words(late)

    def pasted(self) -> str:
        """Take pastes out of the queue that no key comes before which opens a form; return the words."""
        found: list[Input] = []
        while self._events and isinstance(self._events[0], Paste):
            found.append(self._events.popleft())
        return words(found)

    def settle(self) -> None:
        """Take what is waiting as soon as all messages have been handled; call it when work or a screen has ended."""
        if self._settling is None and not self._is_closed:
            self._settling = asyncio.get_running_loop().create_task(self._settled())

    def close(self) -> None:
        """Take nothing any more."""
        self._is_closed = True
        self._events.clear()
        if self._settling is not None:
            self._settling.cancel()

    async def _settled(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_LONGEST_SETTLING):
                await self._follow_the_key()
                while any([await _handled(pump) for pump in self._busy_pumps()]):
                    await self._follow_the_key()
        self._settling = None
        for screen in [each for each in self._aside if not self.is_held_by(each)]:
            self.words_aside(screen)  # no form came for them
        for screen in [each for each in self._later if each not in self._app.screen_stack]:
            del self._later[screen]
        self._app.call_later(self._drain)

    async def _follow_the_key(self) -> None:
        """Go through the queues that a key goes through, from the focused widget up to the application."""
        focused = self._app.focused
        for pump in (*(focused.ancestors_with_self if focused else self._app.screen_stack[-1:]), self._app):
            await _handled(pump)

    def _busy_pumps(self) -> list[MessagePump]:
        """Return what has messages waiting, of the application, the screen in front and its widgets."""
        stack = self._app.screen_stack
        pumps = (self._app, stack[-1], *stack[-1].walk_children()) if stack else ()
        return [pump for pump in pumps if pump.message_queue_size]

    async def _drain(self) -> None:
        """Take events until one has to be waited for."""
        while self._settling is None and self._app.screen_stack:
            self._events.extendleft(reversed(self._later.pop(self._app.screen, [])))
            if not self._events:
                return
            if self.is_held_by(self._app.screen) and not self._brings_forward():
                return
            if self._types():
                continue
            if self._is_held_back(self._events[0]):
                return
            event = self._events.popleft()
            if self._held_keys.is_repeat(event, self._events[0] if self._events else None):
                continue
            if self._is_written(event):
                self._held_keys.forget()
            await self._take(event)
            self.settle()

    def _brings_forward(self) -> bool:
        """Put a key of AT_ONCE first, and aside what came before it; tell whether there was one."""
        place = next((at for at, event in enumerate(self._events) if is_at_once(event)), None)
        if place is None:
            return False
        here, before = self._app.screen, [self._events.popleft() for _ in range(place)]
        if before and self.is_held_by(here, {DEEDS}):
            self._aside.setdefault(here, []).extend(before)
            self._none_aside.clear()
        elif before:
            self._later.setdefault(here, []).extend(before)
        return True

    def _types(self) -> bool:
        """Type all text at the head of the queue where text is written; tell whether there was any."""
        focused = self._app.focused
        if not isinstance(focused, TakesText) or self._held_keys.may_repeat(self._events[0]):
            return False
        taken, text = 0, ""
        while self._events:
            if letter := letter_of(self._events[0]):
                text += letter
            elif is_backspace(self._events[0]):
                focused.type_text(text)
                focused.take_back()
                text = ""
            else:
                break
            self._events.popleft()
            taken += 1
        if taken:
            self._held_keys.forget()
            focused.type_text(text)
            self.settle()
        return bool(taken)

    def _is_held_back(self, event: Input) -> bool:
        """Tell whether an event has to wait for words that are looked for, or for what may show it to be a repeat."""
        if is_at_once(event):
            return False
        if self.is_held_by(self._app.screen, {SEEKING}) and isinstance(event, Key):
            return event.key not in MOVING | {"escape"}
        loop = asyncio.get_running_loop()
        left = self._held_keys.wait(event, loop.time()) if len(self._events) == 1 else 0
        if left:
            # Not Textual's `set_timer`: when the loop is late, it skips a timer altogether.
            loop.call_later(left, self._app.call_later, self._drain)
        return left > 0

    def _is_written(self, event: Input) -> bool:
        """Tell whether a key changes text where the focus is."""
        focused = self._app.focused
        return (
            isinstance(event, Key)
            and focused is not None
            and (
                focused.check_consume_key(event.key, event.character)
                or (isinstance(focused, TakesText) and event.key in _EDITING)
            )
        )


async def _handled(pump: MessagePump) -> bool:
    """Wait until a pump has handled all messages that it has by now; False when it is closing, and handles no more."""
    done = asyncio.Event()
    if not pump.post_message(Callback(done.set)):
        return False
    await done.wait()
    return True


def is_at_once(event: Input) -> bool:
    """Tell whether an event is a key that waits for nothing."""
    return isinstance(event, Key) and event.key in AT_ONCE
