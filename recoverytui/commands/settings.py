"""Change the settings stored in the diary."""

from recoverytui.commands.diary import Diary
from recoverytui.domain.preferences import Preferences, checked
from recoverytui.storage import settings


def set_preference(diary: Diary, key: str, value: object) -> Preferences:
    """Change one setting and return all; raises BadInput for an unknown key or a value out of bounds."""
    with diary.step("setting.set") as step:
        value = checked(key, value)
        if getattr(diary.prefs, key) != value:
            settings.put(step, key, value)
        return diary.prefs
