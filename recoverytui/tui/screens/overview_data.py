"""What the overview shows, gathered at the desk; knows no widget, so that it can be read while those are loaded."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from recoverytui.commands import drafts, overview
from recoverytui.commands.diary import Diary
from recoverytui.domain.dashboard import Dashboard
from recoverytui.tui.home import Glance, glance


class Seen(NamedTuple):
    """What the overview shows."""

    dashboard: Dashboard
    month: date
    """The first day of this month."""
    strip: str
    """A letter for each of its days."""
    begun: tuple[str, ...]
    """Where something was begun and not saved."""


def gather(diary: Diary) -> Seen:
    """Return the dashboard, the marks of this month, and where something was begun."""
    dashboard = overview.dashboard(diary)
    today = dashboard.today
    first, last = today.replace(day=1), today.replace(day=monthrange(today.year, today.month)[1])
    return Seen(dashboard, first, overview.strip(diary, first, last), tuple(drafts.all_(diary)))


def at_a_glance(diary: Diary) -> tuple[Seen, Glance]:
    """Return what the overview shows, with the moment it was read."""
    moment = glance(diary)
    return gather(diary), moment
