"""Escaping: diary text stays plain text in every renderer."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from faults.hostile import BLOCKS, HTML, INLINE, LINKS, PLAIN, said
from recoverytui.domain.validation import clean
from recoverytui.exports.document import Heading, Part, item, labelled
from recoverytui.exports.escaping import paragraphs
from recoverytui.exports.markdown_writer import pieces as markdown
from recoverytui.text.translator import Translator

pieces = st.one_of(*map(st.sampled_from, (LINKS, HTML, BLOCKS, INLINE, PLAIN)), st.text(max_size=3))
texts = st.lists(pieces, max_size=9).map("".join).map(clean).map(str.strip).filter(bool)
often = settings(max_examples=400, deadline=None, derandomize=True)


@pytest.mark.parametrize("text", [*LINKS, *HTML, *BLOCKS, *INLINE, *PLAIN])
def test_each_sign_alone_is_text(text, render) -> None:
    page = render(f"{paragraphs(text.strip())}\n")
    assert (page.lines, page.active) == (said(text.strip()), [])


@often
@given(texts)
@example("a\n- b\n\n    c")
def test_a_note_is_text(render, text) -> None:
    page = render(f"# Before\n\n{paragraphs(text)}\n\n## After\n")
    assert page.lines == ["Before", *said(text), "After"]
    assert page.active == []
    assert set(page.elements) <= {"h1", "h2", "p", "br"}


@often
@given(texts, texts, st.none() | texts)
def test_items_are_text_and_stay_apart(render, first, second, more) -> None:
    items = (item(Part(text=first), labelled("With", more)), item(Part(text=second)))
    page = render("".join(markdown((Heading("Before"), *items, Heading("After")), Translator("en"))))
    labels = [f"With: {said(more)[0]}", *said(more)[1:]] if more and said(more) else ["With:"] if more else []
    assert page.lines == ["Before", *said(first), *labels, *said(second), "After"]
    assert page.active == []
    assert (page.elements.count("ul"), page.elements.count("li")) == (1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Went into the café with someone from the group. We left early, and it felt good.",
        "Sagde: jeg har brug for ro. Kl. 14.30 gik jeg hjem (det var nok).",
        "Soup - there is some for tomorrow too; 50/50, 100 % and R & B <3",
        "Var med den 3.11.2026 kl. 10:15, og det er 2 > 1!",
    ],
)
def test_ordinary_words_stay_as_they_are_written(text) -> None:
    assert paragraphs(text) == text


def test_a_text_cannot_make_escaping_slow() -> None:
    long = "<" * 20_000
    assert paragraphs(long) == long  # no tag can begin here; looking far ahead from each sign would take minutes
    assert len(paragraphs("." * 20_000)) == 20_000
    assert paragraphs("[" * 20_000) == "\\[" * 20_000


def test_lines_and_paragraphs_are_kept() -> None:
    assert paragraphs("a\nb\n\n\n  c  ", "  ") == "a  \n  b\n\n  c"
