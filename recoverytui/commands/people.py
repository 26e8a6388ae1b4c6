"""Commands for the list of trusted people, which is stored in the diary because it is as private."""

from pathlib import Path

from recoverytui.commands import for_good
from recoverytui.commands.diary import Diary
from recoverytui.domain import list_versions
from recoverytui.domain.list_versions import PEOPLE, ListState
from recoverytui.domain.person import Person
from recoverytui.domain.validation import one_line
from recoverytui.errors import N_, BadInput
from recoverytui.storage import settings
from recoverytui.storage.entries import random_uid
from recoverytui.storage.undo_log import Step


def all_(diary: Diary) -> tuple[Person, ...]:
    """Return the people in order of writing."""
    return _shown(settings.own_list(diary.db, PEOPLE))


def add(diary: Diary, name: str, number: str = "") -> tuple[Person, ...]:
    """Add somebody, or update the number of a known name, and return all; raises BadInput for an empty name."""
    new = Person(name, number)
    with diary.step("setting.set") as step:
        known = settings.own_list(diary.db, PEOPLE)
        return _stored(step, known, list_versions.with_item(known, new.name, (new.name, new.number), random_uid()))


def change(diary: Diary, name: str, new: Person) -> tuple[Person, ...]:
    """Change the name or number of somebody, and return all.

    Another one with the new name is replaced. Raises BadInput for an unknown name.
    """
    with diary.step("setting.set") as step:
        known = settings.own_list(diary.db, PEOPLE)
        if not list_versions.called(known, one_line(name)):
            raise nobody(name)
        changed = list_versions.with_item(known, one_line(name), (new.name, new.number), random_uid())
        return _stored(step, known, changed)


def remove(diary: Diary, name: str) -> tuple[Person, ...]:
    """Remove somebody and return the rest; raises BadInput for an unknown name."""
    with diary.step("setting.set") as step:
        known = settings.own_list(diary.db, PEOPLE)
        if not list_versions.called(known, one_line(name)):
            raise nobody(name)
        return _stored(step, known, list_versions.without(known, one_line(name)))


def forget(diary: Diary, name: str) -> tuple[Path, ...]:
    """Take somebody off the list permanently, and out of earlier versions and backups.

    Returns and raises as `for_good.erase` does, and BadInput for a name that was never on the list.
    """
    return for_good.erase_listed(diary, PEOPLE, one_line(name), nobody)


def nobody(name: str) -> BadInput:
    """Return the error for an unknown name."""
    return BadInput(N_("Nobody here is called {name}."), name=one_line(name)[:40])


def _stored(step: Step, known: ListState, changed: ListState) -> tuple[Person, ...]:
    """Store a list if the person sees a change, and return its people."""
    if list_versions.shown(changed) != list_versions.shown(known):
        settings.put_list(step, PEOPLE, changed)
    return _shown(changed)


def _shown(of: ListState) -> tuple[Person, ...]:
    return tuple(Person(*texts) for texts in list_versions.shown(of))
