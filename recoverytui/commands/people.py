"""Commands for the list of trusted people, which is stored in the diary because it is as private."""

from recoverytui.commands.diary import Diary
from recoverytui.domain.person import Person
from recoverytui.domain.validation import one_line
from recoverytui.errors import N_, BadInput
from recoverytui.storage import settings

_KEY = "people"


def all_(diary: Diary) -> tuple[Person, ...]:
    """Return the people in order of writing."""
    return tuple(Person(*each) for each in settings.listed(diary.db, _KEY, 2))


def add(diary: Diary, name: str, number: str = "") -> tuple[Person, ...]:
    """Add somebody, or update the number of a known name, and return all; raises BadInput for an empty name."""
    new = Person(name, number)
    with diary.step("setting.set") as step:
        known = all_(diary)
        if any(_same(each.name, new.name) for each in known):
            changed = tuple(new if _same(each.name, new.name) else each for each in known)
        else:
            changed = (*known, new)
        if changed != known:
            settings.put(step, _KEY, [[each.name, each.number] for each in changed])
        return changed


def change(diary: Diary, name: str, new: Person) -> tuple[Person, ...]:
    """Change the name or number of somebody, and return all.

    Another one with the new name is replaced. Raises BadInput for an unknown name.
    """
    with diary.step("setting.set") as step:
        known = all_(diary)
        index = next((index for index, each in enumerate(known) if _same(each.name, one_line(name))), None)
        if index is None:
            raise nobody(name)
        others = [None if _same(each.name, new.name) else each for each in known]
        others[index] = new
        changed = tuple(filter(None, others))
        if changed != known:
            settings.put(step, _KEY, [[each.name, each.number] for each in changed])
        return changed


def remove(diary: Diary, name: str) -> tuple[Person, ...]:
    """Remove somebody and return the rest; raises BadInput for an unknown name."""
    with diary.step("setting.set") as step:
        known = all_(diary)
        left = tuple(each for each in known if not _same(each.name, one_line(name)))
        if left == known:
            raise nobody(name)
        settings.put(step, _KEY, [[each.name, each.number] for each in left])
        return left


def nobody(name: str) -> BadInput:
    """Return the error for an unknown name."""
    return BadInput(N_("Nobody here is called {name}."), name=one_line(name)[:40])


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()
