"""The verb `help-now`: helplines and a person's own contacts. It works without a diary, and writes nothing."""

from contextlib import suppress
from typing import TYPE_CHECKING

from recoverytui.cli.command_spec import option, verb
from recoverytui.cli.session import Session
from recoverytui.errors import N_, RecoveryError

if TYPE_CHECKING:
    from datetime import date

    from recoverytui.domain.help_now import HelpLine, HelpPage
    from recoverytui.domain.person import Person


@verb("help-now", help=N_("Show your own people and numbers to ring, also while the diary is locked."))
@option("--own-file", flag=True, help=N_("Copy the file of numbers beside the settings, to be changed there."))
def help_now(session: Session, own_file: bool) -> None:
    """Show where there is help now."""
    from recoverytui.commands import help_now as deeds

    if own_file:
        path = deeds.make_own_file(session.locations)
        session.tell(path=str(path))
        session.done(session.words("The numbers are copied to {path}.", path=path))
        return
    people, today = _people_and_today(session)
    _show(session, deeds.help_page(session.locations, session.words.language, session.settings.country, today, people))


def _people_and_today(session: Session) -> "tuple[tuple[Person, ...], date]":
    """Return the person's own contacts; of a locked or damaged diary, only the contact kept in the settings."""
    from recoverytui.commands import help_now as deeds

    diary = session.without_asking()
    if diary is not None:
        with suppress(RecoveryError):
            from recoverytui.commands.people import all_

            return deeds.first_of_all(all_(diary), session.settings), diary.today
    return deeds.outside_lock(session.settings), session.clock().date()


def _show(session: Session, page: "HelpPage") -> None:
    from recoverytui.text import help_now as said

    words, console = session.words, session.console
    session.tell(
        country=page.country or None,
        people=[{"name": each.name, "number": each.number} for each in page.people],
        lines=[_shape(session, line) for line in page.lines],
    )
    console.say(words(said.NOBODY_READS))
    if not page.country:
        console.say(words(said.UNTIL_CHOSEN))
        console.say(words("To choose: recovery settings country"))
    if page.people:
        console.heading(words(said.OWN_PEOPLE))
        for person in page.people:
            console.say(console.gap.join(filter(None, (person.name, person.number))))
    for line in page.lines:
        _line(session, line)
    console.say()
    for sentence in (words(said.MAY_BE_BUSY), said.checked(words, page), words(said.SUPPLEMENT)):
        if sentence:
            console.say(sentence)
    if page.refused is not None:
        console.say(words.error(page.refused))


def _shape(session: Session, line: "HelpLine") -> dict[str, object]:
    from recoverytui.text.help_now import hours

    said = {"service": line.service, "number": line.number, "hours": hours(session.words, line)}
    return {**said, "for_whom": line.for_whom, "website": line.website}


def _line(session: Session, line: "HelpLine") -> None:
    from recoverytui.text.help_now import hours

    console, when = session.console, hours(session.words, line)
    console.heading(line.service)
    for said in (line.number, when, line.for_whom, line.website if line.website not in when else ""):
        if said:
            console.say(said if console.linear else f"  {said}")


VERBS = (help_now,)
