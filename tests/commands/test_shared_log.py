"""What was shared: for the person alone, cleared when they want, and in no document."""

import pytest

from recoverytui.commands import share, wins
from recoverytui.domain.readers import Reader, Shared
from recoverytui.exports import json_document, markdown
from recoverytui.text.words import Words


@pytest.fixture
def shared(diary):
    """A diary out of which a win went to a peer."""
    wins.add(diary, "Tea")
    share.note(diary, share.choose(diary, Reader.PEER, ["w1"]))
    return diary


def test_what_was_shared_is_kept_the_latest_first(shared):
    share.note(shared, share.choose(shared, Reader.STAFF, ["w1"]))

    assert share.log(shared) == [
        Shared(shared.today, Reader.STAFF, ("w1",)),
        Shared(shared.today, Reader.PEER, ("w1",)),
    ]


def test_what_one_makes_for_oneself_is_not_shared(diary):
    wins.add(diary, "Tea")

    share.note(diary, share.choose(diary, Reader.ME, ["w1"]))

    assert share.log(diary) == []


def test_it_can_be_cleared(shared):
    share.clear_log(shared)

    assert share.log(shared) == []


def test_it_is_in_no_document(shared):
    documents = (json_document.document(share.book(shared)), markdown.document(share.book(shared), Words("en")))

    assert not any("peer" in said for said in documents)


def test_the_shell_notes_what_is_written_and_not_what_is_looked_at(invoke, diary, tmp_path):
    wins.add(diary, "Tea")

    invoke("export", "--for", "family", "--pick", "w1")
    assert share.log(diary) == []

    assert invoke("export", "--for", "family", "--pick", "w1", "--to", str(tmp_path / "notes.md")).code == 0
    assert [each.reader for each in share.log(diary)] == [Reader.FAMILY]
