"""A short sample of every long fault run (docs/faults.md): the same code with fewer cases."""

import os
from pathlib import Path

import pytest

from faults import outside, strace
from faults.__main__ import RUNS, run_named

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs kill -9, pipes and descriptors as POSIX has them")

SAMPLES = {
    "kills": 3,
    "power": 40,
    "damaged": 24,
    "schema": 300,
    "relocks": 2,
    "migrating": 3,
    "parallel": 1,
    "drafting": 3,
    "window_kills": 1,
    "typed_over_locks": 1,
    "rooms": 15,
    "full_disk": 2,
    "canaries": 1,
    "side_files": 3,
    "restoring": 40,
    "doors": 400,
    "outside": 1,
    "sockets": 3,
    "memory": 1,
    "closed_rooms": 1,
    "import_memory": 1,
    "exports": 40,
    "interrupts": 4,
    "keys_together": 1,
    "monkey": 1,
    "noise": 5,
    "slow_lines": 1,
}
"""How many cases of each run the suite tries; together they take less than a minute."""
TRACED = {"power", "side_files", "restoring", "relocks", "migrating", "full_disk", "sockets"}


def test_every_run_has_a_sample() -> None:
    assert set(SAMPLES) == set(RUNS)


@pytest.mark.parametrize("name", SAMPLES)
def test_promises_are_kept_in_a_sample_of(name: str, tmp_path: Path) -> None:
    if name in TRACED and strace.missing():
        pytest.skip(strace.missing())
    result = run_named(name).run(SAMPLES[name], 1, tmp_path)
    assert not result.failures
    assert result.kept
    assert result.tried >= min(SAMPLES[name], 6) - 1


def test_the_public_tool_opens_a_locked_diary_by_passphrase_and_by_sheet(tmp_path: Path) -> None:
    if missing := outside.missing_tool():
        pytest.skip(missing)
    result = outside.run(1, 2, tmp_path)
    assert not result.failures
    assert result.figures["opened by passphrase"] == result.figures["opened by sheet"] == 3
