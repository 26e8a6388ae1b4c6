"""What a file that no reader knows seems to be, for the sentence that refuses it."""

import codecs
import re
from collections.abc import Sequence

from recoverytui.domain.import_source import SOURCES
from recoverytui.errors import N_, FileRefused
from recoverytui.imports.imported import Omitted
from recoverytui.imports.json_text import TOP, parsed
from recoverytui.imports.sample import Sample, separator_of
from recoverytui.imports.source_files import ZIP

_DATABASE = N_(
    "Nothing was taken in. This is a database. A diary of this program is brought back by: recovery restore. "
    "Known are: {sources}."
)
_HTML = N_("Nothing was taken in. This is a web page. Save it as text or JSON. Known are: {sources}.")
_ENCRYPTED = N_("Nothing was taken in. The file is encrypted. Decrypt it first. Known are: {sources}.")
_PICTURE = N_("Nothing was taken in. This is a picture or a recording, not text. Known are: {sources}.")
_PDF = N_("Nothing was taken in. This is a PDF. Save it as text, with a date above each day. Known are: {sources}.")
_DOCUMENT = N_(
    "Nothing was taken in. This is a document of a word processor. Save it as text. Known are: {sources}."
)
_PACKED = N_("Nothing was taken in. This is a packed file. Unpack it first. Known are: {sources}.")
_PLIST = N_("Nothing was taken in. This is a property list or other XML. Export it as JSON. Known are: {sources}.")
_UTF_16 = N_("Nothing was taken in. The file is written in UTF-16; save it as UTF-8.")
_LOCKED = N_(
    "Nothing was taken in. This is no text. It may be encrypted; a locked diary of this program is opened by: "
    "recovery --diary, or recovery restore. Known are: {sources}."
)
_LATIN = N_("Nothing was taken in. The file is text, but not in UTF-8. Save it as UTF-8.")
_EMPTY = N_("Nothing was taken in. The file is empty.")
_DAYLIO_BACKUP = N_(
    "Nothing was taken in. This is a backup of Daylio. Export the entries as CSV in Daylio, and take in that file."
)
_JSON = N_(
    "Nothing was taken in. This is JSON, but nothing here tells which program wrote it. Known are: {sources}."
)
_DAYLIO = N_(
    "Nothing was taken in. This looks like a table of Daylio, but the columns full_date and mood are not both there. "
    "Known are: {sources}."
)
_LOOP = N_(
    "Nothing was taken in. This table has a date first, as those of Loop have, but not the values that Loop writes. "
    "Known are: {sources}."
)
_SEMICOLONS = N_(
    "Nothing was taken in. This table has semicolons between its columns, and its columns are not known. "
    "Known are: {sources}."
)
_TABLE = N_(
    "Nothing was taken in. This is a table of {n} columns, but nothing here tells which program wrote it. "
    "Known are: {sources}."
)
_TEXT = N_(
    "Nothing was taken in. This is text without a day in it. Write a day such as 2026-11-21 above each entry. "
    "Known are: {sources}."
)
_FOLDER = N_(
    "Nothing was taken in. Among {n} files there is none that is known: a note named by its day, or a file of "
    "{sources}."
)
_MAGIC = (
    (b"SQLite format 3\0", _DATABASE),
    (b"<!doctype html", _HTML),
    (b"<html", _HTML),
    (b"<?xml", _PLIST),
    (b"bplist", _PLIST),
    (b"-----begin pgp message", _ENCRYPTED),
    (b"-----begin age encrypted", _ENCRYPTED),
    (b"age-encryption.org", _ENCRYPTED),
    (b"salted__", _ENCRYPTED),
    (b"gaaaaa", _ENCRYPTED),  # Fernet, as jrnl 2 and 4 write
    (b"jrnlv", _ENCRYPTED),
    (b"\x89png", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"gif8", _PICTURE),
    (b"riff", _PICTURE),
    (b"ii*\0", _PICTURE),
    (b"mm\0*", _PICTURE),
    (b"id3", _PICTURE),
    (b"oggs", _PICTURE),
    (b"%pdf", _PDF),
    (b"{\\rtf", _DOCUMENT),
    (b"\xd0\xcf\x11\xe0", _DOCUMENT),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"rar!", _PACKED),
    (b"bzh", _PACKED),
    (b"\xfd7zxz", _PACKED),
    (b"(\xb5/\xfd", _PACKED),
    (codecs.BOM_UTF16_LE, _UTF_16),
    (codecs.BOM_UTF16_BE, _UTF_16),
)
"""Leading bytes in lower case of files that are no text to import, each with the sentence for the refusal."""
_BRAND = re.compile(rb"....ftyp", re.DOTALL)
"""MP4, QuickTime and HEIC."""
_OFFICE = re.compile(r"word/|content\.xml|\[Content_Types\]\.xml|mimetype|META-INF/.*")
_BOUND = 1 << 16


def not_text(data: bytes) -> FileRefused | None:
    """Return the error for a file that is empty or no text at all."""
    if not data.strip(b"\xef\xbb\xbf \r\n\t"):
        return FileRefused(_EMPTY)
    start = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t")[:40].lower()
    for magic, message in _MAGIC:
        if start.startswith(magic):
            return _error(message)
    if _BRAND.match(data):
        return _error(_PICTURE)
    if data.startswith(ZIP):
        return FileRefused(N_("Nothing was taken in. The zip file is not whole."))
    beginning = data[:_BOUND]
    if b"\0" in beginning[:4]:
        return _error(_UTF_16)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(beginning, final=len(data) <= _BOUND)
    except UnicodeDecodeError:
        controls = sum(byte < 9 or 13 < byte < 32 for byte in beginning)
        return _error(_LOCKED if controls * 50 > len(beginning) else _LATIN)
    return _error(_LOCKED) if b"\0" in beginning else None


def refused(sample: Sample) -> FileRefused:
    """Return the error for a text file that no reader knows."""
    if sample.start[:1] in {"{", "["}:
        skip = dict.fromkeys(("entries", TOP), lambda _number, _item: None)
        try:
            parsed(sample.file.data, skip)
        except FileRefused as error:
            return error if sample.start[:1] == "{" or sample.start[:2] in {"[{", "[]"} else _error(_TEXT)
        return _error(_JSON)
    columns = {*sample.columns}
    if {"mood", "activities"} <= columns or {"full_date", "note"} <= columns:
        return _error(_DAYLIO)
    head = next((line for line in sample.lines if line.strip()), "")
    separator = separator_of(head)
    widths = {line.count(separator) for line in sample.lines[:5] if line.strip()}
    if sample.columns[0] == "date" and separator == ",":
        return _error(_LOOP)
    if separator == ";" and head.count(";") > 1:
        return _error(_SEMICOLONS)
    if head.count(separator) and len(widths) == 1 and len(sample.lines) > 1:
        return _error(_TABLE, n=head.count(separator) + 1)
    return _error(_TEXT)


def refused_folder(paths: Sequence[str], omitted: Sequence[Omitted]) -> FileRefused:
    """Return the error for a folder or archive in which no reader knows a file."""
    names = [*paths, *(each.file for each in omitted)]
    if any(name.endswith("backup.daylio") for name in names):
        return FileRefused(_DAYLIO_BACKUP)
    if any(map(_OFFICE.match, names)):
        return _error(_DOCUMENT)
    return _error(_FOLDER, n=len(names))


def _error(message: str, **facts: object) -> FileRefused:
    known = ", ".join(row.name for row in SOURCES.values() if row.is_foreign)
    return FileRefused(message, sources=known, **facts)
