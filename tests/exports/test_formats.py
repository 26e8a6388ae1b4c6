"""HTML, plain text and tables: the same text as the Markdown, with nothing active."""

import csv
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytui.commands import export, wins
from recoverytui.domain.audience import Audience, Selection
from recoverytui.domain.entry import Entry
from recoverytui.domain.validation import clean
from recoverytui.domain.win import Theme, Win
from recoverytui.exports import csv_table, formats
from recoverytui.exports.document import Heading, Item, Part, Rule, WritingLines
from recoverytui.text.translator import Translator
from tests.exports.conftest import Page

WORDS = Translator("en")
HOSTILE = "*a* <b>x</b> [l](javascript:1) `c` &amp; # h | ~s~ $m$ <script>alert(1)</script> https://example.com"
CHROMIUM = shutil.which("chromium")


def made(text: str, form: str) -> str:
    """Return a document with one win as a file of a kind."""
    entry = Entry(1, "u", Win(date(2026, 11, 21), text), None, "")
    return formats.picked(Selection(Audience.STAFF, (entry,)), WORDS, form)


def words_of(text: str) -> list[str]:
    """Return the words of a text as they would be read."""
    return text.translate(dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))).split()


def test_a_hostile_text_stays_text():
    assert HOSTILE in made(HOSTILE, "txt")
    page = Page(made(HOSTILE, "html").partition("<body>")[2])
    assert HOSTILE in page.shown
    assert page.active == []


@given(st.text(min_size=1, max_size=200).filter(lambda text: clean(text).strip()))
def test_any_text_is_there_word_for_word_and_nothing_else(text):
    wanted = ["Notes", "What", "I", "can", "do", "-", *words_of(clean(text)), "November", "2026"]

    assert words_of(made(text, "txt")) == wanted
    page = Page(made(text, "html").partition("<body>")[2])
    assert words_of(page.shown) == [word for place, word in enumerate(wanted) if place != 5]
    assert page.active == []


def test_a_page_loads_nothing():
    page = made("Tea", "html")

    assert page.startswith("<!doctype html>")
    assert "default-src 'none'" in page
    assert "recovery" not in page.lower()
    assert not any(sign in page for sign in ("http://", "https://", "src=", "<script", "url("))


@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here to show the page")
def test_a_browser_shows_the_text_and_runs_nothing(tmp_path: Path):
    page = tmp_path / "notes.html"
    page.write_text(made(f"{HOSTILE}<img src=x onerror=document.title='gone'>", "html"), "utf-8")

    shown = subprocess.run(
        [
            str(CHROMIUM),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path}",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=60,
    ).stdout.decode()

    assert "<title>Notes</title>" in shown
    assert HOSTILE in Page(shown.partition("<body>")[2]).shown
    assert Page(shown.partition("<body>")[2]).active == []


def test_a_table_has_every_entry_and_no_formula(diary):
    wins.add(diary, '=1+1, "said"\nthen left', company="Ida")
    wins.add(diary, "Tea", only_me=True)

    made = export.document(diary, lambda book: formats.everything(book, WORDS, "csv", plain=True))
    rows = sorted(csv.DictReader(made.splitlines(keepends=True)), key=lambda row: row["text"])

    assert [(row["kind"], row["text"], row["only_me"]) for row in rows] == [
        ("win", '\'=1+1, "said"\nthen left', "0"),
        ("win", "Tea", "1"),
    ]
    assert rows[0]["with"] == "Ida"
    assert tuple(rows[0]) == csv_table.COLUMNS


def test_a_table_opens_in_a_spreadsheet_in_the_persons_language(diary):
    wins.add(diary, "Te", themes=(Theme.HOPE, Theme.TOGETHER), only_me=True)

    made = export.document(diary, lambda book: formats.everything(book, Translator("da"), "csv"))

    assert made.encode().startswith(b"\xef\xbb\xbf")
    [row] = csv.DictReader(made.removeprefix("\ufeff").splitlines(keepends=True))
    assert (row["Slags"], row["Tekst"], row["Kun for mig"], row["Handler om"]) == ("sejr", "Te", "ja", "Sammen, Håb")


def test_every_writer_draws_lines_and_rules(render):
    blocks = [Heading("Sheet", 1), Rule(), Item(Part(text="a\n\nb"), (Part("How", "c"),), 1), WritingLines(2)]

    assert "".join(formats.written(blocks, WORDS, "txt")).count("\n" + "_" * 60) == 2
    page = "".join(formats.written(blocks, WORDS, "html"))
    assert (page.count('<div class="line">'), page.count("<hr />")) == (2, 1)
    assert "<li>\n<p>a</p>\n<p>b<br />\nHow: c</p>\n</li>" in page
    markdown = "".join(formats.written(blocks, WORDS, "md"))
    assert markdown.count("\n" + "_" * 40 + "\n") == 2
    shown = render(markdown)
    assert (shown.lines, shown.elements.count("hr")) == (["Sheet", "a", "b", "How: c"], 3)


def test_long_documents_are_encoded_in_chunks():
    chunks = list(formats.encoded(["æ" * 50_000] * 3))

    assert [len(chunk) for chunk in chunks] == [200_000, 100_000]
    assert b"".join(chunks).decode() == "æ" * 150_000
