"""Print every sheet to PDF, and see that each takes the pages it says: `python -m tools.print_check [FOLDER]`.

That is one page of A4, but for texts for which the program says beforehand that they take more. Needs Chromium; the
test suite does not. With a FOLDER the pages and the PDFs stay there, to be looked at; where `pdftoppm` is installed,
also as pictures.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from recoverytui.commands import cards, entries, export, goals, programme_files, strategies, talks
from recoverytui.commands.demo import demo_diary
from recoverytui.commands.diary import Diary
from recoverytui.domain.audience import Audience, ShareOptions
from recoverytui.domain.card import PARTS, CardName
from recoverytui.domain.languages import LANGUAGES
from recoverytui.domain.programme import group_week
from recoverytui.domain.sheet import SheetName, SheetOptions
from recoverytui.domain.validation import LONGEST
from recoverytui.exports import formats, sheets
from recoverytui.exports.document import Document
from recoverytui.text.translator import Translator

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=timezone(timedelta(hours=1)))
A4 = (595, 842)
"""Width and height in points, rounded."""
SENTENCE = "Say slowly what it is about, and give me a day to think. "
LONG = SENTENCE * 8
"""A part that is much longer than most people write."""
GROWING = {
    **{f"sentences-{number}": SENTENCE * number for number in (12, 17, 20, 23, 26, 30, 35)},
    "capitals": (SENTENCE * 18).upper(),
    "lines": "Tea\n" * 16,
    "paragraphs": f"{SENTENCE}\n\n" * 12,
    "words": "hverdagsrehabiliteringsmedarbejder " * 30,
    "unbroken": "m" * 900,
}
"""Texts of each part of a card around the size at which a page is full."""


class Sheet(NamedTuple):
    """A sheet as a web page, and what the program says of its size."""

    name: str
    html: str
    pages: int
    is_wallet: bool = False


def all_sheets(language: str, folder: Path) -> Iterator[Sheet]:
    """Yield each sheet: blank, filled from the invented diary, with long texts, and with the longest that are kept."""
    words = Translator(language)
    diary = demo_diary(language, lambda: NOW, folder)

    def written(name: str, document: Callable[[], Document]) -> Sheet:
        page = sheets.page_of(document())
        html = "".join(formats.written(document(), words, "html"))
        return Sheet(name, html, page.pages if page else 1, page is not None and page.size == "wallet")

    def filled(name: str, id: str, sheet: SheetOptions | None = None) -> Sheet:
        chosen, options = export.choose(diary, Audience.ME, (id,)), ShareOptions(sheet=sheet or SheetOptions())
        return written(name, lambda: sheets.filled(chosen, words, options))

    try:
        for name in SheetName:
            yield written(f"blank-{name}", partial(sheets.blank, name, words))
        path = programme_files.read(diary, "ten-weeks", language)
        longest = max(range(1, len(path.weeks) + 1), key=lambda number: len(str(path.weeks[number - 1])))
        yield written("questions", partial(sheets.questions, group_week(path, longest), words))
        for id in _ids(diary):
            yield filled(f"filled-{re.sub(r'[:/]', '-', id)}", id)
        head = SheetOptions("My own title", "Kim", "my contact person", NOW.date())
        wallet = SheetOptions(is_wallet=True)
        yield filled("headed-card", "card:both-and", head)
        yield filled("wallet", "card:hard-day", head._replace(title="", is_wallet=True))
        yield written("blank-wallet", partial(sheets.blank, SheetName.HARD_DAY, words, wallet))
        texts = {"long": LONG, **(GROWING if language == "en" else {}), "most": (SENTENCE * LONGEST)[:LONGEST].strip()}
        for size, text in texts.items():
            for card in CardName:
                cards.write(diary, card, **dict.fromkeys(PARTS[card], text))
                yield filled(f"{size}-{card}", f"card:{card}")
            yield filled(f"{size}-wallet", "card:hard-day", wallet)
            talk = talks.add(diary, "The office", say=text, ask=text, help=text)
            yield filled(f"{size}-talk", talk.id)
            entries.edit(diary, talk.id, said=text, agreed=text)
            yield filled(f"{size}-after", f"{talk.id}/after")
            yield filled(f"{size}-strategy", strategies.add(diary, text, when=text, how=text).id)
            tried = goals.try_out(diary, goals.add(diary, "Sing").id, text, company="Kim", meet=text, plan_b=text)
            yield filled(f"{size}-company", tried.id)
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


def is_as_said(sheet: Sheet, count: int, size: tuple[int, int]) -> bool:
    """Return whether a printed sheet is A4, and one page exactly when the program says so."""
    if max(abs(got - wanted) for got, wanted in zip(size, A4, strict=True)) > 1:
        return False
    if sheet.is_wallet and sheet.pages > 1:
        return True  # it is said to grow beyond a wallet, which says nothing of the page
    return (count == 1) is (sheet.pages == 1) and abs(count - sheet.pages) <= 1 + sheet.pages // 5


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
    """Print all sheets; return 1 when one of them takes more or fewer pages than the program says."""
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
            for sheet in all_sheets(language, diary):
                page = folder / f"{sheet.name}.{language}.html"
                page.write_text(sheet.html, "utf-8")
                count, size = printed(page, chromium, Path(work) / "profile")
                is_right = is_as_said(sheet, count, size)
                wrong += not is_right
                said = "as said" if is_right else "NOT AS SAID"
                what = "wallet" if sheet.is_wallet else "page"
                sys.stdout.write(f"{said}  {page.stem}: {count} of {size[0]}x{size[1]}, said {sheet.pages} {what}\n")
                if arguments and pdftoppm:
                    pdf = page.with_suffix(".pdf")
                    subprocess.run([pdftoppm, "-png", "-r", "70", pdf, pdf.with_suffix("")], check=True)
    sys.stdout.write(f"{wrong} sheets are not as said.\n" if wrong else "Every sheet takes the pages it says.\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
