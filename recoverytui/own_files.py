"""Check ownership of files before they are read, written or wiped.

A folder may come from somebody else. A link, a pipe, a device, a second name of another file, or a file of another
account must lead neither reading nor writing out of it. One exception: a link that the person owns, to a file or folder
that they own and that has the same name, as programs that keep one's settings in one place make them, is followed
where `followed` is asked. Windows knows neither owners nor these modes; there only links and devices are refused.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

from recoverytui.errors import N_, FileRefused

_LINK = N_("{path} is a link and was not used. If you did not make it, remove it.")
_NO_FILE = N_("{path} is not an ordinary file and was not used. If you did not make it, remove it.")
_FOREIGN = N_("{path} belongs to another account on this computer and was not used.")
_TWO_NAMES = N_("{path} is also another file, under another name, and was not used. If you did not make it, remove it.")
_NO_FOLLOWING = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_OTHERS_WRITE = 0o022
_BLOCK = 65536


def distrust(path: Path) -> FileRefused | None:
    """Return why a file is not trusted; None for one's own file, or no file."""
    try:
        return _judge(path, path.lstat())
    except OSError:
        return None


def distrust_folder(path: Path) -> FileRefused | None:
    """Return why a folder is not trusted; None for one's own folder, or no folder."""
    try:
        if not stat.S_ISLNK((status := path.lstat()).st_mode):
            return None if _is_mine(status) else FileRefused(_FOREIGN, path=path)
        return None if followed(path).is_dir() else FileRefused(_LINK, path=path)
    except FileRefused as error:
        return error
    except OSError:
        return None


def is_own(path: Path) -> bool:
    """Return whether this is a regular file of one's own, hard links allowed."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and _is_mine(status)


def refuse(path: Path) -> None:
    """Raise FileRefused for a file that is not trusted."""
    if (reason := distrust(path)) is not None:
        raise reason


def followed(path: Path) -> Path:
    """Return the path itself, or the target of a link that may be followed; raises FileRefused."""
    try:
        link = path.lstat()
        if not stat.S_ISLNK(link.st_mode):
            return path
        target = path.resolve(strict=True)
        if _is_mine(link) and _is_mine(target.stat()) and target.name == path.name:
            return target
    except FileNotFoundError:
        if not os.path.lexists(path):
            return path
    except (OSError, RuntimeError):  # a symlink loop
        pass
    raise FileRefused(_LINK, path=path)


def open_own(path: Path, flags: int = os.O_RDONLY) -> int:
    """Return a descriptor of a file of one's own; raises FileRefused for anything else, and OSError."""
    refuse(path)  # before opening: opening a device can have effects
    descriptor = os.open(path, flags | _NO_FOLLOWING)
    if (reason := _judge(path, os.fstat(descriptor))) is not None:
        os.close(descriptor)
        raise reason
    return descriptor


def read(path: Path, most: int = -1) -> bytes:
    """Return the first bytes of a file of one's own, or all of them; raises as `open_own`."""
    with os.fdopen(open_own(path), "rb") as file:
        return file.read(most)


def tighten(path: Path) -> None:
    """Remove the permissions of others; ignore a failure.

    A file that others may write keeps its mode: its content must not come to look trusted.
    """
    if not hasattr(os, "fchmod"):
        return
    with suppress(OSError, FileRefused):
        mode = path.lstat().st_mode
        if mode & 0o077 and not mode & _OTHERS_WRITE:
            descriptor = open_own(path)
            try:
                os.fchmod(descriptor, 0o600)
            finally:
                os.close(descriptor)


def others_may_write(path: Path) -> Path | None:
    """Return the file itself, or the first folder above it, that another account can change; None when there is none.

    Folders with the sticky bit, such as /tmp, do not count.
    """
    if os.name == "nt":
        return None
    top = Path("/").stat().st_uid
    path = path.resolve()
    for each in (path, *path.parents):
        status = each.stat()
        sticky = stat.S_ISDIR(status.st_mode) and status.st_mode & stat.S_ISVTX
        if status.st_uid not in {os.geteuid(), 0, top} or (status.st_mode & _OTHERS_WRITE and not sticky):
            return each
    return None


def wipe(path: Path) -> None:
    """Overwrite and remove a file of one's own, as far as the disk allows; raises OSError.

    A file with hard links only loses this name. A file that is not trusted is left alone.
    """
    if is_own(path):
        with suppress(OSError, FileRefused):  # read-only or hard-linked: remove without overwriting
            _write_over(path)
        path.unlink(missing_ok=True)


def _write_over(path: Path) -> None:
    descriptor = open_own(path, os.O_WRONLY)
    with os.fdopen(descriptor, "wb", buffering=0) as file:
        for _ in range(-(-os.fstat(descriptor).st_size // _BLOCK)):
            file.write(bytes(_BLOCK))
        os.fsync(descriptor)


def _judge(path: Path, status: os.stat_result) -> FileRefused | None:
    if stat.S_ISLNK(status.st_mode):
        return FileRefused(_LINK, path=path)
    if not stat.S_ISREG(status.st_mode):
        return FileRefused(_NO_FILE, path=path)
    if not _is_mine(status):
        return FileRefused(_FOREIGN, path=path)
    return FileRefused(_TWO_NAMES, path=path) if status.st_nlink > 1 else None


def _is_mine(status: os.stat_result) -> bool:
    return os.name == "nt" or status.st_uid == os.geteuid()
