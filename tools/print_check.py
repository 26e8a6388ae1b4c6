"""Print every sheet to PDF, and see that each is one A4 page: `python -m tools.print_check [FOLDER]`.

Needs Chromium; the test suite does not. With a FOLDER the pages and the PDFs stay there, to be looked at; where
`pdftoppm` is installed, also as pictures.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from recoverytui.commands import cards, export, goals, programme_files, strategies, talks
from recoverytui.commands.demo import demo_diary
from recoverytui.commands.diary import Diary
from recoverytui.domain.audience import Audience, ShareOptions
from recoverytui.domain.card import PARTS, CardName
from recoverytui.domain.languages import LANGUAGES
from recoverytui.domain.programme import group_week
from recoverytui.domain.sheet import SheetName, SheetOptions
from recoverytui.exports import formats, sheets
from recoverytui.exports.document import Document
from recoverytui.text.translator import Translator

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=timezone(timedelta(hours=1)))
A4 = (595, 842)
"""Width and height in points, rounded."""
LONG = "Say slowly what it is about, and give me a day to think. " * 8
"""A part that is much longer than most people write."""


def pages(language: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each sheet by name as HTML: blank, filled from the invented diary, and with long texts."""
    words = Translator(language)
    diary = demo_diary(language, lambda: NOW, folder)
    try:
        for name in SheetName:
            yield f"blank-{name}", _html(sheets.blank(name, words), words)
        path = programme_files.read(diary, "ten-weeks", language)
        longest = max(range(1, len(path.weeks) + 1), key=lambda number: len(str(path.weeks[number - 1])))
        yield "questions", _html(sheets.questions(group_week(path, longest), words), words)
        for id in _ids(diary):
            yield f"filled-{re.sub(r'[:/]', '-', id)}", _filled(diary, words, id)
        head = SheetOptions("My own title", "Kim", "my contact person", NOW.date())
        yield "headed-card", _filled(diary, words, "card:both-and", head)
        yield "wallet", _filled(diary, words, "card:hard-day", head._replace(title="", is_wallet=True))
        yield "blank-wallet", _html(sheets.blank(SheetName.HARD_DAY, words, SheetOptions(is_wallet=True)), words)
        for card in CardName:
            cards.write(diary, card, **dict.fromkeys(PARTS[card], LONG))
            yield f"long-{card}", _filled(diary, words, f"card:{card}")
        yield "long-wallet", _filled(diary, words, "card:hard-day", SheetOptions(is_wallet=True))
        talk = talks.add(diary, "The office", say=LONG, ask=LONG, help=LONG)
        yield "long-talk", _filled(diary, words, talk.id)
    finally:
        diary.close()


def _ids(diary: Diary) -> Iterator[str]:
    """Yield one id of each kind of entry that has a sheet."""
    yield from (f"card:{name}" for name in CardName)
    every = talks.all_(diary)
    yield every[0].id
    yield from (f"{each.id}/after" for each in every[:2] if each.noun.after)
    agreed = goals.agreements(diary)
    yield (agreed[0].tryout if agreed else goals.all_(diary)[0].tryouts[-1]).id
    yield strategies.all_(diary)[0].entry.id


def _filled(diary: Diary, words: Translator, id: str, sheet: SheetOptions | None = None) -> str:
    chosen = export.choose(diary, Audience.ME, (id,))
    return formats.picked(chosen, words, "html", ShareOptions(sheet=sheet or SheetOptions()))


def _html(document: Document, words: Translator) -> str:
    return "".join(formats.written(document, words, "html"))


def printed(page: Path, chromium: str, profile: Path) -> tuple[int, tuple[int, int]]:
    """Print a page to a PDF beside it, and return how many pages that has, and the size of the first in points."""
    pdf = page.with_suffix(".pdf")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    subprocess.run(
        [
            chromium,
            "--headless",
            "--disable-gpu",
            *as_root,
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    data = pdf.read_bytes()
    box = re.search(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", data)
    size = (round(float(box[1])), round(float(box[2]))) if box else (0, 0)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", data)), size


def main(arguments: list[str]) -> int:
    """Print all sheets; return 1 when one of them is not one page of A4."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    pdftoppm = shutil.which("pdftoppm")
    if chromium is None:
        sys.stdout.write("There is no Chromium here. Install it, and try again.\n")
        return 2
    wrong = 0
    with TemporaryDirectory() as work:
        folder = Path(arguments[0]).resolve() if arguments else Path(work) / "pages"
        folder.mkdir(parents=True, exist_ok=True)
        for language in LANGUAGES:
            diary = Path(work) / language
            diary.mkdir()
            for name, html in pages(language, diary):
                page = folder / f"{name}.{language}.html"
                page.write_text(html, "utf-8")
                count, size = printed(page, chromium, Path(work) / "profile")
                is_right = count == 1 and max(abs(got - wanted) for got, wanted in zip(size, A4, strict=True)) <= 1
                wrong += not is_right
                said = "one page" if is_right else "NOT ONE PAGE"
                sys.stdout.write(f"{said}  {page.stem}: {count} of {size[0]}x{size[1]} points\n")
                if arguments and pdftoppm:
                    pdf = page.with_suffix(".pdf")
                    subprocess.run([pdftoppm, "-png", "-r", "70", pdf, pdf.with_suffix("")], check=True)
    sys.stdout.write(f"{wrong} sheets are not one page of A4.\n" if wrong else "Every sheet is one page of A4.\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
