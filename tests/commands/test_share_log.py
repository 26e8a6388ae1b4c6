"""Share log: only for the person, cleared on request, and in no document."""

import pytest

from recoverytui.commands import export, wins
from recoverytui.domain.audience import Audience, Shared
from recoverytui.exports import formats, json_document
from recoverytui.text.translator import Translator


@pytest.fixture
def shared(diary):
    """A diary out of which a win went to a peer."""
    wins.add(diary, "Tea")
    export.log_share(diary, export.choose(diary, Audience.PEER, ["w1"]), "md")
    return diary


def test_what_was_shared_is_kept_the_latest_first(shared):
    export.log_share(shared, export.choose(shared, Audience.STAFF, ["w1"]), "md")

    assert export.log(shared) == [
        Shared(shared.today, Audience.STAFF, ("w1",), "md"),
        Shared(shared.today, Audience.PEER, ("w1",), "md"),
    ]


def test_what_one_makes_for_oneself_is_not_shared(diary):
    wins.add(diary, "Tea")

    export.log_share(diary, export.choose(diary, Audience.ME, ["w1"]), "md")

    assert export.log(diary) == []


def test_it_can_be_cleared(shared):
    export.clear_log(shared)

    assert export.log(shared) == []


def test_it_is_in_no_document(shared):
    documents = (
        json_document.document(export.book(shared)),
        "".join(formats.everything(export.book(shared), Translator("en"))),
    )

    assert not any("peer" in said for said in documents)


def test_the_shell_notes_what_is_written_and_not_what_is_looked_at(invoke, diary, tmp_path):
    wins.add(diary, "Tea")

    invoke("export", "--for", "family", "--pick", "w1")
    assert export.log(diary) == []

    assert invoke("export", "--for", "family", "--pick", "w1", "--to", str(tmp_path / "notes.md")).code == 0
    assert [(each.reader, each.form) for each in export.log(diary)] == [(Audience.FAMILY, "md")]
    [line, _] = invoke("shared").lines
    assert "Markdown" in line
    assert "Tea" in line


def test_what_is_only_shown_says_so_to_a_person_and_not_to_a_script(invoke, diary):
    wins.add(diary, "Tea")
    picked = ("export", "--for", "family", "--pick", "w1")
    shown = invoke(*picked, terminal=True)
    assert "This is only shown." in shown.err
    assert "only shown" not in shown.out
    assert invoke(*picked).err == ""
    assert "only shown" not in invoke("export", "--for", "me", "--pick", "w1", terminal=True).err
