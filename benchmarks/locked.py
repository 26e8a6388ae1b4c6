"""The jobs on a locked diary: to open it, and to write in it once the key is there."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import Case, Command, timed
from benchmarks.ours import Ours

_PHRASE = b"tolv skridt ad stien\n"
_DERIVED = "import hashlib; hashlib.pbkdf2_hmac('sha512', b'a phrase', b'sixteen of salt!', 256_000)"
_WRITES = """
import sys, time
from pathlib import Path
from recoverytui import paths
from recoverytui.commands import wins
from recoverytui.commands.diary import open_diary
diary = open_diary(paths.find(Path(sys.argv[1]), {}), secret=sys.argv[2] or None)
wins.add(diary, "en lille tur")
for _ in range(15):
    begin = time.perf_counter()
    wins.add(diary, "en lille tur")
    print(time.perf_counter() - begin)
"""


def cases(job: str, size: int, ours: Ours) -> list[Case]:
    """Return the cases of a job on a locked copy of the diary of a size; none while there is no such verb."""
    if not _lock(ours, size):
        return []
    env = {**ours.environ(size), "RECOVERY_HOME": str(_home(ours, size))}
    if job == "unlock":
        opened = Command((ours.program, "wins", "--limit", "10", "--passphrase-fd", "0"), env, _PHRASE)
        derived = Command((ours.python, "-c", _DERIVED), env)
        plain = ours.command("last ten", size)
        return [
            Case(job, size, "floor", lambda: timed(derived)),
            *([Case(job, size, "import", lambda: timed(plain))] if plain else []),
            Case(job, size, ours.name, lambda: timed(opened)),
        ]
    return [
        Case(job, size, "floor", _writes(ours, str(ours.home(size) / "diary.db"), "")),
        Case(job, size, ours.name, _writes(ours, str(_home(ours, size) / "diary.db"), _PHRASE.decode().strip())),
    ]


def _home(ours: Ours, size: int) -> Path:
    return ours.home(size).with_name(f"{size}-locked")


def _lock(ours: Ours, size: int) -> bool:
    home = _home(ours, size)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    shutil.copyfile(ours.home(size) / "diary.db", home / "diary.db")
    env = {**ours.environ(size), "RECOVERY_HOME": str(home)}
    command = [str(ours.program), "lock", "--passphrase-fd", "0"]
    return subprocess.run(command, env=env, input=_PHRASE, capture_output=True, check=False).returncode == 0


def _writes(ours: Ours, diary: str, phrase: str) -> Callable[[], list[float]]:
    def take() -> list[float]:
        command = [str(ours.python), "-c", _WRITES, diary, phrase]
        done = subprocess.run(command, env=ours.environ(0), capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"exit code {done.returncode}")
        return [float(line) for line in done.stdout.split()]

    return take
