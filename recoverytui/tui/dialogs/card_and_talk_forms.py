"""Forms for cards, talks, answers, questions, people and names."""

from datetime import date

from recoverytui.domain.answer import Answer, Question
from recoverytui.domain.card import Card, CardName
from recoverytui.domain.entry import Kind
from recoverytui.domain.person import Person
from recoverytui.domain.talk import Talk
from recoverytui.text.fields import FIELDS, in_form
from recoverytui.text.labels import CARD_NAMES, CARD_PARTS
from recoverytui.text.translator import Translator
from recoverytui.tui.dialogs.entry_forms import parts
from recoverytui.tui.dialogs.form_spec import FormSpec, Text

BEFORE = tuple(row.name for row in in_form(Kind.TALK) if row.name not in {"about", "day"})
AFTER = tuple(row.name for row in in_form(Kind.TALK, later=True))
"""Parts of a talk, before it and after it."""
ASKED = "asked:"
"""Prefix of the draft key of a new answer; the question follows."""


def card_part(words: Translator, name: CardName, part: str, said: str | None) -> FormSpec:
    """Edit one part of a card."""
    row = FIELDS[Kind.CARD][part]
    text = Text("said", value=said, help=words(row.help))
    return FormSpec(f"card:{name}/{part}", words(row.label), (text,), note=words(CARD_NAMES[name]))


def card(words: Translator, card: Card) -> FormSpec:
    """Edit all parts of a card."""
    rows = [FIELDS[Kind.CARD][part] for part in CARD_PARTS[card.name]]
    return FormSpec(f"card:{card.name}", words(CARD_NAMES[card.name]), parts(words, Kind.CARD, rows, card))


def talk(words: Translator, today: date, talk: Talk | None = None, *, id: str = "") -> FormSpec:
    """Prepare a talk: with whom, when, and what to bring."""
    rows = in_form(Kind.TALK)
    return FormSpec(id or "talk", words("A talk"), parts(words, Kind.TALK, rows, talk, today=today))


def after_talk(words: Translator, talk: Talk, id: str) -> FormSpec:
    """Ask what was said and understood in a talk."""
    rows = in_form(Kind.TALK, later=True)
    return FormSpec(f"{id}/after", words("After the talk"), parts(words, Kind.TALK, rows, talk), note=talk.about)


def answer(words: Translator, question: str, draft_key: str, answer: Answer | None = None) -> FormSpec:
    """Ask for the answer to a question; `draft_key` names its draft."""
    asked = parts(words, Kind.ANSWER, in_form(Kind.ANSWER), answer)
    return FormSpec(draft_key, question, asked, note=words("Answer, skip, or come back another day."))


def question(words: Translator, question: Question | None = None, *, id: str = "") -> FormSpec:
    """Ask for a question of the person's own."""
    asked = parts(words, Kind.QUESTION, in_form(Kind.QUESTION), question)
    return FormSpec(id or "question", words("A question of your own"), asked)


def watched_name(words: Translator, name: str) -> FormSpec:
    """Ask for a name to watch for, or another spelling of it."""
    help = words("Take the name away, and it is off the list.") if name else words("A name, as you write it.")
    return FormSpec("", words("A name to leave out"), (Text("name", value=name, help=help),), keeps=False)


def person(words: Translator, person: Person | None) -> FormSpec:
    """Ask for a person and how to reach them."""
    help = words("Take the name away, and they are off the list.") if person else words("What you call them.")
    return FormSpec(
        "",
        words("Somebody I trust"),
        (
            Text("name", words("Name"), person.name if person else "", help=help),
            Text("number", words("Number"), person.number if person else "", help=words("How to get hold of them.")),
        ),
        keeps=False,
    )


def contact(words: Translator, contact: str) -> FormSpec:
    """Ask for the one contact that is kept outside the lock."""
    return FormSpec(
        "",
        words("A contact that shows without the passphrase"),
        (Text("contact", value=contact, help=words("A name and a number in one line. It is not encrypted.")),),
        keeps=False,
    )
