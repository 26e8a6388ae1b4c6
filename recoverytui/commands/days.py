"""Commands for days: mark one as hard or rest, set its note, and start, end or record a pause."""

from datetime import date

from recoverytui.commands import entries as any_entry
from recoverytui.commands.diary import Diary
from recoverytui.dataclass import replace
from recoverytui.domain.day import Day, Mark, Pause
from recoverytui.domain.entry import Entry
from recoverytui.errors import N_, BadInput
from recoverytui.storage import days as rows
from recoverytui.storage import entries


def get(diary: Diary, day: date) -> Day:
    """Return the record of a day, an empty one if it has neither mark nor note."""
    return rows.said_of(diary.db, day)


def mark(diary: Diary, mark: Mark | None, day: date | None = None) -> Entry[Day]:
    """Mark a day as hard or rest, or clear its mark; raises BadInput for a future day."""
    with diary.step("day.mark") as step:
        return rows.put(step, replace(_that_has_been(diary, day), mark=mark))


def note(diary: Diary, text: str | None, day: date | None = None) -> Entry[Day]:
    """Set the note of a day, or remove it when the text is empty; raises BadInput for a future day."""
    with diary.step("day.note") as step:
        return rows.put(step, replace(_that_has_been(diary, day), note=text))


def recent(diary: Diary, limit: int = 50) -> list[Entry[Day]]:
    """Return the marked and noted days, newest first."""
    return rows.recent(diary.db, limit)


def start_pause(diary: Diary, day: date | None = None, note: str | None = None) -> Entry[Pause]:
    """Start a pause today or on an earlier day; raises BadInput when a pause is open or the day is in the future."""
    with diary.step("pause.start") as step:
        rows.refuse_second_open(diary.db)
        start = day or diary.today
        any_entry.refuse_future(diary, start)
        return entries.add(step, Pause(start, None, note))


def end_pause(diary: Diary, day: date | None = None) -> Entry[Pause]:
    """End the open pause; its last day defaults to today. Raises BadInput."""
    with diary.step("pause.end") as step:
        pause = open_pause(diary)
        if pause is None:
            raise no_pause()
        if day is not None:
            any_entry.refuse_future(diary, day)
        # Today, not yesterday: the current week must stay paused, or its count would change the moment the pause ends.
        return entries.change(step, pause, replace(pause.noun, end=day or max(pause.noun.start, diary.today)))


def no_pause() -> BadInput:
    """Return the error for ending a pause when none is open."""
    return BadInput(N_("No pause is going on."))


def add_pause(diary: Diary, start: date, end: date, note: str | None = None) -> Entry[Pause]:
    """Record a past pause; raises BadInput when it ends before it starts or is in the future."""
    with diary.step("pause.add") as step:
        any_entry.refuse_future(diary, end)
        return entries.add(step, Pause(start, end, note))


def pauses(diary: Diary) -> list[Entry[Pause]]:
    """Return the pauses, newest first."""
    return rows.pauses(diary.db)


def open_pause(diary: Diary) -> Entry[Pause] | None:
    """Return the open pause, or None."""
    return rows.open_pause(diary.db)


def _that_has_been(diary: Diary, day: date | None) -> Day:
    day = day or diary.today
    any_entry.refuse_future(diary, day)
    return get(diary, day)
