"""Simulated disk: after a power cut, unsynced writes are kept, lost, torn or reordered.

A file's bytes are safe after fsync or fdatasync of the file; a name is safe after fsync of its folder. That is less
than ext4, XFS or APFS keep, and all that POSIX says.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from faults.strace import Call

SECTOR = 512
"""So many bytes are written whole, or not at all."""


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes at a place in a file, or (without bytes) its new length."""

    at: int
    data: bytes | None


@dataclass(eq=False)
class File:
    """A file's safe bytes, and what was written since."""

    safe: bytes = b""
    waiting: list[Write] = field(default_factory=list)

    def now(self) -> bytes:
        """Return the bytes as a reader sees them."""
        return _written(self.safe, self.waiting)


@dataclass(frozen=True, slots=True)
class Naming:
    """A name in a folder that came to mean a file, or nothing; a rename does both at once."""

    names: tuple[tuple[Path, File | None], ...]


@dataclass
class Opened:
    """An open descriptor: a file and a position in it, or a folder."""

    file: File | None
    folder: Path | None = None
    position: int = 0


class Disk:
    """The files below one folder, as recorded calls change them."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self._safe: dict[Path, File] = {}
        self._now: dict[Path, File] = {}
        self._waiting: list[Naming] = []
        self._open: dict[int, Opened] = {}

    def hold(self, files: dict[Path, bytes]) -> None:
        """Let files be there, safely."""
        self._safe = {path: File(data) for path, data in files.items()}
        self._now = dict(self._safe)

    def names(self) -> frozenset[Path]:
        """Return the names that mean a file, as a reader sees them."""
        return frozenset(self._now)

    def take(self, call: Call) -> bool:
        """Let a call happen; tell whether it changed anything that a power cut could show."""
        handle = getattr(self, f"_{call.name}", None)
        return bool(handle and handle(call))

    def cut(self, dice: Random, keeps: float, torn: float) -> dict[Path, bytes]:
        """Return the files after a power cut now: each waiting change is kept by chance, some writes only in part."""
        names = dict(self._safe)
        for naming in self._waiting:
            if dice.random() < keeps:
                _name(names, naming)
        return {path: self._bytes(file, dice, keeps, torn) for path, file in names.items()}

    def _bytes(self, file: File, dice: Random, keeps: float, torn: float) -> bytes:
        kept: list[Write] = []
        for write in file.waiting:
            if dice.random() >= keeps:
                continue
            if write.data is not None and dice.random() < torn:
                kept += _sectors(write, dice)
            else:
                kept.append(write)
        return _written(file.safe, kept)

    def _openat(self, call: Call) -> bool:
        path, flags = self._path(call.strings[0]), call.numbers[2]
        if path is None:
            self._open.pop(call.answer, None)
            return False
        if "O_TMPFILE" in flags:
            self._open[call.answer] = Opened(File())
            return False
        if "O_DIRECTORY" in flags or (path not in self._now and "O_CREAT" not in flags):
            self._open[call.answer] = Opened(None, path)
            return False
        new = path not in self._now
        if new:
            self._rename_to((path, File()))
        file = self._now[path]
        if "O_TRUNC" in flags and not new:
            file.waiting.append(Write(0, None))
        self._open[call.answer] = Opened(file, position=len(file.now()) if "O_APPEND" in flags else 0)
        return new or "O_TRUNC" in flags

    def _close(self, call: Call) -> bool:
        self._open.pop(int(call.numbers[0]), None)
        return False

    def _lseek(self, call: Call) -> bool:
        if opened := self._open.get(int(call.numbers[0])):
            opened.position = call.answer
        return False

    def _pwrite64(self, call: Call) -> bool:
        return self._put(call, int(call.numbers[3]))

    def _write(self, call: Call) -> bool:
        opened = self._open.get(int(call.numbers[0]))
        if opened is None:
            return False
        self._put(call, opened.position)
        opened.position += call.answer
        return True

    def _put(self, call: Call, at: int) -> bool:
        opened = self._open.get(int(call.numbers[0]))
        if opened is None or opened.file is None:
            return False
        opened.file.waiting.append(Write(at, call.strings[0][: call.answer]))
        return True

    def _ftruncate(self, call: Call) -> bool:
        opened = self._open.get(int(call.numbers[0]))
        if opened is None or opened.file is None:
            return False
        opened.file.waiting.append(Write(int(call.numbers[1]), None))
        return True

    def _fsync(self, call: Call) -> bool:
        opened = self._open.get(int(call.numbers[0]))
        if opened is None:
            return False
        if opened.file is not None:
            opened.file.safe, opened.file.waiting = opened.file.now(), []
        else:
            mine = [each for each in self._waiting if any(path.parent == opened.folder for path, _ in each.names)]
            for naming in mine:
                _name(self._safe, naming)
            self._waiting = [each for each in self._waiting if each not in mine]
        return True

    _fdatasync = _fsync

    def _unlink(self, call: Call) -> bool:
        path = self._path(call.strings[0])
        return path is not None and self._rename_to((path, None))

    def _unlinkat(self, call: Call) -> bool:
        return self._unlink(call)

    def _rename(self, call: Call) -> bool:
        old, new = map(self._path, call.strings)
        if old is None or new is None:
            return False
        return self._rename_to((old, None), (new, self._now[old]))

    _renameat = _renameat2 = _rename

    def _link(self, call: Call) -> bool:
        old, new = map(self._path, call.strings)
        if old is None or new is None:
            return False
        return self._rename_to((new, self._now[old]))

    def _linkat(self, call: Call) -> bool:
        old, name = call.strings
        if not old.startswith(b"/proc/self/fd/"):
            return self._link(call)
        file = self._open[int(old.rpartition(b"/")[2])].file
        folder = self._open[int(call.numbers[2])].folder
        if file is None or folder is None:
            return False
        return self._rename_to((folder / os.fsdecode(name), file))

    def _rename_to(self, *names: tuple[Path, File | None]) -> bool:
        naming = Naming(names)
        _name(self._now, naming)
        self._waiting.append(naming)
        return True

    def _path(self, raw: bytes) -> Path | None:
        path = Path(os.fsdecode(raw))
        return path if path == self.top or self.top in path.parents else None


def _name(names: dict[Path, File], naming: Naming) -> None:
    for path, file in naming.names:
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file


def _sectors(write: Write, dice: Random) -> list[Write]:
    """Return the sectors of a write that reached the disk before the power went."""
    data, parts, start = write.data or b"", [], 0
    while start < len(data):
        stop = min(start + SECTOR - (write.at + start) % SECTOR, len(data))
        if dice.random() < 0.5:
            parts.append(Write(write.at + start, data[start:stop]))
        start = stop
    return parts


def _written(safe: bytes, writes: list[Write]) -> bytes:
    content = bytearray(safe)
    for write in writes:
        if write.data is None:
            del content[write.at :]
            content.extend(bytes(write.at - len(content)))
        else:
            content.extend(bytes(max(write.at - len(content), 0)))
            content[write.at : write.at + len(write.data)] = write.data
    return bytes(content)
