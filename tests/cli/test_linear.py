"""Output for reading aloud (NO_COLOR, or TERM=dumb on a terminal): lines, no columns, no boxes, words for marks."""

import re

import pytest

from recoverytui.dataclass import as_dict
from recoverytui.text.glyphs import UNICODE
from recoverytui.text.translator import Translator

SIGNS = {
    sign
    for field in as_dict(UNICODE).values()
    if field not in {UNICODE.rest, UNICODE.more, UNICODE.dot}
    for sign in str(field)
} - {":"}
SAID = [
    *(("today",), ("streak",), ("wins",), ("strategies",), ("goals",), ("history",), ("search", "tur"), ("deleted",)),
    *(("show", "w1"), ("show", "w2"), ("show", "s1"), ("show", "g1"), ("show", "today"), ("pause", "list")),
    *(("calendar",), ("calendar", "2026-11"), ("help-now",), ("where",), ("settings",), ("people", "list")),
    *(
        ("path", "show"),
        ("path", "list"),
        ("talk", "list"),
        ("talk", "show", "talk:1"),
        ("card", "show"),
        ("question", "list"),
    ),
    *(("--help",), ("win", "--help"), ("goal", "--help")),
]


@pytest.fixture
def lived(invoke):
    for line in (
        *(
            ("strategy", "add", "En tur", "--when", "det er svært"),
            ("goal", "add", "Mere luft"),
            ("goal", "try", "g1", "Gå"),
        ),
        *(
            ("win", "Gik en tur", "--helped", "s1", "--goal", "g1"),
            ("win", "--day", "-3", "--theme", "hope", "Vandede"),
        ),
        *(("win", "--day", "-4", "x"), ("day", "hard", "-4"), ("day", "rest", "-6"), ("day", "note", "today", "Regn")),
        *(("strategy", "used", "s1", "--helped", "yes"), ("pause", "start", "-9", "--until", "-8"), ("delete", "w3")),
        *(("people", "add", "Robin", "12"), ("talk", "add", "Kommunen", "--say", "Hej"), ("question", "add", "Hvad?")),
        ("card", "edit", "both-and", "--can", "Lytte"),
    ):
        assert invoke(*line).code == 0, line


@pytest.mark.parametrize("language", ["en", "da", "nb"])
def test_lines_have_no_columns_and_no_signs(invoke, lived, monkeypatch, language: str) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("RECOVERY_LANG", language)
    for line in SAID:
        answer = invoke(*line, terminal=True)
        assert (answer.code, answer.err) == (0, ""), line
        for said in answer.lines:
            assert not re.search(r"\S {2,}\S", said), (line, said)
            assert not set(said) & SIGNS, (line, said)
            assert not re.search("[\u2500-\u259f\x1b]", said), (line, said)


def test_the_calendar_is_said_in_sentences(invoke, lived, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert invoke("calendar").lines == [
        "",
        "November 2026",
        "wins: 18, 21",
        "hard day: 17",
        "a pause or a rest day: 15",
    ]
    assert invoke("calendar", "2026-11").lines == invoke("calendar").lines


def test_rows_and_facts_are_read_as_sentences(invoke, lived, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert invoke("wins").lines[0] == "w1, 2026-11-21: Gik en tur"
    assert "Day: Saturday 21 November 2026" in invoke("show", "w1").lines
    assert "Days with a win in the last two weeks: 2." in invoke("today").lines
    assert "--theme together|hope|me|meaning|terms: What it is about; more than one is fine." in [
        line.strip() for line in invoke("win", "--help").lines
    ]


def test_a_dumb_terminal_is_read_to_and_a_pipe_keeps_its_columns(invoke, lived, monkeypatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert invoke("wins", terminal=True).lines[0] == "w1, 2026-11-21: Gik en tur"
    assert invoke("wins").lines[0] == "w1  2026-11-21  Gik en tur"


def test_json_and_documents_are_the_same(invoke, lived, monkeypatch) -> None:
    before = [invoke(*line).out for line in (("today", "--json"), ("export", "--for", "me"))]
    monkeypatch.setenv("NO_COLOR", "1")
    assert [invoke(*line).out for line in (("today", "--json"), ("export", "--for", "me"))] == before


def test_the_sheet_is_read_group_by_group() -> None:
    from recoverytui.cli.lock import _spelled

    assert _spelled(["abcd", "efgh"]) == "1: abcd\n2: efgh"
    assert Translator("nb")("Help") == "Hjelp"
