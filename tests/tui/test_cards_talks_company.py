"""TUI: cards, talks, company and questions, and navigation to them from search."""

from datetime import date

from recoverytui.commands import cards, drafts, entries, goals, questions, talks, wins
from recoverytui.domain.audience import Audience
from recoverytui.domain.card import CardName

BOTH, HARD = CardName.BOTH_AND, CardName.HARD_DAY


async def test_a_card_is_filled_in_part_by_part_and_undone(visit):
    async with visit() as room:
        await room.press("c")
        assert room.shows(
            "Both-and card", "Card for hard days", "○ What I can", "not written yet", "Nothing is written here"
        )
        await room.press("f")
        assert room.shows("# Both-and card", "## What I can do", "____", "letter for letter")
        await room.press("escape", "enter", "enter")
        assert room.shows("There are no words yet. Nothing was saved.")
        await room.type("Listen.\nCook.")
        await room.press("enter")
        assert room.shows("Saved.", "● What I can", "Listen. Cook.")
        await room.press("end", "enter")
        await room.type("In the drawer")
        await room.press("enter")
        assert (await room.do(cards.get, BOTH)).can == "Listen.\nCook."
        assert (await room.do(cards.get, HARD)).plan == "In the drawer"
        await room.press("x")
        assert room.shows("Deleted. Press u to undo.")
        assert (await room.do(entries.deleted))[0].noun.plan == "In the drawer"
        await room.press("b")
        assert room.shows("card", "Card for hard days")
        await room.press("enter", "escape")
        assert (await room.do(cards.get, HARD)).plan == "In the drawer"
        await room.press("u", "u")
        assert (await room.do(cards.get, HARD)).plan == "In the drawer"


async def test_a_card_goes_on_one_page_as_any_kind_of_file(visit, written, tmp_path):
    written(lambda diary: cards.write(diary, BOTH, can="Listen & cook."))
    target = tmp_path / "card.html"
    async with visit(size=(110, 40)) as room:
        await room.press("c", "f")
        assert room.shows("# Both-and card", "What I can do", "## What is hard", "____")
        assert "For me only" not in room.text
        await room.press("o")
        assert room.shows("The words of the file", "a web page (HTML)", "Open the file in a browser.", "Listen & cook.")
        shown = room.app.screen.data.text
        assert shown.startswith("<!doctype html>")
        await room.press("enter")
        assert room.shows(".html")
        await room.press("ctrl+u")
        await room.type(str(target))
        await room.press("enter")
        assert target.read_text("utf-8") == shown
        assert "Listen &amp; cook." in shown
        await room.press("o")
        assert room.app.screen.data.text.startswith("Both-and card\n")
        assert await room.do(lambda diary: [each.reader for each in _log(diary)]) == []


def _log(diary):
    from recoverytui.commands import export

    return [each for each in export.log(diary) if each.reader is not Audience.ME]


async def test_a_talk_before_it_and_after_it(visit):
    async with visit(size=(80, 30)) as room:
        await room.press("t")
        assert room.shows("A talk can be prepared here.")
        await room.press("a")
        await room.type("The office")
        await room.press("tab")
        await room.type("tomorrow")
        assert room.shows("Sunday 22 November")
        await room.press("tab", "tab")
        await room.type("How long?")
        await room.press("enter")
        assert room.shows("22 Nov  The office", "What I want to ask", "How long?")
        await room.press("enter")
        assert room.shows("After the talk", "What I understood")
        await room.type("Two weeks.")
        await room.press("enter")
        assert room.shows("written afterwards", "What was said", "Two weeks.")
        talk = (await room.do(entries.get, "talk:1")).noun
        assert (talk.day, talk.ask, talk.said) == (date(2026, 11, 22), "How long?", "Two weeks.")
        await room.press("e", "tab", "right", "enter")
        assert (await room.do(entries.get, "talk:1")).noun.day == date(2026, 11, 23)
        await room.press("f")
        assert room.shows("# After the talk", "The office", "Two weeks.")
        await room.press("escape", "x")
        assert room.shows("A talk can be prepared here.")
        await room.press("u")
        assert room.shows("The office")
        await room.press("e", "f7", "delete", "enter")
        assert room.shows("There are no words yet", "[ Save  Enter ]")


