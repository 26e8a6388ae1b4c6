"""Navigation from a search result to the room of its entry."""

from typing import cast

from recoverytui.domain.entry import AnyEntry, Kind
from recoverytui.tui import rooms
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens.base import DiaryScreen
from recoverytui.tui.screens.cards import CardsScreen
from recoverytui.tui.screens.day import DayScreen
from recoverytui.tui.screens.goals import GoalsScreen
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.screens.programme_answers import ProgrammeAnswersScreen
from recoverytui.tui.screens.questions import QuestionsScreen
from recoverytui.tui.screens.strategies import StrategiesScreen
from recoverytui.tui.screens.talks import TalksScreen

_ROOMS: dict[Kind, type[ListDetailScreen]] = {
    Kind.STRATEGY: StrategiesScreen,
    Kind.GOAL: GoalsScreen,
    Kind.TRYOUT: GoalsScreen,
    Kind.CARD: CardsScreen,
    Kind.TALK: TalksScreen,
    Kind.ANSWER: QuestionsScreen,
    Kind.QUESTION: QuestionsScreen,
}
_ON_A_DAY = {Kind.WIN, Kind.USE, Kind.DAY}


def room_of(context: AppContext, entry: AnyEntry) -> DiaryScreen | None:
    """Return the room of an entry, with the cursor on it, or None when its kind has no room."""
    kind = entry.noun.kind
    room: ListDetailScreen | None = None
    if kind in _ON_A_DAY:
        room = DayScreen(context, entry.noun.day)
    elif kind is Kind.PAUSE:
        # By name, because the history imports this module.
        room = cast(ListDetailScreen, rooms.room("history")(context))
    elif kind is Kind.ANSWER and entry.noun.path:
        along = ProgrammeAnswersScreen(context)
        along.begin_with(entry)
        return along
    elif kind in _ROOMS:
        room = _ROOMS[kind](context)
    if room is not None:
        room.begin_with(entry)
    return room
