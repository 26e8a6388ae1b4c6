"""Talks: prepared for a future day, and completed afterwards."""

from datetime import date, timedelta
from typing import Any

import pytest

from recoverytui.commands import entries, export, talks
from recoverytui.commands.diary import Diary
from recoverytui.domain.audience import Audience, Part
from recoverytui.domain.talk import Talk
from recoverytui.errors import BadInput
from recoverytui.exports import formats
from recoverytui.text.sharing import shared_titles
from recoverytui.text.translator import Translator

EN = Translator("en")
TODAY = date(2026, 11, 21)


def test_a_talk_is_kept_with_all_its_parts(diary: Diary) -> None:
    said = {part: f"words for {part}" for part in Talk.__slots__ if part not in ("about", "day")}
    entry = talks.add(diary, "The contact person", day=TODAY, **said)
    assert entry.id == "talk:1"
    assert entries.get(diary, "talk:1").noun == Talk("The contact person", TODAY, **said)


def test_a_talk_is_prepared_and_completed(diary: Diary) -> None:
    talks.add(diary, "The municipality", say="What I can.", ask="When?")
    next_week = TODAY + timedelta(days=7)
    entries.edit(diary, "talk:1", day=next_week, understood="They will write.")
    assert talks.all_(diary)[0].noun == Talk(
        "The municipality", next_week, say="What I can.", ask="When?", understood="They will write."
    )
    assert entries.undo(diary) == "talk.edit"
    assert talks.all_(diary)[0].noun.understood is None
    assert entries.undo(diary) == "talk.add"
    assert talks.all_(diary) == []


def test_talks_come_newest_first_by_their_day_or_the_day_they_were_written(diary: Diary, clock: Any) -> None:
    talks.add(diary, "written first, without a day")
    talks.add(diary, "long ago", day=date(2026, 1, 2))
    talks.add(diary, "to come", day=TODAY + timedelta(days=3))
    clock.wind(days=1)
    talks.add(diary, "the day after, without a day")
    talks.add(diary, "the day after, written last")
    assert [entry.noun.about for entry in talks.all_(diary)] == [
        "to come",
        "the day after, written last",
        "the day after, without a day",
        "written first, without a day",
        "long ago",
    ]


def test_a_deleted_talk_is_not_in_the_list(diary: Diary) -> None:
    talks.add(diary, "one")
    talks.add(diary, "two")
    entries.delete(diary, "talk:1")
    assert [entry.id for entry in talks.all_(diary)] == ["talk:2"]
    entries.restore(diary, "talk:1")
    assert len(talks.all_(diary)) == 2


def test_a_talk_needs_to_be_about_something(diary: Diary) -> None:
    with pytest.raises(BadInput):
        talks.add(diary, " ")
    assert talks.all_(diary) == []


@pytest.fixture
def after(diary: Diary) -> Diary:
    """A diary with a talk that has been."""
    talks.add(
        diary, "The doctor", day=TODAY, ask="Why?", said="Try a walk.", agreed="We talk again.", again="How long?"
    )
    return diary


def test_the_part_after_a_talk_is_picked_by_itself(after: Diary) -> None:
    for reader in (Audience.STAFF, Audience.PEER, Audience.FAMILY, Audience.MUNICIPALITY):
        before = formats.picked(export.choose(after, reader, ["talk:1"]), EN, "md")
        assert "Why?" in before
        assert "Try a walk." not in before
        later = formats.picked(export.choose(after, reader, ["TALK:1/after"]), EN, "md")
        assert "Why?" not in later
        assert later.startswith("# After the talk\n")
        said = ("## What was said\n\nTry a walk.\n", "## What was agreed\n\nWe talk again.\n", "How long?")
        assert all(text in later for text in said)
        both = formats.picked(export.choose(after, reader, ["talk:1", "talk:1/after"]), EN, "md")
        assert "Why?" in both
        assert "What was said: Try a walk." in both


def test_the_part_after_a_talk_is_offered_once_it_is_written(after: Diary) -> None:
    talks.add(after, "The office", say="Hello")
    offered = dict(export.on_offer(after, Audience.STAFF).parts)
    assert [entry.noun.about for entry in offered[Part.TALK]] == ["The office", "The doctor"]
    assert [entry.noun.about for entry in offered[Part.AFTER_TALK]] == ["The doctor"]
    with pytest.raises(BadInput):
        export.choose(after, Audience.STAFF, ["talk:2/after"])
    with pytest.raises(BadInput):
        export.choose(after, Audience.STAFF, ["w1/after"])


def test_the_log_knows_which_part_of_a_talk_was_shared(after: Diary) -> None:
    export.log_share(after, export.choose(after, Audience.STAFF, ["talk:1", "talk:1/after"]), "md")
    [(shared, titles)] = [(shared, shared_titles(EN, found, TODAY)) for shared, found in export.log_entries(after)]
    assert shared.ids == ("talk:1", "talk:1/after")
    assert titles == ["The doctor", "After the talk: The doctor"]


@pytest.mark.parametrize("form", ["json", "csv", "md", "html", "txt"])
def test_the_part_after_a_talk_is_in_everything(form: str, after: Diary) -> None:
    whole = "".join(formats.everything(export.book(after), EN, form))
    assert all(text in whole for text in ("Try a walk.", "We talk again.", "How long?"))