async def test_company_is_wished_for_agreed_and_felt(visit, lived_in):
    async with visit(size=(80, 30)) as room:
        await room.press("g")
        assert room.shows("What somebody comes along to will be here.")
        await room.press("escape", "4", "plus")
        await room.type("Come to the meal")
        await room.press("tab", "right", "tab", "tab")
        await room.type("By the gate")
        await room.press("enter")
        [agreed] = await room.do(goals.agreements)
        tryout = agreed.tryout.noun
        assert (tryout.wants_company, tryout.company, tryout.meet) == (True, None, "By the gate")
        await room.press("g")
        assert room.shows(
            "Come to the meal", "By the gate", "Goal: Be among people once a week.", "I would like company"
        )
        await room.press("enter")
        assert room.app.screen.room == "goals"
        assert room.app.screen.entry.id == agreed.tryout.id
        await room.press("enter", "right", "right", "tab", "tab", "tab")
        await room.type("Warm")
        await room.press("enter")
        assert room.shows("Tried.", "How it felt: Warm")
        await room.press("enter", "tab", "tab", "tab", "f7", "delete", "enter")
        assert (await room.do(entries.get, agreed.tryout.id)).noun.felt is None
        await room.press("escape")
        assert room.shows("What somebody comes along to will be here.")


async def test_a_question_is_answered_swapped_or_left(visit):
    async with visit(size=(80, 30)) as room:
        walk = await room.do(questions.walk, "en")
        await room.press("i")
        assert room.shows(walk[0], "Answer, skip, or come back another day.", "No question has to be answered.")
        await room.press("f4", "right")
        assert room.shows(walk[2])
        await room.press("enter")
        await room.type("A quiet room")
        await room.press("escape")
        assert list(await room.do(drafts.all_)) == [f"asked:{walk[2]}"]
        await room.press("escape", "i")
        assert room.shows(walk[2])  # where one had begun
        await room.press("enter", "enter")
        assert room.shows("A quiet room", walk[0])
        [answer] = await room.do(questions.answers)
        assert (answer.noun.question, answer.noun.text) == (walk[2], "A quiet room")
        await room.press("a")
        await room.type("What made me calm?")
        await room.press("enter")
        assert room.shows("Questions of your own", "What made me calm?")
        await room.press("e")
        await room.type(" Really?")
        await room.press("enter")
        assert (await room.do(questions.walk, "en"))[-1] == "What made me calm? Really?"
        await room.press("x", "home", "e", "tab", "right", "enter")
        assert await room.do(questions.all_) == []
        assert (await room.do(questions.answers))[0].noun.only_me
        await room.press("u", "u")
        assert room.shows("What made me calm? Really?")


async def test_what_the_program_asks_is_asked_in_the_language_that_is_spoken(visit):
    async with visit() as room:
        await room.press("i")
        for language in ("da", "en"):
            room.app.action_speak(language)
            await room.settle()
            assert room.shows((await room.do(questions.walk, language))[0])


async def test_a_question_is_offered_while_one_writes_and_takes_nothing(visit, lived_in):
    async with visit() as room:
        walk = await room.do(questions.walk, "en")
        await room.press("n")
        assert room.shows(f"If you like: {walk[0]}", "F4 another")
        await room.type("Soup")
        await room.press("f4")
        assert room.shows(f"If you like: {walk[1]}", "Soup")
        await room.press("enter")
        assert (await room.do(wins.list_newest))[0].noun.text == "Soup"
        await room.press("d")
        assert room.shows("If you like: ")
        await room.type("Rain")
        await room.press("enter", "d", "f4")
        assert "If you like" not in room.text  # there is a note already
        await room.press("escape", "4", "a", "f4")
        assert "F4" not in room.text


async def test_what_was_found_leads_to_its_room(visit, lived_in, written):
    def write(diary):
        cards.write(diary, HARD, others_can="needle one")
        talks.add(diary, "needle two")
        talks.add(diary, "another")
        questions.answer(diary, "Who?", "needle three")
        questions.answer(diary, "Who?", "later")
        goal = goals.all_(diary)[0].entry
        goals.try_out(diary, goal.id, "needle four", meet="here")

    written(write)
    async with visit(size=(80, 30)) as room:
        for words, name in (("one", "cards"), ("two", "talks"), ("three", "questions"), ("four", "goals")):
            await room.press("slash", "ctrl+u")
            await room.type(f"needle {words}")
            await room.press("enter")
            assert room.app.screen.room == name
            row = room.app.screen.entries.row
            assert f"needle {words}" in (row.item.said if name == "cards" else row.text)
            await room.press("escape")
            await room.press("down", "tab", "escape", "1")


async def test_what_was_found_is_changed_where_it_was_found(visit, written):
    written(lambda diary: cards.write(diary, BOTH, can="needle", hard="letters"))
    async with visit(size=(80, 40)) as room:
        await room.press("slash")
        await room.type("needle")
        room.app.screen.entries.focus()
        await room.press("e")
        assert room.shows("Both-and card", "What is hard", "letters")
        await room.press("f7", "delete", "tab", "tab")
        await room.type("Tea")
        await room.press("enter")
        card = await room.do(cards.get, BOTH)
        assert (card.can, card.hard, card.helps) == (None, "letters", "Tea")
