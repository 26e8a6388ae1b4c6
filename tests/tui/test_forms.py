"""Every form, in both languages and three sizes: its questions and its help are visible."""

from contextlib import suppress
from functools import partial

import pytest

from recoverytui.commands import entries, goals, strategies, wins
from recoverytui.domain.goal import GoalState, TryState
from recoverytui.domain.win import Theme
from recoverytui.tui.dialogs.form import Form
from recoverytui.tui.dialogs.form_fields import FormFields
from recoverytui.tui.widgets.canvas import Canvas
from recoverytui.tui.widgets.choices import SingleChoice
from recoverytui.tui.widgets.day_field import DayField
from recoverytui.tui.widgets.field import Field
from recoverytui.tui.widgets.form_button import FormButton
from recoverytui.tui.widgets.options import Options
from recoverytui.tui.widgets.path_input import PathInput
from recoverytui.tui.widgets.text_input import PassphraseInput, TextInput

FORMS = (
    *("n", "d", "p", "2 e", "3 a", "3 enter", "3 e", "4 a", "4 enter", "4 plus", "4 down enter", "4 down e"),
    *(
        "2 j",
        "5 a",
        "c enter",
        "t a",
        "i a",
        "i enter",
        "l enter",
        "k a",
        "w o a",
        "6 down down enter space enter enter",
    ),
)
"""The keys that open each form, from the overview."""
SIZES = [(60, 20), (80, 24), (120, 40)]


async def opened(room, way):
    await room.go("escape", "escape", "escape", "1", *way.split())
    form = room.app.screen
    assert isinstance(form, Form), way
    return form


def labels(form):
    return [canvas for canvas in form.query(".label").results(Canvas) if canvas.display and canvas.parent.display]


async def soon(room, check):
    """Wait until something holds that follows the focus by some messages."""
    for _ in range(2_000):
        with suppress(AssertionError):
            check()
            return
        await room.settle()
    check()


def assert_in_sight(form, widget, top=0, height=None):
    """Assert that some lines of a widget stand within what scrolls, which is above the foot."""
    inside = form.query_one("#form").region
    first, height = widget.region.y + top, min(height or widget.region.height, inside.height)
    assert inside.y <= first, widget
    assert first + height <= inside.bottom, widget


def assert_spot_in_sight(form, options):
    """Assert that the option one has come to can be seen."""
    assert_in_sight(form, options, *options._span(options.spot))


async def assert_every_field_answers(room, form):
    """Assert that no label is cut, and that each field in focus is in sight and explained."""
    for label in labels(form):
        lines = label.render().plain.splitlines()
        assert "…" not in "".join(lines)
        assert label.size.width >= max(map(len, lines))
    for here in [each for each in form.focus_chain if isinstance(each, Field)]:
        here.focus()
        await soon(room, partial(assert_foot, room, form))
        if not isinstance(here, Options) or not here.is_list(here.size.width):
            await soon(room, partial(assert_in_sight, form, here))
            continue
        for spot in (0, len(here.options) - 1):
            here.move_to(spot)
            await soon(room, partial(assert_spot_in_sight, form, here))


def assert_foot(room, form):
    """Assert that the field in focus is explained, each key named there answers, and both buttons are in sight."""
    text = room.text
    shown = " ".join(text.split())
    for button in form.query(FormButton):
        assert 0 <= button.region.y < room.app.size.height
        assert button.render().plain.strip() in text
    bound = set(form.active_bindings)
    panel = form.query_one(FormFields)
    for hint in panel.hints_of(panel.part_of(form.focused)):
        assert f"{form.words(hint.sign)} {form.words(hint.label)}" in shown, hint
        assert set(hint.keys) <= bound, hint
    name = getattr(form.focused, "part", None)
    for part in form._spec.parts:
        if part.part == name:
            assert part.help
            assert " ".join(part.help.split()) in shown, part


