"""The changes of an `edit` command, by field."""

from typing import Any

from recoverytui.cli.command_spec import Option
from recoverytui.cli.session import Session
from recoverytui.domain.entry import parse_id
from recoverytui.domain.win import in_order
from recoverytui.errors import N_, BadInput
from recoverytui.text.field import Asked, Field
from recoverytui.text.fields import FIELDS, by_option


def changes_of(session: Session, id: str, text: tuple[str, ...], options: dict[str, Any]) -> dict[str, Any]:
    """Return the changed fields by name; prompts for the text when no option is given.

    `options` are keyed by their spelling. Raises BadInput for an option that this kind of entry does not have.
    """
    kind, _name = parse_id(id)
    rows = {Option(spelled).name: row for spelled, row in by_option(kind).items()}
    changes: dict[str, Any] = {}
    for spelled, value in options.items():
        if value in (None, ()):
            continue
        if spelled not in rows:
            raise BadInput(N_("{id} has no such part."), id=id)
        row = rows[spelled]
        changes[row.name] = _value(session, row, value)
    if text or not changes:
        name = next((row.name for row in FIELDS[kind].values() if row.is_main and row.asked is Asked.TEXT), "")
        changes[name] = _text(session, id, name, text)
    return changes


def _value(session: Session, row: Field, value: Any) -> Any:
    match row.asked:
        case Asked.CHOICES:
            return in_order(theme for theme in value if theme)
        case Asked.CHOICE:
            return value or None
        case Asked.COMING_DAY if value:
            from recoverytui.text.dates import parse_coming_day

            return parse_coming_day(value, session.today)
        case Asked.DAY | Asked.COMING_DAY:
            return None if not value and row.may_be_none else session.day(value)
        case Asked.LINK:
            return value or None
    return value


def _text(session: Session, id: str, name: str, typed: tuple[str, ...]) -> str:
    """Return the new text of an entry; raises BadInput when its kind has none, or when it does not fit on a line."""
    if name not in {"text", "about"}:  # a note is set by an option, and a day or pause may have none
        raise BadInput(N_("Say what to change; recovery edit --help shows how."))
    if typed:
        return session.text(typed, "")
    from recoverytui.commands import entries as deeds

    already = getattr(deeds.get(session.changing(id), id).noun, name)
    if "\n" in already and session.console.can_ask and not session.in_editor:
        raise BadInput(
            N_("That text has several lines. Read the new one from standard input: recovery edit {id} -"), id=id
        )
    return session.text((), N_("Change the words, or leave them as they are."), already)
