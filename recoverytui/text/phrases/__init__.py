"""Word lists for generated passphrases, one per language: everyday words that are easy to spell."""

from functools import cache
from pathlib import Path

from recoverytui.domain.languages import LANGUAGES, SOURCE_LANGUAGE


@cache
def word_list(language: str) -> tuple[str, ...]:
    """Return the word list of a language, the English one if it has none; raises ValueError for an unknown language."""
    if language not in LANGUAGES:
        raise ValueError("no list of words in that language")
    files = (Path(__file__).with_name(f"{each}.txt") for each in (language, SOURCE_LANGUAGE))
    return tuple(next(filter(Path.is_file, files)).read_text(encoding="utf-8").split())
