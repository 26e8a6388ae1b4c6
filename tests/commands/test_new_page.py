"""A new page: the measures begin there, every win stays, and it can be taken back."""

from datetime import date, timedelta

import pytest

from recoverytui import paths
from recoverytui.commands import days, entries, export, overview, wins
from recoverytui.commands.diary import create_diary
from recoverytui.commands.import_file import import_entries
from recoverytui.domain.dashboard import Return
from recoverytui.domain.rhythm import Run, WeekState
from recoverytui.exports import json_document
from recoverytui.imports import document

TODAY = date(2026, 11, 21)


def everything(diary) -> str:
    return json_document.document(export.book(diary))


@pytest.fixture
def quiet(diary, clock):
    """A diary with three wins, and twenty days without one since."""
    for ago in (0, 1, 4):
        wins.add(diary, f"a win of {ago} days before", day=TODAY - timedelta(days=ago))
    clock.wind(days=20)
    return diary


def test_a_new_page_is_offered_in_a_quiet_time_and_once(quiet, clock) -> None:
    assert overview.dashboard(quiet).offers_page
    overview.answer_return(quiet, Return.NEITHER)
    shown = overview.dashboard(quiet)
    assert (shown.offers_page, shown.gap, shown.is_quiet_time) == (False, None, True)
    wins.add(quiet, "back")
    clock.wind(days=14)
    assert overview.dashboard(quiet).offers_page


def test_a_new_page_is_not_offered_before_or_in_a_pause(diary, clock) -> None:
    assert not overview.dashboard(diary).offers_page
    wins.add(diary, "a win")
    clock.wind(days=13)
    assert not overview.dashboard(diary).offers_page
    clock.wind(days=1)
    assert overview.dashboard(diary).offers_page
    days.start_pause(diary)
    assert not overview.dashboard(diary).offers_page


def test_measures_begin_with_the_page_and_no_win_is_lost(quiet, clock) -> None:
    overview.answer_return(quiet, Return.PAGE)
    shown = overview.dashboard(quiet)
    assert (shown.offers_page, shown.gap, shown.is_quiet_time) == (False, None, False)
    assert (shown.letters, shown.streak.strip) == (" " * 13 + "T",) * 2
    assert shown.streak.weeks == (None,) * 7 + (WeekState.OPEN,)
    assert (shown.streak.wins, shown.streak.run, shown.streak.new_page) == (3, None, TODAY + timedelta(days=20))
    wins.add(quiet, "the first on the page")
    clock.wind(days=1)
    wins.add(quiet, "the second")
    streak = overview.measure(quiet)
    assert streak.strip == " " * 12 + "WW"
    assert (streak.wins, streak.days_with_wins) == (5, 2)
    assert streak.run == Run(2, TODAY + timedelta(days=20), TODAY + timedelta(days=21))


def test_a_run_does_not_cross_the_beginning_of_a_page(diary, clock) -> None:
    wins.add(diary, "yesterday", day=TODAY - timedelta(days=1))
    overview.begin_page(diary)
    assert overview.measure(diary).run is None
    wins.add(diary, "today")
    assert overview.measure(diary).run == Run(1, TODAY, TODAY)
    assert [run.days for run in overview.past(diary)[0].runs] == [1, 1]


def test_undo_takes_the_page_back_and_so_does_joining(quiet) -> None:
    before = overview.measure(quiet)
    overview.answer_return(quiet, Return.PAGE)
    assert entries.undo(quiet) == "page.begin"
    assert overview.measure(quiet) == before
    assert not overview.dashboard(quiet).offers_page
    assert entries.redo(quiet) == "page.begin"
    wins.add(quiet, "on the page")
    overview.join_pages(quiet)
    assert (overview.measure(quiet).new_page, overview.measure(quiet).wins) == (None, 4)
    assert overview.past(quiet)[0].runs[0].days == 1


def test_a_pause_answers_both_offers(quiet) -> None:
    overview.answer_return(quiet, Return.PAUSE)
    [pause] = days.pauses(quiet)
    assert (pause.noun.start, pause.noun.end) == (TODAY + timedelta(days=1), TODAY + timedelta(days=19))
    assert (overview.dashboard(quiet).offers_page, overview.dashboard(quiet).gap) == (False, None)


def test_a_page_travels_in_json_into_a_diary_without_entries(quiet, clock, tmp_path) -> None:
    overview.begin_page(quiet)
    text = everything(quiet)
    assert '"page": "2026-12-11"' in text
    incoming = document.read(text.encode())
    fresh = create_diary(paths.find(tmp_path / "other" / "diary.db", {}), clock)
    import_entries(fresh, incoming)
    assert fresh.new_page == quiet.new_page == date(2026, 12, 11)
    assert everything(fresh) == text
    overview.join_pages(quiet)
    import_entries(quiet, incoming)
    assert quiet.new_page is None
    assert '"page"' not in everything(quiet)
    fresh.close()
