"""Wrong keys and invalid files: each gets its own error, is left unchanged, and prints nothing on standard error."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from faults import diaries, keys, odd_files
from faults.captured import captured_stderr
from faults.result import Result

COUNT = 1000
QUICK = True
ZERO = ("wrong answers", "tracebacks", "words on stderr")
_TABLES: tuple[Callable[[Path, int], Iterator[tuple[str, str]]], ...] = (odd_files.cases, keys.cases)


def run(count: int, seed: int, folder: Path) -> Result:
    """Go through at most `count` cases."""
    result = Result("cases", ZERO)
    for cases in _TABLES:
        with captured_stderr() as complained, diaries.quick_keys():
            _go_through(islice(cases(folder, seed), count), result)
        if complained():
            result.fail("words on stderr", repr(complained()[:200]))
    return result


def _go_through(cases: Iterator[tuple[str, str]], result: Result) -> None:
    try:
        for name, wrong in cases:
            result.tried += 1
            if wrong:
                result.fail("wrong answers", f"{name}: {wrong}")
    except Exception as error:
        result.fail("tracebacks", f"after {result.tried} cases: {error!r}")
