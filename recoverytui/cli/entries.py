"""Verbs for any entry by its id, and undo and redo."""

from collections.abc import Callable
from pathlib import Path

from recoverytui.cli.command_spec import Given, id_argument, json_option, limit_option, option, text_argument, verb
from recoverytui.cli.edit_changes import changes_of
from recoverytui.cli.field_options import change_options
from recoverytui.cli.session import Session
from recoverytui.domain.entry import Entry, Kind, Noun
from recoverytui.errors import N_, BadInput


@verb("show", help=N_("Show everything about an entry, or about a day."))
@id_argument(metavar=N_("ID|DAY"))
@json_option
def show(session: Session, id: str, as_json: bool) -> None:
    """Show everything about an entry, or about a day."""
    from recoverytui.cli import entry_view

    diary = session.reading()
    if diary is None and not as_json:
        session.invite()
    elif diary is None:
        session.console.json({})
    elif entry_view.is_day(id):
        entry_view.show_day(session, diary, id, as_json)
    else:
        entry_view.show_entry(session, diary, id, as_json)


@verb(
    "edit",
    help=N_(
        "Change an entry: its words, or what an option names.\n\n"
        "Without TEXT and options you are asked; - reads the words from standard input. An empty value in quotation"
        " marks takes a part away."
    ),
)
@id_argument()
@text_argument()
@change_options(Kind.WIN, Kind.STRATEGY, Kind.GOAL, Kind.TRYOUT, Kind.USE, Kind.PAUSE)
def edit(session: Session, /, id: str, text: tuple[str, ...], **parts: Given) -> None:
    """Change an entry."""
    from recoverytui.commands import entries as deeds

    changes = changes_of(session, id, text, parts)
    session.saved(deeds.edit(session.changing(id), id, **changes).id)


@verb("delete", help=N_("Delete an entry; undo brings it back."))
@id_argument()
@option("--for-good", flag=True, help=N_("Take it out of the file; nothing brings it back."))
@option("--yes", flag=True, help=N_("Do not ask."))
def delete(session: Session, id: str, for_good: bool, yes: bool) -> None:
    """Delete an entry."""
    from recoverytui.commands import entries as deeds

    diary, words = session.changing(id), session.words
    if not for_good:
        entry = deeds.delete(diary, id)
        session.tell(deleted=entry.id, for_good=False)
        session.console.say(words("Deleted. {id} (to bring it back: recovery undo)", id=entry.id))
        return
    id = deeds.get(diary, id, deleted=True).id
    erase(session, id, yes, lambda: deeds.delete_for_good(diary, id))


def erase(session: Session, id: str, yes: bool, deed: Callable[[], tuple[Path, ...]]) -> None:
    """Delete something for good once the person agrees, and name the backups that still hold it."""
    words = session.words
    if not yes and not _agreed(session, id):
        session.console.say(words("Nothing was deleted. {id} is still here.", id=id))
        return
    left = deed()
    session.tell(deleted=id, for_good=True, still_in=list(map(str, left)))
    session.console.say(words("Deleted for good. {id}", id=id))
    for backup in left:
        session.console.say(words("A backup that this passphrase does not open still holds it: {path}", path=backup))


def _agreed(session: Session, id: str) -> bool:
    """Ask for confirmation before a permanent delete; raises BadInput without a terminal."""
    words = session.words
    if not session.console.can_ask:
        raise BadInput(N_("Deleting for good needs --yes when nobody can be asked. Nothing was deleted."))
    answer = session.console.ask(
        words(
            "{id} will be taken out of the file, and nothing brings it back. Write {yes} if you want that.",
            id=id,
            yes=words("yes"),
        )
    )
    return answer.strip().lower() in {"yes", words("yes")}


@verb("deleted", help=N_("List what was deleted and can be brought back, the last deleted first."))
@limit_option()
@option("--back", metavar=N_("ID"), ids=("deleted",), help=N_("Bring this entry back."))
@json_option
def deleted(session: Session, limit: int, back: str | None, as_json: bool) -> None:
    """List deleted entries, or restore one."""
    from recoverytui.commands import entries as deeds

    if back is not None:
        entry = deeds.restore(session.changing(back), back)
        if as_json:
            from recoverytui.cli.json_output import item

            session.console.json({"id": entry.id, "entry": item(entry)})
        else:
            session.console.say(session.words("Brought back. {id}", id=entry.id))
        return
    diary = session.reading()
    found = [] if diary is None else deeds.deleted(diary, limit)
    if as_json:
        session.console.json(_by_kind(found))
    elif found:
        from recoverytui.cli.text_output import any_row

        session.console.table(any_row(session.words, entry) for entry in found)
    elif diary is None:
        session.invite()
    else:
        session.console.say(session.words("Nothing has been deleted."))


@verb("undo", help=N_("Take back the last thing that was done."))
def undo(session: Session) -> None:
    """Undo the last change."""
    from recoverytui.commands import entries as deeds
    from recoverytui.text.step_names import undone

    words, deed = session.words, None if session.reading() is None else deeds.undo(session.writing())
    session.tell(undone=deed)
    if deed is None:
        session.console.say(words("There is nothing to undo."))
    else:
        session.console.say(undone(words, deed, deeds.next_undo(session.writing())))


@verb("redo", help=N_("Do again what was undone last."))
def redo(session: Session) -> None:
    """Redo the last undone change."""
    from recoverytui.commands import entries as deeds
    from recoverytui.text.step_names import done_again

    deed = None if session.reading() is None else deeds.redo(session.writing())
    words = session.words
    session.tell(done_again=deed)
    session.console.say(words("There is nothing to do again.") if deed is None else done_again(words, deed))


def _by_kind(entries: list[Entry[Noun]]) -> dict[str, object]:
    from recoverytui.cli.json_output import listing
    from recoverytui.domain.book import LISTS

    return {
        name: listing(kind, (entry for entry in entries if entry.noun.kind is kind))[name]
        for kind, name in LISTS.items()
    }


VERBS = (show, edit, delete, deleted, undo, redo)
