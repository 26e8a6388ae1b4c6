"""One command that measures everything and prints the table."""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from benchmarks import finding, plan, table, wheel
from benchmarks.contenders import COLUMNS, Contender, Note, environ
from benchmarks.floors import BarePython, SqliteShell
from benchmarks.generator import generate
from benchmarks.measure import Case, Command, interleave
from benchmarks.ours import Ours
from recoverytui.storage.schema import STEPS


def main() -> None:
    """Measure what was asked for, and print it."""
    given = _arguments()
    with ExitStack() as stack:
        folder: Path = given.work or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        folder.mkdir(parents=True, exist_ok=True)
        _tell("Building and installing the wheel, with its byte code.")
        python = wheel.install(folder.absolute())
        cases = measured(folder.absolute(), python, given)
    for line in _preface(given):
        print(line)
    for line in table.rendered(cases, given.jobs, given.sizes):
        print(line)
    if given.json:
        kept = [{"job": case.job, "entries": case.size, "who": case.who, "taken": case.seconds} for case in cases]
        given.json.write_text(json.dumps(kept, indent=1), "utf-8")


def measured(folder: Path, python: Path, given: argparse.Namespace) -> list[Case]:
    """Lay out every contender's diaries and do all jobs, one after the other."""
    today = datetime.now().astimezone().date()
    diaries = folder / f"diaries-{today}-{STEPS[-1].fingerprint:08x}"
    ours = Ours(python, folder, diaries)
    peers = [] if given.no_peers else finding.found(given.peers_venv, folder)
    contenders: list[Contender] = [BarePython(python, folder), SqliteShell(folder), ours, *peers]
    nothing = Command((python, "-c", "pass"), environ(folder / "home"))
    unable = _lay(contenders, diaries, given.sizes)
    done: list[Case] = []
    for job in given.jobs:
        cases = plan.cases(job, given.sizes, ours, contenders, peers, nothing)
        cases = [case for case in cases if (case.who, case.size) not in unable]
        interleave(cases, given.repetitions, given.patience, _tell)
        done += cases
    return done


def _lay(contenders: Sequence[Contender], diaries: Path, sizes: Sequence[int]) -> set[tuple[str, int]]:
    """Make the invented diaries that are not there yet, and give them to all; return who cannot take which size."""
    unable = set()
    for size in sizes:
        path = diaries / str(size) / "diary.db"
        if not path.exists():
            _tell(f"Making a diary of {size:,} entries.")
            generate(path, size)
        notes = _notes(path)
        for each in contenders:
            _tell(f"Giving {size:,} entries to {each.name}.")
            try:
                each.lay(size, notes)
            except (RuntimeError, OSError) as error:
                _tell(f"{each.name}: {error}")
                unable.add((each.name, size))
    return unable


def _notes(path: Path) -> list[Note]:
    from recoverytui.storage.database import Database

    db = Database(path)
    try:
        columns = ", ".join(f'"{column}"' for column in COLUMNS)
        rows = db.run(f"SELECT day, substr(written_at, 12, 5), text, {columns} FROM win ORDER BY day, id")  # noqa: S608 - our names
        return [Note(day, time, text, tuple(rest)) for day, time, text, *rest in rows]
    finally:
        db.close()


def _preface(given: argparse.Namespace) -> list[str]:
    load = f"; {os.getloadavg()[0]:.1f} programs waiting for them at the end" if hasattr(os, "getloadavg") else ""
    return [
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()},"
        f" {os.cpu_count()} processors{load}. Medians of {given.repetitions} interleaved repetitions.",
        "recovery was installed from its wheel, with all byte code compiled. P is `python -c pass` with the same",
        "Python, T the least Textual program from its start to its first frame. Ratios were taken within this run.",
        "",
    ]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure, and print a table.")
    parser.add_argument("--sizes", type=_numbers, default=_numbers("0,1000,10000,100000,1000000"))
    parser.add_argument("--jobs", type=_jobs, default=list(plan.JOBS), help=", ".join(plan.JOBS))
    parser.add_argument("--repetitions", type=int, default=7)
    parser.add_argument("--patience", type=float, default=15.0, help="seconds for all repetitions of one case")
    parser.add_argument("--peers-venv", type=Path, help="an environment with peers from PyPI")
    parser.add_argument("--no-peers", action="store_true", help="measure this project and the floors only")
    parser.add_argument("--work", type=Path, help="keep diaries and environment here, for the next time")
    parser.add_argument("--json", type=Path, help="write every single figure to this file")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(each) for each in text.split(",")]


def _jobs(text: str) -> list[str]:
    jobs = [each.strip() for each in text.split(",")]
    if unknown := set(jobs) - set(plan.JOBS):
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}")
    return jobs


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
