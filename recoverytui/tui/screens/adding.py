"""Writing down a pause that has been, in any room that looks back."""

from datetime import date

from recoverytui.commands import days
from recoverytui.commands.diary import Diary
from recoverytui.tui.dialogs import nouns
from recoverytui.tui.dialogs.form import Values
from recoverytui.tui.home import glance
from recoverytui.tui.screens.base import DiaryScreen


async def ask_pause(room: DiaryScreen, began: date | None = None) -> None:
    """Ask over a room for a pause, save it and say so."""
    asks = nouns.pause(room.words, (await room.do(glance)).today, began=began)

    async def save(values: Values) -> None:
        await room.save(asks.place, _add, values["start"], values["end"], values["note"] or None)
        room.say(room.words("Saved."))

    if await room.ask(asks, save):
        room.reload()


def _add(diary: Diary, start: date, end: date | None, note: str | None) -> None:
    """Write down a pause, one that still goes on when it has no end; a deed for the desk."""
    if end is None:
        days.start_pause(diary, start, note)
    else:
        days.add_pause(diary, start, end, note)
