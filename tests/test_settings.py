"""Preferences of this machine: a file that a person may edit too."""

import os
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytui import settings
from recoverytui.errors import BadInput, FileRefused, NotWritable
from recoverytui.settings import CHOICES, KEYS, NUMBERS, TEXTS, Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def written(path: Path, text: str | bytes) -> Settings:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return settings.load(path)


SWITCHES = [key for key in KEYS if isinstance(getattr(Settings(), key), bool)]


def _values() -> list[tuple[str, object]]:
    choices = [(key, value) for key, values in CHOICES.items() for value in values]
    numbers = [(key, value) for key, bounds in NUMBERS.items() for value in bounds]
    texts = [(key, value) for key in sorted(TEXTS) for value in ("Åse, 12", "x" * 200, "", "a 'b' \"c\" # d")]
    return [*choices, *numbers, *texts, *((key, value) for key in SWITCHES for value in (True, False))]


@pytest.mark.parametrize(("key", "value"), _values())
def test_every_choice_is_kept_and_read_again(key: str, value: object, path) -> None:
    chosen = Settings().with_value(key, value)
    assert getattr(chosen, key) == value
    settings.save(path, chosen)
    assert settings.load(path) == chosen
    settings.save(path, Settings())
    assert settings.load(path) == Settings()


def test_every_key_has_one_kind_of_value_and_the_usual_one_is_taken() -> None:
    assert sorted([*CHOICES, *NUMBERS, *TEXTS, *SWITCHES]) == sorted(KEYS)
    for key in KEYS:
        assert Settings().with_value(key, getattr(Settings(), key)) == Settings()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("theme", value) for value in ("Dusk", "", None, 1, ["dusk"], True)),
        *(("language", value) for value in ("de", "EN", None, False)),
        *(("motion", value) for value in ("on", 1, 0, None, "")),
        *((key, value) for key, (least, _) in NUMBERS.items() for value in (least - 1, 1000, "3", 2.5, True, None)),
        *((key, value) for key in sorted(TEXTS) for value in ("x" * 201, None, 3, ["x"])),
        *((key, "x") for key in ("nonsense", "", "with_value", "__class__")),
    ],
)
def test_anything_else_is_refused(key: str, value: object) -> None:
    with pytest.raises(BadInput):
        Settings().with_value(key, value)


def test_a_long_key_is_not_repeated_whole() -> None:
    with pytest.raises(BadInput) as refused:
        Settings().with_value("x" * 1000, "y")
    assert len(str(refused.value.facts["key"])) == 40


@pytest.mark.parametrize(
    "text",
    [
        "",
        "theme = ",
        "theme = 'contrast",
        b"\xff\xfetheme",
        b"theme = '\xe6'",
        "\x00",
        "[[[[",
        "x = " + "[" * 5000,
        "theme = 3\nmotion = 'yes'\nlanguage = ['da']\n[theme]\n",
    ],
)
def test_a_diary_opens_whatever_the_file_holds(text: str | bytes, path) -> None:
    assert written(path, text) == Settings()


def test_a_folder_or_nothing_in_its_place_means_the_usual_values(path) -> None:
    assert settings.load(path) == Settings()
    path.mkdir(parents=True)
    assert settings.load(path) == Settings()
    with pytest.raises(FileRefused):
        settings.save(path, Settings(theme="contrast"))


def test_what_is_understood_is_taken_and_the_rest_is_left(path) -> None:
    assert written(path, "theme = 'contrast'\nlanguage = 'fr'\nfont = 'x'\n[motion]\n") == Settings(theme="contrast")
    assert written(path, b"\xef\xbb\xbflanguage = 'da'\r\n") == Settings(language="da")  # as Notepad saves it


def test_saving_keeps_comments_unknown_keys_and_order(path) -> None:
    before = "# mine\ntheme = 'contrast'  # calm\n\nfont = 'x'\n\n[other]\ndeep = 1 # two\n"
    loaded = written(path, before)
    settings.save(path, loaded)
    assert path.read_text() == before
    settings.save(path, loaded.with_value("language", "da").with_value("theme", "dusk"))
    after = path.read_text()
    for kept in ("# mine", "# calm", "font = 'x'", "[other]\ndeep = 1 # two"):
        assert kept in after
    assert settings.load(path) == Settings(language="da")


def test_saving_writes_only_what_differs_from_the_usual(path) -> None:
    settings.save(path, Settings(motion=True))
    assert path.read_text() == "motion = true\n"


@pytest.mark.parametrize("text", [b"theme = ", b"\xff", b"x = " + b"[" * 5000])
def test_a_file_that_cannot_be_read_is_never_written_over(text: bytes, path) -> None:
    loaded = written(path, text)
    with pytest.raises(FileRefused):
        settings.save(path, loaded.with_value("theme", "contrast"))
    assert path.read_bytes() == text


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_file_is_for_its_owner_alone(path) -> None:
    before = os.umask(0)
    try:
        settings.save(path, Settings(theme="contrast"))
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


SPOILT = "country = 'DK'  # mine\nidle_minutes = 3 minutes\ncontact = \"Bo, at the corner\"\n[other]\ncountry = 'UK'\n"


def test_of_a_spoilt_file_the_lines_for_help_are_taken_and_it_is_said(path) -> None:
    written(path, SPOILT)
    known, trouble = settings.look(path)
    assert known == Settings(country="DK", contact="Bo, at the corner")
    assert isinstance(trouble, FileRefused)
    for text in (b"contact = 'B\xe6r'\nx", b'contact = "a\\u00e6"\nx', b"contact = ['a']\nx", b"country = 'SE'\nx"):
        assert written(path, text) == Settings()
    written(path, "theme = 'pink'\nmotion = true\nmine = 3\n")
    known, trouble = settings.look(path)
    assert known == Settings(motion=True)
    assert trouble is not None
    assert trouble.facts == {"keys": "theme"}


def test_a_large_file_and_what_is_no_file_are_never_waited_for(path) -> None:
    large = f"country = 'DK'\n# {'x' * 65536}\n"
    assert written(path, large) == Settings(country="DK")
    with pytest.raises(FileRefused):
        settings.save(path, Settings(theme="contrast"))
    assert path.read_text() == large
    path.unlink()
    os.mkfifo(path)
    assert settings.look(path)[0] == Settings()
    assert settings.look(path)[1] is not None
    with pytest.raises((FileRefused, NotWritable)):
        settings.save(path, Settings(theme="contrast"))


PLAIN_PARTS = [
    *("language", "motion", "a_b", "a.b", "a-b", "é", " = ", "=", " ", "true", "false", "0", "7", "07", "-1", "+1"),
    *("1_0", "1.5", '"', "da", "\\", "#", "'", "\t", "\n", "\r\n", "\r", "[a]", "{}", "\x00", "\x7f", "\u2028", "åse"),
]


@given(st.lists(st.sampled_from(PLAIN_PARTS), max_size=14).map("".join))
def test_plain_lines_say_what_toml_says(text: str) -> None:
    """The short way of reading takes a file as tomllib does, or leaves it to tomllib."""
    if (plain := settings._plain(text)) is not None:
        assert plain == tomllib.loads(text)


def test_a_file_as_it_is_saved_is_read_the_short_way(path) -> None:
    chosen = Settings(language="da", motion=True, idle_minutes=0, lock_minutes=90, contact="Åse, 12")
    settings.save(path, chosen)
    text = "# mine\n\n" + path.read_text("utf-8")
    assert settings._plain(text) == tomllib.loads(text)
    assert settings._plain(text)
