"""Once a room is closed, nothing refers to its text any more."""

import subprocess
import sys


def test_nothing_holds_the_text_of_a_closed_room(home):
    visit = [sys.executable, "-m", "tests.tui.closed_rooms"]
    done = subprocess.run(visit, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    held: dict[str, list[str]] = {"overview": [], "open": [], "closed": []}
    now = held["overview"]
    for line in done.stdout.splitlines():
        if line in held:
            now = held[line]
        else:
            now.append(line)
    assert not held["overview"], "it is on the overview already"
    assert held["open"], "it was never in the room"
    assert not held["closed"]
