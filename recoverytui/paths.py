"""Paths of the diary, settings and backups."""

import sys
from collections.abc import Mapping
from pathlib import Path

from recoverytui import atomic_files
from recoverytui.dataclass import dataclass
from recoverytui.errors import N_, BadInput

DIARY_NAME = "diary.db"
_FOLDER = "recovery"
_CLOUDS = ("onedrive", "dropbox", "icloud", "google drive", "googledrive", "nextcloud", "clouddocs")


@dataclass
class DiaryPaths:
    """Every path the program uses."""

    diary: Path
    settings: Path
    backups: Path
    named: bool = False
    """The diary was named with --diary, so it must exist already."""

    @property
    def help_file(self) -> Path:
        """Where a person's own help file lies, if they made one: beside the settings."""
        return self.settings.with_name("help-now.toml")

    @property
    def programmes(self) -> Path:
        """Folder of the person's own programmes, beside the diary; its name is what the interface calls them."""
        return self.diary.with_name(f"{self.diary.stem}-paths" if self.named else "paths")


def find(diary: Path | None, environ: Mapping[str, str]) -> DiaryPaths:
    """Return the paths in use: RECOVERY_HOME or the platform's folders; a named diary has its backups beside it."""
    home = environ.get("RECOVERY_HOME")
    if home:
        data = config = expanded(home)
    else:
        data = _of_platform(environ, "data", "XDG_DATA_HOME", ".local/share")
        config = _of_platform(environ, "config", "XDG_CONFIG_HOME", ".config")
    settings = config / "settings.toml"
    if diary is None:
        return DiaryPaths(data / DIARY_NAME, settings, data / "backups")
    diary = expanded(diary)
    return DiaryPaths(diary, settings, diary.with_name(f"{diary.stem}-backups"), named=True)


def _of_platform(environ: Mapping[str, str], kind: str, variable: str, below_home: str) -> Path:
    """Return the folder of this program for data or config.

    On Linux with a home this is what platformdirs says, which takes a tenth of a verb's time to load.
    """
    if sys.platform == "linux" and not hasattr(sys, "getandroidapilevel"):
        named, home = environ.get(variable, ""), environ.get("HOME", "")
        if named.startswith("/"):
            return Path(named, _FOLDER)
        if home.startswith("/"):
            return Path(home, below_home, _FOLDER)
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_dir")(_FOLDER, appauthor=False))


def expanded(path: str | Path) -> Path:
    """Return an absolute path with `~` and `~name` expanded; raises BadInput for an unknown user.

    A lone `~name` of an unknown user is a plain file name: editors use such names.
    """
    path = Path(path)
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        if len(path.parts) == 1:
            return path.absolute()
        raise BadInput(
            N_("There is no {name} on this computer, so {path} leads nowhere."), name=path.parts[0], path=path
        ) from None


def has_backups(folder: Path) -> bool:
    """Return whether a backups folder holds any backup; raises NotWritable when it cannot be listed."""
    with atomic_files.speaking_of(folder):
        return folder.is_dir() and any(folder.glob("*.db"))


def is_synced(path: Path) -> bool:
    """Return whether a path looks like one in a synced folder (Dropbox and the like)."""
    return any(cloud in str(path).lower() for cloud in _CLOUDS)
