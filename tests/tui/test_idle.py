"""Idle: the screen hides after one limit and the diary locks after another; tests set the clock."""

import pytest

from recoverytui import settings as machine
from recoverytui.commands import drafts, lock
from recoverytui.storage import cipher
from recoverytui.tui import idle
from recoverytui.tui.screens.privacy import PrivacyScreen
from recoverytui.tui.screens.unlock import UnlockScreen


@pytest.fixture
def locked(written, lived_in, monkeypatch):
    """A locked diary; its passphrase is "key"."""
    monkeypatch.setattr(cipher, "ROUNDS", 10)
    written(lambda diary: lock.lock(diary, "key").diary.close())


def is_hidden(room):
    return isinstance(room.app.screen, PrivacyScreen)


async def pass_time(room, clock, seconds):
    """Let time go by, a look each half minute."""
    for _ in range(seconds // 30):
        clock.wind(seconds=30)
        room.app.tick()
        await room.settle()


async def test_after_the_time_that_is_set_it_hides_and_keeps_the_draft(visit, lived_in, clock):
    async with visit() as room:
        await room.press("n")
        await room.type("half")
        await pass_time(room, clock, 150)
        assert not is_hidden(room)
        await pass_time(room, clock, 30)
        assert is_hidden(room)
        assert "half" in await room.do(drafts.take, "win")
        await room.press("space")
        assert room.shows("half")


async def test_a_key_or_the_mouse_says_that_somebody_is_here(visit, lived_in, clock):
    async with visit() as room:
        for way in (lambda: room.press("2"), lambda: room.pilot.hover(offset=(3, 3)), lambda: room.press("1")):
            await pass_time(room, clock, 150)
            await way()
        assert not is_hidden(room)


@pytest.mark.parametrize(("minutes", "hides"), [(0, False), (1, True), (10, False)])
async def test_the_time_can_be_set(visit, lived_in, clock, minutes, hides):
    async with visit(idle_minutes=minutes) as room:
        await pass_time(room, clock, 240)
        assert is_hidden(room) is hides


async def test_the_steady_clock_alone_is_enough(visit, lived_in, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(idle, "steady", lambda: now[0])
    async with visit() as room:
        now[0] = 179
        room.app.tick()
        assert not is_hidden(room)
        now[0] = 180
        room.app.tick()
        assert is_hidden(room)


async def test_a_machine_that_slept_comes_back_hidden(visit, lived_in, clock):
    async with visit(idle_minutes=30) as room:
        clock.wind(minutes=2)
        room.app.tick()
        assert is_hidden(room)


async def test_the_first_key_after_a_sleep_does_nothing_but_hide(visit, lived_in, clock):
    async with visit() as room:
        clock.wind(hours=9)
        await room.press("x")
        assert is_hidden(room)
        await room.press("space", "2")
        assert room.shows("Sat in the garden.")


async def test_a_clock_that_is_set_back_hides_nothing(visit, lived_in, clock):
    async with visit() as room:
        clock.wind(hours=-2)
        room.app.tick()
        assert not is_hidden(room)


async def opened(room, *way):
    """Open a locked diary, and go on from the overview."""
    room.app.screen.query_one("PassphraseInput").put("key")
    await room.press("enter", *way)


async def test_a_locked_diary_hides_first_and_locks_after_its_longer_time(visit, locked, clock):
    for way in ((), ("n",), ("f9",)):
        async with visit() as room:
            await opened(room, *way)
            await pass_time(room, clock, 180)
            assert is_hidden(room)
            await pass_time(room, clock, 1590)
            assert not room.app.is_locking
            await pass_time(room, clock, 30)
            assert room.app.is_locking
            assert not room.app.is_running


async def test_one_key_brings_a_hidden_diary_back_until_it_locks(visit, locked, clock):
    async with visit() as room:
        await opened(room)
        for _ in range(3):
            await pass_time(room, clock, 1770)
            assert is_hidden(room)
            await room.press("space")
            assert room.shows("Overview")
            assert not is_hidden(room)


@pytest.mark.parametrize(("minutes", "locks"), [(0, False), (60, False), (5, True)])
async def test_the_time_until_it_locks_can_be_set(visit, locked, clock, minutes, locks):
    async with visit(lock_minutes=minutes) as room:
        await opened(room)
        await pass_time(room, clock, 900)
        assert room.app.is_locking is locks


async def test_it_locks_also_where_it_never_hides(visit, locked, clock):
    async with visit(idle_minutes=0) as room:
        await opened(room)
        await pass_time(room, clock, 1770)
        assert not is_hidden(room)
        await pass_time(room, clock, 30)
        assert room.app.is_locking


async def test_it_neither_hides_nor_locks_while_somebody_types(visit, locked, clock):
    async with visit() as room:
        await opened(room, "n")
        for letter in "abcdefghijklmnopqrstuvwxyz":
            await pass_time(room, clock, 150)
            await room.press(letter)
        assert room.shows("abcdefghijklmnopqrstuvwxyz")


async def test_a_form_hides_with_its_words_and_comes_back_with_them(visit, locked, clock):
    async with visit() as room:
        await opened(room, "n")
        await room.type("half a")
        await pass_time(room, clock, 600)
        assert is_hidden(room)
        assert not room.shows("half a")
        assert "half a" in await room.do(drafts.take, "win")
        await room.press("space")
        await room.type(" win")
        assert room.shows("half a win")
        await pass_time(room, clock, 1800)
        assert room.app.is_locking
    async with visit() as room:
        await opened(room, "n")
        assert room.shows("half a win")


@pytest.mark.parametrize(("minutes", "locks"), [(10, False), (40, True)])
async def test_a_machine_that_slept_long_comes_back_locked(visit, locked, clock, minutes, locks):
    async with visit() as room:
        await opened(room)
        clock.wind(minutes=minutes)
        await room.press("x")
        assert is_hidden(room) or not room.app.is_running
        assert room.app.is_locking is locks


async def test_a_file_from_before_keeps_its_time_until_it_hides(visit, lived_in, home, clock):
    (home / "settings.toml").write_text("idle_minutes = 10\n")
    known = machine.load(home / "settings.toml")
    assert (known.idle_minutes, known.lock_minutes) == (10, 30)
    async with visit(idle_minutes=known.idle_minutes) as room:
        await pass_time(room, clock, 570)
        assert not is_hidden(room)
        await pass_time(room, clock, 30)
        assert is_hidden(room)


async def test_the_unlock_screen_and_the_demo_stay(visit, locked, clock):
    async with visit() as room:
        clock.wind(hours=1)
        room.app.tick()
        await room.settle()
        assert isinstance(room.app.screen, UnlockScreen)


async def test_the_demo_does_not_hide_by_itself(visit, lived_in, clock):
    async with visit(is_demo=True) as room:
        clock.wind(hours=1)
        room.app.tick()
        assert not is_hidden(room)


async def test_being_stopped_hides_and_keeps_first(visit, lived_in, written):
    async with visit() as room:
        await room.press("n")
        await room.type("stopped here")
        kept = []
        room.app.stop_now(lambda: kept.append(written(lambda diary: drafts.take(diary, "win"))))
        assert "stopped here" in kept[0]
        assert is_hidden(room)
