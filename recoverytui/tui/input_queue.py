"""One queue for keys, pastes and clicks: each is taken when all that the one before it did is on the screen.

Textual hands a key from queue to queue, so that a second key overtakes the deed of the first: letters meant for a form
that is coming act as keys of the room. Here an event is taken only when

- every message that the event before it caused has been handled, and
- the screen in front has no work under way that changes what it shows (`HOLDING`).

It then goes to whatever is in front at that time. Work of a screen that is not in front holds nothing: a form, or what
hides the diary, never waits for the room behind it. The keys in `AT_ONCE` wait for no work; what was typed before them
is put aside for the form that is coming, and is never taken for keys.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Any, Protocol, TypeAlias, runtime_checkable

from textual.app import App
from textual.events import Callback, Key, MouseEvent, Paste
from textual.message_pump import MessagePump
from textual.screen import Screen

from recoverytui.domain.validation import is_text

Input: TypeAlias = Key | Paste | MouseEvent

DEEDS, READING, SEEKING = "deeds", "reload", "seek"
"""Groups of workers: deeds of a person, reading a room, and finding what is looked for."""
HOLDING = frozenset({DEEDS, READING})
"""Groups whose work holds all input of its screen; SEEKING holds the keys that do something with what is found."""
WAITED_FOR = HOLDING | {SEEKING}
AT_ONCE = frozenset({"f2", "f9", "ctrl+l"})
"""Keys for help now, hiding and locking."""
REPEATING = frozenset({"up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab"})
"""Keys that move; held down, they go on. Any other key of a room does its deed once, however long it is held."""
REPEATS_WITHIN = 0.12
"""Seconds in which a key that is held comes again; a hand that presses it three times takes longer."""
BEGINS_WITHIN = 1.2
"""Seconds after which a key that is held begins to repeat, at most."""
_LONGEST_SETTLING = 1.0
"""Seconds after which messages that are still being handled are waited for no more."""


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
        self._none_aside = asyncio.Event()
        self._none_aside.set()
        self._settling: asyncio.Task[None] | None = None
        self._handled = asyncio.Event()
        self._unhandled = 0
        self._last: Key | None = None
        """The key whose deed was done last, or its newest repeat; None when other input came after it."""
        self._is_repeating = False

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
        if self._settling is None:
            self._settling = asyncio.get_running_loop().create_task(self._settled())

    def close(self) -> None:
        """Take nothing any more."""
        self._events.clear()
        if self._settling is not None:
            self._settling.cancel()

    async def _settled(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_LONGEST_SETTLING):
                await self._round()
                while self._busy_pumps():
                    await self._round()
        self._settling = None
        for screen in [each for each in self._aside if not self.is_held_by(each)]:
            self.words_aside(screen)  # no form came for them
        self._app.call_later(self._drain)

    def _busy_pumps(self) -> set[MessagePump]:
        """Return what has messages waiting, of the application, the screen in front and its widgets."""
        stack = self._app.screen_stack
        pumps = (self._app, stack[-1], *stack[-1].walk_children()) if stack else ()
        return {pump for pump in pumps if pump.message_queue_size}

    async def _round(self) -> None:
        """Wait until all that a key goes through, and all that has messages waiting, has handled them."""
        focused = self._app.focused
        pumps = self._busy_pumps() | {
            self._app,
            *(focused.ancestors_with_self if focused else self._app.screen_stack[-1:]),
        }
        self._handled.clear()
        self._unhandled = sum(pump.post_message(Callback(self._count_down)) for pump in pumps)
        if self._unhandled:
            await self._handled.wait()

    def _count_down(self) -> None:
        self._unhandled -= 1
        if self._unhandled <= 0:
            self._handled.set()

    async def _drain(self) -> None:
        """Take events until one has to be waited for."""
        while self._events and self._settling is None and self._app.screen_stack:
            if self.is_held_by(self._app.screen) and not self._brings_forward():
                return
            if self._types():
                continue
            if self._is_held_back(self._events[0]):
                return
            event = self._events.popleft()
            if self._is_repeat(event):
                continue
            await self._take(event)
            self.settle()

    def _brings_forward(self) -> bool:
        """Put a key of AT_ONCE first, and aside what came before it; tell whether there was one."""
        place = next((at for at, event in enumerate(self._events) if is_at_once(event)), None)
        if place is None:
            return False
        if place:
            self._aside.setdefault(self._app.screen, []).extend(self._events.popleft() for _ in range(place))
            self._none_aside.clear()
        return True

    def _types(self) -> bool:
        """Type all text at the head of the queue where text is written; tell whether there was any."""
        focused = self._app.focused
        if not isinstance(focused, TakesText) or self._may_repeat(self._events[0]):
            return False
        taken, text = 0, ""
        while self._events:
            if letter := _letter(self._events[0]):
                text += letter
            elif _is_backspace(self._events[0]):
                focused.type_text(text)
                focused.take_back()
                text = ""
            else:
                break
            self._events.popleft()
            taken += 1
        if taken:
            self._last = None
            focused.type_text(text)
            self.settle()
        return bool(taken)

    def _is_held_back(self, event: Input) -> bool:
        """Tell whether an event has to wait for words that are looked for, or for what may show it to be a repeat."""
        if is_at_once(event):
            return False
        if self.is_held_by(self._app.screen, {SEEKING}) and isinstance(event, Key):
            return event.key not in REPEATING | {"escape"}
        left = event.time + REPEATS_WITHIN - asyncio.get_running_loop().time()
        if len(self._events) == 1 and self._may_repeat(event) and not self._is_repeating and left > 0:
            # Not Textual's `set_timer`: when the loop is late, it skips a timer altogether.
            asyncio.get_running_loop().call_later(left, self._app.call_later, self._drain)
            return True
        return False

    def _may_repeat(self, event: Input) -> bool:
        """Tell whether an event is the key again whose deed was done last."""
        last = self._last
        return (
            isinstance(event, Key)
            and last is not None
            and event.key == last.key
            and event.time - last.time < BEGINS_WITHIN
        )

    def _is_repeat(self, event: Input) -> bool:
        """Tell whether an event comes of a key that is held down, and has done its deed.

        Terminals do not report that a key is let go. A key that is held comes again after a while, and from then on
        faster than a hand presses it: so the second of its kind is a repeat when the third comes at once.
        """
        if not isinstance(event, Key) or event.key in REPEATING:
            self._last, self._is_repeating = None, False
            return False
        last, again = self._last, self._may_repeat(event)
        self._last = event
        if again and last is not None and self._is_repeating and event.time - last.time < REPEATS_WITHIN:
            return True
        third = self._events[0] if again and self._events else None
        self._is_repeating = (
            isinstance(third, Key) and third.key == event.key and third.time - event.time < REPEATS_WITHIN
        )
        if not self._is_repeating and self._is_written(event):
            self._last = None
        return self._is_repeating

    def _is_written(self, key: Key) -> bool:
        focused = self._app.focused
        return focused is not None and (
            focused.check_consume_key(key.key, key.character) or (isinstance(focused, TakesText) and key.key in _EDITS)
        )


_EDITS = frozenset({"backspace", "delete", "ctrl+j", "ctrl+w", "ctrl+z", "ctrl+y"})


def is_at_once(event: Input) -> bool:
    """Tell whether an event is a key that waits for nothing."""
    return isinstance(event, Key) and event.key in AT_ONCE


def _is_backspace(event: Input) -> bool:
    return isinstance(event, Key) and event.key == "backspace"


def words(events: Iterable[Input]) -> str:
    """Return the text of keys and pastes."""
    return "".join(event.text if isinstance(event, Paste) else _letter(event) for event in events)


def _letter(event: Input) -> str:
    """Return the character a key types, a line feed for a new line, and nothing for other keys."""
    if not isinstance(event, Key):
        return ""
    if event.key == "ctrl+j":
        return "\n"
    return event.character if event.character and is_text(event.character) else ""
