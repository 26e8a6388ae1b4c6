"""Advisory locks of folders, beside those of other programs."""

import os

import pytest

from recoverytui import folder_lock
from recoverytui.errors import DiaryInUse


@pytest.mark.skipif(os.name == "nt", reason="folders are not locked there")
def test_a_lock_of_another_program_is_waited_for_and_then_said(tmp_path, monkeypatch):
    import fcntl

    assert folder_lock.LONGEST_WAIT <= 10
    monkeypatch.setattr(folder_lock, "LONGEST_WAIT", 0.1)
    foreign = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(foreign, fcntl.LOCK_EX)
    try:
        with pytest.raises(DiaryInUse, match="is at work in the folder"), folder_lock.at_work(tmp_path):
            pass
        with folder_lock.alone(tmp_path) as alone:
            assert not alone
    finally:
        os.close(foreign)
    with folder_lock.at_work(tmp_path):
        pass
