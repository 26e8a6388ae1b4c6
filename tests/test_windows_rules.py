"""File rules of Windows, emulated: every command closes a file before it replaces or removes it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from faults import migrating
from recoverytui import settings
from recoverytui.commands import backups, entries, lock, programme_files, restore, wins
from recoverytui.commands.diary import Diary, open_diary
from recoverytui.errors import DiaryInUse
from recoverytui.settings import Settings
from recoverytui.storage import cipher, driver, rekey
from recoverytui.tui import restart
from tests.open_files import DESCRIPTORS, refuse_what_is_open

linux = pytest.mark.skipif(not DESCRIPTORS.exists(), reason="only Linux tells which files are open")


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch) -> None:
    monkeypatch.setattr(cipher, "ROUNDS", 10)


@pytest.fixture
def asked(monkeypatch, diary) -> list[str]:
    wins.add(diary, "Hummed")
    backups.make(diary)
    monkeypatch.delattr("os.O_TMPFILE", raising=False)  # Windows has no files without a name
    return refuse_what_is_open(monkeypatch)


def _restored(diary: Diary) -> Diary:
    diary.close()
    return restore.from_backup(diary.locations, backups.known(diary.locations)[0].path, diary.now)[0]


def _migrated(diary: Diary) -> Diary:
    diary.close()
    with migrating.steps(*migrating.with_fingerprints(*migrating.TO_COME)):
        return open_diary(diary.locations, diary.now)


def _locked_and_unlocked(diary: Diary) -> Diary:
    locked = lock.change(lock.lock(diary, "one").diary, "two").diary
    return lock.remove(locked).diary


def _everything_deleted(diary: Diary) -> None:
    diary.close()
    assert backups.delete_everything(diary.locations).ours


def _settings_saved(diary: Diary) -> None:
    settings.save(diary.locations.settings, Settings(theme="contrast"))
    settings.save(diary.locations.settings, Settings(theme="morning"))


def _path_changed(diary: Diary) -> None:
    said = programme_files.text(diary, "ten-weeks", "en")
    programme_files.write(diary, "ten-weeks", said, said)
    programme_files.put_back(diary, "ten-weeks")
    programme_files.remove(diary, "ten-weeks")


def _rotated(diary: Diary) -> None:
    for number in range(5):
        diary.copy_before("import")
        wins.add(diary, f"{number}")
    diary.now.wind(days=1)
    assert backups.make_once_a_day(diary)


def _deleted_for_good(diary: Diary) -> Diary:
    entries.delete_for_good(diary, wins.add(diary, "to go").entry.id)
    return diary


DEEDS: dict[str, Callable[[Diary], Diary | None]] = {
    "lock, passphrase, remove-lock": _locked_and_unlocked,
    "restore": _restored,
    "backup": _rotated,
    "migrate": _migrated,
    "delete for good": _deleted_for_good,
    "delete everything": _everything_deleted,
    "settings": _settings_saved,
    "paths": _path_changed,
}


@linux
@pytest.mark.parametrize("deed", DEEDS)
def test_no_deed_replaces_or_removes_an_open_file(deed: str, diary, asked) -> None:
    after = DEEDS[deed](diary)
    assert asked, "something was replaced or removed"
    if after is not None:
        assert [win.noun.text for win in wins.list_newest(after)] == ["Hummed"]
        after.close()


@linux
def test_the_rule_is_kept_here(tmp_path, monkeypatch) -> None:
    path = tmp_path / "file"
    path.touch()
    refuse_what_is_open(monkeypatch)
    with path.open() as _, pytest.raises(PermissionError):
        path.unlink()
    with path.open() as _, pytest.raises(PermissionError):
        (tmp_path / "other").touch() or (tmp_path / "other").replace(path)
    path.unlink()


def test_while_the_diary_is_closed_to_be_replaced_nobody_writes_in_it(diary, clock, monkeypatch) -> None:
    wins.add(diary, "Hummed")
    other = open_diary(diary.locations, clock)
    take_place = rekey._take_place
    refused: list[object] = []

    def meanwhile(path: Path) -> None:
        if not refused:
            with pytest.raises(DiaryInUse) as error:
                wins.add(other, "never written")
            refused.append(error.value)
        take_place(path)

    monkeypatch.setattr(rekey, "_take_place", meanwhile)
    relocked = lock.lock(diary, "en sætning").diary
    assert refused
    assert [win.noun.text for win in wins.list_newest(relocked)] == ["Hummed"]
    relocked.close()
    other.close()


def test_a_mark_that_a_killed_process_left_keeps_nobody_from_writing(diary) -> None:
    diary.path.with_name("diary.db.converting").touch()
    wins.add(diary, "Hummed")
    assert wins.count(diary) == 1


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (Path("/a b/æ?#%.db"), "file:///a%20b/%C3%A6%3F%23%25.db"),
        (PureWindowsPath(r"C:\Users\Bo B\diary.db"), "file:///C:/Users/Bo%20B/diary.db"),
        (PureWindowsPath(r"\\server\share\diary.db"), "file:////server/share/diary.db"),
    ],
)
def test_the_driver_is_given_a_name_that_it_reads_the_same(path, uri) -> None:
    assert driver.uri(path) == uri


def test_arguments_of_the_fresh_process_arrive_whole_on_windows() -> None:
    given = [r"C:\Program Files\python.exe", "-m", "recoverytui", "--diary", r'C:\my "diary"\x.db', ""]
    line = " ".join(restart.quoted(given))
    assert line == subprocess.list2cmdline(given)


LOADED = """
import sys
from pathlib import Path
from recoverytui.__main__ import main
told = Path(sys.argv.pop(1))
main(sys.argv[1:])
told.write_text(" ".join(name for name, module in sys.modules.items() if module is not None))
"""
NETWORK = {
    "socket",
    "_socket",
    "ssl",
    "_ssl",
    "http",
    "http.client",
    "urllib.request",
    "urllib.error",
    "ftplib",
    "email",
}


@pytest.mark.parametrize(
    "line",
    ["win Hummed", "wins", "check", "backup", "where", "help-now", "settings theme dusk", "delete w1 --for-good"],
)
def test_no_verb_loads_a_network_module(line: str, home, invoke, tmp_path) -> None:
    invoke("win", "Hummed")
    command = [sys.executable, "-c", LOADED, str(tmp_path / "loaded"), *line.split()]
    subprocess.run(command, capture_output=True, check=True, cwd=Path.cwd(), stdin=subprocess.DEVNULL)
    loaded = set((tmp_path / "loaded").read_text().split())
    assert "recoverytui.cli.registry" in loaded
    assert loaded & NETWORK == set()


def test_nothing_asks_for_a_uri_as_newer_pythons_make_it() -> None:
    """From Python 3.14 on `Path.as_uri` loads a network client."""
    modules = Path(driver.__file__).parents[1].rglob("*.py")
    assert not [path.name for path in modules if ".as_uri()" in path.read_text("utf-8")]
