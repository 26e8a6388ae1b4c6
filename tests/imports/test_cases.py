"""Small files of each kind, in `cases`: what of them is in the diary, and what is named in the report."""

import json
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "cases"
RIGHT: dict[str, tuple[str, dict[str, str], tuple[str, ...]]] = {
    "daylio-scales.csv": (
        "notes",
        {
            "2026-09-03": "Ringede til min nabo & lyttede\nlænge\nlettet · Søvn: 7/10\nte | gåtur",
            "2026-09-02": "so-so",
            "2026-09-01": "Tung dag\ntræt\ndårlig søvn | mavepine",
        },
        ("line 1: time",),
    ),
    "loop-one-habit/003 Gå en tur/Checkmarks.csv": (
        "wins",
        {"2026-09-03": "Gå en tur\nrundt om søen, to gange"},
        ("SKIP forkølet", "YES_AUTO", "NO"),
    ),
    "loop-one-habit": (
        "wins",
        {"2026-09-03": "Gå en tur\nrundt om søen, to gange"},
        ("SKIP forkølet", "YES_AUTO", "NO"),
    ),
    "loop-numbers.csv": (
        "wins",
        {"2026-09-03": "Yoga|Sider læst: 12", "2026-09-02": "Yoga"},
        ("Sider læst: 0.002", "NO"),
    ),
    "jrnl-head.txt": (
        "notes",
        {"2026-09-03": "Stod op.\n2026-12-01 18:00 er der middag hos naboen", "2026-09-02": "Drak te @ro"},
        ("line 1: Kære bog",),
    ),
    "jrnl-tags.json": ("notes", {"2026-09-03": "Fandt @Ro ved @OS/2."}, ("entry 1: starred", "entry 1: time")),
    "tui-journal.json": (
        "notes",
        {"2026-09-03": "Jeg startede igen\nkort tur\nart, to ord"},
        ("entry 1: priority: 2",),
    ),
    "semicolon.csv": ("notes", {"2026-09-03": "kort\ngod"}, ("time",)),
    "diary.md": (
        "notes",
        {"2026-09-03": "Gik en tur.\n\n- ringede til Ida\n- sov godt", "2026-09-02": "Rolig dag."},
        ("line 1: Min bog",),
    ),
    "daily-notes": (
        "notes",
        {"2026-09-03": "Gik en tur.", "2026-09-02": "- [x] vaskede op\n- [ ] ringe"},
        ("front matter: tags: [dagbog]",),
    ),
    "day-one.json": ("notes", {"2026-09-03": "En stille aften.\nro"}, ("dayone-moment://X", "starred", "timeZone")),
    "lines.txt": (
        "notes",
        {"2026-09-03": "gik en tur"},
        ("3/9 drak te på altanen i dag: skrev et brev uden dato",),
    ),
}
"""By file: what its entries become when nobody says, their texts by day, and words of the report."""
REFUSED = {
    "not-loop.csv": ("Loop", "not the values that Loop writes"),
    "open-quote.csv": ("line 2", "quotation marks"),
}


def by_day(document: Any) -> dict[str, str]:
    """Return the texts of a diary by day, several wins of one day divided by a bar."""
    texts: dict[str, list[str]] = {}
    for win in document["wins"]:
        texts.setdefault(win["day"], []).append(win["text"])
    return {day: "|".join(several) for day, several in texts.items()} | {
        day["day"]: day["note"] for day in document["days"]
    }


def test_every_case_is_here() -> None:
    assert {name.partition("/")[0] for name in (*RIGHT, *REFUSED)} == {path.name for path in CASES.iterdir()}


@pytest.mark.parametrize("name", RIGHT)
def test_all_of_it_is_in_the_diary_or_named(invoke, name: str) -> None:
    become, texts, named = RIGHT[name]
    dry = invoke("import", "--dry-run", str(CASES / name))
    answer = invoke("import", str(CASES / name))
    assert (answer.code, answer.err, dry.code) == (0, "", 0)
    document = invoke("export", "--for", "me", "--format", "json").json
    assert sorted("|".join(sorted(text.split("|"))) for text in by_day(document).values()) == sorted(
        "|".join(sorted(text.split("|"))) for text in texts.values()
    )
    assert by_day(document).keys() == texts.keys()
    assert bool(document["wins"]) is (become == "wins")
    for words in named:
        assert words in answer.out
    assert [line for line in dry.lines if "Left out" in line] == [line for line in answer.lines if "Left out" in line]
    again = invoke("import", str(CASES / name))
    assert "There is nothing new in the file." in again.lines
    assert json.loads(invoke("export", "--for", "me", "--format", "json").out) == document


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_file_is_told_by_what_it_seems_to_be(invoke, home: Path, name: str) -> None:
    answer = invoke("import", str(CASES / name))
    assert answer.refused(16)
    for words in REFUSED[name]:
        assert words in answer.err
    assert not home.exists()


def test_open_boxes_are_no_wins(invoke) -> None:
    answer = invoke("import", str(CASES / "daily-notes"), "--as", "wins")
    wins = invoke("export", "--for", "me", "--format", "json").json["wins"]
    assert sorted(win["text"] for win in wins) == ["Gik en tur.", "vaskede op"]
    assert "Left out, as it was not done: daily-notes/2026-09-02.md, line 2: ringe" in answer.out
