"""Company on the way: what somebody is to come along to."""

from recoverytui.commands.diary import Diary
from recoverytui.domain.goal import Agreement, GoalState, TryState
from recoverytui.storage import goals as rows

_AHEAD = {TryState.THINKING, TryState.TRYING}


def agreements(diary: Diary) -> list[Agreement]:
    """Return the try-outs that want company, name somebody or say where to meet, in the order they were written.

    Only those still ahead: not tried, not on the shelf, of goals that are going on. Nothing here reminds.
    """
    with diary.db.reading():
        goals = {goal.uid: goal for goal in rows.every(diary.db) if goal.noun.state is GoalState.GOING_ON}
        return [
            Agreement(goals[tryout.noun.goal], tryout)
            for tryout in rows.every_tryout(diary.db)
            if tryout.noun.in_company and tryout.noun.state in _AHEAD and tryout.noun.goal in goals
        ]
