"""All stored values of one entry as labelled rows."""

from collections.abc import Iterator
from datetime import datetime

from recoverytui.cli.win_output import Row
from recoverytui.domain.entry import AnyEntry, Entry, Kind, Noun
from recoverytui.errors import N_
from recoverytui.text.labels import labelled_fields
from recoverytui.text.translator import Translator


def facts(words: Translator, entry: Entry[Noun], named: dict[str, str]) -> list[Row]:
    """Return the fields of an entry, except its text, as labelled rows; `named` maps uids to display names."""
    return [*labelled_fields(words, entry.noun, named), *_beside(words, entry)]


def _beside(words: Translator, entry: AnyEntry) -> Iterator[Row]:
    """Yield the values that are not fields of the noun: times of writing and change, and an open end."""
    if entry.noun.kind is Kind.PAUSE and entry.noun.end is None:
        yield words(N_("To")), words("still going on")
    if entry.written_at:
        yield words("Written"), words.moment(datetime.fromisoformat(entry.written_at))
