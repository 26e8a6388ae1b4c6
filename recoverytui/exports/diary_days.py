"""The days of a diary as blocks: a heading for each month and each day, oldest first, one entry at a time."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from recoverytui.domain.book import Book
from recoverytui.domain.day import Mark
from recoverytui.domain.entry import Kind
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import Theme
from recoverytui.errors import N_
from recoverytui.exports.document import Block, Heading, Item, Paragraph, Part, capital, item, labelled, said
from recoverytui.text.fields import label
from recoverytui.text.labels import HELPED, MARKS
from recoverytui.text.theme_names import THEMES
from recoverytui.text.translator import Translator

_Dated: TypeAlias = Iterator[tuple[str, Block]]
"""Blocks with their day, in order of day."""
_DAY, _BLOCK = itemgetter(0), itemgetter(1)


def days(book: Book, words: Translator) -> Iterator[Block]:
    """Yield the entries of each day under headings; only the current entries are held in memory."""
    kinds = (_pauses, _marks, _wins, _uses, _tried, _answers)
    streams = [groupby(kind(book, words), _DAY) for kind in kinds]
    coming = [next(stream, _END) for stream in streams]
    month, heading = "", _headings(words)
    while (day := min(map(_DAY, coming))) != _END[0]:
        if day[:7] != month:
            month = day[:7]
            yield Heading(capital(words.month(date.fromisoformat(day))))
        yield Heading(heading(date.fromisoformat(day)), 3)
        for at, (its_day, dated) in enumerate(coming):
            if its_day == day:
                yield from map(_BLOCK, dated)
                coming[at] = next(streams[at], _END)


_END: tuple[str, _Dated] = ("~", iter(()))
"""What comes after the last day of a kind; it is later than any."""


def _pauses(book: Book, words: Translator) -> _Dated:
    for _, start, end, note, *_ in book.lines[Kind.PAUSE]:
        phrase = words(N_("A pause began."))
        if end:
            phrase = words(N_("Pause: {span}."), span=words.span(date.fromisoformat(start), date.fromisoformat(end)))
        yield start, Paragraph(Part(phrase))
        if note:
            yield start, Paragraph(Part(text=note))


def _marks(book: Book, words: Translator) -> _Dated:
    for _, day, mark, note, *_ in book.lines[Kind.DAY]:
        if mark:
            yield day, Paragraph(Part(f"{capital(words(MARKS[Mark(mark)]))}."))
        if note:
            yield day, Paragraph(Part(text=note))


def _wins(book: Book, words: Translator) -> _Dated:
    """Yield the wins; there may be a hundred thousand, so repeated text is translated once."""
    about = _Once(lambda themes: Part(", ".join(words(THEMES[Theme(theme)]) for theme in themes.split())))
    company_is = words(label(Kind.WIN, "company"))
    with_whom = _Once(lambda company: labelled(company_is, company))
    strategies, helped = book.texts(Kind.STRATEGY), words(label(Kind.WIN, "strategy"))
    through = _Once(lambda uid: labelled(helped, strategies.get(uid)))
    goals, belongs_to = book.texts(Kind.GOAL), words(label(Kind.WIN, "goal"))
    towards = _Once(lambda uid: labelled(belongs_to, goals.get(uid)))
    for_me = ((), (Part(words(label(Kind.WIN, "only_me"))),))
    for _, day, text, themes, company, goal, strategy, only_me, *_ in book.lines[Kind.WIN]:
        more = about[themes] + with_whom[company] + through[strategy] + towards[goal] + for_me[only_me]
        yield day, Item(Part("", text), more)


def _uses(book: Book, words: Translator) -> _Dated:
    used = words(N_("Used"))
    what = {uid: Part(used, text) for uid, text in book.texts(Kind.STRATEGY).items()}
    how = {each: Part(capital(words(HELPED[each]))) for each in Helped}
    for _, strategy, day, helped, note, *_ in book.lines[Kind.USE]:
        told = item(what.get(strategy, Part(used)), how[helped] if helped else None, Part(text=note) if note else None)
        yield day, told


def _tried(book: Book, words: Translator) -> _Dated:
    tried = words(N_("Tried"))
    for _, _, text, _, day, *_ in book.lines[Kind.TRYOUT]:
        if day:
            yield day, item(Part(tried, text))


def _answers(book: Book, words: Translator) -> _Dated:
    only_for_me = words(label(Kind.ANSWER, "only_me"))
    for _, day, question, text, _path, week, only_me, *_ in book.lines[Kind.ANSWER]:
        more = Part(text=text), Part(text=week) if week else None, said(only_for_me, when=only_me)
        yield day, item(Part(text=question), *more)


class _Once(dict[str | None, tuple[Part, ...]]):
    """Caches the blocks below a win for each value; none for no value."""

    def __init__(self, say: Callable[[str], Part | None]) -> None:
        super().__init__({None: (), "": ()})
        self._say = say

    def __missing__(self, value: str | None) -> tuple[Part, ...]:
        part = self._say(value or "")
        self[value] = (part,) if part else ()
        return self[value]


def _headings(words: Translator) -> Callable[[date], str]:
    """Return a cached formatter of "Saturday 21 November", as dates recur over the years."""
    known: dict[tuple[int, int, int], str] = {}

    def heading(day: date) -> str:
        key = day.weekday(), day.month, day.day
        if key not in known:
            known[key] = capital(words.day(day, day))
        return known[key]

    return heading
