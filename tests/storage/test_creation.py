"""Creating a diary: a mistyped path never becomes an empty diary."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import Popen

import pytest
from sqlcipher3 import dbapi2

from recoverytui import atomic_files, paths
from recoverytui.commands import wins
from recoverytui.commands.diary import Diary, create_diary, is_first_run, open_diary, open_or_create
from recoverytui.dataclass import replace
from recoverytui.errors import (
    DiaryDamaged,
    DiaryTooNew,
    FileRefused,
    NoDiary,
    NotWritable,
    RecoveryError,
    WrongPassphrase,
)
from recoverytui.paths import DiaryPaths
from recoverytui.storage import schema

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes, pipes and users")


@pytest.fixture
def open_umask() -> Iterator[None]:
    """The most careless umask there is."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def everything_in(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else None
        for path in sorted(folder.rglob("*"))
    }


def test_first_run_makes_a_diary_and_remembers_the_day(locations, clock) -> None:
    diary = open_or_create(locations, clock)
    assert (diary.began.isoformat(), diary.path) == ("2026-11-21", locations.diary)
    diary.close()


def test_a_diary_begun_before_the_day_begins_belongs_to_the_day_before(locations, clock) -> None:
    clock.wind(hours=-11)
    diary = open_or_create(locations, clock)
    assert diary.began.isoformat() == "2026-11-20"
    diary.close()


def test_asking_whether_it_is_the_first_run_makes_nothing(locations, tmp_path) -> None:
    assert is_first_run(locations)
    assert everything_in(tmp_path) == {}


@posix
@pytest.mark.usefixtures("open_umask")
def test_whatever_the_umask_only_the_owner_can_read(locations, clock, tmp_path) -> None:
    locations = paths.find(None, {"RECOVERY_HOME": str(tmp_path / "deep" / "home")})
    diary = open_or_create(locations, clock)
    wins.add(diary, "Opened the window")
    copy = diary.copy_before("test")
    assert [mode(folder) for folder in (tmp_path / "deep", locations.diary.parent, copy.parent)] == [0o700] * 3
    assert [mode(file) for file in (locations.diary, copy)] == [0o600] * 2
    with diary.db.transaction():
        diary.db.run("DELETE FROM win")
        assert mode(locations.diary.with_name("diary.db-journal")) == 0o600
    diary.close()


@posix
def test_opening_takes_every_right_from_others(diary, locations, clock) -> None:
    locations.diary.chmod(0o664)
    open_diary(locations, clock).close()
    assert mode(locations.diary) == 0o600


def test_a_named_diary_that_is_not_there_is_never_made(tmp_path, clock) -> None:
    locations = paths.find(tmp_path / "mistyped.db", {})
    with pytest.raises(NoDiary) as refused:
        open_or_create(locations, clock)
    assert refused.value.facts["path"] == tmp_path / "mistyped.db"
    assert everything_in(tmp_path) == {}


def test_a_diary_missing_beside_its_backups_is_never_made(diary, locations, clock, tmp_path) -> None:
    diary.copy_before("test")
    diary.close()
    locations.diary.unlink()
    before = everything_in(tmp_path)
    with pytest.raises(NoDiary) as refused:
        open_or_create(locations, clock)
    assert refused.value.facts["backups"] == locations.backups
    assert everything_in(tmp_path) == before


def test_an_empty_backups_folder_is_no_backup(locations, clock) -> None:
    locations.backups.mkdir(parents=True)
    open_or_create(locations, clock).close()
    assert locations.diary.is_file()


def test_a_diary_is_made_at_a_named_path_on_purpose(tmp_path, clock) -> None:
    locations = paths.find(tmp_path / "mine.db", {})
    diary = create_diary(locations, clock)
    wins.add(diary, "Opened the window")
    diary.close()
    assert names_in(tmp_path) == ["mine.db"]
    again = open_or_create(locations, clock)
    assert wins.count(again) == 1
    again.close()


def _file(path: Path) -> None:
    path.write_bytes(b"mine")


def _nothing(path: Path) -> None:
    path.write_bytes(b"")


