"""Emulate a rule of Windows: a file that this process has open cannot be replaced, renamed or removed."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

DESCRIPTORS = Path("/proc/self/fd")
"""Where Linux names every open file, those of the database driver among them."""


def refuse_what_is_open(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the system refuse as Windows does, and return the names of what it was asked for."""
    asked: list[str] = []

    def ruled(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*paths: Any, **named: Any) -> Any:
            for path in paths:
                if _is_open(path):
                    raise PermissionError(13, "The process cannot access the file", str(path))
            asked.append(name)
            return real(*paths, **named)

        return call

    for name in ("replace", "rename", "unlink", "remove"):
        monkeypatch.setattr(os, name, ruled(name, getattr(os, name)))
    return asked


def _is_open(path: Any) -> bool:
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return any((each.st_dev, each.st_ino) == (status.st_dev, status.st_ino) for each in _open_files())


def _open_files() -> Iterator[os.stat_result]:
    for each in DESCRIPTORS.iterdir():
        try:
            yield os.fstat(int(each.name))
        except OSError:  # that of the listing itself
            continue
