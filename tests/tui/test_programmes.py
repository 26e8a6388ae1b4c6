"""Programmes in the TUI: reading, answering, moving between weeks, and editing."""

import pytest

from recoverytui.commands import drafts, programmes
from recoverytui.commands.diary import Diary

TEN = "ten-weeks"
FIRST = "What does it take for you to feel safe enough here?"
WALK = "# A walk\n\n## Spring\n\n- What has begun?\n\n## Summer\n\n- What is good enough?\n"


@pytest.fixture
def walk(tmp_path_factory):
    """A path that somebody sent along."""
    file = tmp_path_factory.mktemp("w") / "walk.md"  # a path on one line, which ctrl+u then clears
    file.write_text(WALK, "utf-8")
    return file


async def test_a_week_is_read_and_answered_and_the_answer_is_found_again(visit, lived_in):
    async with visit() as room:
        await room.press("w")
        assert room.shows("Week 1: Landing", "Together · My own terms", FIRST, "To try:", "You can always skip.")
        await room.press("enter")
        assert room.shows("Answer, skip, or come back another day.", FIRST)
        await room.type("A door.\nAnd a chair by it.")
        await room.press("tab", "right", "enter")
        assert room.shows("Saved.", "A door.", "And a chair by it.", "21 November · only for me")
        [entry] = await room.do(programmes.answers, TEN, "Landing")
        assert (entry.noun.question, entry.noun.only_me) == (FIRST, True)

        await room.press("e", "end")
        await room.type(" Or two.")
        await room.press("enter")
        assert room.shows("And a chair by it. Or two.")
        await room.press("x")
        assert room.shows("A door. And a chair by it. Or two.")  # the message names what was deleted
        await room.press("up")
        assert await room.do(programmes.answers, TEN, "Landing") == []
        await room.press("u")
        assert room.shows("A door.", "The answer is back.")

        await room.press("f")
        assert room.shows("What I take along", "Landing ─", FIRST, "A door.")
        await room.press("enter")
        assert room.shows("Answer, skip, or come back another day.", "Or two.")
        await room.press("escape", "escape", "slash")
        await room.type("chair")
        await room.press("enter")
        assert room.app.screen.room == "taken_along"
        assert room.shows("▌    A door.")


async def test_what_was_begun_is_kept(visit, lived_in):
    async with visit() as room:
        await room.press("w", "down", "enter")
        await room.type("half a sen")
        await room.press("escape")
        assert room.shows("It is not saved yet.")
        await room.press("enter")
        assert room.shows("You had begun this.", "half a sen")
        await room.type("tence")
        await room.press("enter")
        assert room.shows("half a sentence")
        assert await room.do(drafts.all_) == {}
        await room.press("home", "enter", "enter")
        assert room.shows("Write something first.") or "Answer, skip, or come back another day." in room.text
        assert len(await room.do(programmes.answers)) == 1


async def test_the_person_moves_on_and_nothing_is_marked_as_done(visit, lived_in):
    async with visit() as room:
        await room.press("w", "left")
        assert room.shows("This is the first week.")
        await room.press("right", "right")
        assert room.shows("Week 3: What helps")
        await room.press("u")
        assert room.shows("Week 2: Counting the wins")
        await room.press("left")
        assert room.shows("Week 1: Landing")
        await room.press("j", "end")
        assert room.shows("All weeks", "10  Further on")
        await room.press("enter")
        assert room.shows("Week 10: Further on")
        await room.press("right")
        assert room.shows("This is the last week.")
        await room.press("j")
        [here] = [line for line in room.lines if "you are here" in line]
        assert "10  Further on" in here
        assert not any(sign in room.text for sign in "●■✓")
    async with visit() as room:
        await room.press("w")
        assert room.shows("Week 10: Further on")


async def test_weeks_are_renamed_moved_and_taken_out_and_put_back(visit, lived_in):
    async with visit() as room:
        await room.press("w", "right", "j", "e", "ctrl+u")
        await room.type("Small things")
        await room.press("enter")
        assert room.shows("Saved. This path is your own now.", "2  Small things")
        await room.press("e", "tab", "right", "right", "enter")
        assert room.shows("▌   4  Small things", "Saved.")
        await room.press("home", "minus")
        assert room.shows("Taken out. Press u to put it back.", "3  Small things", "1  What helps")
        await room.press("u")
        assert room.shows("1  Landing", "4  Small things", "as they were before")
        await room.press("e", "ctrl+u", "enter")
        assert room.shows("A week needs a title.")
        await room.press("escape", "escape")
        assert room.shows("Week 4: Small things")


