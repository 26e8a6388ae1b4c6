"""Distinguish a key that is held down from a key that is pressed several times.

Terminals do not report key releases. A held key is repeated after a delay, and from then on faster
than a hand presses it. So the second of its kind is a repeat when the third comes at once.
"""

from textual.events import Event, Key

MOVING = frozenset({"up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab"})
"""Keys that move; held down, they repeat. Any other key of a room runs its action once, however long it is held."""
REPEATS_WITHIN = 0.12
"""Most seconds between repeats of a held key; three presses by hand take longer."""
BEGINS_WITHIN = 1.2
"""Most seconds before a held key begins to repeat."""


class HeldKeys:
    """Remembers the last key that was taken, to detect its repeats."""

    def __init__(self) -> None:
        self._last: Key | None = None
        """The last key that was taken, or its newest repeat; None when other input came after it."""
        self._is_repeating = False

    def forget(self) -> None:
        """Forget the last key: text was typed, and a letter may repeat in text."""
        self._last, self._is_repeating = None, False

    def may_repeat(self, event: Event) -> bool:
        """Return whether an event is the same key as the last one."""
        last = self._last
        return (
            isinstance(event, Key)
            and last is not None
            and event.key == last.key
            and event.time - last.time < BEGINS_WITHIN
        )

    def wait(self, event: Event, now: float) -> float:
        """Return the seconds in which the next key may show that this one is a repeat; 0 when that is known."""
        if self._is_repeating or not self.may_repeat(event):
            return 0
        return max(event.time + REPEATS_WITHIN - now, 0)

    def is_repeat(self, event: Event, following: Event | None) -> bool:
        """Record an event, and return whether it is the repeat of a key whose action has already run."""
        if not isinstance(event, Key) or event.key in MOVING:
            self.forget()
            return False
        last, again = self._last, self.may_repeat(event)
        self._last = event
        if again and self._is_repeating and last is not None and event.time - last.time < REPEATS_WITHIN:
            return True
        self._is_repeating = (
            again
            and isinstance(following, Key)
            and following.key == event.key
            and following.time - event.time < REPEATS_WITHIN
        )
        return self._is_repeating
