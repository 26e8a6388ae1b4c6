"""Text snapshots of the main screens in both languages.

After a change that is meant, look at the difference: `python -m pytest tests/tui/test_pictures.py --snapshot-update`.
"""

from datetime import date

import pytest

from recoverytui.commands import cards, goals, people, questions, talks
from recoverytui.domain.card import CardName

PICTURES = {
    "overview": ((80, 24), ()),
    "overview, wide": ((120, 40), ()),
    "overview, narrow": ((60, 20), ()),
    "overview, quiet": ((80, 24), ("v",)),
    "wins": ((80, 24), ("2", "down")),
    "what helps": ((80, 24), ("3",)),
    "goals": ((80, 24), ("4",)),
    "writing a win": ((80, 24), ("n",)),
    "hidden": ((80, 24), ("f9",)),
    "a week": ((80, 24), ("w",)),
    "group view": ((80, 24), ("w", "7")),
}


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("picture", PICTURES)
async def test_picture(visit, lived_in, snapshot, picture, language):
    size, way = PICTURES[picture]
    async with visit(size=size, language=language) as room:
        await room.press(*way)
        assert room.text == snapshot


COMPANY = {
    "hard day": ((80, 24), ("h",)),
    "hard day, narrow": ((60, 20), ("h",)),
    "cards": ((80, 24), ("c",)),
    "cards, wide": ((120, 40), ("c",)),
    "talks": ((80, 24), ("t",)),
    "after a talk": ((80, 24), ("t", "enter")),
    "company": ((80, 24), ("g",)),
    "a question": ((80, 24), ("i",)),
    "settings, help": ((80, 24), ("s", "left")),
}


def live_with_others(diary):
    """Write cards, talks, answers and people of somebody who does not exist."""
    cards.write(diary, CardName.BOTH_AND, can="I listen well.", hard="Letters. Mornings.")
    cards.write(diary, CardName.HARD_DAY, notice="The dishes wait.", helps="Tea. No decisions before tomorrow.")
    talks.add(diary, "The office", day=date(2026, 12, 3), say="Slowly, please.", help="The form, for it is long.")
    talks.add(diary, "My contact person", day=date(2026, 11, 10), said="We meet at eleven.")
    goal = goals.all_(diary)[0].entry
    goals.try_out(diary, goal.id, "Come to the meal", wants_company=True, meet="By the gate at five")
    questions.answer(diary, "What can wait until another day?", "The windows.")
    questions.add(diary, "What made me calm today?")
    people.add(diary, "My sister", "in the evening")


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("picture", COMPANY)
async def test_picture_with_others(visit, lived_in, written, snapshot, picture, language):
    written(live_with_others)
    size, way = COMPANY[picture]
    async with visit(size=size, language=language) as room:
        await room.press(*way)
        assert room.text == snapshot


@pytest.mark.parametrize("language", ["en", "da"])
async def test_picture_of_the_first_time(visit, snapshot, language):
    async with visit(language=language, first=True) as room:
        assert room.text == snapshot


@pytest.mark.parametrize("language", ["en", "da"])
async def test_picture_of_a_stop_of_the_tour(demo, snapshot, language):
    async with demo(language=language, tour=True) as room:
        await room.press("enter", "enter", "enter", "enter", "enter", "enter")
        assert room.text == snapshot
