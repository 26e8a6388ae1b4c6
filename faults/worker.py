"""Subprocess of a run: runs commands on a diary, and reports them on standard output.

A line is written with one unbuffered call after the command is done, so that every line is an acknowledgement.
"""

import os
import resource
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from faults import canaries, diaries, drafting, full_disk, migrating, relocks
from faults.deeds import Calendar, Player
from faults.state import state
from recoverytui import atomic_files
from recoverytui.commands import backups, drafts, wins
from recoverytui.commands import entries as any_entry
from recoverytui.commands.restore import from_backup
from recoverytui.errors import RecoveryError
from recoverytui.storage import backup, entries
from recoverytui.storage.database import is_locked


def say(*words: object) -> None:
    """Acknowledge, with a call that no run refuses."""
    os.writev(1, [(" ".join(map(str, words)) + "\n").encode()])


def play(folder: str, locked: str, seed: str, first: str, last: str) -> None:
    """Run the commands from one number to another, printing the start and end of each; then wait for the end."""
    calendar = Calendar()
    diary = diaries.open_again(Path(folder), calendar, locked=locked == "locked")
    player = Player(diary, calendar, int(seed))
    for number in range(int(first), int(last) + 1):
        say("begin", number)
        say("done", number, player.play(number).replace(" ", "-"))
    sys.stdin.read()


def write(folder: str, locked: str, seed: str, deeds: str, synchronous: str) -> None:
    """Make a diary (an encrypted one exists already) and run commands, printing the expected content after each."""
    calendar = Calendar()
    if locked == "locked":
        diary = diaries.open_again(Path(folder), calendar, locked=True)
    else:
        diary = diaries.create(Path(folder), calendar)
    diary.db.run(f"PRAGMA synchronous = {synchronous}")
    player = Player(diary, calendar, int(seed))
    say("done", "begin", digest(state(diary.db)))
    for number in range(1, int(deeds) + 1):
        name = player.play(number).replace(" ", "-")
        say("done", name, digest(state(diary.db)))
    diary.close()


def relock(folder: str, deed: str) -> None:
    """Set, change or take away the passphrase of a diary."""
    diary = relocks.open_with(Path(folder), relocks.BEFORE[deed])
    say("begin", deed)
    relocks.DEEDS[deed](diary).diary.close()
    say("done", deed)


def migrate(folder: str) -> None:
    """Bring a diary up to date with a program that knows steps to come."""
    with migrating.steps(*migrating.with_fingerprints(*migrating.TO_COME)):
        say("begin")
        diaries.open_again(Path(folder), Calendar()).close()
        say("done")


def add(folder: str, locked: str, text: str) -> None:
    """Write one win, at a sign."""
    diary = diaries.open_again(Path(folder), Calendar(), locked=locked == "locked")
    say("ready")
    sys.stdin.readline()
    wins.add(diary, text)
    say("done")
    diary.close()


def type_(folder: str, locked: str, seed: str) -> None:
    """Type a text, and keep it as a draft after each letter, saying how many there are."""
    diary = diaries.open_again(Path(folder), Calendar(), locked=locked == "locked")
    whole = drafting.typed(int(seed))
    for number in range(1, len(whole) + 1):
        drafts.keep(diary, drafting.PLACE, whole[:number])
        say("kept", number)
    sys.stdin.read()


def strain(folder: str, deed: str, limit: str) -> None:
    """Run one command with a file size limit or failing system calls, and print the result."""
    entries.random_uid = lambda: "0" * 36  # two runs are compared
    diary = diaries.open_again(Path(folder), Calendar())
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    say("begin", deed)
    try:
        full_disk.DEEDS[deed](diary)
    except RecoveryError as error:
        say("refused", type(error).__name__)
    else:
        say("done")


def erase(folder: str) -> None:
    """Delete the canaries for good."""
    diary = diaries.open_again(Path(folder), Calendar())
    say("begin")
    canaries.erase(diary)
    say("done")


def copy(folder: str) -> None:
    """Make backups, one after another, until somebody stops it."""
    diary = diaries.open_again(Path(folder), Calendar())
    atomic_files.make_own_folder(diary.locations.backups)
    for number in range(10_000):
        backup.copy(diary.db, backup.free_name(diary.locations.backups, diary.path, diary.now()))
        say("copied", number)


def restore(folder: str, locked: str) -> None:
    """Let the newest backup be the diary."""
    locations, key = diaries.locations(Path(folder)), diaries.KEY if locked == "locked" else None
    from_backup(locations, backups.known(locations)[0].path, Calendar(), key=key)[0].close()
    say("done")


def sing(folder: str) -> None:
    """Write, edit and keep drafts of the canaries, again and again."""
    path = diaries.locations(Path(folder)).diary
    diary = diaries.open_again(Path(folder), Calendar(), locked=is_locked(path))
    for number in range(10_000):
        win = wins.add(diary, f"{' '.join(canaries.WORDS)} {number}").entry
        drafts.keep(diary, "win", f"{canaries.WORDS[0]} {number}")
        any_entry.edit(diary, win.id, text=f"{canaries.WORDS[1]} {number}")
        say("sung", number)


def digest(text: str) -> str:
    """Return a short name for a state."""
    return sha256(text.encode()).hexdigest()[:32]


WORK: dict[str, Callable[..., None]] = {
    "play": play,
    "write": write,
    "relock": relock,
    "migrate": migrate,
    "add": add,
    "type": type_,
    "strain": strain,
    "erase": erase,
    "sing": sing,
    "restore": restore,
    "copy": copy,
}


if __name__ == "__main__":
    with diaries.quick_keys():
        WORK[sys.argv[1]](*sys.argv[2:])
