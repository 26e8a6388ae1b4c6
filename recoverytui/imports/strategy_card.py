"""Line-by-line parser of strategy cards, a Markdown form of this program for passing strategies on (docs/cards.md)."""

import re
from collections.abc import Iterator
from enum import Enum, auto

from recoverytui.dataclass import replace
from recoverytui.domain.book import ImportedEntry
from recoverytui.domain.card_format import LABELS, SPELLINGS
from recoverytui.domain.entry import Kind
from recoverytui.domain.strategy import Strategy
from recoverytui.domain.validation import clean
from recoverytui.errors import N_, BadInput, FileRefused
from recoverytui.imports.imported import OLDEST, Incoming
from recoverytui.imports.sample import Sample
from recoverytui.imports.uids import named

LARGEST = 500_000
"""Size limit of a card in characters."""
MOST = 500
"""Most strategies on one card."""

_TITLES, _HEADINGS = ({spelt[part].casefold() for spelt in SPELLINGS.values()} for part in ("title", "heading"))
_ASIDE = {spelt[part].casefold() for spelt in SPELLINGS.values() for part in ("demo", "mine")}
"""Lines allowed below the title."""
_TITLE = re.compile(rf"\s*#[ \t]+(?:{'|'.join(map(re.escape, _TITLES))})\s*$", re.IGNORECASE | re.MULTILINE)
_ITEM = re.compile(r"[-*+][ \t]+(?=\S)")
_LABEL = re.compile(rf"({'|'.join(map(re.escape, LABELS))}):(?:\s+|$)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(lt|amp);")
_ENTITIES = {"lt": "<", "amp": "&"}


class Sort(Enum):
    """Type of a line of a card."""

    TITLE = auto()
    ASIDE = auto()
    HEADING = auto()
    ITEM = auto()
    MORE = auto()
    """Continuation of the item above."""
    WRONG = auto()


class _Item:
    """A strategy while it is parsed: its first line, and the text of each part."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.parts: dict[str, list[str]] = {"text": []}
        self._part = "text"
        self._gap = False

    def take(self, text: str) -> bool:
        """Add a line, even an empty one; returns whether it is allowed here."""
        if not text:
            self._gap = True
            return True
        label = _LABEL.match(text)
        if label:
            self._part, text = LABELS[label[1].casefold()], text[label.end() :]
            if self._part in self.parts:
                return False
            self.parts[self._part] = []
        elif self._gap:
            self.parts[self._part].append("")
        self._gap = False
        self.parts[self._part].append(_ESCAPED.sub(_sign, text))
        return True


def is_one(sample: Sample) -> bool:
    """Return whether a file is a strategy card."""
    return _TITLE.match(sample.start) is not None


def read(data: bytes, whose: str | None = None) -> Incoming:
    """Parse a card, and attribute its strategies to `whose` when given.

    Uids are derived from the content, so that importing a card again adds nothing. Raises FileRefused with the number
    of the faulty line.
    """
    try:
        text = clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FileRefused(N_("Nothing was taken in. The file is not text in UTF-8.")) from None
    if len(text) > LARGEST:
        raise FileRefused(N_("Nothing was taken in. A card can have {most} characters at most."), most=LARGEST)
    items = list(_items(text.split("\n")))
    if not items:
        raise FileRefused(N_("Nothing was taken in. There is nothing on the card."))
    if len(items) > MOST:
        raise FileRefused(N_("Nothing was taken in. A file can bring {most} entries at most."), most=MOST)
    helps = list(dict.fromkeys(map(_strategy, items)))
    entries = named(Kind.STRATEGY, [ImportedEntry("", each, None, OLDEST) for each in helps])
    told = [imported._replace(noun=replace(each, whose=whose)) for imported, each in zip(entries, helps, strict=True)]
    return Incoming({Kind.STRATEGY: told})


def _items(lines: list[str]) -> Iterator[_Item]:
    """Yield the strategies; raises FileRefused for an unknown or misplaced line."""
    item: _Item | None = None
    seen: set[Sort] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            if item is not None:
                item.take("")
            continue
        sort = _sort(line, seen)
        if sort is Sort.ITEM:
            if item is not None:
                yield item
            item = _Item(number)
        elif sort is Sort.WRONG or (sort is Sort.HEADING and sort in seen):
            raise _wrong(number)
        if item is not None and not item.take(_text(line[1:] if sort is Sort.ITEM else line)):
            raise FileRefused(
                N_("Nothing was taken in. Line {line} says a second time what is said once."), line=number
            )
        seen.add(sort)
    if item is not None:
        yield item


def _sort(line: str, seen: set[Sort]) -> Sort:
    """Return the type of a line, given the types seen before it."""
    said = line.strip().casefold()
    if Sort.TITLE not in seen:
        return Sort.TITLE if said[:1] == "#" and said[1:].strip() in _TITLES else Sort.WRONG
    if line[:1] in {" ", "\t"}:
        return Sort.MORE if Sort.ITEM in seen else Sort.WRONG
    if line.startswith("##"):
        return Sort.HEADING if said[2:].strip() in _HEADINGS else Sort.WRONG
    if Sort.HEADING not in seen:
        return Sort.ASIDE if said in _ASIDE else Sort.WRONG
    return Sort.ITEM if _ITEM.match(line) else Sort.WRONG


def _text(line: str) -> str:
    """Return the text of a line without list marker, indentation and the backslash of a line break."""
    said = line.strip()
    return said[:-1].rstrip() if said.endswith("\\") and not said.endswith("\\\\") else said


def _sign(escaped: re.Match[str]) -> str:
    return escaped[1] or _ENTITIES[escaped[2]]


def _strategy(item: _Item) -> Strategy:
    said = {part: "\n".join(lines) for part, lines in item.parts.items()}
    try:
        return Strategy(said["text"], said.get("when"), said.get("how"))
    except BadInput:
        raise FileRefused(
            N_("Nothing was taken in. From line {line} on there are no words, or too many."), line=item.line
        ) from None


def _wrong(line: int) -> FileRefused:
    return FileRefused(
        N_("Nothing was taken in. Line {line} is no part of a card. A card holds what helps, and nothing else."),
        line=line,
    )
