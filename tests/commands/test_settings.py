"""Settings in the diary: bounded, undoable, and without effect on days already written."""

import pytest

from recoverytui.commands import entries, overview, settings, wins
from recoverytui.commands.diary import open_diary
from recoverytui.domain.preferences import Preferences
from recoverytui.errors import BadInput


def test_a_new_diary_has_the_usual_values(diary) -> None:
    assert diary.prefs == Preferences()
    assert (diary.prefs.day_starts_at, diary.prefs.breather, diary.prefs.days_a_week) == (4, 2, 2)


@pytest.mark.parametrize(
    ("key", "values"),
    [("day_starts_at", (0, 12)), ("breather", (0, 6)), ("days_a_week", (1, 7)), ("quiet_view", (True, False))],
)
def test_every_value_within_bounds_is_kept(key: str, values: tuple[object, ...], diary, clock) -> None:
    for value in values:
        assert getattr(settings.set_preference(diary, key, value), key) == value
    again = open_diary(diary.locations, clock)
    assert getattr(again.prefs, key) == values[-1]
    again.close()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("day_starts_at", value) for value in (-1, 13, "4", 4.0, True, None)),
        *(("breather", value) for value in (-1, 7)),
        *(("days_a_week", value) for value in (0, 8)),
        *(("quiet_view", value) for value in (1, "on", None)),
        *(("began", "2026-01-01"), ("pause_question_answered", "2026-01-01"), ("kind", "x"), ("", 1)),
    ],
)
def test_anything_else_is_refused(key: str, value: object, diary) -> None:
    with pytest.raises(BadInput):
        settings.set_preference(diary, key, value)
    assert diary.prefs == Preferences()
    assert entries.undo(diary) is None


def test_a_setting_is_a_deed(diary) -> None:
    settings.set_preference(diary, "breather", 5)
    settings.set_preference(diary, "breather", 3)
    settings.set_preference(diary, "breather", 3)
    assert [entries.undo(diary), diary.prefs.breather] == ["setting.set", 5]
    assert [entries.undo(diary), diary.prefs.breather] == ["setting.set", 2]
    assert [entries.undo(diary), entries.redo(diary), diary.prefs.breather] == [None, "setting.set", 5]
    settings.set_preference(diary, "breather", 2)
    assert diary.prefs.breather == 2


def test_what_is_set_changes_what_is_measured(diary, clock) -> None:
    for days in (0, 5):
        wins.add(diary, "a win", day=diary.today.replace(day=21 - days))
    assert overview.measure(diary).run.days == 1
    settings.set_preference(diary, "breather", 4)
    assert overview.measure(diary).run.days == 2
    settings.set_preference(diary, "days_a_week", 1)
    assert overview.measure(diary).days_a_week == 1
    settings.set_preference(diary, "quiet_view", True)
    assert overview.dashboard(diary).quiet_view


def test_another_hour_moves_only_what_is_written_later(diary, clock) -> None:
    clock.wind(hours=11)  # 01:03
    early = wins.add(diary, "still Saturday").entry
    settings.set_preference(diary, "day_starts_at", 0)
    late = wins.add(diary, "Sunday").entry
    assert [entry.noun.day.day for entry in (early, late)] == [21, 22]
    assert [win.noun.day.day for win in wins.list_newest(diary)] == [22, 21]
