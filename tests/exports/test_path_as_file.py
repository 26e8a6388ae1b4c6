"""A path as a file: read again, it is the same path, and the program's own are written that way."""

from pathlib import Path as File

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoverytui.domain.path import Path, Week
from recoverytui.domain.plain import clean
from recoverytui.domain.win import Theme
from recoverytui.exports.path_file import write
from recoverytui.imports.path_file import read

CONTENT = File(__file__).parents[2] / "recoverytui" / "content"
said = st.text(max_size=12).filter(lambda text: bool(clean(text).strip()))
marked = st.sampled_from(["- ", "# ", "## ", "> ", "Try: ", "  ", "\n", "Temaer:"]).flatmap(
    lambda sign: said.map(lambda text: sign + text)
)
texts = said | marked
maybe = st.none() | texts
weeks = st.builds(
    Week,
    title=texts,
    themes=st.lists(st.sampled_from(Theme), max_size=3).map(tuple),
    line=maybe,
    questions=st.lists(texts, max_size=3).map(tuple),
    try_out=maybe,
    note=maybe,
)
paths = st.builds(Path, title=texts, weeks=st.lists(weeks, max_size=3).map(tuple), ground=maybe)


@settings(deadline=None)
@given(paths, st.sampled_from(["en", "da"]))
def test_what_is_written_is_read_again(path: Path, language: str) -> None:
    assert read(write(path, language), File("x.md")) == path


def test_a_file_reads_well_as_it_stands() -> None:
    path = Path(
        "En tur",
        (Week("At lande", (Theme.TOGETHER, Theme.TERMS), "Du bestemmer.", ("Hvad?", "Hvor?"), "Sæt dig.", "Kaffe."),),
        "Du kan altid springe over.",
    )
    assert write(path, "da") == (
        "# En tur\n\n> Du kan altid springe over.\n\n## At lande\nTemaer: Sammen, Egne præmisser\n> Du bestemmer.\n\n"
        "- Hvad?\n- Hvor?\n\nPrøv: Sæt dig.\n\nNote: Kaffe.\n"
    )


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_paths_of_the_program_are_written_as_we_write_them(language: str) -> None:
    files = sorted(CONTENT.glob(f"*.{language}.md"))
    assert files
    for file in files:
        text = file.read_text("utf-8")
        assert write(read(text, file), language) == text


def test_ten_weeks_say_the_same_in_both_languages() -> None:
    english, danish = (read((CONTENT / f"ten-weeks.{each}.md").read_text("utf-8"), CONTENT) for each in ("en", "da"))
    assert (english.title, danish.title) == ("Ten weeks at your own pace", "Ti uger i eget tempo")
    assert (english.ground, danish.ground) == ("You can always skip.", "Du kan altid springe over.")
    assert len(english.weeks) == len(danish.weeks) == 10
    for ours, theirs in zip(english.weeks, danish.weeks, strict=True):
        assert ours.themes == theirs.themes != ()
        assert len(ours.questions) == len(theirs.questions) == 3
        assert ours.line
        assert theirs.line
        assert ours.try_out
        assert theirs.try_out
        assert (ours.note is None) == (theirs.note is None)
        assert ours.title != theirs.title
