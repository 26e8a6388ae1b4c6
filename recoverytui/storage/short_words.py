"""Words of one or two letters, too short for an index of threes: the threes that begin with them are asked for."""

from recoverytui.storage.database import Database

_TOO_MANY = 60
"""A word that begins so many threes is soon come across by reading."""


def threes(db: Database, word: str) -> list[str] | None:
    """Return the threes that begin with a short word, or None when they are too many to ask for.

    Each is looked up, and nothing between them is read. A word at the end of a text begins one too: see index.indexed.
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
    """Return the first three from here on."""
    found = db.value("SELECT term FROM temp.three WHERE term >= ? LIMIT 1", (three,))
    return None if found is None else str(found)
