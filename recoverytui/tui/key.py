"""A key: one action of a room, with its labels."""

from recoverytui.dataclass import dataclass


@dataclass
class Key:
    """One action with its key and its labels."""

    name: str
    """Meaning of the key, and the id of its binding."""
    key: str
    """Textual's name of the key; several are separated by commas; empty for an action that only the palette has."""
    action: str
    label: str
    """Footer label, a word or two."""
    explanation: str
    """One sentence for help, palette and README."""
    written: str = ""
    """Label of the key, if it differs from its name."""
    foot: int = 0
    """Rank of a global key in the footer, counted from 1; 0 when only the help lists it. A room's own keys all show."""
    palette: bool = True
    priority: bool = False
    synonyms: str = ""
    """Synonyms for the palette's search."""

    @property
    def sign(self) -> str:
        """Return the label of the key."""
        return self.written or self.key.partition(",")[0]

    @property
    def pressed(self) -> tuple[str, ...]:
        """Return the keys that a click presses: the first one, or each of several that the label names."""
        keys = tuple(filter(None, self.key.split(",")))
        return keys if len(self.sign.split()) == len(keys) else keys[:1]
