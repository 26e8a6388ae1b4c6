"""Write the test diaries of the newest schema step, plain and encrypted: `python -m tools.kept_diary`.

Each holds an entry of every kind, an edited, a deleted and a permanently deleted one, an undone change, a draft and a
line in the share log. They stay in the tests when a later step is added, which has to open them.
"""

import shutil
import sys
import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from recoverytui import paths
from recoverytui.commands import drafts, entries, lock
from recoverytui.commands.diary import Diary, create_diary
from recoverytui.domain.answer import Answer, Question
from recoverytui.domain.audience import Audience
from recoverytui.domain.card import Card, CardName
from recoverytui.domain.day import Day, Mark, Pause
from recoverytui.domain.entry import Noun
from recoverytui.domain.goal import Goal, TryOut
from recoverytui.domain.preferences import Setting
from recoverytui.domain.strategy import Helped, Strategy, Use
from recoverytui.domain.talk import Talk
from recoverytui.domain.win import Theme, Win
from recoverytui.storage import entries as rows
from recoverytui.storage import migrations, share_log
from recoverytui.storage.schema import STEPS

FOLDER = Path(__file__).parents[1] / "tests" / "storage" / "kept"
PASSPHRASE = "kept for the tests"  # noqa: S105 - it keeps nothing secret
DAY = date(2026, 11, 21)
NOUNS: tuple[Noun, ...] = (
    Win(DAY, "Åbnede vinduet\n\ttil venstre", (Theme.TOGETHER, Theme.HOPE), "Liv", "a-goal", "a-strategy", True),
    Win(DAY, "Went out"),
    Strategy("A walk", "when it rains", "slowly", "Liv", pinned=True),
    Use("a-strategy", DAY, Helped.YES, "It was cold"),
    Goal("Sing again", "It was fun", "Once"),
    TryOut("a-goal", "Ask about the choir", company="Liv", plan_b="Listen", wants_company=True, meet="At the door"),
    Day(DAY, Mark.HARD, "Rain all day"),
    Pause(date(2026, 3, 1), date(2026, 3, 9), "Away"),
    Setting("breather", 3),
    Card(CardName.BOTH_AND, can="Cook", hard="Mornings", helps="Time"),
    Answer(DAY, "What went well?", "The bus came", "a-path", "Week 1", True),
    Talk("The doctor", DAY, "I sleep badly", "Why?", "Less noise", "Try a walk", "Walk more", again="How long?"),
    Question("What was new?"),
)


def clock() -> datetime:
    """Return the moment at which all of it is written."""
    return datetime(2026, 11, 21, 14, 3, tzinfo=timezone(timedelta(hours=1)))


def fill(diary: Diary) -> None:
    """Write one of everything that a diary can hold."""
    tables = {name for (name,) in diary.db.run("SELECT name FROM sqlite_master")}
    for noun in NOUNS:
        if noun.kind in tables:
            with diary.step("kept.add") as step:
                rows.add(step, noun)
    entries.edit(diary, "w2", text="Went out, and home again")
    entries.delete(diary, "p1")
    with diary.step("kept.add") as step:
        rows.erase(step, rows.add(step, Win(DAY, "Gone for good")))
    with diary.step("kept.add") as step:
        rows.add(step, Win(DAY, "Taken back"))
    entries.undo(diary)
    drafts.keep(diary, "win", "Half a sen")
    if "shared" in tables:
        with diary.db.transaction():
            share_log.note(diary.db, DAY, Audience.PEER, ["w1", "s1"], "md")


def main() -> int:
    """Write both files for the step named on the command line, or the newest; older ones without their own program."""
    step = int(sys.argv[1]) if len(sys.argv) > 1 else len(STEPS)
    vars(migrations)["STEPS"] = STEPS[:step]
    with tempfile.TemporaryDirectory() as folder:
        locations = paths.find(None, {"RECOVERY_HOME": folder})
        diary = create_diary(locations, clock)
        fill(diary)
        diary.db.run("VACUUM")
        shutil.copyfile(locations.diary, FOLDER / f"step-{step}.db")
        lock.lock(diary, PASSPHRASE).diary.close()
        shutil.copyfile(locations.diary, FOLDER / f"step-{step}-locked.db")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
