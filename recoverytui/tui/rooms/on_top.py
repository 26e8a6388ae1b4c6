"""Room definitions of screens on top of others, or before the diary is open: only their own keys are active."""

from recoverytui.dataclass import replace
from recoverytui.errors import N_
from recoverytui.tui.common_keys import ANOTHER_QUESTION, CLOSE, DAY_NOTE
from recoverytui.tui.key import Key
from recoverytui.tui.rooms.room import Room

ON_TOP_ROOMS = (
    Room(
        "form",
        N_("Writing"),
        keys=(
            Key("save", "enter", "save", N_("save"), N_("Save it."), "Enter", palette=False),
            Key("more", "tab", "app.focus_next", N_("more"), N_("Go to the next choice."), "Tab", palette=False),
            Key(
                "back", "escape", "back", N_("back"), N_("Go back. What you have typed is kept."), "Esc", palette=False
            ),
            ANOTHER_QUESTION,
            Key("new_line", "ctrl+j", "new_line", N_("new line"), N_("Begin a new line."), "Ctrl+J", palette=False),
            Key(
                "editor",
                "ctrl+o",
                "editor",
                N_("your editor"),
                N_("Write this text in your own editor, if VISUAL or EDITOR names one."),
                "Ctrl+O",
                palette=False,
            ),
        ),
        alone=True,
    ),
    Room(
        "palette",
        N_("What would you like to do?"),
        keys=(
            Key("choose", "enter", "choose", N_("do it"), N_("Do it."), "Enter", palette=False),
            Key("back", "escape", "back", N_("back"), N_("Go back."), "Esc", palette=False),
        ),
        alone=True,
    ),
    Room(
        "help_now",
        N_("Help now"),
        keys=(Key("back", "escape", "back", N_("back"), N_("Go back to where you were."), "Esc", palette=False),),
        alone=True,
    ),
    Room(
        "group",
        N_("Group view"),
        keys=(
            Key("before", "left", "week(-1)", N_("week before"), N_("Show the week before."), "←", palette=False),
            Key("after", "right", "week(1)", N_("next week"), N_("Show the next week."), "→", palette=False),
            replace(
                DAY_NOTE, action="note", explanation=N_("Show the note for those who hold the group."), palette=False
            ),
            Key("back", "escape", "back", N_("back"), N_("Go back to your own week."), "Esc", palette=False),
        ),
        alone=True,
    ),
    Room(
        "unlock",
        N_("Diary"),
        keys=(Key("open", "enter", "open", N_("open"), N_("Open the diary."), "Enter"), CLOSE),
        alone=True,
    ),
    Room(
        "damaged",
        N_("A damaged diary"),
        keys=(
            Key("restore", "enter", "restore", N_("go back to it"), N_("Go back to this backup."), "Enter"),
            CLOSE,
        ),
        alone=True,
    ),
)
