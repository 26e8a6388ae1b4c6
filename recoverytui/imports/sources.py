"""Recognise the source of a file or folder, and read it with the reader of its row in `domain.import_source`."""

from importlib import import_module
from types import ModuleType

from recoverytui.domain.import_source import OWN, SOURCES, Become
from recoverytui.imports import foreign, guess
from recoverytui.imports.foreign import Collector
from recoverytui.imports.imported import Incoming, Why
from recoverytui.imports.sample import Sample
from recoverytui.imports.source_files import FileSet, SourceFile


def recognised(files: FileSet) -> str:
    """Return the name of the source of some files; raises FileRefused, naming what they seem to be."""
    if not files.is_many:
        for file in files.files:
            return _recognised_file(file)
    paths = [file.path for file in files.files]
    for row in SOURCES.values():
        if (is_folder := getattr(_reader(row.name), "is_folder", None)) and is_folder(paths):
            return row.name
    for file in files.files:
        if source := _source_of(Sample(file)):
            return source
    raise guess.refused_folder(paths, files.omitted)


def read(files: FileSet, source: str, become: Become, *, release: bool = False) -> Incoming:
    """Parse the files of another program; raises FileRefused. With `release` their bytes are dropped when read."""
    reader, out = _reader(source), Collector(SOURCES[source].title, become)
    if not files.is_many:
        return foreign.read(files, out, reader.read_entries, release=release)
    if read_folder := getattr(reader, "read_folder", None):
        return foreign.read_folder(files, out, read_folder, release=release)
    mine = []
    for file in files.files:
        if reader.is_one(Sample(file)):
            mine.append(file)
        else:
            out.file = file.path
            out.omit(Why.NO_TEXT_FILE)
    return foreign.read(files._replace(files=mine), out, reader.read_entries, release=release)


def only_file(files: FileSet, source: str) -> SourceFile:
    """Return the one file of this program's own format; in a folder, the first of them."""
    return next((file for file in files.files if _source_of(Sample(file)) == source), files.files[0])


def _recognised_file(file: SourceFile) -> str:
    sample = Sample(file)
    if sample.is_own:
        return OWN
    if error := guess.not_text(file.data):
        raise error
    if source := _source_of(sample):
        return source
    raise guess.refused(sample)


def _source_of(sample: Sample) -> str | None:
    """Return the source of one file, None if no reader knows it."""
    if sample.is_own:
        return OWN
    for row in SOURCES.values():
        if row.name != OWN and _reader(row.name).is_one(sample):
            return row.name
    return None


def _reader(source: str) -> ModuleType:
    return import_module(f"recoverytui.imports.{SOURCES[source].reader}")
