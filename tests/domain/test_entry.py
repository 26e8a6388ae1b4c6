"""Entry kinds: validation, short ids, and round trip through a record."""

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recoverytui.dataclass import fields, replace
from recoverytui.domain.answer import Answer, Question
from recoverytui.domain.card import Card, CardName
from recoverytui.domain.day import Day, Mark, Pause
from recoverytui.domain.entry import LETTERS, Entry, Kind, Noun, parse_id, unknown_id
from recoverytui.domain.goal import Goal, GoalLine, GoalState, TryOut, TryState
from recoverytui.domain.preferences import Preferences, Setting, checked
from recoverytui.domain.serialization import FIELDS, KEYS, NOUNS, from_record, to_record
from recoverytui.domain.strategy import Helped, Strategy, Use
from recoverytui.domain.talk import Talk
from recoverytui.domain.validation import LONGEST, LONGEST_NOTE, clean
from recoverytui.domain.win import Theme, Win, in_order
from recoverytui.errors import BadInput

held = settings(deadline=None)
DAY = date(2026, 11, 21)

raw = st.text(st.characters(), max_size=12)
words = raw.filter(lambda text: bool(clean(text).strip()))
maybe = st.none() | raw
uids = st.uuids().map(str)
days = st.dates()
plain_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)

NOUN_STRATEGIES: dict[Kind, st.SearchStrategy[Noun]] = {
    Kind.WIN: st.builds(
        Win,
        day=days,
        text=words,
        themes=st.lists(st.sampled_from(Theme), max_size=7).map(tuple),
        company=maybe,
        goal=st.none() | uids,
        strategy=st.none() | uids,
        only_me=st.booleans(),
    ),
    Kind.STRATEGY: st.builds(
        Strategy,
        text=words,
        when=maybe,
        how=maybe,
        whose=maybe,
        pinned=st.booleans(),
        away=st.booleans(),
        only_me=st.booleans(),
    ),
    Kind.USE: st.builds(Use, strategy=uids, day=days, helped=st.none() | st.sampled_from(Helped), note=maybe),
    Kind.GOAL: st.builds(
        Goal, text=words, why=maybe, enough=maybe, state=st.sampled_from(GoalState), only_me=st.booleans()
    ),
    Kind.TRYOUT: st.builds(
        TryOut,
        goal=uids,
        text=words,
        state=st.sampled_from(TryState),
        day=st.none() | days,
        company=maybe,
        plan_b=maybe,
        found=maybe,
    ),
    Kind.DAY: st.builds(Day, day=days, mark=st.none() | st.sampled_from(Mark), note=maybe),
    Kind.PAUSE: st.tuples(days, days, st.booleans(), maybe).map(
        lambda drawn: Pause(min(drawn[:2]), max(drawn[:2]) if drawn[2] else None, drawn[3])
    ),
    Kind.SETTING: st.builds(Setting, key=st.text(max_size=12), value=plain_values),
    Kind.CARD: st.builds(Card, name=st.sampled_from(CardName), can=maybe, helps=maybe, notice=maybe, people=maybe),
    Kind.ANSWER: st.builds(Answer, day=days, question=words, text=words, path=maybe, week=maybe, only_me=st.booleans()),
    Kind.TALK: st.builds(Talk, about=words, day=st.none() | days, say=maybe, understood=maybe, again=maybe),
    Kind.QUESTION: st.builds(Question, text=words),
}
nouns = st.one_of(*NOUN_STRATEGIES.values())

SMALLEST: dict[Kind, dict[str, Any]] = {
    Kind.WIN: {"day": "2026-11-21", "text": "Gik en tur"},
    Kind.STRATEGY: {"text": "Te og et tæppe"},
    Kind.USE: {"strategy": "a-uid", "day": "2026-11-21"},
    Kind.GOAL: {"text": "Synge igen"},
    Kind.TRYOUT: {"goal": "a-uid", "text": "Synge i køkkenet"},
    Kind.DAY: {"day": "2026-11-21"},
    Kind.PAUSE: {"start": "2026-11-21"},
    Kind.SETTING: {"key": "breather", "value": 2},
    Kind.CARD: {"name": "both-and"},
    Kind.ANSWER: {"day": "2026-11-21", "question": "Hvad hjælper?", "text": "At gå ned med skraldet"},
    Kind.TALK: {"about": "Min kontaktperson"},
    Kind.QUESTION: {"text": "Hvad var godt nok i dag?"},
}
"""The least that each record must say."""

