"""Keep what is being written until it is saved; drafts live in the diary, so they are as private as it is."""

from collections.abc import Callable
from typing import Any, TypeVar

from recoverytui.commands.diary import Diary
from recoverytui.domain.plain import clean
from recoverytui.storage import drafts as rows

T = TypeVar("T")


def keep(diary: Diary, place: str, text: str) -> None:
    """Keep what is being written at a place (`win`, `day:2026-11-21`); nothing but spaces is no draft."""
    with diary.db.transaction():
        if clean(text).strip():
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


def saving(diary: Diary, place: str, deed: Callable[..., T], *args: Any, **parts: Any) -> T:
    """Do the deed a draft was for, and forget the draft in the same transaction; raises what the deed raises."""
    with diary.db.transaction():
        result = deed(diary, *args, **parts)
        rows.drop(diary.db, place)
        return result
