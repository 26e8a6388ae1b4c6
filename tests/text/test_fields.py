"""The table of fields: it has every field of every kind, and all users read it."""

import pytest

from recoverytui.cli.entry_fields import facts
from recoverytui.domain import search
from recoverytui.domain.audience import Audience
from recoverytui.domain.book import LISTS
from recoverytui.domain.card import Card, CardName
from recoverytui.domain.day import Pause
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.domain.goal import Goal, GoalState, Sake, TryOut, TryState
from recoverytui.domain.serialization import BOOKKEEPING
from recoverytui.domain.serialization import FIELDS as NAMES
from recoverytui.domain.strategy import Helped, Strategy, Use
from recoverytui.domain.talk import Talk
from recoverytui.domain.win import Theme, Win
from recoverytui.text import fields, labels
from recoverytui.text.field import ANYBODY, Asked
from recoverytui.text.fields import FIELDS
from recoverytui.text.translator import Translator
from recoverytui.tui.dialogs import card_and_talk_forms, entry_forms
from tests.conftest import TODAY

EN = Translator("en")
NOUNS = (
    Win(TODAY, "A", themes=(Theme.HOPE,), company="B", goal="g", strategy="s", only_me=True),
    Strategy("A", when="B", how="C", whose="D", only_me=True),
    Use("s", TODAY, Helped.YES, "A"),
    Goal("A", why="B", enough="C", state=GoalState.REACHED, only_me=True, became="D", sake=Sake.BOTH),
    TryOut("g", "A", TryState.TRIED, TODAY, "B", "C", "D", True, "E", "F"),
    Talk("A", TODAY, "B", "C", "D", "E", "F", "G", "H"),
    Card(CardName.HARD_DAY, notice="A", helps="B", others_can="C", leave_alone="D", people="E", plan="F"),
    Pause(TODAY, TODAY, "A"),
)
UNNAMED = {"name", "path", "uid"}
"""What names an entry or belongs to the program, and is no field that a person fills in."""


@pytest.mark.parametrize("kind", LISTS)
def test_every_field_of_a_noun_has_a_row(kind: Kind) -> None:
    assert set(FIELDS[kind]) == set(NAMES[kind]) - UNNAMED - BOOKKEEPING


@pytest.mark.parametrize("kind", LISTS)
def test_every_row_says_what_it_is_and_how_to_fill_it_in(kind: Kind) -> None:
    for row in FIELDS[kind].values():
        assert EN(row.label)
        assert EN(row.help).rstrip(".?")
        assert row.readers <= ANYBODY
        if row.asked in {Asked.CHOICE, Asked.CHOICES}:
            options = [value for value, _ in labels.options(EN, kind, row.name)]
            assert list(row.values) in ([], options)
    assert frozenset(Audience) == ANYBODY


def form_of(noun: object) -> list[tuple[str, str]]:
    """Return the parts of all forms of a noun by name, with their labels."""
    links = [("g", "Goal"), ("s", "Strategy")]
    specs = {
        Win: lambda: [entry_forms.win(EN, TODAY, links, links, noun)],
        Strategy: lambda: [entry_forms.strategy(EN, noun)],
        Use: lambda: [entry_forms.use(EN, TODAY, "A", noun)],
        Goal: lambda: [entry_forms.goal(EN, noun), entry_forms.goal_state(EN, noun, "g1")],
        TryOut: lambda: [entry_forms.tryout(EN, "A", noun), entry_forms.try_state(EN, TODAY, noun, "t1")],
        Talk: lambda: [card_and_talk_forms.talk(EN, TODAY, noun), card_and_talk_forms.after_talk(EN, noun, "talk:1")],
        Card: lambda: [card_and_talk_forms.card(EN, noun)],
        Pause: lambda: [entry_forms.pause(EN, TODAY, noun)],
    }
    return [(part.part, part.label) for spec in specs[type(noun)]() for part in spec.parts]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.kind)
def test_forms_and_shell_call_a_field_the_same(noun: Noun) -> None:
    kind = noun.kind
    shown: dict[str, str] = dict(
        facts(EN, Entry(1, "u", noun, None, "2026-11-21T12:00:00Z"), {"g": "A goal", "s": "A strategy"})
    )
    asked = {(name, label) for name, label in form_of(noun) if label and not FIELDS[kind][name].is_main}
    assert asked
    for name, label in asked:
        assert label == EN(fields.label(kind, name))
        assert label in shown


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.kind)
def test_all_words_of_a_person_are_searched(noun: Noun) -> None:
    texts = [
        row.name for row in FIELDS[noun.kind].values() if row.asked is Asked.TEXT and getattr(noun, row.name, None)
    ]
    assert set(search.searchable_text(noun).split("\n")) == {getattr(noun, name) for name in texts}
