"""Commands on cards: read one, and edit its parts. Each card exists once, and is empty at first."""

from recoverytui.commands.diary import Diary
from recoverytui.commands.entries import UNSET
from recoverytui.dataclass import replace
from recoverytui.domain.card import PARTS, Card, CardName
from recoverytui.domain.entry import Entry
from recoverytui.domain.validation import as_choice
from recoverytui.errors import N_, BadInput
from recoverytui.storage import entries


def get(diary: Diary, name: CardName) -> Card:
    """Return a card; one that was never filled in, or was deleted, is empty."""
    entry = _kept(diary, name)
    card: Card = Card(name) if entry is None or entry.deleted else entry.noun
    return card


def is_empty(card: Card) -> bool:
    """Return whether a card has no text."""
    return all(getattr(card, part) is None for part in PARTS[card.name])


def write(diary: Diary, name: CardName, /, **parts: str | None) -> Entry[Card]:
    """Set the named parts of a card; UNSET keeps a part, None or blank text clears it.

    A card without any text left is deleted, and can be restored with its last text.
    Raises BadInput for a part the card does not have, for too long text, and for a first card without words.
    """
    name = as_choice(CardName, name)
    # `replace` has one type per field; Card validates the values
    given: dict[str, object] = {part: said for part, said in parts.items() if said is not UNSET}
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
    return entries.by_uid(diary.db, Card, as_choice(CardName, name))
