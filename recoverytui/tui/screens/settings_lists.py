"""Settings that are lists or free text: names to watch for, own people, and one contact outside the lock."""

from collections.abc import Sequence
from typing import NamedTuple

from recoverytui.commands import people, watched_names
from recoverytui.domain.person import Person
from recoverytui.errors import N_
from recoverytui.tui.dialogs import card_and_talk_forms
from recoverytui.tui.dialogs.form_spec import Values
from recoverytui.tui.screens.base import DiaryScreen


class Listing(NamedTuple):
    """One list: its key, name and purpose, and the label of its row for adding."""

    key: str
    name: str
    explanation: str
    add: str


NAMES = Listing(
    "names",
    N_("Names to leave out"),
    N_("When you share, you see whether one of them is in it."),
    N_("add a name"),
)
PEOPLE = Listing("people", N_("People I trust"), N_("They come first when you press F2."), N_("add somebody"))
CONTACT = Listing(
    "contact",
    N_("A contact that shows without the passphrase"),
    N_("F2 shows it also while the diary is locked. It is not encrypted."),
    N_("write it"),
)


def options(listing: Listing, known: Sequence[str], add: str) -> list[tuple[str, str]]:
    """Return the rows: each item, and one for adding unless a list of one is full."""
    more = [] if listing is CONTACT and known else [("", add)]
    return [*((each, each) for each in known), *more]


async def change(room: DiaryScreen, key: str, value: str) -> None:
    """Show the form of an item over a room, a new one if the value is empty, and save it."""
    await {"names": _name, "people": _person, "contact": _contact}[key](room, value)


async def _name(room: DiaryScreen, name: str) -> None:
    async def save(values: Values) -> None:
        new = values["name"]
        if not name:
            await room.do(watched_names.add, new)
        elif new.strip():
            await room.do(watched_names.change, name, new)
        else:
            await room.do(watched_names.remove, name)
        room.say(room.words("Saved."))

    if await room.ask(card_and_talk_forms.watched_name(room.words, name), save):
        room.reload()


async def _person(room: DiaryScreen, name: str) -> None:
    known = next((each for each in await room.do(people.all_) if each.name == name), None)

    async def save(values: Values) -> None:
        new, number = values["name"], values["number"]
        if known is None:
            await room.do(people.add, new, number)
        elif new.strip():
            await room.do(people.change, known.name, Person(new, number))
        else:
            await room.do(people.remove, known.name)
        room.say(room.words("Saved."))

    if await room.ask(card_and_talk_forms.person(room.words, known), save):
        room.reload()


async def _contact(room: DiaryScreen, contact: str) -> None:
    async def save(values: Values) -> None:
        room.app.change_setting("contact", values["contact"])
        room.say(room.words("Saved."))

    await room.ask(card_and_talk_forms.contact(room.words, contact), save)
