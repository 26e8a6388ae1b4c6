"""Run one fault run, or all of them one after another, and print their figures: `python -m faults --help`."""

import argparse
import importlib
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

from faults.result import table

RUNS = (
    "kills",
    "power",
    "restoring",
    "damaged",
    "schema",
    "relocks",
    "migrating",
    "parallel",
    "drafting",
    "window_kills",
    "typed_over_locks",
    "rooms",
    "full_disk",
    "canaries",
    "side_files",
    "doors",
    "outside",
    "sockets",
    "memory",
    "closed_rooms",
    "import_memory",
    "exports",
    "interrupts",
    "keys_together",
    "monkey",
    "noise",
    "slow_lines",
)
"""Every run, named as its module."""


def main() -> int:
    """Do what the command line asks for; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m faults", description=__doc__)
    parser.add_argument("name", nargs="*", help=f"the runs to do, all when none is named: {', '.join(RUNS)}")
    parser.add_argument("--count", type=int, help="how many cases to try, instead of the full number")
    parser.add_argument("--seed", type=int, default=1, help="another seed tries other cases")
    parser.add_argument("--folder", type=Path, help="where the diaries of the runs are made, instead of a temp folder")
    given = parser.parse_args()
    if given.folder is not None:
        given.folder.mkdir(parents=True, exist_ok=True)
    if unknown := set(given.name) - set(RUNS):
        parser.error(f"no such run: {', '.join(sorted(unknown))}")
    rows, broken = [], False
    for name in given.name or RUNS:
        began = time.monotonic()
        module = run_named(name)
        with tempfile.TemporaryDirectory(prefix="faults-", dir=given.folder) as folder:
            result = module.run(given.count or module.COUNT, given.seed, Path(folder))
        for failure in result.failures:
            print(f"{name}: {failure}", file=sys.stderr)
        rows.append(result.row(name))
        broken = broken or not result.kept
        print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    print(table(rows))
    return int(broken)


def run_named(name: str) -> ModuleType:
    """Return the module of a run: its `COUNT`, and `run(count, seed, folder)`."""
    return importlib.import_module(f"faults.{name}")


if __name__ == "__main__":
    raise SystemExit(main())
