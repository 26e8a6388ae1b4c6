"""A folder made by somebody else is safe to open: symlinks and odd files lead to no access outside it."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from recoverytui import own_files, paths, settings
from recoverytui.commands import backups, entries, lock, programme_files, restore, wins
from recoverytui.commands.diary import Diary, open_diary
from recoverytui.errors import FileRefused
from recoverytui.settings import Settings
from recoverytui.storage import cipher

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows knows no such files and owners")
OUTSIDE = "outsider canary"
NOBODY = 65534
root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")


def _link(path: Path, outside: Path) -> None:
    path.symlink_to(outside)


def _second_name(path: Path, outside: Path) -> None:
    path.hardlink_to(outside)


def _pipe(path: Path, outside: Path) -> None:
    os.mkfifo(path)


def _device(path: Path, outside: Path) -> None:
    os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))  # zeros without end


def _of_another(path: Path, outside: Path) -> None:
    path.write_bytes(outside.read_bytes())
    os.chown(path, NOBODY, NOBODY)


TRAPS = [_link, _second_name, _pipe, pytest.param(_device, marks=root), pytest.param(_of_another, marks=root)]
BACKUP = "backups/diary-2026-11-20T140300.db"
USED = ("diary.db-journal", "diary.db-wal", "diary.db-shm")
"""What the driver itself would read and write: the diary is not opened beside it."""
BESIDE = (
    *("diary.db.next", "diary.db.old", "diary.db.converting", ".diary.db.00112233.part"),
    *(BACKUP, f"{BACKUP}-journal", f"{BACKUP}.next", f"{BACKUP}.old", "backups/.diary.db.00112233.part"),
)
READ = ("settings.toml", "help-now.toml", "paths/walk.md")


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch) -> None:
    monkeypatch.setattr(cipher, "ROUNDS", 10)


@pytest.fixture
def outside(tmp_path: Path, diary: Diary) -> Path:
    """A file of the person's own elsewhere, that is whatever the program would take it for: here, another diary."""
    wins.add(diary, OUTSIDE)
    path = backups.make(diary, tmp_path / "outside")
    entries.delete_for_good(diary, "w1")
    wins.add(diary, "one's own")
    diary.close()
    return path


def told(path: Path) -> tuple[bytes, int, int]:
    """Return what a file holds, when it was written, and its rights."""
    status = path.stat()
    return path.read_bytes(), status.st_mtime_ns, status.st_mode


def put(home: Path, name: str, trap: Callable[[Path, Path], None], outside: Path) -> Path:
    path = home / name
    path.parent.mkdir(exist_ok=True, mode=0o700)
    trap(path, outside)
    return path


def through_all(home: Path, clock) -> None:
    """Run commands that read, write and wipe side files and backups; any refusal is a RecoveryError."""
    locations = paths.find(None, os.environ)
    secret = None
    try:
        open_diary(locations, clock).close()
        diary = open_diary(locations, clock)
        entries.delete_for_good(diary, wins.add(diary, "to go").entry.id)
        backups.make_once_a_day(diary)
        backups.check(diary)
        relocked = lock.lock(diary, "kop blomme").diary
        relocked.close()
        secret = "kop blomme"
        made = backups.known(locations)[0].path
        restore.from_backup(locations, made, clock, secret)[0].close()
    except FileRefused:
        pass
    restore.newest_good(locations, secret)
    backups.delete_everything(locations)


@pytest.mark.parametrize("name", [*USED, *BESIDE])
@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_beside_the_diary_leads_nowhere(name: str, trap, home, outside, invoke, clock) -> None:
    path = put(home, name, trap, outside)
    before = told(outside)

    answer = invoke("wins")

    assert OUTSIDE not in answer.out
    assert answer.code == (16 if name in USED else 0)
    assert answer.err.count(str(path)) == 1 or not os.path.lexists(path), "it is named, or lost no more than its name"
    through_all(home, clock)
    assert told(outside) == before


