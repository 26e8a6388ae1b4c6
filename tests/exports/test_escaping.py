"""No text of a diarist becomes anything but text, whatever it is made of and whoever renders it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recoverytui.domain.plain import clean
from recoverytui.exports.escaping import item, labelled, paragraphs

BIDI = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))

LINKS = [
    *("http://park.dk", "https://a.b/c?d=e", "www.park.dk", "www.1x.com", "kim@park.dk", "mailto:kim@park.dk"),
    *(
        "//localhost",
        "ftp://q",
        "xmpp:a@b",
        "hjem.De",
        "park.dk",
        "<http://a.b>",
        "<a@b.c>",
        "[a](b)",
        "[a]: b",
        "![a](b)",
        "[a][]",
    ),
]
HTML = [
    *("<b>", "</p>", "<script>alert(1)</script>", "<!--", "-->", "<?x", "<!DOCTYPE x>", "<![CDATA[", '<x y="\n">'),
    *("<br/", "&lt;", "&#60;", "&#x3c;b&#x3e;", "&amp", "&copy;", "&copy", "<3", "a < b > c", "&"),
]
BLOCKS = [
    *("# ", "## a", "#", "- ", "+ ", "* ", "1. ", "12) ", "a. ", "(1) ", "iv) ", "۷) ", "> ", ">", "    ", "\t"),
    *("```", "~~~"),
    *("---", "===", "=", "***", "___", "| a |\n|---|", "a|b\n-|-\n1|2", ":-", ": a", ":::", "- [ ] ", "---\nb: c\n---"),
]
INLINE = [
    *("**", "__", "*a*", "_a_", "~~a~~", "~", "`", "``", "`a`", "\\", "\\\\", "\\\n", "$x$", "$$", "{a}", "^a^"),
    *(
        "==a==",
        "++a++",
        "%%a%%",
        ":smile:",
        "@kim",
        "#tag",
        "[^1]",
        "^[a]",
        "[[a]]",
        "!",
        "(",
        ")",
        '"',
        "'",
        "...",
        "--",
    ),
]
PLAIN = [
    *("gåtur", "a", "b c", ".", "..", "14.30", "3. november", "3.11.2026", "kl.14", "-2 dage", "C++", "50 %"),
    *(
        "R&B",
        "I. ",
        "\n",
        "\n\n",
        "\n    ",
        "  \n",
        " ",
        "\u00a0",
        "\u3000",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u2028",
        "\u202e",
        "é",
    ),
    "👍🏽",
]
pieces = st.one_of(*map(st.sampled_from, (LINKS, HTML, BLOCKS, INLINE, PLAIN)), st.text(max_size=3))
texts = st.lists(pieces, max_size=9).map("".join).map(clean).map(str.strip).filter(bool)
often = settings(max_examples=400, deadline=None, derandomize=True)


def said(text: str) -> list[str]:
    """Return the lines of a text that say something, without marks that turn the direction of writing."""
    text = text.translate(BIDI).replace("\u2028", "\n").replace("\u2029", "\n")
    return [line.strip() for line in text.split("\n") if line.strip()]


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
    lines = item(paragraphs(first, "  "), labelled("With", more)) + item(paragraphs(second, "  "))
    page = render(f"## Before\n\n{lines}\n## After\n")
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
