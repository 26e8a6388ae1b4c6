"""Hostile texts through every exporter: nothing becomes active, and every letter is kept."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from faults.hostile import hostile, said
from faults.renderers import Page, Render, installed
from faults.result import Result
from recoverytui.domain.answer import Answer
from recoverytui.domain.audience import Audience, Selection
from recoverytui.domain.book import LISTS, Book
from recoverytui.domain.card import Card, CardName
from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.goal import Goal
from recoverytui.domain.preferences import Preferences
from recoverytui.domain.strategy import Strategy
from recoverytui.domain.talk import Talk
from recoverytui.domain.win import Win
from recoverytui.exports import csv_table, formats
from recoverytui.text.translator import Translator

COUNT = 20_000
ZERO = ("active pages", "altered texts", "formulas", "tags in HTML")
DAY, MONTH = date(2026, 11, 21), "November 2026"
WORDS = Translator("en")
AFTER = ("What I can do", "After", MONTH)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def run(count: int, seed: int, folder: Path) -> Result:  # noqa: ARG001 - nothing of this run is kept
    """Send `count` texts through every exporter and every reader that is installed."""
    result = Result("texts", ZERO)
    readers, missing = installed()
    dice = Random(f"exports/{seed}")
    for number in range(count):
        noun, wanted = dice.choice(_NOUNS)(dice)
        case = f"seed {seed}, text {number}"
        _look_at_pages(noun, wanted, readers, case, result)
        _look_at_table(hostile(dice), hostile(dice), case, result)
        result.tried += 1
    result.figures["pages read"] = count * (len(readers) + 1)
    result.figures["readers of Markdown"] = len(readers)
    for package in missing:
        result.figures[f"without {package}"] = 1
    return result


def _look_at_pages(noun: Any, wanted: list[str], readers: dict[str, Render], case: str, result: Result) -> None:
    entries = (Entry(1, "u", noun, None, ""), Entry(2, "v", Win(DAY, "After"), None, ""))
    chosen = Selection(Audience.PEER, entries)
    markdown = formats.picked(chosen, WORDS)
    for name, render in readers.items():
        page = Page(render(markdown))
        if page.active:
            result.fail("active pages", f"{case}, {name}: {page.active}")
        elif page.lines != wanted:
            result.fail("altered texts", f"{case}, {name}")
    page = Page(formats.picked(chosen, WORDS, "html").partition("<body>")[2])
    if page.active:
        result.fail("tags in HTML", f"{case}: {page.active}")
    if page.lines != wanted:
        result.fail("altered texts", f"{case}, HTML")
    plain = [line.strip() for line in formats.picked(chosen, WORDS, "txt").split("\n") if line.strip()]
    if len(plain) != len(wanted) or any(
        line not in {each, f"- {each}"} for line, each in zip(plain, wanted, strict=True)
    ):
        result.fail("altered texts", f"{case}, plain text")


def _look_at_table(text: str, company: str, case: str, result: Result) -> None:
    win = Win(DAY, text, company=company)
    line = ("u", win.day.isoformat(), win.text, "", win.company, None, None, 0, None, "")
    lines = {kind: [line] if kind is Kind.WIN else [] for kind in LISTS}
    written = "".join(csv_table.pieces(Book(DAY, DAY, Preferences(), lines), WORDS, plain=True))
    [row] = csv.DictReader(io.StringIO(written, newline=""))
    for key, value in (("text", win.text), ("with", win.company or "")):
        if row[key].startswith(_FORMULA):
            result.fail("formulas", case)
        if row[key].removeprefix("'") != value.removeprefix("'"):
            result.fail("altered texts", f"{case}, table")


def _win(dice: Random) -> tuple[Any, list[str]]:
    text = hostile(dice)
    return Win(DAY, text), ["Notes", "What I can do", *said(text), MONTH, *AFTER[1:]]


def _strategy(dice: Random) -> tuple[Any, list[str]]:
    text, when, how = (hostile(dice) for _ in range(3))
    more = [*_behind("It helps when", when), *_behind("How", how)]
    return Strategy(text, when, how), ["Notes", *AFTER, "What helps me", *said(text), *more]


def _goal(dice: Random) -> tuple[Any, list[str]]:
    text, why, enough = (hostile(dice) for _ in range(3))
    more = [*_behind("Why it matters to me", why), *_behind("Good enough is", enough)]
    return Goal(text, why, enough), ["Notes", *AFTER, "What I would like", *said(text), *more]


def _card(dice: Random) -> tuple[Any, list[str]]:
    text = hostile(dice)
    title = "How I notice that it is getting to be too much"
    return Card(CardName.HARD_DAY, notice=text), ["Notes", *AFTER, "Card for hard days", title, *said(text)]


def _talk(dice: Random) -> tuple[Any, list[str]]:
    text, say = hostile(dice), hostile(dice)
    heading = "What I want to talk about"
    return Talk(text, say=say), ["Notes", *AFTER, heading, *said(text), *_behind("What I want to say", say)]


def _answer(dice: Random) -> tuple[Any, list[str]]:
    question, text = hostile(dice), hostile(dice)
    heading = "Questions I have thought about"
    return Answer(DAY, question, text), ["Notes", *AFTER, heading, *said(question), *said(text), MONTH]


def _behind(label: str, text: str) -> list[str]:
    first, *rest = said(text)
    return [f"{label}: {first}", *rest]


_NOUNS: tuple[Callable[[Random], tuple[Any, list[str]]], ...] = (_win, _strategy, _goal, _card, _talk, _answer)
