"""The files of an import: one file, a folder or a zip archive; which of them are text is told by their names."""

import zipfile
import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple

from recoverytui.errors import N_, FileRefused
from recoverytui.imports.bounds import MOST_BYTES, too_large
from recoverytui.imports.imported import Omitted, Why

ZIP = b"PK\x03\x04"
MOST_FILES = 100_000
TEXT = frozenset({".csv", ".json", ".md", ".markdown", ".text", ".txt"})
_MEDIA = frozenset(
    {
        *(".jpg", ".jpeg", ".png", ".gif", ".heic", ".heif", ".webp", ".tif", ".tiff", ".svg", ".bmp", ".pdf"),
        *(".mov", ".mp4", ".m4v", ".avi", ".webm", ".m4a", ".aac", ".mp3", ".wav", ".ogg", ".opus", ".caf"),
    }
)


class SourceFile(NamedTuple):
    """A text file of an import."""

    path: str
    """Path with slashes inside the folder or archive; name and folder of a single file; empty for a pipe."""
    data: bytes

    @property
    def stem(self) -> str:
        """Name without folder and suffix."""
        return PurePosixPath(self.path).stem

    @property
    def folder(self) -> str:
        """Name of the folder it is in."""
        return PurePosixPath(self.path).parent.name


class FileSet(NamedTuple):
    """The text files of an import, and what else lies beside them."""

    files: list[SourceFile]
    is_many: bool = False
    """Whether it is a folder or an archive."""
    omitted: Sequence[Omitted] = ()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(len(each.data) for each in self.files)


def sorted_out(paths: Iterable[str]) -> tuple[list[str], list[Omitted]]:
    """Divide the paths of a folder into those of text files, sorted, and what is left out; raises FileRefused."""
    texts, omitted, hidden = [], [], set[str]()
    for number, path in enumerate(sorted(paths), start=1):
        if number > MOST_FILES:
            raise FileRefused(N_("Nothing was taken in. A folder can bring {most} files at most."), most=MOST_FILES)
        parts = PurePosixPath(path).parts
        at = next((at for at, part in enumerate(parts) if part.startswith((".", "__MACOSX"))), None)
        suffix = PurePosixPath(path).suffix.lower()
        if at is not None:
            hidden.add("/".join(parts[: at + 1]))
        elif suffix in TEXT:
            texts.append(path)
        else:
            omitted.append(Omitted(Why.MEDIA if suffix in _MEDIA else Why.NO_TEXT_FILE, file=path))
    return texts, omitted + [Omitted(Why.NO_TEXT_FILE, file=path) for path in sorted(hidden)]


def unzipped(archive: bytes | BinaryIO) -> FileSet:
    """Read the text files of a zip archive, each within the bounds; raises FileRefused."""
    try:
        with zipfile.ZipFile(BytesIO(archive) if isinstance(archive, bytes) else archive) as opened:
            infos = {info.filename: info for info in opened.infolist() if not info.is_dir()}
            texts, omitted = sorted_out(infos)
            if any(infos[path].flag_bits & 1 for path in infos):
                raise FileRefused(N_("Nothing was taken in. The zip file is encrypted. Unpack it first."))
            left, files = MOST_BYTES, []
            for path in texts:
                with opened.open(infos[path]) as member:
                    data = member.read(left + 1)  # a bomb is read up to the bound only
                left -= len(data)
                if left < 0:
                    raise too_large()
                files.append(SourceFile(path, data))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError, zlib.error):
        raise FileRefused(N_("Nothing was taken in. The zip file is not whole.")) from None
    return FileSet(files, is_many=True, omitted=omitted)
