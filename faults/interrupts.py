"""Ctrl-C at any instant of a call: never a traceback, never a partial write."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

from faults import processes
from faults.result import Result

COUNT = 400
CALLS: dict[str, tuple[list[str], bytes]] = {
    "win": (["win", "by the lake"], b""),
    "wins": (["wins"], b""),
    "win -": (["win", "-"], b"from a pipe"),
    "export": (["export", "--for", "me"], b""),
    "import": (["import", "in.json", "--dry-run"], b""),
    "backup": (["backup"], b""),
    "help": (["--help"], b""),
    "mistake": (["wni"], b""),
}
"""What is called; the standard input of each."""
LINE = b"# the first line of the program\n"
"""Says that the program has begun: what comes before belongs to Python, and is not ours to answer for."""
_BEGIN = f"import os, sys; from recoverytui.__main__ import main; os.write(2, {LINE!r}); sys.exit(main())"


def run(count: int, seed: int, folder: Path) -> Result:
    """Interrupt so many calls, each somewhere between its begin and its usual end."""
    result = Result("interrupts", ("tracebacks", "other codes", "entries lost"))
    dice = random.Random(seed)
    home = folder / "home"
    home.mkdir()
    document = b'{"format": "recoverytui-diary", "version": 1, "wins": [%s]}'
    (home / "in.json").write_bytes(document % b", ".join([b'{"text": "from afar", "day": "2026-11-01"}'] * 3000))
    usual = {name: max(_call(home, name, None)[2] for _ in range(2)) for name in CALLS}
    saved = 2
    for number in range(count):
        name = dice.choice(list(CALLS))
        code, said, _ = _call(home, name, dice.uniform(0, usual[name]))
        case = f"seed {seed}, interrupt {number}, {name}: {code} {said[-300:]!r}"
        if b"Traceback" in said or b"Exception ignored" in said:
            result.fail("tracebacks", case)
        if code not in {0, 130, -signal.SIGINT, 2 if name == "mistake" else 0}:
            result.fail("other codes", case)
        saved += name == "win" and code == 0
        result.figures["stopped"] += code in {130, -signal.SIGINT}
        result.tried += 1
    listed = subprocess.run(
        processes.python("-m", "recoverytui", "wins", "--limit", "99999"),
        env=processes.environment(home),
        capture_output=True,
        check=True,
    )
    if listed.stdout.count(b"by the lake") < saved:
        result.fail("entries lost", f"{saved} said to be saved")
    return result


def _call(home: Path, name: str, after: float | None) -> tuple[int, bytes, float]:
    """Call the program and interrupt it so many seconds after its first line; return code, stderr and the time."""
    arguments, given = CALLS[name]
    process = subprocess.Popen(
        processes.python("-c", _BEGIN, *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=processes.environment(home),
        cwd=home,
        bufsize=0,
    )
    if process.stdin is None or process.stderr is None:  # they are pipes
        raise RuntimeError
    process.stdin.write(given)
    process.stdin.close()
    begun = os.read(process.stderr.fileno(), len(LINE))
    began = time.monotonic()
    if after is not None:
        time.sleep(after)
        process.send_signal(signal.SIGINT)
    said = begun + process.stderr.read()
    process.stderr.close()
    return process.wait(), said.replace(LINE, b""), time.monotonic() - began
