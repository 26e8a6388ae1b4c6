"""Parsing a JSON document: optional fields, error messages, and no crash on any input."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoverytui.domain.book import LISTS, Deleted
from recoverytui.domain.card import Card, CardName
from recoverytui.domain.day import Day, Mark, Pause
from recoverytui.domain.entry import Kind
from recoverytui.domain.goal import Goal, GoalState, TryOut, TryState
from recoverytui.domain.strategy import Helped, Strategy, Use
from recoverytui.domain.win import Theme, Win
from recoverytui.errors import FileRefused
from recoverytui.imports import document
from recoverytui.imports.imported import OLDEST, Incoming
from recoverytui.text.translator import Translator

SECRET = "Zebrafinke"  # stands for anything a person wrote
HEAD = {"format": "recoverytui-diary", "version": 1}


def read(**lists: Any) -> Incoming:
    """Read a document with these keys."""
    return document.read(json.dumps({**HEAD, **lists}).encode())


def refused(data: bytes) -> str:
    """Return what the person is told, having seen that it is not a word of theirs."""
    with pytest.raises(FileRefused) as error:
        document.read(data)
    assert error.value.code == 16
    assert error.value.__cause__ is None
    told = Translator("en").error(error.value)
    assert told.startswith("Nothing was taken in.")
    assert SECRET not in told + repr(error.value.facts)
    return told


def read_or_told(data: bytes) -> str:
    """Read a document that may be one; return what the person is told when it is not."""
    try:
        document.read(data)
    except FileRefused as error:
        return Translator("en").error(error)
    return ""


def told(**lists: Any) -> str:
    return refused(json.dumps({**HEAD, **lists}, ensure_ascii=False).encode())


WIN = {"day": "2026-11-21", "text": SECRET}


def test_a_win_by_hand_needs_a_day_and_words() -> None:
    [win] = read(wins=[WIN]).entries[Kind.WIN]
    assert win.noun == Win(date(2026, 11, 21), SECRET)
    assert (win.written_at, win.changed_at) == (None, OLDEST)
    assert len(win.uid) == 36


def test_every_kind_by_hand() -> None:
    incoming = read(
        wins=[{**WIN, "themes": ["hope", "together"], "with": "Ida", "goal": "g", "strategy": "s", "only_me": True}],
        strategies=[{"text": "A walk", "when": "rain", "how": "slow", "from": "Ida", "pinned": True, "away": False}],
        uses=[{"strategy": "s", "day": "2026-11-20", "helped": "little", "note": "a"}],
        goals=[{"text": "More", "why": "a", "enough": "b", "state": "on the shelf"}],
        tryouts=[{"goal": "g", "text": "Go", "state": "tried", "day": "2026-11-20", "with": "Ida", "plan_b": "c"}],
        days=[{"day": "2026-11-18", "mark": "hard"}],
        pauses=[{"start": "2026-11-12", "end": "2026-11-14", "note": "d"}],
        cards={"both-and": {"can": "listen"}},
        answers=[{"day": "2026-11-19", "question": "Who?", "text": "I"}],
        talks=[{"about": "The letter"}],
        questions=[{"text": "What?"}],
    )
    nouns = {kind: [draft.noun for draft in drafts] for kind, drafts in incoming.entries.items()}
    hope, together = Theme.HOPE, Theme.TOGETHER
    assert nouns[Kind.WIN] == [Win(date(2026, 11, 21), SECRET, (together, hope), "Ida", "g", "s", True)]
    assert nouns[Kind.STRATEGY] == [Strategy("A walk", "rain", "slow", "Ida", True)]
    assert nouns[Kind.USE] == [Use("s", date(2026, 11, 20), Helped.LITTLE, "a")]
    assert nouns[Kind.GOAL] == [Goal("More", "a", "b", GoalState.ON_THE_SHELF)]
    assert nouns[Kind.TRYOUT] == [TryOut("g", "Go", TryState.TRIED, date(2026, 11, 20), "Ida", "c")]
    assert nouns[Kind.DAY] == [Day(date(2026, 11, 18), Mark.HARD)]
    assert nouns[Kind.PAUSE] == [Pause(date(2026, 11, 12), date(2026, 11, 14), "d")]
    assert nouns[Kind.CARD] == [Card(CardName.BOTH_AND, can="listen")]
    assert [len(nouns[kind]) for kind in (Kind.ANSWER, Kind.TALK, Kind.QUESTION)] == [1, 1, 1]
    assert [incoming.entries[kind][0].uid for kind in (Kind.DAY, Kind.CARD)] == ["2026-11-18", "both-and"]
    assert incoming.began == date(2026, 11, 12)


def test_nothing_is_a_document_too() -> None:
    incoming = read()
    assert {kind: list(drafts) for kind, drafts in incoming.entries.items()} == {kind: [] for kind in LISTS}
    assert (incoming.began, incoming.prefs, incoming.deleted) == (None, {}, [])


def test_what_is_said_of_the_diary() -> None:
    incoming = read(diary={"began": "2026-10-31", "breather": 0, "day_starts_at": 6}, wins=[WIN])
    assert (incoming.began, incoming.prefs) == (date(2026, 10, 31), {"breather": 0, "day_starts_at": 6})


def test_text_is_cleaned_at_the_door() -> None:
    [win] = read(wins=[{**WIN, "text": " a\u0007\r\nb\ud800 e\u0301\u0000 "}]).entries[Kind.WIN]
    assert win.noun.text == "a\nb \u00e9"


class TestUids:
    def test_the_same_content_has_the_same_uid_wherever_it_stands(self) -> None:
        other = {"day": "2026-11-20", "text": "b"}
        first = {draft.noun.text: draft.uid for draft in read(wins=[WIN, other]).entries[Kind.WIN]}
        second = {draft.noun.text: draft.uid for draft in read(wins=[other, WIN]).entries[Kind.WIN]}
        assert first == second
        assert len(set(first.values())) == 2

    def test_equals_are_told_apart_by_their_place_among_each_other(self) -> None:
        thrice = [draft.uid for draft in read(wins=[WIN, WIN, {**WIN, "only_me": False}]).entries[Kind.WIN]]
        assert len(set(thrice)) == 3
        assert [draft.uid for draft in read(wins=[WIN, WIN]).entries[Kind.WIN]] == thrice[:2]

    def test_one_with_a_uid_is_an_equal_too(self) -> None:
        [first] = read(wins=[WIN]).entries[Kind.WIN]
        again = read(wins=[{**WIN, "uid": first.uid}, WIN]).entries[Kind.WIN]
        assert again[0].uid == first.uid != again[1].uid

    def test_kinds_have_names_of_their_own(self) -> None:
        incoming = read(strategies=[{"text": "a"}], questions=[{"text": "a"}])
        assert incoming.entries[Kind.STRATEGY][0].uid != incoming.entries[Kind.QUESTION][0].uid

    def test_the_name_is_fixed_for_all_time(self) -> None:
        [win] = read(wins=[{"day": "2026-11-21", "text": "Gåtur"}]).entries[Kind.WIN]
        assert win.uid == "63b1a71f-3e5b-5156-8f9c-0ded226e113e"


class TestMoments:
    @pytest.mark.parametrize(
        ("said", "kept"),
        [
            ("2026-11-21T14:03:00+01:00", "2026-11-21T13:03:00.000Z"),
            ("2026-11-21T13:03:00.123Z", "2026-11-21T13:03:00.123Z"),
            ("2026-11-21T13:03:00.123456Z", "2026-11-21T13:03:00.123Z"),
            ("2026-11-21 00:03-05:30", "2026-11-21T05:33:00.000Z"),
            (None, OLDEST),
        ],
    )
    def test_a_change_is_kept_in_utc(self, said: str | None, kept: str) -> None:
        assert read(wins=[{**WIN, "changed_at": said}]).entries[Kind.WIN][0].changed_at == kept

    @pytest.mark.parametrize(
        ("said", "kept"),
        [
            ("2026-11-21T14:03:00+01:00", "2026-11-21T14:03:00+01:00"),
            ("2026-11-21T14:03:00.9Z", "2026-11-21T14:03:00+00:00"),
            ("2026-11-21T14:03+05:45", "2026-11-21T14:03:00+05:45"),
            (None, None),
        ],
    )
    def test_what_was_written_keeps_its_offset(self, said: str | None, kept: str | None) -> None:
        assert read(wins=[{**WIN, "written_at": said}]).entries[Kind.WIN][0].written_at == kept

    @pytest.mark.parametrize(
        "said",
        [
            *("", "now", "2026-11-21", "2026-11-21T14:03:00", "2026-11-21T25:00:00Z", "0000-01-01T00:00:00Z"),
            *(5, True, [], {}, "0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00", "2026-02-30T00:00:00Z"),
        ],
    )
    def test_what_is_no_moment_is_refused(self, said: Any) -> None:
        assert "In wins 1, changed_at is not a moment like" in told(wins=[{**WIN, "changed_at": said}])


NO_DAYS: list[object] = [
    None,
    5,
    "",
    "0000-01-01",
    "10000-01-01",
    "2026-02-29",
    "2026-W47-6",
    "20261121",
    "21.11.2026",
    [],
]
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"wins": [WIN, {"text": SECRET}]}, "In wins 2, day is missing."),
    ({"wins": [{"day": "2026-11-21"}]}, "In wins 1, text is missing."),
    ({"wins": [{**WIN, "text": None}]}, "In wins 1, text is not text."),
    ({"wins": [{**WIN, "text": 5}]}, "In wins 1, text is not text."),
    ({"wins": [{**WIN, "text": [SECRET]}]}, "In wins 1, text is not text."),
    ({"wins": [{**WIN, "text": " \n\u0007"}]}, "In wins 1, text has no words."),
    ({"wins": [{**WIN, "text": "a" * 20_001}]}, "text has 20,001 characters; an entry can hold 20,000."),
    ({"wins": [{**WIN, "with": "a" * 1_000_000}]}, "with has 1,000,000 characters"),
    ({"wins": [{**WIN, "with": 1}]}, "In wins 1, with is not text."),
    ({"wins": [{**WIN, "only_me": 1}]}, "In wins 1, only_me is not true or false."),
    ({"wins": [{**WIN, "only_me": None}]}, "In wins 1, only_me is not true or false."),
    ({"wins": [{**WIN, "only_me": 2**63}]}, "In wins 1, only_me is not true or false."),
    ({"wins": [{**WIN, "themes": "hope"}]}, "In wins 1, themes is not a list."),
    ({"wins": [{**WIN, "themes": [SECRET]}]}, "In wins 1, themes is none of these: together, hope,"),
    ({"wins": [{**WIN, "themes": [["hope"]]}]}, "In wins 1, themes is none of these:"),
    ({"wins": [{**WIN, "goal": SECRET + " "}]}, "In wins 1, goal is not a plain name"),
    ({"wins": [{**WIN, "goal": {}}]}, "In wins 1, goal is not a plain name"),
    ({"wins": [{**WIN, "uid": ""}]}, "In wins 1, uid is not a plain name"),
    ({"wins": [{**WIN, "uid": "a\n"}]}, "In wins 1, uid is not a plain name"),
    ({"wins": [{**WIN, "uid": "a" * 101}]}, "In wins 1, uid is not a plain name"),
    ({"wins": [{**WIN, "uid": 7}]}, "In wins 1, uid is not a plain name"),
    ({"wins": [{**WIN, "uid": "a"}, {**WIN, "uid": "a"}]}, "In wins 2, uid is there already."),
    ({"wins": [{**WIN, "txet": SECRET}]}, "In wins 1, this version knows no txet."),
    ({"wins": [{**WIN, "id": "w1"}]}, "In wins 1, this version knows no id."),
    ({"wins": [{**WIN, "a\u001b[31m\n" + "b" * 99: 1}]}, "this version knows no a[31m " + "b" * 34 + "."),
    ({"wins": [SECRET]}, "In wins 1, {} has no keys and values."),
    ({"wins": [None]}, "In wins 1, {} has no keys and values."),
    ({"wins": {"a": WIN}}, "In recoverytui-diary, wins is not a list."),
    ({"wins": None}, "In recoverytui-diary, wins is not a list."),
    ({"wiins": [WIN]}, "In recoverytui-diary, this version knows no wiins."),
    *(({"wins": [{**WIN, "day": day}]}, "In wins 1, day is not a day like 2026-11-21.") for day in NO_DAYS),
    ({"goals": [{"text": SECRET, "state": "done"}]}, "In goals 1, state is none of these: going on, reached,"),
    ({"goals": [{"text": SECRET, "state": None}]}, "In goals 1, state is none of these:"),
    ({"tryouts": [{"text": SECRET}]}, "In tryouts 1, goal is missing."),
    ({"tryouts": [{"text": SECRET, "goal": None}]}, "In tryouts 1, goal is not a plain name"),
    ({"uses": [{"strategy": "s", "day": "2026-11-21", "helped": "maybe"}]}, "In uses 1, helped is none of these: yes,"),
    ({"days": [{"day": "2026-11-21", "uid": "a"}]}, "In days 1, this version knows no uid."),
    ({"days": [{"day": "2026-11-21"}, {"day": "2026-11-21", "mark": "rest"}]}, "In days 2, day is there already."),
    ({"pauses": [{"start": "2026-11-21", "end": "2026-11-20"}]}, "In pauses 1, end comes before the start."),
    ({"pauses": [{"start": "2026-11-20", "end": "2026-11-20", "note": "a" * 20_001}]}, "note has 20,001 characters"),
    ({"cards": []}, "In recoverytui-diary, cards has no keys and values."),
    ({"cards": {SECRET.lower(): {}}}, "In cards, this version knows no zebrafinke."),
    ({"cards": {"both-and": SECRET}}, "In cards, both-and has no keys and values."),
    ({"cards": {"both-and": {"notice": SECRET}}}, "In cards both-and, this version knows no notice."),
    ({"cards": {"both-and": {"name": "hard-day"}}}, "In cards both-and, this version knows no name."),
    ({"cards": {"hard-day": {"plan": 5}}}, "In cards hard-day, plan is not text."),
    ({"diary": []}, "In recoverytui-diary, diary has no keys and values."),
    ({"diary": {"began": "yesterday"}}, "In diary, began is not a day like"),
    ({"diary": {"breather": 7}}, "In diary, breather is not a number from 0 to 6."),
    ({"diary": {"breather": True}}, "In diary, breather is not a number from 0 to 6."),
    ({"diary": {"days_a_week": 2**63}}, "In diary, days_a_week is not a number from 1 to 7."),
    ({"diary": {"quiet_view": True}}, "In diary, this version knows no quiet_view."),
    ({"exported_on": 5}, "In recoverytui-diary, exported_on is not a day like"),
    ({"deleted": [{"kind": "win"}]}, "In deleted 1, uid is missing."),
    ({"deleted": [{"uid": "a"}]}, "In deleted 1, kind is missing."),
    ({"deleted": [{"uid": "a", "kind": "setting"}]}, "In deleted 1, kind is none of these: win, strategy,"),
    ({"deleted": [{"uid": "a", "kind": []}]}, "In deleted 1, kind is none of these:"),
    ({"deleted": [{"uid": "a", "kind": "win"}] * 2}, "In deleted 2, uid is there already."),
    ({"deleted": [{"uid": "a", "kind": "day"}]}, "In deleted 1, uid is not a day like"),
    ({"deleted": [{"uid": "a", "kind": "card"}]}, "In deleted 1, uid is none of these: both-and, hard-day."),
    ({"deleted": ["a"]}, "In deleted 1, {} has no keys and values."),
    ({"wins": [{**WIN, "uid": "a"}], "deleted": [{"uid": "a", "kind": "win"}]}, "In deleted 1, uid is there already."),
]


@pytest.mark.parametrize(("lists", "sentence"), REFUSED)
def test_what_is_wrong_is_named_and_where(lists: dict[str, Any], sentence: str) -> None:
    assert sentence in told(**lists)


def test_deletions_are_read() -> None:
    at = "2026-11-21T13:03:00.000Z"
    incoming = read(
        deleted=[{"uid": "a", "kind": "win", "changed_at": at}, {"uid": "2026-11-20", "kind": "day"}],
        strategies=[{"uid": "a", "text": "b"}],
    )
    assert incoming.deleted == [Deleted("a", Kind.WIN, at), Deleted("2026-11-20", Kind.DAY, OLDEST)]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is not whole JSON: line 1."),
        (b"null", "does not say that this program wrote it."),
        (b"[]", "does not say that this program wrote it."),
        (b'{"format": "jrnl"}', "does not say that this program wrote it."),
        (b'{"format": "recoverytui-diary"}', "Another version of the program wrote the file."),
        (b'{"format": "recoverytui-diary", "version": 2}', "Another version of the program wrote the file."),
        (b'{"format": "recoverytui-diary", "version": true}', "Another version of the program wrote the file."),
        (b'{"format": "recoverytui-diary", "version": 1.0}', "Another version of the program wrote the file."),
        (b'{"format": "recoverytui-diary", "version": 1,\n"wins": [', "is not whole JSON: line 2."),
        (b'{"format": "recoverytui-diary", "version": 1, "wins": NaN}', "a number that cannot be read."),
        (b'{"format": "recoverytui-diary", "version": 1, "wins": -Infinity}', "a number that cannot be read."),
        (b'{"format": "recoverytui-diary", "version": ' + b"9" * 5000 + b"}", "a number that cannot be read."),
        (b'{"format": "recoverytui-diary", "version": 1, "wins": 1e999}', "wins is not a list."),
        (b'{"format": "recoverytui-diary", "version": 1, "version": 1}', "The key version is there twice"),
        (b'{"diary": {"a": 1, "b": 2, "b": 2}}', "The key b is there twice in one place."),
        (b"{" + b",".join(b'"%d":1' % each for each in [*range(50_000), 0]) + b"}", "The key 0 is there twice"),
        (b"[" * 100_000, "nested too deeply."),
        (b'{"a":' * 100_000, "nested too deeply."),
        (b"[" * 100_000 + b"]" * 100_000, "nested too deeply."),
        ('{"format": "recoverytui-diary", "version": 1}'.encode("utf-16"), "is written in UTF-16"),
        ('{"format": "recoverytui-diary", "version": 1}'.encode("utf-16-be"), "is written in UTF-16"),
        ('{"format": "recoverytui-diary", "version": 1}'.encode("utf-16-le"), "is written in UTF-16"),
        ('{"format": "recoverytui-diary", "wins": "ø"}'.encode("latin-1"), "is not text in UTF-8."),
        (b'{"a": "\xed\xa0\x80"}', "is not text in UTF-8."),
        (b"PK\x03\x04" + bytes(range(256)), "Nothing was taken in."),
        (b'{"format": "recoverytui-diary", "version": 1} x', "is not whole JSON"),
        (b"{'format': 'recoverytui-diary'}", "is not whole JSON"),
    ],
)
def test_what_is_no_document_is_said(data: bytes, sentence: str) -> None:
    assert sentence in refused(data)


def test_a_byte_order_mark_is_no_matter() -> None:
    data = b"\xef\xbb\xbf" + json.dumps({**HEAD, "wins": [WIN]}).encode()
    assert len(document.read(data).entries[Kind.WIN]) == 1


def test_there_are_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps({**HEAD, "wins": [WIN] * 3, "deleted": [{"uid": "a", "kind": "win"}]}).encode()
    assert (document.MOST_BYTES, document.MOST_ENTRIES) == (64 * 1024 * 1024, 1_000_000)
    monkeypatch.setattr(document, "MOST_ENTRIES", 4)
    document.read(data)
    monkeypatch.setattr(document, "MOST_ENTRIES", 3)
    assert "can bring 3 entries at most" in refused(data)
    monkeypatch.setattr(document, "MOST_BYTES", len(data))
    monkeypatch.setattr(document, "MOST_ENTRIES", 4)
    document.read(data)
    monkeypatch.setattr(document, "MOST_BYTES", len(data) - 1)
    assert "A file can have 64 MB at most." in refused(data)


def test_the_longest_text_fits() -> None:
    assert len(read(wins=[{**WIN, "text": "å" * 20_000}]).entries[Kind.WIN][0].noun.text) == 20_000


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from([SECRET, "2026-11-21", "hope", "win", ""]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*WIN, "uid", "kind"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from([*LISTS.values(), "diary", "deleted", "exported_on", "demo"]), values))
def test_any_values_are_read_or_refused(lists: dict[str, Any]) -> None:
    assert SECRET not in read_or_told(json.dumps({**HEAD, **lists}).encode())


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.data())
def test_any_bytes_are_read_or_refused(data: Any) -> None:
    whole = bytearray(json.dumps({**HEAD, "wins": [WIN], "cards": {"both-and": {"can": SECRET}}}).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=3))
    assert SECRET not in read_or_told(bytes(whole))
