"""Documents of selected entries: complete text in both languages, and fields that are never shared."""

from collections.abc import Iterator
from datetime import date

import pytest

from recoverytui.commands import cards, export, goals, strategies, talks, watched_names, wins
from recoverytui.commands.demo import demo_diary
from recoverytui.commands.diary import Diary
from recoverytui.domain.audience import Audience, Selection, ShareOptions, offered, pick_id
from recoverytui.domain.card import CardName
from recoverytui.errors import BadInput
from recoverytui.exports import formats
from recoverytui.text.translator import Translator

LANGUAGES = ("en", "da")
PICKED_FORMATS = [form.name for form in formats.FORMATS.values() if not form.of_rows]


@pytest.fixture(params=LANGUAGES)
def demo(request: pytest.FixtureRequest, clock, tmp_path) -> Iterator[tuple[Diary, Translator]]:
    """The invented diary in a language, and that language."""
    diary = demo_diary(request.param, clock, tmp_path)
    yield diary, Translator(request.param)
    diary.close()


def picked(diary: Diary, reader: Audience) -> Selection:
    """Pick the newest two of everything that this reader is offered."""
    return export.choose(
        diary,
        reader,
        [
            pick_id(entry)
            for _, entries in export.on_offer(diary, reader).parts
            for entry in [each for each in entries if not export.is_private(diary, each)][:2]
        ],
    )


@pytest.mark.parametrize("reader", Audience)
def test_the_whole_document_for_each_reader(demo, reader, golden):
    diary, words = demo

    chosen = picked(diary, reader)

    for form in PICKED_FORMATS:
        golden(f"{reader}.{words.language}.{form}", formats.picked(chosen, words, form))


def card(diary: Diary, words: Translator) -> str:
    """Return what helps, handed on to a peer."""
    return formats.picked(export.choose(diary, Audience.PEER, ["s1"]), words)


def step(diary: Diary, words: Translator) -> str:
    """Return a goal and its next step, for staff."""
    return formats.picked(export.choose(diary, Audience.STAFF, ["g1", "t4"]), words)


def talk(diary: Diary, words: Translator) -> str:
    """Return the page for a talk, with both cards."""
    made = talks.add(diary, "2026", say="A B", ask="C\nD", help="E", said="never", understood="never")
    picks = ["card:both-and", "card:hard-day", made.id]
    return formats.picked(export.choose(diary, Audience.STAFF, picks), words)


def year(diary: Diary, words: Translator) -> str:
    """Return a year for oneself, as a little book."""
    return "".join(formats.everything(export.book(diary, since=date(2026, 1, 1), until=date(2026, 12, 31)), words))


@pytest.mark.parametrize("made", [card, step, talk, year])
def test_the_whole_of_other_documents(demo, made, golden):
    diary, words = demo

    golden(f"{made.__name__}.{words.language}.md", made(diary, words))


@pytest.mark.parametrize("name", CardName)
def test_each_card_is_a_sheet_of_its_own(demo, name, golden):
    diary, words = demo

    chosen = export.choose(diary, Audience.ME, [f"card:{name}"])

    for form in PICKED_FORMATS:
        golden(f"card-{name}.{words.language}.{form}", formats.picked(chosen, words, form))


def test_a_page_for_a_talk_can_be_laid_on_a_table(demo):
    diary, words = demo
    alone = f"\n{words('For me only')}\n"
    talk = talks.add(diary, "2026", say="A B").id

    def said(*picks: str) -> str:
        return formats.picked(export.choose(diary, Audience.ME, picks), words)

    assert [alone in said(pick) for pick in (talk, "card:both-and", "card:hard-day")] == [False] * 3
    assert alone in said(talk, "card:both-and")
    assert alone in said(wins.list_newest(diary)[0].id)


@pytest.mark.parametrize("reader", [each for each in Audience if each is not Audience.MUNICIPALITY])
def test_days_in_full_only_when_wished(demo, reader):
    diary, words = demo
    (win, *_), picks = wins.list_newest(diary), ShareOptions(days=True)

    told = formats.picked(export.choose(diary, reader, [win.id]), words, options=picks)

    assert words.day(win.noun.day) in told
    assert words.day(win.noun.day) not in formats.picked(export.choose(diary, reader, [win.id]), words)


