"""Sheets of paper: a fixed order of headings, a head by choice, lines where a part is empty, and letters that fit."""

from datetime import date

import pytest

from recoverytui.commands import cards, export, goals, strategies, talks, watched_names
from recoverytui.commands.diary import Diary
from recoverytui.domain.audience import Audience, ShareOptions
from recoverytui.domain.card import PARTS, CardName
from recoverytui.domain.programme import GroupWeek
from recoverytui.domain.sheet import SheetName, SheetOptions, sheet_options
from recoverytui.domain.win import Theme
from recoverytui.errors import BadInput
from recoverytui.exports import formats, sheets
from recoverytui.exports.document import Details, Heading, Page, Panel, Paragraph, WritingLines
from recoverytui.exports.page_fit import A4, PANEL, fit
from recoverytui.exports.sheets import SHEETS
from recoverytui.text.translator import Translator
from tests.exports.conftest import Page as Shown

EN, DA = Translator("en"), Translator("da")
HOSTILE = "*a* <b>x</b>\n# h"


def made(diary: Diary, id: str, audience: Audience = Audience.ME, form: str = "md", **options: object) -> str:
    """Return the sheet of an entry."""
    chosen = export.choose_sheet(diary, audience, id)
    return formats.picked(chosen, EN, form, ShareOptions(sheet=SheetOptions(**options)))  # type: ignore[arg-type]


def headings(text: str) -> list[str]:
    """Return the headings of a sheet in Markdown."""
    return [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]


@pytest.fixture
def agreed(diary) -> Diary:
    """A diary with one entry for each sheet."""
    cards.write(diary, CardName.BOTH_AND, can="Listen.")
    cards.write(diary, CardName.HARD_DAY, notice="The dishes wait.", people="Ida 12 34 56 78")
    strategies.add(diary, "A walk", when="it rains", whose="CANARY")
    goal = goals.add(diary, "Sing")
    goals.try_out(diary, goal.id, "Go to the choir", company="CANARY", meet="By the gate at five", plan_b="Tea at home")
    talks.add(diary, "The office", day=date(2026, 12, 3), say="Slowly, please.", said="CANARY")
    talks.add(diary, "My contact person", say="CANARY", agreed="We meet at eleven.")
    return diary


@pytest.mark.parametrize(
    ("id", "wanted"),
    [
        ("card:both-and", ["Both-and card", "What I can do", "What is hard", "What helps me"]),
        ("s1", ["What helps me", "It helps when", "How"]),
        (
            "talk:2/after",
            ["After the talk", "What was said", "What I understood", "What was agreed", "What I want to ask again"],
        ),
        ("t1", ["Company on the way", "Where and when we meet", "Plan B"]),
        (
            "talk:1",
            [
                *("A talk", "What I want to say", "What I want to ask", "What I want help with, and why"),
                *("What I understood", "What was agreed", "What I want to ask again"),
            ],
        ),
    ],
)
def test_each_sheet_has_its_headings_in_order_and_room_to_write(agreed, id, wanted):
    said = made(agreed, id)

    assert headings(said) == wanted
    assert "CANARY" not in said
    assert "For me only" not in said
    assert "Notes" not in said
    assert ("____" in said) is (id != "t1")
    assert "____" not in made(agreed, id, drops_empty=True)


@pytest.mark.parametrize("form", ["md", "html", "txt"])
def test_the_head_is_there_when_it_is_chosen_and_only_then(agreed, form):
    bare = made(agreed, "card:both-and", form=form)
    said = made(
        agreed, "card:both-and", form=form, title="Kim *and* you", name="Kim", reader="Bo", day=date(2026, 12, 3)
    )

    assert not any(word in bare for word in ("From", "For:", "2026", "Kim"))
    shown = Shown(said.partition("<body")[2]).shown if form == "html" else said.replace("\\", "")
    for word in ("Kim *and* you", "From: Kim", "For: Bo", "Thursday 3 December 2026", "What I can do", "Listen."):
        assert word in shown
    assert "Both-and card" not in said


