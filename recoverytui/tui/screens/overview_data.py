"""Data of the overview, read on the diary thread; imports no widget, so it runs before those are imported."""

from calendar import monthrange
from concurrent.futures import Future
from typing import NamedTuple

from recoverytui.commands import drafts, overview
from recoverytui.commands.diary import Diary
from recoverytui.domain.dashboard import Dashboard, HardDay
from recoverytui.domain.day import Mark
from recoverytui.tui.context import Glance, glance


class OverviewData(NamedTuple):
    """Data of the overview."""

    dashboard: Dashboard
    strip: str
    """A letter for each day of this month."""
    begun: tuple[str, ...]
    """Draft keys."""
    hard: HardDay | None = None
    """Data of the section for a hard day, if today is one."""


def gather(diary: Diary) -> OverviewData:
    """Return the dashboard, the marks of this month, and the draft keys."""
    dashboard = overview.dashboard(diary)
    today = dashboard.today
    first, last = today.replace(day=1), today.replace(day=monthrange(today.year, today.month)[1])
    hard = None
    if dashboard.mark is Mark.HARD:
        from recoverytui.commands import hard_days  # late: the first page does without it on most days

        hard = hard_days.hard_day(diary)
    return OverviewData(dashboard, overview.month_strip(diary, first, last), tuple(drafts.all_(diary)), hard)


def is_known_to_be_new(first: "Future[tuple[OverviewData, Glance]] | None") -> bool:
    """Return whether it has been read already, and there is nothing to show but the field of a new diary."""
    if first is None or not first.done() or first.exception() is not None:
        return False
    data, _ = first.result()
    return data.dashboard.empty and not data.begun


def at_a_glance(diary: Diary) -> tuple[OverviewData, Glance]:
    """Return the data of the overview, with its snapshot."""
    moment = glance(diary)
    return gather(diary), moment
