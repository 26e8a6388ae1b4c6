"""Where cursor and view of a list are, by entry, so that both can be put back after other rows are shown."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from recoverytui.tui.widgets.row import Row


class ListPosition(NamedTuple):
    """The entry and place of the cursor, the first row in sight, and the entries in sight with their places."""

    key: str
    cursor: int
    top: int
    cursor_in_sight: bool
    seen: Sequence[tuple[str, int]]

    def top_among(self, places: Mapping[str, int], cursor: int) -> int:
        """Return the row to be at the top so that the same entries are in sight, given the rows' new places.

        Where none of them is known, the view moves as far as the cursor did.
        """
        moved = [places[key] - index for key, index in self.seen if key in places]
        return self.top + (moved[0] if moved else cursor - self.cursor)


def places(rows: Sequence[Row], first: int) -> dict[str, int]:
    """Return where each entry of a page of rows is."""
    return {row.key: index for index, row in enumerate(rows, first) if row.key}
