"""Write the manual page from the shell's own help: `python tools/manpage.py` (or `check`)."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from recoverytui.cli.main import ROOT, SECTIONS
from recoverytui.cli.verbs import EVERYWHERE, Argument, Noun, Option, Verb
from recoverytui.errors import (
    BadInput,
    DiaryDamaged,
    DiaryInUse,
    DiaryTooNew,
    FileRefused,
    NoDiary,
    NotWritable,
    WrongPassphrase,
)

PAGE = Path(__file__).parents[1] / "docs" / "recovery.1"
CODES = (
    (0, "All went well."),
    (1, "Something unexpected happened; what was saved before is still saved."),
    (BadInput.code, "Something on the line does not fit; nothing was changed."),
    (NoDiary.code, "There is no diary there."),
    (DiaryInUse.code, "The diary is in use elsewhere."),
    (WrongPassphrase.code, "The diary is locked, and this passphrase does not open it."),
    (DiaryDamaged.code, "The diary is damaged, or the file is no diary."),
    (NotWritable.code, "It could not be written: no room, or not allowed."),
    (DiaryTooNew.code, "The diary is from a newer version of the program."),
    (FileRefused.code, "A file is there already, or cannot be taken."),
    (130, "You stopped it."),
)
VARIABLES = (
    ("RECOVERY_HOME", "One folder for diary, settings and backups."),
    ("RECOVERY_LANG", "The language: en or da."),
    ("NO_COLOR", "When set, nothing is coloured."),
)


def page() -> str:
    """Return the whole page in roff."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield '.\\" Made by tools/manpage.py from the help texts of the program; changes here are written over.'
    yield '.TH RECOVERY 1 "" "recoverytui" "recovery"'
    first, *rest = ROOT.help.split("\n\n")
    yield ".SH NAME"
    yield f"recovery \\- {_said(first[0].lower() + first[1:].rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield ".B recovery"
    yield "[OPTIONS] [COMMAND] [ARGS]..."
    yield ".SH DESCRIPTION"
    yield from _paragraphs("\n\n".join(rest))
    yield ".SH OPTIONS"
    for option in EVERYWHERE:
        yield from _option(option)
    for heading, verbs in SECTIONS.items():
        yield f".SH {_quoted(heading.upper())}"
        for name in verbs:
            yield from _verb(f"recovery {name}", ROOT.verbs[name])
    yield ".SH ENVIRONMENT"
    yield from _listed(VARIABLES)
    yield ".SH EXIT STATUS"
    yield from _listed(CODES)


def _verb(called: str, verb: Verb | Noun) -> Iterator[str]:
    if isinstance(verb, Noun):
        yield f".SS {_quoted(called)}"
        yield from _paragraphs(verb.help)
        for name, deed in verb.verbs.items():
            yield from _verb(f"{called} {name}", deed)
        return
    arguments = [each for each in verb.parts if isinstance(each, Argument)]
    yield f".SS {_quoted(' '.join([called, *(each.metavar for each in arguments)]))}"
    yield from _paragraphs(verb.help)
    for option in verb.parts:
        if isinstance(option, Option):
            yield from _option(option)


def _paragraphs(text: str) -> Iterator[str]:
    for at, part in enumerate(text.split("\n\n")):
        if at:
            yield ".PP"
        yield _said(part)


def _option(option: Option) -> Iterator[str]:
    names = ", ".join(filter(None, (*option.names, option.off)))
    value = "" if option.flag else f" {option.metavar or 'NUMBER'}"
    yield ".TP"
    yield f".B {_said(names + value)}"
    yield _said(option.help)


def _listed(rows: tuple[tuple[object, str], ...]) -> Iterator[str]:
    for name, meaning in rows:
        yield ".TP"
        yield f".B {_said(str(name))}"
        yield _said(meaning)


def _said(text: str) -> str:
    """Return text that roff sets as it stands."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("–", "\\(en").replace("’", "\\(cq")
    return re.sub(r"^([.'])", r"\\&\1", " ".join(text.split()))


def _quoted(text: str) -> str:
    return '"' + _said(text).replace('"', '""') + '"'


def main(arguments: list[str]) -> int:
    """Write the page, or only tell (exit 1) when it is behind."""
    wanted = page()
    if arguments == ["check"]:
        return int(not PAGE.exists() or PAGE.read_text("utf-8") != wanted)
    PAGE.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
