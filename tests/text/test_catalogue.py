"""The reader of message catalogues: it says what gettext says."""

import array
import gettext
import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from recoverytui.text.catalogue import Catalogue
from recoverytui.text.languages import FOLDER

FILES = sorted(Path(FOLDER).glob("*/LC_MESSAGES/*.mo"))


def of_gettext(data: bytes) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(data))  # type: ignore[arg-type]  # any file of bytes will do


def swapped(data: bytes) -> bytes:
    """Return the catalogue as a machine of the other order of bytes writes it."""
    count = int.from_bytes(data[8:12], "little")
    first = int.from_bytes(data[12:16], "little")
    numbers = array.array("I", data[: first + 16 * count])
    numbers.byteswap()
    return numbers.tobytes() + data[first + 16 * count :]


@pytest.mark.parametrize("turned", [bytes, swapped])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parts[-3])
def test_every_message_is_the_one_of_gettext(file: Path, turned) -> None:
    data = file.read_bytes()
    ours, theirs = Catalogue(turned(data)), of_gettext(data)
    known = [key if isinstance(key, str) else key[0] for key in theirs._catalog if key]  # type: ignore[attr-defined]
    assert len(known) > 1000

    for key in [*known, "not there", "w\udcff"]:
        assert ours.gettext(key) == theirs.gettext(key)
        for n in (0, 1, 2, 21):
            assert ours.ngettext(key, "many", n) == (
                theirs.ngettext(key, "many", n)
                if (key, 0) in theirs._catalog  # type: ignore[attr-defined]
                else (key if n == 1 else "many")
            )


@pytest.mark.parametrize("language", ["pl", "ja", "ar", "fr", "sv"])
def test_other_languages_count_by_their_own_rule(language: str) -> None:
    catalog = Catalog(locale=language)
    catalog.add(("{n} win", "{n} wins"), [f"form {form}" for form in range(catalog.num_plurals)])
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    ours, theirs = Catalogue(buffer.getvalue()), of_gettext(buffer.getvalue())

    for n in (*range(30), 100, 101, 111):
        assert ours.ngettext("{n} win", "{n} wins", n) == theirs.ngettext("{n} win", "{n} wins", n)


def test_without_a_file_a_message_is_its_own_translation() -> None:
    assert Catalogue().gettext("Saved.") == "Saved."
    assert [Catalogue().ngettext("one", "many", n) for n in (0, 1, 2)] == ["many", "one", "many"]
