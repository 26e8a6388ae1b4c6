"""Sheets of paper: which there are, which entry each is filled from, and what a person chooses for one."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from recoverytui.domain.card import Card, CardName
from recoverytui.domain.entry import Noun
from recoverytui.domain.goal import TryOut
from recoverytui.domain.strategy import Strategy
from recoverytui.domain.talk import AfterTalk, Talk
from recoverytui.domain.validation import one_line
from recoverytui.errors import N_, BadInput


class SheetName(StrEnum):
    """The sheets; each has a row in `exports.sheets.SHEETS`."""

    WEEK = "week"
    BOTH_AND = "both-and"
    HARD_DAY = "hard-day"
    TALK = "talk"
    AFTER_TALK = "after-talk"
    COMPANY = "company"
    STRATEGY = "strategy"


class SheetOptions(NamedTuple):
    """What a person chooses for a sheet; nothing of it is filled in beforehand."""

    title: str = ""
    """Their own title, instead of the one of the sheet."""
    name: str = ""
    """Who it is from."""
    reader: str = ""
    """Who it is for, in their own words."""
    day: date | None = None
    is_wallet: bool = False
    """Whether the page is to be cut out and folded to the size of a bank card."""
    drops_empty: bool = False
    """Whether empty parts are left out; otherwise they have lines to write on."""
    without: frozenset[str] = frozenset()
    """Parts that are left out, by field."""


LONGEST = 200
"""The most characters of a title, a name or a reader."""


def sheet_options(
    title: str = "",
    name: str = "",
    reader: str = "",
    *,
    day: date | None = None,
    is_wallet: bool = False,
    drops_empty: bool = False,
    without: frozenset[str] = frozenset(),
) -> SheetOptions:
    """Return what was chosen for a sheet, each text in one line; raises BadInput when one is too long."""
    texts = [one_line(text) if text.strip() else "" for text in (title, name, reader)]
    if any(len(text) > LONGEST for text in texts):
        raise BadInput(N_("Write it in one line of at most {most} characters."), most=LONGEST)
    return SheetOptions(texts[0], texts[1], texts[2], day, is_wallet, drops_empty, without)


_SHEETS: dict[type, SheetName] = {
    Talk: SheetName.TALK,
    AfterTalk: SheetName.AFTER_TALK,
    TryOut: SheetName.COMPANY,
    Strategy: SheetName.STRATEGY,
}


def sheet_of(noun: Noun) -> SheetName | None:
    """Return the sheet that a noun fills, None when it fills none."""
    if isinstance(noun, Card):
        return SheetName.BOTH_AND if noun.name is CardName.BOTH_AND else SheetName.HARD_DAY
    return _SHEETS.get(type(noun))
