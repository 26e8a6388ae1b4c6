"""What `edit` was asked to change, told apart by the kind of the entry."""

from typing import Any

from recoverytui.cli.session import Session
from recoverytui.domain.entry import Kind, parse_id
from recoverytui.domain.serialization import FIELDS
from recoverytui.domain.strategy import Helped
from recoverytui.domain.win import in_order
from recoverytui.errors import N_, BadInput

_DAYS = ("day", "start", "end")
_LAST_OF = {Kind.TRYOUT: ("day",), Kind.TALK: ("day",), Kind.PAUSE: ("end",)}
"""Days that can be taken away again."""


_TEXT_OF = {Kind.TALK: "about"}
"""Kinds whose words have another name."""


def changes_of(session: Session, id: str, text: tuple[str, ...], options: dict[str, Any]) -> dict[str, Any]:
    """Return the parts that change, by the names of the noun; asks for the words when nothing was given.

    Raises BadInput for an option that this kind of entry does not have.
    """
    kind, _name = parse_id(id)
    given = {name: value for name, value in options.items() if value not in (None, ())}
    if kind is Kind.WIN and "helped" in given:
        given["strategy"] = given.pop("helped")
    for name in given:
        if name not in FIELDS[kind]:
            raise BadInput(N_("{id} has no such part."), id=id)
    changes = {name: _value(session, kind, name, value) for name, value in given.items()}
    if text or not changes:
        changes[_TEXT_OF.get(kind, "text")] = _text(session, id, kind, text)
    return changes


def _value(session: Session, kind: Kind, name: str, value: Any) -> Any:
    if name == "themes":
        return in_order(theme for theme in value if theme)
    if name == "helped":
        return _helped(value)
    if kind is Kind.TALK and name == "day" and value:
        from recoverytui.text.dates import parse_coming_day

        return parse_coming_day(value, session.today)
    if name in _DAYS:
        return None if not value and name in _LAST_OF.get(kind, ()) else session.day(value)
    if name in {"goal", "strategy"}:
        return value or None
    return value


def _helped(value: str) -> Helped | None:
    from recoverytui.domain.validation import as_choice

    return as_choice(Helped, value) if value else None


def _text(session: Session, id: str, kind: Kind, typed: tuple[str, ...]) -> str:
    """Return the new words of an entry; raises BadInput when its kind has none, or when a line cannot hold them."""
    name = _TEXT_OF.get(kind, "text")
    if name not in FIELDS[kind]:
        raise BadInput(N_("Say what to change; recovery edit --help shows how."))
    if typed:
        return session.text(typed, "")
    from recoverytui.commands import entries as deeds

    already = getattr(deeds.get(session.changing(id), id).noun, name)
    if "\n" in already and session.console.can_ask:
        raise BadInput(
            N_("That text has several lines. Read the new one from standard input: recovery edit {id} -"), id=id
        )
    return session.text((), N_("Change the words, or leave them as they are."), already)
