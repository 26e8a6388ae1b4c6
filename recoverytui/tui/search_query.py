"""What was looked for: the words and what narrows them down; kept while the diary is open, and written nowhere."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from recoverytui.domain.entry import Kind
from recoverytui.domain.win import Theme

LEAST = 2
"""From so many letters on something is looked for."""
LAST_MONTH = "month"
_A_MONTH = timedelta(days=30)


class SearchQuery(NamedTuple):
    """One question to the diary."""

    query: str = ""
    kind: Kind | None = None
    theme: Theme | None = None
    company: str = ""
    goal: str | None = None
    strategy: str | None = None
    """Goal and strategy are ids."""
    time: str = ""
    """A year in digits, LAST_MONTH, or empty for any time."""

    @property
    def is_enough(self) -> bool:
        """Tell whether there is something to look for."""
        return max(len(self.query.strip()), len(self.company.strip())) >= LEAST

    def as_found(self, today: date) -> dict[str, Any]:
        """Return what narrows the words down, as the deed that finds takes it."""
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
