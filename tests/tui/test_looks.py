"""How rooms look: colours of themes, the bar of a column, the label of the demo, and long lists of choices."""

import pytest

from recoverytui.commands import wins
from recoverytui.domain.win import Theme
from recoverytui.tui.widgets.entry_list import EntryList
from recoverytui.tui.widgets.options import LEAF, Options
from recoverytui.tui.widgets.section_list import SectionCanvas, SectionList


async def test_a_win_has_the_colour_of_its_theme_and_its_name(visit, lived_in):
    async with visit() as room:
        await room.do(wins.add, "Tea.")
        await room.do(wins.add, "Wrote to my sister.", themes=(Theme.HOPE,))
        await room.press("2")
        row = next(line for line in room.lines if "Wrote to my sister." in line)
        assert row.rstrip().endswith("Hope")
        listed = room.app.screen.query_one(EntryList)
        dots = [piece for line in (1, 2) for piece in listed.render_line(line) if "●" in piece.text]
        wanted = [room.app.theme_variables[name] for name in ("win-hope", "first")]
        assert [piece.style.color.name for piece in dots] == wanted
        await room.press("enter")
        assert room.shows("win  ● Wrote to my sister.", "Hope")  # the day begins on the win that opened it
        await room.press("escape")
        await room.resize(120, 40)  # the list is narrow beside the reader, and the reader names the theme
        assert room.shows("Hope")


async def test_a_column_without_focus_has_no_bar(visit, lived_in):
    async with visit(size=(120, 40)) as room:
        page, beside = room.app.screen.query(SectionList)

        def bars(column: SectionList) -> bool:
            return room.app.screen.glyphs.bar in column.query_one(SectionCanvas).render().plain

        assert (bars(page), bars(beside)) == (True, False)
        await room.press("tab")
        assert (bars(page), bars(beside)) == (False, True)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_a_form_of_the_demo_shows_its_label_once(visit, lived_in, size):
    async with visit(size=size, is_demo=True) as room:
        await room.press("n")
        assert room.text.count("DEMO – invented data") == 1


async def test_a_pause_begins_in_its_note(visit, lived_in):
    async with visit() as room:
        for keys in ("p", "5 a"):
            await room.press(*keys.split())
            focused = room.app.screen.focused
            assert focused.part == "note", keys
            lines = [line.strip(" ▌") for line in room.lines]
            assert lines.index("Note") < lines.index("From")
            await room.press("escape")


async def test_a_long_list_of_colours_is_folded_and_paged(visit, lived_in):
    async with visit() as room:
        await room.press("s")
        assert room.shows("● dusk   … 22 more")
        await room.press("down", "down", "pagedown")
        assert room.shows("↑ ↓ another choice  PgUp PgDn by page")
        assert isinstance(room.app.screen.focused, Options)
        assert room.app.screen.focused.spot == LEAF
        await room.press("end", "enter")
        assert room.app.theme == "textual-light"
        await room.press("home", "enter")
        assert room.app.theme == "dusk"
