"""Markdown of the whole diary: content, order, and escaping."""

from datetime import date

import pytest

from recoverytui.commands import cards, days, entries, export, goals, questions, strategies, talks, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.card import CardName
from recoverytui.domain.day import Mark
from recoverytui.domain.goal import GoalState, TryState
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import Theme
from recoverytui.exports import formats
from recoverytui.text.translator import Translator

EVERYTHING = """\
# Everything – for me only

Made on Saturday 21 November 2026.

## What helps

- A walk by the lake.··
  It helps when: thoughts go round··
  Whose idea: my sister
- Tea··
  How: slowly··
  Put away··
  Only for me

## What I would like

- Be among people.··
  Going on··
  Why it matters to me: I like to laugh··
  Good enough is: once a week
  - Go for half a meeting··
    Tried, 3 November 2026··
    Together with: Ida··
    Plan B: stay home··
    What I found out: half is enough
- Read a book··
  On the shelf

## Both-and card

### What I can

I listen well.

### What is hard

Letters.

## Talks

- The letter··
  Friday 4 December 2026··
  What I want to say: I need a day

## Questions of my own

- What grew?

## October 2026

### Saturday 31 October

- Opened the window.

## November 2026

### Tuesday 3 November

- Tried: Go for half a meeting

### Saturday 21 November

Pause: 21 November.

It rained

Hard day.

I stayed in.

All day.

- One··
  two··
  Together, Hope··
  Together with: Ida··
  What helped: A walk by the lake.··
  Goal: Be among people.··
  Only for me
- Second
- Used: A walk by the lake.··
  Helped a little··
  in the rain
- What grew?··
  The plant.
""".replace("··\n", "  \n")


@pytest.fixture
def full(diary: Diary, clock) -> Diary:
    """A diary with something of every kind, each written a minute after the one before."""
    together = (Theme.TOGETHER, Theme.HOPE)
    for write in (
        lambda: strategies.add(diary, "A walk by the lake.", when="thoughts go round", whose="my sister"),
        lambda: strategies.put_away(diary, strategies.add(diary, "Tea", how="slowly", only_me=True).id),
        lambda: goals.add(diary, "Be among people.", why="I like to laugh", enough="once a week"),
        lambda: goals.try_out(diary, "g1", "Go for half a meeting", company="Ida", plan_b="stay home"),
        lambda: goals.set_try_state(diary, "t1", TryState.TRIED, day=date(2026, 11, 3), found="half is enough"),
        lambda: goals.set_state(diary, goals.add(diary, "Read a book").id, GoalState.ON_THE_SHELF),
        lambda: cards.write(diary, CardName.BOTH_AND, can="I listen well.", hard="Letters."),
        lambda: talks.add(diary, "The letter", day=date(2026, 12, 4), say="I need a day"),
        lambda: questions.add(diary, "What grew?"),
        lambda: wins.add(diary, "Opened the window.", day=date(2026, 10, 31)),
        lambda: days.add_pause(diary, diary.today, diary.today, "It rained"),
        lambda: days.mark(diary, Mark.HARD),
        lambda: days.note(diary, "I stayed in.\n\nAll day."),
        lambda: wins.add(diary, "One\ntwo", themes=together, company="Ida", goal="g1", strategy="s1", only_me=True),
        lambda: wins.add(diary, "Second"),
        lambda: strategies.use(diary, "s1", helped=Helped.LITTLE, note="in the rain"),
        lambda: questions.answer(diary, "What grew?", "The plant."),
    ):
        write()
        clock.wind(minutes=1)
    return diary


def test_everything_is_there_and_newest_last(full: Diary) -> None:
    assert "".join(formats.everything(export.book(full), Translator("en"))) == EVERYTHING


def test_it_reads_well_as_a_page(full: Diary, render) -> None:
    page = render("".join(formats.everything(export.book(full), Translator("en"))))
    assert page.active == []
    assert page.lines[:2] == ["Everything – for me only", "Made on Saturday 21 November 2026."]
    assert page.lines[-4:] == ["Helped a little", "in the rain", "What grew?", "The plant."]


def test_it_is_written_in_the_language_asked_for(full: Diary) -> None:
    danish = "".join(formats.everything(export.book(full), Translator("da")))
    assert "\n## November 2026\n\n### Tirsdag den 3. november\n" in danish
    assert "Tried, " not in danish


def test_a_demo_says_that_it_is_one(full: Diary) -> None:
    full.is_demo = True
    for language in ("en", "da"):
        assert "".join(formats.everything(export.book(full), Translator(language))).split("\n")[2].startswith("DEMO – ")


def test_an_empty_diary_is_two_lines(diary: Diary) -> None:
    said = "".join(formats.everything(export.book(diary), Translator("en")))
    assert said == "# Everything – for me only\n\nMade on Saturday 21 November 2026.\n"


def test_nothing_says_which_program_made_it(full: Diary) -> None:
    for language in ("en", "da"):
        said = "".join(formats.everything(export.book(full), Translator(language))).lower()
        assert "recovery" not in said
        assert "14:03" not in said  # and not at what time of day


def test_what_names_something_that_is_gone_is_still_there(full: Diary) -> None:
    entries.delete_for_good(full, "s1")
    uses = [
        line for line in "".join(formats.everything(export.book(full), Translator("en"))).split("\n") if "lake" in line
    ]
    assert uses == []
    assert "- One  \n  two  \n  Together, Hope" in "".join(formats.everything(export.book(full), Translator("en")))


def test_read_from_the_file_it_says_the_same(full: Diary) -> None:
    words = Translator("en")
    streamed = export.document(full, lambda book: formats.everything(book, words))
    assert streamed == "".join(formats.everything(export.book(full), words))


@pytest.mark.parametrize(
    ("since", "until", "english", "danish"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "2025 – for me only", "2025 – kun for mig"),
        (
            date(2026, 11, 3),
            None,
            "3–21 November 2026 – for me only",
            "3.–21. november 2026 – kun for mig",
        ),
        (None, date(2026, 11, 21), "21 November 2026 – for me only", "21. november 2026 – kun for mig"),
    ],
)
def test_a_period_has_its_days_on_the_first_page(full: Diary, since, until, english, danish) -> None:
    for language, title in (("en", english), ("da", danish)):
        said = "".join(formats.everything(export.book(full, since=since, until=until), Translator(language)))
        assert said.startswith(f"# {title}\n\n")
