"""A full disk or a failing fsync: no partial writes, no lost entries, and recovery afterwards."""

import resource
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

from faults import diaries, relocks, stops, strace
from faults.deeds import Calendar
from faults.leftovers import leftovers
from faults.processes import environment, python
from faults.result import Result
from faults.state import misfits, state
from recoverytui import atomic_files
from recoverytui.commands import backups, lock, wins
from recoverytui.commands import entries as any_entry
from recoverytui.commands.diary import Diary, create_diary
from recoverytui.errors import RecoveryError
from recoverytui.storage import backup

COUNT = 400
ZERO = ("lost", "half done", "wrong sentences", "tracebacks", "leftovers", "retries refused")
WRITING = ("pwrite64", "write", "ftruncate")
SYNCING = ("fsync", "fdatasync")
DOCUMENT = b"a document\n" * 9000
_LONG = "en lang tekst " * 900


def _first(diary: Diary) -> str:
    return wins.list_newest(diary, limit=1000)[-1].id


def _notes(diary: Diary) -> Path:
    return diary.path.with_name("notes.md")


DEEDS: dict[str, Callable[[Diary], object]] = {
    "add": lambda diary: wins.add(diary, _LONG),
    "edit": lambda diary: any_entry.edit(diary, _first(diary), text=_LONG),
    "delete for good": lambda diary: any_entry.delete_for_good(diary, _first(diary)),
    "backup": backups.make,
    "export": lambda diary: atomic_files.write_whole(_notes(diary), DOCUMENT),
    "create": lambda diary: create_diary(diaries.locations(diary.path.parent / "new"), Calendar()).close(),
    "lock": lambda diary: lock.lock(diary, relocks.SECOND).diary.close(),
}


def run(count: int, seed: int, folder: Path) -> Result:
    """Run `count` commands on a full disk, with a file size limit, or with a failing fsync."""
    result = Result("deeds", ZERO, skipped=strace.missing())
    if result.skipped:
        return result
    dice = Random(f"full/{seed}")
    sound = folder / "sound"
    diary = diaries.lived_in(sound / "recovery", 30, seed)
    backups.make(diary)
    diary.close()
    trials = {deed: Trial(sound, deed) for deed in DEEDS}
    ways = [(deed, way) for deed in DEEDS for way in Trial.WAYS]
    dice.shuffle(ways)
    with diaries.quick_keys():
        for number, (deed, way) in enumerate(ways):
            way(trials[deed], len(range(number, count, len(ways))), dice, result)
    return result


class Trial:
    """One command, repeated in a diary that is reset each time."""

    def __init__(self, sound: Path, deed: str) -> None:
        self._sound, self._deed = sound, deed
        self._folder = sound.parent / "at-work"
        self._moments: list[stops.Stop] = []
        self._before = self._after = ""

    def learn(self) -> None:
        """Run the command undisturbed, to record its system calls and the expected result."""
        if self._moments:
            return
        self._fresh()
        self._before = self._held()
        self._moments = stops.stops(self._command(), self._folder)
        self._after = self._held()

    def full(self, count: int, dice: Random, result: Result) -> None:
        """Let the disk be full from one write on."""
        self._refuse(WRITING, "ENOSPC", count, dice, result)

    def not_synced(self, count: int, dice: Random, result: Result) -> None:
        """Let the disk fail to sync from one time on."""
        self._refuse(SYNCING, "EIO", count, dice, result)

    def limited(self, count: int, dice: Random, result: Result) -> None:
        """Let no file grow beyond a size."""
        for _ in range(count):
            self.learn()
            self._fresh()
            limit = dice.randrange(resource.getpagesize() * 60)
            done = self._run(limit)
            self._judge(done.stdout if not done.returncode else done.stderr, f"{self._deed}, {limit} bytes", result)

    WAYS = (full, not_synced, limited)

    def _refuse(self, names: tuple[str, ...], error: str, count: int, dice: Random, result: Result) -> None:
        if count:
            self.learn()
        moments = [stop for stop in self._moments if stop.name in names]
        for stop in stops.spread(moments, count, dice):
            self._fresh()
            try:
                said = stops.refuse(self._command(), self._folder, stop, error, names)
            except RuntimeError as ended:
                said = str(ended)
            self._judge(said, f"{self._deed}, {error} from {stop} on", result)

    def _judge(self, said: str, case: str, result: Result) -> None:
        """Compare the diary with the output, and run the command again on a working disk."""
        result.tried += 1
        *_, how = said.strip().splitlines() or [""]
        if how not in {"done", "refused NotWritable"}:
            result.fail("wrong sentences" if how.startswith("refused") else "tracebacks", f"{case}: {said[-400:]}")
        try:
            now = self._held()
            if now == self._before:
                if how == "done":
                    result.fail("lost", case)
                self._again(case, result)
            elif now != self._after:
                result.fail("half done", case)
            result.figures["done all the same"] += how == "done"
            result.figures["refused, and done"] += how != "done" and now == self._after
            result.figures["refused, nothing done"] += how != "done" and now == self._before
        except RecoveryError as error:
            result.fail("half done", f"{case}: {type(error).__name__}")
        for path in leftovers(self._folder):
            if path.name != "notes.md":
                result.fail("leftovers", f"{case}: {path.name}")

    def _again(self, case: str, result: Result) -> None:
        done = self._run()
        if not done.stdout.endswith("done\n") or self._held() != self._after:
            result.fail("retries refused", f"{case}: {done.stdout[-60:]} {done.stderr[-200:]}")

    def _run(self, limit: int = resource.RLIM_INFINITY) -> subprocess.CompletedProcess[str]:
        command, home = self._command(limit), self._folder
        return subprocess.run(command, env=environment(home), cwd=home, check=False, capture_output=True, text=True)

    def _command(self, limit: int = resource.RLIM_INFINITY) -> list[str]:
        return python("-m", "faults.worker", "strain", self._folder / "recovery", self._deed, limit)

    def _fresh(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._sound, self._folder)

    def _held(self) -> str:
        """Return all that is there: the diary, its backups, a document, another diary; raises when one is not whole."""
        home = self._folder / "recovery"
        diary = self._open(home)
        held = [str(lock.is_locked(diary)), state(diary.db), *misfits(diary)]
        for each in backup.in_folder(diary.locations.backups, diary.path):
            backup.verify(each.path, diary.db.key)
            held += [each.path.name] * (not each.reason)  # a copy from before is one more, whatever comes after
        document = _notes(diary)
        held.append(str(document.read_bytes() == DOCUMENT) if document.exists() else "no document")
        diary.close()
        if diaries.locations(home / "new").diary.exists():
            new = diaries.open_again(home / "new", Calendar())
            held += [state(new.db), *misfits(new)]
            new.close()
        return "\n".join(held)

    def _open(self, home: Path) -> Diary:
        opening = [secret for secret in (None, relocks.SECOND) if relocks.opens(self._folder, secret)]
        [secret] = opening
        return relocks.open_with(home, secret)
