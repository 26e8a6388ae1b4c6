"""Programme files: valid content, edits, and errors with their line."""

from pathlib import Path as File

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoverytui.domain.programme import SPELLINGS, Programme, Week
from recoverytui.domain.win import Theme
from recoverytui.errors import FileRefused
from recoverytui.imports import programme_file
from recoverytui.text.theme_names import THEMES
from recoverytui.text.translator import Translator

HERE = File("walk.md")
WALK = """\
# A walk

> You can always skip.

## Landing
Themes: Together, terms
> You decide.

- What is here?
* What is not,
  and may it stay away?

Try: Sit down.
Note: Bring coffee.

## Going
- Where to?
"""
READ = Programme(
    "A walk",
    (
        Week(
            "Landing",
            (Theme.TOGETHER, Theme.TERMS),
            "You decide.",
            ("What is here?", "What is not, and may it stay away?"),
            "Sit down.",
            "Bring coffee.",
        ),
        Week("Going", questions=("Where to?",)),
    ),
    "You can always skip.",
)


def refused_line(text: str) -> object:
    with pytest.raises(FileRefused) as error:
        programme_file.read(text, HERE)
    assert error.value.facts["path"] == HERE
    return error.value.facts.get("line")


def test_a_file_is_read_as_it_stands() -> None:
    assert programme_file.read(WALK, HERE) == READ


def test_windows_and_stray_characters_change_nothing() -> None:
    assert programme_file.read(WALK.replace("\n", "\r\n").replace("Landing", "Land\x1bing\x00"), HERE) == READ


def test_every_language_may_be_mixed_and_its_case_does_not_matter() -> None:
    text = "# T\n## W\nTEMAER: sammen, Being  ME , håb\nprøv: Gå.\nnote: Se.\n"
    assert programme_file.read(text, HERE).weeks == (
        Week("W", (Theme.TOGETHER, Theme.ME, Theme.HOPE), try_out="Gå.", note="Se."),
    )


def test_the_themes_of_a_file_are_called_as_everywhere() -> None:
    for language, spelt in SPELLINGS.items():
        assert {theme: spelt[theme] for theme in Theme} == {
            theme: Translator(language)(THEMES[theme]) for theme in Theme
        }


def test_a_path_may_have_no_weeks_and_a_week_nothing_but_a_title() -> None:
    assert programme_file.read("# T", HERE) == Programme("T")
    assert programme_file.read("# T\n## W", HERE) == Programme("T", (Week("W"),))


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("# A walk", "A walk"), 1),
        (("# A walk", ""), 3),
        (("# A walk", "#A walk"), 1),
        (("# A walk", "#"), 1),
        (("# A walk", "## A walk"), 1),
        (("> You can", "- You can"), 3),
        (("> You can", "You can"), 3),
        (("> You can always skip.", ">  "), 3),
        (("## Landing", "##"), 5),
        (("## Landing", "# Landing"), 5),
        (("Together,", "Alone,"), 6),
        (("Together, terms", ""), 6),
        (("Themes:", "Theme:"), 6),
        (("> You decide.", "> You decide.\n> You do."), 8),
        (("- What is here?", "-"), 9),
        (("- What is here?", "What is here?"), 9),
        (("Try: Sit down.", "Try: Sit down.\nPrøv: Stå op."), 14),
        (("Note: Bring coffee.", "Note:"), 14),
        (("## Going\n", "\n  indented after nothing\n"), 17),
        (("- Where to?", f"- {'x' * 2001}"), 16),
        (("- Where to?", "- Where to?\n" * 101), 16),
    ],
)
def test_what_is_wrong_is_named_with_its_line(change: tuple[str, str], line: int) -> None:
    assert change[0] in WALK
    assert refused_line(WALK.replace(*change, 1)) == line


def test_an_empty_file_is_no_path() -> None:
    assert refused_line("") is None
    assert refused_line(" \n\n\t") is None


def test_too_many_weeks_and_too_large_a_file_are_refused() -> None:
    assert refused_line("# T\n" + "## W\n" * 201) == 1
    with pytest.raises(FileRefused) as error:
        programme_file.read("# T\n" + "\n" * 500_000, HERE)
    assert error.value.facts["length"] == 500_004


def test_changes_leave_the_rest_of_the_text_alone() -> None:
    renamed = programme_file.renamed(WALK.replace("## Landing", "## Land\n  ing"), 1, "Arriving")
    assert renamed == WALK.replace("## Landing", "## Arriving")
    assert programme_file.removed(WALK, 2) == WALK[: WALK.index("\n## Going")]
    moved = programme_file.moved(WALK, 2, 1)
    assert programme_file.read(moved, HERE) == Programme("A walk", READ.weeks[::-1], READ.ground)
    assert programme_file.moved(moved, 1, 2) == WALK
    assert programme_file.removed(programme_file.removed(WALK, 1), 1) == "# A walk\n\n> You can always skip.\n"


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_changing_the_text_changes_the_path_the_same_way(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 6))
    layout = st.sampled_from(["", "\n", "\n\n\n", "- q?\n", "Try: it\n\n", "> line\n  goes on\n"])
    text = "# T\n" + "".join(f"## {number}\n{data.draw(layout)}" for number in range(count))
    weeks = list(programme_file.read(text, HERE).weeks)
    at, to = (data.draw(st.integers(1, count)) for _ in range(2))
    week = weeks.pop(at - 1)
    assert list(programme_file.read(programme_file.removed(text, at), HERE).weeks) == weeks
    weeks.insert(to - 1, week)
    assert list(programme_file.read(programme_file.moved(text, at, to), HERE).weeks) == weeks


@settings(deadline=None)
@given(st.text(st.sampled_from("#->*: \n\tTryq"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        path: Programme | None = programme_file.read(text, HERE)
    except FileRefused:
        path = None
    assert path is None or path.title


def example(manual: str) -> Programme:
    text = (File(__file__).parents[2] / "docs" / manual).read_text("utf-8")
    return programme_file.read(text.split("```\n")[1], HERE)


def test_the_examples_of_the_manuals_are_paths_and_say_the_same() -> None:
    english, danish = example("paths.md"), example("paths.da.md")
    assert [week.title for week in english.weeks] == ["Spring", "Summer"]
    assert [week.title for week in danish.weeks] == ["Forår", "Sommer"]
    for ours, theirs in zip(english.weeks, danish.weeks, strict=True):
        assert (ours.themes, len(ours.questions)) == (theirs.themes, len(theirs.questions))
        assert [bool(part) for part in (ours.line, ours.try_out, ours.note)] == [
            bool(part) for part in (theirs.line, theirs.try_out, theirs.note)
        ]
