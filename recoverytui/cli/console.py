"""The only module of the shell that reads and writes standard streams: output, errors, questions."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Final, TextIO, TypeAlias

from recoverytui.cli import linear
from recoverytui.cli.streams import Stopped, is_terminal, put, writing
from recoverytui.domain.characters import BIDI, INVISIBLE, LINE_ENDS
from recoverytui.errors import N_, BadInput, FileRefused
from recoverytui.text.fallback import SIGNS

LONGEST_INPUT: Final = 64 * 1024 * 1024
"""The most bytes that are read from standard input."""
_IN_JSON = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *BIDI, *LINE_ENDS)}
_NOT_TEXT = N_("What came in is not text in UTF-8. Nothing was saved.")
_FIRST_COMBINING = "\u0300"
"""Below it, every character takes one column."""
_LONG_WORK = 10_000
"""Progress is shown from this many entries on."""
_BOLD, _DIM, _USUAL = "\x1b[1m", "\x1b[2m", "\x1b[0m"

Bold: TypeAlias = Callable[[str], Sequence[tuple[int, int]]]
"""Returns the spans of a text to print in bold."""


def clean(text: str) -> str:
    """Return text without the characters that could steer a terminal."""
    return text if text.isascii() and text.isprintable() else text.translate(INVISIBLE)


def whole(text: str) -> str:
    """Return text unchanged; raises BadInput for undecodable bytes (lone surrogates), which would be lost."""
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise BadInput(_NOT_TEXT)
    return text


def one_line(text: str) -> str:
    """Return text on a single line, with single spaces."""
    return " ".join(clean(text).split())


class Console:
    """Standard input, output and error, safe for any text and any terminal."""

    def __init__(
        self, stdin: TextIO | None, stdout: TextIO | None, stderr: TextIO | None, environ: Mapping[str, str]
    ) -> None:
        self._in, self._out, self._err = stdin, stdout, stderr
        self.on_terminal = is_terminal(stdin) and is_terminal(stdout)
        """Screens can be shown, and questions asked with a line to edit."""
        self.can_ask = is_terminal(stdin) and is_terminal(stderr)
        self._facts: dict[str, object] | None = None
        self._said: list[str] = []
        self.in_colour = is_terminal(stdout) and not environ.get("NO_COLOR") and environ.get("TERM", "dumb") != "dumb"
        self.linear = linear.wanted(environ, is_terminal=is_terminal(stdout))
        self.gap = linear.GAP if self.linear else "  "

    @classmethod
    def of_process(cls, environ: Mapping[str, str]) -> "Console":
        """Return the console of this process; a stream that was closed before the start is None."""
        return cls(sys.stdin, sys.stdout, sys.stderr, environ)

    def collect(self) -> dict[str, object]:
        """Keep what is printed on standard output from now on, and return the dict that facts are added to."""
        self._facts, self.in_colour = {}, False
        return self._facts

    def collected(self) -> list[str]:
        """Return the lines that were kept; from now on they are printed again."""
        self._facts = None
        return [line for line in "".join(self._said).split("\n") if line]

    def tell(self, facts: Mapping[str, object]) -> None:
        """Add facts, if the output is kept."""
        if self._facts is not None:
            self._facts.update(facts)

    def say(self, text: str = "") -> None:
        """Print text on standard output."""
        self._print(clean(text) + "\n")

    def say_all(self, lines: Iterable[str]) -> None:
        """Print lines on standard output, all at once."""
        self._print("".join(f"{clean(line)}\n" for line in lines))

    def heading(self, text: str) -> None:
        """Print a heading after an empty line."""
        self._print(f"\n{self._painted(one_line(text), _BOLD)}\n")

    def table(self, rows: Iterable[Sequence[str]], *, least: int = 0, bold: Bold | None = None) -> None:
        """Print rows in aligned columns, all but the last one dim; linear, as "w35, 2026-11-21: Gik en tur".

        A column is at least `least` wide. `bold` returns the spans of the last cell to print in bold.
        """
        cells = [[_cell(cell) for cell in row] for row in rows]
        if self.linear or not cells:
            self._print("".join(f"{linear.joined(row)}\n" for row in cells))
            return
        widths = [max(least, *map(_width, column)) for column in zip(*(row[:-1] for row in cells), strict=True)]
        lines = []
        for *first, last in cells:
            quiet = "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(first, widths, strict=True))
            said = self._emboldened(last, bold(last)) if bold and self.in_colour else last
            lines.append(f"{self._painted(quiet, _DIM)}{'  ' if quiet else ''}{said}".rstrip() + "\n")
        self._print("".join(lines))

    def json(self, value: object) -> None:
        """Print a value as JSON, with characters that could steer a terminal escaped."""
        import json

        text = json.dumps(value, ensure_ascii=False, indent=2).translate(_IN_JSON)
        self._print(text + "\n", errors="backslashreplace")

    def document(self, data: bytes) -> None:
        """Print a document: its exact bytes to a file or pipe, made harmless on a terminal."""
        if self._facts is not None:
            self._facts["document"] = data.decode("utf-8", "replace")
        elif is_terminal(self._out):
            self._print(clean(data.decode("utf-8", "replace")))
        elif self._out is not None:
            with writing():
                self._out.flush()
                self._out.buffer.write(data)

    def complain(self, sentence: str) -> None:
        """Print one sentence on standard error; ignore a closed stream."""
        with suppress(OSError, ValueError):
            put(self._err, one_line(sentence) + "\n")
            if self._err is not None:
                self._err.flush()

    def progress(self, done: int, total: int) -> None:
        """Show progress on a terminal; the next output overwrites it."""
        if total >= _LONG_WORK and is_terminal(self._err):
            with suppress(OSError, ValueError):
                put(self._err, f"\r{done} / {total} " if done < total else "\r" + " " * 24 + "\r")
                self._err.flush()  # type: ignore[union-attr]  # a terminal is there

    def hint(self, text: str) -> None:
        """Print a longer text, such as a help page, on standard error."""
        with suppress(OSError, ValueError):
            put(self._err, clean(text) + "\n")

    def flush(self) -> None:
        """Flush the output; raises Gone, Unanswered."""
        if self._out is not None:
            with writing():
                self._out.flush()

    def drop_output(self) -> None:
        """Redirect output to /dev/null after the pipe was closed; Python flushes once more at exit."""
        with suppress(OSError, ValueError):
            if self._out is not None:
                os.dup2(os.open(os.devnull, os.O_WRONLY), self._out.fileno())

    def ask(self, question: str, already: str = "") -> str:
        """Ask for one line, which may be prefilled; raises BadInput without a terminal."""
        if not self.can_ask:
            raise BadInput(N_("Write the words after the verb, or use - to read them from standard input."))
        try:
            self.complain(question)
            return whole(self._edited(already) if self.on_terminal and self._in is sys.stdin else self._line())
        except UnicodeDecodeError:
            raise BadInput(_NOT_TEXT) from None
        except KeyboardInterrupt:
            self.complain("")
            raise Stopped(N_("Stopped. Nothing was saved.")) from None

    def ask_secret(self, question: str) -> str:
        """Ask for a passphrase without echo; raises BadInput without a terminal."""
        if not self.can_ask:
            raise BadInput(N_("A passphrase cannot be asked for here. Give it with --passphrase-fd."))
        import getpass

        try:
            return whole(getpass.getpass(f"{question} ", self._err))
        except UnicodeDecodeError:
            raise BadInput(_NOT_TEXT) from None
        except EOFError:
            self.complain("")
            raise BadInput(N_("No passphrase was typed. Nothing was changed.")) from None
        except KeyboardInterrupt:
            self.complain("")
            raise Stopped(N_("Stopped. Nothing was saved.")) from None

    def input_bytes(self) -> bytes:
        """Return all of standard input, up to one byte beyond the bound."""
        return b"" if self._in is None else self._in.buffer.read(LONGEST_INPUT + 1)

    def everything(self) -> str:
        """Return all of standard input, which is UTF-8; raises BadInput, FileRefused."""
        data = self.input_bytes()
        if len(data) > LONGEST_INPUT:
            raise FileRefused(N_("That is more than {most} MB. Nothing was saved."), most=LONGEST_INPUT // 1024**2)
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise BadInput(_NOT_TEXT) from None

    def _edited(self, already: str) -> str:
        with suppress(ImportError):  # readline is not everywhere; the terminal's line editing has to do
            import readline

            readline.set_startup_hook(lambda: readline.insert_text(already))
        try:
            return input("> ")
        except EOFError:
            self.complain("")
            return ""
        finally:
            with suppress(NameError):
                readline.set_startup_hook()

    def _line(self) -> str:
        return "" if self._in is None else self._in.readline()

    def _emboldened(self, text: str, spans: Iterable[tuple[int, int]]) -> str:
        parts, at = [], 0
        for start, end in spans:
            parts += [text[at:start], self._painted(text[start:end], _BOLD)]
            at = end
        return "".join(parts) + text[at:]

    def _painted(self, text: str, paint: str) -> str:
        return f"{paint}{text}{_USUAL}" if self.in_colour and text else text

    def _print(self, text: str, errors: str = "replace") -> None:
        if self._facts is not None:
            self._said.append(text)
            return
        with writing():
            put(self._out, text, errors)


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if all(each < _FIRST_COMBINING or each in SIGNS for each in text):
        return len(text)
    from rich.cells import cell_len  # late: Danish and English, and the marks of days, are as wide as they are long

    return cell_len(text)


def _cell(text: str) -> str:
    """Return text on a single line, with its indentation."""
    return " " * (len(text) - len(text.lstrip(" "))) + one_line(text)


def flush_all() -> bool:
    """Flush both standard streams at the end of the process; return False if one cannot be, which Python then tells."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):  # none, or closed
        return False
    return True
