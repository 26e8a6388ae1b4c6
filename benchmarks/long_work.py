"""Work that takes seconds in a large diary: to bring a document in and take it back, to lock, and to read all of it."""

import shutil
import subprocess
from functools import partial
from pathlib import Path

from benchmarks.measure import Case, Command, timed
from benchmarks.ours import Ours

JOBS = ("import", "undo import", "lock", "check")
_PHRASE = b"tolv skridt ad stien\n"
_ROWS = """
import sys
from sqlcipher3 import dbapi2
db = dbapi2.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA synchronous = EXTRA")
db.execute("ATTACH ? AS source", (sys.argv[2],))
db.execute("BEGIN")
for table in ("strategy", "goal", "tryout", "use", "win", "day", "pause"):
    db.execute(f"DELETE FROM {table}")
    db.execute(f"INSERT INTO {table} SELECT * FROM source.{table}")
db.execute("DELETE FROM found")
db.execute("INSERT INTO words (words) VALUES ('delete-all')")
db.execute("INSERT INTO found SELECT * FROM source.found")
db.execute(
    "INSERT INTO words (rowid, said) SELECT place, lower(text)"
    " FROM source.found JOIN source.win ON entry = win.id WHERE kind = 'win' ORDER BY place"
)
db.execute("COMMIT")
"""
"""The same rows by SQL alone: triggers and the words of wins included, nothing checked, and not to be undone."""
_ENCRYPTED = """
import sys
from sqlcipher3 import dbapi2
db = dbapi2.connect(sys.argv[1], isolation_level=None)
db.execute("ATTACH ? AS locked KEY 'a phrase'", (sys.argv[2],))
db.execute("SELECT sqlcipher_export('locked')")
"""
_READ = """
import sys
from sqlcipher3 import dbapi2
dbapi2.connect(sys.argv[1]).execute("PRAGMA integrity_check").fetchall()
"""


def cases(job: str, size: int, ours: Ours) -> list[Case]:
    """Return the floor of a job in SQL, and the job itself, on a diary of a size."""
    takes = {
        "import": (partial(_rows, ours, size), partial(_import, ours, size)),
        "undo import": (partial(_import, ours, size), partial(_undo, ours, size)),
        "lock": (partial(_encrypted, ours, size), partial(_lock, ours, size)),
        "check": (partial(_script, ours, _READ, _diary(ours, size)), partial(_verb, ours, ours.home(size), "check")),
    }
    floor, own = takes[job]
    return [Case(job, size, "floor", floor), Case(job, size, ours.name, own)]


def _diary(ours: Ours, size: int) -> Path:
    return ours.home(size) / "diary.db"


def _fresh(ours: Ours, size: int, origin: int) -> Path:
    """Return a home with a copy of the diary of a size, and nothing else."""
    home = ours.home(size).with_name(f"{size}-long")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    shutil.copyfile(_diary(ours, origin), home / "diary.db")
    return home


def _document(ours: Ours, size: int) -> Path:
    """Return the whole diary of a size as a JSON document, which is made once."""
    path = ours.home(size).with_name(f"{size}.json")
    if not path.exists():
        with path.open("wb") as out:
            command = [str(ours.program), "export", "--for", "me", "--format", "json"]
            subprocess.run(command, env=ours.environ(size), stdout=out, check=True)
    return path


def _verb(ours: Ours, home: Path, *arguments: str | Path, given: bytes = b"") -> float:
    return timed(Command((ours.program, *arguments), {**ours.environ(0), "RECOVERY_HOME": str(home)}, given))


def _script(ours: Ours, script: str, *arguments: Path) -> float:
    return timed(Command((ours.python, "-c", script, *arguments), ours.environ(0)))


def _rows(ours: Ours, size: int) -> float:
    return _script(ours, _ROWS, _fresh(ours, size, 0) / "diary.db", _diary(ours, size))


def _import(ours: Ours, size: int) -> float:
    document = _document(ours, size)
    return _verb(ours, _fresh(ours, size, 0), "import", document)


def _undo(ours: Ours, size: int) -> float:
    home = _fresh(ours, size, 0)
    _verb(ours, home, "import", _document(ours, size))
    return _verb(ours, home, "undo")


def _encrypted(ours: Ours, size: int) -> float:
    home = _fresh(ours, size, size)
    return _script(ours, _ENCRYPTED, home / "diary.db", home / "locked.db")


def _lock(ours: Ours, size: int) -> float:
    return _verb(ours, _fresh(ours, size, size), "lock", "--passphrase-fd", "0", given=_PHRASE)
