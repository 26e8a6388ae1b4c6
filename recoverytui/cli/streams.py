"""Standard streams: one that is missing, closed, full or of another encoding."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from recoverytui.errors import N_, NotWritable, RecoveryError
from recoverytui.text.fallback import SIGNS

_PLAINER = str.maketrans({**SIGNS, "…": "..."})
"""ASCII for a terminal that cannot show these characters."""


class Gone(Exception):
    """The reader of standard output has closed the pipe."""


class Unanswered(NotWritable):
    """Output could not be written; the command itself was completed."""


class Stopped(RecoveryError):
    """Ctrl-C was pressed at a question."""

    code = 130


@contextmanager
def writing() -> Iterator[None]:
    """Tell a closed pipe from an output that cannot be written; raises Gone, Unanswered."""
    try:
        yield
    except BrokenPipeError:
        raise Gone from None
    except OSError:
        raise Unanswered(
            N_("The answer could not be written out: the disk is full, or writing is not allowed.")
        ) from None


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def put(stream: TextIO | None, text: str, errors: str = "replace") -> None:
    """Write text as UTF-8, or with replacements in the terminal's encoding."""
    if stream is None:
        return
    encoding = stream.encoding if is_terminal(stream) else "utf-8"
    if encoding.lower().replace("-", "") != "utf8":
        text = text.translate(_PLAINER)
    stream.buffer.write(text.encode(encoding, errors))
