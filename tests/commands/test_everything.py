"""Round trip: a new diary that imports a full export exports the same bytes."""

import ast
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import NoneType
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoverytui import paths
from recoverytui.commands import export, import_file, people, programmes, watched_names
from recoverytui.commands import settings as preferences
from recoverytui.commands.diary import Diary, create_diary, open_diary
from recoverytui.dataclass import fields
from recoverytui.domain.book import LISTS
from recoverytui.domain.card import CardName
from recoverytui.domain.entry import NAMED_BY, Kind, Noun
from recoverytui.domain.preferences import Preferences
from recoverytui.domain.serialization import BOOKKEEPING, FLAGS, KEYS, NOUNS, from_record, to_record
from recoverytui.domain.validation import clean
from recoverytui.errors import FileRefused
from recoverytui.exports import formats, json_document
from recoverytui.imports import document
from recoverytui.storage import entries
from recoverytui.storage import settings as kept
from recoverytui.text.translator import Translator

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=timezone(timedelta(hours=1)))
NOT_IN_A_DOCUMENT = {"quiet_view"}
"""Settings of how the screens look, which are no words of the person."""

texts = st.text(min_size=1, max_size=12).filter(lambda text: clean(text).strip())
days = st.dates(date(2026, 10, 1), date(2026, 11, 21))


def values(name: str, hint: Any) -> st.SearchStrategy[Any]:
    """Return the strategy for a field, by its type alone, so that one that is added later is filled too."""
    if name in {"goal", "strategy"}:
        some: st.SearchStrategy[Any] = st.sampled_from(["one-uid", "another"])
    elif name == "end":
        return st.none() | st.just(date(2026, 11, 22))
    elif get_origin(hint) is tuple:
        return st.lists(st.sampled_from(list(get_args(hint)[0])), unique=True).map(tuple)
    else:
        [plain] = [each for each in get_args(hint) or (hint,) if each is not NoneType]
        some = (
            texts
            if plain is str
            else days
            if plain is date
            else st.sampled_from(list(plain))
            if issubclass(plain, StrEnum)
            else st.booleans()
        )
    return st.none() | some if NoneType in get_args(hint) else some


def nouns(kind: Kind) -> st.SearchStrategy[Noun]:
    """Return the strategy for entries of a kind."""
    parts: Any = fields(NOUNS[kind])
    made = st.builds(NOUNS[kind], **{each.name: values(each.name, each.type) for each in parts})
    return made.filter(lambda noun: noun.mark or noun.note) if kind is Kind.DAY else made  # the commands delete others


everything = st.fixed_dictionaries(
    {
        "entries": st.lists(st.sampled_from(list(LISTS)).flatmap(nouns), max_size=12),
        "people": st.lists(st.tuples(texts, st.just("") | texts), max_size=3),
        "names": st.lists(texts, max_size=3),
        "week": st.integers(1, 10),
        "is_changed": st.booleans(),
        "rhythm": st.tuples(st.integers(1, 7), st.integers(0, 6), st.integers(0, 6)),
    }
)


@cache
def new_file() -> bytes:
    """Return the file of a new diary; to make one for each example would take most of the time."""
    with TemporaryDirectory() as folder:
        create_diary(paths.find(Path(folder) / "diary.db", {}), lambda: NOW).close()
        return (Path(folder) / "diary.db").read_bytes()


