"""Neutral days: days in a pause, and days marked hard or rest; measures skip them."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import accumulate


class NeutralDays:
    """Neutral days as disjoint spans: the cost does not depend on the length of a pause."""

    __slots__ = ("_before", "_firsts", "_lasts")

    def __init__(self, pauses: Iterable[tuple[date, date | None]], marked: Iterable[date], today: date) -> None:
        """Take pauses as first and last day (None for an open one: it runs to today), and marked days."""
        spans = [(first.toordinal(), (last or today).toordinal()) for first, last in pauses]
        spans += [(day, day) for day in map(date.toordinal, marked)]
        merged = _merged(spans)
        self._firsts = [first for first, _ in merged]
        self._lasts = [last for _, last in merged]
        self._before = [0, *accumulate(last - first + 1 for first, last in merged)]

    def __contains__(self, day: date) -> bool:
        ordinal = day.toordinal()
        at = bisect_right(self._firsts, ordinal) - 1
        return at >= 0 and ordinal <= self._lasts[at]

    def between(self, a: date, b: date) -> int:
        """Return how many neutral days lie strictly between two days; 0 when b is not after a."""
        return max(0, self._up_to(b.toordinal() - 1) - self._up_to(a.toordinal()))

    def _up_to(self, ordinal: int) -> int:
        at = bisect_right(self._firsts, ordinal) - 1
        if at < 0:
            return 0
        return self._before[at] + min(ordinal, self._lasts[at]) - self._firsts[at] + 1


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, joined where they meet; a span that ends before it starts holds no day."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if last < first:  # an open pause from a later day, seen when the clock was set back
            continue
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged
