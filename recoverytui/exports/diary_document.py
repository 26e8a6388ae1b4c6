"""The whole diary as one document for the person alone: lists of undated entries, then day by day."""

from collections.abc import Iterable, Iterator
from datetime import date

from recoverytui.domain.book import Book
from recoverytui.domain.card import CardName
from recoverytui.domain.entry import Kind
from recoverytui.domain.goal import GoalState, Sake, TryState
from recoverytui.domain.preferences import Preferences
from recoverytui.domain.serialization import KEYS
from recoverytui.errors import N_
from recoverytui.exports.diary_days import days
from recoverytui.exports.document import Block, Heading, Item, Paragraph, Part, capital, item, labelled, said
from recoverytui.text.fields import label
from recoverytui.text.labels import CARD_NAMES, CARD_PARTS, GOAL_STATES, SAKES, TALK_PARTS
from recoverytui.text.translator import Translator
from recoverytui.text.tryout_states import TRY_STATES


def blocks(book: Book, words: Translator) -> Iterator[Block]:
    """Yield the document block by block; that of a demo is always labelled as one."""
    yield Heading(_title(book, words), 1)
    if book.is_demo:
        yield Paragraph(Part(words(N_("DEMO – invented data"))))
    yield Paragraph(Part(words(N_("Made on {day}."), day=book.exported_on)))
    yield from _section(words(N_("What helps")), _strategies(book, words))
    yield from _section(words(N_("What I would like")), _goals(book, words))
    yield from _cards(book, words)
    yield from _section(words(N_("Talks")), _talks(book, words))
    yield from _section(words(N_("Questions of my own")), _questions(book))
    yield from _section(words(N_("My people")), _people(book))
    yield from _section(words(N_("Names that are not to leave")), _names(book))
    yield from _section(words(N_("Where I am in a course")), _programmes(book, words))
    yield from _section(words(N_("My rhythm")), _rhythm(book, words))
    yield from days(book, words)


def _title(book: Book, words: Translator) -> str:
    """Return the title: everything, or the year or period that the document covers."""
    if book.since is None and book.until is None:
        return words(N_("Everything – for me only"))
    last = book.until or book.exported_on
    first = min(book.since or book.began, last)
    is_year = (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))
    span = str(first.year) if is_year else words.span(first, last, date.min)
    return words(N_("{span} – for me only"), span=span)


def _section(heading: str, items: Iterable[Block]) -> Iterator[Block]:
    """Yield a heading and its blocks, nothing when there are no blocks."""
    for number, block in enumerate(items):
        if not number:
            yield Heading(heading)
        yield block


def _strategies(book: Book, words: Translator) -> Iterator[Block]:
    for _, text, when, how, whose, _, away, only_me, *_ in book.lines[Kind.STRATEGY]:
        yield item(
            Part(text=text),
            labelled(words(label(Kind.STRATEGY, "when")), when),
            labelled(words(label(Kind.STRATEGY, "how")), how),
            labelled(words(label(Kind.STRATEGY, "whose")), whose),
            said(words(N_("Put away")), when=away),
            said(words(N_("Only for me")), when=only_me),
        )


def _goals(book: Book, words: Translator) -> Iterator[Block]:
    steps: dict[str, list[Item]] = {}
    for line in sorted(book.lines[Kind.TRYOUT], key=lambda line: line[_DAY_AT] is None):  # tried steps first
        steps.setdefault(line[1], []).append(_tryout(dict(zip(KEYS[Kind.TRYOUT], line[1:], strict=False)), words))
    for uid, *values in book.lines[Kind.GOAL]:
        goal = dict(zip(KEYS[Kind.GOAL], values, strict=False))
        yield item(
            Part(text=goal["text"]),
            Part(capital(words(GOAL_STATES[GoalState(goal["state"])]))),
            labelled(words(label(Kind.GOAL, "became")), goal["became"]),
            labelled(words(label(Kind.GOAL, "why")), goal["why"]),
            labelled(words(label(Kind.GOAL, "enough")), goal["enough"]),
            labelled(words(label(Kind.GOAL, "sake")), words(SAKES[Sake(goal["sake"])]) if goal["sake"] else None),
            said(words(N_("Only for me")), when=goal["only_me"]),
        )
        yield from steps.pop(uid, ())
    for left in steps.values():  # steps whose goal is not in the book
        yield from left