@pytest.mark.parametrize("language", ["en", "da"])
async def test_a_form_shows_what_it_asks_and_how_to_answer(visit, lived_in, language):
    async with visit(size=SIZES[0], language=language) as room:
        for way in FORMS:
            form = await opened(room, way)
            for size in SIZES:
                await room.resize(*size)
                await assert_every_field_answers(room, form)


async def test_walking_through_choices_chooses_nothing(visit, lived_in):
    async with visit() as room:
        form = await opened(room, "n")
        before = form.query_one(FormFields).raw()
        for _ in range(30):
            await room.press("down")
        assert form.query_one(FormFields).raw() == before


async def test_an_end_of_a_goal_a_theme_and_a_day_are_picked_by_what_the_foot_says(visit, lived_in):
    async with visit(language="da") as room:
        form = await opened(room, "4 enter")
        assert room.shows("1 ● i gang", "2 ○ nået", "5 ○ sluppet")
        await room.press("down", "enter")
        assert (await room.do(entries.get, "g1")).noun.state is GoalState.REACHED
        form = await opened(room, "4 enter")
        await room.press("5", "enter")
        assert (await room.do(goals.all_))[-1].entry.noun.state is GoalState.LET_GO
        form = await opened(room, "n")
        await room.type("Valgt")
        await room.press("tab")
        assert isinstance(form.focused, DayField)
        await room.press("left", "tab", "space", "enter")
        win = (await room.do(wins.list_newest, limit=9))[1].noun
        assert (win.text, win.themes) == ("Valgt", (Theme.TOGETHER,))


async def test_the_day_of_a_try_out_is_asked_once_it_was_tried(visit, lived_in):
    async with visit() as room:
        await opened(room, "4 down enter")
        assert not room.shows("When did you try it?")
        await room.press("3")
        assert room.shows("When did you try it?", "today, Saturday 21 November")
        await room.press("2")
        assert not room.shows("When did you try it?")
        await room.press("enter")
        noun = (await room.do(entries.get, "t1")).noun
        assert (noun.state, noun.day) == (TryState.TRYING, None)


async def test_a_pause_begins_in_its_note(visit, lived_in):
    async with visit() as room:
        form = await opened(room, "p")
        assert isinstance(form.focused, TextInput)
        assert room.shows("today, Saturday 21 November")


async def test_a_long_list_opens_when_one_comes_to_it(visit, lived_in, written):
    written(lambda diary: [strategies.add(diary, f"Strategy {each}") for each in range(20)])
    async with visit() as room:
        form = await opened(room, "n")
        pick = next(each for each in form.query(SingleChoice) if len(each.options) > 20)
        assert pick.size.height == 1
        pick.focus()
        await room.settle()
        assert pick.size.height == len(pick.options)
        await room.press("down", "space", "tab")
        assert (pick.size.height, pick.value) == (1, pick.options[1][0])


async def test_a_passphrase_is_shown_when_one_asks(visit, lived_in):
    async with visit() as room:
        form = await opened(room, "l enter")
        await room.press("right", "tab")  # one of one's own
        await room.type("violet")
        assert isinstance(form.focused, PassphraseInput)
        assert not room.shows("violet")
        await room.press("f4")
        assert room.shows("violet", "F4 hide it")
        await room.press("f4")
        assert not room.shows("violet")


async def test_a_path_is_completed_and_picked(visit, lived_in, tmp_path):
    (tmp_path / "things").mkdir()
    (tmp_path / "things" / "notes.json").write_text("{}", encoding="utf-8")
    async with visit() as room:
        form = await opened(room, "k a")
        path = form.focused
        assert isinstance(path, PathInput)
        await room.type(f"{tmp_path}/thi")
        while not path.suggestion:
            await room.settle()
        await room.press("right")
        assert path.value == f"{tmp_path}/things/"
        await room.type("copy.db")
        await room.press("f4")
        assert room.shows("Pick a folder", "Esc back")
        await room.press("escape")
        assert path.value == f"{tmp_path}/things/copy.db"
        await room.press("f4")
        while not room.shows("notes.json"):
            await room.settle()
        await room.press("enter")
        assert path.value == f"{tmp_path}/things/copy.db"
