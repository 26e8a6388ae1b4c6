"""Verbs for strategies."""

from recoverytui.cli.command_spec import Given, Group, id_argument, json_option, option, text_argument, verb
from recoverytui.cli.field_options import field_options
from recoverytui.cli.session import Session
from recoverytui.domain.entry import Kind
from recoverytui.domain.strategy import Helped
from recoverytui.errors import N_
from recoverytui.text.fields import FIELDS

QUESTION = FIELDS[Kind.STRATEGY]["text"].help

strategy = Group("strategy", help=N_("Write down what helps, and how it did."))


@strategy.verb("add", help=N_("Write down something that helps."))
@text_argument()
@field_options(Kind.STRATEGY)
def add(session: Session, /, text: tuple[str, ...], **fields: Given) -> None:
    """Add a strategy."""
    from recoverytui.commands import strategies as deeds

    said = session.text(text, QUESTION)
    session.saved(deeds.add(session.writing(said), said, **fields).id)


@strategy.verb("used", help=N_("Say that you used it, and whether it helped."))
@id_argument(ids=("strategy",))
@field_options(Kind.USE)
def used(session: Session, /, id: str, helped: str | None, day: str | None, **fields: Given) -> None:
    """Record a use of a strategy, and whether it helped."""
    from recoverytui.commands import strategies as deeds

    on = session.day(day)
    entry = deeds.use(session.changing(id), id, helped=Helped(helped) if helped else None, day=on, **fields)
    session.saved(entry.id)


@strategy.verb("pin", help=N_("Show it on the overview."))
@id_argument(ids=("strategy",))
def pin(session: Session, id: str) -> None:
    """Show a strategy on the overview."""
    from recoverytui.commands import strategies as deeds

    session.saved(deeds.pin(session.changing(id), id).id)


@strategy.verb("unpin", help=N_("Take it off the overview."))
@id_argument(ids=("strategy",))
def unpin(session: Session, id: str) -> None:
    """Take a strategy off the overview."""
    from recoverytui.commands import strategies as deeds

    session.saved(deeds.unpin(session.changing(id), id).id)


@strategy.verb("away", help=N_("Put it away: kept, and not in the list."))
@id_argument(ids=("strategy",))
def away(session: Session, id: str) -> None:
    """Archive a strategy."""
    from recoverytui.commands import strategies as deeds

    session.saved(deeds.put_away(session.changing(id), id).id)


@strategy.verb("back", help=N_("Take it back into the list."))
@id_argument(ids=("strategy",))
def back(session: Session, id: str) -> None:
    """Restore an archived strategy to the list."""
    from recoverytui.commands import strategies as deeds

    session.saved(deeds.bring_back(session.changing(id), id).id)


@verb("strategies", help=N_("List what helps: first what is on the overview, then what helped lately."))
@option("--away", flag=True, help=N_("List what was put away."))
@json_option
def strategies(session: Session, away: bool, as_json: bool) -> None:
    """List the strategies."""
    from recoverytui.commands import strategies as deeds
    from recoverytui.domain.entry import Kind

    diary = session.reading()
    lines = [] if diary is None else deeds.all_(diary, away=away)
    if as_json:
        from recoverytui.cli.json_output import listing

        session.console.json(listing(Kind.STRATEGY, (line.entry for line in lines)))
    elif lines:
        from recoverytui.cli.text_output import strategy_rows

        session.console.table(strategy_rows(session.words, lines))
    elif diary is None:
        session.invite()
    elif away:
        session.console.say(session.words("Nothing is put away."))
    else:
        session.console.say(
            session.words("What helps you, even a little? You can write it down: recovery strategy add")
        )


VERBS = (strategy, strategies)
