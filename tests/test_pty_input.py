"""Keys, pastes and noise in a pty: no text is lost or taken for keys, and the program never quits unasked."""

import os
import signal
import subprocess
import sys

import pytest

from recoverytui import paths
from recoverytui.commands import drafts, wins
from recoverytui.commands.diary import create_diary, open_diary
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
ASKED = "What went well, or well enough?"
LOCKS = (
    "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None);"
    "db.execute('BEGIN EXCLUSIVE'); print('held', flush=True); sys.stdin.read(); db.execute('ROLLBACK')"
)


@pytest.fixture
def env(home):
    """The environment of the program."""
    return {"RECOVERY_HOME": str(home), "RECOVERY_LANG": "en", "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture
def begun(home):
    """A diary with two wins."""
    diary = create_diary(paths.find(None, os.environ))
    wins.add(diary, "Sat in the garden.")
    wins.add(diary, "Made soup.")
    diary.close()


def texts():
    """Return the texts of all wins, the newest first."""
    diary = open_diary(paths.find(None, os.environ))
    try:
        return [each.noun.text for each in wins.list_newest(diary)]
    finally:
        diary.close()


def draft():
    """Return what is kept of a win that was begun."""
    diary = open_diary(paths.find(None, os.environ))
    try:
        return drafts.take(diary, "win") or ""
    finally:
        diary.close()


def quit(terminal):
    terminal.press("\x11")
    assert terminal.ends() == 0


def test_a_form_its_words_and_the_next_room_in_one_read(env, begun):
    with Terminal(env=env) as terminal:
        terminal.shows("Good to see you.")
        terminal.press("n" + "x" * 40 + "hush\r2")
        terminal.shows("All your wins", "hush")
        quit(terminal)
    assert texts()[0] == "x" * 40 + "hush"


def test_lines_that_are_pasted_as_keys_stay_lines(env, begun):
    with Terminal(env=env) as terminal:
        terminal.shows("Good to see you.")
        terminal.press("n", "First line\rx second line\r\rd fourth\r")
        terminal.shows("Saved.")
        quit(terminal)
    assert texts()[0] == "First line\nx second line\n\nd fourth"


def test_a_letter_and_a_place_in_one_read_do_not_end_it(env, begun):
    with Terminal(env=env) as terminal:
        terminal.shows("Good to see you.")
        terminal.press("2")
        terminal.shows("All your wins")
        terminal.press("n3")
        terminal.shows(ASKED, "3")
        terminal.press("\x1b\x1b3")
        terminal.shows("What helps")
        quit(terminal)
    assert "3" in draft()


NOISE = [
    b"\x1b[?62;22;4c",
    b"\x1b[>41;354;0c",
    b"\x1bP>|XTerm(354)\x1b\\",
    b"\x1b]11;rgb:0000/0000/0000\x1b\\",
    b"\x1b]52;c;eHh4\x07",
    b"\x1b[?1u",
    b"\x1b[120~",
    b"\x1b[12;120R",
    b"\x1b[?2026;2$y",
    b"\x1b[M \xf3\xe2",
    b"\x1b[M#\xc3\xa9",
    b"\x1b[97;1:3u",
    b"\x1b[99999999999u",
    b"\x1b[<0;99999;2M",
    b"\x1b_Gi=1;x\x1b\\",
    b"\x80\x9b\xff",
]


def test_what_a_terminal_says_is_no_key(env, begun):
    with Terminal(env=env) as terminal:
        terminal.shows("Good to see you.")
        terminal.press("2")
        terminal.shows("All your wins", "Made soup.")
        for noise in NOISE:
            os.write(terminal.child.child_fd, noise)
        terminal.press("n")
        terminal.shows(ASKED)
        terminal.press("The next key works.\r")
        terminal.shows("Saved.")
        quit(terminal)
    assert texts() == ["The next key works.", "Made soup.", "Sat in the garden."]


def test_a_terminal_that_goes_away_ends_it_without_a_controlling_terminal(env, begun):
    master, slave = os.openpty()
    command = [sys.executable, "-m", "recoverytui"]
    child = subprocess.Popen(
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm", **env},
    )
    os.close(slave)
    seen = b""
    while b"Good to see you" not in seen:
        seen += os.read(master, 65536)
    os.write(master, b"ncanary words")
    while b"canary words" not in seen:
        seen += os.read(master, 65536)
    os.close(master)
    assert child.wait(30) == 0
    assert "canary words" in draft()


def test_every_room_says_one_moment_while_another_process_holds_the_diary(env, begun, home):
    with Terminal(env=env) as terminal:
        terminal.shows("Good to see you.")
        with subprocess.Popen(
            [sys.executable, "-c", LOCKS, str(home / "diary.db")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as other:
            assert other.stdout.readline() == "held\n"
            terminal.press("5")
            terminal.shows("One moment …")
            terminal.press("up", "down", "n", "hush")
            other.stdin.close()
        terminal.shows(ASKED, "hush")
        terminal.press("enter")
        terminal.shows("Saved.")
        quit(terminal)
    assert texts()[0] == "hush"


def test_words_for_a_form_that_is_coming_outlive_the_window(env, begun, home):
    with Terminal(env=env) as terminal:
        terminal.shows("Good to see you.")
        with subprocess.Popen(
            [sys.executable, "-c", LOCKS, str(home / "diary.db")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as other:
            assert other.stdout.readline() == "held\n"
            terminal.press("n")
            terminal.shows("One moment …")
            terminal.press("canary words")
            terminal.child.kill(signal.SIGTERM)
            other.stdin.close()
        assert terminal.ends() == 0
    assert "canary words" in draft()
