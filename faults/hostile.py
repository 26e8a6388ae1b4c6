"""Hostile texts: links, tags, blocks, control characters and formulas, with their expected rendering."""

from random import Random

from recoverytui.domain.validation import clean

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
FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://a.b")',
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "\t=1",
    "\r=1",
    "'=1",
    "=\n=1",
]
_MOST = 9
_LETTERS = "abcæøå<>&[]()*_`#-+=:.|~$^{}@!\\/\"' \n\t"


def hostile(dice: Random) -> str:
    """Return a text of a few such pieces, cleaned as every input is; never empty."""
    while True:
        lists = (LINKS, HTML, BLOCKS, INLINE, PLAIN, FORMULAS, _LETTERS)
        text = clean("".join(dice.choice(dice.choice(lists)) for _ in range(dice.randint(1, _MOST)))).strip()
        if said(text):
            return text


def said(text: str) -> list[str]:
    """Return the lines of a text that say something, without marks that turn the direction of writing."""
    text = text.translate(BIDI).replace("\u2028", "\n").replace("\u2029", "\n")
    return [line.strip() for line in text.split("\n") if line.strip()]
