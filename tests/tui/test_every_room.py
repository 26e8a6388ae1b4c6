"""Every room at three sizes in every language: nothing is wider than its place, and no key is hidden unsaid."""

import pytest

from recoverytui.domain.languages import LANGUAGES
from recoverytui.text.translator import Translator
from recoverytui.tui.rooms import ROOMS
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.footer import ScreenFooter
from recoverytui.tui.widgets.text_input import TextInput
from tests.tui.all_rooms import SIZES, each_room, each_size


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


def hidden_keys(front, name: str, words: Translator) -> list[str]:
    """Return the keys of a room that its foot does not name; quit, help and "more" have to be there at any size."""
    here = front.app.screen
    foot = here.query_one(ScreenFooter)
    said = " ".join(foot.render().plain.split())
    typing = isinstance(here.focused, TextInput)  # as search begins: letters are words, F1 is "?"
    active = {each.binding.id for each in here.active_bindings.values()}
    own = [key for key in ROOMS[name].keys if key.name in active]
    own = [key for key in own if not typing or len(key.sign) > 1]
    named = {item.name: item.label for item in here.key_items()}  # Enter is named for the row it opens
    told = [f"{words(key.sign)} {named.get(key.name, words(key.label))}" for key in own]
    out = [label for label in told if label not in said]
    assert ("F1 " if typing else "? ") + words("more") in said
    assert f"F2 {words('help now')}" in said
    assert f"Esc {words('back')}" in said or name == "overview"
    assert not told or told[0] not in out
    assert foot.size.height <= 4
    return out


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_line_of_an_empty_diary_is_cut(visit, language) -> None:
    async with visit(size=SIZES[0], language=language) as front:
        async for name in each_room(front):
            async for size in each_size(front):
                assert not cut_lines(front.app.screen), (name, size)
                assert not cut_words(front), (name, size)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_line_of_a_diary_or_of_its_help_is_cut_and_no_key_hidden(visit, lived_in, language) -> None:
    """In 60 columns a key may wait behind "more"."""
    words, hidden = Translator(language), []
    async with visit(size=SIZES[0], language=language) as front:
        async for name in each_room(front):
            async for size in each_size(front):
                assert not cut_lines(front.app.screen), (name, size)
                assert all(len(line) <= size[0] for line in front.lines), (name, size)
                hidden += [(name, size, key) for key in hidden_keys(front, name, words) if size != SIZES[0]]
            front.app.action_help()
            await front.settle()
            assert front.app.screen.room == "help", name
            assert not cut_lines(front.app.screen), name
            front.app.pop_screen()
    assert hidden == []
