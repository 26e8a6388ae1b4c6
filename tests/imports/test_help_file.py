"""The file of the help page: valid content, and errors with their line."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoverytui.domain.help_now import HelpLine
from recoverytui.errors import FileRefused
from recoverytui.imports import help_file

HERE = Path("help-now.toml")
HEAD = "checked = 2026-11-21\ncheck_again = 2027-01-02\n"
LINE = '[[line]]\ncountries = ["DK"]\nservice = "Somebody"\nnumber = "55"\n'


def refusal(text: str) -> tuple[object, object]:
    with pytest.raises(FileRefused) as error:
        help_file.read(text, HERE, "en")
    assert error.value.facts["path"] == HERE
    return error.value.facts["line"], error.value.facts.get("key")


def test_a_line_is_read_in_the_language_that_is_spoken() -> None:
    text = HEAD + (
        '[[line]]\ncountries = ["DK", " EU "]\nservice = { en = "Somebody", da = "Nogen" }\nnumber = "55 66"\n'
        'hours = { en = "always", da = "altid" }\nfor = "all\\u0007"\nwebsite = "a.example"\ncheck_again = 2027-02-03\n'
    )
    for language, service, hours in (("en", "Somebody", "always"), ("da", "Nogen", "altid")):
        assert help_file.read(text, HERE, language) == (
            HelpLine(
                ("DK", "EU"),
                service,
                date(2026, 11, 21),
                date(2027, 2, 3),
                number="55 66",
                hours=hours,
                for_whom="all",
                website="a.example",
            ),
        )


def test_a_language_that_is_not_there_takes_the_one_that_is() -> None:
    [line] = help_file.read(HEAD + LINE.replace('"Somebody"', '{ sv = "Någon" }'), HERE, "da")
    assert line.service == "Någon"


def test_a_file_without_lines_holds_none() -> None:
    assert help_file.read("", HERE, "en") == ()
    assert help_file.read(HEAD, HERE, "en") == ()


@pytest.mark.parametrize(
    ("change", "line", "key"),
    [
        (("service", "servise"), 5, "servise"),
        (('"Somebody"', "7"), 5, "service"),
        (('"Somebody"', '" "'), 5, "service"),
        (('"Somebody"', "{}"), 5, "service"),
        (('"Somebody"', "[1]"), 5, "service"),
        (('"55"', "55"), 6, "number"),
        (('number = "55"', 'hours = "always"'), 3, "number"),
        (('"55"', '"' + "5" * 301 + '"'), 6, "number"),
        (('["DK"]', '"DK"'), 4, "countries"),
        (('["DK"]', "[]"), 4, "countries"),
        (('["DK"]', '["DK", 1]'), 4, "countries"),
        (('countries = ["DK"]\n', ""), 3, "countries"),
        (("checked = 2026-11-21\n", ""), 2, "checked"),
        (("2026-11-21", '"2026-11-21"'), 1, "checked"),
        (("2027-01-02", "2027-01-02T10:00:00"), 2, "check_again"),
        (("checked", "cheked"), 1, "cheked"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(change: tuple[str, str], line: int, key: str) -> None:
    assert refusal((HEAD + LINE).replace(*change, 1)) == (line, key)


def test_the_line_of_a_later_part_is_found() -> None:
    assert refusal(HEAD + LINE + "\n# a comment: number =\n" + LINE + "extra = 1\n") == (13, "extra")
    assert (
        refusal(HEAD + LINE + LINE + 'hours.en = "always"\nhours.da = 3\n' + LINE.replace('"55"', "5"))[1] == "number"
    )


@pytest.mark.parametrize(("text", "line"), [("a = = 1", 1), (HEAD + "x\n", 3), (HEAD + '[[line]]\na = "', 4)])
def test_what_is_not_toml_is_refused_with_its_line(text: str, line: int) -> None:
    assert refusal(text) == (line, None)


def test_other_shapes_are_refused() -> None:
    assert refusal("line = 3") == (1, "line")
    assert refusal("[line]\na = 1") == (1, "line")
    assert refusal("a = " + "[" * 50_000)[1] is None


def test_too_much_is_refused_with_the_number() -> None:
    with pytest.raises(FileRefused) as error:
        help_file.read("#" * 100_001, HERE, "en")
    assert (error.value.facts["length"], error.value.facts["most"]) == (100_001, 100_000)


@settings(deadline=None)
@given(st.text(st.sampled_from('[]line"={}#,\n 2026-1services'), max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = help_file.read(HEAD + text, HERE, "en")
    except FileRefused as refused:
        read = refused.facts["line"]  # type: ignore[assignment]
    assert read == () or read
