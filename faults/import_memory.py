"""Import large files and watch the most memory that is held: it stays below five times the file (Linux)."""

import json
import random
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from faults import processes
from faults.result import Result

COUNT = 60
"""How many MB each file has."""
MOST = 5
"""How many times the file may be held in memory."""
BASE = 48 << 20
"""What the program itself takes, before any file is read: it counts in a small file only."""
MB = 1 << 20


_LAUNCHER = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


def run(count: int, seed: int, folder: Path) -> Result:
    """Import one file of every kind, of so many MB each."""
    result = Result("files", ("more memory than allowed", "refused"))
    dice = random.Random(seed)
    for name, (arguments, write) in KINDS.items():
        home = folder / name
        home.mkdir(parents=True)
        file = home / "in.json"
        write(file, count * MB, dice)
        peak, code = _peak(home, ["import", str(file), *arguments])
        size = file.stat().st_size
        times = peak / size
        result.figures[f"tenths of the file held for {name}"] = round(10 * times)
        if code:
            result.fail("refused", f"{name}: exit code {code}")
        if peak > MOST * size + BASE:
            result.fail("more memory than allowed", f"{name}: {times:.1f} times {size / MB:.0f} MB")
        result.tried += 1
    return result


def _peak(home: Path, arguments: list[str]) -> tuple[int, int]:
    """Return the most memory a call of the program held, in bytes, and its exit code."""
    # Linux counts what a parent held into the peak of its child, so a small process stands between.
    done = subprocess.run(
        processes.python("-c", _LAUNCHER, *processes.python("-m", "recoverytui", *arguments)),
        env=processes.environment(home),
        stdout=subprocess.PIPE,
        check=True,
    )
    peak, code = done.stdout.split()
    return int(peak) * 1024, int(code)


def _document(longest: int) -> Callable[[Path, int, random.Random], None]:
    """Return what writes a document of this program whose texts have up to so many letters."""

    def write(file: Path, size: int, dice: random.Random) -> None:
        with file.open("w", encoding="utf-8") as out:
            out.write('{"format": "recoverytui-diary", "version": 1, "wins": [\n')
            between = ""
            while out.tell() < size:
                out.write(between + json.dumps(_win(dice, longest), ensure_ascii=False))
                between = ",\n"
            out.write("\n]}\n")

    return write


def _win(dice: random.Random, longest: int) -> dict[str, object]:
    day = date(2020, 1, 1) + timedelta(days=dice.randrange(2000))
    return {
        "uid": f"{dice.getrandbits(128):032x}",
        "day": day.isoformat(),
        "text": "".join(_letters(dice, dice.randint(longest // 2, longest))),
        "themes": [],
        "only_me": False,
        "written_at": f"{day.isoformat()}T12:00:00+01:00",
        "changed_at": f"{day.isoformat()}T11:00:00.000Z",
    }


def _letters(dice: random.Random, length: int) -> Iterator[str]:
    while length > 0:
        word = dice.choice(("walk", "søen", "soup", "æble", "letter", "haven", "–", "🙂"))
        length -= len(word) + 1
        yield word + " "


def _jrnl(file: Path, size: int, dice: random.Random) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.write('{"tags": {}, "entries": [\n')
        between = ""
        while out.tell() < size:
            day = date(2020, 1, 1) + timedelta(days=dice.randrange(2000))
            entry = {
                "title": "".join(_letters(dice, 60)),
                "body": "".join(_letters(dice, 400)),
                "date": day.isoformat(),
                "time": "12:00",
                "tags": [],
                "starred": False,
            }
            out.write(between + json.dumps(entry, ensure_ascii=False))
            between = ",\n"
        out.write("\n]}\n")


def _lines(head: str, line: Callable[[random.Random], str]) -> Callable[[Path, int, random.Random], None]:
    """Return what writes a text file of a head and as many lines as fit."""

    def write(file: Path, size: int, dice: random.Random) -> None:
        with file.open("w", encoding="utf-8") as out:
            out.write(head)
            while out.tell() < size:
                out.write("".join(line(dice) for _ in range(100)))

    return write


def _day(dice: random.Random) -> str:
    return (date(2020, 1, 1) + timedelta(days=dice.randrange(2000))).isoformat()


def _text(dice: random.Random) -> str:
    return "".join(_letters(dice, 300))


_DAYLIO = "full_date,date,weekday,time,mood,activities,note_title,note\n"
KINDS: dict[str, tuple[list[str], Callable[[Path, int, random.Random], None]]] = {
    "short texts": ([], _document(80)),
    "long texts": ([], _document(5000)),
    "jrnl": (["--from", "jrnl", "--as", "wins"], _jrnl),
    "jrnl text": ([], _lines("", lambda dice: f"[{_day(dice)} 12:00] {_text(dice)}\n\n")),
    "Daylio": ([], _lines(_DAYLIO, lambda dice: f'{_day(dice)},x,x,12:00,rad,tea | soup,,"{_text(dice)}"\n')),
    "Markdown": ([], _lines("# Diary\n\n", lambda dice: f"## {_day(dice)}\n\n{_text(dice)}\n\n- {_text(dice)}\n")),
}
