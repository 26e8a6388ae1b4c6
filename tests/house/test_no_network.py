"""A long session, from the first run to the last backup, opens no socket and starts no process."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

SESSION = """
import json, os, sys
from datetime import date, datetime, timedelta, timezone

heard = []
NETWORK = ("socket.", "ssl.", "http.", "urllib.", "ftplib.", "smtplib.", "webbrowser.")
PROGRAMS = ("subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "pty.")
sys.addaudithook(lambda event, _: heard.append(event) if event.startswith(NETWORK + PROGRAMS) else None)

from pathlib import Path
from recoverytui import paths
from recoverytui.cli.console import Console
from recoverytui.cli.entrypoint import enter
from recoverytui.commands import backups, days, drafts, entries, goals, overview, settings
from recoverytui.commands import lock, strategies, wins
from recoverytui.commands.diary import open_diary, open_or_create

clock = lambda: datetime(2026, 11, 21, 14, 3, tzinfo=timezone(timedelta(hours=1)))
place = paths.find(None, {"RECOVERY_HOME": sys.argv[1]})
diary = open_or_create(place, clock)
goals.add(diary, "More air")
goals.try_out(diary, "g1", "Open the window")
strategies.add(diary, "A walk")
strategies.use(diary, "s1")
wins.add(diary, "Went out", goal="g1", strategy="s1", day=date(2026, 10, 1))
days.note(diary, "It rained")
days.start_pause(diary)
days.end_pause(diary)
settings.set_preference(diary, "breather", 3)
drafts.keep(diary, "win", "Opened")
entries.edit(diary, "w1", text="Went home")
entries.delete(diary, "w1")
entries.undo(diary)
entries.redo(diary)
entries.restore(diary, "w1")
overview.dashboard(diary), overview.past(diary), overview.on(diary, diary.today), wins.list_newest(diary)
backups.make(diary)
backups.check(diary)
entries.delete_for_good(diary, "u1")
diary.close()

verbs = [
    ["win", "Opened the window"],
    ["wins"],
    ["wins", "--json"],
    ["today"],
    ["streak"],
    ["strategies"],
    ["goals"],
    ["day", "hard"],
    ["pause", "list"],
    ["show", "w1"],
    ["deleted"],
    ["undo"],
    ["redo"],
    ["history"],
    ["settings"],
    ["where"],
    ["check"],
    ["export", "--for", "me"],
    ["export", "--for", "me", "--format", "json"],
    ["--help"],
    ["--version"],
    ["--lang", "da", "today"],
]
codes = []
for verb in verbs:
    with open(os.devnull, "w") as out, open(os.devnull) as nothing:
        console = Console(nothing, out, out, os.environ)
        codes.append(enter(verb, {**os.environ, "RECOVERY_HOME": sys.argv[1]}, console=console, clock=clock))

import socket
before = list(heard)
socket.socket().close()
print(json.dumps([before, heard[len(before) :], codes]))
"""


def test_a_session_opens_no_socket(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(tmp_path / "home")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    heard, proof, codes = json.loads(done.stdout)
    assert proof == ["socket.__new__"]  # the ear works
    assert heard == []
    assert set(codes) == {0}
