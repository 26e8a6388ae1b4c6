"""Keep what is being written until it is saved; drafts live in the diary, so they are as private as it is."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from recoverytui.commands import entries
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import parse_id
from recoverytui.domain.validation import clean
from recoverytui.errors import BadInput, DiaryReplaced, RecoveryError
from recoverytui.storage import draft_spool
from recoverytui.storage import drafts as rows

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds that a draft waits for a diary in use before it goes to the spool."""


def claim(diary: Diary, window: str) -> None:
    """Open a diary for one window: its drafts are its own while it lives, and what dead windows spooled comes in."""
    diary.window = window
    diary.spool = draft_spool.claim(diary.path, diary.db.key, window)
    settle(diary)


def settle(diary: Diary) -> None:
    """Move the drafts that are in spools into the diary, where it can be written; else they stay in the spools."""
    if diary.spool is not None:
        _move(diary, diary.spool)
    for spool in draft_spool.left_behind(diary.path, diary.db.key):
        _move(diary, spool)
        if diary.spool is not None:
            _pass_on(spool, diary.spool)  # on a disk that is full still: it is offered from there
        spool.close(discard=spool.is_plain and diary.is_locked)


def keep(diary: Diary, key: str, text: str) -> bool:
    """Keep what is being written at a place (`win`, `day:2026-11-21`); tell whether it is in the diary file itself.

    Where the diary cannot be written, the window's spool takes it; raises RecoveryError when neither can.
    Nothing but spaces is no draft, and what is gone for good gets none.
    """
    try:
        with diary.db.patience(PATIENCE if diary.spool else None), diary.db.transaction():
            if clean(text).strip() and not _is_of_something_gone(diary, key):
                rows.keep(diary.db, key, clean(text), diary.window)
            else:
                rows.drop(diary.db, key, diary.window)
    except DiaryReplaced:  # a plain spool must not lie beside a diary that was locked meanwhile
        raise
    except RecoveryError:
        if diary.spool is None:
            raise
        diary.spool.keep(key, clean(text))
        diary.db.refuse_a_changed_file()
        return False
    if diary.spool is not None:
        diary.spool.drop(key)
    return True


def take(diary: Diary, key: str) -> str | None:
    """Return the draft of a place, which stays kept until it is saved or dropped; None when there is none.

    What another window is writing there just now is not offered. What a window left that is gone becomes this one's.
    """
    own, left = None, None
    for row in rows.every(diary.db):
        if row.key == key and row.window == diary.window:
            own = row
        elif row.key == key and left is None and not _is_live(diary, row.window):
            left = row
    spooled = _spooled(diary).get(key)
    if spooled is not None or own is not None:
        return spooled if spooled is not None else own and own.text
    if left is None or not diary.window:
        return left and left.text
    with suppress(RecoveryError), diary.db.transaction():
        rows.drop(diary.db, key, left.window)
        rows.keep(diary.db, key, left.text, diary.window)
    return left.text


def drop(diary: Diary, key: str) -> None:
    """Forget the draft of a place."""
    with diary.db.transaction():
        rows.drop(diary.db, key, diary.window)
    if diary.spool is not None:
        diary.spool.drop(key)


def all_(diary: Diary) -> dict[str, str]:
    """Return the drafts that this window may go on with, by place; its own one where there are several."""
    found = {row.key: row.text for row in rows.every(diary.db) if not _is_live(diary, row.window)}
    own = {row.key: row.text for row in rows.every(diary.db) if row.window == diary.window}
    return found | own | _spooled(diary)


def saving(diary: Diary, key: str, own: str | None, deed: Callable[..., T], /, *args: Any, **parts: Any) -> T:
    """Do the deed a draft was for, and forget the draft in the same transaction; raises what the deed raises.

    Only one's own draft is forgotten: another window may have begun something at the same place.
    """
    with diary.db.transaction():
        result = deed(diary, *args, **parts)
        if own is not None:
            rows.drop_if(diary.db, key, clean(own))
            if diary.window:
                rows.drop(diary.db, key, diary.window)
    if own is not None and diary.spool is not None:
        with suppress(RecoveryError):
            diary.spool.drop(key)
    return result


def _move(diary: Diary, spool: draft_spool.DraftSpool) -> None:
    with suppress(RecoveryError):
        for key, text in spool.every().items():
            with diary.db.patience(PATIENCE), diary.db.transaction():
                rows.keep(diary.db, key, text, spool.window)
            spool.drop(key)


def _pass_on(left: draft_spool.DraftSpool, own: draft_spool.DraftSpool) -> None:
    with suppress(RecoveryError):
        for key, text in left.every().items():
            own.keep(key, text)
            left.drop(key)


def _spooled(diary: Diary) -> dict[str, str]:
    return {} if diary.spool is None else diary.spool.every()


def _is_live(diary: Diary, window: str) -> bool:
    """Tell whether a draft belongs to another window that still runs; who is no window only reads, and sees all."""
    return bool(window and diary.window) and window != diary.window and draft_spool.is_alive(diary.path, window)


def _is_of_something_gone(diary: Diary, key: str) -> bool:
    """Tell whether a place names an entry by its number, and there is no such entry any more."""
    for part in rows.place_parts(key):
        with suppress(BadInput):
            if isinstance(parse_id(part)[1], int):
                return not entries.is_there(diary, part)
    return False
