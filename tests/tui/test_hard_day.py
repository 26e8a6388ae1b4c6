"""A hard day: marked by one key, and answered in the person's own words."""

from datetime import timedelta

from recoverytui.commands import cards, days, strategies, wins
from recoverytui.domain.card import CardName
from recoverytui.domain.day import Mark
from recoverytui.domain.strategy import Helped

HELP = "F2  People you can call."
CALM = "Today is a hard day. You do not have to write anything."


async def test_one_key_marks_the_day_and_the_overview_answers(visit, lived_in, written):
    said = {
        "notice": "The dishes wait.",
        "helps": "Tea, and no letters.",
        "people": "My sister",
        "plan": "In the drawer.",
    }
    written(lambda diary: cards.write(diary, CardName.HARD_DAY, **said))
    async with visit(size=(80, 40)) as room:
        assert HELP not in room.text
        await room.press("h")
        assert room.shows(CALM, "What helps ──", "A walk by the lake.", HELP)
        assert room.shows("Card for hard days", "Where my crisis plan lies", "In the drawer.", "The last two weeks")
        assert "Two songs" not in room.text  # not pinned
        assert "What others can do" not in room.text  # not filled in
        await room.resize(60, 20)
        await room.press("home")
        assert room.shows(CALM, "A walk by the lake.")
        await room.press("down", "down")  # nothing is cut: what does not fit is scrolled to
        assert room.shows(HELP)
        await room.resize(120, 40)
        assert room.text.count("A walk by the lake.") == 1
        await room.press("h")
        assert HELP not in room.text
        assert room.shows("Good to see you.", "A walk by the lake.")
        await room.press("u")
        assert room.shows(HELP)


async def test_the_room_one_is_in_says_where_the_answer_is(visit, lived_in):
    async with visit() as room:
        await room.press("2", "h")
        assert room.shows("Marked as a hard day.")
        assert "Key 1 shows what helps you." in " ".join(room.text.split())
        await room.press("u", "5", "h")
        assert "Key 1 shows what helps you." in " ".join(room.text.split())
        await room.press("1")
        assert room.shows(HELP)


async def test_an_empty_diary_is_answered_too_and_a_day_before_is_not(visit):
    async with visit() as room:
        await room.press("h")
        assert room.shows(CALM, HELP)
        assert "What helps ─" not in room.text
        await room.press("h", "5", "left", "h", "1")
        assert HELP not in room.text
        assert (await room.do(days.recent))[0].noun.mark == "hard"


async def test_one_key_shows_earlier_hard_days_and_all_that_helped(visit, lived_in, written):
    def lived(diary):
        before = diary.today - timedelta(days=40)
        days.mark(diary, Mark.HARD, before)
        wins.add(diary, "Washed one cup on a hard day.", day=before)
        strategies.add(diary, "A bath")
        strategies.use(diary, strategies.all_(diary)[-1].entry.id, helped=Helped.YES, day=before)

    written(lived)
    for size in ((60, 20), (80, 24), (120, 40)):
        async with visit(size=size) as room:
            assert "o been here" not in room.text
            await room.press("h")
            assert room.shows("o been here")
            await room.press("o")

            assert room.shows("I have been here before", "Washed one cup", "What has helped", "A bath")
            await room.press("enter", "escape", "escape", "h")
            assert "o been here" not in room.text
