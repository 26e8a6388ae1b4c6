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
    "Nothing was taken in. This is a database. A diary of this program is opened by --diary, or brought back by: "
    "recovery restore. Known are: {sources}."
)
_HTML = N_("Nothing was taken in. This is a web page. Save it as text or JSON. Known are: {sources}.")
_ENCRYPTED = N_("Nothing was taken in. The file is encrypted. Decrypt it first. Known are: {sources}.")
_PICTURE = N_("Nothing was taken in. This is a picture or a recording, not text. Known are: {sources}.")
_PDF = N_("Nothing was taken in. This is a PDF. Save it as text, with a date above each day. Known are: {sources}.")
_DOCUMENT = N_("Nothing was taken in. This is a document of a word processor. Save it as text. Known are: {sources}.")
_PACKED = N_("Nothing was taken in. This is a packed file. Unpack it first. Known are: {sources}.")
_PLIST = N_("Nothing was taken in. This is a property list or other XML. Export it as JSON. Known are: {sources}.")
_UTF_16 = N_("Nothing was taken in. The file is written in UTF-16; save it as UTF-8.")
_LOCKED = N_(
    "Nothing was taken in. This is no text. It may be encrypted; a locked diary of this program is opened by: "
    "recovery --diary, or recovery restore. Known are: {sources}."
)
_LATIN = N_("Nothing was taken in. The file is text, but not in UTF-8. Save it as UTF-8.")
_BROKEN_ZIP = N_("Nothing was taken in. The zip file is not whole.")
_EMPTY = N_("Nothing was taken in. The file is empty.")
_DAYLIO_BACKUP = N_(
    "Nothing was taken in. This is a backup of Daylio. Export the entries as CSV in Daylio, and take in that file."
)
_DAY_ONE_CLASSIC = N_(
    "Nothing was taken in. These are files of Day One Classic. Open them in Day One, and export them as JSON."
)
_JSON = N_("Nothing was taken in. This is JSON, but nothing here tells which program wrote it. Known are: {sources}.")
_DAYLIO = N_(
    "Nothing was taken in. This looks like a table of Daylio, but full_date or mood is not there. Known are: {sources}."
)
_LOOP = N_(
    "Nothing was taken in. This table has a date first, but not the values that Loop writes. Known are: {sources}."
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
_FOLDER = N_("Nothing was taken in. No file in it is known: no note named by its day, and no file of {sources}.")
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
    (ZIP, _BROKEN_ZIP),
    (codecs.BOM_UTF16_LE, _UTF_16),
    (codecs.BOM_UTF16_BE, _UTF_16),
)
"""Leading bytes, in any case, of files that are no text to import, each with the sentence for the refusal."""
_BRAND = re.compile(rb"....ftyp", re.DOTALL)
"""MP4, QuickTime and HEIC."""
_WIDE = re.compile(rb"[\n -~]\0[\n -~]\0|\0[\n -~]\0[\n -~]|[\n -~]\0$")
"""UTF-16 without a byte order mark."""
_OFFICE = re.compile(r"word/|content\.xml|\[Content_Types\]\.xml|mimetype|META-INF/.*")
_BOUND = 1 << 16
_BLANK = b"\xef\xbb\xbf \r\n\t"
_FIRST_PRINTABLE = 32
_CHECKED_LINES = 5


def not_text(data: bytes) -> FileRefused | None:
    """Return the error for a file that is empty or no text at all."""
    if not data.strip(_BLANK):
        return FileRefused(_EMPTY)
    start = data[:64].lstrip(_BLANK)[:40].lower()
    message = next((message for magic, message in _MAGIC if start.startswith(magic.lower())), None)
    if message is None and _BRAND.match(data):
        message = _PICTURE
    if message is None:
        message = _not_utf8(data[:_BOUND], is_whole=len(data) <= _BOUND)
    return None if message is None else _error(message)


def _not_utf8(beginning: bytes, *, is_whole: bool) -> str | None:
    """Return the sentence for bytes that are not UTF-8, by how many of them are controls."""
    if b"\0" in beginning:
        return _UTF_16 if _WIDE.match(beginning) else _LOCKED
    try:
        codecs.getincrementaldecoder("utf-8")().decode(beginning, final=is_whole)
    except UnicodeDecodeError:
        controls = sum(byte < _FIRST_PRINTABLE and byte not in b"\t\n\v\f\r" for byte in beginning)
        return _LOCKED if controls * 50 > len(beginning) else _LATIN
    return None


def refused(sample: Sample) -> FileRefused:
    """Return the error for a text file that no reader knows."""
    if sample.start[:1] == "{" or sample.start[:2] in {"[{", "[]"}:
        skip = dict.fromkeys(("entries", TOP), lambda _number, _item: None)
        try:
            parsed(sample.file.data, skip)
        except FileRefused as error:
            return error
        return _error(_JSON)
    return _refused_table(sample) or _error(_TEXT)


def _refused_table(sample: Sample) -> FileRefused | None:
    """Return the error for a table, None for any other text."""
    columns = {*sample.columns}
    head = next((line for line in sample.lines if line.strip()), "")
    separator = separator_of(head)
    widths = [line.count(separator) for line in sample.lines[:_CHECKED_LINES] if line.strip()]
    message = None
    if {"mood", "activities"} <= columns or {"full_date", "note"} <= columns:
        message = _DAYLIO
    elif sample.columns[0] == "date" and separator == "," in head:
        message = _LOOP
    elif separator == ";" and (widths[0] > 1 or (len(widths) > 1 and all(widths))):
        message = _SEMICOLONS
    elif head.count(separator) and len({*widths}) == 1 and len(widths) > 1:
        message = _TABLE
    return None if message is None else _error(message, n=head.count(separator) + 1)


def refused_folder(paths: Sequence[str], omitted: Sequence[Omitted]) -> FileRefused:
    """Return the error for a folder or archive in which no reader knows a file."""
    names = [*paths, *(each.file for each in omitted)]
    if any(name.endswith("backup.daylio") for name in names):
        return FileRefused(_DAYLIO_BACKUP)
    if any(name.endswith(".doentry") for name in names):
        return FileRefused(_DAY_ONE_CLASSIC)
    if any(map(_OFFICE.match, names)):
        return _error(_DOCUMENT)
    return _error(_FOLDER)


def _error(message: str, **facts: object) -> FileRefused:
    known = ", ".join(row.name for row in SOURCES.values() if row.is_foreign)
    return FileRefused(message, sources=known, **facts)
