"""Divide Markdown or plain text into blocks: headings, paragraphs and list items, with the line each begins on."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[-*+•][ \t]+(?:\[([ xX/>-])\][ \t]+)?(?=\S)")
_NUMBERED = re.compile(r"\d{1,3}[.)][ \t]+(?=\S)")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_FRONT = "---"


class Sort(Enum):
    """Type of a block."""

    FRONT = auto()
    """A line of the front matter."""
    HEADING = auto()
    TEXT = auto()
    ITEM = auto()
    NUMBERED = auto()
    """An item of a numbered list, with its number."""


_ITEMS = (Sort.ITEM, Sort.NUMBERED)


@dataclass(slots=True)
class Block:
    """A block, with its text without markers."""

    sort: Sort
    line: int
    lines: list[str] = field(default_factory=list)
    level: int = 0
    """Level of a heading, from 1."""
    box: str | None = None
    """Character in the box of a task: a space is open, x done. None without a box."""

    is_begun: bool = False
    """Whether `begins` began it."""

    @property
    def is_one_line(self) -> bool:
        """Whether it is a paragraph of one line, which an underline makes a heading."""
        return self.sort is Sort.TEXT and len(self.lines) == 1

    @property
    def text(self) -> str:
        """The lines joined."""
        return "\n".join(self.lines)


def blocks(lines: Iterable[str], begins: Callable[[str], bool]) -> Iterator[Block]:
    """Yield the blocks of a text. Blank lines and rules divide blocks; indented lines belong to the item above.

    `begins` returns whether a line begins a block of its own, whatever is above it.
    """
    divider = _Divider(begins)
    for number, line in enumerate(lines, start=1):
        yield from divider.take(line, number)
    if divider.block:
        yield divider.block


class _Divider:
    """The state between the lines of a text."""

    def __init__(self, begins: Callable[[str], bool]) -> None:
        self._begins = begins
        self._is_front = False
        self._fence = ""
        """The marker that ends the code block that is open."""
        self._gap = False
        """Whether the last line was blank."""
        self.block: Block | None = None

    def take(self, line: str, number: int) -> Iterator[Block]:
        """Yield the blocks that end before this line."""
        if self._is_front or (number == 1 and line.rstrip() == _FRONT):
            self._is_front = number == 1 or line.rstrip() not in {_FRONT, "..."}
            if self._is_front and number > 1 and line.strip():
                yield Block(Sort.FRONT, number, [line])
        elif self._fence:
            self._add(line, number)
            self._fence = "" if line.strip().startswith(self._fence) else self._fence
        elif not line.strip():
            self._gap = True
        else:
            yield from self._take_text(line, number)
            self._gap = False

    def _take_text(self, line: str, number: int) -> Iterator[Block]:
        block, is_begun = self.block, self._begins(line)
        if block and block.sort in _ITEMS and line[:1] in " \t":
            block.lines += [""] * self._gap + [line.rstrip()]
            return
        if block and block.is_one_line and not self._gap and _UNDERLINE.match(line):
            yield Block(Sort.HEADING, block.line, block.lines, 1 if "=" in line else 2)
            self.block = None
            return
        started = None if is_begun else _started(line, number)
        if block and (started or is_begun or self._gap or _RULE.match(line)):
            yield block
            self.block = None
        if _RULE.match(line):
            return
        if started:
            self.block = started
        else:
            self._add(line.strip(), number)
            if is_begun and self.block:
                self.block.is_begun = True
        if started and started.sort is Sort.HEADING:
            yield started
            self.block = None
        if found := _FENCE.match(line):
            self._fence = found[1]

    def _add(self, line: str, number: int) -> None:
        self.block = self.block or Block(Sort.TEXT, number)
        self.block.lines.append(line)


def _started(line: str, number: int) -> Block | None:
    """Return the block that begins with a marker on this line."""
    if heading := _HEADING.match(line):
        return Block(Sort.HEADING, number, [heading[2]], len(heading[1]))
    if _NUMBERED.match(line.lstrip()):  # the number may be a word of the text, as in a date
        return Block(Sort.NUMBERED, number, [line.strip()])
    if item := _ITEM.match(line.lstrip()):
        return Block(Sort.ITEM, number, [line.lstrip()[item.end() :].rstrip()], box=item[1])
    return None
