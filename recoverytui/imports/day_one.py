"""Read the JSON of Day One; in its zip archive there is one file for each journal, and the pictures beside them."""

import json
import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from recoverytui.imports import json_entries
from recoverytui.imports.foreign import Collector
from recoverytui.imports.imported import Why
from recoverytui.imports.json_entries import Entry, JsonFormat
from recoverytui.imports.json_text import Json
from recoverytui.imports.markup import without_escapes
from recoverytui.imports.sample import Sample
from recoverytui.imports.source_files import SourceFile

_ATTACHED = re.compile(r"!\[([^\]\n]*)\]\((dayone-moment:[^)\n]*)\)")
_WORDS = re.compile(r"\w+")
_TECHNICAL = (
    *("uuid", "modifiedDate", "timeZone", "duration", "editingTime", "isAllDay", "entryType"),
    *("creationDevice", "creationDeviceType", "creationDeviceModel", "creationOSName", "creationOSVersion"),
)


def is_one(sample: Sample) -> bool:
    """Return whether a file is one of Day One."""
    return "creationDate" in sample.first_entry


def read_entries(file: SourceFile, out: Collector) -> None:
    """Read the entries: text and tags."""
    json_entries.read(file, out, _FORMAT)


def _text(entry: Entry, out: Collector) -> str:
    """Return the text; older entries have only that, some newer ones only the rich text."""
    text = without_escapes(entry.get("text") or "")

    def attachment(found: re.Match[str]) -> str:
        out.omit(Why.MEDIA, f"{found[1]} {found[2]}".strip())
        return ""

    text = _ATTACHED.sub(attachment, text)
    pieces = _rich_pieces(entry.get("richText"), out)
    if not text.strip():
        return "".join(pieces)
    known = {*_WORDS.findall(text)}
    for piece in pieces:
        if not known.issuperset(_WORDS.findall(piece)):
            out.omit(Why.NO_FIELD, piece, "richText")
    return text


def _rich_pieces(rich: Json, out: Collector) -> list[str]:
    """Return the texts of a rich text, which is a JSON document inside the JSON; attachments are left out by name."""
    if not rich:
        return []
    try:
        contents = json.loads(rich)["contents"]
        pieces = [str(each["text"]) for each in contents if each.get("text")]
    except (ValueError, KeyError, TypeError, AttributeError):
        return [str(rich)]
    if any(each.get("embeddedObjects") for each in contents):
        out.omit(Why.MEDIA, name="richText")
    return pieces


def _day(entry: Entry, out: Collector) -> date:
    """Return the day in the time zone in which the entry was written."""
    moment = datetime.fromisoformat(entry["creationDate"])
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    zone = entry.get("timeZone")
    try:
        return moment.astimezone(ZoneInfo(zone)).date() if zone else moment.date()
    except (KeyError, ValueError, TypeError, OSError):  # an unknown name, or no time zone data on this machine
        out.omit(Why.UTC_DAY, str(zone))
        return moment.date()


_FORMAT = JsonFormat(_text, _day, taken=("text", "richText", "creationDate"), technical=_TECHNICAL)
