"""Hostile text is shown letter for letter; no markup and no escape sequence takes effect."""

import unicodedata

import pytest
from textual.events import Paste

from recoverytui.commands import (
    cards,
    days,
    entries,
    goals,
    people,
    programmes,
    questions,
    strategies,
    talks,
    watched_names,
    wins,
)
from recoverytui.domain.card import PARTS, CardName
from recoverytui.domain.day import Mark
from recoverytui.tui import safe_text

ZOO = {
    "closing tag": "[/]",
    "opening tag": "[ja] ser det ud",
    "bold": "[b]fed[/b]",
    "unclosed": "[red",
    "action": "[@click=app.quit]tryk[/]",
    "screen action": "[@click=screen.new_win()]tryk[/]",
    "link": "[link=https://example.org]her[/link]",
    "escaped": r"\[b] \\[/b]",
    "rich": "[bold red]x[/bold red] :smile:",
    "braces": "{n} {0} %s %(n)s $quiet {",
    "variable": "$text [$first]x[/]",
    "quotes": "\"'`´’“",
    "wide": "漢字かな交じり文 한국어",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇰 👍🏽",
    "combining": unicodedata.normalize("NFC", "x\u0301\u0327\u0328 y\u0338"),
    "arabic": "مرحبا بالعالم",
    "danish": "æøå ÆØÅ é",
    "brackets only": "[[[]]]",
}
UNSEEN = {
    "bidi override": "abc\u202edef\u202c",
    "bidi isolate": "abc\u2066def\u2069",
    "line separators": "one\u2028two\u2029three",
    "zero width": "a\u200bb\u200dc\u2060",
    "escape": "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "other controls": "\x00\x07\x08\x0b\x0c\x7f\x9b31m\x85",
    "tabs and lines": "a\tb\nc\r\nd",
}
ROOMS = (
    *((key,) for key in "123456sb"),
    ("2", "enter"),
    ("2", "e"),
    ("3", "e"),
    ("3", "enter"),
    ("4", "e"),
    ("4", "enter"),
    ("4", "plus"),
    ("4", "down", "enter"),
    ("5", "o", "end", "e"),
    ("d",),
    ("n",),
    ("6", "enter"),
)
COMPANY = (
    *(("c",), ("c", "enter"), ("c", "f"), ("t",), ("t", "e"), ("t", "enter")),
    *(("g",), ("g", "enter"), ("i",), ("i", "e"), ("i", "end", "e")),
    *(("s", "left"), ("s", "left", "left"), ("s", "left", "tab", "tab", "enter")),
)
LISTS = (("c",), ("t",), ("t", "e"), ("g",), ("i",), ("s", "left"))
SILENT = {("1",), ("5",), ("6",), ("s",), ("n",), ("6", "enter"), ("c", "f")}
"""Ways to what shows nothing that was written, or, in a document, with other signs."""


def harmless(text):
    """Return whether nothing in a text steers a terminal or turns its letters round."""
    return not any(
        unicodedata.category(each) in {"Cc", "Cs"}
        or each in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
        for each in text
        if each != "\n"
    )


def write_all(diary, text):
    """Write a text everywhere it can be written."""
    strategy = strategies.add(diary, text, when=text, how=text, whose=text)
    strategies.pin(diary, strategy.id)
    strategies.use(diary, strategy.id, note=text)
    goal = goals.add(diary, text, why=text, enough=text)
    goals.try_out(diary, goal.id, text, company=text, plan_b=text, wants_company=True, meet=text)
    for name in CardName:
        cards.write(diary, name, **dict.fromkeys(PARTS[name], text))
    talks.add(diary, text, say=text, ask=text, help=text, said=text, understood=text, again=text)
    questions.answer(diary, text, text)
    questions.add(diary, text)
    watched_names.add(diary, text[:100])
    people.add(diary, text[:100], text[:100])
    days.note(diary, text)
    days.mark(diary, Mark.HARD)
    days.add_pause(diary, diary.today, diary.today, text)
    wins.add(diary, text, company=text, goal=goal.id, strategy=strategy.id)
    entries.delete(diary, wins.add(diary, text).entry.id)


def write(text):
    """Return a command that writes a text into every field."""

    def deed(diary):
        with diary.db.transaction():  # one for all, for speed
            write_all(diary, text)

    return deed


NASTY = " ".join(
    [ZOO["opening tag"], ZOO["action"], *UNSEEN.values(), ZOO["braces"], ZOO["unclosed"], ZOO["closing tag"]]
)


