"""A diary that is locked, restored, moved, busy or on a full disk while it is open: hidden, and nothing lost."""

import os
import threading
from contextlib import contextmanager

import pytest

from recoverytui import paths
from recoverytui.commands import backups, drafts, lock, restore, wins
from recoverytui.commands.diary import open_diary
from recoverytui.storage import cipher, driver
from recoverytui.storage import drafts as rows
from recoverytui.tui.dialogs.form import Form
from recoverytui.tui.screens.privacy import PrivacyScreen
from recoverytui.tui.screens.unlock import MovedScreen, UnlockScreen

PASSPHRASE, OTHER = "key", "another key"
TEXT = "half a sentence"
HIDING = ("ctrl+l", "idle", "f9")
OPEN = {"form": ("n",), "room": ("2",)}


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Derive keys in no time, and do not wait long for a busy file."""
    monkeypatch.setattr(cipher, "ROUNDS", 10)
    monkeypatch.setattr(drafts, "PATIENCE", 0.01)
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.2)


@pytest.fixture
def locked(written, lived_in):
    """A locked diary."""
    written(lambda diary: lock.lock(diary, PASSPHRASE).diary.close())


@pytest.fixture
def opened(home, clock):
    """Do something in the diary as another process would, with a secret."""

    def do(secret, deed):
        diary = open_diary(paths.find(None, os.environ), clock, secret)
        try:
            return deed(diary)
        finally:
            diary.close()

    return do


async def unlock(room, secret=PASSPHRASE):
    room.app.screen.query_one("PassphraseInput").put(secret)
    await room.press("enter")


async def begin(room, what):
    await room.press(*OPEN[what])
    if what == "form":
        await room.type(TEXT)


async def hide(room, clock, way):
    """Hide in one of the ways, and see that nothing of the diary stands on the very next frame."""
    if way == "idle":
        clock.wind(minutes=4)
        room.app.tick()
        await room.pilot.pause()
    else:
        await room.pilot.press(way)
    assert TEXT not in room.text
    assert "garden" not in room.text


async def look(room):
    room.app.tick()
    await room.settle()


@contextmanager
def busy(path, key=None):
    """Hold the file as another program does."""
    connection = driver.connect(path)
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{key.as_text()}"')
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


def change_key(diary):
    lock.change(diary, OTHER).diary.close()


EVENTS = {
    "locked": (None, lambda diary: lock.lock(diary, OTHER).diary.close(), OTHER),
    "re-keyed": (PASSPHRASE, change_key, OTHER),
}


@pytest.mark.parametrize("way", HIDING)
@pytest.mark.parametrize("what", OPEN)
@pytest.mark.parametrize("event", EVENTS)
async def test_locked_elsewhere_it_asks_for_the_passphrase_and_gives_the_text_back(
    request, visit, lived_in, opened, clock, event, what, way
):
    secret, change, new = EVENTS[event]
    if secret is not None:
        request.getfixturevalue("locked")
    async with visit() as room:
        if secret is not None:
            await unlock(room, secret)
        await begin(room, what)
        opened(secret, change)
        await hide(room, clock, way)
        await look(room)
        await look(room)
        if room.app.is_running:
            assert isinstance(room.app.screen, UnlockScreen)
            assert "not encrypted" not in room.text
            await unlock(room, new)
            assert room.shows(TEXT if what == "form" else "Sat in the garden.")
            await room.press(*(("enter",) if what == "form" else ()))
            saved = what == "form"
        else:  # locked at once, for nothing is typed that the diary does not have
            assert room.app.is_locking
            saved = False
    if saved:
        assert opened(new, wins.count) == 8
    elif what == "form":
        assert TEXT in opened(new, lambda diary: drafts.take(diary, "win"))


@pytest.mark.parametrize("way", HIDING)
@pytest.mark.parametrize("what", OPEN)
async def test_restored_elsewhere_it_goes_on_with_the_diary_that_is_there(visit, lived_in, written, clock, what, way):
    backup = written(backups.make)
    clock.wind(seconds=1)
    async with visit() as room:
        await begin(room, what)
        restore.from_backup(paths.find(None, os.environ), backup, clock)[0].close()
        await hide(room, clock, way)
        await look(room)
        await look(room)
        await room.press("space")
        if what == "form":
            assert room.shows(TEXT)
            await room.press("enter")
            assert room.shows("Saved.")
            assert written(wins.count) == 8
        else:
            assert room.shows("Sat in the garden."), room.text


@pytest.mark.parametrize("way", HIDING)
async def test_moved_it_asks_where_the_diary_is_and_gives_the_text_back(visit, lived_in, home, tmp_path, clock, way):
    elsewhere = tmp_path / "d.db"
    async with visit() as room:
        await begin(room, "form")
        (home / "diary.db").rename(elsewhere)
        await hide(room, clock, way)
        await look(room)
        await look(room)
        assert isinstance(room.app.screen, MovedScreen)
        await room.press("enter")
        assert room.shows("There is no diary at")
        await room.type(str(elsewhere))
        await room.press("enter")
        assert room.shows(TEXT)
        await room.press("enter")
        assert room.shows("Saved.")
    diary = open_diary(paths.find(elsewhere, os.environ), clock)
    assert wins.count(diary) == 8
    diary.close()


@pytest.mark.parametrize("way", HIDING)
async def test_a_busy_file_hides_at_once_and_the_draft_is_there_after_the_lock(visit, locked, home, opened, clock, way):
    async with visit() as room:
        await unlock(room)
        key = await room.do(lambda diary: diary.db.key)
        await begin(room, "form")
        with busy(home / "diary.db", key):
            await hide(room, clock, way)
            await look(room)
            if way != "ctrl+l":
                assert isinstance(room.app.screen, PrivacyScreen)
            if way == "idle":  # a diary that has been hidden for long enough is locked
                clock.wind(minutes=30)
                await look(room)
            if way != "f9":
                assert room.app.is_locking
                assert not room.app.is_running
    async with visit() as room:
        await unlock(room)
        await room.press("n")
        assert room.shows(TEXT, "You had begun this.")


@pytest.fixture
def full_disk(monkeypatch):
    """Let drafts no longer be written in the diary, nor, when asked to, in the spool."""

    @contextmanager
    def full(*, spool):
        def refuse(*_args, **_parts):
            raise driver.dbapi2.OperationalError("database or disk is full")

        def refused(*_args, **_parts):
            with driver.translated():
                refuse()

        with monkeypatch.context() as patch:
            patch.setattr(rows, "keep", refused)
            if spool:
                patch.setattr("recoverytui.storage.draft_spool.DraftSpool.keep", refused)
            yield

    return full


async def test_on_a_full_disk_the_spool_takes_the_draft_and_the_lock_follows(visit, locked, home, full_disk):
    async with visit() as room:
        await unlock(room)
        await room.press("n")
        with full_disk(spool=False):
            await room.type(TEXT)
            await room.press("ctrl+l")
            assert not room.app.is_running
            await room.app.context.diary_thread.settled()
        assert not any(TEXT.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())
    async with visit() as room:
        await unlock(room)
        await room.press("n")
        assert room.shows(TEXT)
    assert not list(home.glob(".*.drafts"))


async def test_where_nothing_can_be_kept_it_stays_hidden_says_so_and_locks_later(visit, locked, opened, full_disk):
    async with visit() as room:
        await unlock(room)
        await room.press("n")
        with full_disk(spool=True):
            await room.type(TEXT)
            await room.press("ctrl+l")
            await look(room)
            assert room.app.is_running
            assert room.shows("the disk is full", "What you have typed is not kept yet.")
            await room.press("space")
            assert isinstance(room.app.screen, UnlockScreen)
            await unlock(room, "wrong")
            assert room.shows("That passphrase does not open this diary.")
            await unlock(room)
            assert room.shows(TEXT)
            await room.press("ctrl+l")
            await look(room)
        await look(room)
        await look(room)
        assert not room.app.is_running
        assert room.app.is_locking
    assert TEXT in opened(PASSPHRASE, lambda diary: drafts.take(diary, "win"))


async def test_hiding_does_not_wait_for_the_diary(visit, lived_in):
    free = threading.Event()
    async with visit() as room:
        await room.press("n")
        await room.type(TEXT)
        room.app.context.diary_thread.submit(lambda _: free.wait(30))
        try:
            for key in ("ctrl+l", "space", "f9"):
                await room.pilot.press(key)
                for _ in range(5):
                    await room.pilot.pause()
                assert isinstance(room.app.screen, Form if key == "space" else PrivacyScreen)
        finally:
            free.set()


async def test_closing_loses_nothing_without_a_word(visit, lived_in, full_disk):
    async with visit() as room:
        await room.press("n")
        with full_disk(spool=True):
            await room.type(TEXT)
            await room.press("f9", "space")
            await look(room)
            await room.app.run_action("app.quit")
            await room.settle()
            assert room.app.is_running
            await room.app.run_action("app.quit")
            await room.settle()
            assert not room.app.is_running


async def test_a_draft_that_another_window_is_writing_is_neither_offered_nor_overwritten(visit, lived_in, clock):
    locations = paths.find(None, os.environ)
    beside = open_diary(locations, clock)
    drafts.claim(beside, "beside")
    drafts.keep(beside, "win", '{"text": "Begun beside"}')
    async with visit() as room:
        await room.press("n")
        assert "Begun beside" not in room.text
        await room.type("Begun here")
        await room.press("escape")
        assert drafts.take(beside, "win") == '{"text": "Begun beside"}'
        beside.close()
        await room.press("n", "enter")
        assert room.shows("Saved.")
        await room.press("n")
        assert room.shows("Begun beside", "You had begun this.")
