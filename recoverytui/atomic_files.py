"""Atomic writes of owner-only files: a reader finds the whole file or none, and nothing is written over."""

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from recoverytui import folder_lock, own_files, side_names
from recoverytui.errors import N_, BadInput, FileRefused, NotWritable, RecoveryError

if sys.platform == "darwin":
    import fcntl

OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY_FILE = 0o600
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP}
"""Errors of file systems that cannot sync a folder, such as some network drives."""


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it, readable by their owner alone; raises NotWritable."""
    with speaking_of(folder):
        for each in (*reversed(folder.parents), folder):
            if not each.exists():
                each.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
                with suppress(PermissionError):  # a folder without read permission
                    sync_folder(each.parent)


def make_own_folder(folder: Path) -> None:
    """Create a folder as `make_private_folder` does; raises FileRefused for a link or another account's folder."""
    if (reason := own_files.distrust_folder(folder)) is not None:
        raise reason
    make_private_folder(folder)


def beside(target: Path) -> Path:
    """Return a unique hidden name beside the target, for the temporary file."""
    return target.with_name(f".{target.name}.{os.urandom(4).hex()}{side_names.PART}")


def write_whole(target: Path, data: bytes | Iterable[bytes]) -> None:
    """Create an owner-only file atomically.

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
    """Replace an owner-only file atomically; raises NotWritable."""
    part = beside(target)
    with speaking_of(target), removing(part):
        _write_part(part, (data,))
        part.replace(target)
        sync_folder(target.parent)


def sweep(folder: Path, name: str = "") -> None:
    """Wipe temporary files that killed processes left in a folder, of one target or of all."""
    if not (left := list(half_written(folder, name))):
        return
    with folder_lock.alone(folder) as alone:
        for part in left if alone else ():
            with suppress(OSError):
                own_files.wipe(part)


def half_written(folder: Path, name: str = "") -> Iterator[Path]:
    """Yield the temporary files in a folder, journals included: those of the target `name`, or all."""
    with suppress(OSError), os.scandir(folder) as there:
        for each in there:
            if each.name.startswith(f".{name}") and side_names.is_half_written(each.name):
                yield folder / each.name


def appear(part: Path, target: Path) -> None:
    """Rename a finished temporary file to its target without overwriting; raises FileRefused, OSError."""
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


def refuse_missing_folder(target: Path) -> None:
    """Raise BadInput when there is no folder for a target that a person named: it may be misspelt, or a disk not in."""
    try:
        missing = not stat.S_ISDIR(target.parent.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        missing = True
    except OSError:  # writing tells what is wrong with it
        return
    if missing:
        raise BadInput(
            N_("There is no folder {path}. Nothing was written; choose another, or make it first."), path=target.parent
        )


def refused(target: Path) -> FileRefused:
    """Return the error for a target that is already there."""
    return FileRefused(
        N_("There is already something at {path}. Nothing was written; choose another name."), path=target
    )


def sync_file(descriptor: int) -> None:
    """Sync a file to disk; on macOS with F_FULLFSYNC, because fsync does not flush the drive there."""
    os.fsync(descriptor)
    if sys.platform == "darwin":
        with suppress(OSError):  # no F_FULLFSYNC on this file system
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)


def sync_folder(folder: Path) -> None:
    """Sync a folder, so that a new name survives a power cut, where the platform can."""
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
    """Return whether a path is a regular file (or a link to one)."""
    return stat.S_ISREG(path.stat().st_mode)


@contextmanager
def removing(part: Path) -> Iterator[None]:
    """Wipe a temporary file on error; hold the folder lock so that other processes do not sweep it."""
    with folder_lock.at_work(part.parent):
        try:
            yield
        finally:
            for left in (part, *side_names.beside(part)):
                with suppress(OSError):
                    own_files.wipe(left)


@contextmanager
def speaking_of(path: Path) -> Iterator[None]:
    """Map OSError to NotWritable for a path."""
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
    """Write a file without a name (O_TMPFILE) and link it when complete; return False where that is not supported."""
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
        except OSError:  # no /proc, or a folder without read permission
            return False
    sync_folder(target.parent)
    return True


def _write_part(part: Path, data: Iterable[bytes]) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY_FILE)
    with os.fdopen(descriptor, "wb") as file:
        file.writelines(data)
        file.flush()
        sync_file(file.fileno())
