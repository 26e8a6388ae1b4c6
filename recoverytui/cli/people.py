"""Verbs for two lists: trusted people, first on the help page; and names to replace when sharing."""

from recoverytui.cli.command_spec import Group, argument, json_option, option
from recoverytui.cli.entries import erase
from recoverytui.cli.session import Session
from recoverytui.errors import N_

people = Group("people", help=N_("Your own people; they stand first on the help page."), alone="list")
names = Group("names", help=N_("Names to leave out; before you share, you are told if they are in it."), alone="list")


@people.verb(
    "add", help=N_("Add somebody, or give them another number. Put a name of several words in quotation marks.")
)
@argument("name", metavar=N_("NAME"))
@argument("number", many=True, metavar=N_("[NUMBER]"))
def add_person(session: Session, name: str, number: tuple[str, ...]) -> None:
    """Add somebody."""
    from recoverytui.commands import people as deeds

    deeds.add(session.writing(name), name, " ".join(number))
    session.saved_name(name)


@people.verb("remove", help=N_("Take somebody off the list."))
@argument("name", many=True, metavar=N_("NAME"))
@option("--for-good", flag=True, help=N_("Take it out of the file; nothing brings it back."))
@option("--yes", flag=True, help=N_("Do not ask."))
def remove_person(session: Session, name: tuple[str, ...], for_good: bool, yes: bool) -> None:
    """Take somebody off the list."""
    from recoverytui.commands import people as deeds

    if session.reading() is None:
        raise deeds.nobody(" ".join(name))
    if for_good:
        diary, said = session.writing(), " ".join(name)
        erase(session, said, yes, lambda: deeds.forget(diary, said))
        return
    deeds.remove(session.writing(), " ".join(name))
    session.tell(deleted=" ".join(name), for_good=False)
    session.console.say(session.words("Taken off the list. To bring it back: recovery undo"))


@people.verb("list", help=N_("List your own people."))
@json_option
def list_people(session: Session, as_json: bool) -> None:
    """List one's own people."""
    from recoverytui.commands import people as deeds

    diary = session.reading()
    found = () if diary is None else deeds.all_(diary)
    if as_json:
        session.console.json({"people": [{"name": each.name, "number": each.number} for each in found]})
    elif found:
        session.console.table((each.name, each.number) for each in found)
    elif diary is None:
        session.invite()
    else:
        session.console.say(session.words("Who would you call or go to? You can add them: recovery people add"))


@names.verb("add", help=N_("Add a name to leave out."))
@argument("name", many=True, metavar=N_("NAME"))
def add_name(session: Session, name: tuple[str, ...]) -> None:
    """Add a name to leave out."""
    from recoverytui.commands import watched_names as deeds

    said = " ".join(name)
    deeds.add(session.writing(said), said)
    session.saved_name(said)


@names.verb("remove", help=N_("Take a name off the list."))
@argument("name", many=True, metavar=N_("NAME"))
@option("--for-good", flag=True, help=N_("Take it out of the file; nothing brings it back."))
@option("--yes", flag=True, help=N_("Do not ask."))
def remove_name(session: Session, name: tuple[str, ...], for_good: bool, yes: bool) -> None:
    """Take a name off the list."""
    from recoverytui.commands import watched_names as deeds

    if session.reading() is None:
        raise deeds.unlisted(" ".join(name))
    if for_good:
        diary, said = session.writing(), " ".join(name)
        erase(session, said, yes, lambda: deeds.forget(diary, said))
        return
    deeds.remove(session.writing(), " ".join(name))
    session.tell(deleted=" ".join(name), for_good=False)
    session.console.say(session.words("Taken off the list. To bring it back: recovery undo"))


@names.verb("list", help=N_("List the names to leave out."))
@json_option
def list_names(session: Session, as_json: bool) -> None:
    """List the names to leave out."""
    from recoverytui.commands import watched_names as deeds

    diary = session.reading()
    found = () if diary is None else deeds.all_(diary)
    if as_json:
        session.console.json({"names": list(found)})
    elif found:
        session.console.table((each,) for each in found)
    elif diary is None:
        session.invite()
    else:
        session.console.say(session.words("No names are on the list yet. To add one: recovery names add"))


VERBS = (people, names)
