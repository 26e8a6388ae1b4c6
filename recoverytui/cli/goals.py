"""The verbs for goals and try-outs."""

from recoverytui.cli.command_spec import Given, Group, id_argument, json_option, text_argument, verb
from recoverytui.cli.field_options import field_options
from recoverytui.cli.session import Session
from recoverytui.domain.entry import Kind
from recoverytui.domain.goal import GoalState, TryOut, TryState
from recoverytui.errors import N_
from recoverytui.text.fields import FIELDS, in_form

QUESTION = FIELDS[Kind.GOAL]["text"].help
TRY_QUESTION = N_("What is the smallest version you could try?")

goal = Group("goal", help=N_("Write down what you would like, and what you try out on the way."))


@goal.verb("add", help=N_("Write down something you would like."))
@text_argument()
@field_options(Kind.GOAL, *(row.name for row in in_form(Kind.GOAL)))
def add(session: Session, /, text: tuple[str, ...], **fields: Given) -> None:
    """Write down something the person would like."""
    from recoverytui.commands import goals as deeds

    said = session.text(text, QUESTION)
    session.saved(deeds.add(session.writing(said), said, **fields).id)


@goal.verb("try", help=N_("Write down something to try out on the way to a goal."))
@id_argument("goal_id", metavar=N_("GOAL"), ids=("goal",))
@text_argument()
@field_options(Kind.TRYOUT, *(row.name for row in in_form(Kind.TRYOUT)))
def try_out(session: Session, /, goal_id: str, text: tuple[str, ...], **parts: Given) -> None:
    """Write down something to try out."""
    from recoverytui.commands import goals as deeds

    session.changing(goal_id)
    said = session.text(text, TRY_QUESTION)
    session.saved(deeds.try_out(session.writing(said), goal_id, said, **parts).id)


@goal.verb("tried", help=N_("Say that you tried it. It counts, whatever came of it."))
@id_argument("tryout_id", metavar=N_("TRYOUT"), ids=("tryout",))
@field_options(Kind.TRYOUT, *(row.name for row in in_form(Kind.TRYOUT, later=True)))
def tried(session: Session, /, tryout_id: str, day: str | None, **fields: Given) -> None:
    """Mark a try-out as tried."""
    from recoverytui.commands import goals as deeds

    on = session.day(day)
    entry = deeds.set_try_state(session.changing(tryout_id), tryout_id, TryState.TRIED, day=on, **fields)
    session.saved(entry.id)


@goal.verb("felt", help=N_("Write how it felt to try it out."))
@id_argument("tryout_id", metavar=N_("TRYOUT"), ids=("tryout",))
@text_argument()
def felt(session: Session, tryout_id: str, text: tuple[str, ...]) -> None:
    """Record how a try-out felt."""
    from recoverytui.commands import entries as deeds

    deeds.of_kind(session.changing(tryout_id), tryout_id, TryOut)
    said = session.text(text, N_("How did it feel?"))
    session.saved(deeds.edit(session.writing(said), tryout_id, felt=said).id)


@goal.verb("company", help=N_("List the company you have agreed on, or would like."))
@json_option
def company(session: Session, as_json: bool) -> None:
    """List the try-outs with company."""
    from recoverytui.commands import goals as deeds
    from recoverytui.domain.entry import Kind

    diary = session.reading()
    found = [] if diary is None else deeds.agreements(diary)
    if as_json:
        from recoverytui.cli.json_output import listing

        session.console.json(listing(Kind.TRYOUT, (each.tryout for each in found)))
    elif found:
        from recoverytui.cli.text_output import agreement_rows

        session.console.table(agreement_rows(session.words, found))
    elif diary is None:
        session.invite()
    else:
        session.console.say(session.words("Company can be wished for: recovery goal try --wants-company"))


@goal.verb("shelve", help=N_("Put a goal or a try-out on the shelf."))
@id_argument(ids=("goal", "tryout"))
def shelve(session: Session, id: str) -> None:
    """Shelve a goal or try-out."""
    from recoverytui.commands import goals as deeds

    if id[:1].lower() == "t":
        session.saved(deeds.set_try_state(session.changing(id), id, TryState.ON_THE_SHELF).id)
    else:
        _set(session, id, GoalState.ON_THE_SHELF)


@goal.verb("reach", help=N_("Say that you reached it."))
@id_argument(metavar=N_("GOAL"), ids=("goal",))
def reach(session: Session, id: str) -> None:
    """Mark a goal as reached."""
    _set(session, id, GoalState.REACHED)


@goal.verb(
    "change",
    help=N_(
        "Say that it became something else.\n\n"
        "The goal keeps its old words. With TEXT, the new ones become a goal of their own."
    ),
)
@id_argument("goal_id", metavar=N_("GOAL"), ids=("goal",))
@text_argument()
def change(session: Session, goal_id: str, text: tuple[str, ...]) -> None:
    """Mark a goal as changed into something else, and ask what it became."""
    from recoverytui.commands import goals as deeds

    session.changing(goal_id)
    became = None
    if text or session.console.can_ask:
        became = session.text(text, N_("What did it become? Press Enter to leave it open."))
    entry = deeds.set_state(session.changing(goal_id), goal_id, GoalState.CHANGED, became=became)
    session.saved(entry.id)


@goal.verb("letgo", help=N_("Let it go: it is not important any more."))
@id_argument(metavar=N_("GOAL"), ids=("goal",))
def let_go(session: Session, id: str) -> None:
    """Let a goal go."""
    _set(session, id, GoalState.LET_GO)


@goal.verb("resume", help=N_("Take a goal or a try-out up again."))
@id_argument(ids=("goal", "tryout"))
def resume(session: Session, id: str) -> None:
    """Reopen a goal or try-out."""
    from recoverytui.commands import goals as deeds

    if id[:1].lower() == "t":
        session.saved(deeds.set_try_state(session.changing(id), id, TryState.TRYING).id)
    else:
        _set(session, id, GoalState.GOING_ON)


@verb("goals", help=N_("List the goals and their try-outs, those going on first."))
@json_option
def goals(session: Session, as_json: bool) -> None:
    """List the goals and their try-outs."""
    from recoverytui.commands import goals as deeds
    from recoverytui.domain.entry import Kind

    diary = session.reading()
    lines = [] if diary is None else deeds.all_(diary)
    if as_json:
        from recoverytui.cli.json_output import listing

        tryouts = (tryout for line in lines for tryout in line.tryouts)
        session.console.json({**listing(Kind.GOAL, (line.entry for line in lines)), **listing(Kind.TRYOUT, tryouts)})
    elif lines:
        from recoverytui.cli.text_output import goal_rows

        session.console.table(goal_rows(session.words, lines))
    elif diary is None:
        session.invite()
    else:
        session.console.say(
            session.words("Is there something you would like? You can write it down: recovery goal add")
        )


def _set(session: Session, id: str, state: GoalState) -> None:
    from recoverytui.commands import goals as deeds

    session.saved(deeds.set_state(session.changing(id), id, state).id)


VERBS = (goal, goals)
