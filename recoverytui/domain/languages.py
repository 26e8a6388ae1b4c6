"""The languages of the program: one row each. Adding a language is adding a row here and its files (CONTRIBUTING.md).

The rows lie this low because file formats have translated keywords, and the settings accept only these codes.
A row may leave keywords out, and a language may lack any of its files: English takes their place.
"""

from collections.abc import Mapping

from recoverytui.dataclass import dataclass


@dataclass
class Language:
    """A language: its ISO 639 code, its own name for itself, and its keywords in the two Markdown formats.

    People have files with these keywords in them: add languages, never change a keyword.
    """

    code: str
    name: str
    card_keywords: Mapping[str, str] = {}
    """By part of a card (docs/cards.md)."""
    path_keywords: Mapping[str, str] = {}
    """By part of the file of a path (docs/paths.md), and by theme."""
    aliases: tuple[str, ...] = ()
    """Other codes that a system may name it by, or a language whose readers read this one best."""
    is_draft: bool = False
    """No native speaker has read the translation; help and settings then tell so."""


SOURCE_LANGUAGE = "en"
"""The language of the sentences in the code; it needs no catalogue, and stands in for whatever another one lacks."""

LANGUAGES: Mapping[str, Language] = {
    row.code: row
    for row in (
        Language(
            SOURCE_LANGUAGE,
            "English",
            card_keywords={
                "title": "Notes",
                "heading": "What helps me",
                "when": "It helps when",
                "how": "How",
                "demo": "DEMO – invented data",
                "mine": "For me only",
            },
            path_keywords={
                "themes": "Themes",
                "try": "Try",
                "note": "Note",
                "together": "Together",
                "hope": "Hope",
                "me": "Being me",
                "meaning": "Meaning",
                "terms": "My own terms",
            },
        ),
        Language(
            "da",
            "Dansk",
            card_keywords={
                "title": "Noter",
                "heading": "Det hjælper mig",
                "when": "Hjælper, når",
                "how": "Hvordan",
                "demo": "DEMO – opdigtede data",
                "mine": "Kun for mig",
            },
            path_keywords={
                "themes": "Temaer",
                "try": "Prøv",
                "note": "Note",
                "together": "Sammen",
                "hope": "Håb",
                "me": "Mig selv",
                "meaning": "Mening",
                "terms": "Egne præmisser",
            },
        ),
        Language(
            "nb",
            "Norsk bokmål",
            card_keywords={
                "title": "Notater",
                "heading": "Det som hjelper meg",
                "when": "Hjelper når",
                "how": "Hvordan",
                "demo": "DEMO – oppdiktede data",
                "mine": "Bare for meg",
            },
            path_keywords={
                "themes": "Temaer",
                "try": "Prøv",
                "note": "Notat",
                "together": "Sammen",
                "hope": "Håp",
                "me": "Meg selv",
                "meaning": "Mening",
                "terms": "Egne premisser",
            },
            aliases=("no", "nn"),
            is_draft=True,
        ),
    )
}
"""By code, the source language first."""


def in_language(texts: Mapping[str, str], code: str) -> str:
    """Return the text for a language from texts by language code, in English when it has none."""
    return texts.get(code) or texts[SOURCE_LANGUAGE]


def next_language(code: str) -> str:
    """Return the code of the language after this one, from the last back to the first."""
    codes = list(LANGUAGES)
    return codes[(codes.index(code) + 1) % len(codes)]
