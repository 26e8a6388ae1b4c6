"""Demo: a tour of ten stops through the real rooms, the wider layout, and a reset."""

import os
import signal

import pytest

from recoverytui.commands import demo as deeds
from recoverytui.commands import wins
from recoverytui.errors import BadInput
from recoverytui.text.translator import Translator
from recoverytui.tui.app import stopped_calmly
from recoverytui.tui.tour import STOPS, TOGETHER
from recoverytui.tui.widgets.tour_panel import TourPanel

ROOMS = ["overview", "form", "wins", "strategies", "goals", "look_back", "path", "group", "share", "overview"]


def where(room):
    """Return the name of the room in front."""
    return getattr(room.app.screen, "room", "form")


def body(room):
    """Return what stands above the panel of the tour."""
    [panel] = room.app.screen.query(TourPanel)
    assert panel.region.bottom == room.app.size.height
    for widget in room.app.screen.query("ScreenHeader, #body, #form"):
        assert widget.region.bottom <= panel.region.y, widget
    return "\n".join(room.lines[: panel.region.y])


@pytest.mark.parametrize(("language", "size"), [("en", (60, 20)), ("da", (80, 24))])
async def test_ten_stops_lead_through_the_rooms_and_cover_nothing(demo, language, size):
    words = Translator(language)
    async with demo(size=size, language=language, tour=True) as room:
        seen = []
        for number, stop in enumerate(STOPS, 1):
            seen.append(where(room))
            said = " ".join(room.text.split())
            assert words("{n} of {all}", n=number, all=10) in said
            assert words(stop.told) in said
            assert words("DEMO – invented data") in body(room)
            assert all(len(line) <= size[0] for line in room.lines)
            await room.press("enter")
        assert seen == ROOMS
        assert where(room) == "overview"
        assert not room.app.screen.query(TourPanel)
        assert words("The tour is over. Look around as you like.") in " ".join(room.text.split())
        assert await room.do(wins.count) == 19


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (120, 40)])
async def test_the_tour_about_others_leads_through_its_rooms(demo, size):
    words = Translator("da" if size[0] < 100 else "en")
    rooms = ["overview", "been_here", "cards", "talks", "company", "document", "overview"]
    async with demo(size=size, language=words.language, tour="together") as room:
        seen = []
        for number, stop in enumerate(TOGETHER, 1):
            seen.append(where(room))
            said = " ".join(room.text.split())
            assert words("{n} of {all}", n=number, all=len(TOGETHER)) in said
            assert words(stop.told) in said
            assert words("DEMO – invented data") in body(room)
            await room.press("enter")
        assert seen == rooms
        assert words("The tour is over. Look around as you like.") in " ".join(room.text.split())
        assert await room.do(wins.count) == 19
    async with demo(tour="together") as room:
        await room.press("left", "o", "c", "t", "g")
        assert where(room) == "company"
        await room.press("enter", "escape", "f7")
        assert room.shows("1 of 7", "Today is a hard day.")


async def test_a_week_is_opened_for_a_session(demo):
    async with demo(week=4, language="da", size=(100, 30)) as room:
        assert where(room) == "group"
        assert room.shows("Spor af håb", "Hvem eller hvad har givet dig håb?", "DEMO")
        await room.press("escape")
        assert where(room) == "path"
        assert room.shows("Uge 4: Spor af håb")


async def test_the_keys_of_the_program_lead_on_and_the_others_rest(demo):
    async with demo(tour=True) as room:
        await room.press("h", "u", "q", "6", "n")
        assert where(room) == "form"
        assert room.app.is_running
        await room.type("nothing of this is typed")
        await room.press("enter", "3", "4", "5", "w", "7")
        assert where(room) == "group"
        await room.press("left")
        assert where(room) == "path"
        assert room.shows("7 of 10")
        await room.press("f9")
        assert room.shows("Diary – press a key")
        await room.press("space", "f2")
        assert room.shows("Help now")
        await room.press("escape")
        assert room.shows("7 of 10")
        await room.pilot.click(offset=(5, 5))
        await room.press("escape")
        assert room.shows("The tour is over.", "Good to see you.")
        assert await room.do(wins.count) == 19
        await room.press("2")
        assert where(room) == "wins"
        await room.press("f7")
        assert room.shows("1 of 10")


