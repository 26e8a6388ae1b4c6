"""The days of a diary as Markdown: a heading for each month and each day, oldest first."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from recoverytui.domain.book import Book
from recoverytui.domain.day import Mark
from recoverytui.domain.entry import Kind
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import Theme
from recoverytui.errors import N_
from recoverytui.exports.escaping import UNDER, capital, is_prose, item, labelled, paragraphs
from recoverytui.text.fields import label
from recoverytui.text.labels import HELPED, MARKS, THEMES
from recoverytui.text.translator import Translator

_Written: TypeAlias = defaultdict[str, list[str]]
"""What was written on each day."""


def days(book: Book, words: Translator) -> Iterator[str]:
    """Hand out one piece for each month and each day on which anything was written."""
    written: _Written = defaultdict(list)
    for gather in (_pauses, _marks, _wins, _uses, _tried, _answers):
        gather(book, words, written)
    month, heading = "", _headings(words)
    for day in sorted(written):
        if day[:7] != month:
            month = day[:7]
            yield f"\n## {capital(words.month(date.fromisoformat(day)))}\n"
        yield f"\n### {heading(date.fromisoformat(day))}\n\n{''.join(written[day]).rstrip()}\n"


def _pauses(book: Book, words: Translator, written: _Written) -> None:
    for _, start, end, note, *_ in book.lines[Kind.PAUSE]:
        said = words(N_("A pause began."))
        if end:
            said = words(N_("Pause: {span}."), span=words.span(date.fromisoformat(start), date.fromisoformat(end)))
        written[start] += [f"{said}\n\n", *_note(note)]


def _marks(book: Book, words: Translator, written: _Written) -> None:
    for _, day, mark, note, *_ in book.lines[Kind.DAY]:
        said = [f"{capital(words(MARKS[Mark(mark)]))}.\n\n"] if mark else []
        written[day] += [*said, *_note(note)]


def _wins(book: Book, words: Translator, written: _Written) -> None:
    """Write the wins; there may be a hundred thousand, so whatever comes again is put into words once."""
    about = _Once(lambda themes: ", ".join(words(THEMES[Theme(theme)]) for theme in themes.split()))
    company_is = words(label(Kind.WIN, "company"))
    with_whom = _Once(lambda company: labelled(company_is, company))
    strategies, helped = book.texts(Kind.STRATEGY), words(label(Kind.WIN, "strategy"))
    through = _Once(lambda uid: labelled(helped, strategies.get(uid)))
    goals, belongs_to = book.texts(Kind.GOAL), words(label(Kind.WIN, "goal"))
    towards = _Once(lambda uid: labelled(belongs_to, goals.get(uid)))
    for_me = ("", f"{UNDER}{words(label(Kind.WIN, 'only_me'))}")
    for _, day, text, themes, company, goal, strategy, only_me, *_ in book.lines[Kind.WIN]:
        said = text if is_prose(text) else paragraphs(text, "  ")
        more = f"{about[themes]}{with_whom[company]}{through[strategy]}{towards[goal]}{for_me[only_me]}"
        written[day].append(f"- {said}{more}\n")


def _uses(book: Book, words: Translator, written: _Written) -> None:
    used = words(N_("Used"))
    what = {uid: labelled(used, text) for uid, text in book.texts(Kind.STRATEGY).items()}
    how = {each: capital(words(HELPED[each])) for each in Helped}
    for _, strategy, day, helped, note, *_ in book.lines[Kind.USE]:
        written[day].append(
            item(
                what.get(strategy, used),
                how[helped] if helped else "",
                paragraphs(note, "  ") if note else "",
            )
        )


def _tried(book: Book, words: Translator, written: _Written) -> None:
    for _, _, text, _, day, *_ in book.lines[Kind.TRYOUT]:
        if day:
            written[day].append(item(labelled(words(N_("Tried")), text)))


def _answers(book: Book, words: Translator, written: _Written) -> None:
    for _, day, question, text, _path, week, only_me, *_ in book.lines[Kind.ANSWER]:
        written[day].append(
            item(
                paragraphs(question, "  "),
                paragraphs(text, "  "),
                paragraphs(week, "  ") if week else "",
                words(label(Kind.ANSWER, "only_me")) if only_me else "",
            )
        )


def _note(note: str | None) -> list[str]:
    return [f"{paragraphs(note)}\n\n"] if note else []


class _Once(dict[str | None, str]):
    """What stands under a win for each value, put into words when it first comes; nothing for no value."""

    def __init__(self, say: Callable[[str], str]) -> None:
        super().__init__({None: "", "": ""})
        self._say = say

    def __missing__(self, value: str | None) -> str:
        said = self._say(value or "")
        self[value] = f"{UNDER}{said}" if said else ""
        return self[value]


def _headings(words: Translator) -> Callable[[date], str]:
    """Return what writes "Saturday 21 November", and remembers it: over the years the same ones come again."""
    known: dict[tuple[int, int, int], str] = {}

    def heading(day: date) -> str:
        key = day.weekday(), day.month, day.day
        if key not in known:
            known[key] = capital(words.day(day, day))
        return known[key]

    return heading
