"""`--json` of verbs that print sentences: one object with what was done, and the sentences under `messages`.

A verb says its facts with `Session.tell`. Lists and pages that have a JSON form of their own declare `json_option`
instead, and print that. docs/json.md describes the keys of each verb.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from recoverytui.cli.session import Session
from recoverytui.errors import RecoveryError

if TYPE_CHECKING:
    from collections.abc import Callable


def answered(session: Session, run: "Callable[[], int | None]") -> int | None:
    """Run a verb, and print one object in place of its sentences; a refusal prints what was told before it, if any."""
    facts = session.console.collect()
    try:
        code = run()
    except RecoveryError:
        if facts:
            _give(session, facts)
        raise
    _give(session, facts)
    return code


def _give(session: Session, facts: dict[str, object]) -> None:
    entry = _entry(session, facts.get("id"))
    messages = session.console.collected()
    session.console.json({**facts, **({} if entry is None else {"entry": entry}), "messages": messages})


def _entry(session: Session, id: object) -> dict[str, object] | None:
    """Return the entry that was saved, if it is still there: a day without mark and note is not."""
    diary = session.open_now
    if diary is None or not isinstance(id, str):
        return None
    from recoverytui.cli.json_output import item
    from recoverytui.commands import entries

    with suppress(RecoveryError):
        return item(entries.get(diary, id))
    return None
