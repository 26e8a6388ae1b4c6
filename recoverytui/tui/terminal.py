"""The terminal around the screens: whether it can show them, its encoding, its window title, its mouse.

The driver of Textual writes to `sys.__stderr__` in whatever encoding Python chose. Here it gets a stream of its own on
standard output, so that `2>/dev/null` works, and so that a terminal which is not set to UTF-8 gets readable text.
"""

import codecs
import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from recoverytui.errors import N_, BadInput
from recoverytui.text import fallback

if TYPE_CHECKING:
    from textual.driver import Driver

SAVE_TITLE, RESTORE_TITLE = "\x1b[22;2t", "\x1b[23;2t"
"""XTWINOPS: push the window title on the terminal's stack, and pop it; terminals without it ignore both."""
_DUMB = frozenset({"dumb", "unknown"})
"""Values of TERM for a terminal in which the cursor cannot be moved."""
_UNSET = frozenset({"C", "POSIX"})
_COERCED = "C.UTF-8"
"""What Python itself puts into LC_CTYPE where the locale is C (PEP 538)."""
_SAMPLE = "●≈▌"
"""Signs of the interface that an encoding has to have, or else those in ASCII are used."""


def need_a_terminal(environ: Mapping[str, str] = os.environ) -> None:
    """Raise BadInput where there is no terminal to draw on, or one that cannot be drawn on."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise BadInput(N_("The screens need a terminal. The shell can do everything too: recovery --help"))
    if environ.get("TERM", "").lower() in _DUMB:
        raise BadInput(
            N_("This terminal cannot show the screens. Use the shell: recovery today, recovery win, recovery --help")
        )


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


def output(name: str) -> io.TextIOWrapper:
    """Return a stream on the terminal of standard output; what the encoding lacks is replaced, cell for cell."""
    descriptor = os.dup(sys.__stdout__.fileno() if sys.__stdout__ is not None else 1)
    return io.TextIOWrapper(os.fdopen(descriptor, "wb"), encoding=name, errors=fallback.ERRORS, newline="")


@contextmanager
def screen_output(name: str) -> Iterator[None]:
    """Let the driver of Textual write to `output`, and give the window its title back afterwards."""
    before, stream = sys.__stderr__, output(name)
    sys.__stderr__ = stream  # type: ignore[misc]  # the one place where the driver takes its file from
    try:
        stream.write(SAVE_TITLE)
        stream.flush()
        yield
    finally:
        sys.__stderr__ = before  # type: ignore[misc]
        with suppress(OSError, ValueError):  # the terminal may be gone
            stream.write(RESTORE_TITLE)
            stream.flush()
        with suppress(OSError, ValueError):
            stream.close()


def turn_mouse(driver: "Driver | None", on: bool) -> None:
    """Turn reports of the mouse on or off while the screens are shown.

    Textual decides once, at the start. `_mouse` is what its drivers look at when they stop, suspend and resume; the
    two methods write the modes of the terminal. A driver without them, as in tests, has no terminal to tell.
    """
    enable, disable = (getattr(driver, f"_{name}_mouse_support", None) for name in ("enable", "disable"))
    if driver is None or enable is None or disable is None:
        return
    if on:
        driver._mouse = True
        enable()
    else:
        disable()
        driver._mouse = False
