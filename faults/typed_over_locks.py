"""Type from a lock to the unlock screen: no letter is echoed, and none reaches the parent shell."""

import shutil
import sys
from pathlib import Path

from faults import diaries
from faults.deeds import Calendar
from faults.result import Result
from faults.windows import Ended, Window
from recoverytui.commands import lock, wins

COUNT = 50
ZERO = ("letters shown", "letters left to the shell", "terminals left without echo", "left the alternate screen")
PASSPHRASE = "three calm words"  # noqa: S105 - of a diary that is thrown away
TYPED = "zq"
EVERY = 0.01
"""Seconds between two letters, unless something is to be read."""
LEAVE = b"\x1b[?1049l"


def run(count: int, seed: int, folder: Path) -> Result:  # noqa: ARG001 - every try is alike
    """Lock so many times while somebody types."""
    result = Result("locks", ZERO)
    shell = shutil.which("sh")
    if shell is None:
        result.skipped = "there is no sh here"
        return result
    home = folder / "home"
    diary = diaries.create(home / "recovery", Calendar())
    wins.add(diary, "Sat in the garden")
    lock.lock(diary, PASSPHRASE).diary.close()
    for number in range(1, count + 1):
        _try(result, Window(home, [shell, "-i"], {"PS1": "> ", "ENV": ""}), f"lock {number}")
        result.tried += 1
    return result


def _try(result: Result, window: Window, case: str) -> None:
    try:
        window.shows(">")
        window.press(f"{sys.executable} -m recoverytui\n")
        window.shows("Its passphrase opens it.")
        window.press(PASSPHRASE, "enter")
        window.shows("Good to see you.")
        begun = len(window.raw)
        window.press("lock")
        while b"Its passphrase opens it." not in window.raw[begun:]:
            window.press(TYPED)
            _read_some(window)
        if LEAVE in window.raw[begun:]:
            result.fail("left the alternate screen", case)
        window.press("quit")
        while LEAVE not in window.raw[begun:]:
            window.read()
        while b"> " not in bytes(window.raw[begun:]).rpartition(LEAVE)[2]:
            window.read()
        if TYPED.encode() in window.raw[begun:]:
            result.fail("letters shown", case)
        window.press("echo is-$((40+2))\n")
        window.shows("is-42")
        after = bytes(window.raw[begun:]).rpartition(LEAVE)[2]
        if TYPED.encode() in after:
            result.fail("letters left to the shell", case)
        if b"echo is-" not in after:
            result.fail("terminals left without echo", case)
    except (Ended, TimeoutError) as error:
        result.fail("letters shown", f"{case}: {type(error).__name__}: {window.text}")
    finally:
        window.close()


def _read_some(window: Window) -> None:
    try:
        window.read(EVERY)
    except TimeoutError:
        return
