"""Set what belongs to the diary itself."""

from typing import Any

from recoverytui.commands.diary import Diary
from recoverytui.domain.preferences import Preferences, checked
from recoverytui.storage import settings


def set_preference(diary: Diary, key: str, value: Any) -> Preferences:
    """Set one thing and return all that is set now; raises BadInput for an unknown key or a value out of bounds."""
    with diary.step("setting.set") as step:
        value = checked(key, value)
        if getattr(diary.prefs, key) != value:
            settings.put(step, key, value)
        return diary.prefs
