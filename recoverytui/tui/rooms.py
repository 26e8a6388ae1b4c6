"""The rooms: what each is called at its head, and where its screen is."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from recoverytui.errors import N_

if TYPE_CHECKING:
    from textual.screen import Screen

TITLES = {
    "overview": N_("Overview"),
    "wins": N_("Wins"),
    "strategies": N_("What helps"),
    "goals": N_("Goals"),
    "look_back": N_("Look back"),
    "share": N_("Share"),
    "history": N_("Over time"),
    "search": N_("Search"),
    "cards": N_("Cards"),
    "talks": N_("Talks"),
    "company": N_("Company"),
    "questions": N_("A question"),
    "settings": N_("Settings"),
    "help": N_("Keys and help"),
    "day": N_("A day"),
    "deleted": N_("Deleted"),
    "picking": N_("Share"),
    "document": N_("Share"),
    "shared": N_("What I have shared"),
    "bring_in": N_("Bring in"),
    "lock": N_("Passphrase"),
    "sheet": N_("Recovery sheet"),
    "backups": N_("Backups"),
    "path": N_("Ten weeks at your own pace"),
    "weeks": N_("All weeks"),
    "paths": N_("Paths"),
    "taken_along": N_("What I take along"),
    "group": N_("Group view"),
    "unlock": N_("Diary"),
    "damaged": N_("A damaged diary"),
    "form": N_("Writing"),
    "help_now": N_("Help now"),
    "palette": N_("Find a deed"),
}
"""What each room is called at its head."""

SCREENS = {
    "overview": "overview.OverviewScreen",
    "wins": "wins.WinsScreen",
    "strategies": "strategies.StrategiesScreen",
    "goals": "goals.GoalsScreen",
    "look_back": "look_back.LookBackScreen",
    "share": "share.ShareScreen",
    "bring_in": "import_file.ImportFileScreen",
    "lock": "lock.LockScreen",
    "backups": "backups.BackupsScreen",
    "history": "history.HistoryScreen",
    "search": "search.SearchScreen",
    "cards": "cards.CardsScreen",
    "talks": "talks.TalksScreen",
    "company": "company.CompanyScreen",
    "questions": "questions.QuestionsScreen",
    "settings": "settings.SettingsScreen",
    "deleted": "deleted.DeletedScreen",
    "path": "programme.ProgrammeScreen",
    "weeks": "weeks.WeeksScreen",
    "paths": "programmes.ProgrammesScreen",
    "taken_along": "programme_answers.ProgrammeAnswersScreen",
    "day": "day.DayScreen",
    "help": "help.HelpScreen",
}
"""The rooms one can go to, each as module.class; a room is loaded when it is first entered."""


def room(name: str) -> "Callable[..., Screen[Any]]":
    """Return the screen of a room."""
    module, _, screen = SCREENS[name].partition(".")
    found = getattr(import_module(f"recoverytui.tui.screens.{module}"), screen)
    return cast("Callable[..., Screen[Any]]", found)
