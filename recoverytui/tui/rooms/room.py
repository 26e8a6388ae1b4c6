"""What a room is: a row with its title, help text, keys and screen."""

from dataclasses import dataclass

from recoverytui.tui.common_keys import Key


@dataclass(frozen=True, slots=True)
class Room:
    """One room of the program."""

    name: str
    title: str
    """What stands at its head."""
    about: str = ""
    """Three sentences of help: what the room is for."""
    keys: tuple[Key, ...] = ()
    """Its own keys, the most wanted first."""
    screen: str = ""
    """The screen to open, as module.class under `screens`; empty for a room that another room opens with arguments."""
    reader: bool = False
    """It has a list and a text beside or below it, which a key leads into while there is more text than room."""
    alone: bool = False
    """Only its own keys answer: it lies on top of another room, or comes before the diary is open."""
