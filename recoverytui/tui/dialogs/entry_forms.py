"""Forms for each kind of entry, built from its fields: for a new entry or an existing one."""

from collections.abc import Mapping, Sequence
from datetime import date

from recoverytui.dataclass import replace
from recoverytui.domain.day import Pause
from recoverytui.domain.entry import FieldValues, Kind, Noun
from recoverytui.domain.goal import Goal, GoalState, TryOut, TryState
from recoverytui.domain.strategy import Strategy, Use
from recoverytui.domain.win import Win
from recoverytui.text import labels
from recoverytui.text.field import Asked, Field
from recoverytui.text.fields import FIELDS, in_form
from recoverytui.text.translator import Translator
from recoverytui.tui.dialogs.form_spec import AnyOf, FormSpec, OnDay, OneOf, Part, PathTo, Text, yes_no

Links = Sequence[tuple[str, str]]
"""Ids with their texts, to choose from."""


def parts(
    words: Translator,
    kind: Kind,
    rows: Sequence[Field],
    noun: Noun | None = None,
    *,
    today: date = date.min,
    links: Mapping[str, Links] | None = None,
    begin: FieldValues | None = None,
    aside: str = "",
) -> tuple[Part, ...]:
    """Return form parts for fields, with the current values of a noun.

    `begin` holds values to begin with where they are others than those of the noun, `links` what each link can name.
    The first part has no label where it is the text itself: the title of the form says what is asked.
    """
    asked: list[Part] = []
    for number, row in enumerate(rows):
        value = (begin or {}).get(row.name, getattr(noun, row.name, None))
        name, help = "" if row.is_main and not number else words(row.label), words(row.help)
        match row.asked:
            case Asked.CHOICE:
                unsaid: list[tuple[object, str]] = [(None, words("not chosen yet"))] if row.may_be_none else []
                options = [*unsaid, *labels.options(words, kind, row.name)]
                asked.append(OneOf(row.name, name, options, value and str(value), is_listed=True, help=help))
            case Asked.CHOICES:
                asked.append(AnyOf(row.name, name, labels.options(words, kind, row.name), value or (), help=help))
            case Asked.LINK:
                nothing: tuple[str | None, str] = (None, words("none"))
                asked.append(
                    OneOf(row.name, name, (nothing, *(links or {})[row.name]), value, is_listed=True, help=help)
                )
            case Asked.DAY | Asked.COMING_DAY:
                none = words("no day") if row.may_be_none else ""
                is_coming = row.asked is Asked.COMING_DAY
                asked.append(OnDay(row.name, name, value, today, none=none, aside=aside, coming=is_coming, help=help))
            case Asked.FLAG:
                asked.append(yes_no(row.name, name, words, bool(value), help))
            case _:
                asked.append(Text(row.name, name, value or "", help=help))
    return tuple(asked)


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
    """Ask for a win; `day` is the default of a new one, and any of the questions may be offered."""
    return FormSpec(
        f"win:{id}" if id else "win",
        words("A win"),
        parts(
            words,
            Kind.WIN,
            in_form(Kind.WIN),
            win,
            today=today,
            links={"goal": goals, "strategy": strategies},
            begin={"goal": goal, "strategy": strategy, "day": win.day if win else day or today},
            aside=words("(you are still up)") if still_up else "",
        ),
        questions=questions,
    )


def win_page(words: Translator) -> FormSpec:
    """Ask for a page of wins, one on each line."""
    help = words("One win on each line. A day may stand before it: Monday: Tea with a neighbour.")
    return FormSpec("win_page", words("A page of wins"), (Text("text", help=help),))


def strategy(words: Translator, strategy: Strategy | None = None, *, id: str = "") -> FormSpec:
    """Ask for a strategy."""
    return FormSpec(
        f"strategy:{id}" if id else "strategy",
        words("Something that helps"),
        parts(words, Kind.STRATEGY, in_form(Kind.STRATEGY), strategy),
        note=words("In your own words."),
    )


def use(
    words: Translator, today: date, strategy: str, use: Use | None = None, *, id: str = "", of: str = ""
) -> FormSpec:
    """Ask whether a strategy helped; `strategy` is its text."""
    return FormSpec(
        f"use:{id or of}",
        words("Did it help?"),
        parts(words, Kind.USE, in_form(Kind.USE), use, today=today, begin={} if use else {"day": today}),
        note=strategy,
    )


def goal(words: Translator, goal: Goal | None = None, *, id: str = "") -> FormSpec:
    """Ask for a goal."""
    return FormSpec(
        f"goal:{id}" if id else "goal",
        words("Something I would like"),
        parts(words, Kind.GOAL, in_form(Kind.GOAL), goal),
        note=words("In your own words, on your own terms."),
    )


