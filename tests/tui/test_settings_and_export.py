"""Settings in four groups, and everything as a document."""

import os
import stat

import pytest

from recoverytui import settings
from recoverytui.commands import export, people, watched_names
from recoverytui.domain.person import Person
from recoverytui.exports import formats
from recoverytui.text.translator import NC_, Translator
from recoverytui.tui import typeset

EVERYTHING = ("end", "up", "up", "up", "enter")
"""The way to the document of everything, from the list of readers."""


def kept(room):
    return settings.load(room.app.context.settings_path)


async def test_four_groups_one_at_a_time(visit):
    async with visit(size=(80, 40)) as room:
        await room.press("s")
        assert room.shows("● Look  ○ Rhythm  ○ Privacy  ○ Help", "Language", "Colours")
        await room.press("right")
        assert room.shows("Days a week", "Choose a number that also fits a heavy week.")
        assert "Colours" not in room.text
        await room.press("right")
        assert room.shows("Quiet view", "The file itself is not encrypted.")
        await room.press("right")
        assert room.shows("Press ? in any room")
        await room.resize(60, 20)
        assert "Press ? in any room" not in room.text
        await room.press("tab", "tab", "tab")
        assert room.shows("Press ? in any room")


async def test_language_changes_at_once_and_for_next_time(visit, lived_in):
    async with visit() as room:
        await room.press("s", "tab", "right")
        assert room.app.context.words.language == "da"
        assert room.shows(Translator("da")("Settings"), "● Dansk")
        assert room.app.screen.focused.part == "language"
        assert kept(room).language == "da"
        await room.press("escape")
        assert room.shows("Overblik", "lørdag den 21. november")


async def test_the_palette_changes_the_language_too(visit, lived_in):
    async with visit() as room:
        await room.press("ctrl+p")
        await room.type("dansk")
        await room.press("enter")
        assert room.shows("Overblik", "ny sejr")


async def test_a_look_holds_at_once(visit):
    async with visit() as room:
        await room.press("s", "tab", "tab", "right")
        assert room.app.theme == "morning"
        await room.press("right", "right")
        assert room.app.theme == "ansi"
        assert kept(room).theme == "ansi"


async def test_plain_signs_hold_at_once(visit, lived_in):
    async with visit() as room:
        await room.press("s", "tab", "tab", "tab", "tab", "right")
        assert "●" not in room.text
        await room.press("escape")
        assert "●" not in room.text
        assert room.shows("# ")
        assert kept(room).ascii_marks


async def test_motion_is_off_until_wanted(visit):
    async with visit() as room:
        assert room.app.animation_level == "none"
        await room.press("s", "tab", "tab", "tab", "tab", "tab", "right")
        assert room.app.animation_level == "full"


async def test_rhythm_is_kept_in_the_diary_and_can_be_undone(visit, lived_in):
    async with visit() as room:
        await room.press("s", "right", "tab", "right")
        assert (await room.do(lambda diary: diary.prefs)).days_a_week == 3
        await room.press("tab", "left", "tab", "right")
        prefs = await room.do(lambda diary: diary.prefs)
        assert (prefs.breather, prefs.day_starts_at) == (1, 5)
        await room.press("u", "u", "u")
        prefs = await room.do(lambda diary: diary.prefs)
        assert (prefs.days_a_week, prefs.breather, prefs.day_starts_at) == (2, 2, 4)
        assert room.shows("○ 1  ● 2")


async def test_quiet_view_is_set_here_too(visit, lived_in):
    async with visit() as room:
        await room.press("s", "right", "right", "tab", "tab", "tab", "right")
        assert (await room.do(lambda diary: diary.prefs)).quiet_view
        await room.press("escape")
        assert "in all." not in room.text


async def test_settings_that_cannot_be_kept_hold_for_now(visit, home):
    async with visit() as room:
        home.joinpath("settings.toml").mkdir()
        await room.press("s", "tab", "right")
        assert room.app.context.words.language == "da"


async def test_what_is_seen_is_what_is_written(visit, lived_in, tmp_path):
    target = tmp_path / "out.md"
    async with visit(size=(80, 60)) as room:
        await room.press("6", *EVERYTHING)
        assert room.shows("# Everything – for me only", "Went to the first meeting.", "A walk by the lake.")
        shown = room.app.screen.data.text
        await room.press("enter")
        assert room.shows("Where would you like the file?", "~/notes-2026-11-21.md")
        await room.press("ctrl+u")
        await room.type(str(target))
        await room.press("enter")
        assert room.shows("Written:", "out.md")
        assert target.read_bytes() == shown.encode()
        assert shown == await room.do(
            lambda diary: "".join(formats.everything(export.book(diary), room.app.context.words))
        )
        if os.name == "posix":
            assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("length", range(56, 100))
def test_a_path_longer_than_a_line_is_broken_between_its_names_only(length):
    names = ["tmp", "a" * 20, "b" * (length - 40), "out.md"]
    lines = [line.plain.strip() for line in typeset.wrapped("Written: /" + "/".join(names), 80, indent=1)]
    assert all(any(name in line for line in lines) for name in names)
    assert "".join(lines).replace(" ", "") == "Written:/" + "/".join(names)


