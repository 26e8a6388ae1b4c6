"""Drafts are kept until the entry is saved, and deleted in the same transaction."""

import pytest

from recoverytui.commands import drafts, entries, talks, wins
from recoverytui.commands.diary import open_diary
from recoverytui.errors import BadInput


def test_the_newest_draft_of_a_place_is_kept_and_survives_the_program(diary, clock) -> None:
    drafts.keep(diary, "win", "Opened")
    drafts.keep(diary, "day:2026-11-21", "It")
    drafts.keep(diary, "win", "Opened the w")
    diary.close()
    again = open_diary(diary.locations, clock)
    assert drafts.all_(again) == {"win": "Opened the w", "day:2026-11-21": "It"}
    assert drafts.take(again, "win") == drafts.take(again, "win") == "Opened the w"
    assert drafts.take(again, "goal") is None
    again.close()


@pytest.mark.parametrize("nothing", ["", " \n\t ", "\x1b"])
def test_nothing_is_no_draft(nothing: str, diary) -> None:
    drafts.keep(diary, "win", "Opened")
    drafts.keep(diary, "win", nothing)
    assert drafts.all_(diary) == {}


def test_a_draft_is_clean_and_of_any_length_and_keeps_its_edges(diary) -> None:
    drafts.keep(diary, "win", " Opened \x1b[31m\r\n the window " + "x" * 30_000)
    assert drafts.take(diary, "win") == " Opened [31m\n the window " + "x" * 30_000


def test_a_draft_can_be_dropped_even_twice(diary) -> None:
    drafts.keep(diary, "win", "Opened")
    drafts.keep(diary, "goal", "Air")
    drafts.drop(diary, "win")
    drafts.drop(diary, "win")
    assert drafts.all_(diary) == {"goal": "Air"}


def test_saving_drops_the_draft_of_that_place_alone(diary) -> None:
    drafts.keep(diary, "win", "Opened the")
    drafts.keep(diary, "goal", "Air")
    added = drafts.saving(diary, "win", "Opened the", wins.add, "Opened the window", company="nobody")
    assert (added.total, added.entry.noun.company) == (1, "nobody")
    assert drafts.all_(diary) == {"goal": "Air"}


def test_a_save_that_is_refused_keeps_the_draft_and_saves_nothing(diary) -> None:
    drafts.keep(diary, "win", "Opened the")
    with pytest.raises(BadInput):
        drafts.saving(diary, "win", "Opened the", wins.add, "Opened the window", goal="g9")
    assert drafts.all_(diary) == {"win": "Opened the"}
    assert wins.count(diary) == 0


def test_a_fault_after_saving_takes_back_both(diary, monkeypatch) -> None:
    def fault(*_: object) -> None:
        raise OSError

    drafts.keep(diary, "win", "Opened the")
    with monkeypatch.context() as faulty, pytest.raises(OSError):  # noqa: PT012 - the fault is the point
        faulty.setattr("recoverytui.storage.drafts.drop_if", fault)
        drafts.saving(diary, "win", "Opened the", wins.add, "Opened the window")
    assert drafts.all_(diary) == {"win": "Opened the"}
    assert wins.count(diary) == 0


def test_what_another_window_has_begun_at_the_same_place_stays(diary) -> None:
    drafts.keep(diary, "win", "Opened the")
    drafts.keep(diary, "win", "Begun in another window")
    drafts.saving(diary, "win", "Opened the", wins.add, "Opened the window")
    drafts.saving(diary, "win", None, wins.add, "Went out")
    assert drafts.all_(diary) == {"win": "Begun in another window"}


@pytest.mark.parametrize(
    ("place", "stays"),
    [("win:w1", False), ("try-state:w1", False), ("win:w11", True), ("win", True), ("talk:1/after", True)],
)
def test_what_is_gone_for_good_is_gone_from_drafts_too(place: str, stays: bool, diary) -> None:
    wins.add(diary, "CANARY went out")
    for _ in range(10):
        wins.add(diary, "Came home")
    talks.add(diary, "Work")
    drafts.keep(diary, place, "CANARY went")
    entries.delete_for_good(diary, "w1")
    assert (place in drafts.all_(diary)) is stays
    drafts.keep(diary, place, "CANARY went out again")  # from a form that is still open
    assert (place in drafts.all_(diary)) is stays
    assert (b"CANARY" in diary.path.read_bytes()) is stays


def test_drafts_are_no_deeds(diary) -> None:
    drafts.keep(diary, "win", "Opened")
    drafts.drop(diary, "win")
    assert entries.undo(diary) is None
