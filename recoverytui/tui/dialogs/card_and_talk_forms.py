"""What is asked for cards, talks, answers and questions, and for people and names."""

from datetime import date

from recoverytui.domain.answer import Answer, Question
from recoverytui.domain.card import Card, CardName
from recoverytui.domain.person import Person
from recoverytui.domain.talk import Talk
from recoverytui.text.labels import CARD_NAMES, CARD_PARTS, TALK_PARTS
from recoverytui.text.translator import Translator
from recoverytui.tui.dialogs.form_spec import FormSpec, OnDay, Text, yes_no

BEFORE = ("say", "ask", "help")
AFTER = ("said", "understood", "again")
"""The parts of a talk, before it and after it."""
ASKED = "asked:"
"""Where the draft of a new answer is kept: this, and the question."""


def card_part(words: Translator, name: CardName, part: str, said: str | None) -> FormSpec:
    """Ask for one part of a card."""
    title = words(CARD_PARTS[name][part])
    return FormSpec(f"card:{name}/{part}", title, (Text("said", value=said),), note=words(CARD_NAMES[name]))


def card(words: Translator, card: Card) -> FormSpec:
    """Ask for all parts of a card."""
    parts = CARD_PARTS[card.name].items()
    texts = tuple(Text(part, words(title), getattr(card, part)) for part, title in parts)
    return FormSpec(f"card:{card.name}", words(CARD_NAMES[card.name]), texts)


def talk(words: Translator, today: date, talk: Talk | None = None, *, id: str = "") -> FormSpec:
    """Ask for a talk before it: with whom, when, and what one brings along."""
    texts = (Text(part, words(TALK_PARTS[part]), getattr(talk, part) if talk else "") for part in BEFORE)
    day = OnDay("day", words(TALK_PARTS["day"]), talk.day if talk else None, today, none=words("no day"), coming=True)
    return FormSpec(
        id or "talk",
        words("A talk"),
        (Text("about", value=talk.about if talk else ""), day, *texts),
        note=words("With whom is the talk, or what is it about?"),
    )


def after_talk(words: Translator, talk: Talk, id: str) -> FormSpec:
    """Ask what one takes along from a talk."""
    texts = tuple(Text(part, words(TALK_PARTS[part]), getattr(talk, part)) for part in AFTER)
    return FormSpec(f"{id}/after", words("After the talk"), texts, note=talk.about)


def answer(words: Translator, question: str, place: str, answer: Answer | None = None) -> FormSpec:
    """Ask for what a question brings up; `place` is where its draft is kept."""
    return FormSpec(
        place,
        question,
        (
            Text("text", value=answer.text if answer else "", hint=words("As much or as little as you like.")),
            yes_no("only_me", words("Only for me"), words, answer.only_me if answer else False),
        ),
        note=words("Answer, skip, or come back another day."),
    )


def question(words: Translator, question: Question | None = None, *, id: str = "") -> FormSpec:
    """Ask for a question of one's own."""
    return FormSpec(
        id or "question",
        words("A question of your own"),
        (Text("text", value=question.text if question else ""),),
        note=words("What would you like to be asked?"),
    )


def watched_name(words: Translator, name: str) -> FormSpec:
    """Ask for a name to watch for, or another spelling of it."""
    note = words("Take the name away, and nobody looks for it.") if name else words("A name, as you write it.")
    return FormSpec("", words("A name to watch for"), (Text("name", value=name),), note=note, keeps=False)


def person(words: Translator, person: Person | None) -> FormSpec:
    """Ask for one of the people, and how to get hold of them."""
    return FormSpec(
        "",
        words("Somebody I trust"),
        (
            Text("name", words("Name"), person.name if person else ""),
            Text("number", words("Number"), person.number if person else ""),
        ),
        note=words("Take the name away, and they are off the list.") if person else "",
        keeps=False,
    )


def contact(words: Translator, contact: str) -> FormSpec:
    """Ask for the one contact that is kept outside the lock."""
    return FormSpec(
        "",
        words("One contact outside the lock"),
        (Text("contact", value=contact),),
        note=words("A name and a number in one line. It is not encrypted."),
        keeps=False,
    )
