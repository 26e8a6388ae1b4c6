"""Key bindings of a room: as Textual bindings, footer items, palette actions and a table."""

from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from textual.binding import Binding

from recoverytui.errors import N_
from recoverytui.text.translator import Translator
from recoverytui.tui.common_keys import (
    BEEN_HERE,
    CHANGE,
    EVERYWHERE,
    HELP_NOW,
    MAIN_ROOMS,
    READ_ON,
    SHORT_NAMES,
)
from recoverytui.tui.demo_keys import DEMO, TOUR
from recoverytui.tui.key import Key
from recoverytui.tui.rooms import ROOMS

__all__ = [
    "BEEN_HERE",
    "CHANGE",
    "DEMO",
    "EVERYWHERE",
    "HELP_NOW",
    "MAIN_ROOMS",
    "READ_ON",
    "SHORT_NAMES",
    "TOUR",
    "Key",
]

LAST = ("back", "help_now", "hide", "help")
"""Items at the end of every footer: quit or back, help, hide, and the palette."""


def here(room: str) -> tuple[Key, ...]:
    """Return every action of a room: its own, then the global ones that it does not override."""
    own = ((READ_ON,) if ROOMS[room].reader else ()) + ROOMS[room].keys
    if ROOMS[room].alone:
        return own
    named = {key.name for key in own}
    return own + tuple(key for key in EVERYWHERE if key.name not in named)


def of(room: str) -> list[Binding]:
    """Return the bindings of a room, described by msgids that `Screen.active_bindings` translates."""
    return [
        Binding(_in_either_case(key.key), key.action, key.label, id=key.name, key_display=key.sign)
        for key in here(room)
        if key.key and not key.priority
    ]


def _in_either_case(keys: str) -> str:
    """Return Textual's keys with the capital beside each letter: Caps Lock may be on."""
    each = keys.split(",")
    return ",".join([*each, *(key.upper() for key in each if len(key) == 1 and key.isalpha())])


def of_app() -> list[Binding]:
    """Return the priority bindings, which also hold in dialogs and the palette."""
    return [_priority(key) for key in EVERYWHERE if key.priority]


def of_demo() -> list[Binding]:
    """Return the bindings of the demo, which also hold in dialogs."""
    return [_priority(key) for key in DEMO if key.key]


def _priority(key: Key) -> Binding:
    action = key.action.removeprefix("app.")
    return Binding(key.key, action, key.label, id=key.name, priority=True, key_display=key.sign)


@cache
def in_foot(room: str) -> list[Key]:
    """Return the footer items of a room: its own keys, then the global ones by rank, then those of the end."""
    mine = {READ_ON.name, *(key.name for key in ROOMS[room].keys)}  # a room has one key of a name: see `here`
    own = [key for key in here(room) if key.name not in LAST and key.name in mine]
    if ROOMS[room].alone:
        return [*own, *(key for key in ROOMS[room].keys if key.name in LAST)]
    others = [key for key in here(room) if key.foot and key.name not in mine and key.name not in LAST]
    last = [key for name in LAST for key in EVERYWHERE if key.name == name]
    if room == "overview":  # Esc leads to the overview, and from there nowhere
        last = [key for key in last if key.name != "back"]
    return [*own, *sorted(others, key=lambda key: key.foot), *last]


def in_palette(room: str) -> list[Key]:
    """Return the palette's actions in a room; the six main rooms come last, because the footer shows them."""
    return sorted((key for key in here(room) if key.palette), key=lambda key: key in MAIN_ROOMS)


def table(words: Translator) -> Iterator[tuple[str, str, str]]:
    """Yield room, key and description of every binding in a language; used for docs/keys.md."""
    for key in EVERYWHERE:
        if key.key:
            yield words("Everywhere"), key.sign, words(key.explanation)
    for room in ROOMS.values():
        for key in room.keys:
            if key not in EVERYWHERE:
                yield words(room.title), key.sign, words(key.explanation)
    for name, own in ((N_("In a long text"), (READ_ON,)), (N_("In the demo"), DEMO), (N_("On the tour"), TOUR)):
        for key in filter(attrgetter("key"), own):
            yield words(name), key.sign, words(key.explanation)
