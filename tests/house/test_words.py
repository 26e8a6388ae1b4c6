"""Catalogues: every sentence is in every language, and contains no banned words."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from recoverytui import errors
from recoverytui.tui.rooms import ROOMS
from tools.extraction import said

ROOT = Path(__file__).parents[2]
MOST_WORDS = 15
"""The longest sentence, in words (words.md, section 1)."""

ALLOWED = ("nothing is lost", "går ikke noget tabt", "ingenting går tapt", "tui-journal")
"""The one use of a word of loss; and the name of a program whose files can be read."""
BANNED = {
    "en": (
        *("broken", "break", "lost", "missed", "failed", "reset", "zero", "overdue", "behind", "should"),
        *("don't forget", "best", "record"),
        *("journal", "journals", "patient", "patients", "client", "clients", "user", "users"),
        *("compliance", "relapse", "relapses"),
    ),
    "da": (
        *("brudt", "bryde", "mistet", "misset", "gået glip", "fejlet", "nulstil", "nul", "for sent", "bagud"),
        *("burde", "glem ikke", "rekord", "bedste", "tabt"),
        *("journal", "journalen", "patient", "patienter", "klient", "klienter", "bruger", "brugere", "brugeren"),
        *("compliance", "tilbagefald"),
        # What the glossary says to avoid, wherever it stands.
        *("helbredelse", "bedring", "notat", "notater", "indlæg", "coping", "målsætning", "indsatsmål"),
        *("mislykket", "opgivet", "stime", "streak", "i træk", "joker", "fridag", "dårlig dag", "comeback"),
        *("empowerment", "funktionsniveau", "trigger", "kriseplan", "eksportér", "eksporter"),
    ),
    "nb": (
        *(
            "brutt",
            "bryte",
            "mistet",
            "mislyktes",
            "mislykket",
            "tapt",
            "nullstill",
            "null",
            "for sent",
            "på etterskudd",
        ),
        *("burde", "ikke glem", "rekord", "beste", "best"),
        *("journal", "journalen", "pasient", "pasienter", "klient", "klienter", "brukere", "brukeren"),
        *("compliance", "tilbakefall", "helbredelse", "bedring", "streak", "på rad", "dårlig dag", "comeback"),
        *("empowerment", "funksjonsnivå", "trigger", "eksporter"),
    ),
}


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words_tool", ROOT / "tools" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _tool()


def sentences() -> Iterator[tuple[str, str]]:
    """Yield language and text of all that the program itself says; what click says in English is click's."""
    for message in tool.extracted(tool.PACKAGE):
        if message.id and not all(path.endswith(tool.FOREIGN) for path, _ in message.locations):
            yield from (("en", form) for form in tool.spoken(message.id))
    for po in tool.translations_of(tool.PACKAGE):
        for message in tool.loaded(po):
            if message.id:
                yield from ((tool.language_of(po), form) for form in tool.spoken(message.string))


def parts(text: str) -> list[str]:
    """Return the sentences of a text; a colon and a new line end one, as they do for the eye."""
    return [part for part in re.split(r"[.!?:;…]+(?:\s|$)|\n", text) if part.strip()]


def test_catalogues_are_whole_and_fresh() -> None:
    assert tool.findings(tool.PACKAGE) == []


def banned_in(language: str, text: str) -> str | None:
    """Return the first word of a text that must not be said, or None."""
    plain = text.lower().replace("’", "'")
    for phrase in ALLOWED:
        plain = plain.replace(phrase, "")
    found = re.search(rf"(?<!\w)({'|'.join(BANNED[language])})(?!\w)", plain)
    return found and found.group()


@pytest.mark.parametrize("language", BANNED)
def test_no_word_that_must_not_be_said(language: str) -> None:
    said = [text for spoken, text in sentences() if spoken == language]
    assert len(said) > 100
    assert [text for text in said if banned_in(language, text)] == []


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "You missed 12 days.", "missed"),
        ("en", "Don’t forget to write", "don't forget"),
        ("en", "Everything is lost.", "lost"),
        ("en", "Nothing is lost.", None),
        ("en", "Files of jrnl and tui-journal", None),
        ("en", "A recording of breakfast", None),
        ("da", "Nulstil", "nulstil"),
        ("da", "Alt er tabt", "tabt"),
        ("da", "Der går ikke noget tabt.", None),
        ("da", "Stoppet. Afbrudt.", None),
    ],
)
def test_the_search_finds_whole_words_only(language: str, text: str, word: str | None) -> None:
    assert banned_in(language, text) == word


def test_no_exclamation_marks() -> None:
    assert [text for _, text in sentences() if "!" in text.replace("!r}", "}")] == []


def test_sentences_are_short() -> None:
    long = [part for _, text in sentences() for part in parts(text) if len(part.split()) > MOST_WORDS]
    assert long == []