@contextmanager
def new_diary() -> Iterator[Diary]:
    """Open a new diary, without the copies that are slow and not what this is about."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "diary.db"
        file.write_bytes(new_file())
        diary = open_diary(paths.find(file, {}), lambda: NOW)
        diary.copy_before = lambda reason: diary.path  # type: ignore[method-assign]
        diary.db.run("PRAGMA synchronous = OFF")
        try:
            yield diary
        finally:
            diary.close()


def write(diary: Diary, said: dict[str, Any]) -> None:
    """Write all of it into a diary, a day and a card once."""
    with diary.step("import") as step:
        seen = set()
        for noun in said["entries"]:
            name = getattr(noun, NAMED_BY[noun.kind]) if noun.kind in NAMED_BY else None
            if name is None or (noun.kind, name) not in seen:
                seen.add((noun.kind, name))
                entries.add(step, noun)
    for name, number in said["people"]:
        people.add(diary, name, number)
    for name in said["names"]:
        watched_names.add(diary, name)
    if said["is_changed"]:
        programmes.rename_week(diary, "ten-weeks", 1, "My own beginning", "en")
    programmes.move(diary, "ten-weeks", said["week"], "en")
    for key, value in zip(("days_a_week", "breather", "day_starts_at"), said["rhythm"], strict=True):
        preferences.set_preference(diary, key, value)


def exported(diary: Diary) -> str:
    return json_document.document(export.book(diary))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(everything)
def test_what_is_taken_into_a_new_diary_leaves_it_again_byte_for_byte(said: dict[str, Any]) -> None:
    with new_diary() as diary, new_diary() as other:
        write(diary, said)
        whole = exported(diary)

        report = import_file.import_entries(other, document.read(whole.encode()))

        assert exported(other) == whole
        assert sum(report.new.values()) >= len(json.loads(whole)["wins"])
        again = import_file.import_entries(other, document.read(whole.encode()))
        assert not any(again.new.values())


def canary(kind: Kind, key: str) -> str:
    """Return what an entry says under a key: words that need no escaping in any format."""
    return f"CANARY {kind} {key.replace('_', ' ')}"


def filled(kind: Kind, **parts: Any) -> Noun:
    """Return an entry that says its own keys, with every flag set."""
    record = {key: True if key in FLAGS[kind] else canary(kind, key) for key in KEYS[kind] if key not in BOOKKEEPING}
    days = dict.fromkeys({"day", "start", "end"} & record.keys(), "2026-11-21")
    choices = {"themes": ["hope"], "mark": "hard", "helped": "yes", "sake": "both", "goal": "uid", "strategy": "uid"}
    states = {Kind.GOAL: "reached", Kind.TRYOUT: "tried"}
    chosen = {key: value for key, value in choices.items() if key in record}
    chosen |= {"state": states[kind]} if kind in states else {}
    return from_record(kind, record | days | chosen | parts)


@pytest.mark.parametrize("kind", LISTS)
def test_every_field_of_every_kind_is_in_the_documents_for_oneself(diary: Diary, kind: Kind) -> None:
    for name in CardName if kind is Kind.CARD else (None,):
        noun = filled(kind, **({"name": name} if name else {}))
        with diary.step("import") as step:
            entries.add(step, noun)
        for form in ("json", "csv", "md", "html", "txt"):
            text = "".join(formats.everything(export.book(diary), Translator("en"), form))
            said = {key for key, value in to_record(noun).items() if "CANARY" in str(value)}
            missing = {key for key in said if canary(kind, key) not in text}
            assert missing <= ({"path"} if form not in {"json", "csv"} else set()), form


def test_every_kind_and_every_setting_is_in_a_document(diary: Diary) -> None:
    assert set(Kind) == {*LISTS, Kind.SETTING}
    for key in ("days_a_week", "breather", "day_starts_at"):
        preferences.set_preference(diary, key, 3)
    preferences.set_preference(diary, "quiet_view", True)
    people.add(diary, "CANARY person", "12")
    watched_names.add(diary, "CANARY name")
    programmes.move(diary, "ten-weeks", 3, "en")

    book = export.book(diary)
    whole, paper = json.loads(json_document.document(book)), "".join(formats.everything(book, Translator("en")))

    assert {each.name for each in fields(Preferences)} == {*whole["diary"]} - {"began"} | NOT_IN_A_DOCUMENT
    moment = "2026-11-21T13:03:00.000Z"
    frame = {"written_at": moment, "changed_at": moment}
    [person], [name] = whole["people"], whole["names"]
    assert person == {"uid": person["uid"], "name": "CANARY person", "number": "12", **frame}
    assert name == {"uid": name["uid"], "name": "CANARY name", **frame}
    assert {len(person["uid"]), len(name["uid"])} == {36}
    assert whole["programme"] == {"id": "ten-weeks", "week": 3, "changes": []}
    for said in ("CANARY person", "CANARY name", "Week 3", "Days a week: 3"):
        assert said in paper
    exported = {"began", "people", "names", "path:ten-weeks", *whole["diary"], *NOT_IN_A_DOCUMENT}
    assert {*kept.values(diary.db)} <= exported


def test_every_table_is_in_a_document_or_can_be_made_anew(diary: Diary) -> None:
    tables = {name for (name,) in diary.db.run("SELECT name FROM sqlite_master WHERE type = 'table'")}
    derived = {"win_day", "win_week", "words", "found", "sqlite_sequence"}
    of_this_machine = {"step", "change", "draft", "shared"}
    left = {name for name in tables - derived - of_this_machine if not name.startswith("words_")}

    assert left == {*Kind, "gone"}


def test_two_diaries_end_with_the_same_people_and_names_whichever_takes_in_the_other() -> None:
    with new_diary() as one, new_diary() as two:
        for name, number in (("Bo", "1"), ("Ida", "")):
            people.add(one, name, number)
        for name, number in (("ida", "2"), ("Ane", ""), ("Bo", "3")):
            people.add(two, name, number)
        watched_names.add(one, "Ida")
        watched_names.add(two, "Ane")
        files = [exported(each).encode() for each in (one, two)]

        for diary, file in ((one, files[1]), (two, files[0])):
            import_file.import_entries(diary, document.read(file))

        assert [{(each.name.casefold(), each.number) for each in people.all_(diary)} for diary in (one, two)] == [
            {("ane", ""), ("bo", "1 / 3"), ("ida", "2")}
        ] * 2
        assert [watched_names.all_(diary) for diary in (one, two)] == [("Ane", "Ida")] * 2


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"people": [{"number": "1"}]}, "name"),
        ({"people": [{"name": " "}]}, "name"),
        ({"people": {}}, "people"),
        ({"names": [3]}, "name"),
        ({"programme": {"id": "ten-weeks", "week": 0}}, "week"),
        ({"programme": {"id": "ten-weeks", "colour": 1}}, "colour"),
        ({"own_programmes": [{"id": "mine", "changes": "x"}]}, "changes"),
    ],
)
def test_what_cannot_be_is_refused_by_name(said: dict[str, Any], named: str) -> None:
    whole = {"format": "recoverytui-diary", "version": 1, **said}
    with pytest.raises(FileRefused) as refused:
        document.read(json.dumps(whole).encode())
    assert refused.value.facts["key"] == named


KEPT_HERE = {"_ASKED", "_OFFERED", "_DUE"}
"""Constants with the keys of what this machine has asked or has to do, which no other one needs to know."""
KNOWN_KEYS = {"key", "PAGE", "PEOPLE", "NAMES", "setting_key", "PATH", "people", "began", "path:"}
"""How the keys that are in a document are named in the code: settings of rhythm, page, people, names, paths."""


_STORED = {f"settings.{name}" for name in ("put", "put_list", "take_list", "forget_list_item", "remember")}


def keys_written() -> Iterator[tuple[str, str]]:
    """Yield the file and the expression of the key of each setting that the program writes into a diary."""
    package = Path(export.__file__).parents[1]
    for file in (*package.glob("commands/*.py"), *package.glob("storage/*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in _STORED:
                yield file.name, ast.unparse(node.args[1])


def test_every_setting_that_is_written_is_in_a_document_or_of_this_machine() -> None:
    """A new key fails here until it is in the JSON document, or said to be of this machine alone."""
    written = list(keys_written())
    assert len(written) > 10
    for file, key in written:
        assert (KEPT_HERE | KNOWN_KEYS) & {*re.findall(r"\w+:?", key)}, (file, key)
