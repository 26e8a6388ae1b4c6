"""Every word of another program's file is in the diary or named in the report; a dry run reports the same."""

import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoverytui.domain.import_source import SOURCES
from tests.imports.writers import WRITERS, Writer


def texts(value: Any) -> Iterator[str]:
    """Yield every text in a JSON value."""
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from texts(each)
        case list():
            for each in value:
                yield from texts(each)


FOLDERS = {"jrnl folder", "daily notes"}


def written(name: str, dice: Random, folder: Path) -> tuple[Path, list[str]]:
    """Write the files of a format; return the path to import and every word in them."""
    words = Writer(dice)
    files = WRITERS[name][1](words)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder if name in FOLDERS else folder / next(iter(files)), words.words


def test_each_source_has_a_writer() -> None:
    assert {source for source, _ in WRITERS.values()} == {row.name for row in SOURCES.values() if row.is_foreign}


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), become=st.sampled_from(["wins", "notes"]))
def test_no_word_is_lost(invoke, home, name, seed, become) -> None:
    shutil.rmtree(home, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        path, words = written(name, Random(seed), Path(folder))
        dry = invoke("import", "--dry-run", str(path), "--as", become)
        answer = invoke("import", str(path), "--as", become)
    assert (answer.code, answer.err) == (0, ""), answer.err
    assert [line for line in dry.lines if line.startswith("Left out")] == [
        line for line in answer.lines if line.startswith("Left out")
    ]
    diary = "\n".join(texts(invoke("export", "--for", "me", "--format", "json").json))
    known = unicodedata.normalize("NFC", f"{diary}\n{answer.out}")
    assert [word for word in words if unicodedata.normalize("NFC", word) not in known] == []