async def test_a_path_is_taken_in_opened_taken_away_and_brought_back(visit, lived_in, walk):
    async with visit() as room:
        await room.press("w", "o", "a", "enter")
        assert room.shows("Write where the file is.")
        await room.type(str(walk.parent / "none.md"))
        await room.press("enter")
        assert room.shows("There is no file at")
        await room.press("ctrl+u")
        await room.type(str(walk))
        await room.press("enter")
        assert room.shows("Saved. Enter opens it.", "▌ A walk", "your own", "Spring · Summer", "It is at")
        await room.press("enter")
        assert room.shows("A walk", "Week 1: Spring", "What has begun?")
        await room.press("enter")
        await room.type("Rain")
        await room.press("enter", "1", "w")
        assert room.shows("Week 1: Spring", "Rain")
        await room.press("o", "x")
        assert room.shows("Taken away. Press u to bring it back.", "Taken away", "walk")
        await room.press("escape")
        assert room.shows("Week 1: Landing")
        await room.press("o", "u")
        assert room.shows("It is back.", "▌ A walk")
        await room.press("u")
        assert room.shows("There is nothing to bring back.")
        await room.press("home", "x")
        assert room.shows("ten-weeks belongs to the program, and stays.")
    async with visit() as room:  # the path that was answered last is open again
        await room.press("w")
        assert room.shows("Week 1: Spring", "Rain")


async def test_answers_stay_when_a_week_gets_another_title_or_question(visit, lived_in, written, walk):
    def answer(diary: Diary) -> None:
        (diary.locations.programmes).mkdir()
        (diary.locations.programmes / "walk.md").write_text(WALK, "utf-8")
        programmes.answer(diary, "walk", "Spring", "What has begun?", "Snowdrops")
        programmes.answer(diary, "walk", "Spring", "What was asked once?", "Birds")
        programmes.rename_week(diary, "walk", 1, "Thaw", "en")

    written(answer)
    async with visit() as room:
        await room.press("w")
        assert room.shows("Week 1: Thaw", "Snowdrops")
        assert "Birds" not in room.text
        await room.press("f")
        assert room.shows("Spring ─", "Snowdrops", "What was asked once?", "Birds")
    written(lambda diary: programmes.rename_week(diary, "walk", 1, "Spring", "en"))
    async with visit(size=(60, 20)) as room:
        await room.press("w")
        assert room.shows("Asked before: What was asked once?", "Birds")


async def test_a_file_that_cannot_be_taken_says_why_and_leads_on(visit, lived_in, written):
    def spoil(diary: Diary) -> None:
        diary.locations.programmes.mkdir()
        (diary.locations.programmes / "ten-weeks.md").write_text("no path", "utf-8")
        (diary.locations.programmes / "empty.md").write_text("# Empty", "utf-8")

    written(spoil)
    async with visit() as room:
        await room.press("w")
        assert room.shows("Line 1 of", "Press o to choose another path.")
        await room.press("enter", "right", "7", "e", "x", "f", "escape", "j", "minus", "e", "enter", "escape", "o")
        assert room.shows("Empty", "Line 1 of")
        await room.press("end", "enter")
        assert room.shows("This path has no weeks.")


async def test_another_language_has_other_weeks(visit, lived_in):
    async with visit() as room:
        await room.press("w")
        room.app.action_speak("da")
        await room.settle()
        assert room.shows("Ti uger i eget tempo", "Uge 1: At lande")
        await room.press("j")
        room.app.action_speak("en")
        await room.settle()
        assert room.shows("Counting the wins")


@pytest.mark.parametrize("language", ["en", "da"])
async def test_a_week_fits_every_size(visit, lived_in, written, language):
    written(lambda diary: programmes.answer(diary, TEN, "Landing", FIRST, "word " * 300 + "x" * 200))
    async with visit(size=(60, 20), language=language) as room:
        for keys in (("w",), ("pagedown", "down", "up"), ("end", "f", "end"), ("escape", "7"), ("escape", "o")):
            await room.press(*keys)
            for size in ((120, 40), (24, 8), (60, 20)):
                await room.resize(*size)
                assert all(len(line) <= size[0] for line in room.lines)


async def test_the_mouse_chooses_what_is_under_it(visit, lived_in):
    async with visit() as room:
        await room.press("w")
        [y] = [place for place, line in enumerate(room.lines) if "What do you hope" in line]
        await room.pilot.click(offset=(10, y))
        await room.settle()
        assert room.shows("Answer, skip, or come back another day.")
