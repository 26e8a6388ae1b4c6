"""What the shell answers when today is marked as a hard day: the same as the overview, as plain text."""

from recoverytui.cli.session import Session
from recoverytui.errors import N_


def answer(session: Session) -> None:
    """Say one calm sentence, what helps, what the card says, and where help is."""
    from recoverytui.commands import hard_day as deeds
    from recoverytui.text.hard_day import SOUNDS_HARD
    from recoverytui.text.parts import CARD_NAMES, CARD_PARTS

    words, console = session.words, session.console
    said = deeds.answer(session.writing())
    console.say(words(SOUNDS_HARD))
    if said.pinned:
        console.heading(words(N_("What helps")))
        for line in said.pinned:
            console.say(line.entry.noun.text)
    if said.card is not None:
        console.heading(words(CARD_NAMES[said.card.name]))
        for part, title in CARD_PARTS[said.card.name].items():
            if text := getattr(said.card, part):
                console.say(f"{words(title)}: {text}")
    console.say()
    console.say(words("Whom you can ring: recovery help-now"))
