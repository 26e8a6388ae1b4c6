"""The loaded rows of a virtual list, in pages; the least recently drawn page is evicted."""

from collections import OrderedDict
from collections.abc import Container, Sequence

from recoverytui.tui.widgets.row import Row, longest_lead

PAGE = 64
"""Rows per fetch."""
MOST_PAGES = 32
"""The most pages that are cached."""


class RowPages:
    """Rows by index, of which some are not loaded yet; an edition is one state of all of them."""

    def __init__(self) -> None:
        self.total = 0
        """Number of rows, loaded or not."""
        self.edition = 0
        """Counts how often all rows were replaced: an answer to a request of an earlier edition is outdated."""
        self.longest_lead = 0
        """Length of the longest first column, of rows that are all loaded."""
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._headings: Container[int] = ()
        """Indexes of headings, among rows that may not be loaded yet."""

    def replace(self, rows: Sequence[Row]) -> None:
        """Begin an edition of rows that are all loaded."""
        self._begin(len(rows))
        self.longest_lead = longest_lead(rows)
        for first in range(0, len(rows), PAGE):
            self._pages[first // PAGE] = rows[first : first + PAGE]

    def expect(self, total: int, first: int, rows: Sequence[Row], headings: Container[int]) -> None:
        """Begin an edition of which one page is loaded."""
        self._begin(total)
        self._headings = headings
        self._pages[first // PAGE] = rows

    def _begin(self, total: int) -> None:
        self.edition += 1
        self.total = total
        self.longest_lead = 0
        self._headings = ()
        self._pages.clear()
        self._asked.clear()

    def fill(self, first: int, rows: Sequence[Row]) -> None:
        """Add a page of this edition."""
        self._pages[first // PAGE] = rows
        while len(self._pages) > MOST_PAGES:
            self._asked.discard(self._pages.popitem(last=False)[0])

    def at(self, index: int) -> Row | None:
        """Return a row if it is loaded, else None."""
        rows = self._pages.get(index // PAGE)
        if rows is None or not 0 <= index % PAGE < len(rows):
            return None
        return rows[index % PAGE]

    def drawn(self, index: int) -> Row | None:
        """Return a row as `at` does; its page counts as drawn last."""
        row = self.at(index)
        if row is not None:
            self._pages.move_to_end(index // PAGE)
        return row

    def to_request(self, index: int) -> int | None:
        """Return the first row of the page to request for a row, None if that page is requested already."""
        if index // PAGE in self._asked:
            return None
        self._asked.add(index // PAGE)
        return index // PAGE * PAGE

    def is_heading(self, index: int) -> bool:
        """Return whether a row cannot be selected."""
        row = self.at(index)
        return not row.key if row is not None else index in self._headings

    def entry_near(self, index: int, step: int) -> int:
        """Return the next row that can be selected, or the one before if there is none further on.

        An index beyond an end counts as that end; without any such row it is the result.
        """
        index = max(min(index, self.total - 1), 0)
        for way in (step, -step):
            near = index
            while self.is_heading(near):
                near += way
            if 0 <= near < self.total:
                return near
        return index

    def keys(self, indexes: range) -> list[tuple[str, int]]:
        """Return the key and index of each entry that is loaded, among some rows."""
        return [(row.key, index) for index in indexes if (row := self.at(index)) and row.key]

    def index_of(self, key: str) -> int | None:
        """Return the index of the loaded row with a key."""
        found = (
            index
            for number, rows in self._pages.items()
            for index, row in enumerate(rows, number * PAGE)
            if key and row.key == key
        )
        return next(found, None)
