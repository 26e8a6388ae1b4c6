"""Help now: one key from every screen, without contacts of a closed diary, and back to the same screen."""

import pytest

from recoverytui.commands import lock, people
from recoverytui.storage import cipher
from recoverytui.tui.screens.help_now import HelpNowScreen
from recoverytui.tui.screens.privacy import PrivacyScreen
from recoverytui.tui.screens.unlock import UnlockScreen

FIRST = "Nobody reads what you write here, and the program cannot call for help."
WAYS = ((), ("2",), ("s",), ("slash",), ("n",), ("ctrl+p",), ("question_mark",))


@pytest.fixture
def known(written):
    written(lambda diary: people.add(diary, "Ane", "next door"))


@pytest.mark.parametrize("way", WAYS)
async def test_it_is_there_from_everywhere_and_leads_back(visit, lived_in, known, way):
    async with visit() as room:
        await room.press(*way)
        before = room.app.screen
        await room.press("f2", "f2")
        assert room.shows("Help now", FIRST, "People I trust", "Ane", "next door", "Esc back")
        await room.press("escape")
        assert room.app.screen is before


async def test_what_is_typed_stays(visit, lived_in):
    async with visit() as room:
        await room.press("n")
        await room.type("half a sen")
        await room.press("f2", "x", "escape")
        await room.type("tence")
        assert room.shows("half a sentence")


async def test_a_hidden_diary_stays_hidden_and_names_nobody(visit, lived_in, known):
    async with visit(contact="My sister") as room:
        await room.press("f2")
        assert room.text.index("Ane") < room.text.index("My sister")
        await room.press("escape", "f9", "f2")
        assert room.shows(FIRST, "My sister")
        assert "Ane" not in room.text
        await room.press("escape")
        assert isinstance(room.app.screen, PrivacyScreen)


async def test_it_can_be_hidden_itself(visit, lived_in, known):
    async with visit() as room:
        await room.press("f2", "f9")
        assert isinstance(room.app.screen, PrivacyScreen)
        await room.press("f2")
        assert "Ane" not in room.text
        await room.press("escape", "space")
        assert isinstance(room.app.screen, HelpNowScreen)


async def test_a_locked_diary_names_nobody(visit, written, monkeypatch):
    monkeypatch.setattr(cipher, "ROUNDS", 10)

    def set_it(diary):
        people.add(diary, "Ane", "next door")
        lock.lock(diary, "not a secret here").diary.close()

    written(set_it)
    async with visit() as room:
        assert room.shows("F2 help now")
        await room.type("not a secret")
        await room.press("f2")
        assert room.shows(FIRST)
        assert "Ane" not in room.text
        await room.press("ctrl+l")
        assert isinstance(room.app.screen, HelpNowScreen)
        await room.press("escape")
        assert isinstance(room.app.screen, UnlockScreen)
        await room.type(" here")
        await room.press("enter", "f2")
        assert room.shows("Ane")


async def test_all_of_it_can_be_read_on_a_small_screen(visit, lived_in):
    async with visit(size=(60, 20), language="da") as room:
        await room.press("f2", *["pagedown"] * 12)
        assert room.shows("Programmet er et supplement"), room.text


async def test_opening_it_is_written_nowhere(visit, lived_in, home):
    async with visit() as room:
        version = await room.do(lambda diary: diary.data_version())
        await room.press("f2", "escape")
        assert await room.do(lambda diary: diary.data_version()) == version


async def test_names_and_how_to_reach_them_stand_in_two_columns(visit, written):
    known = {"Ane": "next door", "My sister in the north": "in my phone, under S", "Bo": "12 34 56 78"}
    written(lambda diary: [people.add(diary, *each) for each in known.items()])
    async with visit(size=(60, 20)) as room:
        await room.press("f2")
        lines = [next(line for line in room.lines if name in line) for name in known]
        assert {line.index(name) for name, line in zip(known, lines, strict=True)} == {3}
        assert len({line.index(way) for way, line in zip(known.values(), lines, strict=True)}) == 1
