"""Every key, said once: the foot of each screen, the help, the palette and the README all read it here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from textual.binding import Binding

from recoverytui.errors import N_
from recoverytui.text.translator import Translator
from recoverytui.tui import rooms


@dataclass(frozen=True, slots=True)
class Key:
    """One deed a person can ask for, the key for it, and what it is called."""

    name: str
    key: str
    """What Textual calls the key; several are parted by commas; empty for a deed that only the palette offers."""
    action: str
    label: str
    """A word or two, for the foot of the screen."""
    explanation: str
    """One sentence, for help, palette and README."""
    written: str = ""
    """How the key is written, when it is not its own name."""
    foot: int = 0
    """Its place in the foot, counted from 1; 0 when the foot leaves it out."""
    palette: bool = True
    priority: bool = False

    @property
    def sign(self) -> str:
        """How the key is written for people."""
        return self.written or self.key.partition(",")[0]

    @property
    def pressed(self) -> tuple[str, ...]:
        """What a click on it presses: its first key, or each of several that are written out."""
        keys = tuple(filter(None, self.key.split(",")))
        return keys if len(self.sign.split()) == len(keys) else keys[:1]


MAIN_ROOMS = (
    Key("overview", "1", "app.go('overview')", N_("Overview"), N_("Go to the overview.")),
    Key("wins", "2", "app.go('wins')", N_("Wins"), N_("Go to the wins.")),
    Key("strategies", "3", "app.go('strategies')", N_("What helps"), N_("Go to what helps.")),
    Key("goals", "4", "app.go('goals')", N_("Goals"), N_("Go to what you would like.")),
    Key("look_back", "5", "app.go('look_back')", N_("Look back"), N_("Look back.")),
    Key("share", "6", "app.go('share')", N_("Share"), N_("Make a document.")),
)
"""The six places, in the order of their digits."""

SHORT_NAMES = {"strategies": N_("Helps")}
"""Names for a narrow screen."""

HELP_NOW = Key("help_now", "f2", "app.help_now", N_("help now"), N_("See whom you can ring."), "F2", 22, priority=True)

_QUIT = Key("quit", "q", "app.quit", N_("quit"), N_("Close the diary."))

_EVERYWHERE = (
    *MAIN_ROOMS,
    Key("new_win", "n", "new_win", N_("new win"), N_("Write a win."), foot=20),
    Key("hard_day", "h", "hard_day", N_("hard day"), N_("Mark today as a hard day, or take the mark away."), foot=21),
    Key("search", "slash", "app.visit('search')", N_("search"), N_("Find what you wrote."), "/", 22),
    Key("rest_day", "", "rest_day", N_("rest day"), N_("Mark today as a rest day, or take the mark away.")),
    Key("day_note", "d", "day_note", N_("note"), N_("Write a note for this day."), foot=24),
    Key("pause", "p", "pause", N_("pause"), N_("Start a pause, or end the one going on."), foot=25),
    Key("undo", "u", "undo", N_("undo"), N_("Take back the last thing you did."), foot=26),
    Key("redo", "r", "redo", N_("do again"), N_("Do again what you took back.")),
    Key("quiet_view", "v", "quiet_view", N_("quiet view"), N_("Hide numbers and old entries, or show them.")),
    Key("settings", "s", "app.visit('settings')", N_("settings"), N_("Open the settings."), foot=27),
    Key("deleted", "b", "app.visit('deleted')", N_("deleted"), N_("See what was deleted, and bring it back.")),
    Key("cards", "c", "app.visit('cards')", N_("cards"), N_("See your cards, and fill them in."), foot=28),
    Key("talks", "t", "app.visit('talks')", N_("talks"), N_("Prepare a talk, or write what was said."), foot=28),
    Key("company", "g", "app.visit('company')", N_("company"), N_("See who is to come along, and to what."), foot=28),
    Key("question", "i", "app.visit('questions')", N_("a question"), N_("Write from a question."), foot=28),
    Key("path", "w", "app.visit('path')", N_("ten weeks"), N_("Open the ten weeks at your own pace."), foot=28),
    # Each language offers the other one: the Danish catalogue says "English" here.
    Key("language", "", "app.speak", N_("Dansk"), N_("Skift til dansk.")),
    HELP_NOW,
    Key("hide", "f9", "app.hide", N_("hide"), N_("Hide the diary at once."), "F9", 22, priority=True),
    Key("lock", "ctrl+l", "app.lock", N_("lock"), N_("Lock the diary."), "Ctrl+L", priority=True),
    Key("passphrase", "l", "app.visit('lock')", N_("passphrase"), N_("Set a passphrase, change it, or take it away.")),
    Key("backups", "k", "app.visit('backups')", N_("backups"), N_("See the backups, make one, or go back to one.")),
    Key("bring_in", "", "app.visit('bring_in')", N_("bring in"), N_("Bring in what you have in a file.")),
    Key("palette", "ctrl+p", "app.palette", N_("find"), N_("Find anything you can do here."), "Ctrl+P", palette=False),
    Key("help", "question_mark,f1", "app.help", N_("keys"), N_("Explain this screen and its keys."), "?", 23),
    Key("back", "escape", "back", N_("back"), N_("Go back. What you have typed is kept."), "Esc", 1, palette=False),
    Key(
        "put_aside",
        "ctrl+z",
        "app.put_aside",
        N_("put aside"),
        N_("Go back to the shell for a while; the diary stays hidden."),
        "Ctrl+Z",
        palette=False,
    ),
    _QUIT,
)

_EDIT = Key("edit", "e", "edit", N_("edit"), N_("Change what you wrote."), foot=3)
_DELETE = Key("delete", "x,delete", "delete", N_("delete"), N_("Delete it. It can be undone."), foot=4)

READ_ON = Key(
    "read_on", "tab", "read_on", N_("read on"), N_("Read on in the text, and go back."), "Tab", 1, palette=False
)
"""The key into the text beside or below a list; only offered while there is more text than room."""
READERS = frozenset(
    {"wins", "strategies", "goals", "picking", "shared", "history", "cards", "talks", "company", "questions", "day"}
    | {"deleted", "backups", "weeks", "paths", "share"}
)
"""The rooms with such a text."""

_PAGE = Key("page", "f", "page", N_("on one page"), N_("See it as one page, to print or take along."), foot=5)
_ANOTHER = Key("another", "f4", "another", N_("another"), N_("See another question."), "F4", 4, palette=False)

_CLOSE = Key("quit", "ctrl+q", "app.quit", N_("quit"), N_("Close the diary."), "Ctrl+Q", 2)

CHANGE = N_("change")

ROOMS: dict[str, tuple[Key, ...]] = {
    "overview": (
        Key("open", "enter", "open", N_("open"), N_("Open what is under the cursor."), "Enter", 1),
        replace(_QUIT, foot=23),
    ),
    "wins": (
        Key("open", "enter", "open", N_("its day"), N_("Open the day of this win."), "Enter", 2),
        _EDIT,
        _DELETE,
        Key("theme", "t", "theme", N_("theme"), N_("Show wins about one theme, the next one, or all."), foot=23),
        Key("go_to", "g", "go_to", N_("go to a day"), N_("Go to a day you write."), foot=23),
    ),
    "strategies": (
        Key("add", "a", "add", N_("add"), N_("Write down something that helps."), foot=1),
        Key("use", "enter", "use", N_("I used it"), N_("Say that you used it, and whether it helped."), "Enter", 2),
        _EDIT,
        _DELETE,
        Key("pin", "f", "pin", N_("to the overview"), N_("Show it on the overview, or not."), foot=5),
        Key("away", "o", "away", N_("put away"), N_("Put it away, or take it out again."), foot=6),
        Key("show_away", "w", "show_away", N_("what is away"), N_("Show what was put away, or what is in use.")),
    ),
    "goals": (
        Key("add", "a", "add", N_("add"), N_("Write down something you would like."), foot=1),
        Key("try_out", "t", "try_out", N_("try out"), N_("Write down something to try out."), foot=2),
        Key("state", "enter", "state", N_("where it is"), N_("Say where it is now."), "Enter", 2),
        _EDIT,
        _DELETE,
    ),
    "look_back": (
        Key("open", "enter", "open", N_("open the day"), N_("Open the day under the cursor."), "Enter", 1),
        Key("turn", "y", "turn", N_("year or month"), N_("Go to the year, or back to the month."), foot=3),
        Key("before", "pageup", "leaf(-1)", N_("earlier"), N_("Go a month or a year back."), "PgUp", 23),
        Key("after", "pagedown", "leaf(1)", N_("later"), N_("Go a month or a year on."), "PgDn"),
        Key("go_to", "g", "go_to", N_("go to a day"), N_("Go to a day you write."), foot=23),
        Key("add", "a", "add", N_("add a pause"), N_("Write down a pause that has been."), foot=24),
        Key("history", "t", "app.visit('history')", N_("over time"), N_("See what has been, over time."), foot=2),
        Key("mark_hard", "h", "mark('hard')", N_("hard day"), N_("Mark this day as hard, or not."), foot=21),
        Key("mark_rest", "m", "mark('rest')", N_("rest day"), N_("Mark this day as a rest day, or not."), foot=24),
    ),
    "share": (Key("open", "enter", "open", N_("go on"), N_("Pick what this reader is to get."), "Enter", 1),),
    "picking": (
        Key("tick", "x,space", "tick", N_("pick"), N_("Pick this line, or leave it out."), foot=1),
        Key("see", "enter", "see", N_("see it first"), N_("See the document before it leaves."), "Enter", 2),
    ),
    "document": (
        Key("save", "enter", "save", N_("write the file"), N_("Write the document to the file you named."), "Enter", 1),
        Key("copy", "c", "copy", N_("copy"), N_("Copy the document to the clipboard."), foot=2),
        Key("kind", "f", "kind", N_("kind"), N_("Choose another kind of file, such as a page to print."), foot=3),
        Key("year", "y", "year", N_("year"), N_("Have one year in it, or everything."), foot=4),
        Key("days", "t", "days", N_("days"), N_("Say days, or months only."), foot=4),
        Key("without_names", "o", "without_names", N_("no names"), N_("Say someone I know for names, or not."), foot=5),
        Key("without_numbers", "w", "without_numbers", N_("no numbers"), N_("Leave numbers out, or not."), foot=6),
    ),
    "bring_in": (
        Key("go_on", "enter", "go_on", N_("go on"), N_("Name a file, or take in what was seen."), "Enter", 1),
        Key("another", "f", "another", N_("another file"), N_("Name another file."), foot=2),
        Key("become", "t", "become", N_("wins or notes"), N_("Let entries become wins, or notes of days."), foot=3),
        Key("whose", "o", "whose", N_("whose idea"), N_("Write whose idea it was."), foot=4),
    ),
    "shared": (Key("clear", "x", "clear", N_("clear"), N_("Forget what was shared, for good."), foot=1),),
    "history": (
        Key("open", "enter", "open", N_("go there"), N_("Go on to what this row tells of."), "Enter", 1),
        Key("add", "a", "add", N_("add a pause"), N_("Write down a pause that has been."), foot=5),
        _EDIT,
        _DELETE,
    ),
    "search": (
        Key("open", "enter", "open", N_("open it"), N_("Go to where it stands."), "Enter", 1),
        Key("narrow", "tab", "narrow", N_("narrow down"), N_("Choose a kind, a theme, somebody or a time."), "Tab", 2),
        replace(READ_ON, key="shift+tab", written="Shift+Tab"),
        Key("ask", "slash", "ask", N_("words"), N_("Go back to the words you look for."), "/", 3),
        _EDIT,
        _DELETE,
    ),
    "cards": (
        Key("edit", "enter,e", "edit", N_("write"), N_("Write in this part of the card."), "Enter", 1),
        Key("delete", "x,delete", "delete", N_("take away"), N_("Take the words of this part away."), foot=2),
        _PAGE,
    ),
    "talks": (
        Key("add", "a", "add", N_("add"), N_("Prepare a talk."), foot=1),
        Key("after", "enter", "after", N_("afterwards"), N_("Write what was said and understood."), "Enter", 2),
        _EDIT,
        _DELETE,
        _PAGE,
    ),
    "company": (
        Key("open", "enter", "open", N_("open it"), N_("Go to where it stands."), "Enter", 1),
        _EDIT,
    ),
    "questions": (
        Key("answer", "enter", "answer", N_("write"), N_("Write what the question brings up."), "Enter", 1),
        replace(_ANOTHER, key="f4,right", label=N_("another question"), foot=2, palette=True),
        Key("add", "a", "add", N_("own question"), N_("Write a question of your own."), foot=5),
        _EDIT,
        _DELETE,
    ),
    "settings": (
        Key("open", "enter", "open", N_("open it"), N_("Open the name or line under the cursor."), "Enter", 1),
        Key("change", "left,right", "change", CHANGE, N_("Choose another value, or group."), "← →", 1, palette=False),
        Key(
            "choice",
            "up,down",
            "app.focus_next",
            N_("more"),
            N_("Go to the choice above or below."),
            "↑ ↓",
            palette=False,
        ),
    ),
    "help": (),
    "day": (
        Key("day_before", "left", "day(-1)", N_("day before"), N_("Go to the day before."), "←", 1),
        Key("day_after", "right", "day(1)", N_("day after"), N_("Go to the day after."), "→", 2),
        Key("mark_hard", "h", "mark('hard')", N_("hard day"), N_("Mark this day as hard, or not."), foot=6),
        Key("mark_rest", "m", "mark('rest')", N_("rest day"), N_("Mark this day as a rest day, or not."), foot=7),
        _EDIT,
        _DELETE,
    ),
    "deleted": (
        Key("restore", "enter", "restore", N_("bring back"), N_("Bring it back."), "Enter", 1),
        Key("erase", "x,delete", "erase", N_("delete for good"), N_("Delete it for good."), foot=2),
    ),
    "lock": (
        Key("set", "enter", "set", N_("set a passphrase"), N_("Lock the diary with a passphrase."), "Enter", 1),
        Key("change", "c", "change", N_("change it"), N_("Change the passphrase."), foot=1),
        Key("sheet", "t", "sheet", N_("recovery sheet"), N_("See the recovery sheet."), foot=2),
        Key("remove", "x,delete", "remove", N_("take it away"), N_("Take the passphrase away."), foot=3),
    ),
    "sheet": (
        Key("kept", "enter", "kept", N_("I have kept it"), N_("Say that you have kept the sheet."), "Enter", 1),
        Key("save", "f", "save", N_("to a file"), N_("Write the sheet to a file."), foot=2),
    ),
    "backups": (
        Key("restore", "enter", "restore", N_("go back to it"), N_("Go back to this backup."), "Enter", 1),
        Key("make", "a", "make", N_("make one"), N_("Make a backup, here or somewhere else."), foot=2),
        Key("check", "c", "check", N_("check"), N_("Read all of it, and see whether it is as it was written."), foot=3),
        Key(
            "delete_everything",
            "z",
            "delete_everything",
            N_("delete everything"),
            N_("Delete the diary and all its backups."),
            foot=4,
        ),
    ),
    "path": (
        Key("write", "enter", "write", N_("answer"), N_("Answer this question, or change this answer."), "Enter", 1),
        Key("next_week", "right", "week(1)", N_("next week"), N_("Go on to the next week."), "→", 2),
        Key("week_before", "left", "week(-1)", N_("week before"), N_("Take the week before once more."), "←", 4),
        Key("group", "f", "group", N_("group"), N_("Show the questions to a group, and nothing else."), foot=3),
        Key("taken", "t", "app.visit('taken_along')", N_("take along"), N_("See all you answered, together."), foot=5),
        Key("weeks", "g", "app.visit('weeks')", N_("all weeks"), N_("See all weeks, and go to any of them."), foot=6),
        Key("paths", "o", "app.visit('paths')", N_("paths"), N_("Choose another path, or take one in."), foot=7),
        replace(_EDIT, foot=8),
        replace(_DELETE, foot=9),
    ),
    "weeks": (
        Key("go_there", "enter", "go_there", N_("go there"), N_("Be in this week."), "Enter", 1),
        Key("rename", "e", "rename", N_("rename"), N_("Give this week another title."), foot=2),
        Key("place", "m", "place", N_("move"), N_("Put this week at another place."), foot=3),
        Key("leave_out", "x,delete", "leave_out", N_("take out"), N_("Take this week out, for now."), foot=4),
        Key("put_back", "u", "put_back", N_("undo"), N_("Take back the last change of these weeks."), foot=5),
    ),
    "paths": (
        Key("choose", "enter", "choose", N_("open it"), N_("Open this path, or bring it back."), "Enter", 1),
        Key("take_in", "a", "take_in", N_("take one in"), N_("Keep a copy of a path that somebody sent you."), foot=2),
        Key("take_away", "x,delete", "take_away", N_("take away"), N_("Take a path of your own away."), foot=3),
        Key("put_back", "u", "put_back", N_("undo"), N_("Bring back a path that was taken away."), foot=4),
    ),
    "taken_along": (replace(_EDIT, key="e,enter", foot=1), replace(_DELETE, foot=2)),
    "group": (
        Key("next_week", "right", "week(1)", N_("next week"), N_("Show the next week."), "→", 1, palette=False),
        Key("week_before", "left", "week(-1)", N_("week before"), N_("Show the week before."), "←", 2, palette=False),
        Key("note", "m", "note", N_("note"), N_("Show the note for those who hold the group."), foot=3, palette=False),
        Key("back", "escape", "back", N_("back"), N_("Go back to your own week."), "Esc", 4, palette=False),
    ),
    "unlock": (
        Key("open", "enter", "open", N_("open"), N_("Open the diary."), "Enter", 1),
        _CLOSE,
    ),
    "damaged": (
        Key("restore", "enter", "restore", N_("go back to it"), N_("Go back to this backup."), "Enter", 1),
        _CLOSE,
    ),
    "form": (
        Key("save", "enter", "save", N_("save"), N_("Save it."), "Enter", 1, palette=False),
        Key("more", "tab", "app.focus_next", N_("more"), N_("Go to the next choice."), "Tab", 2, palette=False),
        Key("back", "escape", "back", N_("back"), N_("Go back. What you have typed is kept."), "Esc", 3, palette=False),
        _ANOTHER,
        Key("new_line", "ctrl+j", "new_line", N_("new line"), N_("Begin a new line."), "Ctrl+J", 5, palette=False),
    ),
    "help_now": (Key("back", "escape", "back", N_("back"), N_("Go back to where you were."), "Esc", 1, palette=False),),
    "palette": (
        Key("choose", "enter", "choose", N_("do it"), N_("Do it."), "Enter", 1, palette=False),
        Key("back", "escape", "back", N_("back"), N_("Go back."), "Esc", 2, palette=False),
    ),
}
"""The keys of each room; a room's key goes before the same key everywhere."""

