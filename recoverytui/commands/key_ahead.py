"""Begin to derive the key of the diary before the commands that open it are loaded."""

from recoverytui.paths import DiaryPaths
from recoverytui.storage import cipher


def begin(locations: DiaryPaths, passphrase: str) -> None:
    """Begin to derive the key in a thread; whoever opens the diary with this passphrase waits for it."""
    cipher.begin(locations.diary, passphrase)