async def test_it_begins_again_from_anywhere_and_everything_is_as_new(demo, tmp_path):
    async with demo() as room:
        await room.press("n")
        await room.type("Mine")
        await room.press("enter", "2", "x", "n")
        await room.type("half")
        assert await room.do(wins.count) == 19
        await room.press("f5")
        assert where(room) == "overview"
        assert room.shows("The invented diary begins again.", "19 in all.")
        await room.press("2")
        assert "Mine" not in room.text
        await room.press("n")
        assert "half" not in room.text
        await room.press("escape", "f9", "f5")
        assert room.shows("Good to see you.")
        room.app.action_speak("da")
        await room.press("f5", "2")
        assert room.shows("Gik ind på caféen")


def test_no_other_diary_is_ever_begun_again(diary):
    wins.add(diary, "Mine")
    with pytest.raises(BadInput):
        deeds.begin_again(diary, "en")
    assert wins.count(diary) == 1


async def test_more_space_and_nothing_else(demo):
    async with demo(size=(100, 60)) as room:
        for keys in ((), ("2",), ("w",), ("f",)):
            await room.press(*keys)
            before = [line.split() for line in room.lines if line.strip()]
            height = len("\n".join(room.lines).strip().splitlines())
            await room.press("f6")
            after = [line.split() for line in room.lines if line.strip()]
            assert before[0] == after[0]
            blank = sum(not line.strip() for line in room.lines)
            await room.press("f6")
            assert [line.split() for line in room.lines if line.strip()] == before
            assert sum(not line.strip() for line in room.lines) < blank or height > 55
        await room.press("escape", "2", "f6", "down", "down")
        at = [line for line in room.lines if line.strip().startswith("▌")]
        assert len(at) == 1
        await room.pilot.click(offset=(20, 8))
        await room.press("question_mark")
        assert room.shows("In the demo") or room.app.screen.room == "help"
    async with demo(present=True) as room:
        await room.press("2", "end", "home", "pagedown", "ctrl+p")
        await room.type("more space")
        await room.press("enter")
        assert "-spacious" not in room.app.classes


async def test_more_space_takes_nothing_away_where_there_is_little(demo):
    async with demo(size=(60, 20), language="da") as room:
        before = room.lines[:16]  # the message stands below
        assert room.lines[16] == ""
        await room.press("f6")
        assert room.lines[:16] == before
        assert room.shows("Mere luft kræver et større vindue.")
        await room.resize(100, 60)
        assert room.app.screen.query_one("#body").region.x < room.app.screen.query_one("#left").region.x
        await room.resize(60, 20)
        assert room.lines[:16] == before
        strip = "●  ≈ ● ● – – – ●  ● ● ≈ ● ● ●"
        for width in (72, 80, 100):
            await room.resize(width, 24)
            seen = room.text
            for _ in range(20):
                await room.press("down")
                seen += room.text
            assert strip in seen
            assert room.app.has_class("-spacious")
            await room.press("home")


async def test_more_space_is_filled_as_far_as_it_goes(demo):
    async with demo(size=(80, 30), present=True) as room:
        assert room.shows("Good to see you.", "Today ─", "Earlier this week ─", "4 weeks in your rhythm", "19 in all.")
        await room.press("end")
        assert room.shows("Coming up ─", "What helps ─", "A walk by the lake.")


async def test_the_keys_of_the_demo_are_in_the_demo_alone(visit, lived_in, demo):
    async with visit() as room:
        await room.press("f5", "f6", "f7", "ctrl+p")
        await room.type("begin again")
        assert room.shows("Nothing here has that name.")
    async with demo(size=(80, 100)) as room:
        await room.press("question_mark")
        assert room.shows("In the demo", "F5", "Begin the invented diary again.")


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="there are no such signals on Windows")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_before_the_screens_are_there_ends_it_in_order(name):
    number = getattr(signal, name)
    before = signal.getsignal(number)
    with pytest.raises(SystemExit), stopped_calmly():
        os.kill(os.getpid(), number)
    assert signal.getsignal(number) == before
