"""Make a whole diary of an invented person, the same one for the same seed, as large as wanted.

Run it with `python -m benchmarks.generator --entries 10000 --seed 1 PATH`. Every row goes through the storage floor, so
checksums, tallies and indexes are those the program itself would have written.
"""

import argparse
import gc
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.vocabulary import DANISH, ENGLISH, pick, win_text
from recoverytui import paths
from recoverytui.commands.diary import Diary, create_diary
from recoverytui.domain.day import Day, Mark, Pause
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.domain.goal import Goal, GoalState, TryOut, TryState
from recoverytui.domain.strategy import Helped, Strategy, Use
from recoverytui.domain.win import Theme, Win
from recoverytui.storage import checksums, entries, search_index, settings
from recoverytui.storage.database import Database

LONGEST_SPAN = 60 * 365
"""A diary does not grow longer than this many days; more entries make fuller days."""

_QUICK = ("synchronous = OFF", "cache_size = -400000")
_AT_ONCE = 20_000
_DEEDS = {Kind.USE: "use.add", Kind.DAY: "day.mark", Kind.PAUSE: "pause.add"}


class Shares(NamedTuple):
    """How many entries of each kind make up a diary."""

    strategies: int
    goals: int
    tryouts: int
    pauses: int
    days: int
    uses: int
    wins: int

    @classmethod
    def of(cls, total: int, span: int) -> "Shares":
        """Share out so many entries over so many days; lists a person keeps in view stay short."""
        strategies, goals = min(40, total // 50), min(30, total // 120)
        tryouts = min(120, total // 60)
        pauses, days = min(span // 400, total // 100), min(span // 15, total // 12)
        uses = total // 20
        rest = total - strategies - goals - tryouts - pauses - days - uses
        return cls(strategies, goals, tryouts, pauses, days, uses, rest)


class Writer:
    """Writes entries day by day, each in an undo step of its own, as if they had been typed."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._steps = 0
        self._waiting: list[Entry[Noun]] = []

    def write(self, day: date, noun: Noun) -> Entry[Noun]:
        """Write a noun on a day, a little later than the one before."""
        hour, minute = divmod((self._steps + len(self._waiting)) % (12 * 60), 60)
        iso = day.isoformat()
        entry = entries.insert(
            self.db,
            noun,
            written_at=f"{iso}T{hour + 10:02}:{minute:02}:00+01:00",
            changed_at=f"{iso}T{hour + 9:02}:{minute:02}:00.000Z",
            indexed=False,
        )
        self._waiting.append(entry)
        if len(self._waiting) == _AT_ONCE:
            self.finish()
        return entry

    def finish(self) -> None:
        """Write the words index and the undo history of what was written since the last time."""
        search_index.add_many(self.db, self._waiting)
        steps = list(enumerate(self._waiting, start=self._steps + 1))
        self._insert("step", ((at, _deed(entry), 0) for at, entry in steps))
        self._insert("change", ((at, at, entry.noun.kind, entry.number, None) for at, entry in steps))
        self._steps += len(steps)
        self._waiting.clear()

    def _insert(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        self.db.run_many(
            f"INSERT INTO {checksums.INSERTED[table]}", (checksums.with_checksum(table, row) for row in rows)
        )


def span_of(total: int) -> int:
    """Return how many days a diary of so many entries covers: about one entry a day, and never more than a lifetime."""
    return max(1, min(total, LONGEST_SPAN))


def generate(path: Path, total: int, seed: int = 1, until: date | None = None) -> None:
    """Make a diary of `total` entries at a path where nothing is; it ends on `until`, or today."""
    now = datetime.now().astimezone()
    if until is not None:
        now = datetime(until.year, until.month, until.day, 12, tzinfo=UTC)
    diary = create_diary(paths.find(path, {}), lambda: now)
    try:
        if total:
            gc.disable()  # nothing here is garbage, and there is much of it to look through
            for pragma in _QUICK:
                diary.db.run(f"PRAGMA {pragma}")
            with diary.db.transaction():
                _fill(diary, total, Random(f"{seed}/{total}"))
    finally:
        diary.close()


def _fill(diary: Diary, total: int, dice: Random) -> None:
    span = span_of(total)
    shares = Shares.of(total, span)
    first = diary.today - timedelta(days=span - 1)
    settings.begin(diary.db, first.isoformat(), f"{first.isoformat()}T08:00:00.000Z")
    writer = Writer(diary.db)
    uids = [writer.write(first, noun).uid for noun in _strategies(shares.strategies, dice)]
    goals = [writer.write(first, noun).uid for noun in _goals(shares.goals, dice)]
    for noun in _tryouts(shares.tryouts, goals, first, span, dice):
        writer.write(noun.day or first, noun)
    paused = list(_pauses(shares.pauses, first, span, dice))
    for pause in paused:
        writer.write(pause.start, pause)
    for offset in sorted(dice.sample(range(span), shares.days)):
        marked = _marked(first + timedelta(days=offset), dice)
        writer.write(marked.day, marked)
    for day, wins, uses in _rhythm(shares, first, span, paused, dice):
        for _ in range(wins):
            writer.write(day, _win(day, uids, goals, dice))
        for _ in range(uses if uids else 0):
            helped = None if dice.random() < 0.2 else tuple(Helped)[int(dice.random() * 3)]
            writer.write(day, Use(uids[int(dice.random() * len(uids))], day, helped))
    writer.finish()


def _rhythm(
    shares: Shares, first: date, span: int, paused: list[Pause], dice: Random
) -> Iterator[tuple[date, int, int]]:
    """Yield the days with how many wins and uses each has: about three of five days, with quiet weeks between."""
    resting = {day for pause in paused for day in range((pause.start - first).days, _last(pause, first) + 1)}
    weeks = [dice.choice((0.0, 0.4, 0.7, 0.8, 0.9)) for _ in range(span // 7 + 1)]
    chosen = [day for day in range(span) if day not in resting and dice.random() < weeks[day // 7]] or [span - 1]
    wins, uses = _spread(shares.wins, len(chosen), dice), _spread(shares.uses, len(chosen), dice)
    for day, of_wins, of_uses in zip(chosen, wins, uses, strict=True):
        yield first + timedelta(days=day), of_wins, of_uses


def _last(pause: Pause, first: date) -> int:
    return ((pause.end or pause.start) - first).days


def _spread(total: int, days: int, dice: Random) -> list[int]:
    """Share a number out over days unevenly; when there is enough, every day gets at least one."""
    each = [1] * days if total >= days else [0] * days
    for _ in range(total - sum(each)):
        each[int(dice.random() * days)] += 1
    return each


def _win(day: date, strategies: list[str], goals: list[str], dice: Random) -> Win:
    tongue = DANISH if dice.random() < 0.7 else ENGLISH
    throw = dice.random()
    themes = tuple(theme for theme in Theme if dice.random() < 0.2) if throw < 0.5 else ()
    return Win(
        day,
        win_text(tongue, dice),
        themes,
        pick(tongue.company, dice) if throw < 0.25 else None,
        goals[int(dice.random() * len(goals))] if goals and throw > 0.9 else None,
        strategies[int(dice.random() * len(strategies))] if strategies and 0.8 < throw < 0.88 else None,
        throw > 0.97,
    )


def _deed(entry: Entry[Noun]) -> str:
    return _DEEDS.get(entry.noun.kind, f"{entry.noun.kind}.add")


def _strategies(number: int, dice: Random) -> Iterator[Strategy]:
    for at in range(number):
        tongue = ENGLISH if at % 3 == 2 else DANISH
        text = f"{pick(tongue.strategies, dice)} ({at + 1})"
        yield Strategy(text, when=pick(tongue.notes, dice), how=None, pinned=at < 3, away=at % 9 == 8)


def _goals(number: int, dice: Random) -> Iterator[Goal]:
    for at in range(number):
        tongue = ENGLISH if at % 3 == 2 else DANISH
        state = tuple(GoalState)[at % 5] if at > 2 else GoalState.GOING_ON
        yield Goal(pick(tongue.goals, dice), pick(tongue.more, dice), None, state)


def _tryouts(number: int, goals: list[str], first: date, span: int, dice: Random) -> Iterator[TryOut]:
    for at in range(number if goals else 0):
        state = tuple(TryState)[at % 4]
        day = first + timedelta(days=int(dice.random() * span)) if state is TryState.TRIED else None
        found = pick(DANISH.more, dice) if day else None
        yield TryOut(goals[at % len(goals)], pick(DANISH.steps, dice), state, day, found=found)


def _pauses(number: int, first: date, span: int, dice: Random) -> Iterator[Pause]:
    for start in sorted(dice.sample(range(span - 1), number)):
        day = first + timedelta(days=start)
        yield Pause(day, day + timedelta(days=min(int(dice.random() * 25), span - 1 - start)))


def _marked(day: date, dice: Random) -> Day:
    throw = dice.random()
    mark = Mark.HARD if throw < 0.6 else Mark.REST if throw < 0.8 else None
    return Day(day, mark, pick(DANISH.notes, dice) if throw > 0.5 else None)


def main() -> None:
    """Make one diary from the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.generator", description="Make a diary of an invented person."
    )
    parser.add_argument("--entries", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--until", type=date.fromisoformat, help="the last day, today unless given")
    parser.add_argument("path", type=Path)
    given = parser.parse_args()
    generate(given.path, given.entries, given.seed, given.until)


if __name__ == "__main__":
    main()
