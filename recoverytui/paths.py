"""Where the diary, the settings and the backups live, and files that only their owner can read."""

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from recoverytui import folder_lock, own_files, side_names
from recoverytui.errors import N_, BadInput, FileRefused, NotWritable, RecoveryError

if sys.platform == "darwin":
    import fcntl

DIARY_NAME = "diary.db"
_CLOUDS = ("onedrive", "dropbox", "icloud", "google drive", "googledrive", "nextcloud", "clouddocs")
OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY_FILE = 0o600
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP}
"""What a file system answers that cannot sync a folder, as some network drives."""


class DiaryPaths(NamedTuple):
    """Every path the program uses."""

    diary: Path
    settings: Path
    backups: Path
    named: bool = False
    """The person named the diary themselves, so it must already be there."""

    @property
    def help_file(self) -> Path:
        """Where a person's own help file lies, if they made one: beside the settings."""
        return self.settings.with_name("help-now.toml")

    @property
    def paths(self) -> Path:
        """Where the person's own paths lie, beside the diary."""
        return self.diary.with_name(f"{self.diary.stem}-paths" if self.named else "paths")


def find(diary: Path | None, environ: Mapping[str, str]) -> DiaryPaths:
    """Return the paths in use: RECOVERY_HOME or the platform's folders; a named diary has its backups beside it."""
    home = environ.get("RECOVERY_HOME")
    if home:
        data = config = expanded(home)
    else:
        import platformdirs

        data = Path(platformdirs.user_data_dir("recovery", appauthor=False))
        config = Path(platformdirs.user_config_dir("recovery", appauthor=False))
    settings = config / "settings.toml"
    if diary is None:
        return DiaryPaths(data / DIARY_NAME, settings, data / "backups")
    diary = expanded(diary)
    return DiaryPaths(diary, settings, diary.with_name(f"{diary.stem}-backups"), named=True)


def expanded(path: str | Path) -> Path:
    """Return a whole path, with `~` and `~name` followed; raises BadInput for a path in the home of nobody.

    A lone `~name` of nobody is a plain name: editors call their files so.
    """
    path = Path(path)
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        if len(path.parts) == 1:
            return path.absolute()
        raise BadInput(
            N_("There is no {name} on this machine, so {path} leads nowhere."), name=path.parts[0], path=path
        ) from None


def has_backups(folder: Path) -> bool:
    """Tell whether a backups folder holds any backup; raises NotWritable when it may not be looked into."""
    with speaking_of(folder):
        return folder.is_dir() and any(folder.glob("*.db"))


def is_synced(path: Path) -> bool:
    """Tell whether a path looks like one in a folder that is copied to other machines."""
    return any(cloud in str(path).lower() for cloud in _CLOUDS)


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it, readable by their owner alone; raises NotWritable."""
    with speaking_of(folder):
        for each in (*reversed(folder.parents), folder):
            if not each.exists():
                each.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
                with suppress(PermissionError):  # a folder one may write in and not list
                    sync_folder(each.parent)


def make_own_folder(folder: Path) -> None:
    """Make a folder of the program as `make_private_folder` does; raises FileRefused for one that leads elsewhere."""
    if (reason := own_files.distrust_folder(folder)) is not None:
        raise reason
    make_private_folder(folder)


def beside(target: Path) -> Path:
    """Return a fresh hidden name in the target's own folder, to write under until the whole file is there."""
    return target.with_name(f".{target.name}.{os.urandom(4).hex()}{side_names.PART}")