AS_NO_DANE_SAYS_IT = (
    "standard input",
    "findes, mens du",
    "Sæt i dag som",
    "Sæt dagen som",
    "efter minutter",
    "Skriv en, jeg kender, i stedet",
    "De sene tæller",
    "Intet kommer ud",
    "det skrevne",
    "om det her kommer her",
    "Sproget vælger",
    "skrives ud",
    "får aldrig dage at vide",
    "et menneske af listen",
    "Tilføj et menneske",
    "har det stadig",
    ". Sig, ",
    *("Tallene fører", "Hvis idé", "Navne at holde", "Det blev der sagt", "opfund", "skal gøres", "Find noget at gøre"),
    *("vist rundt", "rundtur", "Tag ugen før", "Vær i denne uge", "Ville komme ind", "Du har talt", "pause ned"),
    *("uden for låsen", "snævr", "markøren", "gå dertil", "stærk kontrast", "Dagbogen er låst med", "står åbent"),
    *("lade det stå åbent", "fjern mærket", " appen"),
    *(
        "holde øje",
        "holdes øje",
        "passer på",
        "Uden en af dem",
        "som ny",
        "ud af syne.",
        "læst op igen",
        "eller lad være.",
    ),
    *("om så inde", "Hvor filen ligger", "som den er nu.", "lyder svært", "en dag, du skriver", "hvis idé"),
)
"""Word for word from another language, or said of something else in Danish."""


def test_danish_is_said_as_a_dane_says_it() -> None:
    said = [text for language, text in sentences() if language == "da"]
    unsaid = [words.lower() for words in AS_NO_DANE_SAYS_IT]
    assert [text for text in said if any(words in f" {text.lower()}" for words in unsaid)] == []


ONE_WORD = {
    "sikkerhedskopi": "kopi",
    "maskine": "computer",
    "udgave": "version",
    "beskadiget": "skadet",
    "rundtur": "rundvisning",
    "personale": "kontaktperson",
    "ligeværdig": "peer",
    "kodeord": "adgangskode",
}
"""Danish words for what the program calls by another word already."""
SYNONYMS = ("backup, kopi, gendan", "kodeord, kode, krypter")
"""What the palette also finds an action by."""


def test_a_thing_has_one_word() -> None:
    said = [text for language, text in sentences() if language == "da" and text not in SYNONYMS]
    assert [text for text in said if any(words in text.lower() for words in ONE_WORD)] == []


AS_IF_TRANSLATED = (
    *(
        "Enter its day",
        "where it is now",
        "See whom",
        "who is to come along",
        "Be in this week",
        "week before once more",
    ),
    *("Go on to what", "tells of", "Do again what you took back", "Find a deed", "to print or take along"),
    *("Be shown round.", "lead on to", "where it stands", "Nothing here has to be done"),
    *("Nothing lies", "file lies", "It lies", "Would come in", "would come in", "once more: the one", "stand nowhere"),
    *("passphrase of now", "diary of now", "diary so far", "watch for", "this machine", "the app ", "Whom "),
    *("sounds hard", "as new.", "is to come along", "strong contrast", "take any week once more", "read back"),
    *("narrow down", "narrows it down to", "under the cursor."),
)
"""English that reads as if it came from another language, or needs a second reading."""


def test_english_reads_as_english() -> None:
    said = [text for language, text in sentences() if language == "en"]
    assert [text for text in said if any(words in text for words in AS_IF_TRANSLATED)] == []


def test_sentences_get_the_facts_they_name() -> None:
    raised = {name for name, value in vars(errors).items() if isinstance(value, type)}
    found = []
    for path in sorted(tool.PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(call, ast.Call) and call.args:
                missing = _facts_wanted(call, raised) - _facts_given(call)
                found += [f"{path.name}:{call.lineno}: {name}" for name in missing]
    assert found == []


def _facts_wanted(call: ast.Call, raised: set[str]) -> set[str]:
    name = ast.unparse(call.func).rpartition(".")[2]
    first = call.args[0]
    if name in raised and isinstance(first, ast.Call) and ast.unparse(first.func) == "N_":
        first = first.args[0]
    elif name not in ("words", "plural"):
        return set()
    forms = [first, *call.args[1:2]] if name == "plural" else [first]
    texts = [text for form in forms for text in said(form)]
    named = set().union(*map(tool.facts, texts))
    return named - {"n"} if name == "plural" else named


def _facts_given(call: ast.Call) -> set[str]:
    given = {keyword.arg for keyword in call.keywords}
    if None in given:  # **facts: any name can be among them
        return _facts_wanted(call, {ast.unparse(call.func).rpartition(".")[2]})
    return {name for name in given if name}


def test_no_key_with_its_label_sounds_translated() -> None:
    said = [f"{key.sign} {key.label}" for room in ROOMS.values() for key in room.keys]
    assert [text for text in said if any(words in text for words in AS_IF_TRANSLATED)] == []
