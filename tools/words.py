"""Message catalogues: extract marked sentences, update, compile and check the translations.

    python -m tools.words all        extract, update and compile, in this order
    python -m tools.words missing    list what is not translated yet
    python -m tools.words check      list all that is wrong
    python -m tools.words tidy       drop translations of removed sentences

A list that is not empty ends with exit code 1. The .pot, .po and .mo files are committed. The .pot and the .mo hold no
dates and no line numbers: equal sentences, equal files. A .po may come from Weblate or gettext's own tools: its header
and its wrapping stay, and it is only written again when a sentence changed.
"""

import argparse
import io
import string
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.extraction import marked
from tools.mo_order import sorted_by_key
from tools.po_layout import header_of, width_of

PACKAGE = Path(__file__).resolve().parent.parent / "recoverytui"
DOMAIN = "recoverytui"
FOREIGN = "text/click_messages.py"
"""Sentences of a library: their translation may leave out a fact."""


class Steady(Catalog):
    """A catalogue whose header is the one given, or says only what does not change from run to run."""

    given: tuple[tuple[str, str], ...] = ()

    @property  # type: ignore[misc]  # Babel sets the headers too; nothing here does
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header: language and plural forms when it is a translation, and how it is written."""
        if self.given:
            return [*self.given[:-1], (self.given[-1][0], f"{self.given[-1][1]}\n")]
        headers = [("Project-Id-Version", DOMAIN)]
        if self.locale is not None:
            headers += [("Language", str(self.locale_identifier)), ("Plural-Forms", self.plural_forms)]
        return [
            *headers,
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


def steady(messages: Iterable[Message], language: str | None = None) -> Steady:
    """Return the messages as a catalogue with a steady header."""
    title = f"# What the program says ({language or 'in the code'}). Kept by tools/words.py."
    catalog = Steady(locale=language, domain=DOMAIN, header_comment=title, fuzzy=False)
    for message in messages:
        if message.id:
            catalog[message.id] = message
    return catalog


def template_of(package: Path) -> Path:
    """Return where the list of all sentences lies."""
    return package / "text" / "locale" / f"{DOMAIN}.pot"


def translations_of(package: Path) -> list[Path]:
    """Return the .po files there are."""
    return sorted((package / "text" / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def language_of(po: Path) -> str:
    """Return the language of a translation from where it lies."""
    return po.parent.parent.name


def extracted(package: Path) -> Steady:
    """Return every marked sentence of the package."""
    catalog = steady(())
    for path in sorted(package.rglob("*.py")):
        source, file = path.read_bytes(), path.relative_to(package.parent).as_posix()
        for line, forms, context, comments in marked(source):
            if forms:
                message = forms[0] if len(forms) == 1 else forms
                catalog.add(message, locations=[(file, line)], context=context, auto_comments=comments)
    return catalog


def loaded(po: Path) -> Catalog:
    """Read a translation."""
    with po.open("rb") as file:
        return read_po(file, locale=language_of(po), domain=DOMAIN)


def as_it_is(po: Path) -> Steady:
    """Read a translation with its own header."""
    old = loaded(po)
    catalog = steady(old, language_of(po))
    catalog.obsolete.update(old.obsolete)
    if given := header_of(po):
        catalog.given, catalog.header_comment = given, old.header_comment
    return catalog


def merged(po: Path, template: Catalog, *, tidy: bool = False) -> Steady:
    """Return a translation with the sentences of the template; tidied, without those it no longer has."""
    catalog = as_it_is(po)
    for message in catalog.obsolete.values():  # it may be said again
        catalog[message.id] = message
    catalog.obsolete.clear()
    catalog.update(template, no_fuzzy_matching=True)
    if tidy:
        catalog.obsolete.clear()
    return catalog


def po_bytes(catalog: Catalog, width: int = 0) -> bytes:
    """Return a catalogue as the text of a .pot or .po file, sorted; with width 0, one line a sentence."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=width, sort_output=True, include_lineno=False)
    return buffer.getvalue()