def write_whole(target: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a new owner-only file that appears whole or not at all.

    Chunks are iterated a second time where the file system has no nameless files.

    Raises FileRefused when something is already there (a file, folder, link or pipe), NotWritable when the disk
    is full or the folder may not be written.
    """
    refuse_existing(target)
    part = beside(target)
    if isinstance(data, bytes):
        data = (data,)
    with speaking_of(target):
        if _write_nameless(target, data):
            return
        with removing(part):
            _write_part(part, data)
            appear(part, target)


def replace_whole(target: Path, data: bytes) -> None:
    """Write an owner-only file in one go over an older one; raises NotWritable."""
    part = beside(target)
    with speaking_of(target), removing(part):
        _write_part(part, (data,))
        part.replace(target)
        sync_folder(target.parent)


def sweep(folder: Path, name: str = "") -> None:
    """Wipe the half-written files (of one target only, or of all) that killed processes left in a folder."""
    if not (left := list(half_written(folder, name))):
        return
    with folder_lock.alone(folder) as alone:
        for part in left if alone else ():
            with suppress(OSError):
                own_files.wipe(part)


def half_written(folder: Path, name: str = "") -> Iterator[Path]:
    """Hand out the names of half-written files in a folder, journals included: those that become `name`, or all."""
    with suppress(OSError), os.scandir(folder) as there:
        for each in there:
            if each.name.startswith(f".{name}") and side_names.is_half_written(each.name):
                yield folder / each.name


def appear(part: Path, target: Path) -> None:
    """Give a whole, closed file its real name, never over another; raises FileRefused, OSError."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise refused(target) from None
    except OSError:  # a file system without hard links, as on most USB sticks
        refuse_existing(target)
        part.rename(target)
    else:
        part.unlink()
    sync_folder(target.parent)


def refuse_existing(target: Path) -> None:
    """Raise FileRefused when anything at all has this name, even a link to nowhere."""
    if os.path.lexists(target):
        raise refused(target)


def refused(target: Path) -> FileRefused:
    """Return the error for a target that is already there."""
    return FileRefused(
        N_("There is already something at {path}. Nothing was written; choose another name."), path=target
    )


def sync_file(descriptor: int) -> None:
    """Make sure that what was written survives a power cut; macOS has a call of its own for that."""
    os.fsync(descriptor)
    if sys.platform == "darwin":
        with suppress(OSError):  # a file system that knows no more than fsync
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)


def sync_folder(folder: Path) -> None:
    """Make sure that a new name in the folder survives a power cut, where the platform can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)


def is_plain_file(path: Path) -> bool:
    """Tell whether a path leads to an ordinary file, not a folder, pipe or device."""
    return stat.S_ISREG(path.stat().st_mode)


@contextmanager
def removing(part: Path) -> Iterator[None]:
    """Wipe a half-written file when something goes wrong; a `sweep` of another process leaves it alone till then."""
    with folder_lock.at_work(part.parent):
        try:
            yield
        finally:
            for left in (part, *side_names.beside(part)):
                with suppress(OSError):
                    own_files.wipe(left)


@contextmanager
def speaking_of(path: Path) -> Iterator[None]:
    """Turn the system's errors about a path into one clear sentence."""
    try:
        yield
    except RecoveryError:
        raise
    except OSError as error:
        raise NotWritable(
            N_("It is not possible to write at {path}: the disk is full, or writing there is not allowed."),
            path=path,
        ) from error


def _write_nameless(target: Path, data: Iterable[bytes]) -> bool:
    """Write a file that gets its name when it is whole, so that a kill leaves nothing; False where that cannot be."""
    if not hasattr(os, "O_TMPFILE"):
        return False
    try:
        descriptor = os.open(target.parent, os.O_WRONLY | os.O_TMPFILE, OWNER_ONLY_FILE)
    except OSError:
        return False
    with os.fdopen(descriptor, "wb") as file:
        file.writelines(data)
        file.flush()
        sync_file(descriptor)
        try:
            folder = os.open(target.parent, os.O_RDONLY)
            try:
                os.link(f"/proc/self/fd/{descriptor}", target.name, dst_dir_fd=folder)
            finally:
                os.close(folder)
        except FileExistsError:
            raise refused(target) from None
        except OSError:  # no /proc, or a folder one may write in and not list
            return False
    sync_folder(target.parent)
    return True


def _write_part(part: Path, data: Iterable[bytes]) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY_FILE)
    with os.fdopen(descriptor, "wb") as file:
        file.writelines(data)
        file.flush()
        sync_file(file.fileno())
