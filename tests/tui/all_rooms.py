"""A walk through the rooms, and each of them at three sizes."""

from collections.abc import AsyncIterator

from recoverytui.tui.rooms import ROOMS, room
from tests.tui.conftest import Room

OPENED = [each.name for each in ROOMS.values() if each.screen and each.name not in {"day", "help"}]
"""Rooms that open without being told what to show."""
SIZES = ((60, 20), (80, 24), (120, 40))


async def each_room(front: Room) -> AsyncIterator[str]:
    """Open each room above the overview, which is itself the first, and close it again."""
    for name in OPENED:
        if name != "overview":
            front.app.push_screen(room(name)(front.app.context))
            await front.settle()
        yield name
        if name != "overview":
            front.app.pop_screen()
            await front.settle()


async def each_size(front: Room) -> AsyncIterator[tuple[int, int]]:
    """Give the terminal each size, the smallest last, so that the next room opens in it."""
    for size in reversed(SIZES):
        await front.resize(*size)
        yield size
