"""Idle detection: decides when to hide the screen and, after a longer limit, when to lock the diary."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

GAP = timedelta(minutes=1)
"""Seconds between two checks above which the program or the machine must have slept."""


def steady() -> float:
    """Return the monotonic time in seconds; it may stop while the machine sleeps."""
    return asyncio.get_running_loop().time()


class Idle:
    """Measures idle time on the monotonic clock, which may stop in sleep, and the wall clock, which can be set.

    Both limits are in minutes since the last key, click or paste; 0 means never.
    """

    def __init__(self, clock: Callable[[], datetime], hide: Callable[[], int], lock: Callable[[], int]) -> None:
        self._clock = clock
        self._hide = hide
        self._lock = lock
        self._touched: tuple[float, datetime] | None = None
        self._looked: datetime | None = None

    def touch(self) -> None:
        """Record input."""
        self._touched = (steady(), self._clock())
        self._looked = self._touched[1]

    def look(self) -> None:
        """Record a check that could not be made: the program waited for another one, and nothing slept."""
        self._looked = self._clock()

    def hides(self) -> bool:
        """Return whether the hide limit has passed, or the machine slept since the last check."""
        now = self._clock()
        slept, self._looked = self._looked is not None and now - self._looked >= GAP, now
        return self._is_over(self._hide()) or (slept and self._hide() > 0)

    def locks(self) -> bool:
        """Return whether the lock limit has passed; a short sleep of the machine does not count."""
        return self._is_over(self._lock())

    def _is_over(self, minutes: int) -> bool:
        if self._touched is None:
            self.touch()
            return False
        most, (then, day) = timedelta(minutes=minutes), self._touched
        return minutes > 0 and (self._clock() - day >= most or steady() - then >= most.total_seconds())
