"""The floors: what the same job costs when nothing but the job is done."""

import shutil
from pathlib import Path

from benchmarks.contenders import COLUMNS, Note, environ
from benchmarks.measure import Command

_SAFE = "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;"
_SQL = {
    "add": "INSERT INTO win (day, text) VALUES (date('now'), 'gik en lille tur i regn')",
    "today": "SELECT day, text FROM win WHERE day = date('now')",
    "last ten": "SELECT day, text FROM win ORDER BY day DESC, id DESC LIMIT 10",
    "search": "SELECT day, text FROM win WHERE text LIKE '%tur%' ORDER BY day DESC, id DESC LIMIT 10",
    "search rare": "SELECT day, text FROM win WHERE text LIKE '%mosekonebryg%' ORDER BY day DESC, id DESC LIMIT 10",
}
_MARKDOWN = r"""
import re, sqlite3, sys
escape = re.compile(r"([\\`*_\[\]<>#|~])").sub
month = day = None
parts = []
for at, text, themes, company, goal, strategy, only_me in sqlite3.connect(sys.argv[1]).execute(
        'SELECT day, text, themes, "with", goal, strategy, only_me FROM win ORDER BY day, written_at'):
    if at != day:
        if at[:7] != month:
            month = at[:7]
            parts.append(f"\n## {month}\n")
        day = at
        parts.append(f"\n### {at}\n\n")
    more = [part for part in (themes, company and f"with {company}", goal, strategy, only_me and "only me") if part]
    parts.append("- " + escape(r"\\\1", text) + (f" ({', '.join(more)})" if more else "") + "\n")
sys.stdout.write("".join(parts))
"""
_JSON = """
import sqlite3, sys
[(text,)] = sqlite3.connect(sys.argv[1]).execute(
    "SELECT json_group_array(json_object({pairs})) FROM (SELECT * FROM win ORDER BY day, written_at)")
sys.stdout.write(text)
""".replace("{pairs}", ", ".join(f"'{column}', [{column}]" for column in COLUMNS))
_RUN = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2].split(";"):
    for row in db.execute(statement):
        print(*row)
"""


class _OnSqlite:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, size: int) -> Path:
        """Return the plain database of a size."""
        return self._folder / "floors" / f"{self.__class__.__name__}-{size}.db"

    def lay(self, size: int, notes: list[Note]) -> None:
        """Write the wins into a bare table with an index on the day."""
        import sqlite3

        self.file(size).parent.mkdir(parents=True, exist_ok=True)
        self.file(size).unlink(missing_ok=True)
        db = sqlite3.connect(self.file(size))
        db.execute(f"CREATE TABLE win (id INTEGER PRIMARY KEY, {', '.join(f'[{column}]' for column in COLUMNS)})")
        db.execute("CREATE INDEX by_day ON win (day, id)")
        names, values = ", ".join(f"[{column}]" for column in COLUMNS), ", ".join("?" * len(COLUMNS))
        db.executemany(f"INSERT INTO win ({names}) VALUES ({values})", (note.all_of_it for note in notes))  # noqa: S608 - our names
        db.commit()
        db.close()


class BarePython(_OnSqlite):
    """Python with nothing but sqlite3, a bare table, and the same safety for what is written."""

    name = "floor"

    def __init__(self, python: Path, folder: Path) -> None:
        super().__init__(folder)
        self._python = python

    def command(self, job: str, size: int) -> Command | None:
        """Return the call: a statement, or an export of everything written in a dozen lines."""
        env = environ(self._folder / "home")
        if job == "export md":
            return Command((self._python, "-c", _MARKDOWN, self.file(size)), env)
        if job == "export json":
            return Command((self._python, "-c", _JSON, self.file(size)), env)
        if job not in _SQL:
            return None
        statement = _SAFE + _SQL[job] if job == "add" else _SQL[job]
        return Command((self._python, "-c", _RUN, self.file(size), statement), env)


class SqliteShell(_OnSqlite):
    """The sqlite3 program, where there is one."""

    name = "sqlite3 CLI"

    def command(self, job: str, size: int) -> Command | None:
        """Return the call."""
        program = shutil.which("sqlite3")
        if program is None or job not in _SQL:
            return None
        statement = _SAFE + _SQL[job] if job == "add" else _SQL[job]
        return Command((program, self.file(size), statement), environ(self._folder / "home"))
