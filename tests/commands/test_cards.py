"""Cards: each part is edited in one undo step, and each card exists once."""

import pytest

from recoverytui.commands import cards, entries, export
from recoverytui.commands.diary import Diary
from recoverytui.commands.entries import UNSET
from recoverytui.domain.audience import Audience
from recoverytui.domain.card import PARTS, Card, CardName
from recoverytui.domain.validation import LONGEST
from recoverytui.errors import BadInput

BOTH, HARD = CardName.BOTH_AND, CardName.HARD_DAY


@pytest.mark.parametrize("name", CardName)
def test_a_card_that_was_never_filled_in_is_empty(diary: Diary, name: CardName) -> None:
    assert cards.get(diary, name) == Card(name)
    assert cards.is_empty(cards.get(diary, name))


@pytest.mark.parametrize("name", CardName)
def test_every_part_can_be_written_and_is_found_again(diary: Diary, name: CardName) -> None:
    said = {part: f"words for {part}" for part in PARTS[name]}
    entry = cards.write(diary, name, **said)
    assert entry.id == f"card:{name}"
    assert cards.get(diary, name) == entry.noun == Card(name, **said)
    assert entries.get(diary, entry.id) == entry


def test_parts_that_are_not_named_stay(diary: Diary) -> None:
    cards.write(diary, BOTH, can="I listen well.", hard="Letters.")
    cards.write(diary, BOTH, can=UNSET, hard=None, helps="A day to think.")
    assert cards.get(diary, BOTH) == Card(BOTH, can="I listen well.", helps="A day to think.")


def test_the_two_cards_are_apart(diary: Diary) -> None:
    cards.write(diary, BOTH, helps="for both")
    cards.write(diary, HARD, helps="for hard days")
    assert cards.get(diary, BOTH).helps == "for both"
    assert cards.get(diary, HARD).helps == "for hard days"


def test_undo_walks_through_the_versions(diary: Diary) -> None:
    cards.write(diary, BOTH, can="first")
    cards.write(diary, BOTH, can="second", hard="mornings")
    assert entries.undo(diary) == "card.edit"
    assert cards.get(diary, BOTH) == Card(BOTH, can="first")
    assert entries.undo(diary) == "card.edit"
    assert cards.is_empty(cards.get(diary, BOTH))
    assert [entries.redo(diary), entries.redo(diary), entries.redo(diary)] == ["card.edit", "card.edit", None]
    assert cards.get(diary, BOTH) == Card(BOTH, can="second", hard="mornings")


def test_writing_the_same_again_is_no_step(diary: Diary) -> None:
    first = cards.write(diary, BOTH, can="the same")
    assert cards.write(diary, BOTH, can=" the same ") == first
    entries.undo(diary)
    assert entries.undo(diary) is None


def test_a_deleted_card_is_empty_and_starts_anew(diary: Diary) -> None:
    cards.write(diary, BOTH, can="old", hard="old too")
    entries.delete(diary, "card:both-and")
    assert cards.is_empty(cards.get(diary, BOTH))
    entry = cards.write(diary, BOTH, can="new")
    assert (entry.noun, entry.deleted) == (Card(BOTH, can="new"), False)
    entries.undo(diary)
    assert cards.is_empty(cards.get(diary, BOTH))
    entries.undo(diary)
    assert cards.get(diary, BOTH) == Card(BOTH, can="old", hard="old too")


def test_a_card_deleted_for_good_can_be_written_again(diary: Diary) -> None:
    cards.write(diary, HARD, notice="I do not answer messages.")
    entries.delete_for_good(diary, "card:hard-day")
    assert (entries.undo(diary), entries.undo(diary)) == (entries.ERASE, None)
    assert cards.write(diary, HARD, helps="Quiet.").noun == Card(HARD, helps="Quiet.")


def test_a_first_card_needs_words(diary: Diary) -> None:
    with pytest.raises(BadInput):
        cards.write(diary, BOTH, can="  ", hard=None)
    assert entries.undo(diary) is None


def test_a_card_whose_last_words_go_is_deleted_and_can_come_back(diary: Diary) -> None:
    cards.write(diary, BOTH, can="something", hard="letters")
    assert not cards.write(diary, BOTH, can="").deleted
    assert cards.write(diary, BOTH, hard=None).deleted
    assert cards.is_empty(cards.get(diary, BOTH))
    assert export.on_offer(diary, Audience.STAFF).parts == []
    assert [entry.noun.hard for entry in entries.deleted(diary)] == ["letters"]
    assert entries.undo(diary) == "card.edit"
    assert cards.get(diary, BOTH) == Card(BOTH, hard="letters")
    assert entries.redo(diary) == "card.edit"
    assert cards.write(diary, BOTH, can="anew").noun == Card(BOTH, can="anew")


@pytest.mark.parametrize(("name", "part"), [(BOTH, "notice"), (HARD, "can"), (BOTH, "name"), (BOTH, "kind")])
def test_a_part_of_another_card_is_refused(diary: Diary, name: CardName, part: str) -> None:
    with pytest.raises(BadInput) as refusal:
        cards.write(diary, name, **{part: "words"})
    assert refusal.value.facts == {"choices": ", ".join(PARTS[name])}


def test_too_long_words_are_refused_and_the_card_is_as_it_was(diary: Diary) -> None:
    cards.write(diary, BOTH, can="short")
    with pytest.raises(BadInput):
        cards.write(diary, BOTH, hard="x" * (LONGEST + 1))
    assert cards.get(diary, BOTH) == Card(BOTH, can="short")


def test_a_card_keeps_its_name_when_it_is_edited_as_any_entry(diary: Diary) -> None:
    cards.write(diary, BOTH, can="short")
    assert entries.edit(diary, "card:both-and", hard="letters").noun.hard == "letters"
    with pytest.raises(BadInput):
        entries.edit(diary, "card:both-and", name=HARD)


def test_a_card_that_there_is_not_is_refused(diary: Diary) -> None:
    with pytest.raises(BadInput):
        cards.get(diary, "other")  # type: ignore[arg-type]
