"""How rooms look: colours of themes, the bar of a column, the label of the demo, and long lists of choices."""

import pytest

from recoverytui.commands import wins
from recoverytui.domain.languages import LANGUAGES
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


async def test_the_palette_has_its_own_foot_and_says_a_cut_row_whole(visit, lived_in):
    async with visit(size=(60, 20), language="da") as room:
        await room.press("ctrl+p")
        assert room.shows("Enter gør det", "Esc tilbage")
        listed = room.app.screen.query_one(EntryList)
        long = [index for index in range(listed.total) if len(listed.at(index).text) > 44]
        assert long
        for index in long:
            listed.go_to(index)
            await room.settle()
            assert listed.at(index).text in " ".join(room.text.split()), index


async def test_a_list_opens_with_the_rows_above_the_cursor_in_sight(visit, lived_in):
    async with visit() as room:
        await room.press("w", "right", "j")
        assert room.shows("1  Landing", "\n▌   2  Counting the wins")
        await room.press("escape", "escape", "2", "end", "1", "2")
        above = [line for line in room.lines if "●" in line]
        assert "▌" in above[-1]
        assert len(above) > 2


async def test_a_day_has_one_date_in_its_header(visit, lived_in):
    async with visit() as room:
        await room.press("5", "enter")
        assert room.lines[0].split() == ["Saturday", "21", "November", "today"]
        await room.press("left")
        assert room.lines[0].split() == ["Friday", "20", "November", "yesterday"]
        await room.press("left")
        assert room.lines[0].split() == ["Thursday", "19", "November"]


async def test_the_foot_follows_the_filters_of_a_search(visit, lived_in):
    async with visit() as room:
        await room.press("slash")
        await room.type("garden")
        await room.press("tab")
        assert room.shows("Space choose  ↑ ↓ another choice", "Tab next field")
        await room.press("shift+tab")
        assert not room.shows("Space choose")
        assert room.shows("Tab show fewer")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_form_on_a_narrow_screen_keeps_both_buttons_and_help(visit, lived_in, language):
    async with visit(size=(60, 20), language=language) as room:
        for way in (("2", "j"), ("6", "enter", "space", "enter", "enter"), ("n",)):
            await room.press(*way)
            assert all(sign in room.lines[-1] for sign in ("Enter ]", "Esc ]", "F2 ")), (way, room.lines[-1])
            await room.press("escape", "escape")


@pytest.mark.parametrize("width", [60, 80, 100])
async def test_rules_and_what_stands_at_the_end_of_a_row_end_in_one_column(visit, lived_in, width):
    async with visit(size=(width, 40)) as room:
        rules = [line.rstrip(" ▁▂▃▄▅▆▇█") for line in room.lines if line.rstrip(" ▁▂▃▄▅▆▇█").endswith("──")]
        asides = [line.rstrip(" ▁▂▃▄▅▆▇█") for line in room.lines if line.rstrip(" ▁▂▃▄▅▆▇█").endswith("Friday")]
        assert rules
        assert asides
        assert len({len(line) for line in (*rules, *asides)}) == 1
