"""Short fault samples: kills, concurrent writers, a full disk. Every acknowledged write is there."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from recoverytui.commands import wins
from recoverytui.commands.diary import Diary, open_diary, open_or_create
from recoverytui.storage import checksums

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs kill -9 and limits as POSIX has them")

_OPENED = """
import os, resource, signal, sys
from recoverytui import paths
from recoverytui.commands import entries, wins
from recoverytui.commands.diary import open_diary, open_or_create
from recoverytui.errors import RecoveryError
locations = paths.find(None, {"RECOVERY_HOME": sys.argv[1]})
"""


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def assert_whole(diary: Diary) -> None:
    assert diary.db.value("PRAGMA integrity_check") == "ok"
    checksums.verify_all(diary.db)
    assert diary.altered == ()
    counted = "SELECT day, count(*) FROM win WHERE NOT deleted GROUP BY day"
    assert diary.db.run("SELECT * FROM win_day WHERE wins <> 0") == diary.db.run(counted)


_ADD_ONE = """
diary = open_diary(locations)
print("ready", flush=True)
sys.stdin.readline()
print(wins.add(diary, sys.argv[2]).entry.id)
"""


def test_twenty_windows_that_write_at_once_keep_twenty_wins(start: Callable[..., Popen[str]], diary, locations) -> None:
    windows = [start(_OPENED + _ADD_ONE, locations.diary.parent, f"win {number}") for number in range(20)]
    assert [window.stdout.readline() for window in windows] == ["ready\n"] * 20
    for window in windows:
        window.stdin.write("\n")
        window.stdin.flush()
    assert [window.wait(60) for window in windows] == [0] * 20
    assert sorted(int(window.stdout.read()[1:]) for window in windows) == list(range(1, 21))
    assert {win.noun.text for win in wins.list_newest(diary)} == {f"win {number}" for number in range(20)}
    assert_whole(diary)


# Rounds of four commands: add, add, edit the first, delete the second; each is acknowledged once it is done.
_WORK = """
diary = open_diary(locations)
for turn in range(10_000):
    wins.add(diary, f"first {turn}")
    print("done", flush=True)
    wins.add(diary, f"second {turn}")
    print("done", flush=True)
    entries.edit(diary, f"w{2 * turn + 1}", text=f"edited {turn}")
    print("done", flush=True)
    entries.delete(diary, f"w{2 * turn + 2}")
    print("done", flush=True)
"""


def _after(deeds: int) -> list[str]:
    """Expected content of the diary after a number of commands, in the order of writing."""
    texts = [f"edited {turn}" for turn in range(deeds // 4)]
    turn = deeds // 4
    return (
        texts
        + [[], [f"first {turn}"], [f"first {turn}", f"second {turn}"], [f"edited {turn}", f"second {turn}"]][deeds % 4]
    )


@pytest.mark.parametrize("deeds", [1, 2, 3, 4, 7, 12, 21, 38])
def test_what_was_acknowledged_is_there_after_a_kill(
    deeds: int, start: Callable[..., Popen[str]], diary, locations, clock
) -> None:
    diary.close()
    writer = start(_OPENED + _WORK, locations.diary.parent)
    for _ in range(deeds):
        assert writer.stdout.readline() == "done\n"
    writer.kill()
    done = deeds + len(writer.stdout.readlines())
    assert writer.wait(30) == -signal.SIGKILL
    again = open_diary(locations, clock)
    found = [win.noun.text for win in reversed(wins.list_newest(again, limit=10_000))]
    assert found in (_after(done), _after(done + 1))  # the running command may be saved, as a whole
    assert_whole(again)
    assert wins.add(again, "and on").entry.number > done // 2
    again.close()
    assert names_in(locations.diary.parent) == ["diary.db"]


_HALF_A_DEED = """
diary = open_diary(locations)
diary.db.run("PRAGMA cache_size = 2")
with diary.step("win.add"):
    for number in range(60):
        wins.add(diary, f"{number} " * 1000)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_half_a_deed_is_rolled_back_and_no_lock_stays(
    start: Callable[..., Popen[str]], diary, locations, clock
) -> None:
    wins.add(diary, "Opened the window")
    diary.close()
    size = locations.diary.stat().st_size
    assert start(_OPENED + _HALF_A_DEED, locations.diary.parent).wait(30) == -signal.SIGKILL
    assert locations.diary.stat().st_size > size  # a partial write is on the disk
    assert locations.diary.with_name("diary.db-journal").exists()
    again = open_diary(locations, clock)
    assert [win.noun.text for win in wins.list_newest(again)] == ["Opened the window"]
    wins.add(again, "Went out")
    assert_whole(again)
    again.close()
    assert names_in(locations.diary.parent) == ["diary.db"]


_FULL_DISK = """
diary = open_or_create(locations)
other = paths.find(None, {"RECOVERY_HOME": sys.argv[2]})
text = "Opened the window " * 1000
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (locations.diary.stat().st_size + 200_000, hard))
kept = 0
try:
    while True:
        wins.add(diary, text)
        kept += 1
except RecoveryError as error:
    print(error.code)
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
for deed in (lambda: diary.copy_before("test"), lambda: open_or_create(other), lambda: wins.add(diary, text)):
    try:
        print(deed())
    except RecoveryError as error:
        print(error.code)
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
print(kept, wins.count(diary))
print(wins.add(diary, text).total)
"""


def test_on_a_full_disk_nothing_is_lost_and_trying_again_works(
    start: Callable[..., Popen[str]], locations, clock, tmp_path
) -> None:
    process = start(_OPENED + _FULL_DISK, locations.diary.parent, tmp_path / "other")
    said, complaint = process.communicate(timeout=60)
    assert complaint == ""
    *refused, kept, total = said.splitlines()
    assert refused == ["14"] * 4
    assert kept.split()[0] == kept.split()[1] != "0"
    assert int(total) == int(kept.split()[0]) + 1
    diary = open_or_create(locations, clock)
    assert wins.count(diary) == int(total)
    assert_whole(diary)
    diary.close()
    assert sorted(path.name for path in locations.diary.parent.rglob("*")) == ["backups", "diary.db"]
    assert names_in(tmp_path / "other") == []
