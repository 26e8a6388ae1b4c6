"""Write a manual page for each language from the shell's help: `python -m tools.manpage` (or `check`).

What is not in the help is in this file, and translated in `tools/manpage.CODE.toml`; what is missing there is English.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from recoverytui.cli.command_spec import EVERYWHERE, Argument, Group, Option, Verb
from recoverytui.cli.registry import ROOT, SECTIONS
from recoverytui.domain.languages import LANGUAGES, SOURCE_LANGUAGE
from recoverytui.errors import (
    BadInput,
    DiaryDamaged,
    DiaryInUse,
    DiaryTooNew,
    DriverMissing,
    FileRefused,
    NoDiary,
    NotWritable,
    WrongPassphrase,
)
from recoverytui.text.translator import Translator

_DOCS = Path(__file__).parents[1] / "docs"
PAGES = {code: _DOCS / ("recovery.1" if code == SOURCE_LANGUAGE else f"recovery.{code}.1") for code in LANGUAGES}
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
    (DriverMissing.code, "The database (sqlcipher3) is not installed, or does not fit this Python."),
    (130, "You stopped it."),
)
VARIABLES = (
    ("RECOVERY_HOME", "One folder for diary, settings and backups."),
    ("RECOVERY_LANG", "The language: {languages}."),
    ("NO_COLOR", "When set, nothing is coloured."),
)
_HEADINGS = ("NAME", "SYNOPSIS", "DESCRIPTION", "ENVIRONMENT", "EXIT STATUS")


def page(language: str = SOURCE_LANGUAGE) -> str:
    """Return the whole page in roff."""
    return "\n".join(_Page(language).lines()) + "\n"


class _Page:
    def __init__(self, language: str) -> None:
        self.words = Translator(language)
        own = Path(__file__).with_name(f"manpage.{language}.toml")
        self._translated: dict[str, str] = tomllib.loads(own.read_text("utf-8")) if own.exists() else {}

    def lines(self) -> Iterator[str]:
        yield '.\\" Made by tools/manpage.py from the help texts of the program; changes here are written over.'
        yield '.TH RECOVERY 1 "" "recoverytui" "recovery"'
        first, *rest = self.words(ROOT.help).split("\n\n")
        yield self._section("NAME")
        yield f"recovery \\- {_said(first[0].lower() + first[1:].rstrip('.'))}"
        yield self._section("SYNOPSIS")
        yield ".B recovery"
        yield " ".join((self.words("[OPTIONS]"), self.words("[COMMAND] [ARGS]...")))
        yield self._section("DESCRIPTION")
        yield from _paragraphs("\n\n".join(rest))
        yield self._section(self.words("Options"))
        for option in EVERYWHERE:
            yield from self._option(option)
        for heading, verbs in SECTIONS.items():
            yield self._section(self.words(heading))
            for name in verbs:
                yield from self._verb(f"recovery {name}", ROOT.verbs[name])
        yield self._section("ENVIRONMENT")
        yield from self._listed(VARIABLES)
        yield self._section("EXIT STATUS")
        yield from self._listed(CODES)

    def _own(self, text: str) -> str:
        return self._translated.get(text, text).format(languages=", ".join(LANGUAGES))

    def _section(self, heading: str) -> str:
        return f".SH {_quoted((self._own(heading) if heading in _HEADINGS else heading).upper())}"

    def _verb(self, called: str, verb: Verb | Group) -> Iterator[str]:
        if isinstance(verb, Group):
            yield f".SS {_quoted(called)}"
            yield from _paragraphs(self.words(verb.help))
            for name, deed in verb.verbs.items():
                yield from self._verb(f"{called} {name}", deed)
            return
        arguments = [each for each in verb.parts if isinstance(each, Argument)]
        yield f".SS {_quoted(' '.join([called, *(self.words(each.metavar) for each in arguments)]))}"
        yield from _paragraphs(self.words(verb.help))
        for option in verb.parts:
            if isinstance(option, Option):
                yield from self._option(option)

    def _option(self, option: Option) -> Iterator[str]:
        names = ", ".join(filter(None, (*option.names, option.off)))
        value = "" if option.flag else f" {self.words(option.metavar or 'NUMBER')}"
        yield ".TP"
        yield f".B {_said(names + value)}"
        yield _said(self.words(option.help))

    def _listed(self, rows: tuple[tuple[object, str], ...]) -> Iterator[str]:
        for name, meaning in rows:
            yield ".TP"
            yield f".B {_said(str(name))}"
            yield _said(self._own(meaning))


def _paragraphs(text: str) -> Iterator[str]:
    for at, part in enumerate(text.split("\n\n")):
        if at:
            yield ".PP"
        yield _said(part)


def _said(text: str) -> str:
    """Return text that roff sets as it stands, in ASCII, which every reader of manual pages takes."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    text = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in text)
    return re.sub(r"^([.'])", r"\\&\1", text)


def _quoted(text: str) -> str:
    return '"' + _said(text).replace('"', '""') + '"'


def main(arguments: list[str]) -> int:
    """Write the pages; with `check`, only return 1 if one is outdated."""
    wanted = {path: page(language) for language, path in PAGES.items()}
    if arguments == ["check"]:
        return int(any(not path.exists() or path.read_text("utf-8") != text for path, text in wanted.items()))
    for path, text in wanted.items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
