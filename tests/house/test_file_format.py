"""docs/file-format.md describes the actual tables, and its recipes work."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from recoverytui.commands import goals, lock, strategies, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import Kind
from recoverytui.storage import checksums, cipher
from recoverytui.storage.database import APPLICATION_ID
from recoverytui.storage.schema import STEPS

TEXT = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text("utf-8")
SECTIONS = re.split(r"^#+ ", TEXT, flags=re.MULTILINE)
FRAME_FIRST, FRAME_LAST = ["id", "uid"], ["written_at", "changed_at", "deleted", "checksum"]
PHRASE = "en gåtur om søen er nok"


def columns_told(section: str) -> list[str]:
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


TOLD = {
    match[1]: columns_told(section) for section in SECTIONS if (match := re.match(r"`(\w+)`\n", section)) is not None
}


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def tables(diary: Diary) -> dict[str, list[str]]:
    """Return the tables of a diary with their columns, without those that SQLite keeps for itself."""
    own = "name NOT LIKE 'sqlite_%' AND name NOT GLOB 'words_*'"
    names = diary.db.run(f"SELECT name FROM sqlite_schema WHERE type = 'table' AND {own}")
    return {name: [row[1] for row in diary.db.run(f"PRAGMA table_info({name})")] for (name,) in names}


@pytest.fixture
def written(diary: Diary) -> Diary:
    goals.add(diary, "More air")
    goals.try_out(diary, "g1", "Open the window")
    strategies.add(diary, "A walk")
    strategies.use(diary, "s1")
    for text in ("Opened the window", "Gik en tur om søen"):
        wins.add(diary, text, strategy="s1")
    return diary


def test_the_tables_and_columns_are_those_of_a_diary(diary: Diary) -> None:
    kinds = set(Kind)
    told = {name: [*FRAME_FIRST, *columns, *FRAME_LAST] if name in kinds else columns for name, columns in TOLD.items()}
    kept = tables(diary)
    assert told.keys() == kept.keys()
    for name, columns in told.items():
        assert sorted(columns) == sorted(kept[name]), name  # a column that a later step added stands last in the file


def test_the_frame_is_that_of_every_entry() -> None:
    [frame] = [section for section in SECTIONS if section.startswith("Entries\n")]
    assert columns_told(frame) == [*FRAME_FIRST, *FRAME_LAST]


def test_the_marks_of_the_file_are_told() -> None:
    assert f"`{APPLICATION_ID:#x}`" in TEXT
    assert f"now `{len(STEPS)}`" in TEXT
    assert f"{cipher.ROUNDS:,} rounds" in TEXT


def test_every_recipe_for_a_plain_file_works(written: Diary) -> None:
    connection = dbapi2.connect(f"{written.path.as_uri()}?mode=ro", uri=True)
    newest, helped, tried = (connection.execute(recipe).fetchall() for recipe in blocks("sql"))
    connection.close()
    assert newest == [
        ("w2", "2026-11-21", "Gik en tur om søen"),
        ("w1", "2026-11-21", "Opened the window"),
    ]
    assert helped == [("A walk", 1)]
    assert tried == [("More air", "going on", "Open the window", "thinking of it")]


def test_a_passphrase_opens_a_locked_file_with_public_means(written: Diary, tmp_path: Path) -> None:
    path = written.path
    locked = lock.lock(written, PHRASE)
    locked.diary.close()
    opening, export = blocks("locked")
    connection = dbapi2.connect(path)
    connection.execute(opening.replace("the passphrase", PHRASE))
    assert connection.execute("SELECT count(*) FROM win").fetchone() == (2,)
    for statement in export.replace("plain.db", str(tmp_path / "plain.db")).strip().split("\n"):
        connection.execute(statement)
    connection.close()
    assert b"Gik en tur" in (tmp_path / "plain.db").read_bytes()
    [by_sheet] = blocks("locked-by-sheet")
    letters = "".join(locked.recovery_sheet)[:52]
    number = 0
    for letter in letters:
        number = number * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(letter)
    connection = dbapi2.connect(path)
    connection.execute(by_sheet.replace("0" * 64, f"{number:064x}"))
    assert connection.execute("SELECT count(*) FROM win").fetchone() == (2,)
    connection.close()


def test_the_checksums_can_be_checked_with_python_alone(written: Diary) -> None:
    [program] = blocks("python")
    for kind in Kind:
        assert kind in program
    program = program.replace("import sqlite3, ", "from sqlcipher3 import dbapi2 as sqlite3\nimport ")

    def said() -> str:
        done = subprocess.run(
            [sys.executable, "-c", program, written.path], capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
        return done.stdout

    assert said() == ""
    written.db.run("UPDATE win SET text = 'Closed the window' WHERE id = 1")
    checksums.verify_all(written.db)
    assert written.altered == ("w1",)
    assert said() == "win 1 is not as it was written\n"
