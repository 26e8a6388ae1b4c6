"""The words an invented diarist uses, Danish and English, with compounds as Danish makes them."""

from random import Random
from typing import NamedTuple

_WALK_OF = ("gå", "sø", "skov", "cykel", "strand", "morgen", "aften", "have", "byg", "eng", "bakke", "kanal")
_PAUSE_OF = ("te", "kaffe", "frokost", "lytte", "vindues", "bænke")
_THING_OF = ("hylde", "køkken", "skuffe", "brev", "vaske", "plante", "kælder", "altan")
_WEATHER_DA = ("i blæst", "i regn", "mens det blev lyst", "i tåge", "lige før det blev mørkt", "i fem minutter")
_WEATHER_EN = ("in the wind", "in the rain", "while it grew light", "in fog", "just before dusk", "for five minutes")


class Tongue(NamedTuple):
    """Parts that any of the others can follow, so that a few dozen words make very many sentences."""

    starts: tuple[str, ...]
    things: tuple[str, ...]
    ends: tuple[str, ...]
    more: tuple[str, ...]
    company: tuple[str, ...]
    strategies: tuple[str, ...]
    goals: tuple[str, ...]
    steps: tuple[str, ...]
    notes: tuple[str, ...]


DANISH = Tongue(
    starts=(
        "Tog en",
        "Nåede en",
        "Fik lavet en",
        "Turde en",
        "Sagde ja til en",
        "Holdt fast i en",
        "Begyndte på en",
        "Det lykkedes med en",
        "Glædede mig over en",
        "Delte en",
        "Blev færdig med en",
        "Prøvede en",
    ),
    things=(
        *(f"{first}tur" for first in _WALK_OF),
        *(f"{first}pause" for first in _PAUSE_OF),
        *(f"{first}oprydning" for first in _THING_OF),
        "samtale",
        "suppe",
        "sang",
        "tegning",
        "gryderet",
        "telefonsnak",
        "lur",
        "bog",
        "hilsen",
        "strikkepind",
    ),
    ends=(
        *_WEATHER_DA,
        "uden at skynde mig",
        "selv om jeg var træt",
        "og det var nok",
        "for min egen skyld",
        "sammen med naboen",
        "før frokost",
        "efter en lang nat",
        "helt uden plan",
    ),
    more=(
        "Bagefter sad jeg lidt og mærkede efter.",
        "Det føltes lettere, end jeg havde troet.",
        "Jeg kunne høre solsorten fra gården.",
        "Der var en, der smilede tilbage.",
        "I morgen må gerne ligne i dag.",
        "Jeg skrev det ned, så jeg kan finde det igen.",
        "Hænderne rystede lidt, og det gik alligevel.",
        "Det tog tid, og tiden var der.",
    ),
    company=("min søster", "naboen", "en ven", "holdet", "peerværkstedet", "hunden"),
    strategies=(
        "Åbne vinduet og trække vejret",
        "Ringe til en, der lytter",
        "Gå rundt om søen",
        "Skrive tre linjer",
        "Varmt tæppe og te",
        "Musik uden ord",
        "Tælle blå ting",
        "Sige det højt",
        "Vande planterne",
        "Koldt vand",
    ),
    goals=(
        "Bage rugbrød selv",
        "Komme i svømmehallen igen",
        "Spille på guitaren",
        "Spise sammen med nogen",
        "Sove med åbent vindue",
        "Sy gardinerne om",
        "Tage toget til kysten",
    ),
    steps=("Spørge, hvad det koster", "Kigge forbi uden at gå ind", "Finde en at følges med", "Øve det derhjemme"),
    notes=("Stille dag.", "Sov længe.", "Meget larm i opgangen.", "Det lettede hen på aftenen.", "Svær formiddag."),
)

ENGLISH = Tongue(
    starts=(
        "Took a",
        "Managed a",
        "Finished a",
        "Dared a",
        "Said yes to a",
        "Kept to a",
        "Began a",
        "Was glad of a",
        "Shared a",
        "Tried a",
        "Found time for a",
        "Allowed myself a",
    ),
    things=(
        *(f"{first} walk" for first in ("lake", "wood", "morning", "garden", "slow", "riverside", "short", "hill")),
        *(f"{first} break" for first in ("tea", "window", "quiet", "lunch", "bench")),
        "shelf tidy-up",
        "letter",
        "phone call",
        "pot of soup",
        "song",
        "drawing",
        "nap",
        "chapter",
        "greeting",
    ),
    ends=(
        *_WEATHER_EN,
        "without any hurry",
        "although I was tired",
        "and that was enough",
        "for my own sake",
        "with a neighbour",
        "before noon",
        "after a long night",
        "with no plan at all",
    ),
    more=(
        "Afterwards I sat a while and noticed how it felt.",
        "It was lighter than I had thought.",
        "A blackbird sang in the yard.",
        "Somebody smiled back.",
        "Tomorrow may well look like today.",
        "I write it down so that I can find it again.",
        "It took its time, and there was time.",
    ),
    company=("my sister", "a neighbour", "a friend", "the group", "the dog"),
    strategies=(
        "Open the window and breathe",
        "Call someone who listens",
        "Walk around the lake",
        "Write three lines",
        "Warm blanket and tea",
        "Music without words",
        "Count blue things",
        "Say it out loud",
    ),
    goals=("Bake my own bread", "Swim again", "Play the guitar", "Eat with others", "Take the train to the coast"),
    steps=("Ask what it costs", "Look in without staying", "Find someone to go with", "Practise at home"),
    notes=("A quiet day.", "Slept late.", "Noise in the stairway.", "It eased in the evening.", "Hard morning."),
)

RARE = "mosekonebryg"
"""A word that one entry in every two thousand holds, for searches that find little."""


def pick(parts: tuple[str, ...], dice: Random) -> str:
    """Return any of the parts."""
    return parts[int(dice.random() * len(parts))]


def sentence(tongue: Tongue, dice: Random) -> str:
    """Return one short line, as most wins are."""
    return f"{pick(tongue.starts, dice)} {pick(tongue.things, dice)} {pick(tongue.ends, dice)}"


def win_text(tongue: Tongue, dice: Random) -> str:
    """Return what a win says: one line, now and then some more, seldom a long page."""
    text = sentence(tongue, dice)
    throw = dice.random()
    if throw < 0.0005:
        text += f", med lidt {RARE}"
    if throw > 0.999:
        return text + ".\n\n" + " ".join(pick(tongue.more, dice) for _ in range(60))
    if throw > 0.85:
        return text + ". " + " ".join(pick(tongue.more, dice) for _ in range(1 + int(dice.random() * 4)))
    return text