def _link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("elsewhere"))


def _link(path: Path) -> None:
    _file(path.with_name("other"))
    path.symlink_to(path.with_name("other"))


@posix
@pytest.mark.parametrize("put", [_file, _nothing, Path.mkdir, os.mkfifo, _link_to_nowhere, _link])
def test_creation_never_touches_what_is_there(put: Callable[[Path], object], tmp_path, clock) -> None:
    path = tmp_path / "diary.db"
    put(path)
    before = everything_in(tmp_path)
    with pytest.raises(FileRefused):
        create_diary(paths.find(path, {}), clock)
    assert everything_in(tmp_path) == before


def test_what_appears_while_a_diary_is_being_made_is_kept(locations, clock, monkeypatch) -> None:
    """Another window is faster in the very last moment: its diary is the one that is opened."""
    other = open_or_create(locations, clock)
    wins.add(other, "Opened the window")
    other.close()
    monkeypatch.setattr(atomic_files, "refuse_existing", lambda target: None)
    with pytest.raises(FileRefused):
        create_diary(locations, clock)
    monkeypatch.setattr("recoverytui.commands.diary.is_first_run", lambda locations: True)
    diary = open_or_create(locations, clock)
    assert wins.count(diary) == 1
    diary.close()
    assert names_in(locations.diary.parent) == ["diary.db"]


_AT_ONCE = """
import sys
from pathlib import Path
from recoverytui import paths
from recoverytui.commands import wins
from recoverytui.commands.diary import open_or_create
print("ready", flush=True)
sys.stdin.readline()
wins.add(open_or_create(paths.find(None, {"RECOVERY_HOME": sys.argv[1]})), sys.argv[2])
"""


def test_windows_that_make_a_diary_at_once_share_one(start: Callable[..., Popen[str]], locations, clock) -> None:
    others = [start(_AT_ONCE, locations.diary.parent, f"win {number}") for number in range(4)]
    assert [other.stdout.readline() for other in others] == ["ready\n"] * 4
    for other in others:
        other.stdin.write("\n")
        other.stdin.flush()
    assert [other.wait(30) for other in others] == [0] * 4
    diary = open_diary(locations, clock)
    assert {win.noun.text for win in wins.list_newest(diary)} == {f"win {number}" for number in range(4)}
    diary.close()
    assert names_in(locations.diary.parent) == ["diary.db"]


def _missing(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _words(path: Path) -> None:
    path.write_bytes(b"Dear diary, this is no database.")


def _random_pages(path: Path) -> None:
    path.write_bytes(bytes(range(255, -1, -1)) * 32)


def _header_alone(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:16])


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


def _first_page_overwritten(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:16] + b"\xff" * 4080 + whole[4096:])


def _foreign(path: Path) -> None:
    _pragma(path, "application_id = 1")


def _unnumbered(path: Path) -> None:
    _pragma(path, "user_version = 0")


def _newer(path: Path) -> None:
    _pragma(path, f"user_version = {len(schema.STEPS) + 1}")


def _into_nowhere(path: Path) -> None:
    path.unlink()
    _link_to_nowhere(path)


def _pragma(path: Path, pragma: str) -> None:
    connection = dbapi2.connect(path)
    connection.execute(f"PRAGMA {pragma}")
    connection.close()


@posix
@pytest.mark.parametrize(
    ("change", "error"),
    [
        (_missing, NoDiary),
        (_folder, NoDiary),
        (_pipe, NoDiary),
        (_into_nowhere, NoDiary),
        (_empty, DiaryDamaged),
        (_words, DiaryDamaged),
        (_random_pages, WrongPassphrase),  # that is how a locked diary looks
        (_header_alone, DiaryDamaged),
        (_truncated, DiaryDamaged),
        (_first_page_overwritten, DiaryDamaged),
        (_foreign, DiaryDamaged),
        (_unnumbered, DiaryDamaged),
        (_newer, DiaryTooNew),
    ],
)
def test_what_is_no_diary_is_refused_and_left_as_it_is(
    change: Callable[[Path], None], error: type[RecoveryError], diary, locations, clock, tmp_path
) -> None:
    diary.close()
    change(locations.diary)
    if locations.diary.is_file():
        locations.diary.chmod(0o644)
    before = everything_in(tmp_path)
    for opened in (locations, replace(locations, named=True)):
        opening = open_diary if change is _missing else open_or_create
        with pytest.raises(error):
            opening(opened, clock)
    assert everything_in(tmp_path) == before
    if locations.diary.is_file():
        assert mode(locations.diary) == 0o644