async def test_lists_show_every_one_letter_for_letter(visit, written):
    def all_of_them(diary):
        for text in ZOO.values():
            write(text)(diary)

    written(all_of_them)
    async with visit(size=(109, 120)) as room:
        people = ("s", "left", "tab", "tab")
        for way in (("2",), ("3",), ("4",), ("2", "enter"), ("b",), ("t",), ("g",), ("i",), people):
            await room.go("1", *way)
            assert [text for text in ZOO.values() if text not in room.text] == [], way
            assert harmless(room.text)


async def test_every_text_of_a_path_and_of_an_answer_is_data(visit, lived_in, written):
    texts = [text for text in ZOO.values() if "\n" not in text]

    def fill(diary):
        diary.locations.programmes.mkdir()
        weeks = "".join(f"\n## {text}\n> {text}\n\n- {text}\n\nTry: {text}\n\nNote: {text}\n" for text in texts)
        (diary.locations.programmes / "ten-weeks.md").write_text(
            f"# {ZOO['action']}\n> {ZOO['unclosed']}\n{weeks}", "utf-8"
        )
        for text in texts:
            programmes.answer(diary, "ten-weeks", text, text, text)

    written(fill)
    async with visit(size=(110, 140)) as room:
        for way in (("w",), ("j",), ("escape", "o"), ("escape", "f")):
            await room.press(*way)
            assert harmless(room.text)
        assert [text for text in texts if text not in room.text] == []
        await room.press("escape", "7")
        for text in texts:
            assert room.text.count(text) >= 1
            assert harmless(room.text)
            await room.press("d", "right")
        assert room.app.is_running


@pytest.mark.parametrize("text", [NASTY, *(ZOO[name] for name in ("closing tag", "action"))])
async def test_every_room_and_form_shows_it_and_nothing_happens(visit, written, text):
    written(write(text))
    async with visit(size=(110, 40)) as room:
        for way in (*ROOMS, *(COMPANY if text is NASTY else ())):
            await room.go("1", *way)
            assert harmless(room.text), way
            assert way in SILENT or "[@click=" in room.text or "[/]" in room.text, way
            await room.go("escape", "escape")
        assert room.app.is_running
        assert await room.do(wins.count) == 1


@pytest.mark.parametrize("name", ["closing tag", "opening tag", "escaped", "emoji", "quotes"])
async def test_it_can_be_opened_in_a_form_and_saved_unchanged(visit, written, name):
    written(write(ZOO[name]))
    async with visit() as room:
        await room.press("2", "e")
        before = (await room.do(entries.get, "w1")).noun
        await room.press("tab", "enter")
        assert (await room.do(entries.get, "w1")).noun == before


@pytest.mark.parametrize("name", UNSEEN)
async def test_what_is_not_shown_is_still_kept_when_other_parts_are_changed(visit, written, name):
    written(write(UNSEEN[name]))
    async with visit() as room:
        before = (await room.do(entries.get, "w1")).noun
        await room.press("2", "e", *["tab"] * 6, "right", "enter")
        after = (await room.do(entries.get, "w1")).noun
        assert after.only_me
        assert (after.text, after.company) == (before.text, before.company)


async def test_pasted_text_is_clean_on_the_screen(visit):
    async with visit() as room:
        await room.press("n")
        for text in (*UNSEEN.values(), NASTY):
            room.app.post_message(Paste(text))
            await room.settle()
            assert harmless(room.text)
        await room.press("enter")
        assert await room.do(wins.count) == 1


async def test_a_very_long_text_is_calm_everywhere(visit, written):
    written(write("word " * 3000 + "x" * 4000))
    async with visit(size=(60, 20)) as room:
        for way in (*ROOMS, *LISTS):
            await room.go("1", *way)
            assert all(len(line) <= 60 for line in room.lines)
            await room.go("escape", "escape")


@pytest.mark.parametrize("text", [*ZOO.values(), *UNSEEN.values()])
def test_the_one_way_to_a_widget_leaves_nothing_that_steers(text):
    assert harmless(safe_text.visible_text(text))
    assert harmless(safe_text.visible_line(text))
    assert "\n" not in safe_text.visible_line(text)
    content = safe_text.plain(text)
    assert content.plain == safe_text.visible_text(text)
    assert [span.style for span in content.spans] in ([], [""])


def test_letters_marks_and_joiners_stay():
    for text in (*ZOO.values(), "\u200d\u200c", "\u200e\u200f"):
        assert safe_text.visible_text(text) == text
