"""Help now: the right numbers in the right order, always available, and never logged."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recoverytui import paths, settings
from recoverytui.commands import help_now, people
from recoverytui.commands.diary import Diary
from recoverytui.domain.help_now import HelpPage
from recoverytui.domain.person import Person
from recoverytui.errors import BadInput, FileRefused
from recoverytui.text import help_now as said
from recoverytui.text.translator import Translator

TODAY = date(2026, 11, 21)
DANISH = ["112", "70 201 201", "1813", "1818", "70 11 07 07", "70 11 31 31", "70 15 03 00", "39 25 25 25"]
DANISH += ["70 23 27 50", "", "116 111", ""]


@pytest.fixture
def locations(home: Path) -> paths.DiaryPaths:
    return paths.find(None, os.environ)


@pytest.fixture
def own(home: Path) -> Path:
    home.mkdir()
    return home / "help-now.toml"


def page(locations: paths.DiaryPaths, country: str = "", language: str = "en", **parts: Any) -> HelpPage:
    return help_now.help_page(locations, language, country, parts.pop("today", TODAY), **parts)


@pytest.mark.parametrize("country", ["", "DK"])
@pytest.mark.parametrize("language", ["en", "da"])
def test_denmark_stands_there_until_another_country_is_chosen(
    locations: paths.DiaryPaths, country: str, language: str
) -> None:
    lines = page(locations, country, language).lines
    assert [line.number for line in lines] == DANISH
    assert lines[-1].website == "findahelpline.com"


@pytest.mark.parametrize(
    ("country", "numbers"),
    [
        ("NO", ["113", "116 117", ""]),
        ("EU", ["112", ""]),
        ("UK", ["999", "116 123", ""]),
        ("IE", ["112", "116 123", ""]),
        ("US", ["911", "988", ""]),
        ("CA", ["911", "988", ""]),
        ("other", [""]),
    ],
)
def test_each_country_has_its_own_lines_and_the_directory(
    locations: paths.DiaryPaths, country: str, numbers: list[str]
) -> None:
    lines = page(locations, country).lines
    assert [line.number for line in lines] == numbers
    assert lines[-1].website == "findahelpline.com"


def test_every_country_of_the_settings_has_a_name_and_lines(locations: paths.DiaryPaths) -> None:
    chosen = settings.CHOICES["country"][1:]
    assert tuple(said.COUNTRIES) == chosen
    assert all(page(locations, country).lines for country in chosen)


def test_the_language_never_chooses_the_country(locations: paths.DiaryPaths) -> None:
    for country in settings.CHOICES["country"]:
        danish, english = page(locations, country, "da"), page(locations, country, "en")
        assert [line.number for line in danish.lines] == [line.number for line in english.lines]


@pytest.mark.parametrize("language", ["en", "da", "nb"])
def test_every_line_says_hours_whom_it_is_for_and_when_it_was_checked(
    locations: paths.DiaryPaths, language: str
) -> None:
    words = Translator(language)
    for country in settings.CHOICES["country"]:
        for line in page(locations, country, language).lines:
            assert said.hours(words, line)
            assert line.service
            assert line.for_whom
            norwegian = line.countries == ("NO",)
            days = (date(2026, 11, 30), date(2027, 5, 30)) if norwegian else (date(2026, 11, 21), date(2027, 1, 2))
            assert (line.checked, line.check_again) == days


def test_hours_that_are_not_sure_point_to_the_website(locations: paths.DiaryPaths) -> None:
    lines = {line.service: line for line in page(locations, "DK", "da").lines}
    assert said.hours(Translator("da"), lines["Psykiatrifonden"]) == "se psykiatrifonden.dk"
    assert said.hours(Translator("da"), lines["headspace"]) == "se headspace.dk"
    assert said.hours(Translator("da"), lines["BørneTelefonen"]) == "døgnet rundt"


def test_own_people_come_first(locations: paths.DiaryPaths, diary: Diary) -> None:
    people.add(diary, "My sister", "at home")
    assert page(locations, people=people.all_(diary)).people == (Person("My sister", "at home"),)
    assert page(locations).people == ()


def test_one_contact_may_be_kept_outside_the_lock(locations: paths.DiaryPaths, home: Path) -> None:
    assert help_now.outside_lock(settings.load(locations.settings)) == ()
    settings.save(locations.settings, settings.Settings().with_value("contact", "My  sister, at home\n"))
    assert help_now.outside_lock(settings.load(locations.settings)) == (Person("My sister, at home"),)


@pytest.mark.parametrize(
    ("key", "value"), [("country", "dk"), ("country", "SE"), ("contact", 3), ("contact", "x" * 201)]
)
def test_settings_that_cannot_be_are_refused(key: str, value: object) -> None:
    with pytest.raises(BadInput):
        settings.Settings().with_value(key, value)


def test_the_country_is_a_setting_of_its_own(locations: paths.DiaryPaths, home: Path) -> None:
    settings.save(locations.settings, settings.Settings(language="da").with_value("country", "UK"))
    assert settings.load(locations.settings).country == "UK"


@pytest.mark.parametrize(("today", "overdue"), [(date(2027, 1, 2), False), (date(2027, 1, 3), True)])
def test_the_page_says_when_it_was_checked_and_when_that_is_a_while_ago(
    locations: paths.DiaryPaths, today: date, overdue: bool
) -> None:
    shown = page(locations, today=today)
    assert (shown.checked, shown.overdue) == (date(2026, 11, 21), overdue)
    words = said.checked(Translator("en"), shown)
    assert words.startswith("Last checked on Saturday 21 November 2026.")
    assert ("websites" in words) is overdue


def test_opening_it_records_nothing_anywhere(locations: paths.DiaryPaths, diary: Diary, home: Path) -> None:
    people.add(diary, "My sister")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in home.rglob("*") if path.is_file()}
    version = diary.data_version()
    page(locations, people=people.all_(diary))
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in home.rglob("*") if path.is_file()} == before
    assert diary.data_version() == version


def test_it_needs_no_diary_and_makes_none(locations: paths.DiaryPaths, home: Path) -> None:
    assert page(locations).lines
    assert not home.exists()


def test_an_own_file_stands_in_for_the_countries_it_names(locations: paths.DiaryPaths, own: Path) -> None:
    own.write_text(
        'checked = 2026-12-01\ncheck_again = 2027-06-01\n[[line]]\ncountries = ["DK"]\nservice = "Mine"\n'
        'number = "1"\n',
        encoding="utf-8-sig",
    )
    danish = page(locations, "DK", today=date(2027, 1, 3))
    assert [line.service for line in danish.lines] == ["Mine", "A directory of helplines in many countries"]
    assert danish.checked == date(2026, 11, 21)
    assert [line.number for line in page(locations, "UK").lines] == ["999", "116 123", ""]


def test_an_own_directory_stands_in_everywhere(locations: paths.DiaryPaths, own: Path) -> None:
    own.write_text(
        '[[line]]\ncountries = ["anywhere", "UK"]\nservice = "Mine"\nwebsite = "mine.example"\n'
        "checked = 2026-12-01\ncheck_again = 2027-06-01\n",
        encoding="utf-8",
    )
    assert [line.service for line in page(locations, "UK").lines] == ["Mine"]
    assert [line.number for line in page(locations, "DK").lines] == DANISH
    assert page(locations, "DK").lines[-1].service == "Mine"


@pytest.mark.parametrize("bad", [b"[[line]]\nservise = 1\n", b"= 1", b"\xff\xfe", b"#" * 100_001, None])
def test_an_own_file_that_cannot_be_taken_never_keeps_the_page_away(
    locations: paths.DiaryPaths, own: Path, bad: bytes | None
) -> None:
    if bad is None:
        own.mkdir()
    else:
        own.write_bytes(bad)
    shown = page(locations)
    assert isinstance(shown.refused, FileRefused)
    assert [line.number for line in shown.lines] == DANISH
    assert str(own) in Translator("da").error(shown.refused)
    with pytest.raises(FileRefused):
        help_now.read(own, "en")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(locations: paths.DiaryPaths, own: Path) -> None:
    os.mkfifo(own)
    assert isinstance(page(locations).refused, FileRefused)


def test_an_own_file_begins_as_a_copy(locations: paths.DiaryPaths, home: Path) -> None:
    path = help_now.make_own_file(locations)
    assert path == home / "help-now.toml"
    assert path.stat().st_mode & 0o777 == 0o600
    assert page(locations) == page(paths.find(None, {"RECOVERY_HOME": str(home / "other")}))
    with pytest.raises(FileRefused):
        help_now.make_own_file(locations)
