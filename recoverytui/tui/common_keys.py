"""Key definitions shared by all rooms: the global keys, and those that many rooms have.

One letter has one meaning. A key's `name` is that meaning, so a room that binds a letter to something else has
another name on it, and tests/tui/test_key_meanings.py fails.
"""

from recoverytui.dataclass import replace
from recoverytui.domain.languages import LANGUAGES
from recoverytui.errors import N_
from recoverytui.tui.key import Key
from recoverytui.tui.palette_keys import PALETTE_ONLY

MAIN_ROOMS = (
    Key("overview", "1", "app.go('overview')", N_("Overview"), N_("Go to the overview."), synonyms=N_("home, start")),
    Key("wins", "2", "app.go('wins')", N_("Wins"), N_("Go to the wins.")),
    Key(
        "strategies",
        "3",
        "app.go('strategies')",
        N_("What helps"),
        N_("Go to what helps."),
        synonyms=N_("strategy, strategies, coping"),
    ),
    Key(
        "goals", "4", "app.go('goals')", N_("Goals"), N_("Go to what you would like."), synonyms=N_("goal, wish, plan")
    ),
    Key(
        "look_back",
        "5",
        "app.go('look_back')",
        N_("Look back"),
        N_("Go to the days of a month or a year."),
        synonyms=N_("calendar, month, year"),
    ),
    Key(
        "share",
        "6",
        "app.go('share')",
        N_("Share"),
        N_("Make a document."),
        synonyms=N_("export, document, send"),
    ),
)
"""The six main rooms, in the order of their digits."""

CHANGE = N_("change")

SHORT_NAMES = {"strategies": N_("Helps")}
"""Labels for a narrow screen."""

NEW_WIN = Key("new_win", "n", "new_win", N_("new win"), N_("Write a win."), foot=20, synonyms=N_("write, new"))
HARD_DAY = Key(
    "hard_day", "h", "hard_day", N_("hard day"), N_("Mark today as a hard day, or take the mark away."), foot=21
)
DAY_NOTE = Key("day_note", "d", "day_note", N_("note"), N_("Write a note for this day."), foot=22)
REST_DAY = Key(
    "rest_day",
    "m",
    "rest_day",
    N_("rest day"),
    N_("Mark today as a rest day, or take the mark away."),
    foot=23,
    synonyms=N_("rest, day off"),
)
PAUSE = Key("pause", "p", "pause", N_("pause"), N_("Start a pause, or end the one going on."), foot=24)
SEARCH = Key("search", "slash", "app.visit('search')", N_("search"), N_("Find what you wrote."), "/", 25)
HELP_NOW = Key(
    "help_now",
    "f2",
    "app.help_now",
    N_("help now"),
    N_("People you can call."),
    "F2",
    2,
    priority=True,
    synonyms=N_("help, call, ring, phone, crisis"),
)
HELP = Key("help", "question_mark,f1", "app.help", N_("more"), N_("Explain this screen and its keys."), "?", 4)
BACK = Key("back", "escape", "back", N_("back"), N_("Go back. What you have typed is kept."), "Esc", 1, palette=False)
UNDO = Key("undo", "u", "undo", N_("undo"), N_("Take back the last thing you did."), foot=26)
QUIT = Key("quit", "q", "app.quit", N_("quit"), N_("Close the diary."), synonyms=N_("close, exit, end, stop"))

READ_ON = Key("read_on", "tab", "read_on", N_("read on"), N_("Read on in the text, and go back."), "Tab", palette=False)
"""Key that moves the focus into the text beside or below a list; only offered if that text can be scrolled."""

