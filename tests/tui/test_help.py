"""Help: every room has three sentences of help in both languages."""

import re

import pytest

from recoverytui.text.translator import Translator
from recoverytui.tui.rooms import ROOMS


@pytest.mark.parametrize("room", [name for name, room in ROOMS.items() if not room.alone and name != "help"])
@pytest.mark.parametrize("language", ["en", "da"])
def test_three_sentences_say_what_a_room_is_for(room, language):
    said = Translator(language)(ROOMS[room].about)
    assert said.endswith(".")
    assert len([part for part in re.split(r"(?<=[.?])\s", said) if part]) == 3


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
@pytest.mark.parametrize("way", [("2",), ("5",), ("5", "o"), ("6",), ("s",), ("w",)])
async def test_help_shows_them_first(visit, lived_in, way, size):
    async with visit(size=size) as room:
        await room.press(*way)
        name = room.app.screen.room
        await room.press("question_mark")
        told = " ".join(" ".join(room.lines[2:8]).split())
        assert told.startswith(ROOMS[name].about[:40])
