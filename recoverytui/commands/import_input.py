"""Read what is imported: a file, a folder, a zip archive, or a pipe; bounded in size."""

import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from recoverytui import paths
from recoverytui.errors import N_, FileRefused
from recoverytui.imports.bounds import MOST_BYTES, MOST_LARGE_BYTES, too_large
from recoverytui.imports.imported import Omitted, Why
from recoverytui.imports.sample import Sample
from recoverytui.imports.source_files import MOST_FILES, ZIP, FileSet, SourceFile, sorted_out, unzipped
from recoverytui.imports.text_slices import SLICE


def read_path(path: Path, *, pipes: bool = False) -> FileSet:
    """Read a path into memory; raises FileRefused.

    A pipe, such as a shell's `<(...)`, is read only with `pipes`: it may never end.
    """
    path = paths.expanded(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return _read_folder(path)
        if stat.S_ISFIFO(mode) and pipes:
            with path.open("rb") as pipe:
                return read_bytes(pipe.read(MOST_BYTES + 1))
        if not stat.S_ISREG(mode):
            raise FileRefused(N_("Nothing was taken in. {path} is a device, not a file or folder."), path=path)
        with path.open("rb") as file:
            if file.read(len(ZIP)) == ZIP:  # with its pictures, an archive may be larger than what is read of it
                file.seek(0)
                return unzipped(file)
            file.seek(0)
            return read_bytes(file.read(MOST_BYTES + 1), _name(path))
    except FileNotFoundError:
        raise FileRefused(N_("Nothing was taken in. There is no file at {path}."), path=path) from None
    except OSError as error:
        raise FileRefused(N_("Nothing was taken in. The file at {path} may not be read."), path=path) from error


class LargeFile(NamedTuple):
    """A document of this program that is too large to be held in memory."""

    path: Path
    size: int

    def parts(self) -> Iterator[bytes]:
        """Yield its bytes, from the beginning; raises FileRefused."""
        try:
            with self.path.open("rb") as file:
                while data := file.read(SLICE):
                    yield data
        except OSError as error:
            raise FileRefused(
                N_("Nothing was taken in. The file at {path} may not be read."), path=self.path
            ) from error


def large_document(path: Path) -> LargeFile | None:
    """Return a document of this program that is read part by part; None for any other file.

    Raises FileRefused for one beyond the bounds.
    """
    path = paths.expanded(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size <= MOST_BYTES:
            return None
        with path.open("rb") as file:
            beginning = SourceFile(_name(path), file.read(SLICE))
    except OSError:  # told by `read_path`
        return None
    if not Sample(beginning).is_own:
        return None
    if status.st_size > MOST_LARGE_BYTES:
        raise too_large(MOST_LARGE_BYTES)
    return LargeFile(path, status.st_size)


def read_bytes(data: bytes, name: str = "") -> FileSet:
    """Return the bytes of a file or pipe as a set of files; raises FileRefused when there are too many."""
    if len(data) > MOST_BYTES:
        raise too_large()
    return unzipped(data) if data.startswith(ZIP) else FileSet([SourceFile(name, data)])


def _read_folder(folder: Path) -> FileSet:
    """Read the text files of a folder and the folders in it; links are not followed out of it."""
    texts, omitted = sorted_out(islice(_paths_in(folder), MOST_FILES + 1))
    root = folder.absolute().name  # part of the path: Loop names a habit by its folder, jrnl a year
    files, left = [], MOST_BYTES
    for name in texts:
        path = folder / name
        if not stat.S_ISREG(path.lstat().st_mode):
            omitted.append(Omitted(Why.NO_TEXT_FILE, file=name))
            continue
        with path.open("rb") as file:
            data = file.read(left + 1)
        left -= len(data)
        if left < 0:
            raise too_large()
        files.append(SourceFile(f"{root}/{name}", data))
    return FileSet(files, is_many=True, omitted=omitted)


def _paths_in(folder: Path) -> Iterator[str]:
    """Yield the paths of the files in a folder; a hidden folder is one of them, and is not entered."""
    for parent, folders, names in os.walk(folder, onerror=_raise):
        hidden = [name for name in folders if name.startswith(".")]
        folders[:] = sorted({*folders} - {*hidden})
        yield from (Path(parent, name).relative_to(folder).as_posix() for name in (*hidden, *names))


def _name(path: Path) -> str:
    """Return the name of a file with the folders above it, which tell the habit or the day in some formats."""
    return "/".join(path.absolute().parts[-3:])


def _raise(error: OSError) -> None:
    raise error