DEMO = (
    Key("begin_again", "f5", "app.begin_again", N_("begin again"), N_("Show the invented diary as new."), "F5"),
    Key("present", "f6", "app.present", N_("more space"), N_("Show everything with more space, or as before."), "F6"),
    Key("tour", "f7", "app.tour", N_("tour"), N_("Be shown round."), "F7"),
)
"""What can be done everywhere in the demo, and there alone."""
TOUR = (
    Key("on", "enter", "on", N_("go on"), N_("Go on to the next stop."), "Enter"),
    Key("back", "left", "back", N_("back"), N_("Go back one stop."), "←"),
    Key("leave", "escape", "leave", N_("leave the tour"), N_("Leave the tour."), "Esc"),
)
"""The keys of the tour through the demo."""

_ALONE = frozenset({"form", "group", "palette", "help_now", "unlock", "damaged"})
"""Rooms on top of others, and those before the diary is open, with only their own keys and the first of all."""


def here(room: str) -> tuple[Key, ...]:
    """Return every deed of a room: its own, then those that hold everywhere.

    One whose key means something else here has no key, and the palette offers it all the same.
    """
    own = ((READ_ON,) if room in READERS else ()) + ROOMS[room]
    if room in _ALONE:
        return own
    taken = {each for key in own for each in key.key.split(",")}
    called = {key.label for key in own}
    return own + tuple(
        key if taken.isdisjoint(key.key.split(",")) else replace(key, key="", foot=0)
        for key in _EVERYWHERE
        if key.label not in called
    )


