"""Suggest verbs for an unknown word; a suggestion is printed, never run."""

from collections.abc import Iterable
from difflib import get_close_matches

SYNONYMS = {
    "add": "win",
    "change": "edit",
    "config": "settings",
    "find": "search",
    "hard": "day hard",
    "help": "--help",
    "help now": "help-now",
    "list": "wins",
    "ls": "wins",
    "note": "day note",
    "password": "passphrase",
    "preferences": "settings",
    "remove": "delete",
    "rest": "day rest",
    "rm": "delete",
    "share": "export",
    "stats": "streak",
    "version": "--version",
    "adgangskode": "passphrase",
    "dag": "day",
    "del": "export",
    "eksport": "export",
    "eksporter": "export",
    "fjern": "delete",
    "forløb": "path",
    "fortryd": "undo",
    "gentag": "redo",
    "historik": "history",
    "hjælp": "--help",
    "hjælp nu": "help-now",
    "hvile": "day rest",
    "hviledag": "day rest",
    "i dag": "today",
    "idag": "today",
    "indstillinger": "settings",
    "kalender": "calendar",
    "kort": "card",
    "lås": "lock",
    "mennesker": "people",
    "mål": "goals",
    "navne": "names",
    "overblik": "today",
    "ret": "edit",
    "rytme": "streak",
    "samtale": "talk",
    "samtaler": "talk",
    "sejr": "win",
    "sejre": "wins",
    "sikkerhedskopi": "backup",
    "slet": "delete",
    "slettede": "deleted",
    "spørgsmål": "question",
    "strategi": "strategy",
    "strategier": "strategies",
    "svær": "day hard",
    "svær dag": "day hard",
    "søg": "search",
    "tilføj": "win",
    "vis": "show",
}
"""Common other words for a verb, in English and Danish."""
UNLIKELY = frozenset({"restore", "remove-lock", "delete-everything"})
"""Destructive verbs; they are suggested only for a near-identical word."""


def suggest(line: Iterable[str], verbs: Iterable[str]) -> list[str]:
    """Return suggestions for an unknown first word, the likeliest first."""
    typed = [word.casefold() for word in line]
    for said in (" ".join(typed[:2]), typed[0]):
        if said in SYNONYMS:
            return [SYNONYMS[said]]
    return get_close_matches(typed[0], [verb for verb in verbs if verb not in UNLIKELY or _all_but(typed[0], verb)])


def _all_but(word: str, verb: str) -> bool:
    """Return whether two words differ by one edit."""
    at = next((index for index, (one, other) in enumerate(zip(word, verb, strict=False)) if one != other), None)
    if at is None:
        return abs(len(word) - len(verb)) <= 1
    return verb[at + 1 :] in {word[at:], word[at + 1 :]} or verb[at:] == word[at + 1 :]
