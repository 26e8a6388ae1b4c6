"""Commands on wins: add, list by pages, and pick an old one."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recoverytui.commands import entries as any_entry
from recoverytui.commands.diary import Diary
from recoverytui.dataclass import dataclass
from recoverytui.domain.entry import Entry, Kind
from recoverytui.domain.serialization import NOUNS
from recoverytui.domain.win import Theme, Win
from recoverytui.storage import entries
from recoverytui.storage import wins as rows

if TYPE_CHECKING:
    from recoverytui.storage.win_positions import Months

OLD_AFTER_DAYS = 14
"""Age in days from which a win may be shown again."""


@dataclass
class Added:
    """A saved win, with the total and whether it is the first after a long gap."""

    entry: Entry[Win]
    total: int
    came_back: bool


def add(
    diary: Diary,
    text: str,
    *,
    day: date | None = None,
    themes: tuple[Theme, ...] = (),
    company: str | None = None,
    goal: str | None = None,
    strategy: str | None = None,
    only_me: bool = False,
) -> Added:
    """Add a win on today or an earlier day; `goal` and `strategy` are ids.

    Raises BadInput for empty or too long text, a future day, and unknown ids.
    """
    from recoverytui.domain import rhythm  # imported late: lists of wins need no measures

    with diary.step("win.add") as step:
        day = day or diary.today
        any_entry.refuse_future(diary, day)
        before = rows.last_day_before(diary.db, day)
        first_of_day = not rows.days_between(diary.db, day, day)
        win = Win(
            day,
            text,
            themes,
            company,
            _uid(diary, goal, Kind.GOAL),
            _uid(diary, strategy, Kind.STRATEGY),
            only_me,
        )
        entry = entries.add(step, win)
        total, _ = rows.count(diary.db, diary.today)
        came_back = first_of_day and day == diary.today and rhythm.came_back(before, day, diary.began)
        return Added(entry, total, came_back)


def add_page(diary: Diary, lines: Iterable[tuple[date, str]]) -> list[Entry[Win]]:
    """Add the wins of a page, each with its day, as one step that can be undone.

    Raises BadInput, and then nothing is saved, for empty or too long text and for a future day.
    """
    with diary.step("win.page") as step:
        added = []
        for day, text in lines:
            any_entry.refuse_future(diary, day)
            added.append(entries.add(step, Win(day, text)))
        return added


def list_newest(
    diary: Diary,
    *,
    limit: int = 50,
    before: Entry[Win] | None = None,
    since: date | None = None,
    until: date | None = None,
    theme: Theme | None = None,
) -> list[Entry[Win]]:
    """Return wins newest first, those after `before` in that order."""
    return rows.list_newest(diary.db, limit=limit, before=before, since=since, until=until, theme=theme)


def window(diary: Diary, first: int, size: int) -> list[Entry[Win]]:
    """Return the wins at places `first` up to `first + size` of the whole list, newest first."""
    return rows.window(diary.db, first, size)


def months(diary: Diary, theme: Theme | None = None) -> tuple[tuple[date, int], ...]:
    """Return the first day of each month that has wins, or wins of a theme, with how many; the newest first."""
    from recoverytui.storage import win_positions  # late: only the room of the wins needs places

    return win_positions.months(diary.db, theme)


def position(
    diary: Diary, months: "Months", day: date, number: int | None = None, *, theme: Theme | None = None
) -> int:
    """Return the index of a win in the list; without a number, that of the first win on or before a day."""
    from recoverytui.storage import win_positions

    return win_positions.position(diary.db, months, day, number, theme)


def window_of_theme(diary: Diary, theme: Theme, months: "Months", first: int, size: int) -> list[Entry[Win]]:
    """Return the wins at places `first` up to `first + size` of those of a theme, newest first."""
    from recoverytui.storage import win_positions

    return win_positions.of_theme(diary.db, theme, months, first, size)


def count(diary: Diary) -> int:
    """Return how many wins the whole list holds."""
    return rows.count_all(diary.db)


def old_win(diary: Diary) -> Entry[Win] | None:
    """Return one win from at least two weeks ago, the same one all day, or None when there is none."""
    last = diary.today - timedelta(days=OLD_AFTER_DAYS)
    newer = rows.count_after(diary.db, last)
    old = rows.count_all(diary.db) - newer
    if old <= 0:
        return None
    # The step is coprime to most counts, so it visits every win before it repeats.
    index = newer + diary.today.toordinal() * 7919 % old
    return next(iter(rows.window(diary.db, index, 1)), None)


def _uid(diary: Diary, id: str | None, kind: Kind) -> str | None:
    return None if id is None else any_entry.of_kind(diary, id, NOUNS[kind]).uid