@pytest.mark.parametrize("reader", Audience)
def test_a_sheet_tells_a_reader_no_more_than_a_document_would(agreed, reader):
    offered = {entry.id for _, entries in export.on_offer(agreed, reader).parts for entry in entries}
    for id in ("card:both-and", "card:hard-day", "s1", "t1", "talk:1"):
        if id not in offered:
            with pytest.raises(BadInput):
                made(agreed, id, reader)
        elif id == "t1" and reader not in (Audience.ME, Audience.PEER):
            with pytest.raises(BadInput, match="makes no sheet"):
                made(agreed, id, reader)
        else:
            said = made(agreed, id, reader)
            assert "CANARY" not in said
            assert not any(str(year) in said for year in (2025, 2026, 2027))


def test_what_is_only_for_me_makes_no_sheet_for_others(agreed):
    id = strategies.add(agreed, "Mine", only_me=True).id

    assert "Mine" in made(agreed, id)
    with pytest.raises(BadInput):
        made(agreed, id, Audience.PEER)


def test_names_stay_out_where_they_always_do_and_where_it_is_wished(agreed):
    watched_names.add(agreed, "Ida")
    strategies.add(agreed, "Call Ida")

    def without(reader: Audience, id: str, **options: bool) -> str:
        chosen = export.choose_sheet(agreed, reader, id)
        names = export.watched_texts(agreed, chosen, without_names=options.get("names", False))
        return formats.picked(chosen, EN, "md", ShareOptions(names=names, numbers=options.get("numbers", False)))

    assert "Ida" in without(Audience.ME, "s2")
    assert "Ida" not in without(Audience.PEER, "s2")
    assert "Ida" not in without(Audience.MUNICIPALITY, "s2")
    assert "Ida 12" in without(Audience.STAFF, "card:hard-day")
    assert "someone I know (number left out)" in without(Audience.STAFF, "card:hard-day", names=True, numbers=True)


def test_one_entry_alone_is_a_sheet_and_a_card_for_a_peer_can_still_be_taken_in(agreed):
    def title(reader: Audience, *picks: str) -> str:
        return formats.picked(export.choose(agreed, reader, picks), EN).splitlines()[0]

    assert title(Audience.STAFF, "card:both-and") == "# Both-and card"
    assert title(Audience.STAFF, "card:both-and", "s1") == "# Notes"
    assert title(Audience.FAMILY, "s1") == "# What helps me"
    assert title(Audience.PEER, "s1") == "# Notes"
    assert title(Audience.PEER, "t1") == "# Company on the way"
    assert title(Audience.STAFF, "t1") == "# Notes"
    assert title(Audience.ME, "g1") == "# Notes"


def test_a_hostile_text_stays_text_on_a_sheet(agreed, render):
    cards.write(agreed, CardName.BOTH_AND, hard=HOSTILE)

    shown = render(made(agreed, "card:both-and", title="<i>me</i> # no", name="[l](x)", drops_empty=True))
    assert shown.active == []
    assert shown.lines[:2] == ["<i>me</i> # no", "From: [l](x)"]
    assert "*a* <b>x</b>" in shown.lines
    page = Shown(made(agreed, "card:both-and", form="html", title=HOSTILE).partition("<body")[2])
    assert set(page.active) <= {"div"}
    assert "*a* <b>x</b> # h" in page.shown


def test_a_title_is_one_short_line():
    assert sheet_options("a\nb ", reader=" ") == SheetOptions("a b")
    with pytest.raises(BadInput):
        sheet_options(name="a" * 201)


@pytest.mark.parametrize("words", [EN, DA], ids=["en", "da"])
@pytest.mark.parametrize("name", SheetName)
def test_a_blank_sheet_has_headings_and_lines_and_nothing_else(name, words):
    blocks = list(sheets.blank(name, words))

    assert isinstance(blocks[0], Page)
    assert sum(isinstance(block, Heading) for block in blocks) == 1 + len(SHEETS[name].parts)
    assert all(block.number >= 2 - SHEETS[name].is_lead_short for block in blocks if isinstance(block, WritingLines))
    assert sum(isinstance(block, WritingLines) for block in blocks) == len(SHEETS[name].parts)
    assert [block for block in blocks if isinstance(block, Details | Panel)] == []
    assert sum(isinstance(block, Paragraph) for block in blocks) == bool(SHEETS[name].opening)
    assert words(SHEETS[name].about)


def test_a_week_on_paper_has_its_days(agreed):
    said = "".join(formats.written(sheets.blank(SheetName.WEEK, DA), DA, "txt"))

    days = ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]
    assert [line for line in said.splitlines() if line in days] == days


