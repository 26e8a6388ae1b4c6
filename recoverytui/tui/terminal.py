"""The terminal around the screens: its encoding and its window title."""

import codecs
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

OUTPUT = 1
"""The descriptor that the screens are written to: standard output, so that `2>/dev/null` works."""
SAVE_TITLE, RESTORE_TITLE = "\x1b[22;2t", "\x1b[23;2t"
"""XTWINOPS: push the window title on the terminal's stack, and pop it; terminals without it ignore both."""
_UNSET = frozenset({"C", "POSIX"})
_COERCED = "C.UTF-8"
"""What Python itself puts into LC_CTYPE where the locale is C (PEP 538)."""
_SAMPLE = "●≈▌"
"""Signs of the interface that an encoding has to have, or else those in ASCII are used."""


def encoding(environ: Mapping[str, str], usual: str) -> str:
    """Return the encoding that the locale names; `usual` where it names none.

    Python writes UTF-8 also where the locale is C, or one that the machine does not have, and a terminal that really
    is set so would show other characters.
    """
    names = [environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    if names[:2] == ["", _COERCED] and names[2] in _UNSET:
        return "ascii"
    locale = next(filter(None, names), "")
    if locale in _UNSET:
        return "ascii"
    charset = locale.partition(".")[2].partition("@")[0]
    try:
        return codecs.lookup(charset).name if charset else usual
    except LookupError:
        return usual


def of_process() -> str:
    """Return the encoding of the terminal this process writes to."""
    return encoding(os.environ, getattr(sys.__stdout__, "encoding", None) or "utf-8")


def has_signs(name: str) -> bool:
    """Return whether an encoding has the signs of the interface."""
    with suppress(UnicodeEncodeError):
        return bool(_SAMPLE.encode(name))
    return False


@contextmanager
def saved_title() -> Iterator[None]:
    """Save the window's title on the terminal's own stack, and give it back afterwards."""
    _write(SAVE_TITLE)
    try:
        yield
    finally:
        _write(RESTORE_TITLE)


def _write(text: str) -> None:
    with suppress(OSError):  # the terminal may be gone
        os.write(OUTPUT, text.encode("ascii"))