DEFAULTS: dict[Kind, dict[str, Any]] = {
    Kind.WIN: {"themes": [], "with": None, "goal": None, "strategy": None, "only_me": False},
    Kind.STRATEGY: {
        "when": None,
        "how": None,
        "from": None,
        "pinned": False,
        "away": False,
        "only_me": False,
    },
    Kind.USE: {"helped": None, "note": None},
    Kind.GOAL: {"why": None, "enough": None, "state": "going on", "only_me": False, "became": None, "sake": None},
    Kind.TRYOUT: {
        "state": "thinking of it",
        "day": None,
        "with": None,
        "plan_b": None,
        "found": None,
        "wants_company": False,
        "meet": None,
        "felt": None,
    },
    Kind.DAY: dict.fromkeys(("mark", "note", "mark_changed_at", "note_changed_at", "note_parts", "replaced")),
    Kind.PAUSE: {"end": None, "note": None},
    Kind.SETTING: {},
    Kind.CARD: dict.fromkeys(
        ("can", "hard", "helps", "notice", "others_can", "leave_alone", "people", "plan"),
    ),
    Kind.ANSWER: {"path": None, "week": None, "only_me": False},
    Kind.TALK: dict.fromkeys(("day", "say", "ask", "help", "said", "understood", "again", "agreed")),
    Kind.QUESTION: {},
}
"""What a record that does not say more means, in the words of the JSON document."""


def entry(noun: Noun, number: int = 7, uid: str = "a-uid") -> Entry[Any]:
    return Entry(number, uid, noun, written_at=None, changed_at="2026-11-21T12:00:00.000Z")


# Records


@held
@given(nouns)
def test_a_noun_comes_back_whole_from_its_record(noun: Noun) -> None:
    record = to_record(noun)
    assert tuple(record) == KEYS[noun.kind]
    assert from_record(noun.kind, record) == noun


@held
@given(nouns)
def test_a_noun_comes_back_whole_through_json(noun: Noun) -> None:
    document = json.dumps(to_record(noun), ensure_ascii=False)
    document.encode()
    back = from_record(noun.kind, json.loads(document))
    assert back == noun
    assert to_record(back) == to_record(noun)


@held
@given(nouns)
def test_a_noun_has_nothing_left_to_clean(noun: Noun) -> None:
    again = replace(noun)
    assert again == noun
    if noun.kind is Kind.SETTING:
        return
    for each in fields(noun):
        value = getattr(noun, each.name)
        if isinstance(value, str):
            assert value == clean(value).strip() != ""


def test_every_kind_has_a_noun_that_knows_its_kind() -> None:
    assert set(NOUNS) == set(Kind) == set(SMALLEST)
    for kind, noun in NOUNS.items():
        assert noun.kind is kind
        assert FIELDS[kind] == tuple(each.name for each in fields(noun))


@pytest.mark.parametrize("kind", Kind)
def test_missing_keys_take_the_defaults_of_the_document(kind: Kind) -> None:
    assert to_record(from_record(kind, SMALLEST[kind])) == SMALLEST[kind] | DEFAULTS[kind]


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind in Kind for key in SMALLEST[kind]])
def test_a_record_without_what_it_must_say_is_refused(kind: Kind, key: str) -> None:
    rest = {each: value for each, value in SMALLEST[kind].items() if each != key}
    with pytest.raises(TypeError):
        from_record(kind, rest)


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        (Kind.WIN, "day", "21/11"),
        (Kind.WIN, "text", " "),
        (Kind.WIN, "themes", ["hope", "work"]),
        (Kind.WIN, "themes", "hope"),
        (Kind.USE, "day", None),
        (Kind.USE, "helped", "very"),
        (Kind.GOAL, "state", "failed"),
        (Kind.TRYOUT, "state", "done"),
        (Kind.TRYOUT, "day", "soon"),
        (Kind.DAY, "mark", "bad"),
        (Kind.PAUSE, "start", None),
        (Kind.PAUSE, "end", "2026-11-20"),
    ],
)
def test_a_record_that_says_it_wrongly_is_refused(kind: Kind, key: str, value: object) -> None:
    with pytest.raises(BadInput):
        from_record(kind, SMALLEST[kind] | {key: value})