def test_the_municipality_is_told_no_time_at_all(demo):
    diary, words = demo
    (win, *_) = wins.list_newest(diary)

    said = formats.picked(export.choose(diary, Audience.MUNICIPALITY, [win.id]), words, options=ShareOptions(days=True))

    assert not any(sign.isdigit() for sign in said)
    assert words.month_name(win.noun.day) not in said


@pytest.mark.parametrize("reader", Audience)
def test_only_what_is_offered_can_be_picked(demo, reader):
    diary, _ = demo
    for part, entries in export.on_offer(diary, Audience.ME).parts:
        if part in offered(reader):
            assert export.choose(diary, reader, [pick_id(entries[0])]).entries
        else:
            with pytest.raises(BadInput):
                export.choose(diary, reader, [pick_id(entries[0])])


def test_nothing_is_picked_beforehand(diary):
    wins.add(diary, "Tea")

    with pytest.raises(BadInput):
        export.choose(diary, Audience.PEER, [])


@pytest.mark.parametrize("reader", [each for each in Audience if each is not Audience.ME])
def test_what_is_only_for_the_person_cannot_be_picked(diary, reader):
    goal = goals.add(diary, "Sing", only_me=True)
    ids = [
        wins.add(diary, "Tea", only_me=True).entry.id,
        strategies.add(diary, "Walk", only_me=True).id,
        goal.id,
        goals.try_out(diary, goal.id, "Hum").id,
    ]

    for id in ids:
        with pytest.raises(BadInput):
            export.choose(diary, reader, [id])
        assert export.choose(diary, Audience.ME, [id]).entries


def test_what_belongs_to_others_stays_in_the_diary(diary):
    strategy = strategies.add(diary, "Walk", when="it rains", whose="CANARY")
    win = wins.add(diary, "Tea", company="CANARY", strategy=strategy.id).entry
    talk = talks.add(diary, "The letter", say="I need a day", said="CANARY", understood="CANARY", again="CANARY")
    goal = goals.add(diary, "Sing")
    tryout = goals.try_out(diary, goal.id, "Hum", company="CANARY", plan_b="CANARY")

    said = formats.picked(
        export.choose(diary, Audience.PEER, [strategy.id, win.id, talk.id, goal.id, tryout.id]), Translator("en")
    )

    assert "CANARY" not in said
    for own in ("Walk", "it rains", "Tea", "I need a day", "Sing", "Hum"):
        assert own in said


def test_a_both_and_card_shows_all_its_headings(diary):
    cards.write(diary, CardName.BOTH_AND, can="Listen.")
    goals.add(diary, "Sing")

    def said(*picks: str) -> str:
        return formats.picked(export.choose(diary, Audience.MUNICIPALITY, picks), Translator("en"))

    assert said("card:both-and", "g1") == (
        "# Notes\n\n## What I can do\n\nListen.\n\n## What is hard\n\nNothing is written here yet.\n\n"
        "## What helps me\n\nNothing is written here yet.\n\n## What I would like\n\n- Sing\n"
    )
    assert [line for line in said("card:both-and").splitlines() if line and not line.startswith("_")] == [
        "# Both-and card",
        "## What I can do",
        "Listen.",
        "## What is hard",
        "## What helps me",
    ]


def test_somebody_else_stands_for_names_and_numbers_are_left_out(diary):
    watched_names.add(diary, "Ida")
    win = wins.add(diary, "Tea with Ida, 12 34 56 78").entry
    picks = export.choose(diary, Audience.STAFF, [win.id])

    plain = formats.picked(picks, Translator("en"))
    wish = ShareOptions(names=export.watched_texts(diary, picks, without_names=True), numbers=True)
    said = formats.picked(picks, Translator("en"), options=wish)

    assert (export.names_and_numbers(diary, plain).names, export.names_and_numbers(diary, plain).numbers) == (1, 1)
    assert "Tea with someone I know, (number left out)" in said
    assert export.names_and_numbers(diary, said) == export.Found()
    assert export.watched_texts(diary, picks) == ()
    assert export.watched_texts(diary, export.choose(diary, Audience.MUNICIPALITY, [win.id])) == ("Ida",)
