"""Commands on strategies: add, use, pin, archive."""

from datetime import date, timedelta

from recoverytui.commands import entries as any_entry
from recoverytui.commands.diary import Diary
from recoverytui.dataclass import replace
from recoverytui.domain.entry import Entry
from recoverytui.domain.strategy import Helped, Strategy, StrategyLine, Use
from recoverytui.storage import entries
from recoverytui.storage import strategies as rows

LATELY_DAYS = 90
"""Days that "has helped" looks back (measure F in rhythm.md)."""


def add(
    diary: Diary,
    text: str,
    *,
    when: str | None = None,
    how: str | None = None,
    whose: str | None = None,
    only_me: bool = False,
) -> Entry[Strategy]:
    """Add a strategy; raises BadInput for empty or too long text."""
    with diary.step("strategy.add") as step:
        return entries.add(step, Strategy(text, when, how, whose, only_me=only_me))


def use(
    diary: Diary, id: str, *, helped: Helped | None = None, day: date | None = None, note: str | None = None
) -> Entry[Use]:
    """Add a use of a strategy, and whether it helped; raises BadInput."""
    with diary.step("use.add") as step:
        strategy = any_entry.of_kind(diary, id, Strategy)
        day = day or diary.today
        any_entry.refuse_future(diary, day)
        return entries.add(step, Use(strategy.uid, day, helped, note))


def pin(diary: Diary, id: str) -> Entry[Strategy]:
    """Show a strategy on the overview."""
    return _set(diary, "strategy.pin", id, pinned=True)


def unpin(diary: Diary, id: str) -> Entry[Strategy]:
    """Take a strategy off the overview."""
    return _set(diary, "strategy.unpin", id, pinned=False)


def put_away(diary: Diary, id: str) -> Entry[Strategy]:
    """Archive a strategy."""
    return _set(diary, "strategy.away", id, away=True)


def bring_back(diary: Diary, id: str) -> Entry[Strategy]:
    """Restore an archived strategy to the list."""
    return _set(diary, "strategy.back", id, away=False)


def all_(diary: Diary, *, away: bool = False) -> list[StrategyLine]:
    """Return the strategies: pinned ones first, then by the last time they helped, then as written."""
    return _lines(rows.every(diary.db, away=away), rows.helped(diary.db, *_lately(diary)))


def pinned(diary: Diary) -> tuple[StrategyLine, ...]:
    """Return the strategies that are on the overview, as they are in the list."""
    return tuple(_lines(rows.pinned(diary.db), rows.helped(diary.db, *_lately(diary), only_pinned=True)))


def ever_helped(diary: Diary) -> list[StrategyLine]:
    """Return every strategy that helped at any time, also one that was put away, by the last time it helped."""
    return _that_helped(diary, date.min, diary.today)


def helped_lately(diary: Diary) -> list[StrategyLine]:
    """Return every strategy that helped lately (measure F), also one that was put away, by the last time it helped."""
    return _that_helped(diary, *_lately(diary))


def uses(diary: Diary, id: str) -> list[Entry[Use]]:
    """Return the uses of a strategy, newest first; raises BadInput."""
    return rows.uses(diary.db, any_entry.of_kind(diary, id, Strategy).uid)


def _that_helped(diary: Diary, since: date, until: date) -> list[StrategyLine]:
    helped = rows.helped(diary.db, since, until)
    lines = [line for away in (False, True) for line in _lines(rows.every(diary.db, away=away), helped)]
    helping = [line for line in lines if line.last_helped is not None]
    return sorted(helping, key=lambda line: -(line.last_helped or date.min).toordinal())


def _lately(diary: Diary) -> tuple[date, date]:
    return diary.today - timedelta(days=LATELY_DAYS - 1), diary.today


def _lines(strategies: list[Entry[Strategy]], helped: dict[str, tuple[int, date]]) -> list[StrategyLine]:
    lines = [StrategyLine(entry, *helped.get(entry.uid, (0, None))) for entry in strategies]
    return sorted(lines, key=lambda line: (not line.entry.noun.pinned, -(line.last_helped or date.min).toordinal()))


def _set(diary: Diary, deed: str, id: str, /, **parts: object) -> Entry[Strategy]:
    with diary.step(deed) as step:
        entry = any_entry.of_kind(diary, id, Strategy)
        changed = replace(entry.noun, **parts)
        return entry if changed == entry.noun else entries.change(step, entry, changed)
