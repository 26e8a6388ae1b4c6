"""Deeds on the cards: read one, and fill it in part by part; each is there once, and empty until it says something."""

from dataclasses import replace
from typing import Any

from recoverytui.commands.diary import Diary
from recoverytui.commands.entries import UNSET
from recoverytui.domain.card import PARTS, Card, CardName
from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.validation import as_choice
from recoverytui.errors import N_, BadInput
from recoverytui.storage import entries


def get(diary: Diary, name: CardName) -> Card:
    """Return a card; one that was never filled in, or was deleted, is empty."""
    entry = _kept(diary, name)
    card: Card = Card(name) if entry is None or entry.deleted else entry.noun
    return card


def is_empty(card: Card) -> bool:
    """Tell whether a card says nothing yet."""
    return all(getattr(card, part) is None for part in PARTS[card.name])


def write(diary: Diary, name: CardName, /, **parts: str | None) -> Entry[Card]:
    """Say something in the named parts of a card; those that are UNSET stay, None or no words take one away.

    A card whose last words are taken away is deleted, and can be brought back with those words.
    Raises BadInput for a part the card does not have, for too long text, and for a first card without words.
    """
    name = as_choice(CardName, name)
    given: dict[str, Any] = {part: said for part, said in parts.items() if said is not UNSET}
    if not given.keys() <= set(PARTS[name]):
        raise BadInput(N_("Choose one of these: {choices}."), choices=", ".join(PARTS[name]))
    with diary.step("card.edit") as step:
        known = _kept(diary, name)
        before = get(diary, name)
        card = replace(before, **given)
        if known is None or known.deleted:
            if is_empty(card):
                raise BadInput(N_("There are no words yet. Nothing was saved."))
            return entries.add(step, card) if known is None else entries.change(step, known, card)
        if is_empty(card):
            return entries.remove(step, known)
        return known if card == before else entries.change(step, known, card)


def _kept(diary: Diary, name: CardName) -> Entry[Card] | None:
    return entries.by_uid(diary.db, Kind.CARD, as_choice(CardName, name))