def goal_state(words: Translator, goal: Goal, id: str) -> FormSpec:
    """Ask for the state of a goal, and what a changed one became."""
    asked = parts(words, Kind.GOAL, in_form(Kind.GOAL, later=True), goal)
    changed = ("state", str(GoalState.CHANGED))
    return FormSpec(
        f"goal-state:{id}",
        words("Is this still something you want?"),
        tuple(replace(part, only_if=changed) if part.part == "became" else part for part in asked),
        note=goal.text,
        keeps=False,
    )


def tryout(words: Translator, goal: str, tryout: TryOut | None = None, *, id: str = "", of: str = "") -> FormSpec:
    """Ask for a try-out of a goal; `goal` is its text."""
    return FormSpec(
        f"tryout:{id or of}",
        words("Something to try out"),
        parts(words, Kind.TRYOUT, in_form(Kind.TRYOUT), tryout),
        note=goal,
    )


def try_state(words: Translator, today: date, tryout: TryOut, id: str) -> FormSpec:
    """Ask for the state of a try-out; the day is asked for once it was tried, whatever came of it."""
    begin = {"day": tryout.day or today}
    asked = parts(words, Kind.TRYOUT, in_form(Kind.TRYOUT, later=True), tryout, today=today, begin=begin)
    tried = ("state", str(TryState.TRIED))
    return FormSpec(
        f"try-state:{id}",
        words("How is it going?"),
        tuple(replace(part, only_if=tried) if part.part == "day" else part for part in asked),
        note=tryout.text,
    )


def pause(
    words: Translator, today: date, pause: Pause | None = None, *, id: str = "", began: date | None = None
) -> FormSpec:
    """Ask for a past pause, new or edited; no reason is asked."""
    begin = {} if pause else {"start": began or today, "end": today}
    rows = in_form(Kind.PAUSE)
    return FormSpec(
        f"pause:{id}" if id else "pause",
        words("A pause"),
        tuple(
            replace(part, none=words("still going on")) if isinstance(part, OnDay) and part.none else part
            for part in _noted(words, parts(words, Kind.PAUSE, rows, pause, today=today, begin=begin))
        ),
    )


def start_pause(words: Translator, today: date) -> FormSpec:
    """Ask for the note of a pause and its first day."""
    rows = [FIELDS[Kind.PAUSE][name] for name in ("note", "start")]
    asked = parts(words, Kind.PAUSE, rows, today=today, begin={"start": today})
    return FormSpec("pause:start", words("A pause"), _noted(words, asked))


def _noted(words: Translator, asked: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts of a pause with a label on its note: the title says what it is, not what the line is for."""
    return tuple(replace(part, label=words("Note")) if isinstance(part, Text) else part for part in asked)


def day_note(words: Translator, day: date, today: date, note: str | None, questions: Sequence[str] = ()) -> FormSpec:
    """Ask for the note of a day."""
    return FormSpec(
        f"day:{day.isoformat()}",
        words("A note for {day}", day=words.day(day, today)),
        parts(words, Kind.DAY, [FIELDS[Kind.DAY]["note"]], begin={"note": note}),
        questions=questions,
    )


def week_title(words: Translator, week: str, title: str) -> FormSpec:
    """Ask for the title of a week of a programme."""
    return FormSpec(
        f"week:{week}",
        words("The title of the week"),
        (Text("title", value=title, help=words("What you answered keeps the title it was written under.")),),
    )


def week_position(words: Translator, number: int, titles: Sequence[str]) -> FormSpec:
    """Ask for the position of a week among the others."""
    places = [(position, f"{position}") for position in range(1, len(titles) + 1)]
    return FormSpec(
        "",
        words("Where does this week go?"),
        (OneOf("to", words("Place"), places, number, help=words("1 is the first week.")),),
        note=titles[number - 1],
        keeps=False,
    )


def path_file(words: Translator) -> FormSpec:
    """Ask for the path of a programme file."""
    return FormSpec(
        "path-file",
        words("Take in a path"),
        (
            PathTo(
                "file",
                hint=words("Where the file is"),
                help=words("It is read first, and a copy is kept beside your diary."),
            ),
        ),
    )


def word_for_good(words: Translator, what: str) -> FormSpec:
    """Ask for a confirmation word before an entry is deleted for good; `what` is its text."""
    return FormSpec(
        "",
        words("Delete for good"),
        (Text("word", help=words("Type: {word}", word=words("delete"))),),
        note=what,
        keeps=False,
        enter=words("delete"),
    )
