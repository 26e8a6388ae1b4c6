"""What is asked for each noun: a new one, or one that is changed."""

from collections.abc import Sequence
from datetime import date

from recoverytui.domain.day import Pause
from recoverytui.domain.goal import Goal, GoalState, TryOut, TryState
from recoverytui.domain.strategy import Helped, Strategy, Use
from recoverytui.domain.win import Theme, Win
from recoverytui.text.labels import GOAL_STATES, HELPED, THEMES, TRY_STATES
from recoverytui.text.translator import Translator
from recoverytui.tui.dialogs.form_spec import AnyOf, FormSpec, OnDay, OneOf, Text, yes_no

Links = Sequence[tuple[str, str]]
"""Ids with their texts, to choose from."""


def win(
    words: Translator,
    today: date,
    goals: Links,
    strategies: Links,
    win: Win | None = None,
    *,
    id: str = "",
    goal: str | None = None,
    strategy: str | None = None,
    day: date | None = None,
    still_up: bool = False,
    questions: Sequence[str] = (),
) -> FormSpec:
    """Ask for a win; `day` is where a new one begins, and any of the questions may be a way to begin."""
    none: tuple[str | None, str] = (None, words("none"))
    aside = words("(you are still up)") if still_up else ""
    return FormSpec(
        f"win:{id}" if id else "win",
        words("A win"),
        (
            Text("text", value=win.text if win else ""),
            OnDay("day", words("Day"), win.day if win else day or today, today, aside=aside),
            AnyOf("themes", words("About"), theme_options(words), win.themes if win else ()),
            Text("company", words("Together with"), win.company if win else ""),
            OneOf("goal", words("Goal"), (none, *goals), goal),
            OneOf("strategy", words("What helped"), (none, *strategies), strategy),
            yes_no("only_me", words("Only for me"), words, win.only_me if win else False),
        ),
        note=words("What went well, or well enough? Big or small – you decide."),
        questions=questions,
    )


def theme_options(words: Translator) -> list[tuple[str, str]]:
    """Return the themes with their names."""
    return [(theme.value, words(THEMES[theme])) for theme in Theme]


def strategy(words: Translator, strategy: Strategy | None = None, *, id: str = "") -> FormSpec:
    """Ask for something that helps."""
    return FormSpec(
        f"strategy:{id}" if id else "strategy",
        words("Something that helps"),
        (
            Text("text", value=strategy.text if strategy else ""),
            Text("when", words("It helps when"), strategy.when if strategy else ""),
            Text("how", words("How"), strategy.how if strategy else ""),
            Text("whose", words("Whose idea"), strategy.whose if strategy else ""),
            yes_no("only_me", words("Only for me"), words, strategy.only_me if strategy else False),
        ),
        note=words("In your own words."),
    )


def use(
    words: Translator, today: date, strategy: str, use: Use | None = None, *, id: str = "", of: str = ""
) -> FormSpec:
    """Ask whether a strategy helped; `strategy` is its text."""
    options = [(helped.value, words(HELPED[helped])) for helped in Helped]
    return FormSpec(
        f"use:{id or of}",
        words("Did it help?"),
        (
            OneOf("helped", words("It"), options, use.helped.value if use and use.helped else None),
            OnDay("day", words("Day"), use.day if use else today, today),
            Text("note", words("Note"), use.note if use else ""),
        ),
        note=strategy,
    )


def goal(words: Translator, goal: Goal | None = None, *, id: str = "") -> FormSpec:
    """Ask for something one would like."""
    return FormSpec(
        f"goal:{id}" if id else "goal",
        words("Something I would like"),
        (
            Text("text", value=goal.text if goal else ""),
            Text("why", words("Why it matters"), goal.why if goal else ""),
            Text("enough", words("Good enough is"), goal.enough if goal else ""),
            yes_no("only_me", words("Only for me"), words, goal.only_me if goal else False),
        ),
        note=words("In your own words, on your own terms."),
    )


def goal_state(words: Translator, goal: Goal, id: str) -> FormSpec:
    """Ask where a goal is."""
    options = [(state.value, words(GOAL_STATES[state])) for state in GoalState]
    return FormSpec(
        f"goal-state:{id}",
        words("Is this still something you want?"),
        (OneOf("state", words("It is"), options, goal.state.value),),
        note=goal.text,
        keeps=False,
    )


