"""All messages of click itself are in the catalogues."""

from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.extract import extract_from_dir

from recoverytui.text import click_messages
from recoverytui.text.languages import translations

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


def said_by_click() -> Iterator[str]:
    """Yield the sentences click marks, the first form of those that count."""
    folder = Path(click.__file__).parent
    for _path, _line, message, *_ in extract_from_dir(folder, [("**.py", "python")], keywords=KEYWORDS):
        yield message if isinstance(message, str) else message[0]


def ours() -> dict[str, str]:
    """Return what foreign.py marks, each with its last form."""
    groups = (
        click_messages.HELP,
        click_messages.ASKING,
        click_messages.REFUSING,
        click_messages.FILES,
        click_messages.COMPLETION,
    )
    forms = [(each, each) if isinstance(each, str) else each for group in groups for each in group]
    return dict(forms)


def test_every_sentence_of_click_is_translated_or_never_shown() -> None:
    spoken = set(said_by_click())
    assert len(spoken) > 50
    assert sorted(spoken - set(ours()) - set(click_messages.NEVER_SHOWN)) == []


def test_no_sentence_is_both_shown_and_never_shown() -> None:
    assert set(ours()) & set(click_messages.NEVER_SHOWN) == set()
    assert all(click_messages.NEVER_SHOWN.values())


def test_each_has_its_danish_sentence() -> None:
    danish = translations("da")
    same = {one for one, many in ours().items() if danish.ngettext(one, many, 1) == danish.gettext(one) == one}
    assert same == {"%(prog)s, version %(version)s"}
