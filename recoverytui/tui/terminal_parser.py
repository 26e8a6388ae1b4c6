"""Split the bytes of a terminal into typed characters, key sequences and pastes; pure, and without a clock.

Works on bytes, because an X10 mouse report and a broken sequence are not UTF-8. A sequence that is no key is dropped
whole and never passed on letter by letter: a reply of the terminal must not be able to trigger an action.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from recoverytui.dataclass import dataclass


@dataclass
class Typed:
    """One typed character, control characters included."""

    character: str


@dataclass
class Escape:
    """A complete escape sequence of the forms that keys, mouse and focus have."""

    text: str


@dataclass
class Pasted:
    """The text between the marks of a bracketed paste."""

    text: str


Token: TypeAlias = Typed | Escape | Pasted

ESC = b"\x1b"
LONE_ESCAPE = 0.3
"""Seconds after which a lone ESC byte is the Esc key: slow lines split a sequence by up to 0.2 s."""
UNFINISHED = 0.5
"""Seconds of silence after which an unfinished sequence is dropped, and an unfinished paste is returned."""
LONGEST_STRING = 1 << 20
"""Bytes of a reply after which the parser stops waiting for its end."""
QUICK_HAND = 12
"""The most characters that a fast typist enters in a second, the longest that a slow line buffers them."""

_PASTE_BEGIN, _PASTE_END = b"\x1b[200~", b"\x1b[201~"
_CSI = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
_CSI_BEGUN = re.compile(rb"\x1b\[[0-?]*[ -/]*")
_CONSOLE = re.compile(rb"\x1b\[\[[A-E]")
"""Function keys of the Linux console, which break the grammar of all others."""
_SS3 = re.compile(rb"\x1bO[0-9;]*[@-~]")
_STRING = re.compile(rb"\x1b[\]P_^]")
_STRING_END = re.compile(rb"\x07|\x1b\\|\x1b(?=[^\\])", re.DOTALL)
_META = re.compile(rb"\x1b[bf\x7f\t]")
"""Letters that Option or Alt sends for arrows, Backspace and Tab. Others after ESC were typed after the Esc key."""
_TAIL = re.compile(rb"\[[0-?]*[ -/]*[@-~]|O[A-Z]")
"""The rest of a sequence whose ESC byte came so early that it was taken for the Esc key."""


class TerminalParser:
    """Buffers incomplete input; the caller calls `expire` when nothing more came in time."""

    def __init__(self, encoding: str = "utf-8") -> None:
        # ASCII leaves bytes from 0x80 on undefined; most terminals send UTF-8 whatever the locale is.
        name = codecs.lookup(encoding).name
        self._encoding = "utf-8" if name == "ascii" else name
        self._buffer = b""
        self._paste: bytearray | None = None
        self._was_lone_escape = False

    @property
    def patience(self) -> float | None:
        """Return the seconds to wait for the rest of the buffered input; None when the buffer is empty."""
        if self._paste is not None:
            return UNFINISHED
        if not self._buffer:
            return None
        return LONE_ESCAPE if self._buffer == ESC else UNFINISHED

    def feed(self, data: bytes) -> list[Token]:
        """Return the complete events."""
        if self._was_lone_escape:
            self._was_lone_escape = False
            if _TAIL.fullmatch(data):
                return []
        self._buffer += data
        return list(self._complete())

    def expire(self) -> list[Token]:
        """Return the events of an unfinished sequence or paste: its text, the Esc key, or none."""
        if self._paste is not None:
            paste, self._paste = bytes(self._paste + self._buffer), None
            self._buffer = b""
            return [Pasted(self._decoded(paste))]
        rest, self._buffer = self._buffer, b""
        if rest == ESC:
            self._was_lone_escape = True
            return [Typed("\x1b")]
        return [] if rest.startswith(ESC) else [Typed(each) for each in self._decoded(rest)]

    def _complete(self) -> Iterator[Token]:
        while self._buffer:
            before = len(self._buffer), self._paste is None
            if self._paste is not None:
                yield from self._end_of_paste()
            elif self._buffer.startswith(ESC):
                yield from self._sequence()
            else:
                yield from self._text()
            if before == (len(self._buffer), self._paste is None):
                return  # not complete

    def _end_of_paste(self) -> Iterator[Token]:
        paste = self._paste
        if paste is None:
            return
        known = max(len(paste) - len(_PASTE_END), 0)
        paste += self._buffer
        self._buffer = b""
        end = paste.find(_PASTE_END, known)
        if end >= 0:
            self._buffer = bytes(paste[end + len(_PASTE_END) :])
            self._paste = None
            yield Pasted(self._decoded(bytes(paste[:end])))

    def _sequence(self) -> Iterator[Token]:
        """Remove one escape sequence from the buffer, if it is complete."""
        buffer = self._buffer
        if len(buffer) == 1:
            return
        if buffer.startswith(_PASTE_BEGIN):
            self._buffer, self._paste = buffer[len(_PASTE_BEGIN) :], bytearray()
        elif buffer.startswith(b"\x1b[M"):
            self._drop_mouse()
        elif found := _CONSOLE.match(buffer) or _SS3.match(buffer) or _META.match(buffer):
            yield self._taken(found.end())
        elif buffer.startswith(b"\x1b[["):
            self._buffer = buffer if len(buffer) == 3 else buffer[3:]
        elif found := _CSI.match(buffer):
            yield self._taken(found.end())
        elif found := _CSI_BEGUN.match(buffer):
            self._drop_broken(found.end())
        elif _STRING.match(buffer):
            self._drop_string()
        elif buffer[1:2] == b"O":
            self._drop_broken(2)
        else:
            self._buffer = buffer[1:]
            yield Typed("\x1b")

    def _taken(self, end: int) -> Escape:
        taken, self._buffer = self._buffer[:end], self._buffer[end:]
        return Escape(self._decoded(taken))

    def _decoded(self, data: bytes) -> str:
        return data.decode(self._encoding, "replace")

    def _drop_mouse(self) -> None:
        """Drop an X10 mouse report: three bytes of any value from 32 on, which are valid in no encoding."""
        report = self._buffer[3:6]
        broken = next((index for index, byte in enumerate(report) if byte < 32), None)
        if broken is not None:
            self._buffer = self._buffer[3 + broken :]
        elif len(report) == 3:
            self._buffer = self._buffer[6:]

    def _drop_broken(self, end: int) -> None:
        """Drop a sequence at a byte that cannot belong to it; that byte is then parsed by itself."""
        if end < len(self._buffer):
            self._buffer = self._buffer[end:]

    def _drop_string(self) -> None:
        """Drop a reply that ends with BEL or ST, or is cut off by another sequence."""
        end = _STRING_END.search(self._buffer, 2)
        if end is not None:
            self._buffer = self._buffer[end.start() if end[0] == ESC else end.end() :]
        elif len(self._buffer) > LONGEST_STRING:
            self._buffer = b""

    def _text(self) -> Iterator[Token]:
        """Remove all text up to the next sequence, except a character whose last bytes are still missing."""
        end = self._buffer.find(ESC)
        text = self._buffer if end < 0 else self._buffer[:end]
        unfinished = _unfinished(text) if end < 0 and self._encoding == "utf-8" else 0
        text = text[: len(text) - unfinished]
        self._buffer = self._buffer[len(text) :]
        for character in self._decoded(text):
            yield Typed(character)


def with_lines(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the characters of one burst, with a line feed for each carriage return that is a line break and not Enter.

    A terminal without bracketed paste sends the lines of a paste with carriage returns between them, and a slow line
    brings Enter together with the keys after it. So a carriage return is a new line when text follows it (two
    characters at least: one may be the next key), and when the burst is longer than a quick hand types, or more
    carriage returns follow with text. The last one, with no text behind it, is Enter.
    """
    texts = [token.character if isinstance(token, Typed) else "" for token in tokens]
    behind = [0]
    for each in reversed(texts):
        behind.append(behind[-1] + _is_text(each))
    behind.reverse()  # how many characters of text there are from each index on
    last = next((index for index in range(len(texts) - 1, -1, -1) if texts[index] == "\r" and behind[index]), 0)
    lines = False
    for index, token in enumerate(tokens):
        if texts[index] == "\n" and index and texts[index - 1] == "\r":
            continue  # the second half of one line end
        if texts[index] == "\r" and behind[index]:
            longer = behind[0] > QUICK_HAND or behind[index] > behind[last] > 0
            lines = lines or (behind[index] > 1 and longer)
            yield Typed("\n") if lines else token
        else:
            yield token


def _is_text(character: str) -> bool:
    return len(character) == 1 and character >= " " and character != "\x7f"


def _unfinished(data: bytes) -> int:
    """Return how many bytes at the end belong to an incomplete character."""
    for size in range(1, min(4, len(data) + 1)):
        first = data[-size]
        if first >= 0xC2:
            wanted = 2 if first < 0xE0 else 3 if first < 0xF0 else 4 if first < 0xF5 else 1
            return size if size < wanted else 0
        if first < 0x80:
            return 0
    return 0
