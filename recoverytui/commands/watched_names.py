"""Commands on watched names, which are replaced in what is shared."""

from recoverytui.commands.diary import Diary
from recoverytui.domain.validation import one_line
from recoverytui.errors import N_, BadInput
from recoverytui.storage import settings

_KEY = "names"


def all_(diary: Diary) -> tuple[str, ...]:
    """Return the names, in the order they were written."""
    return tuple(settings.listed(diary.db, _KEY))


def add(diary: Diary, name: str) -> tuple[str, ...]:
    """Add a name and return all; a known name stays unchanged. Raises BadInput for an empty one."""
    name = one_line(name)
    with diary.step("setting.set") as step:
        known = all_(diary)
        if name.casefold() in map(str.casefold, known):
            return known
        settings.put(step, _KEY, [*known, name])
        return (*known, name)


def change(diary: Diary, name: str, new: str) -> tuple[str, ...]:
    """Change a name and return all; raises BadInput for an unknown or empty name."""
    name, new = one_line(name), one_line(new)
    with diary.step("setting.set") as step:
        known = all_(diary)
        if name.casefold() not in map(str.casefold, known):
            raise unlisted(name)
        left = [new if each.casefold() == name.casefold() else each for each in known]
        kept = {each.casefold(): each for each in left}
        changed = tuple(each for each in left if kept.pop(each.casefold(), None) is not None)
        if changed != known:
            settings.put(step, _KEY, list(changed))
        return changed


def remove(diary: Diary, name: str) -> tuple[str, ...]:
    """Remove a name and return the rest; raises BadInput for an unknown one."""
    name = one_line(name)
    with diary.step("setting.set") as step:
        known = all_(diary)
        left = tuple(each for each in known if each.casefold() != name.casefold())
        if left == known:
            raise unlisted(name)
        settings.put(step, _KEY, list(left))
        return left


def unlisted(name: str) -> BadInput:
    """Return the error for an unknown name."""
    return BadInput(N_("{name} is not on the list."), name=one_line(name)[:40])
