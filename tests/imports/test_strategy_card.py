"""Strategy cards: round trip between diaries; other files are rejected with their line."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recoverytui.domain.audience import Audience, Selection
from recoverytui.domain.card_format import SPELLINGS
from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.strategy import Strategy
from recoverytui.domain.validation import clean
from recoverytui.errors import FileRefused
from recoverytui.exports import formats
from recoverytui.imports import strategy_card
from recoverytui.imports.sample import Sample
from recoverytui.imports.source_files import SourceFile
from recoverytui.text.translator import Translator

DOCS = Path(__file__).parents[2] / "docs"
LABELS = (
    "How: fast",
    "It helps when: x",
    "hvordan:",
    "Hjælper, når: y",
    "- ",
    "# Notes",
    "## What helps me",
    "\\",
    "&lt;",
)
texts = st.lists(st.sampled_from([*LABELS, "\n", "\n\n", " "]) | st.text(max_size=4), max_size=8).map("".join)
said = texts.filter(lambda text: bool(tidy(text)))


def tidy(text: str | None) -> str:
    """Return the lines of a text as a document has them: trimmed, at most one empty one between."""
    turning = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A))) | {0x2028: "\n", 0x2029: "\n"}
    lines = [line.strip() for line in clean(text or "").translate(turning).split("\n")]
    return clean("\n".join(line for at, line in enumerate(lines) if line or (at and lines[at - 1]))).strip()


def card(*helps: Strategy, language: str = "en", is_demo: bool = False) -> str:
    entries = tuple(Entry(number, str(number), each, None, "") for number, each in enumerate(helps, start=1))
    return formats.picked(Selection(Audience.PEER, entries, is_demo), Translator(language))


def taken(text: str, whose: str | None = None) -> list[Strategy]:
    [drafts] = strategy_card.read(text.encode(), whose).entries.values()
    return [draft.noun for draft in drafts if isinstance(draft.noun, Strategy)]


@pytest.mark.parametrize("language", SPELLINGS)
def test_the_words_of_a_card_are_those_of_a_document(language):
    words = Translator(language)
    english = SPELLINGS["en"]
    assert {part: words(said) for part, said in english.items()} == SPELLINGS[language]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(said, st.none() | texts, st.none() | texts, st.sampled_from(sorted(SPELLINGS)))
@example("How: a\nHow: b", "It helps when: c\nHjælper, når: d", "HVORDAN: e\n\n- f", "en")
def test_what_is_handed_on_comes_in_letter_for_letter(text, when, how, language):
    first = Strategy(text, when, how, whose="CANARY", only_me=False)
    [back, other] = taken(card(first, Strategy("Another thing."), language=language))

    assert (tidy(back.text), tidy(back.when), tidy(back.how)) == (tidy(text), tidy(when), tidy(how))
    assert (other.text, other.when, back.whose) == ("Another thing.", None, None)


@pytest.mark.parametrize("name", ["cards.md", "cards.da.md"])
def test_the_example_in_the_manual_is_a_card(name):
    example = (DOCS / name).read_text("utf-8").split("```")[1].strip()

    assert strategy_card.is_one(Sample(SourceFile("card.md", example.encode())))
    walk, songs = taken(example)
    assert None not in {walk.when, walk.how}
    assert songs.when is songs.how is None


def test_a_card_of_a_demo_and_one_that_other_programs_saved_come_in():
    text = card(Strategy("Tea", how="slowly\n\nin a big cup"), is_demo=True)
    other = "\ufeff" + "\r\n".join(line.rstrip() for line in text.split("\n"))

    assert taken(other) == taken(text) == [Strategy("Tea", how="slowly\n\nin a big cup")]


def test_the_same_card_has_the_same_name_whoever_it_is_from():
    text = card(Strategy("Tea"), Strategy("Tea"), Strategy("Soup"))
    one, two = (strategy_card.read(text.encode(), whose).entries[Kind.STRATEGY] for whose in (None, "Bo"))

    assert [draft.uid for draft in one] == [draft.uid for draft in two]
    assert [draft.noun.whose for draft in two] == ["Bo", "Bo"]


HEAD = "# Notes\n\n## What helps me\n\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Diary\n\n## What helps me\n\n- Tea\n", 1),
        ("# Notes\n\nRead this: https://example.com\n", 3),
        ("# Notes\n\n- Tea\n", 3),
        ("# Notes\n\n## What I can do\n\n- Tea\n", 3),
        (f"{HEAD}Tea\n", 5),
        (f"{HEAD}  Tea\n", 5),
        (f"{HEAD}- Tea\n\n## What helps me\n\n- Soup\n", 7),
        (f"{HEAD}- Tea\n\n## What I can do\n\n- Sing\n", 7),
        (f"{HEAD}- Tea\nSoup\n", 6),
        (f"{HEAD}- Tea\n<script>\n", 6),
        (f"{HEAD}- Tea\n  How: a\n  How: b\n", 7),
        (f"{HEAD}- Soup\n- How: slowly\n", 6),
        (f"{HEAD}- {'x' * 20_001}\n", 5),
        (f"{HEAD}-\n", 5),
    ],
)
def test_what_is_no_card_is_refused_with_its_line(text, line):
    with pytest.raises(FileRefused) as refused:
        strategy_card.read(text.encode())
    assert refused.value.facts["line"] == line


@pytest.mark.parametrize(
    "data",
    [
        b"",
        HEAD.encode(),
        f"{HEAD}- \xe6".encode("latin-1"),
        HEAD.encode() + b"- a\n" * 501,
        b"# Notes\n" + b" " * 500_000,
    ],
)
def test_what_holds_nothing_or_too_much_is_refused(data):
    with pytest.raises(FileRefused):
        strategy_card.read(data)


def test_a_long_hostile_line_is_read_at_once():
    for sign in ("[", "\\", "&", "<", "*", "How:", " "):
        text = f"{HEAD}- x\n" + "\n".join(f"  {sign * (19_000 // len(sign))}" for _ in range(1))
        assert taken(text)
