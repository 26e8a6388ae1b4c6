"""Encoding and window title of the terminal."""

import codecs
import os
import sys
from collections.abc import Mapping
from contextlib import suppress

OUTPUT = 1
"""Descriptor of the screens' output: standard output, so that `2>/dev/null` works."""
SAVE_TITLE, RESTORE_TITLE = "\x1b[22;2t", "\x1b[23;2t"
"""XTWINOPS: push the window title on the terminal's stack, and pop it; terminals without it ignore both."""
_UNSET = frozenset({"C", "POSIX"})
_COERCED = "C.UTF-8"
"""Value that Python itself sets for LC_CTYPE in the C locale (PEP 538)."""
_SAMPLE = "●≈▌"
"""Glyphs that the encoding must have; otherwise the ASCII ones are used."""


def encoding(environ: Mapping[str, str], usual: str) -> str:
    """Return the encoding that the locale names; `usual` if it names none.

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
    """Return whether an encoding has the Unicode glyphs."""
    with suppress(UnicodeEncodeError):
        return bool(_SAMPLE.encode(name))
    return False


def save_title() -> None:
    """Save the window title on the terminal's own stack."""
    _write(SAVE_TITLE)


def restore_title() -> None:
    """Restore the window title that was saved last."""
    _write(RESTORE_TITLE)


def _write(text: str) -> None:
    with suppress(OSError):  # the terminal may be gone
        os.write(OUTPUT, text.encode("ascii"))
