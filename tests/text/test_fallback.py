"""ASCII fallbacks: readable, and as wide as the characters they replace."""

import pytest
from rich.cells import cell_len

from recoverytui.dataclass import as_dict
from recoverytui.text.fallback import ERRORS
from recoverytui.text.glyphs import UNICODE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Hj\u00e6lp n\u00e5r det g\u00f8r ondt \u2013 \u201cs\u00e5dan\u201d\u2026",
            'Hjelp nar det gor ondt - "sadan".',
        ),
        ("caf\u00e9 na\u00efve \u0141\u00f3d\u017a", "cafe naive Lodz"),
        ("\u4e00\U0001f642", "????"),
        ("e\u0301 a\u200db", "e ab"),
        ("\u2500\u2502\u258c\u2588 \u2039\u203a", "-||# <>"),
    ],
)
def test_what_ascii_does_not_have(text: str, shown: str) -> None:
    assert text.encode("ascii", ERRORS).decode("ascii") == shown


def test_columns_stay_where_they_are() -> None:
    signs = (
        "".join(each for part in as_dict(UNICODE).values() for each in str(part))
        + "\u00e6\u00f8\u00e5 \u4e00 \uff21 \u2581\u256d"
    )
    for sign in signs:
        assert cell_len(sign.encode("ascii", ERRORS).decode("ascii")) == cell_len(sign), sign


def test_latin_1_keeps_the_letters_it_has() -> None:
    assert "Hj\u00e6lp \u25cf".encode("iso-8859-1", ERRORS) == b"Hj\xe6lp #"
