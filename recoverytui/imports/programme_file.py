"""Parse and edit programme files as text, so that the author's own layout is kept.

The format is described in docs/paths.md: `#` begins the title, `##` a week, `-` a question, `>` a suggested first
line, and `Themes:`, `Try:` and `Note:` the rest, in any interface language. An indented line continues the one above.
"""

import re
from collections.abc import Callable, Iterator
from itertools import dropwhile, pairwise
from pathlib import Path as File
from typing import TypeVar

from recoverytui.domain.programme import SPELLINGS, Programme, Week
from recoverytui.domain.validation import clean
from recoverytui.domain.win import Theme
from recoverytui.errors import N_, BadInput, FileRefused

T = TypeVar("T")

LARGEST = 500_000
"""Size limit of a programme file in characters."""

_SIGNS = {"#": "title", "##": "week", "-": "question", "*": "question"}
_PARTS = {spelt["try"].lower(): "try_out" for spelt in SPELLINGS.values()}
_PARTS |= {spelt[part].lower(): part for spelt in SPELLINGS.values() for part in ("themes", "note")}
_THEMES = {spelt[theme].lower(): theme for spelt in SPELLINGS.values() for theme in Theme}
_THEMES |= {str(theme): theme for theme in Theme}
_FORM = re.compile(r"(?P<sign>##?|[-*])(?:\s+(?P<after>.*))?$|>(?P<line>.*)$|(?P<part>\w+):(?P<said>.*)$")
_WEEK = re.compile(r"^##(?=\s|$)", re.MULTILINE)


class _Item:
    """One item of the file: its line number, type and text."""

    def __init__(self, number: int, sort: str, said: str) -> None:
        self.number = number
        self.sort = sort
        self.said = said


def read(text: str, file: File) -> Programme:
    """Parse a programme; raises FileRefused with the number of the faulty line."""
    if len(text) > LARGEST:
        raise FileRefused(
            N_("The file at {path} is too large: {length} characters, and {most} are the most."),
            path=file,
            length=len(text),
            most=LARGEST,
        )
    items = list(_items(clean(text), file))
    if not items:
        raise FileRefused(N_("There is no path in {path}. A path begins with its title, after one #."), path=file)
    if items[0].sort != "title":
        raise _wrong(
            N_("Line {line} of {path} comes too early. A path begins with its title, after one #."), items[0], file
        )
    starts = [index for index, item in enumerate(items) if item.sort == "week"] + [len(items)]
    head = _parts(items[: starts[0]], ("title", "line"), file)
    weeks = [_week(items[first:last], file) for first, last in pairwise(starts)]
    return _made(items[0], file, Programme, title=head["title"], weeks=tuple(weeks), ground=head.get("line"))


def renamed(text: str, number: int, title: str) -> str:
    """Return the text of a programme with the title of one week changed."""
    head, weeks = _blocks(text)
    _, *lines = weeks[number - 1].split("\n")
    weeks[number - 1] = "\n".join([f"## {title}", *dropwhile(_goes_on, lines)])
    return _joined(head, weeks)


def moved(text: str, number: int, to: int) -> str:
    """Return the text of a programme with one week moved."""
    head, weeks = _blocks(text)
    weeks.insert(to - 1, weeks.pop(number - 1))
    return _joined(head, weeks)


def removed(text: str, number: int) -> str:
    """Return the text of a programme with one week removed."""
    head, weeks = _blocks(text)
    del weeks[number - 1]
    return _joined(head, weeks)


def _blocks(text: str) -> tuple[str, list[str]]:
    """Split a text into the head before the first week, and the weeks."""
    text = clean(text)
    starts = [found.start() for found in _WEEK.finditer(text)] + [len(text)]
    blocks = [text[: starts[0]], *(text[first:last] for first, last in pairwise(starts))]
    return blocks[0], blocks[1:]


def _joined(head: str, weeks: list[str]) -> str:
    return "\n\n".join(block.rstrip() for block in (head, *weeks)) + "\n"


def _items(text: str, file: File) -> Iterator[_Item]:
    item: _Item | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if item is not None and _goes_on(line):
            item.said += f" {line.strip()}"
            continue
        if item is not None:
            yield item
        item = _item(number, line, file) if line.strip() else None
    if item is not None:
        yield item


def _goes_on(line: str) -> bool:
    return line[:1] in {" ", "\t"} and bool(line.strip())


def _item(number: int, line: str, file: File) -> _Item:
    form = _FORM.match(line)
    if form and form["line"] is not None:
        return _Item(number, "line", form["line"])
    sort = form and (_SIGNS.get(form["sign"] or "") or _PARTS.get((form["part"] or "").lower()))
    if form is None or sort is None:
        message = N_(
            "Line {line} of {path} is not understood. It begins with #, ##, - or >, or with Themes:, Try: or Note:."
        )
        raise FileRefused(message, line=number, path=file)
    return _Item(number, sort, form["after"] or form["said"] or "")


def _week(items: list[_Item], file: File) -> Week:
    questions = [item for item in items if item.sort == "question"]
    said = _parts(
        [item for item in items if item.sort != "question"], ("week", "themes", "line", "try_out", "note"), file
    )
    themes = next((_themes(item, file) for item in items if item.sort == "themes"), ())
    for question in questions:
        _refuse_empty(question, file)
    return _made(
        items[0],
        file,
        Week,
        title=said["week"],
        themes=themes,
        line=said.get("line"),
        questions=tuple(question.said for question in questions),
        try_out=said.get("try_out"),
        note=said.get("note"),
    )


def _parts(items: list[_Item], sorts: tuple[str, ...], file: File) -> dict[str, str]:
    """Return the text of each part; raises FileRefused for a duplicate, empty or misplaced part."""
    said: dict[str, str] = {}
    for item in items:
        if item.sort not in sorts:
            message = N_("Line {line} of {path} is out of place. A path has one title, and the rest stands in a week.")
            raise _wrong(message, item, file)
        if item.sort in said:
            raise _wrong(N_("Line {line} of {path} says a second time what is said once."), item, file)
        _refuse_empty(item, file)
        said[item.sort] = item.said
    return said


def _themes(item: _Item, file: File) -> tuple[Theme, ...]:
    names = [" ".join(name.lower().split()) for name in item.said.split(",")]
    if not set(names) <= set(_THEMES):
        known = ", ".join(Theme)
        raise FileRefused(
            N_("Line {line} of {path} names a theme that is not known. The themes are: {themes}."),
            line=item.number,
            path=file,
            themes=known,
        )
    return tuple(_THEMES[name] for name in names)


def _refuse_empty(item: _Item, file: File) -> None:
    if not item.said.strip():
        raise _wrong(N_("Line {line} of {path} has no words after its sign."), item, file)


def _made(item: _Item, file: File, kind: Callable[..., T], /, **parts: object) -> T:
    """Build the programme or week from its parts; raises FileRefused at its first line when it has too much."""
    try:
        return kind(**parts)
    except BadInput:
        raise _wrong(
            N_("From line {line} on, {path} has too many parts, or one that is too long."), item, file
        ) from None


def _wrong(message: str, item: _Item, file: File) -> FileRefused:
    return FileRefused(message, line=item.number, path=file)