EVERYWHERE = (
    *MAIN_ROOMS,
    NEW_WIN,
    HARD_DAY,
    DAY_NOTE,
    REST_DAY,
    PAUSE,
    SEARCH,
    UNDO,
    Key("redo", "r", "redo", N_("redo"), N_("Redo what you took back.")),
    Key("quiet_view", "v", "quiet_view", N_("quiet view"), N_("Hide numbers and old entries, or show them.")),
    Key("settings", "s", "app.visit('settings')", N_("settings"), N_("Open the settings."), foot=27),
    Key("deleted", "b", "app.visit('deleted')", N_("deleted"), N_("See what was deleted, and bring it back.")),
    Key("cards", "c", "app.visit('cards')", N_("cards"), N_("See your cards, and fill them in."), foot=28),
    Key("talks", "t", "app.visit('talks')", N_("talks"), N_("Prepare a talk, or write what was said."), foot=28),
    Key("company", "g", "app.visit('company')", N_("company"), N_("Company you have agreed on."), foot=28),
    Key("question", "i", "app.visit('questions')", N_("a question"), N_("Write from a question."), foot=28),
    Key("path", "w", "app.visit('path')", N_("ten weeks"), N_("Open the ten weeks at your own pace."), foot=28),
    Key(
        "new_page",
        "",
        "new_page",
        N_("a new page"),
        N_("Begin a new page: days and weeks count from today, and every win stays."),
        synonyms=N_("fresh start, start over"),
    ),
    Key(
        "join_pages",
        "",
        "join_pages",
        N_("one page again"),
        N_("Count over all days again, as before the new page."),
    ),
    # Each language has its own name here, so that somebody who reads no other finds it.
    Key(
        "language", "", "app.speak", " / ".join(row.name for row in LANGUAGES.values()), N_("Go to the next language.")
    ),
    HELP_NOW,
    Key("hide", "f9", "app.hide", N_("hide"), N_("Hide the diary at once."), "F9", 3, priority=True),
    Key("lock", "ctrl+l", "app.lock", N_("lock"), N_("Lock the diary."), "Ctrl+L", priority=True),
    Key(
        "passphrase",
        "l",
        "app.visit('lock')",
        N_("passphrase"),
        N_("Set a passphrase, change it, or take it away."),
        synonyms=N_("password, code, encrypt"),
    ),
    Key(
        "backups",
        "k",
        "app.visit('backups')",
        N_("backups"),
        N_("See the backups, make one, or go back to one."),
        synonyms=N_("backup, copy, restore"),
    ),
    *PALETTE_ONLY,
    Key(
        "palette",
        "ctrl+p",
        "app.palette",
        N_("find"),
        N_("What would you like to do? Type a word for it."),
        "Ctrl+P",
        palette=False,
    ),
    HELP,
    BACK,
    Key(
        "put_aside",
        "ctrl+z",
        "app.put_aside",
        N_("put aside"),
        N_("Go back to the shell for a while; the diary stays hidden."),
        "Ctrl+Z",
        palette=False,
    ),
    QUIT,
)
"""Actions of every room."""

BEEN_HERE = Key(
    "other",
    "o",
    "been_here",
    N_("been here"),
    N_("I have been here before: wins from hard days, and what helped."),
)
EDIT = Key("edit", "e", "edit", N_("edit"), N_("Change what you wrote."))
DELETE = Key("delete", "x,delete", "delete", N_("delete"), N_("Delete it. It can be undone."))
PAGE = Key("page", "f", "page", N_("on one page"), N_("Print or show as one page."))
GO_TO = Key("go_to", "j", "go_to", N_("go to a day"), N_("Type a day, and go to it."))
ANOTHER_QUESTION = Key(
    "another", "f4", "another", N_("another question"), N_("See another question."), "F4", palette=False
)
CLOSE = Key("quit", "ctrl+q", "app.quit", N_("quit"), N_("Close the diary."), "Ctrl+Q")
MARK_HARD = replace(HARD_DAY, action="mark('hard')", explanation=N_("Mark this day as hard, or take the mark away."))
MARK_REST = replace(
    REST_DAY, action="mark('rest')", explanation=N_("Mark this day as a rest day, or take the mark away.")
)
