"""Files of paths: the built-in ones, and the person's own beside the diary, edited as text and replaced atomically.

A change keeps the previous text, which `put_back` restores.
"""

import os
from pathlib import Path as File

from recoverytui import atomic_files, own_files
from recoverytui.commands import text_files
from recoverytui.commands.diary import Diary
from recoverytui.domain.languages import SOURCE_LANGUAGE
from recoverytui.domain.programme import Programme
from recoverytui.errors import N_, BadInput, FileRefused
from recoverytui.imports import programme_file

BUILT_IN = ("ten-weeks",)
"""The paths of the program, by name."""
SUFFIX = ".md"
_EARLIER = ".earlier"
_CONTENT = File(__file__).parent.parent / "content"
_LONGEST_NAME = 80


def names(diary: Diary) -> list[str]:
    """Return the names of all programmes: built-in ones, then the person's own."""
    folder = diary.locations.programmes
    own = {file.stem for file in _files(folder, f"*{SUFFIX}") if is_usable(file.stem)} - set(BUILT_IN)
    return [*BUILT_IN, *sorted(own, key=str.casefold)]


def known(diary: Diary, name: str) -> str:
    """Return a name in its stored case; raises BadInput for an unknown programme."""
    for each in names(diary):
        if each.casefold() == name.casefold():
            return each
    raise BadInput(N_("There is no path called {name}."), name=name[:40])


def is_own(diary: Diary, name: str) -> bool:
    """Return whether a programme is a file of the person's own; such a file overrides a built-in one of its name."""
    return own_files.distrust_folder(diary.locations.programmes) is None and _is_there(_own(diary, name))


def text(diary: Diary, name: str, language: str) -> str:
    """Return the text of a path's file; raises BadInput, FileRefused."""
    name = known(diary, name)
    take = text_files.read_own if is_own(diary, name) else text_files.read
    return take(_file(diary, name, language), programme_file.LARGEST)


def read(diary: Diary, name: str, language: str) -> Programme:
    """Return a path; raises BadInput for an unknown name, FileRefused with the line that is invalid."""
    return programme_file.read(text(diary, name, language), _file(diary, known(diary, name), language))


def of_program(name: str, language: str) -> Programme:
    """Return a built-in path, for use without a diary; raises BadInput for another name."""
    if name not in BUILT_IN:
        raise BadInput(N_("There is no path called {name}."), name=name[:40])
    file = _built_in(name, language)
    return programme_file.read(text_files.read(file, programme_file.LARGEST), file)


def write(diary: Diary, name: str, before: str, after: str) -> None:
    """Write a changed path to a file of one's own; raises FileRefused for invalid text, NotWritable."""
    file = _own(diary, name)
    programme_file.read(after, file)
    atomic_files.make_own_folder(file.parent)
    atomic_files.replace_whole(_earlier(diary, name), before.encode())
    atomic_files.replace_whole(file, after.encode())


def add_file(diary: Diary, file: File) -> str:
    """Copy a path's file into the diary's folder under its own name, and return that name.

    It is validated first, and never overwrites a file. Raises FileRefused, NotWritable.
    """
    try:
        text = text_files.read(file, programme_file.LARGEST)
    except FileNotFoundError:
        raise FileRefused(N_("There is no file at {path}."), path=file) from None
    programme_file.read(text, file)
    if not is_usable(file.stem):
        raise FileRefused(
            N_("A path cannot have the same name as the file at {path}. Give it a shorter, plain name."), path=file
        )
    atomic_files.make_own_folder(diary.locations.programmes)
    atomic_files.write_whole(_own(diary, file.stem), text.encode())
    return file.stem


def bring_in(diary: Diary, name: str, text: str) -> None:
    """Store the text of a programme from an imported document; raises FileRefused, NotWritable."""
    programme_file.read(text, _own(diary, name))
    atomic_files.make_own_folder(diary.locations.programmes)
    atomic_files.write_whole(_own(diary, name), text.encode())


def remove(diary: Diary, name: str) -> None:
    """Remove a file of one's own; `put_back` restores it. Raises BadInput for a built-in path."""
    name = known(diary, name)
    if not is_own(diary, name):
        raise BadInput(N_("{name} belongs to the program, and stays."), name=name)
    with atomic_files.speaking_of(_own(diary, name)):
        _own(diary, name).replace(_earlier(diary, name))


def put_back(diary: Diary, name: str) -> str:
    """Restore the text before the last change, or a removed file, and return the path's name.

    Calling it again restores the change. Raises BadInput when there is nothing to restore.
    """
    earlier, file = _earlier(diary, name), _own(diary, name)
    if not is_usable(name) or not _is_there(earlier) or own_files.distrust_folder(earlier.parent) is not None:
        raise BadInput(N_("There is nothing to bring back."))
    if os.path.lexists(file):
        now, before = (text_files.read_own(each, programme_file.LARGEST) for each in (file, earlier))
        atomic_files.replace_whole(earlier, now.encode())
        atomic_files.replace_whole(file, before.encode())
    else:
        with atomic_files.speaking_of(file):
            earlier.replace(file)
    return name


def removed(diary: Diary) -> list[str]:
    """Return the names of removed paths that can be restored."""
    folder, ending = diary.locations.programmes, f"{SUFFIX}{_EARLIER}"
    gone = [file.name[1 : -len(ending)] for file in _files(folder, f".*{ending}")]
    return sorted((name for name in gone if is_usable(name) and not is_own(diary, name)), key=str.casefold)


def _files(folder: File, pattern: str) -> list[File]:
    """Return the trusted files of a trusted folder."""
    there = folder.glob(pattern) if own_files.distrust_folder(folder) is None and folder.is_dir() else ()
    return [file for file in there if _is_there(file)]


def _is_there(file: File) -> bool:
    return os.path.lexists(file) and own_files.distrust(file) is None


def is_usable(name: str) -> bool:
    """Return whether a file name can name a path: printable, short, not hidden, no separators."""
    return (
        0 < len(name) <= _LONGEST_NAME
        and name.isprintable()
        and not name.startswith(".")
        and {"/", "\\", ":"}.isdisjoint(name)
    )


def _file(diary: Diary, name: str, language: str) -> File:
    return _own(diary, name) if is_own(diary, name) else _built_in(name, language)


def _built_in(name: str, language: str) -> File:
    """Return the file of one of the program's own paths, the English one when the language has none."""
    files = (_CONTENT / f"{name}.{each}{SUFFIX}" for each in (language, SOURCE_LANGUAGE))
    return next(filter(File.is_file, files))


def _own(diary: Diary, name: str) -> File:
    return diary.locations.programmes / f"{name}{SUFFIX}"


def _earlier(diary: Diary, name: str) -> File:
    return diary.locations.programmes / f".{name}{SUFFIX}{_EARLIER}"
