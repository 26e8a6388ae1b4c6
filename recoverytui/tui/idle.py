"""How long nobody has touched a key: after the time that is set, or a sleep of the machine, the screen is to hide."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

GAP = timedelta(minutes=1)
"""From so much time between two looks on, the program or the machine has slept."""


def steady() -> float:
    """Return seconds of a clock that nobody sets; it may stand still while the machine sleeps."""
    return asyncio.get_running_loop().time()


class Idle:
    """Watches two clocks, for each of them alone can be fooled: one stands still in sleep, the other can be set."""

    def __init__(self, clock: Callable[[], datetime], minutes: Callable[[], int]) -> None:
        self._clock = clock
        self._minutes = minutes
        self._touched: tuple[float, datetime] | None = None
        self._looked: datetime | None = None

    def touch(self) -> None:
        """Take note that somebody is here."""
        self._touched = (steady(), self._clock())
        self._looked = self._touched[1]

    def is_over(self) -> bool:
        """Tell whether nobody was here for too long, or the machine slept since the last look."""
        if self._touched is None or self._looked is None:
            self.touch()
            return False
        now, (then, day) = self._clock(), self._touched
        slept, self._looked = now - self._looked >= GAP, now
        most = timedelta(minutes=self._minutes())
        if not most:
            return False
        return slept or now - day >= most or steady() - then >= most.total_seconds()
