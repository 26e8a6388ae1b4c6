"""Search query: the words and their filters; kept in memory while the diary is open, never written to disk."""

from datetime import date, timedelta
from typing import NamedTuple, TypedDict

from recoverytui.domain.entry import Kind
from recoverytui.domain.win import Theme

LEAST = 2
"""The fewest letters that start a search."""
LAST_MONTH = "month"
_A_MONTH = timedelta(days=30)


class Filters(TypedDict):
    """The filters, as keyword arguments of the search command."""

    kind: Kind | None
    theme: Theme | None
    company: str | None
    goal: str | None
    strategy: str | None
    since: date | None
    until: date | None


class SearchQuery(NamedTuple):
    """One query."""

    query: str = ""
    kind: Kind | None = None
    theme: Theme | None = None
    company: str = ""
    goal: str | None = None
    strategy: str | None = None
    """Ids of the goal and the strategy."""
    time: str = ""
    """A year in digits, LAST_MONTH, or empty for any time."""

    @property
    def is_enough(self) -> bool:
        """Return whether there is something to search for."""
        return max(len(self.query.strip()), len(self.company.strip())) >= LEAST

    def as_found(self, today: date) -> Filters:
        """Return the filters as keyword arguments of the search command."""
        since = until = None
        if self.time == LAST_MONTH:
            since = today - _A_MONTH
        elif self.time:
            since, until = date(int(self.time), 1, 1), date(int(self.time), 12, 31)
        return {
            "kind": self.kind,
            "theme": self.theme,
            "company": self.company.strip() or None,
            "goal": self.goal,
            "strategy": self.strategy,
            "since": since,
            "until": until,
        }
