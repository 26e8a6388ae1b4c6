"""The table of fields of each kind of entry: label, form control, CLI option, and audiences.

Forms, CLI options, `show`, detail panes and exporters read these rows by name. A text field of a noun that has a row
here is asked for, shown, searched and exported without further code.
"""

from collections.abc import Callable

from recoverytui.domain.entry import Kind
from recoverytui.domain.serialization import ByKind
from recoverytui.errors import N_
from recoverytui.text.field import ANYBODY, DATED, DAY_HELP, NOBODY, PEERS, Asked, Field
from recoverytui.text.translator import NC_

_WHO, _DAY, _ID = N_("WHO"), N_("DAY"), N_("ID")


def _text(help: str, name: str = "text", label: str = N_("Text")) -> Field:
    return Field(name, label, help, is_main=True, readers=ANYBODY)


def _day(readers: frozenset[str] = NOBODY) -> Field:
    return Field("day", N_("Day"), DAY_HELP, Asked.DAY, "--day", _DAY, readers=readers)


def _afterwards(name: str, label: str, help: str) -> Field:
    return Field(name, label, help, option=f"--{name}", is_later=True, readers=ANYBODY)


_ONLY_ME = Field(
    "only_me", N_("Only for me"), N_("Only for me: never offered for sharing."), Asked.FLAG, "--only-me/--not-only-me"
)

