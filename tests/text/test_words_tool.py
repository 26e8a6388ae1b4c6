"""tools/words.py on a package of its own: extraction, updates, compilation and error messages."""

import gettext
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "words.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words_tool_alone", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A small package with two sentences and an empty Danish catalogue."""
    folder = tmp_path / "shop"
    danish = folder / "text" / "locale" / "da" / "LC_MESSAGES"
    danish.mkdir(parents=True)
    (danish / "recoverytui.po").write_text("", encoding="utf-8")
    (folder / "door.py").write_text('words("Bread {n}")\nwords.plural("{n} bun", "{n} buns", 2)\n', encoding="utf-8")
    return folder


def translate(tool: ModuleType, package: Path, **danish: str | tuple[str, str]) -> None:
    """Put translations, keyed by the first word of the sentence, into the Danish catalogue."""
    [po] = tool.translations_of(package)
    catalog = tool.merged(po, tool.extracted(package))
    for message in catalog:
        for form in tool.spoken(message.id)[:1]:
            message.string = next((danish[word] for word in form.split() if word in danish), message.string)
    po.write_bytes(tool.po_bytes(catalog))


def ready(tool: ModuleType, package: Path) -> None:
    translate(tool, package, Bread="Brød {n}", bun=("{n} bolle", "{n} boller"))
    tool.everything(package)


def test_a_translated_package_has_no_findings(tool: ModuleType, package: Path) -> None:
    ready(tool, package)
    assert tool.findings(package) == []
    with (package / "text/locale/da/LC_MESSAGES/recoverytui.mo").open("rb") as file:
        danish = gettext.GNUTranslations(file)
    assert danish.gettext("Bread {n}") == "Brød {n}"
    assert [danish.ngettext("{n} bun", "{n} buns", n) for n in (0, 1, 2)] == ["{n} boller", "{n} bolle", "{n} boller"]


def test_building_twice_gives_the_same_bytes(tool: ModuleType, package: Path) -> None:
    ready(tool, package)
    first = {path: path.read_bytes() for path in package.rglob("recoverytui.*")}
    (package / "door.py").write_text(
        '\n\nwords.plural("{n} bun", "{n} buns", 2)\n\nwords("Bread {n}")\n', encoding="utf-8"
    )
    tool.everything(package)
    assert len(first) == 3
    assert {path: path.read_bytes() for path in first} == first


def test_an_empty_translation_is_missing(tool: ModuleType, package: Path) -> None:
    translate(tool, package, Bread="Brød {n}", bun=("{n} bolle", ""))
    assert tool.missing(package) == ["da: not translated: '{n} bun'"]


def test_a_guessed_translation_is_missing(tool: ModuleType, package: Path) -> None:
    ready(tool, package)
    [po] = tool.translations_of(package)
    po.write_text(po.read_text(encoding="utf-8").replace('msgid "Bread', '#, fuzzy\nmsgid "Bread'), encoding="utf-8")
    assert tool.missing(package) == ["da: not translated: 'Bread {n}'"]


def test_a_new_sentence_makes_the_lists_stale(tool: ModuleType, package: Path) -> None:
    ready(tool, package)
    (package / "late.py").write_text('ERROR = N_("Late")\n', encoding="utf-8")
    found = tool.findings(package)
    assert any(".pot" in line for line in found)
    assert any(".po file" in line for line in found)


def test_a_changed_translation_makes_the_built_file_stale(tool: ModuleType, package: Path) -> None:
    ready(tool, package)
    translate(tool, package, Bread="Rugbrød {n}")
    assert [line for line in tool.findings(package) if ".mo file" in line] == tool.findings(package) != []


@pytest.mark.parametrize(
    "danish",
    [
        {"Bread": "Brød"},
        {"Bread": "Brød {antal}"},
        {"bun": ("{n} bolle", "boller")},
        {"bun": ("{x} bolle", "{n} boller")},
    ],
)
def test_other_facts_are_a_finding(tool: ModuleType, package: Path, danish: dict[str, str]) -> None:
    ready(tool, package)
    translate(tool, package, **danish)
    tool.build(package)
    assert any("not the facts" in line for line in tool.findings(package))


def test_the_form_for_one_may_do_without_its_number(tool: ModuleType, package: Path) -> None:
    ready(tool, package)
    translate(tool, package, bun=("en bolle", "{n} boller"))
    tool.build(package)
    assert tool.findings(package) == []


def test_what_is_no_longer_said_is_kept_until_tidied(tool: ModuleType, package: Path) -> None:
    ready(tool, package)
    [po] = tool.translations_of(package)
    source = (package / "door.py").read_text(encoding="utf-8")
    (package / "door.py").write_text("", encoding="utf-8")
    tool.everything(package)
    (package / "door.py").write_text(source, encoding="utf-8")
    tool.everything(package)
    assert tool.findings(package) == []
    (package / "door.py").write_text("", encoding="utf-8")
    tool.update(package, tidy=True)
    assert "Brød" not in po.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('N_("One")', ["One"]),
        ('self.app.words("One", n=len("two"))', ["One"]),
        ('words(NAMES["one"])', []),
        ('words("One" if here else "Two")', ["One", "Two"]),
        ('words("One "\n  "two")', ["One two"]),
        ('words(N_("One"))', ["One"]),
        ('plural("{n} one", "{n} ones", n)', ["{n} one"]),
        ('NN_("{n} one", "{n} ones")', ["{n} one"]),
        ("words.plural(*forms, n)", []),
        ('other("One")', []),
        ("words()", []),
    ],
)
def test_what_is_marked(tool: ModuleType, source: str, found: list[str]) -> None:
    assert [each.forms[0] for each in tool.marked(source.encode())] == found


@pytest.mark.parametrize("source", ['words(f"One {n}")', 'N_("One " + two)'])
def test_a_sentence_put_together_is_a_finding(tool: ModuleType, package: Path, source: str) -> None:
    ready(tool, package)
    (package / "glue.py").write_text(source, encoding="utf-8")
    assert tool.findings(package) == ["glue.py:1: a sentence put together in the code cannot be translated"]


SHOP = """
SHORT_MONTHS = (NC_("short month", "May"),)
# Translators: The baker's own word.
words("Bread {n} is a loaf that was baked this morning, and that is still warm when you come for it.")
words.plural("{n} bun", "{n} buns", 2)
words("One line.\\n\\nAnother line.")
"""
OF_WEBLATE = Path(__file__).with_name("weblate.po")
"""A translation as msgcat of GNU gettext writes it, with the header of Weblate."""


@pytest.fixture
def from_weblate(package: Path) -> Path:
    """Return the translation of a package that Weblate has written last."""
    (package / "door.py").write_text(SHOP, encoding="utf-8")
    po = package / "text/locale/da/LC_MESSAGES/recoverytui.po"
    po.write_bytes(OF_WEBLATE.read_bytes())
    return po


def test_a_translation_from_weblate_is_taken_and_left_as_it_is(tool: ModuleType, package: Path, from_weblate) -> None:
    tool.everything(package)
    assert tool.findings(package) == []
    assert from_weblate.read_bytes() == OF_WEBLATE.read_bytes()
    with from_weblate.with_suffix(".mo").open("rb") as file:
        danish = gettext.GNUTranslations(file)
    assert danish.pgettext("short month", "May") == "maj"
    assert danish.gettext("One line.\n\nAnother line.") == "Én linje.\n\nEn linje til."


def test_its_header_and_wrapping_survive_a_new_sentence(tool: ModuleType, package: Path, from_weblate) -> None:
    (package / "late.py").write_text('ERROR = N_("Late")\n', encoding="utf-8")
    tool.everything(package)
    lines = from_weblate.read_text("utf-8").splitlines()
    header, body = OF_WEBLATE.read_text("utf-8").split("\n\n", 1)
    assert [line for line in body.splitlines() if line not in lines] == []
    assert tool.header_of(from_weblate) == tool.header_of(OF_WEBLATE)
    assert [line for line in header.splitlines() if line.startswith("#") and line not in lines] == []
    assert 'msgid "Late"' in lines
    assert max(map(len, lines)) < 80
    assert tool.findings(package) == ["da: not translated: 'Late'"]


def test_the_built_file_has_nothing_of_its_header(tool: ModuleType, package: Path, from_weblate) -> None:
    tool.everything(package)
    assert b"translate.example.org" not in from_weblate.with_suffix(".mo").read_bytes()


def test_translators_are_told_what_a_short_word_is_for(tool: ModuleType, package: Path) -> None:
    (package / "door.py").write_text(
        'WORDS = {1: N_("Use")}\nkey = Key("a", foot=N_("open"))\nwords("A long sentence speaks for itself.")\n'
        '# Translators: Never capitalised.\nwords("bun")\n',
        encoding="utf-8",
    )
    told = {message.id: message.auto_comments for message in tool.extracted(package) if message.id}
    assert told == {
        "Use": ["In the code: WORDS"],
        "open": ["In the code: Key, foot"],
        "A long sentence speaks for itself.": [],
        "bun": ["Never capitalised."],
    }
