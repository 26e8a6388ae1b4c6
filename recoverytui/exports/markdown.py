"""Everything in a diary as Markdown for the person alone: what helps, goals, cards and talks, then day by day."""

from collections.abc import Iterable, Iterator
from datetime import date

from recoverytui.domain.book import Book
from recoverytui.domain.card import CardName
from recoverytui.domain.entry import Kind
from recoverytui.domain.goal import GoalState, TryState
from recoverytui.domain.serialization import FIELDS as NAMES
from recoverytui.domain.serialization import KEYS
from recoverytui.errors import N_
from recoverytui.exports.escaping import capital, item, labelled, paragraphs
from recoverytui.exports.markdown_days import days
from recoverytui.text.fields import label
from recoverytui.text.labels import CARD_NAMES, CARD_PARTS, GOAL_STATES, TALK_PARTS, TRY_STATES
from recoverytui.text.translator import Translator


def document(book: Book, words: Translator) -> str:
    """Return the whole document."""
    return "".join(pieces(book, words))


def pieces(book: Book, words: Translator) -> Iterator[str]:
    """Hand out the document piece by piece; a demo always says that it is one."""
    yield f"# {_title(book, words)}\n\n"
    if book.is_demo:
        yield f"{words(N_('DEMO – invented data'))}\n\n"
    yield f"{words(N_('Written out on {day}.'), day=book.exported_on)}\n"
    yield from _section(words(N_("What helps")), _strategies(book, words))
    yield from _section(words(N_("What I would like")), _goals(book, words))
    yield from _cards(book, words)
    yield from _section(words(N_("Talks")), _talks(book, words))
    yield from _section(words(N_("Questions of my own")), _questions(book))
    yield from days(book, words)


def _title(book: Book, words: Translator) -> str:
    """Return what stands on the first page: that it is everything, or which year or days it tells of."""
    if book.since is None and book.until is None:
        return words(N_("Everything – for me only"))
    last = book.until or book.exported_on
    first = min(book.since or book.began, last)
    is_year = (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))
    span = str(first.year) if is_year else words.span(first, last, date.min)
    return words(N_("{span} – for me only"), span=span)


def _section(heading: str, items: Iterable[str]) -> Iterator[str]:
    said = "".join(items)
    if said:
        yield f"\n## {heading}\n\n{said}"


def _strategies(book: Book, words: Translator) -> Iterator[str]:
    for _, text, when, how, whose, _, away, only_me, *_ in book.lines[Kind.STRATEGY]:
        yield item(
            paragraphs(text, "  "),
            labelled(words(label(Kind.STRATEGY, "when")), when),
            labelled(words(label(Kind.STRATEGY, "how")), how),
            labelled(words(label(Kind.STRATEGY, "whose")), whose),
            words(N_("Put away")) if away else "",
            words(N_("Only for me")) if only_me else "",
        )


def _goals(book: Book, words: Translator) -> Iterator[str]:
    steps: dict[str, list[str]] = {}
    for line in sorted(book.lines[Kind.TRYOUT], key=lambda line: line[_DAY_AT] is None):  # what was tried comes first
        steps.setdefault(line[1], []).append(_tryout(dict(zip(KEYS[Kind.TRYOUT], line[1:], strict=False)), words))
    for uid, text, why, enough, state, only_me, *_ in book.lines[Kind.GOAL]:
        yield item(
            paragraphs(text, "  "),
            capital(words(GOAL_STATES[GoalState(state)])),
            labelled(words(label(Kind.GOAL, "why")), why),
            labelled(words(label(Kind.GOAL, "enough")), enough),
            words(N_("Only for me")) if only_me else "",
        )
        yield from steps.pop(uid, ())
    for left in steps.values():  # of goals that are not here
        yield from left


def _tryout(said: dict[str, str | None], words: Translator) -> str:
    state = capital(words(TRY_STATES[TryState(said["state"] or "")]))
    day = date.fromisoformat(said["day"]) if said["day"] else None
    return item(
        paragraphs(said["text"] or "", "    "),
        f"{state}, {words.short_day(day, date.min)}" if day else state,
        words(label(Kind.TRYOUT, "wants_company")) if said["wants_company"] else "",
        *(labelled(words(title), said[key], "    ") for key, title in _TRYOUT_PARTS.items()),
        indent="  ",
    )


_DAY_AT = 1 + KEYS[Kind.TRYOUT].index("day")
_TRYOUT_PARTS = {
    key: label(Kind.TRYOUT, name)
    for key, name in zip(KEYS[Kind.TRYOUT], NAMES[Kind.TRYOUT], strict=True)
    if name in ("company", "meet", "plan_b", "found", "felt")
}


def _cards(book: Book, words: Translator) -> Iterator[str]:
    for _, name, *parts in book.lines[Kind.CARD]:
        card, said = CardName(name), dict(zip(KEYS[Kind.CARD][1:], parts, strict=False))
        yield f"\n## {words(CARD_NAMES[card])}\n"
        for part, title in CARD_PARTS[card].items():
            if said[part]:
                yield f"\n### {words(title)}\n\n{paragraphs(said[part])}\n"


def _talks(book: Book, words: Translator) -> Iterator[str]:
    for _, about, day, *parts in book.lines[Kind.TALK]:
        titles = list(TALK_PARTS.values())[2:]
        yield item(
            paragraphs(about, "  "),
            capital(words.day(date.fromisoformat(day))) if day else "",
            *(labelled(words(title), said) for title, said in zip(titles, parts, strict=False)),
        )


def _questions(book: Book) -> Iterator[str]:
    for _, text, *_ in book.lines[Kind.QUESTION]:
        yield item(paragraphs(text, "  "))