def of(room: str) -> list[Binding]:
    """Return the bindings of a room, with word keys that `Screen.active_bindings` translates."""
    return [
        Binding(_in_either_case(key.key), key.action, key.label, id=key.name, key_display=key.sign)
        for key in here(room)
        if key.key and not key.priority
    ]


def _in_either_case(keys: str) -> str:
    """Return keys of Textual with the capital beside each letter: Caps Lock may have been left on."""
    each = keys.split(",")
    return ",".join([*each, *(key.upper() for key in each if len(key) == 1 and key.isalpha())])


def of_app() -> list[Binding]:
    """Return the bindings that hold before all others, in dialogs and the palette too."""
    return [
        Binding(key.key, key.action.removeprefix("app."), key.label, id=key.name, priority=True, key_display=key.sign)
        for key in _EVERYWHERE
        if key.priority
    ]


def of_demo() -> list[Binding]:
    """Return the bindings of the demo, which hold in dialogs too."""
    return [
        Binding(key.key, key.action.removeprefix("app."), key.label, id=key.name, priority=True, key_display=key.sign)
        for key in DEMO
    ]


def in_foot(room: str) -> list[Key]:
    """Return the keys for the foot of a room, the most wanted first: Enter, and the way out of one that one opens."""
    shown = [key for key in here(room) if key.foot]
    if room in _ALONE:
        return sorted(shown, key=lambda key: key.foot)
    if room in {place.name for place in MAIN_ROOMS}:
        shown = [key for key in shown if key.name != "back"]
    return sorted(shown, key=lambda key: (key.sign != "Enter", key.name != "back", key.foot))


def in_palette(room: str) -> list[Key]:
    """Return the deeds that the palette offers in a room; the places come last, for the foot shows them always."""
    return sorted((key for key in here(room) if key.palette), key=lambda key: key in MAIN_ROOMS)


def table(words: Translator) -> Iterator[tuple[str, str, str]]:
    """Yield room, key and sentence of every key, in a language; the README's table of keys is made of it."""
    for key in _EVERYWHERE:
        if key.key:
            yield words("Everywhere"), key.sign, words(key.explanation)
    for room, own in ROOMS.items():
        for key in own:
            yield words(rooms.TITLES[room]), key.sign, words(key.explanation)
    beside = ((N_("In a long text"), (READ_ON,)), (N_("In the demo"), DEMO), (N_("On the tour"), TOUR))
    for name, own in beside:
        for key in own:
            yield words(name), key.sign, words(key.explanation)
