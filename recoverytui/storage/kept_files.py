"""Lists the program's files in its folders, and foreign files beside them, which it never removes."""

import os
from collections.abc import Iterator
from pathlib import Path

from recoverytui import atomic_files, own_files, side_names
from recoverytui.dataclass import dataclass
from recoverytui.errors import FileRefused
from recoverytui.paths import DiaryPaths
from recoverytui.storage import backup

_CONFLICT = ("conflict", "konflikt", "modstridende")
"""Patterns of the conflict copies that sync programs make."""


@dataclass
class KeptFiles:
    """Files in the folders of one diary."""

    ours: list[Path]
    """Written by the program: diary, side files, backups, own programmes, settings and help page."""
    others: list[Path]
    """Not written by it, untrusted, or shared by the whole machine: listed, and left alone."""


def find(locations: DiaryPaths) -> KeptFiles:
    """Return the files, those of the diary first and the settings last."""
    there = [path for path in _known(locations) if os.path.lexists(path)]
    machine = [path for path in _of_settings(locations) if os.path.lexists(path)]
    ours, others = there if locations.named else [*there, *machine], machine if locations.named else []
    untrusted = [path for path in ours if not own_files.is_own(path)]
    beside = [path for path in _beside(locations) if path not in ours]
    return KeptFiles([path for path in ours if path not in untrusted], [*untrusted, *sorted(beside), *others])


def untrusted(locations: DiaryPaths) -> list[FileRefused]:
    """Return why each file with one of the program's names is not used."""
    folders = [own_files.distrust_folder(folder) for folder in (locations.backups, locations.programmes)]
    files = [own_files.distrust(path) for path in _known(locations) if path != locations.diary]
    return [reason for reason in (*folders, *files) if reason is not None]


def _known(locations: DiaryPaths) -> list[Path]:
    """Return the names used by the program, except those of the settings."""
    kept = [path for path in _entries(locations.backups) if _is_backup(path, locations)]
    own_paths = [path for path in _entries(locations.programmes) if _is_path(path)]
    half = atomic_files.half_written(locations.diary.parent, locations.diary.name)
    beside = side_names.beside(locations.diary, side_names.ALL)
    spools = [path for path in _entries(locations.diary.parent) if side_names.is_spool(path.name, locations.diary.name)]
    return [locations.diary, *beside, *sorted(half), *sorted(spools), *sorted(kept), *sorted(own_paths)]


def _of_settings(locations: DiaryPaths) -> list[Path]:
    files = (locations.settings, locations.help_file)
    half = [part for file in files for part in atomic_files.half_written(file.parent, file.name)]
    return [*half, locations.help_file, locations.settings]


def _is_backup(path: Path, locations: DiaryPaths) -> bool:
    main = path.with_name(side_names.main_name(path.name))
    return side_names.is_half_written(path.name) or backup.of_name(main, locations.diary) is not None


def _is_path(path: Path) -> bool:
    return side_names.is_half_written(path.name) or path.suffix == ".md" or path.name.endswith(".md.earlier")


def _beside(locations: DiaryPaths) -> Iterator[Path]:
    """Yield the contents of the program's folders, and possible conflict copies beside the diary and the settings."""
    yield from (*_entries(locations.backups), *_entries(locations.programmes))
    for file in (locations.diary, locations.settings, locations.help_file):
        for path in _entries(file.parent):
            if path != file and _is_copy(path.name.casefold(), file):
                yield path


def _is_copy(name: str, file: Path) -> bool:
    stem = file.stem.casefold()
    rest = name.removeprefix(stem)
    if not name.startswith(stem) or rest[:1].isalpha():
        return False
    return rest.endswith(file.suffix.casefold()) or file.suffix in rest or any(word in rest for word in _CONFLICT)


def _entries(folder: Path) -> list[Path]:
    """Return the non-folders in a folder, none for one that is a link."""
    if own_files.distrust_folder(folder) is not None:
        return []
    try:
        return [path for path in folder.iterdir() if path.is_symlink() or not path.is_dir()]
    except OSError:
        return []
