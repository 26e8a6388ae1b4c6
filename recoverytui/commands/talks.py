"""Commands on talks: add and list; `entries.edit` fills one in, before and after the talk."""

from datetime import date

from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import Entry
from recoverytui.domain.talk import Talk
from recoverytui.storage import entries
from recoverytui.storage import talks as rows


def add(
    diary: Diary,
    about: str,
    *,
    day: date | None = None,
    say: str | None = None,
    ask: str | None = None,
    help: str | None = None,
    said: str | None = None,
    understood: str | None = None,
    agreed: str | None = None,
    again: str | None = None,
) -> Entry[Talk]:
    """Add a talk; its day may be in the future. Raises BadInput for empty or too long text."""
    with diary.step("talk.add") as step:
        return entries.add(step, Talk(about, day, say, ask, help, said, understood, agreed, again))


def all_(diary: Diary) -> list[Entry[Talk]]:
    """Return the talks, newest first: by their day, or the day they were written when they have none."""
    return rows.every(diary.db)
