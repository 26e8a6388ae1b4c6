"""The verbs for the two cards: what I can, what is hard and what helps; and the card for hard days."""

from recoverytui.cli.command_spec import Given, Group, argument, json_option
from recoverytui.cli.field_options import field_options
from recoverytui.cli.session import Session
from recoverytui.domain.card import PARTS, CardName
from recoverytui.domain.entry import Kind
from recoverytui.errors import N_, BadInput

CARDS = tuple(name.value for name in CardName)
CARD_CHOICES = "both-and|hard-day"

card = Group("card", help=N_("A card in your own words: the both-and card, and the card for hard days."), alone="show")


@card.verb("show", help=N_("Show a card, or both."))
@argument("name", needed=False, choices=CARDS, metavar=f"[{CARD_CHOICES}]")
@json_option
def show(session: Session, name: str | None, as_json: bool) -> None:
    """Show a card, or both."""
    from recoverytui.commands import cards as deeds
    from recoverytui.text.labels import CARD_NAMES, CARD_PARTS

    diary, words, console = session.reading(), session.words, session.console
    asked = [CardName(name)] if name else list(CardName)
    there = [] if diary is None else [deeds.get(diary, each) for each in asked]
    filled = [each for each in there if not deeds.is_empty(each)]
    if as_json:
        console.json(
            {"cards": [{part: getattr(each, part) for part in ("name", *PARTS[each.name])} for each in filled]}
        )
    elif diary is None:
        session.invite()
    elif not filled:
        console.say(words("The card is empty. You can fill in one part: recovery card edit --help"))
    for each in () if as_json else filled:
        console.say(words(CARD_NAMES[each.name]))
        for part, title in CARD_PARTS[each.name].items():
            if getattr(each, part):
                console.heading(words(title))
                console.say(getattr(each, part))
        if each is not filled[-1]:
            console.say()


@card.verb(
    "edit",
    help=N_(
        "Fill in or change parts of a card.\n\n"
        "What is not named stays as it is. An empty value in quotation marks takes a part away."
    ),
)
@argument("name", choices=CARDS, metavar=CARD_CHOICES)
@field_options(Kind.CARD)
def edit(session: Session, /, name: str, **parts: Given) -> None:
    """Fill in or change parts of a card."""
    from recoverytui.commands import cards as deeds

    given = {part: said for part, said in parts.items() if said is not None}
    if not given:
        raise BadInput(N_("Say which part to change: recovery card edit --help"))
    foreign = set(given) - set(PARTS[CardName(name)])
    if foreign:
        raise BadInput(N_("That card has no such part. It has these: {choices}."), choices=_options(CardName(name)))
    session.saved(deeds.write(session.writing(), CardName(name), **given).id)


def _options(name: CardName) -> str:
    return ", ".join(f"--{part.replace('_', '-')}" for part in PARTS[name])


VERBS = (card,)
