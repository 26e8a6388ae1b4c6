"""The keywords of the card format, in every language (docs/cards.md)."""

import re

from recoverytui.domain.languages import LANGUAGES, SOURCE_LANGUAGE

SPELLINGS = {code: {**LANGUAGES[SOURCE_LANGUAGE].card_keywords, **row.card_keywords} for code, row in LANGUAGES.items()}
"""Keyword by part, by language."""

LABELS = {spelt[part].casefold(): part for spelt in SPELLINGS.values() for part in ("when", "how")}
"""The part that a line holds, by the keyword it begins with."""

_LOOKS_LIKE_ONE = re.compile(rf"^(\s*(?:{'|'.join(map(re.escape, LABELS))})):", re.IGNORECASE | re.MULTILINE)


def escape_labels(text: str) -> str:
    """Escape the colon of lines that begin with a keyword, so that a person's own text is not read as another part."""
    return _LOOKS_LIKE_ONE.sub(r"\1\\:", text)