def test_a_file_where_a_folder_should_be_is_no_diary(tmp_path, clock) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(NoDiary):
        open_diary(paths.find(tmp_path / "file" / "diary.db", {}), clock)
    with pytest.raises(NotWritable):
        create_diary(paths.find(tmp_path / "file" / "diary.db", {}), clock)
    assert everything_in(tmp_path) == {"file": b"mine"}


@posix
def test_a_link_to_a_diary_leads_to_it(diary, clock, tmp_path) -> None:
    wins.add(diary, "Opened the window")
    diary.close()
    (tmp_path / "link.db").symlink_to(diary.path)
    through = open_diary(paths.find(tmp_path / "link.db", {}), clock)
    wins.add(through, "Went out")
    through.close()
    direct = open_diary(diary.locations, clock)
    assert wins.count(direct) == 2
    direct.close()
    assert (tmp_path / "link.db").is_symlink()


@posix
def test_a_folder_that_may_not_be_written_is_said_so(
    shut_folder: Path, powerless: Callable[[], AbstractContextManager[None]], clock
) -> None:
    shut_folder.chmod(0o555)
    with powerless():
        for locations in (paths.find(None, {"RECOVERY_HOME": str(shut_folder)}), paths.find(shut_folder / "a.db", {})):
            with pytest.raises(NotWritable):
                create_diary(locations, clock)
        with pytest.raises(NotWritable):
            open_or_create(paths.find(None, {"RECOVERY_HOME": str(shut_folder / "deeper")}), clock)
    assert names_in(shut_folder) == []


@posix
def test_a_diary_that_may_only_be_read_is_read(
    shut_folder: Path, powerless: Callable[[], AbstractContextManager[None]], clock
) -> None:
    locations = paths.find(shut_folder / "a.db", {})
    diary = create_diary(locations, clock)
    wins.add(diary, "Opened the window")
    diary.close()
    locations.diary.chmod(0o444)
    shut_folder.chmod(0o555)
    with powerless():
        diary = open_diary(locations, clock)
        assert [win.noun.text for win in wins.list_newest(diary)] == ["Opened the window"]
        with pytest.raises(NotWritable):
            wins.add(diary, "Went out")
        assert wins.count(diary) == 1
        diary.close()
    assert names_in(shut_folder) == ["a.db"]


@posix
def test_a_diary_one_may_not_read_is_said_so(
    shut_folder: Path, powerless: Callable[[], AbstractContextManager[None]], clock
) -> None:
    locations = paths.find(shut_folder / "a.db", {})
    create_diary(locations, clock).close()
    shut_folder.chmod(0o755)
    locations.diary.chmod(0o000)
    with powerless(), pytest.raises(NotWritable):
        open_diary(locations, clock)
    if os.geteuid() == 0:
        shut_folder.chmod(0o000)  # not even to look into
        with powerless(), pytest.raises(RecoveryError):
            open_or_create(paths.find(None, {"RECOVERY_HOME": str(shut_folder)}), clock)


def test_a_failing_creation_leaves_nothing(locations: DiaryPaths, clock, monkeypatch, tmp_path) -> None:
    def full(*_: object) -> None:
        raise NotWritable("no space")

    with monkeypatch.context() as disk:
        disk.setattr("recoverytui.storage.migrations.lay_first", full)
        with pytest.raises(NotWritable):
            open_or_create(locations, clock)
    assert everything_in(tmp_path) == {"home": None}
    diary: Diary = open_or_create(locations, clock)
    assert wins.add(diary, "Opened the window").total == 1
    diary.close()
