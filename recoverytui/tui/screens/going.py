"""Asking for a day to go to."""

from datetime import date
from typing import Any

from recoverytui.tui.dialogs.asks import Asks, OnDay
from recoverytui.tui.dialogs.form import Values
from recoverytui.tui.home import glance
from recoverytui.tui.screens.base import DiaryScreen


async def asked_day(room: DiaryScreen, day: date | None = None) -> date | None:
    """Ask over a room for a day, beginning with one, and return it, or None when one goes back."""
    today = (await room.do(glance)).today
    words, wanted = room.words, list[Any]()
    part = OnDay("day", words("Day"), day or today, today)
    note = words("Go back with left, or write it: {day}, yesterday, -30.", day=f"{today.day}/{today.month}")

    async def take(values: Values) -> None:
        wanted.append(values["day"])

    asks = Asks("go", words("Go to a day"), (part,), note=note, keeps=False, enter=words("go there"))
    went = await room.ask(asks, take)
    return wanted[-1] if went else None
