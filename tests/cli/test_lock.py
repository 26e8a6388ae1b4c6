"""CLI lock: a passphrase by descriptor or by command, the recovery sheet, and three distinct errors."""

import _thread
import hashlib
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from recoverytui.cli import passphrase_input

SECRET = "kop blomme æble"


@contextmanager
def descriptor(line: str) -> Iterator[str]:
    """Give the number of a descriptor that holds a line, as the shell would."""
    reading, writing = os.pipe()
    os.write(writing, f"{line}\n".encode())
    os.close(writing)
    try:
        yield str(reading)
    finally:
        os.close(reading)


@pytest.fixture
def opened(invoke: Callable[..., Any]) -> Callable[..., Any]:
    """Call the program with a passphrase by descriptor."""

    def call(*arguments: str, secret: str = SECRET, **more: object):
        with descriptor(secret) as number:
            return invoke(*arguments, "--passphrase-fd", number, **more)

    return call


@pytest.fixture
def locked(invoke: Callable[..., Any], opened: Callable[..., Any], home: Path) -> Path:
    """A locked diary with one win and a backup, and its recovery sheet."""
    assert invoke("win", "CANARY").code == 0
    assert opened("lock", "--sheet", str(home / "sheet.txt")).code == 0
    return home


def holds(home: Path, word: str) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


def test_a_lock_leaves_no_plain_word_in_any_file(locked, opened):
    assert holds(locked, "CANARY") == []
    assert "CANARY" in opened("wins").out
    assert list((locked / "backups").glob("*.db"))