def test_a_record_says_with_and_from_where_python_cannot() -> None:
    win = from_record(Kind.WIN, SMALLEST[Kind.WIN] | {"with": "en fra gruppen"})
    strategy = from_record(Kind.STRATEGY, SMALLEST[Kind.STRATEGY] | {"from": "min søster"})
    assert isinstance(win, Win)
    assert isinstance(strategy, Strategy)
    assert (win.company, strategy.whose) == ("en fra gruppen", "min søster")


# Nouns check themselves


def test_a_win_is_cleaned_while_it_is_made() -> None:
    win = Win(
        day="2026-11-21",
        text="  Gik en\r\ntur\x1b \n",
        themes=("terms", "hope", "hope"),
        company=" \x00 ",
    )
    assert win == Win(DAY, "Gik en\ntur", (Theme.HOPE, Theme.TERMS))
    assert all(isinstance(theme, Theme) for theme in win.themes)


@pytest.mark.parametrize(
    "make",
    [
        lambda text: Win(DAY, text),
        Strategy,
        Goal,
        lambda text: TryOut("a-uid", text),
    ],
)
def test_words_that_are_needed_are_asked_for(make: Any) -> None:
    for nothing in ("", " \n", "\x00"):
        with pytest.raises(BadInput):
            make(nothing)
    assert make(" a ").text == "a"


LONG = "a" * (LONGEST + 1)


@pytest.mark.parametrize(
    ("noun", "names"),
    [
        (Win(DAY, "a"), ["text", "company"]),
        (Strategy("a"), ["text", "when", "how", "whose"]),
        (Use("a-uid", DAY), ["note"]),
        (Goal("a"), ["text", "why", "enough"]),
        (TryOut("a-uid", "a"), ["text", "company", "plan_b", "found"]),
        (Pause(DAY), ["note"]),
    ],
)
def test_every_text_of_a_noun_is_cleaned_and_bounded(noun: Any, names: list[str]) -> None:
    for name in names:
        assert getattr(replace(noun, **{name: " a\x07\r\nb "}), name) == "a\nb"
        with pytest.raises(BadInput):
            replace(noun, **{name: LONG})


def test_the_note_of_a_day_has_room_for_notes_that_were_written_apart() -> None:
    assert Day(DAY, note=" a\x07\r\nb ").note == "a\nb"
    assert Day(DAY, note=LONG).note == LONG
    with pytest.raises(BadInput):
        Day(DAY, note="a" * (LONGEST_NOTE + 1))


@pytest.mark.parametrize("kind", Kind)
def test_a_noun_cannot_be_changed(kind: Kind) -> None:
    noun = from_record(kind, SMALLEST[kind])
    with pytest.raises(AttributeError):
        setattr(noun, FIELDS[kind][0], "another")


def test_themes_come_once_each_in_the_order_shown_everywhere() -> None:
    assert in_order(()) == ()
    assert in_order(reversed(Theme)) == tuple(Theme)
    assert in_order(["terms", "me", "terms"]) == (Theme.ME, Theme.TERMS)
    with pytest.raises(BadInput):
        in_order(["hope", "Hope"])


@held
@given(days, st.integers(-400, 400))
def test_a_pause_ends_on_or_after_the_day_it_starts(start: date, length: int) -> None:
    try:
        end = start + timedelta(days=length)
    except OverflowError:
        return
    if length < 0:
        with pytest.raises(BadInput):
            Pause(start, end)
    else:
        assert Pause(start, end).end == end


def test_an_open_pause_has_no_end() -> None:
    assert Pause("2026-11-12") == Pause(date(2026, 11, 12), None, None)


# Short ids


@pytest.mark.parametrize(("letter", "kind"), LETTERS.items())
def test_a_short_id_names_a_kind_and_a_number(letter: str, kind: Kind) -> None:
    short = entry(from_record(kind, SMALLEST[kind]), number=35).id
    assert short == f"{letter}35"
    assert parse_id(short) == (kind, 35)
    assert parse_id(f"  {short.upper()}\n") == (kind, 35)


