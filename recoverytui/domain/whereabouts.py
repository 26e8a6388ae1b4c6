"""Facts about the file of a diary, put into words by `text.where`."""

from recoverytui.dataclass import dataclass


@dataclass
class Whereabouts:
    """Where a diary and its copies are, and whether it is encrypted."""

    path: str
    backups: str
    """Folder of the copies."""
    copies: int
    is_locked: bool
