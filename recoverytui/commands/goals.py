"""Commands on goals and try-outs: add them, and set their state."""

from datetime import date

from recoverytui.commands import entries as any_entry
from recoverytui.commands.diary import Diary
from recoverytui.dataclass import replace
from recoverytui.domain.entry import Entry
from recoverytui.domain.goal import Agreement, Goal, GoalLine, GoalState, Sake, TryOut, TryState
from recoverytui.domain.validation import optional
from recoverytui.domain.win import Win
from recoverytui.storage import entries
from recoverytui.storage import goals as rows
from recoverytui.storage import wins as win_rows

MOST_WINS = 100
"""The most wins that a goal shows; search finds all."""
_ORDER = {state: index for index, state in enumerate(GoalState)}


def add(
    diary: Diary,
    text: str,
    *,
    why: str | None = None,
    enough: str | None = None,
    sake: Sake | None = None,
    only_me: bool = False,
) -> Entry[Goal]:
    """Add a goal; raises BadInput for empty or too long text."""
    with diary.step("goal.add") as step:
        return entries.add(step, Goal(text, why, enough, sake=sake, only_me=only_me))


def set_state(diary: Diary, id: str, state: GoalState, *, became: str | None = None) -> Entry[Goal]:
    """Set the state of a goal; raises BadInput.

    `became` is what a changed one became: the goal keeps its words, and the new ones are added as a goal that goes on.
    """
    with diary.step("goal.state") as step:
        entry = any_entry.of_kind(diary, id, Goal)
        was = entry.noun
        changed = replace(was, state=state)
        if state is GoalState.CHANGED and (new := optional(became)) is not None and new != was.became:
            changed = replace(changed, became=new)
            entries.add(step, Goal(new, was.why, sake=was.sake, only_me=was.only_me))
        return entry if changed == was else entries.change(step, entry, changed)


def wins_of(diary: Diary, goal: Entry[Goal], limit: int = MOST_WINS) -> list[Entry[Win]]:
    """Return the wins that name a goal, newest first."""
    return win_rows.of_goal(diary.db, goal.uid, limit)


def try_out(
    diary: Diary,
    goal_id: str,
    text: str,
    *,
    company: str | None = None,
    plan_b: str | None = None,
    wants_company: bool = False,
    meet: str | None = None,
) -> Entry[TryOut]:
    """Add a try-out to a goal; raises BadInput."""
    with diary.step("tryout.add") as step:
        goal = any_entry.of_kind(diary, goal_id, Goal)
        tryout = TryOut(goal.uid, text, company=company, plan_b=plan_b, wants_company=wants_company, meet=meet)
        return entries.add(step, tryout)


def set_try_state(
    diary: Diary,
    id: str,
    state: TryState,
    *,
    day: date | None = None,
    found: str | None = None,
    felt: str | None = None,
) -> Entry[TryOut]:
    """Set the state of a try-out, and if tried its day, findings and feeling; raises BadInput.

    None keeps a value, blank text clears it.
    """
    with diary.step("tryout.state") as step:
        entry = any_entry.of_kind(diary, id, TryOut)
        tried_on = entry.noun.day
        if state is TryState.TRIED:
            tried_on = day or tried_on or diary.today
            any_entry.refuse_future(diary, tried_on)
        was = entry.noun
        said = {"found": was.found if found is None else found, "felt": was.felt if felt is None else felt}
        changed = replace(was, state=state, day=tried_on, **said)
        return entry if changed == entry.noun else entries.change(step, entry, changed)


def all_(diary: Diary) -> list[GoalLine]:
    """Return the goals with their try-outs: those going on first, then by state, each in the order written."""
    lines = _lines(rows.every(diary.db), rows.every_tryout(diary.db))
    return sorted(lines, key=lambda line: _ORDER[line.entry.noun.state])


def going_on(diary: Diary) -> tuple[GoalLine, ...]:
    """Return the goals that are going on, with their try-outs, in the order written."""
    state = GoalState.GOING_ON
    return tuple(_lines(rows.in_state(diary.db, state), rows.tryouts_in_state(diary.db, state)))


def _lines(goals: list[Entry[Goal]], tryouts: list[Entry[TryOut]]) -> list[GoalLine]:
    of_goal: dict[str, list[Entry[TryOut]]] = {}
    for tryout in tryouts:
        of_goal.setdefault(tryout.noun.goal, []).append(tryout)
    return [GoalLine(goal, tuple(of_goal.get(goal.uid, ()))) for goal in goals]


_AHEAD = {TryState.THINKING, TryState.TRYING}


def agreements(diary: Diary) -> list[Agreement]:
    """Return the try-outs that want company, name somebody or say where to meet, in the order they were written.

    Only those still to come: not tried, not on the shelf, of goals that are going on.
    """
    with diary.db.reading():
        goals = {goal.uid: goal for goal in rows.every(diary.db) if goal.noun.state is GoalState.GOING_ON}
        return [
            Agreement(goals[tryout.noun.goal], tryout)
            for tryout in rows.every_tryout(diary.db)
            if tryout.noun.in_company and tryout.noun.state in _AHEAD and tryout.noun.goal in goals
        ]
