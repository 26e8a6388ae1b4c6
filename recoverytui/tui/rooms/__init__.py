"""The rooms by name: a room is one `Room` row, and footer, help, palette and docs/keys.md are made from the rows."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from recoverytui.tui.rooms.course import COURSE_ROOMS
from recoverytui.tui.rooms.diary import DIARY_ROOMS
from recoverytui.tui.rooms.files import FILE_ROOMS
from recoverytui.tui.rooms.on_top import ON_TOP_ROOMS
from recoverytui.tui.rooms.room import Room

if TYPE_CHECKING:
    from textual.screen import Screen

ROOMS: dict[str, Room] = {each.name: each for each in (*DIARY_ROOMS, *COURSE_ROOMS, *FILE_ROOMS, *ON_TOP_ROOMS)}
"""Every room, in the order of docs/keys.md."""


def room(name: str) -> "Callable[..., Screen[Any]]":
    """Return the screen class of a room; its module is imported when the room is first entered."""
    module, _, screen = ROOMS[name].screen.partition(".")
    found = getattr(import_module(f"recoverytui.tui.screens.{module}"), screen)
    return cast("Callable[..., Screen[Any]]", found)