def test_a_day_is_named_by_its_date_and_a_setting_by_its_key() -> None:
    assert entry(Day(DAY, Mark.HARD), uid="2026-11-21").id == "2026-11-21"
    assert entry(Setting("breather", 2), uid="breather").id == "breather"


@pytest.mark.parametrize(
    "text",
    ["", " ", "w", "35", "x35", "w-1", "w3.5", "w 35", "w35 s3", "ww35", "w٣", "w²", "w１", "d1", "w" + "9" * 16],
)
def test_another_id_names_nothing(text: str) -> None:
    with pytest.raises(BadInput, match="Nothing here is called"):
        parse_id(text)


def is_day(text: str) -> bool:
    """Return whether a text is a date as an id has it."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@held
@given(raw)
@example("0001-01-01")
@example("2026-02-30")
def test_any_text_is_an_id_or_is_refused(text: str) -> None:
    said = text.strip().lower()
    if re.fullmatch("[wsugtp][0-9]{1,15}|(talk|answer|question):[0-9]{1,15}|card:.*", said) or is_day(said):
        assert parse_id(text)
    else:
        with pytest.raises(BadInput):
            parse_id(text)


@held
@given(st.sampled_from(list(LETTERS)), st.integers(0, 10**15 - 1))
def test_every_id_names_what_it_says(letter: str, number: int) -> None:
    kind, found = parse_id(f"{letter}{number}")
    assert found == number
    assert entry(from_record(kind, SMALLEST[kind]), number).id == f"{letter}{number}"


def test_an_unknown_id_is_repeated_only_so_far() -> None:
    assert unknown_id("w" * 500).facts == {"id": "w" * 40}


# What is set in the diary


def test_a_new_diary_has_the_rhythm_that_asks_little() -> None:
    assert Preferences() == Preferences(day_starts_at=4, breather=2, days_a_week=2, quiet_view=False)


@pytest.mark.parametrize(
    ("key", "least", "most"), [("day_starts_at", 0, 12), ("breather", 0, 6), ("days_a_week", 1, 7)]
)
def test_a_number_can_be_set_within_its_bounds(key: str, least: int, most: int) -> None:
    for value in range(least, most + 1):
        assert checked(key, value) == value
    for wrong in (least - 1, most + 1, 2**63, str(least), 2.0, True, None, [2]):
        with pytest.raises(BadInput) as refused:
            checked(key, wrong)
        assert refused.value.facts == {"least": least, "most": most}


def test_quiet_view_is_on_or_off() -> None:
    assert checked("quiet_view", True) is True
    assert checked("quiet_view", False) is False
    for value in (1, 0, "on", None):
        with pytest.raises(BadInput):
            checked("quiet_view", value)


@pytest.mark.parametrize("key", ["", "Breather", "breather ", "kind", "__class__", "x" * 500])
def test_a_setting_that_is_not_known_is_refused(key: str) -> None:
    with pytest.raises(BadInput) as refused:
        checked(key, 2)
    assert refused.value.facts == {"key": key.strip()[:40]}


def test_the_values_of_a_new_diary_can_be_set() -> None:
    for each in fields(Preferences):
        assert checked(each.name, each.default) == each.default


# A goal with its try-outs


def line(*states: TryState) -> GoalLine:
    tryouts = tuple(entry(TryOut("a-uid", "a", state), number) for number, state in enumerate(states))
    return GoalLine(entry(Goal("a")), tryouts)


def test_steps_tried_are_counted_and_no_others() -> None:
    assert line().tried == 0
    assert line(*TryState).tried == 1
    assert line(TryState.TRIED, TryState.TRYING, TryState.TRIED).tried == 2


def test_the_next_step_is_the_one_going_on_or_else_the_first_thought_of() -> None:
    thinking, trying, tried, shelf = TryState
    for states, number in [
        ((thinking, trying, trying), 1),
        ((tried, thinking, shelf, thinking), 1),
        ((shelf, trying), 1),
    ]:
        following = line(*states).next
        assert following is not None
        assert following.number == number
    assert line().next is None
    assert line(tried, shelf).next is None
