"""Merging versions of one entry: symmetric, independent of order, and idempotent."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import product

import pytest

from recoverytui.domain.book import Deleted, ImportedEntry
from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.win import Win
from recoverytui.imports.merge import Fate, canonical, deletes, fate

DAY = date(2026, 11, 21)
MOMENTS = ("2026-11-21T13:03:00.000Z", "2026-11-21T13:03:00.001Z")


@dataclass(frozen=True)
class State:
    """What one machine has under a uid."""

    moment: str
    text: str | None
    """None: it is deleted."""
    for_good: bool = False
    written_at: str | None = None

    def said(self) -> "State":
        """Return what others get to know of it."""
        return replace(self, for_good=False, written_at=None) if self.text is None else self

    def taking(self, other: "State") -> "State":
        """Return what this machine has after it has taken in what another one says."""
        gone = self.moment if self.for_good else None
        kept = None if self.for_good else Entry(1, "a", self.noun(), self.written_at, self.moment, self.text is None)
        if other.text is None:
            deleted = Deleted("a", Kind.WIN, other.moment)
            if kept is None:
                return replace(self, moment=max(self.moment, other.moment))
            return replace(self, text=None, moment=other.moment) if deletes(deleted, kept) else self
        draft = ImportedEntry("a", other.noun(), other.written_at, other.moment)
        taken = {Fate.NEW, Fate.WINS, Fate.AGREED}
        return State(other.moment, other.text, False, other.written_at) if fate(draft, kept, gone) in taken else self

    def noun(self) -> Win:
        return Win(DAY, self.text or "what it said")


STATES = [
    *(
        State(moment, text, False, at)
        for moment, text, at in product(MOMENTS, "ab", (None, "2026-11-21T14:03:00+01:00"))
    ),
    *(State(moment, None, for_good) for moment, for_good in product(MOMENTS, (False, True))),
]


@pytest.mark.parametrize("one", STATES)
def test_taking_in_is_the_same_both_ways(one: State) -> None:
    for other in STATES:
        assert one.taking(other.said()).said() == other.taking(one.said()).said(), other


@pytest.mark.parametrize("one", STATES)
def test_the_order_does_not_matter(one: State) -> None:
    for two, three in product(STATES, STATES):
        first = one.taking(two.said()).taking(three.said())
        second = one.taking(two.taking(three.said()).said())
        assert first.said() == second.said(), (two, three)


@pytest.mark.parametrize("one", STATES)
def test_once_is_enough(one: State) -> None:
    for other in STATES:
        once = one.taking(other.said())
        assert once.taking(other.said()) == once


def test_no_version_has_an_empty_text() -> None:
    assert canonical(Win(DAY, "a"), None) > ""
    assert canonical(Win(DAY, "a"), None) != canonical(Win(DAY, "a"), "2026-11-21T14:03:00+01:00")
