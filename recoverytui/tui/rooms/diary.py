"""Room definitions for reading and writing; the order of a row's keys is their order in the footer."""

from recoverytui.dataclass import replace
from recoverytui.errors import N_
from recoverytui.tui.common_keys import (
    ANOTHER_QUESTION,
    BEEN_HERE,
    DAY_NOTE,
    DELETE,
    EDIT,
    GO_TO,
    HARD_DAY,
    MARK_HARD,
    MARK_REST,
    NEW_WIN,
    PAGE,
    PAUSE,
    QUIT,
    READ_ON,
    REST_DAY,
    SEARCH,
)
from recoverytui.tui.key import Key
from recoverytui.tui.rooms.room import Room

DIARY_ROOMS = (
    Room(
        "overview",
        N_("Overview"),
        N_(
            "One glance at how things are. You do not have to do anything here. The keys 1 to 6 go to the other places."
        ),
        (
            Key("open", "enter", "open", N_("open"), N_("Open what you are on."), "Enter"),
            BEEN_HERE,
            *(NEW_WIN, HARD_DAY, REST_DAY, DAY_NOTE, PAUSE, SEARCH, QUIT),
        ),
        "overview.OverviewScreen",
    ),
    Room(
        "been_here",
        N_("I have been here before"),
        N_(
            "Wins from hard days and soon after, and all that has helped you. They are your own words."
            " You do not have to do anything here."
        ),
        (Key("open", "enter", "open", N_("open"), N_("Open it in its place."), "Enter"),),
        "been_here.BeenHereScreen",
        reader=True,
    ),
    Room(
        "wins",
        N_("Wins"),
        N_(
            "Your wins by month, the newest first. Late ones count fully: choose their day when you write them."
            " Enter shows what else you wrote that day."
        ),
        (
            Key("open", "enter", "open", N_("open it"), N_("Open its day."), "Enter"),
            EDIT,
            DELETE,
            Key("other", "o", "theme", N_("theme"), N_("Show wins about one theme, the next one, or all.")),
            GO_TO,
        ),
        "wins.WinsScreen",
        reader=True,
    ),
    Room(
        "strategies",
        N_("What helps"),
        N_(
            "What helps you, in your own words. Say that you used it when you like."
            " You decide what stands on the overview."
        ),
        (
            Key("use", "enter", "use", N_("I used it"), N_("Say that you used it, and whether it helped."), "Enter"),
            Key("add", "a", "add", N_("add"), N_("Add something that helps.")),
            EDIT,
            DELETE,
            Key("tick", "space", "pin", N_("to the overview"), N_("Show it on the overview, or take it off."), "Space"),
            Key("away", "minus", "away", N_("put away"), N_("Put it away, or take it out again."), "-"),
            Key("other", "o", "show_away", N_("what is away"), N_("Show what was put away, or what is in use.")),
            replace(PAGE, label=N_("sheet")),
        ),
        "strategies.StrategiesScreen",
        reader=True,
    ),
    Room(
        "goals",
        N_("Goals"),
        N_("What you would like, on your own terms. Trying counts, whatever comes of it. Every end is a fine end."),
        (
            Key("state", "enter", "state", N_("how is it going"), N_("Say how it is going."), "Enter"),
            Key("add", "a", "add", N_("add"), N_("Add something you would like.")),
            Key("try_out", "plus", "try_out", N_("try out"), N_("Add something to try out."), "+"),
            EDIT,
            DELETE,
        ),
        "goals.GoalsScreen",
        reader=True,
    ),
    Room(
        "look_back",
        N_("Look back"),
        N_(
            "The days of a year or a month, each with a sign. Move with the arrows; Enter opens a day."
            " You can write about any day, however long ago."
        ),
        (
            Key("open", "enter", "open", N_("open"), N_("Open the day you are on."), "Enter"),
            Key("other", "o", "app.visit('history')", N_("over time"), N_("See what has been, over time.")),
            Key("year", "y", "turn", N_("year"), N_("Go to the year, or back to the month.")),
            MARK_HARD,
            MARK_REST,
            GO_TO,
            Key("add", "a", "add", N_("add a pause"), N_("Add an earlier pause.")),
            Key("before", "pageup", "leaf(-1)", N_("earlier"), N_("Go a month or a year back."), "PgUp"),
            Key("after", "pagedown", "leaf(1)", N_("later"), N_("Go a month or a year on."), "PgDn"),
        ),
        "look_back.LookBackScreen",
    ),
    Room(
        "day",
        N_("A day"),
        N_("What you wrote about one day. You can add to it, however late. Left and right go to the days beside it."),
        (
            Key("before", "left", "day(-1)", N_("day before"), N_("Go to the day before."), "←"),
            Key("after", "right", "day(1)", N_("day after"), N_("Go to the day after."), "→"),
            EDIT,
            DELETE,
            MARK_HARD,
            MARK_REST,
        ),
        "day.DayScreen",
        reader=True,
    ),
    Room(
        "history",
        N_("Over time"),
        N_("What has been, in words and bars. Each row says what it means. Enter opens what the row is about."),
        (
            Key("open", "enter", "open", N_("open"), N_("Open what this row is about."), "Enter"),
            Key("add", "a", "add", N_("add a pause"), N_("Add an earlier pause.")),
            EDIT,
            DELETE,
        ),
        "history.HistoryScreen",
        reader=True,
    ),
    Room(
        "search",
        N_("Search"),
        N_(
            "It searches while you type, and the newest comes first."
            " Every word has to be there; part of a word is enough. Tab shows fewer: a kind, a theme or a time."
        ),
        (
            Key("open", "enter", "open", N_("open"), N_("Open it in its place."), "Enter"),
            Key("narrow", "tab", "narrow", N_("show fewer"), N_("Choose a kind, a theme, somebody or a time."), "Tab"),
            replace(READ_ON, key="shift+tab", written="Shift+Tab"),
            replace(
                SEARCH, action="ask", label=N_("words"), explanation=N_("Go back to the words you look for."), foot=0
            ),
            EDIT,
            DELETE,
        ),
        "search.SearchScreen",
    ),
    Room(
        "cards",
        N_("Cards"),
        N_(
            "Two cards in your own words: both-and, and one for hard days. You fill in what you like, in any order."
            " A card can be taken along on one page."
        ),
        (
            Key("edit", "enter,e", "edit", N_("write"), N_("Write in this part of the card."), "Enter"),
            replace(DELETE, explanation=N_("Delete the words of this part. It can be undone.")),
            PAGE,
        ),
        "cards.CardsScreen",
        reader=True,
    ),
    Room(
        "talks",
        N_("Talks"),
        N_(
            "A page for a talk with staff or an office. Before the talk you write what you want to say and ask."
            " Afterwards you can write what was said, and what you understood."
        ),
        (
            Key("after", "enter", "after", N_("afterwards"), N_("Write what was said and understood."), "Enter"),
            Key("add", "a", "add", N_("add"), N_("Prepare a talk.")),
            EDIT,
            DELETE,
            PAGE,
        ),
        "talks.TalksScreen",
        reader=True,
    ),
    Room(
        "company",
        N_("Company"),
        N_(
            "What somebody comes along to, or what you wish for company to. It is written on a try-out, among the"
            " goals. Nothing here reminds you."
        ),
        (Key("open", "enter", "open", N_("open"), N_("Open it in its place."), "Enter"), EDIT, PAGE),
        "company.CompanyScreen",
        reader=True,
    ),
    Room(
        "questions",
        N_("A question"),
        N_(
            "One question a day to write from. You can answer it, see another, or leave it."
            " Questions of your own come up among the others."
        ),
        (
            Key("answer", "enter", "answer", N_("write"), N_("Write what the question brings up."), "Enter"),
            replace(ANOTHER_QUESTION, key="f4,right", palette=True),
            Key("add", "a", "add", N_("own question"), N_("Add a question of your own.")),
            EDIT,
            DELETE,
        ),
        "questions.QuestionsScreen",
        reader=True,
    ),
)