def test_without_a_passphrase_nothing_is_shown(locked, invoke):
    for verb in (["wins"], ["today"], ["win", "a text"], ["export", "--for", "me"]):
        answer = invoke(*verb)
        assert answer.refused(12)
        assert "locked" in answer.err


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each derivation of a key, whether it was done beside the verb that waits for it."""
    found: list[bool] = []
    derive = hashlib.pbkdf2_hmac

    def noted(*arguments: Any) -> bytes:
        found.append(_thread.get_ident() != threading.main_thread().ident)
        return derive(*arguments)

    monkeypatch.setattr(hashlib, "pbkdf2_hmac", noted)
    return found


def test_the_key_is_derived_once_while_the_verb_is_loaded(locked, opened, derived):
    assert "CANARY" in opened("wins").out
    assert opened("win", "one more").code == 0
    assert derived == [True, True]


def test_a_key_that_was_begun_and_not_used_opens_nothing_later(locked, opened, invoke, derived):
    assert opened("win", " ").code != 0
    assert invoke("wins").refused(12)
    assert opened("wins", secret="another").refused(12)
    assert "CANARY" in opened("wins").out
    assert derived == [True, True, True]


@pytest.mark.parametrize("secret", ["", " "])
def test_an_empty_passphrase_is_refused_as_one_that_was_asked_for(locked, opened, derived, secret):
    assert opened("wins", secret=secret).code != 0
    assert derived == []


def test_a_plain_diary_or_a_missing_one_takes_no_key(opened, invoke, derived):
    assert opened("wins").code == 0
    assert invoke("win", "CANARY").code == 0
    assert "CANARY" in opened("wins").out
    assert derived == []


def test_a_wrong_passphrase_changes_nothing(locked, opened):
    before = (locked / "diary.db").read_bytes()
    answer = opened("wins", secret="another")
    assert answer.refused(12)
    assert "does not open" in answer.err
    assert (locked / "diary.db").read_bytes() == before


def test_locked_damaged_and_missing_are_three_different_sentences(locked, opened):
    diary = locked / "diary.db"
    whole = diary.read_bytes()
    wrong = opened("wins", secret="another").err
    diary.write_bytes(whole[:4096] + bytes(4096) + whole[8192:])
    damaged = opened("wins")
    diary.unlink()
    missing = opened("wins")
    assert (damaged.code, missing.code) == (13, 10)
    assert len({wrong, damaged.err, missing.err}) == 3


def test_the_recovery_sheet_opens_the_diary(locked, opened):
    rows = (locked / "sheet.txt").read_text().splitlines()
    sheet = " ".join(row.split(maxsplit=1)[1] for row in rows)
    assert "CANARY" in opened("wins", secret=sheet).out
    assert "CANARY" in opened("wins", secret=sheet.lower().replace(" ", "-")).out
    assert opened("wins", secret=sheet[:-1] + ("0" if sheet[-1] != "0" else "1")).refused(12)


def test_the_sheet_is_for_its_owner_alone_and_writes_over_nothing(locked, opened):
    assert (locked / "sheet.txt").stat().st_mode & 0o777 == 0o600
    with descriptor("ny kode") as number:
        answer = opened("passphrase", "--new-passphrase-fd", number, "--sheet", str(locked / "sheet.txt"))
    assert answer.code == 16


def test_the_passphrase_changes_for_the_diary_and_its_backups(locked, opened, invoke):
    with descriptor("ny kode") as number:
        assert opened("passphrase", "--new-passphrase-fd", number).code == 0
    assert opened("wins").refused(12)
    assert "CANARY" in opened("wins", secret="ny kode").out
    for backup in (locked / "backups").glob("*.db"):
        assert opened("wins", "--diary", str(backup), secret="ny kode").code == 0


def test_the_lock_can_be_taken_away(locked, opened, invoke):
    assert opened("remove-lock").code == 0
    assert "CANARY" in invoke("wins").out
    with sqlite3.connect(locked / "diary.db") as db:
        assert db.execute("SELECT text FROM win").fetchall() == [("CANARY",)]
    db.close()


def test_a_command_in_the_settings_gives_the_passphrase(locked, invoke, tmp_path):
    keeper = tmp_path / "keeper"
    keeper.write_text(f"#!/bin/sh\necho '{SECRET}'\n")
    keeper.chmod(0o700)
    (locked / "settings.toml").write_text(f"passphrase_command = '{keeper}'\n")
    assert "CANARY" in invoke("wins").out
    keeper.write_text("#!/bin/sh\nexit 3\n")
    assert invoke("wins").refused(12)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 3", "it ended with code 3."),
        ("echo wrong; exit 1", "it ended with code 1."),
        ("true", "its first line is empty."),
        ("echo; echo " + SECRET, "its first line is empty."),
        ("printf '\\377\\n'", "it printed no UTF-8."),
        ("sleep 600", "in 0 seconds."),
        ("sleep 600 & sleep 600", "in 0 seconds."),
        ("exec >&-; sleep 600", "in 0 seconds."),
        ("yes", "in 0 seconds."),
        (None, "it could not be started."),
    ],
)
def test_a_command_that_gives_no_passphrase_is_told_why(locked, invoke, tmp_path, monkeypatch, script, said):
    monkeypatch.setattr(passphrase_input, "PATIENCE", 0.3 if "seconds" in said else 30)
    keeper = tmp_path / "keeper"
    if script is not None:
        keeper.write_text(f"#!/bin/sh\n{script}\n")
        keeper.chmod(0o700)
    (locked / "settings.toml").write_text(f"passphrase_command = '{keeper}'\n")
    refused = invoke("wins")
    assert refused.refused(12)
    assert said in refused.err
    assert refused.err.endswith("The diary was not opened.\n")


def test_only_the_first_line_of_a_command_counts(locked, invoke, tmp_path):
    (tmp_path / "secret").write_text(f"{SECRET}\r\n" + "user: somebody\n" * 50_000)
    (locked / "settings.toml").write_text(f"passphrase_command = 'cat {tmp_path / 'secret'}'\n")
    assert "CANARY" in invoke("wins").out


def test_backslashes_of_windows_reach_the_command_whole():
    line = r'"C:\Program Files\keep\keep.exe" get \\server\diary'
    assert passphrase_input.split_command(line, windows=True) == line
    assert passphrase_input.split_command("keeper 'my diary' a\\ b", windows=False) == ["keeper", "my diary", "a b"]


class Screens:
    """Fake TUI entry point: records the arguments for opening the diary."""

    given: str | None = ""

    def diary(self, place, language, secret):
        self.given = secret
        return 0


def test_the_screens_are_handed_what_opens_the_diary(locked, invoke, opened, tmp_path):
    screens, keeper = Screens(), tmp_path / "keeper"
    assert opened(terminal=True, screens=screens).code == 0
    assert screens.given == SECRET
    invoke(terminal=True, screens=screens)
    assert screens.given is None
    (locked / "settings.toml").write_text(f"passphrase_command = 'echo {SECRET}'\n")
    invoke(terminal=True, screens=screens)
    assert screens.given == SECRET
    (locked / "settings.toml").write_text(f"passphrase_command = '{keeper}'\n")
    assert "gave no passphrase" in invoke(terminal=True, screens=screens).err
    assert screens.given is None


def test_after_a_lock_no_command_opens_the_diary_by_itself(locked, invoke, monkeypatch):
    (locked / "settings.toml").write_text(f"passphrase_command = 'echo {SECRET}'\n")
    monkeypatch.setenv("_RECOVERY_LOCKED", "1")
    screens = Screens()
    assert invoke(terminal=True, screens=screens).code == 0
    assert screens.given is None


def test_a_command_is_not_run_for_a_diary_that_is_not_locked(home, invoke, tmp_path):
    invoke("win", "a text")
    (home / "settings.toml").write_text(f"passphrase_command = 'touch {tmp_path / 'ran'}'\n")
    screens = Screens()
    assert invoke(terminal=True, screens=screens).code == 0
    assert screens.given is None
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("number", ["", "x", "-1", "9999", "1.5"])
def test_a_descriptor_that_cannot_be_read_is_refused(locked, invoke, number):
    assert invoke("wins", f"--passphrase-fd={number}").refused(2)


def test_an_empty_passphrase_is_refused(home, invoke, opened):
    invoke("win", "a text")
    assert opened("lock", secret="").refused(2)
    assert invoke("wins").code == 0


@pytest.mark.parametrize("verb", ["lock"])
def test_a_locked_diary_is_not_locked_again(locked, opened, verb):
    assert opened(verb).refused(2)


@pytest.mark.parametrize("verb", ["passphrase", "remove-lock"])
def test_a_diary_without_a_passphrase_has_none_to_change(home, invoke, verb):
    invoke("win", "a text")
    assert invoke(verb).refused(2)


def test_the_descriptor_may_stand_before_the_verb(locked, invoke):
    with descriptor(SECRET) as number:
        assert "CANARY" in invoke("--passphrase-fd", number, "wins").out


def test_a_backup_goes_where_it_is_asked_to_and_never_over_anything(home, invoke, tmp_path):
    invoke("win", "CANARY")
    stick = tmp_path / "stick"
    stick.mkdir()
    assert invoke("backup", str(stick)).code == 0
    assert invoke("backup", str(stick / "mine.db")).code == 0
    assert invoke("backup", str(stick / "mine.db")).refused(16)
    assert len(list(stick.iterdir())) == 2
    assert {path.stat().st_mode & 0o777 for path in stick.iterdir()} == {0o600}


@pytest.mark.parametrize(
    "arguments",
    [("backup",), ("export", "--for", "me", "--to"), ("lock", "--passphrase-fd", "{secret}", "--sheet")],
    ids=lambda each: each[0],
)
def test_no_folder_is_made_for_what_is_written_where_it_was_asked_for(home, invoke, tmp_path, arguments):
    invoke("win", "CANARY")
    before = (home / "diary.db").read_bytes()
    for folder in (tmp_path / "usbstik", home / "diary.db"):
        with descriptor(SECRET) as number:
            given = [each.format(secret=number) for each in arguments]
            answer = invoke(*given, str(folder / "mine.db"))
        assert answer.refused(2)
        assert f"There is no folder {folder}." in answer.err
        assert not (tmp_path / "usbstik").exists()
    assert (home / "diary.db").read_bytes() == before


def test_a_restore_keeps_the_diary_so_far(home, invoke, tmp_path):
    invoke("win", "before")
    invoke("backup", str(tmp_path / "mine.db"))
    invoke("win", "after")
    assert invoke("restore", str(tmp_path / "mine.db")).code == 0
    assert invoke("wins").lines == [line for line in invoke("wins").lines if "before" in line]
    assert any("after" in invoke("wins", "--diary", str(path)).out for path in (home / "backups").glob("*restore.db"))


@pytest.mark.parametrize("content", [b"", b"no diary at all", bytes(8192)])
def test_what_is_no_backup_is_refused_and_changes_nothing(home, invoke, tmp_path, content):
    invoke("win", "a text")
    before = (home / "diary.db").read_bytes()
    (tmp_path / "odd.db").write_bytes(content)
    assert invoke("restore", str(tmp_path / "odd.db")).code in {12, 13}
    assert (home / "diary.db").read_bytes() == before


def test_everything_is_deleted_only_after_a_word(home, invoke):
    invoke("win", "CANARY")
    invoke("backup")
    assert invoke("delete-everything").refused(2)
    answer = invoke("delete-everything", stdin="no\n", terminal=True)
    assert answer.code == 2
    assert holds(home, "CANARY")
    assert invoke("delete-everything", stdin="delete everything\n", terminal=True).code == 0
    assert holds(home, "CANARY") == []
    assert [path for path in home.rglob("*") if path.is_file()] == []


@pytest.fixture
def plain_backup(locked, opened, invoke, tmp_path) -> Path:
    """A backup that is not encrypted, of a diary that is."""
    plain = tmp_path / "plain.db"
    assert invoke("new", str(plain)).code == 0
    return plain


def test_backups_in_one_second_have_names_of_their_own(home, invoke):
    invoke("win", "x")
    for folder in ((), (str(home),)):
        assert [invoke("backup", *folder).code for _ in range(2)] == [0, 0]
    assert len(list((home / "backups").iterdir())) == 3
    assert len(list(home.glob("diary-*.db"))) == 2


def test_a_plain_backup_never_takes_the_lock_away_unasked(locked, invoke, opened, plain_backup):
    before = {path: path.read_bytes() for path in locked.rglob("*") if path.is_file()}
    for call in (invoke, opened):
        answer = call("restore", str(plain_backup))
        assert answer.refused(2)
        assert "not encrypted" in answer.err
        assert "--yes" in answer.err
    declined = invoke("restore", str(plain_backup), stdin="no\n", terminal=True)
    assert "whoever has the file can read it" in declined.err
    assert declined.out == "Nothing was changed. The diary is still locked.\n"
    assert {path: path.read_bytes() for path in locked.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("broken", [False, True])
def test_a_plain_backup_takes_the_lock_away_when_that_is_meant(locked, invoke, plain_backup, broken):
    if broken:
        (locked / "diary.db").write_bytes(b"")
        assert invoke("restore", str(plain_backup)).refused(2)
        answer = invoke("restore", str(plain_backup), "--yes")
    else:
        answer = invoke("restore", str(plain_backup), stdin="yes\n", terminal=True)
    assert answer.out.endswith("It is not encrypted now. To lock it: recovery lock\n")
    assert invoke("wins").code == 0


def test_a_locked_backup_over_a_plain_diary_tells_of_the_plain_ones(locked, invoke, opened, tmp_path):
    kept = tmp_path / "kept.db"
    assert opened("backup", str(kept)).code == 0
    assert opened("remove-lock").code == 0
    answer = opened("restore", str(kept))
    assert answer.out.endswith("Older backups are not encrypted. To encrypt them too: recovery passphrase\n")
    assert holds(locked, "CANARY")
    with descriptor(SECRET) as number:
        assert opened("passphrase", "--new-passphrase-fd", number).code == 0
    assert holds(locked, "CANARY") == []


def test_where_knows_that_the_diary_is_encrypted_without_its_passphrase(invoke, locked):
    said = invoke("where").lines
    assert said[1] == "The file is encrypted."
    assert said[3] == "Only the passphrase or the recovery sheet opens it. Nothing is sent anywhere."
    assert invoke("where", "--json").json["encrypted"] is True
