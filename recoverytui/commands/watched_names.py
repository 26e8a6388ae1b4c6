"""Commands on watched names, which are replaced in what is shared."""

from pathlib import Path

from recoverytui.commands import for_good
from recoverytui.commands.diary import Diary
from recoverytui.domain import list_versions
from recoverytui.domain.list_versions import NAMES, ListState
from recoverytui.domain.validation import one_line
from recoverytui.errors import N_, BadInput
from recoverytui.storage import settings
from recoverytui.storage.entries import random_uid
from recoverytui.storage.undo_log import Step


def all_(diary: Diary) -> tuple[str, ...]:
    """Return the names, in the order they were written."""
    return _shown(settings.own_list(diary.db, NAMES))


def add(diary: Diary, name: str) -> tuple[str, ...]:
    """Add a name and return all; a known name stays unchanged. Raises BadInput for an empty one."""
    name = one_line(name)
    with diary.step("setting.set") as step:
        known = settings.own_list(diary.db, NAMES)
        if list_versions.called(known, name):
            return _shown(known)
        return _stored(step, known, list_versions.with_item(known, name, (name,), random_uid()))


def change(diary: Diary, name: str, new: str) -> tuple[str, ...]:
    """Change a name and return all; raises BadInput for an unknown or empty name."""
    name, new = one_line(name), one_line(new)
    with diary.step("setting.set") as step:
        known = settings.own_list(diary.db, NAMES)
        if not list_versions.called(known, name):
            raise unlisted(name)
        return _stored(step, known, list_versions.with_item(known, name, (new,), random_uid()))


def remove(diary: Diary, name: str) -> tuple[str, ...]:
    """Remove a name and return the rest; raises BadInput for an unknown one."""
    name = one_line(name)
    with diary.step("setting.set") as step:
        known = settings.own_list(diary.db, NAMES)
        if not list_versions.called(known, name):
            raise unlisted(name)
        return _stored(step, known, list_versions.without(known, name))


def forget(diary: Diary, name: str) -> tuple[Path, ...]:
    """Take a name off the list permanently, and out of earlier versions and backups.

    Returns and raises as `for_good.erase` does, and BadInput for a name that was never on the list.
    """
    return for_good.erase_listed(diary, NAMES, one_line(name), unlisted)


def unlisted(name: str) -> BadInput:
    """Return the error for an unknown name."""
    return BadInput(N_("{name} is not on the list."), name=one_line(name)[:40])


def _stored(step: Step, known: ListState, changed: ListState) -> tuple[str, ...]:
    """Store a list if the person sees a change, and return its names."""
    if list_versions.shown(changed) != list_versions.shown(known):
        settings.put_list(step, NAMES, changed)
    return _shown(changed)


def _shown(of: ListState) -> tuple[str, ...]:
    return tuple(name for (name,) in list_versions.shown(of))
