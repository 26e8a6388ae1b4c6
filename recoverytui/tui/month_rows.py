"""Map between the rows of a list with month headings and the positions of wins, newest first."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate


class MonthRows:
    """A row for each month with wins, and below it a row for each win."""

    def __init__(self, months: Sequence[tuple[date, int]]) -> None:
        counts = [wins for _, wins in months]
        self._places = [0, *accumulate(counts)]
        """Number of wins before each month, and in all."""
        self._rows = [index + number for number, index in enumerate(self._places[:-1])]
        self.headings = {row: first for row, (first, _) in zip(self._rows, months, strict=True)}
        """The rows that are headings, with the first day of their month."""

    @property
    def wins(self) -> int:
        """Return the number of wins."""
        return self._places[-1]

    @property
    def total(self) -> int:
        """Return the number of rows."""
        return self.wins + len(self._rows)

    def row_of(self, index: int) -> int:
        """Return the row of the win at a position, or the last row for a position beyond the end."""
        index = max(min(index, self.wins - 1), 0)
        return index + bisect_right(self._places, index)

    def span(self, first: int, size: int) -> tuple[int, int]:
        """Return the position of the first win in a range of rows from `first` on, and how many wins they hold."""
        start = first - bisect_left(self._rows, first)
        last = min(first + size, self.total)
        return start, last - bisect_left(self._rows, last) - start
