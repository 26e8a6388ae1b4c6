"""Whole program in a pty: locked, killed while typing, hung up, and restarted with the draft."""

import os
import signal
import sys

import pytest

from recoverytui import paths
from recoverytui.commands import drafts, lock, wins
from recoverytui.commands.diary import create_diary, open_diary
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
PASSPHRASE = "three calm words"
CANARY = "canary by the lake"
TITLE_OF_THE_SHELL = b"\x1b[23;2t"
"""What the program writes last: it takes back the title of the window."""


@pytest.fixture
def env(home):
    """The environment of the program."""
    return {"RECOVERY_HOME": str(home), "RECOVERY_LANG": "en", "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture
def locked(home):
    """A locked diary with one win."""
    diary = create_diary(paths.find(None, os.environ))
    wins.add(diary, "Sat in the garden.")
    lock.lock(diary, PASSPHRASE).diary.close()


def draft():
    """Return what is kept of a win that was begun."""
    diary = open_diary(paths.find(None, os.environ), secret=PASSPHRASE)
    try:
        return drafts.take(diary, "win") or ""
    finally:
        diary.close()


def unlock(terminal):
    terminal.shows("The diary is locked. Its passphrase opens it.")
    terminal.press(PASSPHRASE, "enter")
    terminal.shows("Good to see you.")


def unlock_and_type(terminal):
    unlock(terminal)
    terminal.press("n")
    terminal.shows("What went well, or well enough?")
    terminal.press(CANARY)
    terminal.shows(CANARY)


def test_lock_type_be_killed_come_back_unlock_and_find_it(env, locked):
    with Terminal(env=env) as terminal:
        unlock_and_type(terminal)
        while CANARY not in draft():
            pass
        terminal.child.kill(signal.SIGKILL)
    with Terminal(env=env) as terminal:
        unlock(terminal)
        terminal.shows("You had begun to write something. Press n to go on.")
        terminal.press("n")
        terminal.shows(CANARY, "You had begun this. It is as you left it.")
        terminal.press("ctrl+l")
        terminal.shows("The diary is locked. Its passphrase opens it.")
        assert CANARY not in terminal.text
        unlock(terminal)
        terminal.press("n")
        terminal.shows(CANARY)


def test_a_form_is_out_of_sight_before_the_program_that_locks_starts(env, locked):
    with Terminal(env=env) as terminal:
        unlock_and_type(terminal)
        while CANARY not in draft():  # there is nothing to wait for then, and the lock is quickest
            pass
        terminal.press("ctrl+l")
        terminal.writes(TITLE_OF_THE_SHELL)
        assert CANARY not in terminal.text
        assert "Diary – press a key" in terminal.text


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_keeps_what_is_typed_at_once(env, locked, name):
    with Terminal(env=env) as terminal:
        unlock_and_type(terminal)
        terminal.child.kill(getattr(signal, name))
        assert terminal.ends() == 0
    assert CANARY in draft()


def test_closing_the_terminal_while_typing_keeps_it(env, locked):
    with Terminal(env=env) as terminal:
        unlock_and_type(terminal)
        terminal.child.ptyproc.fileobj.close()
        terminal.child.closed = True
        terminal.child.ptyproc.wait()
    assert CANARY in draft()


def test_stopped_and_gone_on_with_it_comes_back_hidden(env, locked):
    with Terminal(env=env) as terminal:
        unlock_and_type(terminal)
        terminal.child.kill(signal.SIGTSTP)
        os.waitpid(terminal.child.pid, os.WUNTRACED)
        assert CANARY in draft()
        terminal.child.kill(signal.SIGCONT)
        terminal.shows("Diary – press a key")
        assert CANARY not in terminal.text
        terminal.press(" ")
        terminal.shows(CANARY)


def test_a_lock_in_a_diary_that_was_opened_by_name(env, home, tmp_path):
    path = tmp_path / "own.db"
    diary = create_diary(paths.find(path, os.environ))
    lock.lock(diary, PASSPHRASE).diary.close()
    with Terminal("--diary", str(path), env=env) as terminal:
        terminal.shows("The diary is locked. Its passphrase opens it.")
        terminal.press(PASSPHRASE, "enter")
        terminal.shows("This is your diary.")
        terminal.press("ctrl+l")
        terminal.shows("The diary is locked. Its passphrase opens it.")
        terminal.press("\x11")
        assert terminal.ends() == 0


def test_a_command_opens_it_at_the_start_and_never_after_a_lock(env, home, locked):
    (home / "settings.toml").write_text(f"passphrase_command = 'echo {PASSPHRASE}'\n")
    with Terminal(env=env) as terminal:
        terminal.shows("Good to see you.")
        terminal.press("ctrl+l")
        terminal.shows("The diary is locked. Its passphrase opens it.")
        unlock(terminal)


def test_a_passphrase_typed_before_its_field_is_there_opens_the_diary(env, locked):
    with Terminal(env=env) as terminal:
        while terminal.child.getecho():
            pass
        terminal.press(PASSPHRASE, "enter")
        terminal.shows("Good to see you.")
        terminal.press("\x11")
        assert terminal.ends() == 0
    assert PASSPHRASE.encode() not in terminal.raw
    assert draft() == ""


def test_stopped_and_its_terminal_closed_it_ends_with_the_draft(env, locked):
    with Terminal(env=env) as terminal:
        unlock_and_type(terminal)
        terminal.child.kill(signal.SIGTSTP)
        os.waitpid(terminal.child.pid, os.WUNTRACED)
        terminal.child.ptyproc.fileobj.close()
        terminal.child.closed = True
        terminal.child.ptyproc.wait()
    assert CANARY in draft()
