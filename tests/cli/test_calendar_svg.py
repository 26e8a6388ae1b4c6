"""The year as a picture: `calendar --svg`."""

import stat
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from recoverytui.commands import days, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.day import Mark
from recoverytui.domain.win import Theme
from recoverytui.text.colours import FULL
from recoverytui.text.translator import Translator
from tests.conftest import Clock

SVG = "{http://www.w3.org/2000/svg}"
MARKED = [date(2026, 1, 1), *(date(2026, 11, day) for day in (9, 10, 11, 12, 20))]
QUIET = [date(2026, 11, day) for day in range(21, 26)]
HOPE = list(Theme).index(Theme.HOPE)


@pytest.fixture
def lived(diary: Diary, clock: Clock) -> Diary:
    """A diary with a mark of each kind in 2026, and words that no picture may show; five days have passed since."""
    wins.add(diary, "CANARY tea", day=date(2026, 1, 1))
    wins.add(diary, "CANARY choir", day=date(2026, 11, 20), themes=(Theme.HOPE,), company="CANARY")
    wins.add(diary, "CANARY walk", day=date(2026, 11, 9))
    days.mark(diary, Mark.HARD, date(2026, 11, 9))
    days.mark(diary, Mark.HARD, date(2026, 11, 10))
    days.mark(diary, Mark.REST, date(2026, 11, 11))
    days.note(diary, "CANARY note", date(2026, 11, 12))
    clock.wind(days=5)
    return diary


def drawn(path: Path) -> ElementTree.Element:
    """Return the picture, whose text is whole XML."""
    return ElementTree.fromstring(path.read_text("utf-8"))  # noqa: S314 - our own


def texts(picture: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in picture.iter(f"{SVG}text")]


def places(picture: ElementTree.Element) -> set[tuple[int, int]]:
    """Return the columns and rows of the days that have a shape."""
    found = set()
    for group in picture.iter(f"{SVG}g"):
        where = group.get("transform", "")
        x, _, y = where.removeprefix("translate(").removesuffix(")").partition(" ")
        if where and int(x) > 64:
            found.add(((int(x) - 69) // 16, (int(y) - 72) // 16))
    return found


def test_each_day_stands_in_the_column_of_its_week_and_the_row_of_its_weekday(invoke, lived, tmp_path) -> None:
    target = tmp_path / "year.svg"

    said = invoke("calendar", "2026", "--svg", str(target))

    assert (said.code, said.lines, said.err) == (0, [f"The picture is at {target}."], "")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    picture = drawn(target)
    monday = date(2025, 12, 29)
    assert places(picture) == {divmod((day - monday).days, 7) for day in [*MARKED, *QUIET, date(2026, 11, 26)]}
    assert [picture.get(each) for each in ("width", "height")] == picture.get("viewBox", "").split()[2:]
    assert picture.findtext(f"{SVG}title") == "2026"


@pytest.mark.parametrize(
    ("language", "month", "monday", "hard"),
    [("en", "Mar", "Mon", "a hard day"), ("da", "mar", "man", "svær dag"), ("nb", "mar", "man", "tung dag")],
)
def test_it_names_months_weekdays_and_marks_and_nothing_of_the_diary(
    invoke, lived, tmp_path, language, month, monday, hard
) -> None:
    target = tmp_path / "year.svg"

    assert invoke("calendar", "2026", "--svg", str(target), "--lang", language).code == 0

    said = texts(drawn(target))
    words = Translator(language)
    assert said[0] == "2026"
    assert said[1:13] == [words.short_month(date(2026, each, 1)) for each in range(1, 13)]
    assert said[13:20] == [words.short_weekday(date(2024, 1, each)) for each in range(1, 8)]
    assert month in said
    assert monday in said
    assert any(hard in each for each in said[20:])
    assert [each for each in said if any(letter.isdigit() for letter in each)] == ["2026"]
    assert "CANARY" not in target.read_text("utf-8")
    assert "<script" not in target.read_text("utf-8")
    assert "href" not in target.read_text("utf-8")


@pytest.mark.parametrize("theme", FULL)
@pytest.mark.parametrize("colour", ["", "1"])
def test_its_colours_are_those_of_the_theme_whatever_the_terminal_shows(
    invoke, lived, tmp_path, monkeypatch, theme, colour
) -> None:
    if colour:
        monkeypatch.setenv("NO_COLOR", colour)
    assert invoke("settings", "theme", theme).code == 0

    assert invoke("calendar", "2026", "--svg", str(tmp_path / "year.svg")).code == 0

    picture, look = drawn(tmp_path / "year.svg"), FULL[theme]
    rectangle = picture.find(f"{SVG}rect")
    assert rectangle is not None
    assert rectangle.get("fill") == look.ground
    used = {each.get(name) for each in picture.iter() for name in ("fill", "stroke")} - {None, "none"}
    assert {look.first, look.second, look.text, look.quiet, look.themes[HOPE]} <= used
    assert used <= {*look.themes, look.ground, look.first, look.second, look.text, look.quiet, look.line}


def test_quiet_view_leaves_quiet_days_out(invoke, lived, tmp_path) -> None:
    assert invoke("settings", "quiet_view", "on").code == 0

    assert invoke("calendar", "2026", "--svg", str(tmp_path / "year.svg")).code == 0

    assert len(places(drawn(tmp_path / "year.svg"))) == len(MARKED) + 1


def test_what_is_there_is_not_written_over_and_a_folder_gets_a_name(invoke, lived, tmp_path) -> None:
    target = tmp_path / "year.svg"
    target.write_text("mine")
    refused = invoke("calendar", "2026", "--svg", str(target))
    assert refused.refused(16)
    assert target.read_text() == "mine"
    assert invoke("calendar", "--svg", str(tmp_path)).code == 0
    assert texts(drawn(tmp_path / "2026.svg"))[0] == "2026"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("2026", "--svg", "no-such-folder/year.svg"), 2),
        (("november", "--svg", "year.svg"), 2),
        (("someday", "--svg", "year.svg"), 2),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_nothing_is_written(
    invoke, lived, tmp_path, monkeypatch, arguments, code
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")

    assert invoke("calendar", *arguments).refused(code)
    assert list((tmp_path / "empty").iterdir()) == []


def test_json_says_where_it_is(invoke, lived, tmp_path) -> None:
    target = tmp_path / "year.svg"

    assert invoke("calendar", "--svg", str(target), "--json").json["path"] == str(target)
    assert texts(drawn(target))[0] == "2026"


def test_without_a_diary_it_invites(invoke, home, tmp_path) -> None:
    said = invoke("calendar", "--svg", str(tmp_path / "year.svg"))

    assert said.code == 0
    assert "It is empty, and that is fine." in said.out
    assert not (tmp_path / "year.svg").exists()
