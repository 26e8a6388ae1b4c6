"""Looking back: the index equals a full scan after any commands; the year map; themes of wins."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoverytui import paths
from recoverytui.commands import days, entries, goals, look_back, strategies, wins
from recoverytui.commands import search as search_commands
from recoverytui.commands.diary import Diary, create_diary
from recoverytui.domain import search
from recoverytui.domain.calendar import CalendarDay, Shape
from recoverytui.domain.card import Card, CardName
from recoverytui.domain.day import Mark
from recoverytui.domain.entry import Kind
from recoverytui.domain.win import Theme, Win
from recoverytui.errors import BadInput
from recoverytui.storage import entries as rows
from recoverytui.storage import settings as set_rows

DAY = date(2026, 11, 21)
texts = st.text(st.sampled_from("aeoåøæstur ÆØÅ\"%_*'-é"), min_size=1, max_size=20).filter(str.strip)
queries = st.text(st.sampled_from('aeoåøætur "%*'), max_size=5)


def texts_found(diary: Diary, query: str, **wanted: object) -> list[str]:
    return [hit.text for hit in search_commands.find(diary, query, **wanted)]  # type: ignore[arg-type]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(texts, st.integers(0, 5)), max_size=8), st.lists(queries, max_size=4), st.randoms())
def test_the_index_finds_what_a_plain_reading_finds(said, asked, random) -> None:  # type: ignore[no-untyped-def]
    with TemporaryDirectory() as folder:
        diary = create_diary(paths.find(None, {"RECOVERY_HOME": str(Path(folder) / "home")}))
        kept = [wins.add(diary, text, day=diary.today - timedelta(ago)).entry for text, ago in said]
        for entry in kept:
            match random.randrange(5):
                case 0:
                    entries.edit(diary, entry.id, text=random.choice(said)[0])
                case 1:
                    entries.delete(diary, entry.id)
                case 2:
                    entries.delete(diary, entry.id)
                    entries.undo(diary)
                case 3:
                    entries.delete_for_good(diary, entry.id)
        there = sorted(rows.select(diary.db, Win), key=lambda entry: (entry.noun.day, entry.number), reverse=True)
        for query in asked:
            words = search.terms_of(query)
            naive = {entry.id for entry in there if words and search.matches(search.searchable_text(entry.noun), words)}
            found = search_commands.find(diary, query)
            assert {hit.entry.id for hit in found} == naive
            assert [hit.day for hit in found] == sorted((hit.day for hit in found), reverse=True)
            assert all(hit.spans for hit in found)
        diary.close()


def test_words_are_found_in_every_kind_newest_first(diary: Diary) -> None:
    wins.add(diary, "Gik en tur")
    wins.add(diary, "En gåtur i regn", day=DAY - timedelta(3))
    goal = goals.add(diary, "Gå en tur om ugen")
    goals.try_out(diary, goal.id, "En tur om blokken", plan_b="turen rundt om huset")
    strategy = strategies.add(diary, "En tur ved søen")
    strategies.use(diary, strategy.id, note="turen var kort", day=DAY - timedelta(1))
    days.note(diary, "ingen tur i dag", DAY - timedelta(2))
    days.start_pause(diary, DAY - timedelta(9), "på tur")
    with diary.step("card.edit") as step:
        rows.add(step, Card(CardName.BOTH_AND, can="gå tur"))
    found = search_commands.find(diary, "tur")
    assert {hit.entry.noun.kind for hit in found} == {
        *(Kind.WIN, Kind.GOAL, Kind.TRYOUT, Kind.STRATEGY, Kind.USE, Kind.DAY, Kind.PAUSE, Kind.CARD)
    }
    assert [hit.day for hit in found] == sorted((hit.day for hit in found), reverse=True)
    assert len(search_commands.find(diary, "tur", limit=2)) == 2
    assert texts_found(diary, "tur", kind=Kind.GOAL) == ["Gå en tur om ugen"]
    assert texts_found(diary, "tur", until=DAY - timedelta(3)) == ["En gåtur i regn", "på tur"]
    assert texts_found(diary, "tur", since=DAY - timedelta(2), until=DAY - timedelta(2)) == ["ingen tur i dag"]


def test_finding_can_be_narrowed_by_what_a_win_says(diary: Diary) -> None:
    goal, strategy = goals.add(diary, "Synge"), strategies.add(diary, "Sang")
    wins.add(diary, "En sang", themes=(Theme.HOPE,), company="Min søster", goal=goal.id, strategy=strategy.id)
    wins.add(diary, "En anden sang")
    assert texts_found(diary, "sang", theme=Theme.HOPE) == ["En sang\nMin søster"]
    assert texts_found(diary, "sang", company="søster") == ["En sang\nMin søster"]
    assert texts_found(diary, "sang", goal=goal.id) == ["En sang\nMin søster"]
    assert set(texts_found(diary, "sang", strategy=strategy.id)) == {"En sang\nMin søster", "Sang"}
    assert texts_found(diary, "sang", goal=goal.id, strategy=strategy.id, kind=Kind.WIN) == ["En sang\nMin søster"]
    assert texts_found(diary, "sang", strategy=strategy.id, until=DAY - timedelta(1)) == []
    with pytest.raises(BadInput):
        search_commands.find(diary, "sang", goal="g99")


def test_what_names_a_goal_or_a_strategy_comes_newest_first(diary: Diary) -> None:
    goal, strategy = goals.add(diary, "Gå tur"), strategies.add(diary, "Gå langsomt")
    tried = goals.try_out(diary, goal.id, "Gå om blokken")
    for ago in (5, 1, 3):
        wins.add(diary, f"Gik for {ago} dage siden", day=DAY - timedelta(ago), goal=goal.id, strategy=strategy.id)
        strategies.use(diary, strategy.id, note=f"gik {ago}", day=DAY - timedelta(ago))
    entries.delete(diary, wins.add(diary, "Gik og slettede", goal=goal.id).entry.id)
    found = search_commands.find(diary, "g", goal=goal.id)
    assert {hit.entry.id for hit in found} == {goal.id, tried.id, "w1", "w2", "w3"}
    assert [hit.day for hit in found] == sorted((hit.day for hit in found), reverse=True)
    assert [hit.text for hit in search_commands.find(diary, "gik", strategy=strategy.id, kind=Kind.USE)] == [
        "gik 1",
        "gik 3",
        "gik 5",
    ]
    assert len(search_commands.find(diary, "gik", goal=goal.id, limit=2)) == 2


@pytest.mark.parametrize(("text", "query"), [("ok", "ok"), ("ø", "ø"), ("Én", "en"), ("vi gik", "k"), ("å", "aa")])
def test_the_shortest_words_are_found_in_the_shortest_texts(diary: Diary, text: str, query: str) -> None:
    wins.add(diary, text)
    assert texts_found(diary, query) == [text]


def test_a_short_word_that_many_others_hold(diary: Diary) -> None:
    letters = "abcdefghijklmnop"
    wins.add(diary, "x " + " ".join(f"x{one}{two}" for one in letters for two in letters))
    wins.add(diary, "quiz")
    assert len(texts_found(diary, "x")) == 1
    assert texts_found(diary, "q") == texts_found(diary, "ui") == ["quiz"]
    assert texts_found(diary, "x q") == texts_found(diary, "qu x") == []


def test_company_alone_is_enough_to_ask(diary: Diary) -> None:
    wins.add(diary, "Kaffe", company="Min søster")
    wins.add(diary, "Min søster ringede")
    assert texts_found(diary, "", company="søster") == ["Kaffe\nMin søster"]
    assert texts_found(diary, "", company="min soester") == texts_found(diary, "kaffe", company="SOE") != []
    assert texts_found(diary, "", company="sø ") != []
    assert texts_found(diary, "", company="bror") == texts_found(diary, "", company="søster min") == []
    wins.add(diary, "Te", company="Anne Soren")
    assert texts_found(diary, "", company="søren") == []


@pytest.mark.parametrize(
    "query", ["", " ", '"', "%", "_", "(", "[", "\\", "'", "-", "*", 'a" OR "b', "NEAR(a b)", "\x00"]
)
def test_nothing_typed_is_a_command(diary: Diary, query: str) -> None:
    wins.add(diary, "plain words")
    assert texts_found(diary, query) == []
    if query.strip("\x00 "):
        wins.add(diary, f"before{query}after")
        assert texts_found(diary, query) == [f"before{query}after"]


def test_words_that_were_deleted_are_found_again_when_they_are_brought_back(diary: Diary) -> None:
    win = wins.add(diary, "solsikke").entry
    entries.delete(diary, win.id)
    assert texts_found(diary, "solsikke") == []
    entries.undo(diary)
    assert texts_found(diary, "solsikke") == ["solsikke"]
    entries.edit(diary, win.id, text="anemone")
    assert texts_found(diary, "solsikke") == []
    assert texts_found(diary, "anemone") == ["anemone"]


@pytest.fixture
def seen(diary: Diary) -> dict[int, CalendarDay]:
    """Return the ten days up to tomorrow, by how long ago they are."""
    set_rows.begin(diary.db, "2026-11-14", diary.changed_at())
    for ago, count in ((0, 1), (1, 2), (2, 5), (9, 1)):
        for _ in range(count):
            wins.add(diary, "en sejr", day=DAY - timedelta(ago))
    days.mark(diary, Mark.HARD, DAY - timedelta(1))
    days.mark(diary, Mark.HARD, DAY - timedelta(3))
    days.mark(diary, Mark.REST, DAY - timedelta(4))
    days.note(diary, "en note", DAY - timedelta(6))
    days.add_pause(diary, DAY - timedelta(5), DAY - timedelta(5))
    shown = look_back.days(diary, DAY - timedelta(9), DAY + timedelta(1))
    return {(DAY - each.day).days: each for each in shown}


def test_the_calendar_tells_days_apart_by_shape(seen: dict[int, CalendarDay]) -> None:
    assert {ago: each.shape for ago, each in seen.items()} == {
        -1: Shape.BLANK,
        0: Shape.WIN,
        1: Shape.WIN,
        2: Shape.WIN,
        3: Shape.HARD,
        4: Shape.REST,
        5: Shape.PAUSE,
        6: Shape.QUIET,
        7: Shape.QUIET,
        8: Shape.BLANK,
        9: Shape.WIN,
    }
    assert "".join(seen[ago].letter for ago in range(9, -2, -1)) == "W .NPPHWhW "
    assert seen[1].mark is Mark.HARD
    assert {ago: each.beside_wins for ago, each in seen.items() if each.beside_wins} == {1: Shape.HARD}
    assert [ago for ago, each in seen.items() if each.paused] == [5]
    assert [ago for ago, each in seen.items() if each.noted] == [6]


def test_what_wins_were_about_over_the_last_twelve_months(diary: Diary) -> None:
    wins.add(diary, "a", themes=(Theme.HOPE, Theme.ME), company="min nabo")
    wins.add(diary, "b", themes=(Theme.HOPE,), company="min søster", day=DAY - timedelta(40))
    wins.add(diary, "c", company="min søster", day=DAY - timedelta(40))
    wins.add(diary, "d", themes=(Theme.TERMS,), day=DAY - timedelta(800))
    months = [0] * 12
    hope, me = months.copy(), months.copy()
    hope[11], hope[10], me[11] = 1, 1, 1
    assert [(each.name, list(each.per_month)) for each in look_back.themes_over_time(diary)] == [
        ("hope", hope),
        ("me", me),
    ]
    assert [(each.name, sum(each.per_month)) for each in look_back.company_over_time(diary)] == [
        ("min søster", 2),
        ("min nabo", 1),
    ]


def test_on_this_day_the_same_day_of_the_year_comes_first(diary: Diary) -> None:
    for day in (date(2026, 10, 21), date(2025, 11, 21), date(2024, 11, 21), date(2026, 11, 20)):
        wins.add(diary, day.isoformat(), day=day)
    assert [win.noun.text for win in look_back.on_this_day(diary)] == ["2025-11-21", "2024-11-21", "2026-10-21"]


def test_a_pause_counts_wherever_it_reaches_into_what_is_shown(diary: Diary) -> None:
    days.add_pause(diary, DAY - timedelta(30), DAY - timedelta(8))
    days.add_pause(diary, DAY - timedelta(6), DAY - timedelta(4))
    days.start_pause(diary, DAY - timedelta(1), "away")
    for ago in (9, 8, 7, 5, 3, 0):
        shown = look_back.days(diary, DAY - timedelta(ago), DAY)
        paused = [(DAY - each.day).days for each in shown if each.paused]
        assert paused == [day for day in (9, 8, 6, 5, 4, 1, 0) if day <= ago]
