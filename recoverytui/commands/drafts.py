"""Keep what is being written until it is saved; drafts live in the diary, so they are as private as it is."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from recoverytui.commands import entries
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import parse_id
from recoverytui.domain.plain import clean
from recoverytui.errors import BadInput
from recoverytui.storage import drafts as rows

T = TypeVar("T")


def keep(diary: Diary, place: str, text: str) -> None:
    """Keep what is being written at a place (`win`, `day:2026-11-21`).

    Nothing but spaces is no draft, and what is gone for good gets none.
    """
    with diary.db.transaction():
        if clean(text).strip() and not _is_of_something_gone(diary, place):
            rows.keep(diary.db, place, clean(text))
        else:
            rows.drop(diary.db, place)


def take(diary: Diary, place: str) -> str | None:
    """Return the draft of a place, which stays kept until it is saved or dropped; None when there is none."""
    return all_(diary).get(place)


def drop(diary: Diary, place: str) -> None:
    """Forget the draft of a place."""
    with diary.db.transaction():
        rows.drop(diary.db, place)


def all_(diary: Diary) -> dict[str, str]:
    """Return all drafts, by place."""
    return rows.every(diary.db)


def saving(diary: Diary, place: str, own: str | None, deed: Callable[..., T], /, *args: Any, **parts: Any) -> T:
    """Do the deed a draft was for, and forget the draft in the same transaction; raises what the deed raises.

    Only one's own draft is forgotten: another window may have begun something at the same place.
    """
    with diary.db.transaction():
        result = deed(diary, *args, **parts)
        if own is not None:
            rows.drop_if(diary.db, place, clean(own))
        return result


def _is_of_something_gone(diary: Diary, place: str) -> bool:
    """Tell whether a place names an entry by its number, and there is no such entry any more."""
    for part in rows.place_parts(place):
        with suppress(BadInput):
            if isinstance(parse_id(part)[1], int):
                return not entries.is_there(diary, part)
    return False
