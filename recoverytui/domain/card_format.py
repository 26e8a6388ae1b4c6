"""What helps one person, handed on to another: the words of such a card, in all our languages (docs/cards.md)."""

import re

SPELLINGS: dict[str, dict[str, str]] = {
    "en": {
        "title": "Notes",
        "heading": "What helps me",
        "when": "It helps when",
        "how": "How",
        "demo": "DEMO – invented data",
        "mine": "For me only",
    },
    "da": {
        "title": "Noter",
        "heading": "Det hjælper mig",
        "when": "Hjælper, når",
        "how": "Hvordan",
        "demo": "DEMO – opfundne data",
        "mine": "Kun for mig",
    },
}
"""The words of a card, by language. Files that people have depend on them: add others, change none."""

LABELS = {spelt[part].casefold(): part for spelt in SPELLINGS.values() for part in ("when", "how")}
"""Which part a line of a card tells that begins with one of these words and a colon."""

_LOOKS_LIKE_ONE = re.compile(rf"^(\s*(?:{'|'.join(map(re.escape, LABELS))})):", re.IGNORECASE | re.MULTILINE)


def escape_labels(text: str) -> str:
    """Return Markdown of a person's own text in which no line can be taken for another part of a card."""
    return _LOOKS_LIKE_ONE.sub(r"\1\\:", text)
