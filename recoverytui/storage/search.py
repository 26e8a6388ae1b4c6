"""Full-text search, newest first, through the trigram index, or by scanning for words too short for it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from recoverytui.domain import search as rules
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.domain.serialization import NOUNS
from recoverytui.storage import driver, entries, search_index
from recoverytui.storage.database import Database

_TRIGRAM = 3


_ALWAYS_SAY = (Kind.WIN, Kind.STRATEGY, Kind.GOAL, Kind.TRYOUT, Kind.ANSWER, Kind.TALK)
"""Kinds whose entries are never without text."""


def fill_anew(db: Database) -> bool:
    """Rebuild the words index if it does not match the entries, and return whether it was rebuilt."""
    with db.transaction():
        if _holds_all(db):
            return False
        db.run("DELETE FROM found")
        db.run("INSERT INTO words (words) VALUES ('delete-all')")
        db.run("INSERT INTO words (words, rank) VALUES ('secure-delete', 1)")
        fill(db)
    return True


def _holds_all(db: Database) -> bool:
    known = ", ".join(f"'{kind}'" for kind in search_index.SEARCHED)
    strays = [
        f"SELECT 1 FROM found WHERE kind NOT IN ({known})",
        "SELECT place FROM found EXCEPT SELECT id FROM words_docsize",
        "SELECT id FROM words_docsize EXCEPT SELECT place FROM found",
        *(
            f"SELECT entry FROM found WHERE kind = '{kind}' EXCEPT SELECT id FROM {kind} WHERE NOT deleted"
            for kind in search_index.SEARCHED
        ),
        *(
            f"SELECT id FROM {kind} WHERE NOT deleted EXCEPT SELECT entry FROM found WHERE kind = '{kind}'"
            for kind in _ALWAYS_SAY
        ),
    ]
    return not any(db.value(f"SELECT EXISTS ({stray})") for stray in strays)


def fill(db: Database) -> None:
    """Index every entry of a diary from before the words index."""
    for kind in search_index.SEARCHED:
        search_index.add_many(db, entries.select(db, NOUNS[kind]))


def find(
    db: Database,
    terms: Sequence[str],
    *,
    kind: Kind | None = None,
    among: Iterable[tuple[str, int]] | None = None,
    since: date | None = None,
    until: date | None = None,
    oldest: bool = False,
) -> Iterator[Entry[Noun]]:
    """Yield the entries that contain every word, newest first, within a period; none for no words.

    `among` restricts the search to entries given by kind and number; they should be few.
    """
    if not terms:
        return
    first = (since or date.min).toordinal() << search_index.DAY_BITS
    last = ((until or date.max).toordinal() + 1 << search_index.DAY_BITS) - 1
    if among is None:
        places = _places(db, terms, kind, (first, last), "ASC" if oldest else "DESC")
    else:
        places = _places_of(db, among, kind, (first, last), oldest)
    for its_kind, number in places:
        entry = next(entries.select(db, NOUNS[driver.one_of(Kind, its_kind)], "id = ?", (number,)), None)
        # The index folds letters, and does not know in which order trigrams stand: it only finds candidates.
        if entry is not None and rules.matches(rules.searchable_text(entry.noun), terms):
            yield entry


def _places(
    db: Database, terms: Sequence[str], kind: Kind | None, span: tuple[int, int], order: str
) -> Iterator[tuple[str, int]]:
    """Yield kind and number of the candidate entries in order of day."""
    fts_terms = _fts_terms(db, terms)
    if fts_terms is None:
        return
    if fts_terms:
        yield from db.each(
            "SELECT found.kind, found.entry FROM words JOIN found ON found.place = words.rowid"
            " WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? AND (? IS NULL OR found.kind = ?)"
            f" ORDER BY words.rowid {order}",
            (" AND ".join(fts_terms), *span, kind, kind),
        )
    else:  # short and common words: scan from the newest on
        yield from db.each(
            "SELECT kind, entry FROM found WHERE place BETWEEN ? AND ? AND (? IS NULL OR kind = ?)"
            f" ORDER BY place {order}",
            (*span, kind, kind),
        )


def _places_of(
    db: Database, among: Iterable[tuple[str, int]], kind: Kind | None, span: tuple[int, int], oldest: bool
) -> Iterator[tuple[str, int]]:
    """Yield kind and number of the given entries in order of day."""
    wanted = [each for each in among if kind in {None, each[0]}]
    places = [
        (place, each)
        for each in wanted
        for (place,) in db.each("SELECT place FROM found WHERE kind = ? AND entry = ?", each)
        if span[0] <= place <= span[1]
    ]
    yield from (each for _, each in sorted(places, reverse=not oldest))


def _fts_terms(db: Database, terms: Sequence[str]) -> list[str] | None:
    """Return FTS terms for the words, or None when one of them is nowhere in the index.

    Words too short and common to narrow the search are left out, as are single letters beside longer words.
    """
    fts_terms: list[str] = []
    for word in sorted(terms, key=len, reverse=True):
        if fts_terms and len(word) == 1:
            break
        forms: set[str] = set()
        for spelling in rules.spellings(word):
            if len(spelling) >= _TRIGRAM:
                forms.add(_all_trigrams(spelling))
            elif (held := trigrams_starting_with(db, spelling)) is not None:
                forms.update(map(_quoted, held))
            else:
                break
        else:
            if not forms:
                return None
            fts_terms.append(f"({' OR '.join(sorted(forms))})")
    return fts_terms


def _all_trigrams(word: str) -> str:
    """Return the FTS expression for every trigram of a word; the index does not know in which order they stand."""
    threes = dict.fromkeys(word[at : at + _TRIGRAM] for at in range(len(word) - _TRIGRAM + 1))
    return f"({' AND '.join(map(_quoted, threes))})"


def _quoted(three: str) -> str:
    return '"' + three.replace('"', '""') + '"'


_TOO_MANY = 60
"""Above this many trigrams, scanning finds a word soon enough."""


def trigrams_starting_with(db: Database, word: str) -> list[str] | None:
    """Return the trigrams that start with a short word, or None when there are too many.

    Looks each one up without scanning the terms between. A word at the end of a text starts one too, see `indexed`.
    """
    db.run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.three USING fts5vocab (main, words, instance)")
    found: list[str] = []
    three = _next(db, word)
    while three is not None and three.startswith(word):
        if len(found) == _TOO_MANY:
            return None
        found.append(three)
        three = _next(db, f"{three}\0")
    return found


def _next(db: Database, three: str) -> str | None:
    """Return the first trigram from this one on."""
    found = db.value("SELECT term FROM temp.three WHERE term >= ? LIMIT 1", (three,))
    return None if found is None else str(found)
