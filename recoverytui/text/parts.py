"""What the cards are called, and the parts of cards and talks."""

from recoverytui.domain.card import CardName
from recoverytui.errors import N_
from recoverytui.text.words import NC_

CARD_NAMES = {
    CardName.BOTH_AND: N_("Both-and card"),
    CardName.HARD_DAY: N_("Card for hard days"),
}
CARD_PARTS = {
    CardName.BOTH_AND: {
        "can": N_("What I can"),
        "hard": N_("What is hard"),
        "helps": NC_("card", "What helps"),
    },
    CardName.HARD_DAY: {
        "notice": N_("How I notice that it is getting to be too much"),
        "helps": NC_("card", "What helps"),
        "others_can": N_("What others can do"),
        "leave_alone": N_("What I would like them to leave alone"),
        "people": N_("People I trust (with numbers)"),
        "plan": N_("Where my crisis plan lies"),
    },
}
"""The title of each part, in the order they are shown."""
TALK_PARTS = {
    "about": N_("With whom, or about what"),
    "day": N_("When"),
    "say": N_("What I want to say"),
    "ask": N_("What I want to ask"),
    "help": N_("What I want help with, and why"),
    "said": N_("What was said"),
    "understood": N_("What I understood"),
    "again": N_("What I want to ask again"),
}
"""The title of each part of a talk: before it, and from "What was said" on after it."""
