"""Words about what is shared: warnings beside a document, the names of its parts, and the list of what was shared."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from recoverytui.domain.audience import Part
from recoverytui.domain.entry import Entry, Noun
from recoverytui.errors import N_
from recoverytui.text.labels import entry_text
from recoverytui.text.translator import NN_, Translator

if TYPE_CHECKING:
    from recoverytui.domain.redaction import Found

BEFORE_AUTHORITY = N_("What you give the municipality can come to stand in your case. Read it through first.")
NAMES_IN_IT = NN_(
    "There is {n} name in it that you want left out. You can have it replaced.",
    "There are {n} names in it that you want left out. You can have them replaced.",
)
NUMBERS_IN_IT = NN_(
    "There is {n} number in it that may be someone's. You can leave it out.",
    "There are {n} numbers in it that may be someone's. You can leave them out.",
)
"""Warnings shown beside a document before it is written; never part of it."""
PAGES_ON_PAPER = N_("On paper this takes about {number} pages. No words are cut.")
TOO_LONG_FOR_WALLET = N_("This is too long for a wallet. No words are cut, so the card grows.")

NOTHING_SHARED = N_("What you share will be listed here, for you alone.")
ONLY_SHOWN = N_("This is only shown. Write it with --to, and it is in your list of what you shared.")
LOG_NOTE = N_("What you only looked at, or made for yourself, is not here.")
"""Sentences for the share log."""
PART_NAMES = {
    Part.BOTH_AND: N_("Both-and card"),
    Part.HARD_DAY: N_("Card for hard days"),
    Part.STRATEGY: N_("What helps"),
    Part.GOAL: N_("Goals"),
    Part.TRYOUT: N_("Try-outs"),
    Part.WIN: N_("Wins"),
    Part.ANSWER: N_("Answers"),
    Part.TALK: N_("Talks"),
    Part.AFTER_TALK: N_("After the talk"),
}
"""Headings of the parts that can be shared."""


def found_in_it(words: Translator, found: "Found") -> list[str]:
    """Return the warnings about watched names and numbers in a document."""
    counted = ((NAMES_IN_IT, found.names), (NUMBERS_IN_IT, found.numbers))
    return [words.plural(*forms, number) for forms, number in counted if number]


def size_on_paper(words: Translator, pages: int, longest: str, how: str, *, is_wallet: bool = False) -> list[str]:
    """Return what to say of a sheet that takes more than its page: its size, and `how` to leave something out."""
    if pages <= 1:
        return []
    said = [words(TOO_LONG_FOR_WALLET) if is_wallet else words(PAGES_ON_PAPER, number=pages)]
    return [*said, words(how, part=longest)] if longest else said


def shared_titles(words: Translator, entries: Iterable[Entry[Noun] | None], today: date) -> list[str]:
    """Return the current titles of shared entries; a deleted one is marked as deleted."""
    return [entry_text(entry, words, today) if entry else words(N_("(deleted since)")) for entry in entries]


def document_name(words: Translator, day: date, kind: str) -> str:
    """Return the neutral file name of a document."""
    return words(N_("notes-{day}.md"), day=day.isoformat()).removesuffix("md") + kind