def _tryout(parts: dict[str, str | None], words: Translator) -> Item:
    state = capital(words(TRY_STATES[TryState(parts["state"] or "")]))
    day = date.fromisoformat(parts["day"]) if parts["day"] else None
    return item(
        Part(text=parts["text"] or ""),
        Part(f"{state}, {words.short_day(day, date.min)}" if day else state),
        said(words(label(Kind.TRYOUT, "wants_company")), when=parts["wants_company"]),
        *(labelled(words(title), parts[key]) for key, title in _TRYOUT_PARTS.items()),
        depth=2,
    )


_DAY_AT = 1 + KEYS[Kind.TRYOUT].index("day")
_TRYOUT_PARTS = {
    "with": label(Kind.TRYOUT, "company"),
    **{name: label(Kind.TRYOUT, name) for name in ("meet", "plan_b", "found", "felt")},
}


def _cards(book: Book, words: Translator) -> Iterator[Block]:
    for _, name, *values in book.lines[Kind.CARD]:
        card, parts = CardName(name), dict(zip(KEYS[Kind.CARD][1:], values, strict=False))
        yield Heading(words(CARD_NAMES[card]))
        for part, title in CARD_PARTS[card].items():
            if parts[part]:
                yield Heading(words(title), 3)
                yield Paragraph(Part(text=parts[part]))


def _talks(book: Book, words: Translator) -> Iterator[Block]:
    titles = {key: words(title) for key, title in TALK_PARTS.items() if key not in {"about", "day"}}
    for _, *values in book.lines[Kind.TALK]:
        parts = dict(zip(KEYS[Kind.TALK], values, strict=False))
        yield item(
            Part(text=parts["about"]),
            said(capital(words.day(date.fromisoformat(parts["day"]))) if parts["day"] else ""),
            *(labelled(title, parts[key]) for key, title in titles.items()),
        )


def _questions(book: Book) -> Iterator[Block]:
    for _, text, *_ in book.lines[Kind.QUESTION]:
        yield item(Part(text=text))


def _people(book: Book) -> Iterator[Block]:
    for person in book.people:
        yield item(Part(text=person.name), Part(text=person.number) if person.number else None)


def _names(book: Book) -> Iterator[Block]:
    for name in book.names:
        yield item(Part(text=name))


def _programmes(book: Book, words: Translator) -> Iterator[Block]:
    """Yield each programme that has progress or changes, with the person's own version of it."""
    for name, week, changes in book.programmes:
        if week > 1 or changes:
            own = Part(text="\n".join(changes)) if changes else None
            yield item(Part(text=name), Part(words(N_("Week {number}"), number=week)), own)


def _rhythm(book: Book, words: Translator) -> Iterator[Block]:
    """Yield the rhythm settings that differ from the defaults."""
    prefs = book.prefs
    if book.new_page is not None:
        yield item(Part(words(N_("A new page since {day}."), day=words.day(book.new_page))))
    if (prefs.days_a_week, prefs.breather, prefs.day_starts_at) != _DEFAULT_RHYTHM:
        yield item(Part(words(N_("Days a week")), str(prefs.days_a_week)))
        yield item(Part(words(N_("Quiet days that are room to breathe")), str(prefs.breather)))
        yield item(Part(words(N_("The hour at which a day begins")), str(prefs.day_starts_at)))


_DEFAULT = Preferences()
_DEFAULT_RHYTHM = (_DEFAULT.days_a_week, _DEFAULT.breather, _DEFAULT.day_starts_at)
