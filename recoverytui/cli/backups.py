"""Verbs for backups: make one, restore one, delete everything."""

from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui import paths
from recoverytui.cli.command_spec import argument, option, verb
from recoverytui.cli.session import Session
from recoverytui.errors import N_, BadInput, NoDiary

if TYPE_CHECKING:
    from recoverytui.commands.diary import Diary


@verb("backup", help=N_("Copy the diary to PATH, or into its own folder of backups."))
@argument("path", needed=False, path=True, metavar=N_("[PATH]"))
def backup(session: Session, path: str | None) -> None:
    """Make a backup."""
    from recoverytui.commands import backups as deeds

    diary = session.reading()
    if diary is None:
        raise NoDiary(N_("There is no diary at {path}."), path=session.locations.diary)
    made = deeds.make(diary, None if path is None else paths.expanded(path))
    session.tell(path=str(made))
    session.done(session.words("The diary is copied to {path}.", path=made))
    if paths.is_synced(made):
        session.console.complain(session.words("That folder looks like one that is copied to other computers."))


@verb("restore", help=N_("Go back to a backup; the diary as it is now is kept among the backups."))
@argument("file", path=True, metavar=N_("FILE"))
@option("--yes", flag=True, help=N_("Do not ask, even when the backup is not encrypted and the diary is."))
def restore(session: Session, file: str, yes: bool) -> None:
    """Restore a backup."""
    from recoverytui.commands import backups as deeds
    from recoverytui.commands import restore

    chosen, console, words = paths.expanded(file), session.console, session.words
    unlocking = restore.takes_the_lock_away(session.locations, chosen)
    if unlocking and not yes and not _agreed(session):
        console.say(words("Nothing was changed. The diary is still locked."))
        return
    diary, aside = _restored(session, chosen, unlocking)
    session.relocked(diary)
    session.tell(kept=None if aside is None else str(aside))
    console.say(words("The diary is now as it is in that backup."))
    if aside is not None:
        console.say(words("The diary as it was is kept at {path}.", path=aside))
    if unlocking:
        console.say(words("It is not encrypted now. To lock it: recovery lock"))
    elif deeds.plain_ones(diary):
        console.say(words("Older backups are not encrypted. To encrypt them too: recovery passphrase"))


def _agreed(session: Session) -> bool:
    """Confirm that an unencrypted backup may replace an encrypted diary; raises BadInput without a terminal."""
    console, words = session.console, session.words
    if session.passphrase is not None or not console.can_ask:
        raise BadInput(N_("That backup is not encrypted, and the diary is. It needs --yes when nobody can be asked."))
    console.hint(words("That backup is not encrypted. Afterwards whoever has the file can read it."))
    return console.ask(words("Write {yes} if you want that.", yes=words("yes"))).strip().lower() in {
        "yes",
        words("yes"),
    }


def _restored(session: Session, file: Path, unlocking: bool) -> "tuple[Diary, Path | None]":
    from recoverytui.commands import restore
    from recoverytui.errors import WrongPassphrase

    locations, clock = session.locations, session.clock
    try:
        return restore.from_backup(locations, file, clock, session.passphrase, unlocking=unlocking)
    except WrongPassphrase:
        if session.passphrase is not None or (secret := session.secret(N_("Passphrase:"))) is None:
            raise
    return restore.from_backup(locations, file, clock, secret, unlocking=unlocking)


@verb("delete-everything", help=N_("Remove the diary and all else that the program wrote, for good."))
def delete_everything(session: Session) -> None:
    """Delete the diary, its backups and the settings."""
    from recoverytui.commands import backups as deeds

    console, words = session.console, session.words
    kept = deeds.files_of(session.locations)
    if not kept.ours:
        console.say(words("There is nothing to delete."))
        return
    if not console.can_ask:
        raise BadInput(N_("This is asked in words, and here nobody can be asked. Nothing was deleted."))
    word = words("delete everything")
    for path in kept.ours:
        console.hint(str(path))
    console.hint(words("These files go for good. Copies elsewhere stay."))
    if kept.others:
        console.hint(words("These stay:"))
        for path in kept.others:
            console.hint(str(path))
    if console.ask(words("Type: {word}", word=word)).strip().lower() != word:
        raise BadInput(N_("That is not the word. Nothing was deleted."))
    gone = deeds.delete_everything(session.locations)
    session.tell(removed=list(map(str, gone.ours)), stays=list(map(str, gone.others)))
    session.done(words.plural("{n} file is gone.", "{n} files are gone.", len(gone.ours)))
    if gone.others:
        console.say(words("These stay:"))
    for path in gone.others:
        console.say(str(path))


VERBS = (backup, restore, delete_everything)
