"""Definition of a room: a row with its title, help text, keys and screen."""

from recoverytui.dataclass import dataclass
from recoverytui.tui.key import Key


@dataclass
class Room:
    """One room of the program."""

    name: str
    title: str
    """Title in the header."""
    about: str = ""
    """Three sentences of help on the purpose of the room."""
    keys: tuple[Key, ...] = ()
    """Its own keys, the most important first."""
    screen: str = ""
    """The screen to open, as module.class under `screens`; empty for a room that another room opens with arguments."""
    reader: bool = False
    """Whether it has a list and a reader, which a key moves into while its text can be scrolled."""
    alone: bool = False
    """Whether only its own keys are active: it is on top of another room, or comes before the diary is open."""
