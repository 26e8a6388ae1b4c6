"""Everyday words that a generated passphrase is put together from: one list a language, chosen to be easy to write."""

from functools import cache
from pathlib import Path

from recoverytui.text.languages import LANGUAGES


@cache
def word_list(language: str) -> tuple[str, ...]:
    """Return the words of a spoken language in its own order, read on first use; raises ValueError for another one."""
    if language not in LANGUAGES:
        raise ValueError("no list of words in that language")
    return tuple(Path(__file__).with_name(f"{language}.txt").read_text(encoding="utf-8").split())
