"""Forms that ask for a pause or for a day, over any room."""

from datetime import date

from recoverytui.commands import days
from recoverytui.commands.diary import Diary
from recoverytui.tui.context import glance
from recoverytui.tui.dialogs import entry_forms
from recoverytui.tui.dialogs.form_spec import FormSpec, OnDay, Values
from recoverytui.tui.screens.base import DiaryScreen


async def ask_pause(room: DiaryScreen, began: date | None = None) -> None:
    """Show the form of a pause over a room, save it and confirm."""
    spec = entry_forms.pause(room.words, (await room.do(glance)).today, began=began)

    async def save(values: Values) -> None:
        await room.save(spec.draft_key, _add, values["start"], values["end"], values["note"] or None)
        room.say(room.words("Saved."))

    if await room.ask(spec, save):
        room.reload()


def _add(diary: Diary, start: date, end: date | None, note: str | None) -> None:
    """Save a pause; without an end it is still current. Runs on the diary thread."""
    if end is None:
        days.start_pause(diary, start, note)
    else:
        days.add_pause(diary, start, end, note)


async def ask_day(room: DiaryScreen, day: date | None = None) -> date | None:
    """Ask for a day over a room, starting from one; return None if the dialog is cancelled."""
    today = (await room.do(glance)).today
    words, wanted = room.words, list[date]()
    help = words("Go back with left, or write it: {day}, yesterday, -30.", day=f"{today.day}/{today.month}")
    part = OnDay("day", words("Day"), day or today, today, help=help)

    async def take(values: Values) -> None:
        wanted.append(values["day"])

    spec = FormSpec("go", words("Go to a day"), (part,), keeps=False, enter=words("go there"))
    went = await room.ask(spec, take)
    return wanted[-1] if went else None