def test_a_handout_is_what_the_group_sees_and_lines():
    week = GroupWeek("*Landing*", (Theme.HOPE,), "You can always skip.", ("What helps?", "Who?"))

    said = "".join(formats.written(sheets.questions(week, EN), EN, "md"))

    assert [line for line in said.splitlines() if line and not line.startswith("_")] == [
        "# \\*Landing\\*",
        "Hope",
        "You can always skip.",
        "## What helps?",
        "## Who?",
    ]


def test_a_card_for_the_wallet_has_four_panels_in_the_printed_page_alone(agreed):
    page = made(agreed, "card:hard-day", form="html", is_wallet=True)

    assert page.count("<section>") == 4
    assert 'class="wallet usual"' in page
    assert made(agreed, "card:hard-day", form="txt", is_wallet=True).count("_" * 60) >= 4
    assert "<section>" not in made(agreed, "card:both-and", form="html", is_wallet=True)


def test_letters_grow_smaller_before_a_page_overflows():
    fits = [fit(A4, [("Heading", "word " * number)] * 6) for number in range(400)]
    sizes = [[*A4.letters].index(each.letters) for each in fits if each.pages == 1]
    assert (sizes[0], sizes[-1]) == (0, 3)
    assert sizes == sorted(sizes)
    assert {*sizes} == {0, 1, 2, 3}
    assert [each.pages for each in fits] == sorted(each.pages for each in fits)
    assert {each.letters for each in fits if each.pages > 1} == {"usual"}
    assert fits[-1].pages > 2
    assert fit(A4, [("Heading", "")] * 3).lines > fit(A4, [("Heading", "")] * 6).lines >= 2
    assert fit(PANEL, [("Heading", "word " * 80)] * 2).letters == "smallest"


def page_of(diary: Diary, id: str, **options: object) -> Page:
    """Return how the sheet of an entry is printed."""
    options_ = ShareOptions(sheet=SheetOptions(**options))  # type: ignore[arg-type]
    page = sheets.page_of(sheets.filled(export.choose_sheet(diary, Audience.ME, id), EN, options_))
    assert page is not None
    return page


def test_letters_of_a_filled_card_and_of_the_longest(agreed):
    cards.write(agreed, CardName.HARD_DAY, **dict.fromkeys(PARTS[CardName.HARD_DAY], "word " * 90))

    assert page_of(agreed, "card:hard-day")[:3] == ("a4", "smallest", 1)
    assert page_of(agreed, "card:hard-day", is_wallet=True)[:2] == ("wallet", "smallest")
    assert page_of(agreed, "card:hard-day", is_wallet=True).pages > 1


def test_what_takes_more_than_a_page_is_read_in_usual_letters_and_names_its_longest_part(agreed):
    cards.write(agreed, CardName.BOTH_AND, can="word " * 50, hard="word " * 2_000, helps="word " * 60)

    assert page_of(agreed, "card:both-and") == Page("a4", "usual", 5, "What is hard")
    assert page_of(agreed, "card:both-and", without=frozenset({"hard"})) == Page("a4", "large")
    assert "What is hard" not in made(agreed, "card:both-and", without=frozenset({"hard"}))
    assert made(agreed, "card:both-and").count("word") == 2_110


@pytest.mark.parametrize(
    "text",
    ["word " * 4_000, "W" * 20_000, "a\n" * 9_999 + "a", "\n\n".join(["a few words"] * 1_500), "語" * 20_000],
    ids=["words", "one word", "lines", "paragraphs", "wide"],
)
def test_the_longest_texts_take_about_the_pages_that_their_letters_need(agreed, text):
    cards.write(agreed, CardName.BOTH_AND, can=text)
    one = page_of(agreed, "card:both-and").pages
    cards.write(agreed, CardName.BOTH_AND, can=text, hard=text, helps=text)

    assert 8 < one < 300
    assert abs(page_of(agreed, "card:both-and").pages - 3 * one) <= 3


def test_only_a_part_that_the_sheet_has_can_be_left_out():
    assert sheets.leave_out(SheetName.TALK, ["say", "agreed"]) == {"say", "agreed"}
    assert sheets.leave_out(SheetName.TALK, []) == frozenset()
    for name in ("about", "can", ""):
        with pytest.raises(BadInput):
            sheets.leave_out(SheetName.TALK, [name])