async def test_nothing_is_written_over(visit, lived_in, tmp_path):
    target = tmp_path / "there.md"
    target.write_text("mine")
    async with visit() as room:
        await room.press("6", *EVERYTHING, "enter", "ctrl+u")
        await room.type(str(target))
        await room.press("enter")
        assert room.shows("There is already something at", "[ Write the file  Enter ]")
        await room.press("escape")
        assert target.read_text() == "mine"


async def test_a_folder_that_is_copied_elsewhere_is_warned_of_once(visit, lived_in, tmp_path):
    target = tmp_path / "Dropbox" / "out.md"
    target.parent.mkdir()
    async with visit() as room:
        await room.press("6", *EVERYTHING, "enter", "ctrl+u")
        await room.type(str(target))
        await room.press("enter")
        assert room.shows("copied to other computers")
        assert not target.exists()
        await room.press("enter")
        assert target.exists()


async def test_no_file_name_writes_nothing(visit, lived_in):
    async with visit() as room:
        await room.press("6", *EVERYTHING, "enter", "ctrl+u", "enter")
        assert room.shows("There is no file name yet. Nothing was written.")


async def test_names_are_written_changed_and_taken_off(visit):
    async with visit() as room:
        await room.press("s", "right", "right", "tab", "tab", "tab")
        assert "Enter open" not in room.text
        await room.press("tab")
        assert room.shows("Names to leave out", "› add a name", "Enter open")
        await room.press("enter")
        await room.type("Robin")
        await room.press("enter")
        assert room.shows("Saved.", "› Robin", "add a name")
        assert room.app.screen.focused.part == "names"
        await room.press("right", "enter")
        await room.type("Bo")
        await room.press("enter", "enter")
        await room.type(" Ås")
        await room.press("enter")
        assert await room.do(watched_names.all_) == ("Robin Ås", "Bo")
        await room.press("enter", "ctrl+u", "enter")
        assert await room.do(watched_names.all_) == ("Bo",)
        await room.press("u")
        assert room.shows("Robin Ås", "Bo")


async def test_own_people_a_country_and_one_contact_outside_the_lock(visit):
    async with visit() as room:
        await room.press("s", "left", "tab")
        assert room.shows("Country", "● not chosen yet", "○ Denmark")
        await room.press("right", "right")
        assert kept(room).country == "EU"
        await room.press("tab", "enter")
        await room.type("My sister")
        await room.press("tab")
        await room.type("call in the evening")
        await room.press("enter")
        assert room.shows("› My sister", "add somebody")
        await room.press("enter", "tab", "ctrl+u", "enter")
        assert await room.do(people.all_) == (Person("My sister"),)
        await room.press("enter")
        await room.type(" Ida")
        await room.press("enter")
        assert await room.do(people.all_) == (Person("My sister Ida"),)
        await room.press("tab", "enter")
        await room.type("x" * 201)
        await room.press("enter")
        assert room.shows("Write it in one line")
        await room.press("f7", "delete")
        await room.type("Ida (in [b]the[/b] 'evening')")
        await room.press("enter")
        assert kept(room).contact == "Ida (in [b]the[/b] 'evening')"
        assert room.shows("› Ida (in [b]the[/b] 'evening')")
        assert "write it" not in room.text
        await room.press("shift+tab", "enter", "ctrl+u", "enter")
        assert await room.do(people.all_) == ()
        await room.press("f2")
        assert room.shows("Ida (in [b]the[/b] 'evening')")


@pytest.mark.parametrize("language", ["en", "da"])
async def test_on_a_wide_screen_the_choices_have_all_of_its_width(visit, lived_in, language):
    async with visit(size=(120, 40), language=language) as room:
        await room.press("s", "tab", "tab")
        chooser, group = room.app.screen.query_one("#group"), room.app.screen.query_one("#group-look")
        assert group.region.y > chooser.region.y
        assert group.region.x <= chooser.region.x
        assert all(label in room.text for _, label in room.app.screen.focused.options)
        assert all(room.app.context.words(label) in room.text for label in (NC_("colours", "dusk"), "high contrast"))


async def test_all_rooms_begin_at_the_same_place_on_a_wide_screen(visit, lived_in):
    async with visit(size=(140, 30)) as room:
        for key in "123456stcgiwlkb":
            await room.press("1", key)
            screen = room.app.screen
            body = screen.query("#body, #looking-back").first()
            assert {screen.query_one("ScreenHeader").region.x, body.region.x} == {11}, key


@pytest.mark.parametrize("language", ["en", "da"])
async def test_settings_say_how_they_are_changed(visit, lived_in, language):
    async with visit(language=language) as room:
        said = room.app.context.words
        await room.press("s")
        for _ in range(2):
            assert room.lines[-1].startswith(f" ← → {said('change')}")
            await room.press("down")
        in_a_list = f" {said('Space')} {said('choose')}  ↑ ↓ {said('another choice')}"
        assert any(line.startswith(in_a_list) for line in room.lines[-2:])
        await room.resize(60, 20)
        assert any(line.startswith(in_a_list) for line in room.lines[-2:])
        await room.press("up", "up")
        await room.pilot.click(offset=(4, 19))
        await room.settle()
        assert room.app.screen.query_one("#group-rhythm").display
        await room.resize(80, 24)
        await room.press("question_mark")
        assert room.shows(said("Choose another value, or group."), said("Go to the choice above or below."))