def tryout(words: Translator, goal: str, tryout: TryOut | None = None, *, id: str = "", of: str = "") -> FormSpec:
    """Ask for something to try out on the way to a goal; `goal` is its text."""
    return FormSpec(
        f"tryout:{id or of}",
        words("Something to try out"),
        (
            Text("text", value=tryout.text if tryout else "", hint=words("A small step is enough.")),
            yes_no("wants_company", words("Wish for company"), words, tryout.wants_company if tryout else False),
            Text("company", words("Together with"), tryout.company if tryout else ""),
            Text("meet", words("Where and when"), tryout.meet if tryout else ""),
            Text("plan_b", words("Plan B"), tryout.plan_b if tryout else ""),
        ),
        note=goal,
    )


def try_state(words: Translator, today: date, tryout: TryOut, id: str) -> FormSpec:
    """Ask where a try-out is; tried counts, whatever came of it."""
    options = [(state.value, words(TRY_STATES[state])) for state in TryState]
    return FormSpec(
        f"try-state:{id}",
        words("Where is it now?"),
        (
            OneOf("state", words("It is"), options, tryout.state.value),
            OnDay("day", words("Tried on"), tryout.day, today, none=words("no day")),
            Text("found", words("What I found out"), tryout.found),
            Text("felt", words("How it felt"), tryout.felt),
        ),
        note=tryout.text,
    )


def pause(
    words: Translator, today: date, pause: Pause | None = None, *, id: str = "", began: date | None = None
) -> FormSpec:
    """Ask for a pause that has been, or one that is changed; no reason is asked."""
    start = pause.start if pause else began or today
    return FormSpec(
        f"pause:{id}" if id else "pause",
        words("A pause"),
        (
            OnDay("start", words("First day"), start, today),
            OnDay("end", words("Last day"), pause.end if pause else today, today, none=words("still going on")),
            Text("note", words("Note"), pause.note if pause else ""),
        ),
        note=words("Nobody asks why. The note is for you alone."),
    )


def start_pause(words: Translator, today: date) -> FormSpec:
    """Ask from which day a pause goes on."""
    return FormSpec(
        "pause:start",
        words("A pause"),
        (OnDay("day", words("From"), today, today), Text("note", words("Note"))),
        note=words("Nobody asks why. The note is for you alone."),
    )


def day_note(words: Translator, day: date, today: date, note: str | None, questions: Sequence[str] = ()) -> FormSpec:
    """Ask for the note of a day."""
    return FormSpec(
        f"day:{day.isoformat()}",
        words("A note for {day}", day=words.day(day, today)),
        (Text("note", value=note),),
        note=words("Whatever you like, or nothing."),
        questions=questions,
    )


def week_title(words: Translator, week: str, title: str) -> FormSpec:
    """Ask for the title of a week of a path."""
    return FormSpec(
        f"week:{week}",
        words("The title of the week"),
        (Text("title", value=title),),
        note=words("What you answered keeps the title it was written under."),
    )


def week_place(words: Translator, number: int, titles: Sequence[str]) -> FormSpec:
    """Ask for the place of a week among the others."""
    places = [(place, f"{place}") for place in range(1, len(titles) + 1)]
    return FormSpec(
        "",
        words("Where is this week to be?"),
        (OneOf("to", words("Place"), places, number),),
        note=titles[number - 1],
        keeps=False,
    )


def path_file(words: Translator) -> FormSpec:
    """Ask where the file of a path lies."""
    return FormSpec(
        "path-file",
        words("Take in a path"),
        (Text("file", hint=words("Where the file lies")),),
        note=words("It is read first, and a copy is kept beside your diary."),
    )


def word_for_good(words: Translator, what: str) -> FormSpec:
    """Ask for a word before something is deleted for good; `what` is its text."""
    return FormSpec(
        "",
        words("Delete for good"),
        (Text("word", hint=words("Type: {word}", word=words("delete"))),),
        note=what,
        keeps=False,
        enter=words("delete"),
    )
