"""Room definitions of a programme of weeks."""

from recoverytui.dataclass import replace
from recoverytui.errors import N_
from recoverytui.tui.common_keys import DELETE, EDIT, GO_TO, PAGE, UNDO
from recoverytui.tui.key import Key
from recoverytui.tui.rooms.room import Room

COURSE_ROOMS = (
    Room(
        "path",
        N_("Ten weeks at your own pace"),
        N_(
            "Weeks with questions, at your own pace: you move on, not the calendar. Answer, skip, or answer once more."
            " Group view shows the questions to others, and nothing of your diary."
        ),
        (
            Key("write", "enter", "write", N_("answer"), N_("Answer this question, or change this answer."), "Enter"),
            Key("before", "left", "week(-1)", N_("week before"), N_("Go to the week before."), "←"),
            Key("after", "right", "week(1)", N_("next week"), N_("Go on to the next week."), "→"),
            EDIT,
            DELETE,
            replace(GO_TO, action="app.visit('weeks')", label=N_("all weeks"), explanation=N_("Go to any week.")),
            Key("other", "o", "app.visit('paths')", N_("paths"), N_("Choose another path, or bring one in.")),
            replace(
                PAGE,
                action="app.visit('taken_along')",
                label=N_("take along"),
                explanation=N_("See all your answers, together."),
            ),
            Key("group", "7", "group", N_("group"), N_("Show the questions to a group, and nothing else.")),
        ),
        "programme.ProgrammeScreen",
    ),
    Room(
        "weeks",
        N_("All weeks"),
        N_("All weeks of this path. You can go to any of them, as often as you like. Change one, and you get a copy."),
        (
            Key("go_there", "enter", "go_there", N_("go there"), N_("Go to this week."), "Enter"),
            replace(EDIT, explanation=N_("Give this week another title, or move it.")),
            Key("away", "minus", "leave_out", N_("take out"), N_("Take this week out, for now."), "-"),
            replace(UNDO, action="put_back", explanation=N_("Take back the last change of these weeks.")),
            replace(PAGE, explanation=N_("Print the questions of this week, with lines to write on.")),
        ),
        "weeks.WeeksScreen",
        reader=True,
    ),
    Room(
        "paths",
        N_("Paths"),
        N_(
            "The path of the program, and your own ones. A path is a text file that any editor opens."
            " Bring one in that somebody sent you."
        ),
        (
            Key("choose", "enter", "choose", N_("open"), N_("Open this path, or bring it back."), "Enter"),
            Key("add", "a", "take_in", N_("add a path"), N_("Keep a copy of a path that somebody sent you.")),
            replace(DELETE, action="take_away", explanation=N_("Delete a path of your own. It can be undone.")),
            replace(UNDO, action="put_back", explanation=N_("Bring back a path that was deleted.")),
        ),
        "programmes.ProgrammesScreen",
        reader=True,
    ),
    Room(
        "taken_along",
        N_("What I take along"),
        N_(
            "All that you answered on this path, week by week. You can still change it."
            " Only you see it, unless you share it."
        ),
        (replace(EDIT, key="e,enter"), DELETE),
        "programme_answers.ProgrammeAnswersScreen",
    ),
)
