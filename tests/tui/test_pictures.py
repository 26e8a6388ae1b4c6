"""Pictures of the main screens as text, in both languages: a change of how they look is seen when it is made.

After a change that is meant, look at the difference: `python -m pytest tests/tui/test_pictures.py --snapshot-update`.
"""

import pytest

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
    "group view": ((80, 24), ("w", "f")),
}


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("picture", PICTURES)
async def test_picture(visit, lived_in, snapshot, picture, language):
    size, way = PICTURES[picture]
    async with visit(size=size, language=language) as room:
        await room.press(*way)
        assert room.text == snapshot


@pytest.mark.parametrize("language", ["en", "da"])
async def test_picture_of_the_first_time(visit, snapshot, language):
    async with visit(language=language) as room:
        assert room.text == snapshot


@pytest.mark.parametrize("language", ["en", "da"])
async def test_picture_of_a_stop_of_the_tour(demo, snapshot, language):
    async with demo(language=language, tour=True) as room:
        await room.press("enter", "enter", "enter", "enter", "enter", "enter")
        assert room.text == snapshot
