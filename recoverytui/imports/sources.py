"""Recognise the source of a file, and read it with the reader of its row in `domain.import_source`."""

import codecs
from importlib import import_module
from types import ModuleType

from recoverytui.domain.import_source import OWN, SOURCES
from recoverytui.errors import N_, FileRefused
from recoverytui.imports import foreign
from recoverytui.imports.foreign import Become, Sample
from recoverytui.imports.imported import Incoming

_ZIP = N_("Nothing was taken in. This is a zip file. Unpack it, and take in a file from it. Known are: {sources}.")
_DATABASE = N_(
    "Nothing was taken in. This is a database. A diary of this program is brought back by: recovery restore. "
    "Known are: {sources}."
)
_HTML = N_("Nothing was taken in. This is a web page. Save it as text or JSON. Known are: {sources}.")
_ENCRYPTED = N_("Nothing was taken in. The file is encrypted. Decrypt it first. Known are: {sources}.")
_SEMICOLONS = N_(
    "Nothing was taken in. This table has semicolons between its columns. Save it with commas. Known are: {sources}."
)
_UNKNOWN = N_("Nothing was taken in. Nothing here tells which program wrote the file. Known are: {sources}.")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BEGINNINGS = (
    (b"PK\x03\x04", _ZIP),
    (b"SQLite format 3\0", _DATABASE),
    (b"<!doctype html", _HTML),
    (b"<html", _HTML),
    (b"-----begin pgp message", _ENCRYPTED),
    (b"age-encryption.org", _ENCRYPTED),
    (b"Salted__", _ENCRYPTED),
)
"""Leading bytes of files that cannot be imported, each with the sentence for the refusal."""


def recognised(data: bytes) -> str:
    """Return the name of a file's source; raises FileRefused, naming what the file seems to be."""
    sample = Sample(data)
    if not data.strip() or sample.is_own:
        return OWN
    for row in SOURCES.values():
        if row.name != OWN and _reader(row.name).is_one(sample):
            return row.name
    if sample.start[:1] in ("{", "[") or data.startswith(_UTF_16):
        return OWN  # its reader reports the fault and its location
    raise _refused(data, sample)


def read(data: bytes, source: str, become: Become) -> Incoming:
    """Parse a file of another program; raises FileRefused."""
    return foreign.read(data, source, become, _reader(source).read_entries)


def _refused(data: bytes, sample: Sample) -> FileRefused:
    known = ", ".join(row.name for row in SOURCES.values() if row.is_foreign)
    start = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:40].lower()
    for beginning, message in _BEGINNINGS:
        if start.startswith(beginning.lower()):
            return FileRefused(message, sources=known)
    first_line = sample.start.partition("\n")[0]
    is_table = first_line.count(";") > max(first_line.count(","), 1)
    return FileRefused(_SEMICOLONS if is_table else _UNKNOWN, sources=known)


def _reader(source: str) -> ModuleType:
    return import_module(f"recoverytui.imports.{SOURCES[source].reader}")