def mo_bytes(po: Path) -> bytes:
    """Return a translation as the bytes of a .mo file."""
    buffer = io.BytesIO()
    write_mo(buffer, steady(loaded(po), language_of(po)))
    return sorted_by_key(buffer.getvalue())


def extract(package: Path) -> None:
    """Write the .pot file."""
    template_of(package).write_bytes(po_bytes(extracted(package)))


def update(package: Path, *, tidy: bool = False) -> None:
    """Bring every .po file up to the code."""
    template = extracted(package)
    for po in translations_of(package):
        wanted = merged(po, template, tidy=tidy)
        if differs(po, wanted):
            po.write_bytes(po_bytes(wanted, width_of(po)))


def build(package: Path) -> None:
    """Write the .mo files."""
    for po in translations_of(package):
        po.with_suffix(".mo").write_bytes(mo_bytes(po))


def everything(package: Path) -> None:
    """Extract, update and build."""
    extract(package)
    update(package)
    build(package)


def missing(package: Path) -> list[str]:
    """Return the sentences that are not translated, or only guessed."""
    return [
        f"{language_of(po)}: not translated: {spoken(message.id)[0]!r}"
        for po in translations_of(package)
        for message in loaded(po)
        if message.id and (message.fuzzy or not all(spoken(message.string)))
    ]


def findings(package: Path) -> list[str]:
    """Return all that is wrong with the catalogues, one line each."""
    template, found = extracted(package), missing(package)
    for path in sorted(package.rglob("*.py")):
        found += [
            f"{path.relative_to(package)}:{sentence.line}: a sentence put together in the code cannot be translated"
            for sentence in marked(path.read_bytes())
            if sentence.forms is None
        ]
    if stale(template_of(package), po_bytes(template)):
        found.append("the .pot file is not what the code says: python -m tools.words all")
    for po in translations_of(package):
        if differs(po, merged(po, template)):
            found.append(f"{language_of(po)}: the .po file is not up to date: python -m tools.words all")
        if stale(po.with_suffix(".mo"), mo_bytes(po)):
            found.append(f"{language_of(po)}: the .mo file is not up to date: python -m tools.words compile")
        found += [f"{language_of(po)}: {line}" for line in wrong_facts(loaded(po))]
    return found


def differs(po: Path, wanted: Catalog) -> bool:
    """Return whether a translation says something else, however it is written, than the catalogue."""
    return not header_of(po) or po_bytes(as_it_is(po)) != po_bytes(wanted)


def stale(path: Path, wanted: bytes) -> bool:
    """Return whether a file is missing or is not what it should be."""
    return not path.is_file() or path.read_bytes() != wanted


def wrong_facts(catalog: Iterable[Message]) -> Iterator[str]:
    """Yield the translations that do not name the facts of their sentence."""
    for message in catalog:
        forms, translated = spoken(message.id), spoken(message.string)
        if not message.id or not all(translated):
            continue
        known = set().union(*map(facts, forms))
        # The form for one may do without its number; a library's sentence, without what has no Danish word.
        library = all(path.endswith(FOREIGN) for path, _ in message.locations)
        wanted = set() if library else facts(forms[-1])
        if any(facts(form) - known for form in translated) or wanted - facts(translated[-1]):
            yield f"not the facts of {forms[0]!r}: {translated!r}"


def facts(sentence: str) -> set[str]:
    """Return the names in braces, and those of the older %(name)s."""
    named = {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    return named | {part.partition(")")[0] for part in sentence.split("%(")[1:]}


def spoken(forms: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the forms of a sentence: one, or two when it counts."""
    return (forms or "",) if isinstance(forms, str | None) else tuple(forms)


DEEDS: dict[str, Callable[[Path], list[str] | None]] = {
    "extract": extract,
    "update": update,
    "tidy": lambda package: update(package, tidy=True),
    "compile": build,
    "all": everything,
    "missing": missing,
    "check": findings,
}


def main() -> int:
    """Do what the command line asks for; return 1 when that leaves something to say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deed", choices=DEEDS)
    lines = DEEDS[parser.parse_args().deed](PACKAGE) or []
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
