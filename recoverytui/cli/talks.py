"""The verbs for talks with staff or an office: prepare one, and keep what was said."""

from datetime import date

from recoverytui.cli.command_spec import Given, Group, argument, json_option, text_argument
from recoverytui.cli.field_options import field_options
from recoverytui.cli.session import Session
from recoverytui.domain.entry import Kind
from recoverytui.domain.talk import Talk
from recoverytui.errors import N_, BadInput
from recoverytui.text.dates import parse_coming_day
from recoverytui.text.fields import FIELDS

QUESTION = FIELDS[Kind.TALK]["about"].help

talk = Group("talk", help=N_("Prepare a talk with staff or an office, and keep what was said."), alone="list")


@talk.verb("add", help=N_("Write a page for a talk: with whom, or about what."))
@text_argument()
@field_options(Kind.TALK)
def add(session: Session, /, text: tuple[str, ...], **parts: Given) -> None:
    """Write a page for a talk."""
    from recoverytui.commands import talks as deeds

    day = _day(session, parts.pop("day"))
    about = session.text(text, QUESTION)
    session.saved(deeds.add(session.writing(about), about, day=day, **parts).id)


@talk.verb("edit", help=N_("Change a talk, or write what was said at it."))
@argument("id", metavar=N_("TALK"), ids=("talk",))
@text_argument()
@field_options(Kind.TALK)
def edit(session: Session, /, id: str, text: tuple[str, ...], **parts: Given) -> None:
    """Change a talk, or write what was said."""
    from recoverytui.commands import entries as deeds

    changes = {part: said for part, said in parts.items() if said is not None}
    if "day" in changes:
        changes["day"] = _day(session, changes["day"])
    if text:
        changes["about"] = session.text(text, QUESTION)
    if not changes:
        raise BadInput(N_("Say what to change: recovery talk edit --help"))
    session.saved(deeds.edit(session.changing(talk_id(id)), talk_id(id), **changes).id)


@talk.verb("show", help=N_("Show a talk, to be read out or taken along."))
@argument("id", metavar=N_("TALK"), ids=("talk",))
@json_option
def show(session: Session, id: str, as_json: bool) -> None:
    """Show a talk."""
    from recoverytui.commands import entries as deeds
    from recoverytui.text.labels import TALK_PARTS

    diary, words, console = session.reading(), session.words, session.console
    entry = None if diary is None else deeds.of_kind(diary, talk_id(id), Talk)
    if entry is None:
        console.json({"talks": []}) if as_json else session.invite()
    elif as_json:
        from recoverytui.cli.json_output import listing

        console.json(listing(Kind.TALK, [entry]))
    else:
        console.say(entry.noun.about)
        if entry.noun.day:
            console.say(words.day(entry.noun.day))
        for part, title in TALK_PARTS.items():
            said = getattr(entry.noun, part)
            if said and part not in {"about", "day"}:
                console.heading(words(title))
                console.say(said)


@talk.verb("list", help=N_("List the talks, newest first."))
@json_option
def list_talks(session: Session, as_json: bool) -> None:
    """List the talks, newest first."""
    from recoverytui.commands import talks as deeds

    diary = session.reading()
    found = [] if diary is None else deeds.all_(diary)
    if as_json:
        from recoverytui.cli.json_output import listing

        session.console.json(listing(Kind.TALK, found))
    elif found:
        session.console.table(
            (each.id, each.noun.day.isoformat() if each.noun.day else "", each.noun.about) for each in found
        )
    elif diary is None:
        session.invite()
    else:
        session.console.say(session.words("A talk can be prepared here: recovery talk add"))


def talk_id(typed: str) -> str:
    """Return the id of a talk; its number alone will do."""
    return f"talk:{typed}" if typed.isdigit() else typed


def _day(session: Session, typed: str | None) -> date | None:
    return parse_coming_day(typed, session.today) if typed else None


VERBS = (talk,)
