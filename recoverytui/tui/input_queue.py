"""Input queue: takes a key, paste or click only when the effects of the one before it are on the screen.

Textual passes a key from one message queue to the next, so that a second key can overtake the action of the first:
letters meant for a form that is opening act as keys of the room. Here an event is taken only when

- every message that the event before it caused has been handled, and
- the screen on top has no work under way that changes what it shows (`HOLDING`).

It then goes to the screen on top at that time. Work of a screen below does not hold input: a form, or the screen that
hides the diary, never waits for the room behind it. The keys in `AT_ONCE` wait for no work. Input typed before them
continues when their screen is closed again; if a form was opening, it becomes text of that form, never key presses.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Protocol, runtime_checkable

from textual.events import Callback, Key, Paste
from textual.message_pump import MessagePump

from recoverytui.tui.held_keys import MOVING, HeldKeys
from recoverytui.tui.typed_text import AnyApp, AnyScreen, Input, is_backspace, letter_of, text_of

DEEDS, READING, SEEKING = "deeds", "reload", "seek"
"""Worker groups: a person's actions, reading a room, and searching."""
HOLDING = frozenset({DEEDS, READING})
"""Groups whose work holds all input of its screen; SEEKING holds only the keys that act on the search results."""
WAITED_FOR = HOLDING | {SEEKING}
AT_ONCE = frozenset({"f2", "f9", "ctrl+l"})
"""Keys that open help now, hide or lock."""
_EDITING = frozenset({"backspace", "delete", "ctrl+j", "ctrl+w", "ctrl+z", "ctrl+y"})
"""Keys that edit text in a text field; they may repeat there."""
_LONGEST_SETTLING = 5.0
"""Timeout in seconds for pending messages: a slow machine needs one, a handler that hangs never ends."""


@runtime_checkable
class TakesText(Protocol):
    """A widget that accepts typed text in one call."""

    def type_text(self, text: str) -> None:
        """Insert typed text, which may be empty."""

    def take_back(self) -> None:
        """Delete the letter before the cursor, as Backspace does."""