_ROWS: dict[Kind, Callable[[], tuple[Field, ...]]] = {
    Kind.WIN: lambda: (
        _text(N_("What went well, or well enough? Big or small – you decide.")),
        _day(DATED),
        Field(
            "themes",
            N_("About"),
            N_("What it is about; more than one is fine."),
            Asked.CHOICES,
            "--theme",
            values=("together", "hope", "me", "meaning", "terms"),
        ),
        Field("company", N_("Together with"), N_("Together with whom."), option="--with", metavar=_WHO),
        Field("goal", N_("Goal"), N_("The goal it belongs to."), Asked.LINK, "--goal", _ID, of=Kind.GOAL),
        Field(
            "strategy",
            N_("What helped"),
            N_("The strategy that helped."),
            Asked.LINK,
            "--helped",
            _ID,
            of=Kind.STRATEGY,
        ),
        _ONLY_ME,
    ),
    Kind.STRATEGY: lambda: (
        _text(N_("What helps you, even a little?")),
        Field("when", N_("It helps when"), N_("When it helps."), option="--when", readers=ANYBODY),
        Field("how", N_("How"), N_("How to do it."), option="--how", readers=ANYBODY),
        Field("whose", N_("Whose idea"), N_("Whose idea it was."), option="--from", metavar=_WHO),
        Field("pinned", N_("On the overview"), N_("Show it on the overview."), Asked.FLAG, in_form=False),
        Field("away", N_("Put away"), N_("Put it away: kept, and not in the list."), Asked.FLAG, in_form=False),
        _ONLY_ME,
    ),
    Kind.USE: lambda: (
        Field(
            "helped",
            N_("Did it help"),
            N_("Whether it helped, a little, or not this time."),
            Asked.CHOICE,
            "--helped",
            values=("yes", "little", "no"),
        ),
        _day(),
        Field(
            "strategy",
            N_("What was used"),
            N_("The strategy that helped."),
            Asked.LINK,
            in_form=False,
            of=Kind.STRATEGY,
        ),
        Field("note", N_("Note"), N_("A note on it."), option="--note"),
    ),
    Kind.GOAL: lambda: (
        _text(N_("What would you like, on your own terms?")),
        Field("why", N_("Why it matters to me"), N_("Why it matters to you."), option="--why", readers=ANYBODY),
        Field("enough", N_("Good enough is"), N_("What is good enough."), option="--enough", readers=ANYBODY),
        Field(
            "sake",
            N_("For whose sake"),
            N_("For your own sake, or somebody else's? You can leave it open."),
            Asked.CHOICE,
            "--sake",
            values=("mine", "others", "both"),
            may_be_none=True,
        ),
        Field("state", N_("How is it going?"), N_("Any of them is a fine answer."), Asked.CHOICE, is_later=True),
        Field(
            "became",
            N_("What it became"),
            N_("What it became. The old words stay; the new ones become a wish of their own."),
            option="--became",
            is_later=True,
            readers=ANYBODY,
        ),
        _ONLY_ME,
    ),
    Kind.TRYOUT: lambda: (
        Field("goal", N_("Goal"), N_("The goal it belongs to."), Asked.LINK, in_form=False, of=Kind.GOAL),
        _text(N_("A small step is enough.")),
        Field("state", N_("How is it going?"), N_("Trying counts, whatever comes of it."), Asked.CHOICE, is_later=True),
        Field("day", N_("When did you try it?"), DAY_HELP, Asked.DAY, "--day", _DAY, is_later=True, may_be_none=True),
        Field(
            "wants_company",
            N_("I would like company"),
            N_("You would like somebody to come along."),
            Asked.FLAG,
            "--wants-company/--no-company",
            readers=PEERS,
        ),
        Field("company", N_("Together with"), N_("Who comes along."), option="--with", metavar=_WHO),
        Field("meet", N_("Where and when we meet"), N_("Where and when you meet."), option="--meet", readers=PEERS),
        Field(
            "plan_b",
            N_("Plan B"),
            N_("What you will do if it turns out differently."),
            option="--plan-b",
            readers=PEERS,
        ),
        Field("found", N_("What I found out"), N_("What you found out."), option="--found", is_later=True),
        Field("felt", N_("How it felt"), N_("How it felt."), option="--felt", is_later=True),
    ),
    Kind.DAY: lambda: (
        Field("day", N_("Day"), DAY_HELP, Asked.DAY, in_form=False),
        Field("mark", N_("Marked as"), N_("You do not have to write anything."), Asked.CHOICE, in_form=False),
        Field("note", N_("Note"), N_("Whatever you like, or nothing."), option="--note", is_main=True),
    ),
    Kind.PAUSE: lambda: (
        Field("note", N_("Note"), N_("Nobody asks why. The note is for you alone."), option="--note", is_main=True),
        Field("start", N_("From"), N_("The first day of a pause."), Asked.DAY, "--start", _DAY),
        Field("end", N_("To"), N_("The last day of a pause."), Asked.DAY, "--end --until", _DAY, may_be_none=True),
    ),
    Kind.CARD: lambda: (
        Field("can", N_("What I can"), N_("What you can."), option="--can", readers=ANYBODY),
        Field("hard", N_("What is hard"), N_("What is hard."), option="--hard", readers=ANYBODY),
        Field("helps", NC_("card", "What helps"), N_("What helps; on both cards."), option="--helps", readers=ANYBODY),
        Field(
            "notice",
            N_("How I notice that it is getting to be too much"),
            N_("How you notice that it is getting to be too much."),
            option="--notice",
            readers=ANYBODY,
        ),
        Field(
            "others_can", N_("What others can do"), N_("What others can do."), option="--others-can", readers=ANYBODY
        ),
        Field(
            "leave_alone",
            N_("What I would like them to leave alone"),
            N_("What you would like them to leave alone."),
            option="--leave-alone",
            readers=ANYBODY,
        ),
        Field(
            "people",
            N_("People I trust (with numbers)"),
            N_("People you trust, with numbers."),
            option="--people",
            readers=ANYBODY,
        ),
        Field(
            "plan",
            N_("Where my crisis plan lies"),
            N_("Where your crisis plan lies."),
            option="--plan",
            readers=ANYBODY,
        ),
    ),
    Kind.ANSWER: lambda: (
        _text(N_("As much or as little as you like.")),
        Field("day", N_("Day"), DAY_HELP, Asked.DAY, in_form=False, readers=DATED),
        Field("question", N_("Question"), N_("What would you like to be asked?"), in_form=False, readers=ANYBODY),
        Field("week", N_("Week"), N_("The week it was asked in."), in_form=False),
        _ONLY_ME,
    ),
    Kind.TALK: lambda: (
        _text(N_("With whom is the talk, or what is it about?"), "about", N_("With whom, or about what")),
        Field(
            "day",
            N_("When"),
            N_("The day of the talk, also one to come: tomorrow, monday, 3/12, 2026-12-03."),
            Asked.COMING_DAY,
            "--day",
            _DAY,
            may_be_none=True,
            readers=DATED,
        ),
        Field("say", N_("What I want to say"), N_("What you want to say."), option="--say", readers=ANYBODY),
        Field("ask", N_("What I want to ask"), N_("What you want to ask."), option="--ask", readers=ANYBODY),
        Field(
            "help",
            N_("What I want help with, and why"),
            N_("What you want help with, and why."),
            option="--help-with",
            readers=ANYBODY,
        ),
        _afterwards("said", N_("What was said"), N_("What was said.")),
        _afterwards("understood", N_("What I understood"), N_("What you understood.")),
        _afterwards("agreed", N_("What was agreed"), N_("What was agreed.")),
        _afterwards("again", N_("What I want to ask again"), N_("What you want to ask again.")),
    ),
    Kind.QUESTION: lambda: (_text(N_("What would you like to be asked?")),),
}

FIELDS: ByKind[Kind, dict[str, Field]] = ByKind(lambda kind: {row.name: row for row in _ROWS[kind]()})
"""Fields by kind and name, in order of display."""


def label(kind: Kind, name: str) -> str:
    """Return the marked label of a field."""
    return FIELDS[kind][name].label


def in_form(kind: Kind, *, later: bool = False) -> list[Field]:
    """Return the fields in the form of a kind, or in its second form."""
    return [row for row in FIELDS[kind].values() if row.in_form and row.is_later is later]


def by_option(kind: Kind) -> dict[str, Field]:
    """Return the fields with a CLI option, by its first spelling."""
    return {row.option.split()[0].split("/")[0]: row for row in FIELDS[kind].values() if row.option}


def told(kind: Kind, name: str, reader: str) -> bool:
    """Return whether an audience may get a field of a shared entry."""
    return reader in FIELDS[kind][name].readers
