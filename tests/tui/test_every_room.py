"""Every room at three sizes in every language: nothing that is drawn is wider than its place."""

import pytest

from recoverytui.domain.languages import LANGUAGES
from recoverytui.tui.rooms import ROOMS, room
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.widgets.canvas import Canvas

OPENED = [each.name for each in ROOMS.values() if each.screen and each.name not in {"day", "help"}]
SIZES = ((60, 20), (80, 24), (120, 40))


def cut_lines(screen) -> list[str]:
    """Return the lines of pages that are wider than their place: nobody can read the rest of them."""
    return [
        line.plain
        for canvas in screen.query(Canvas)
        if canvas.display and canvas.content_size.width
        for line in canvas.render().split("\n")
        if line.rstrip().cell_length > canvas.content_size.width
    ]


def cut_words(front) -> set[str]:
    """Return the words of an empty room's invitation that are not on the screen."""
    here = front.app.screen
    if not isinstance(here, ListDetailScreen) or here.entries.total:
        return set()
    place = here.entries.region
    shown = " ".join(line[place.x : place.right] for line in front.lines[place.y : place.bottom]).split()
    return {word for line in here.invitation(200) for word in line.plain.split()} - set(shown)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_line_of_an_empty_diary_is_cut(visit, language) -> None:
    async with visit(size=SIZES[0], language=language) as front:
        for name in OPENED:
            if name != "overview":
                front.app.push_screen(room(name)(front.app.context))
            for size in SIZES:
                await front.resize(*size)
                assert not cut_lines(front.app.screen), (name, size)
                assert not cut_words(front), (name, size)
            if name != "overview":
                await front.press("escape")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_line_of_a_diary_or_of_its_help_is_cut(visit, lived_in, language) -> None:
    async with visit(size=SIZES[0], language=language) as front:
        for name in OPENED:
            if name != "overview":
                front.app.push_screen(room(name)(front.app.context))
            for size in SIZES:
                await front.resize(*size)
                assert not cut_lines(front.app.screen), (name, size)
            await front.resize(*SIZES[0])
            front.app.action_help()
            await front.settle()
            assert front.app.screen.room == "help", name
            assert not cut_lines(front.app.screen), name
            front.app.pop_screen()
            if name != "overview":
                front.app.pop_screen()
            await front.settle()