class InputQueue:
    """Holds keys, pastes and clicks until they can be taken."""

    def __init__(self, app: AnyApp, take: Callable[[Input], Awaitable[None]]) -> None:
        self._app = app
        self._take = take
        self._events: deque[Input] = deque()
        self._aside: dict[AnyScreen, list[Input]] = {}
        """Text typed before one of AT_ONCE, for the form that each screen is opening."""
        self._later: dict[AnyScreen, list[Input]] = {}
        """Input typed before one of AT_ONCE while a screen was being read: taken when that screen is on top again."""
        self._none_aside = asyncio.Event()
        self._none_aside.set()
        self._settling: asyncio.Task[None] | None = None
        self._is_closed = False
        self._held_keys = HeldKeys()

    @property
    def is_busy(self) -> bool:
        """Return whether an event is waiting, or the effects of the last one are not on the screen yet."""
        if self._events or self._settling is not None:
            return True
        return bool(self._app.screen_stack) and self.is_held_by(self._app.screen, WAITED_FOR)

    def is_held_by(self, screen: AnyScreen, groups: Iterable[str] = HOLDING) -> bool:
        """Return whether a screen, or the application itself, has work under way that holds input."""
        return any(
            worker.node in (screen, self._app)
            and worker.group in groups
            and not (worker.is_finished or worker.is_cancelled)
            for worker in self._app.workers
        )

    async def put(self, event: Input) -> None:
        """Take an event, or queue it until it can be taken."""
        self._events.append(event)
        await self._drain()

    def text_aside(self, screen: AnyScreen) -> str:
        """Remove and return the text that was set aside for a form of this screen."""
        aside = text_of(self._aside.pop(screen, ()))
        if not self._aside:
            self._none_aside.set()
        return aside

    async def none_aside(self) -> None:
        """Wait until no text is set aside."""
        await self._none_aside.wait()

    def text_from(self, time: float) -> str:
        """Remove text and pastes that came after a time from the queue, and return the text."""
        late = [event for event in self._events if event.time >= time]
        self._events = deque(event for event in self._events if event.time < time)
        return text_of(late)

    def text_ahead(self, *, letters: bool = True, pastes: bool = True) -> str:
        """Remove letters and pastes from the head of the queue, up to the first other event; return their text."""
        found: list[Input] = []
        while self._events:
            event = self._events[0]
            if not (pastes if isinstance(event, Paste) else letters and letter_of(event)):
                break
            found.append(self._events.popleft())
        return text_of(found)

    def settle(self) -> None:
        """Take waiting events once all messages have been handled; call it when work or a screen has ended."""
        if self._settling is None and not self._is_closed:
            self._settling = asyncio.get_running_loop().create_task(self._settled())

    def close(self) -> None:
        """Stop taking events."""
        self._is_closed = True
        self._events.clear()
        if self._settling is not None:
            self._settling.cancel()

    async def all_handled(self) -> None:
        """Wait until every message of the application, the screen on top and its widgets has been handled."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_LONGEST_SETTLING):
                await self._follow_the_key()
                # A list, not a generator: every pump is waited for, also after the first that was busy.
                while any([await _handled(pump) for pump in self._busy_pumps()]):
                    await self._follow_the_key()

    async def _settled(self) -> None:
        await self.all_handled()
        self._settling = None
        for screen in [each for each in self._aside if not self.is_held_by(each)]:
            self._give_back(screen)
        # Typed for a screen that is closed: on another one the same keys would act.
        for screen in [each for each in self._later if each not in self._app.screen_stack]:
            del self._later[screen]
        self._app.call_later(self._drain)

    def _give_back(self, screen: AnyScreen) -> None:
        """Take the pastes again that were set aside for a form which did not open; letters must not become keys."""
        pastes = [event for event in self._aside[screen] if isinstance(event, Paste)]
        self.text_aside(screen)
        if pastes and (stack := self._app.screen_stack):
            owner = screen if screen in stack else stack[-1]
            self._later[owner] = [*pastes, *self._later.get(owner, ())]

    async def _follow_the_key(self) -> None:
        """Return the message pumps that a key passes, from the focused widget up to the application."""
        focused = self._app.focused
        for pump in (*(focused.ancestors_with_self if focused else self._app.screen_stack[-1:]), self._app):
            await _handled(pump)

    def _busy_pumps(self) -> list[MessagePump]:
        """Return which of the application, the screen on top and its widgets has pending messages."""
        stack = self._app.screen_stack
        pumps = (self._app, stack[-1], *stack[-1].walk_children()) if stack else ()
        return [pump for pump in pumps if pump.message_queue_size]

    async def _drain(self) -> None:
        """Take events until one has to wait."""
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
        """Move a key of AT_ONCE to the front, and set aside what came before it; return whether there was one."""
        first = next((at for at, event in enumerate(self._events) if is_at_once(event)), None)
        if first is None:
            return False
        here, before = self._app.screen, [self._events.popleft() for _ in range(first)]
        if before and self.is_held_by(here, {DEEDS}):
            self._aside.setdefault(here, []).extend(before)
            self._none_aside.clear()
        elif before:
            self._later.setdefault(here, []).extend(before)
        return True

    def _types(self) -> bool:
        """Insert all text at the head of the queue into the focused text field; return whether there was any."""
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
        """Return whether an event has to wait for a search, or for what may show it to be a repeat."""
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
        """Return whether a key edits text in the focused widget."""
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
    """Wait until a pump has handled its pending messages; return False if it is closing and handles no more."""
    done = asyncio.Event()
    if not pump.post_message(Callback(done.set)):
        return False
    await done.wait()
    return True


def is_at_once(event: Input) -> bool:
    """Return whether an event is a key that waits for nothing."""
    return isinstance(event, Key) and event.key in AT_ONCE