@pytest.mark.parametrize("folder", ["backups", "paths"])
def test_a_folder_that_leads_elsewhere_is_not_used(folder: str, home, outside, invoke, clock, tmp_path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    mine = [elsewhere / "diary-2026-11-20T140300.db", elsewhere / "walk.md", elsewhere / ".a.00112233.part"]
    for path in mine:
        path.write_bytes(outside.read_bytes())
    for path in (home / folder).glob("*") if (home / folder).exists() else ():
        path.unlink()
    if (home / folder).exists():
        (home / folder).rmdir()
    (home / folder).symlink_to(elsewhere)
    before = [told(path) for path in mine]

    assert str(home / folder) in invoke("wins").err
    assert "walk" not in invoke("path", "list").out
    through_all(home, clock)
    assert [told(path) for path in mine] == before
    assert len(list(elsewhere.iterdir())) == len(mine)


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_that_would_be_read_is_named_and_not_read(name, trap, home, diary, invoke, tmp_path) -> None:
    outside = tmp_path / "outside"
    ran = tmp_path / "ran"
    outside.write_text(f"# {OUTSIDE}\ncountry = 'DK'\ntheme = 'contrast'\npassphrase_command = 'touch {ran}'\n")
    diary.close()
    path = put(home, name, trap, outside)
    before = told(outside)
    answers = [invoke(*line) for line in (("help-now",), ("path", "list"), ("path", "show", "walk"), ("settings",))]
    answers.append(invoke("settings", "theme", "morning"))

    assert any(str(path) in answer.err + answer.out for answer in answers) or name.startswith("paths")
    assert not any(OUTSIDE in answer.out + answer.err for answer in answers)
    assert settings.load(home / "settings.toml") in {Settings(), Settings(theme="morning")}
    assert told(outside)[0] == before[0]
    assert "walk" not in programme_files.names(open_diary(paths.find(None, os.environ)))
    assert not ran.exists()


def test_a_link_that_the_person_made_to_their_own_settings_is_followed_and_stays(home, diary, invoke, tmp_path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "settings.toml").write_text("theme = 'contrast'  # mine\n")
    (home / "settings.toml").symlink_to(kept / "settings.toml")
    assert invoke("settings", "theme").out.startswith("theme  contrast")
    assert invoke("settings", "language", "en").code == 0
    assert (home / "settings.toml").is_symlink()
    assert (kept / "settings.toml").read_text() == "theme = 'contrast'  # mine\nlanguage = \"en\"\n"


@pytest.mark.parametrize("where", ["file", "folder", "above"])
@pytest.mark.parametrize("mode", [0o020, 0o002])
def test_a_command_that_others_may_have_written_is_not_run(where, mode, tmp_path) -> None:
    folder = tmp_path / "above" / "home"
    folder.mkdir(parents=True)
    path = folder / "settings.toml"
    path.write_text("theme = 'contrast'\npassphrase_command = 'echo secret'\n")
    assert settings.look(path) == (Settings(theme="contrast", passphrase_command="echo secret"), None)
    open_to = {"file": path, "folder": folder, "above": folder.parent}[where]
    open_to.chmod(stat.S_IMODE(open_to.stat().st_mode) | mode)

    known, why = settings.look(path)

    assert known == Settings(theme="contrast")
    assert isinstance(why, FileRefused)
    assert why.facts["where"] == open_to
    with pytest.raises(FileRefused):
        settings.save(path, known.with_value("theme", "dusk"))
    own_files.tighten(path)
    assert settings.load(path).passphrase_command == "", "it is not made to look trusted"


def test_backups_and_settings_become_the_persons_alone_when_the_diary_is_opened(home, diary, clock) -> None:
    made = backups.make(diary)
    settings.save(diary.locations.settings, Settings(theme="contrast"))
    diary.close()
    files = [diary.path, made, diary.locations.settings]
    for path in files:
        path.chmod(0o644)
    open_diary(diary.locations, clock).close()
    assert [stat.S_IMODE(path.stat().st_mode) for path in files] == [0o600] * 3


@pytest.mark.parametrize(
    "line",
    [
        ("--diary", "~nobody-here/x.db", "wins"),
        ("backup", "~nobody-here/x"),
        ("restore", "~nobody-here/x"),
        ("new", "~nobody-here/x"),
    ],
)
def test_a_home_that_there_is_not_is_a_sentence(line, invoke) -> None:
    invoke("win", "Hummed")
    answer = invoke(*line)
    assert answer.refused(2)
    assert "~nobody-here" in answer.err


def test_a_home_in_the_environment_that_there_is_not_is_a_sentence(invoke, monkeypatch) -> None:
    monkeypatch.setenv("RECOVERY_HOME", "~nobody-here/x")
    assert invoke("wins").refused(2)
