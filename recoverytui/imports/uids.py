"""Deterministic uids for entries without one: the same content in the same file has the same uid everywhere."""

import json
from collections import Counter
from collections.abc import Sequence

from recoverytui.domain.book import ImportedEntry
from recoverytui.domain.entry import Kind
from recoverytui.domain.list_versions import NAMESPACE
from recoverytui.domain.serialization import to_record


def named(kind: Kind, entries: Sequence[ImportedEntry]) -> Sequence[ImportedEntry]:
    """Return the entries with a uid each; a missing one is derived from kind, content and its ordinal among equals."""
    if all(imported.uid for imported in entries):
        return entries
    from uuid import UUID, uuid5

    namespace, seen = UUID(NAMESPACE), Counter[str]()
    whole = []
    for imported in entries:
        content = _content(imported)
        first = str(uuid5(namespace, f"{kind}\n0\n{content}"))  # a shorter key for the counter than the content
        ordinal = seen[first]
        seen[first] += 1
        uid = first if not ordinal else str(uuid5(namespace, f"{kind}\n{ordinal}\n{content}"))
        whole.append(imported if imported.uid else imported._replace(uid=uid))
    return whole


def _content(imported: ImportedEntry) -> str:
    """Return the content of an entry without empty fields, so that fields added later change no earlier uid."""
    said = {key: value for key, value in to_record(imported.noun).items() if value not in (None, False, [])}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)
