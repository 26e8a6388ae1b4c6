"""The diaries of the benchmarks are as the program itself would have written them."""

from benchmarks import generator
from recoverytui.commands import backups, entries
from recoverytui.commands.diary import open_diary
from recoverytui.paths import DiaryPaths


def test_a_generated_diary_is_whole_and_its_last_entry_can_be_undone(tmp_path, clock) -> None:
    path = tmp_path / "diary.db"
    generator.generate(path, 60, until=clock().date())
    diary = open_diary(DiaryPaths(path, tmp_path / "settings.toml", tmp_path / "backups"), clock)
    try:
        health = backups.check(diary)
        assert (health.whole, health.altered, health.indexed_anew, health.counted_anew) == (True, (), False, False)
        assert entries.undo(diary) is not None
    finally:
        diary.close()
