"""Commands for drafts: unsaved text is kept in the diary file, so that it is as private as the entries."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from recoverytui.commands import entries
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import parse_id
from recoverytui.domain.validation import clean
from recoverytui.errors import BadInput, DiaryReplaced, RecoveryError
from recoverytui.storage import draft_spool
from recoverytui.storage import drafts as rows

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds to wait for a busy diary before a draft goes to the spool."""


def claim(diary: Diary, window: str) -> None:
    """Open a diary for one window, which owns its drafts, and collect drafts from the spools of dead windows."""
    diary.window = window
    diary.spool = draft_spool.claim(diary.path, diary.db.key, window)
    settle(diary)


def settle(diary: Diary) -> None:
    """Move drafts from spools into the diary; they stay in the spools while it cannot be written."""
    if diary.spool is not None:
        _move(diary, diary.spool)
    for spool in draft_spool.left_behind(diary.path, diary.db.key):
        _move(diary, spool)
        if diary.spool is not None:
            _pass_on(spool, diary.spool)  # the disk is still full: the draft is offered from the spool
        spool.close(discard=spool.is_plain and diary.is_locked)


def keep(diary: Diary, key: str, text: str) -> bool:
    """Store a draft under its key (`win`, `day:2026-11-21`); returns whether it is in the diary file itself.

    The window's spool takes it where the diary cannot be written; raises RecoveryError when neither can.
    Blank text is not stored, and neither is a draft for an entry that was deleted permanently.
    """
    try:
        with diary.db.patience(PATIENCE if diary.spool else None), diary.db.transaction():
            if clean(text).strip() and not _is_of_something_gone(diary, key):
                rows.keep(diary.db, key, clean(text), diary.window)
            else:
                rows.drop(diary.db, key, diary.window)
    except DiaryReplaced:  # a plain spool must not lie beside a diary that was encrypted meanwhile
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
    """Return the draft of a key, or None; it stays stored until it is saved or dropped.

    The draft of another running window is not returned. That of a closed window is adopted by this one.
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
    """Delete the draft of a key."""
    with diary.db.transaction():
        rows.drop(diary.db, key, diary.window)
    if diary.spool is not None:
        diary.spool.drop(key)


def all_(diary: Diary) -> dict[str, str]:
    """Return the drafts that this window may continue, by key; its own if a key has several."""
    found = {row.key: row.text for row in rows.every(diary.db) if not _is_live(diary, row.window)}
    own = {row.key: row.text for row in rows.every(diary.db) if row.window == diary.window}
    return found | own | _spooled(diary)


def saving(diary: Diary, key: str, own: str | None, deed: Callable[..., T], /, *args: object, **parts: object) -> T:
    """Run the command a draft was written for and delete the draft in the same transaction; raises what it raises.

    Only a draft of this window is deleted: another window may have started a new one under the same key.
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
    """Return whether a draft belongs to another running window; never for a reader without a window id."""
    return bool(window and diary.window) and window != diary.window and draft_spool.is_alive(diary.path, window)


def _is_of_something_gone(diary: Diary, key: str) -> bool:
    """Return whether a key names an entry by number that no longer exists."""
    for part in rows.key_parts(key):
        with suppress(BadInput):
            if isinstance(parse_id(part)[1], int):
                return not entries.is_there(diary, part)
    return False
