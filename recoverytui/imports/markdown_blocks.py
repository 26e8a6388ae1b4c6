"""Divide Markdown or plain text into blocks: headings, paragraphs and list items, with the line each begins on."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[-*+•][ \t]+(?:\[([ xX/>-])\][ \t]+)?(?=\S)|\d{1,3}[.)][ \t]+(?=\S)")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_FRONT = "---"


class Sort(Enum):
    """Type of a block."""

    FRONT = auto()
    """A line of the front matter."""
    HEADING = auto()
    TEXT = auto()
    ITEM = auto()


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

    @property
    def text(self) -> str:
        """The lines joined."""
        return "\n".join(self.lines)


def blocks(lines: Iterable[str], begins: Callable[[str], bool]) -> Iterator[Block]:
    """Yield the blocks of a text. Blank lines and rules divide blocks; indented lines belong to the item above.

    `begins` returns whether a line begins a block of its own, whatever is above it.
    """
    block: Block | None = None
    is_front, fence, gap = False, "", False
    for number, line in enumerate(lines, start=1):
        if number == 1 and line.rstrip() == _FRONT:
            is_front = True
            continue
        if is_front:
            is_front = line.rstrip() not in {_FRONT, "..."}
            if is_front and line.strip():
                yield Block(Sort.FRONT, number, [line])
            continue
        if fence:
            block = block or Block(Sort.TEXT, number)
            block.lines.append(line)
            fence = "" if line.strip().startswith(fence) else fence
            continue
        if not line.strip():
            gap = True
            continue
        if block and block.sort is Sort.ITEM and line[:1] in " \t":
            block.lines += [""] * gap + [line.rstrip()]
            gap = False
            continue
        starts = _started(line, number)
        if _UNDERLINE.match(line) and block and not gap and block.sort is Sort.TEXT and len(block.lines) == 1:
            yield Block(Sort.HEADING, block.line, block.lines, 1 if "=" in line else 2)
            block = None
        elif _RULE.match(line):
            if block:
                yield block
            block = None
        elif starts or gap or block is None or begins(line):
            if block:
                yield block
            block = starts or Block(Sort.TEXT, number, [line.strip()])
            if block.sort is Sort.HEADING:
                yield block
                block = None
        else:
            block.lines.append(line.strip())
        gap = False
        if found := _FENCE.match(line):
            fence = found[1]
    if block:
        yield block


def _started(line: str, number: int) -> Block | None:
    """Return the block that begins with a marker on this line."""
    if heading := _HEADING.match(line):
        return Block(Sort.HEADING, number, [heading[2]], len(heading[1]))
    if item := _ITEM.match(line.lstrip()):
        return Block(Sort.ITEM, number, [line.lstrip()[item.end() :].rstrip()], box=item[1])
    return None
