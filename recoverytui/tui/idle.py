"""Idle detection: whether the screen is to hide, after a time without input or a sleep of the machine."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

GAP = timedelta(minutes=1)
"""A longer time between two checks means that the program or the machine has slept."""


def steady() -> float:
    """Return the monotonic time in seconds; it may stand still while the machine sleeps."""
    return asyncio.get_running_loop().time()


class Idle:
    """Compares the monotonic clock, which may stand still in sleep, and the wall clock, which can be set."""

    def __init__(self, clock: Callable[[], datetime], minutes: Callable[[], int]) -> None:
        self._clock = clock
        self._minutes = minutes
        self._touched: tuple[float, datetime] | None = None
        self._looked: datetime | None = None

    def touch(self) -> None:
        """Record input."""
        self._touched = (steady(), self._clock())
        self._looked = self._touched[1]

    def is_over(self) -> bool:
        """Return whether there was no input for too long, or the machine slept since the last check."""
        if self._touched is None or self._looked is None:
            self.touch()
            return False
        now, (then, day) = self._clock(), self._touched
        slept, self._looked = now - self._looked >= GAP, now
        most = timedelta(minutes=self._minutes())
        if not most:
            return False
        return slept or now - day >= most or steady() - then >= most.total_seconds()
