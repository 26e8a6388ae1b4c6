"""All that is kept of one entry, as rows with a label each."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from recoverytui.cli.text_output import Row
from recoverytui.domain.entry import Entry, Kind
from recoverytui.errors import N_
from recoverytui.text.labels import labelled_fields
from recoverytui.text.translator import Translator


def facts(words: Translator, entry: Entry[Any], named: dict[str, str]) -> list[Row]:
    """Return every field of an entry but its text, labelled; `named` says what the uids in it are called."""
    return [*labelled_fields(words, entry.noun, named), *_beside(words, entry)]


def _beside(words: Translator, entry: Entry[Any]) -> Iterator[Row]:
    """Hand out what no field says."""
    if entry.noun.kind is Kind.PAUSE and entry.noun.end is None:
        yield words(N_("To")), words("still going on")
    if entry.written_at:
        yield words("Written"), words.moment(datetime.fromisoformat(entry.written_at))
