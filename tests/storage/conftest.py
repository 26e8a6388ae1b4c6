"""Fixtures for other processes and for read-only folders."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from recoverytui import paths
from recoverytui.paths import DiaryPaths

SOMEBODY_ELSE = 65534


@pytest.fixture
def locations(home: Path) -> DiaryPaths:
    """The paths in use in this home."""
    return paths.find(None, {"RECOVERY_HOME": str(home)})


@pytest.fixture
def start() -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Start another Python with a script; what still runs at the end of the test is ended."""
    started: list[subprocess.Popen[str]] = []

    def run(script: str, *arguments: object) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", script, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def shut_folder() -> Iterator[Path]:
    """A folder where whoever holds the test's rights may read and not write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield folder
        folder.chmod(0o700)


@pytest.fixture
def powerless() -> Callable[[], object]:
    """Return a context in which root has no more rights than anybody; for others it changes nothing."""

    @contextmanager
    def without_rights() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        os.seteuid(SOMEBODY_ELSE)
        try:
            yield
        finally:
            os.seteuid(0)

    return without_rights
