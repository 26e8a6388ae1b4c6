"""Verbs for the diary file (new, where, check) and for the demo."""

from collections.abc import Sequence
from pathlib import Path

from recoverytui import paths
from recoverytui.cli.command_spec import argument, json_option, option, verb
from recoverytui.cli.screens import open_demo
from recoverytui.cli.session import BACKUP_IS_WHOLE, Session
from recoverytui.errors import N_, BadInput, DiaryDamaged, NoDiary, WrongPassphrase
from recoverytui.text.translator import NC_, Translator


@verb("new", help=N_("Make a new, empty diary, at PATH or in the usual place."))
@argument("path", needed=False, path=True, metavar=N_("[PATH]"))
def new(session: Session, path: str | None) -> None:
    """Make a new, empty diary."""
    if path is not None:
        session.diary_option = paths.expanded(path)
    session.create()
    session.tell(path=str(session.locations.diary))
    session.console.say(session.words("A new diary is at {path}.", path=session.locations.diary))


@verb("where", help=N_("Show where the diary is, and every path in use."))
@json_option
def where(session: Session, as_json: bool) -> None:
    """Print the paths in use, and which of the files exist."""
    from recoverytui.commands.backups import files_of, whereabouts

    locations, words, console = session.locations, session.words, session.console
    kept = files_of(locations)
    files, others = list(map(str, kept.ours)), list(map(str, kept.others))
    facts = whereabouts(locations)
    if as_json:
        folders = {name: str(getattr(locations, name)) for name in ("diary", "settings", "backups")}
        folders["paths"] = str(locations.programmes)
        is_locked = None if facts is None else facts.is_locked
        console.json({**folders, "encrypted": is_locked, "files": files, "others": others})
        return
    if facts is not None:
        from recoverytui.text import where as told

        for sentence in told.sentences(words, facts, told.BY_VERB):
            console.say(sentence)
        console.say()
    console.table(
        [
            (words("Diary"), str(locations.diary)),
            (words("Settings"), str(locations.settings)),
            (words("Backups"), str(locations.backups)),
            (words("Own paths"), str(locations.programmes)),
        ]
    )
    if files:
        console.heading(words("Files that are there"))
        for path in files:
            console.say(path)
        console.say()
        console.say(words("To remove them all: recovery delete-everything"))
    if others:
        console.heading(words("Files beside them that stay"))
        for path in others:
            console.say(path)


@verb("check", help=N_("Read the whole diary, and see whether it is as it was written."))
def check(session: Session) -> None:
    """Verify the whole diary and its backups."""
    from recoverytui.commands import backups as deeds

    try:
        diary = session.reading()
    except DiaryDamaged:
        raise _damage(session.words, False, (), _newest_good(session)) from None
    except NoDiary as error:
        backup = _newest_good(session)
        if backup is None:
            raise error from None
        raise NoDiary(
            N_("There is no diary at {path}. This backup is whole; to go back to it: recovery restore {backup}"),
            path=session.locations.diary,
            backup=backup,
        ) from None
    if diary is None:
        session.invite()
        return
    health, words, console = deeds.check(diary), session.words, session.console
    newest = health.newest_good.path if health.newest_good else None
    session.tell(
        whole=health.whole,
        altered=list(health.altered),
        counted_anew=health.counted_anew,
        indexed_anew=health.indexed_anew,
        backups=[{"path": str(each.path), "state": state} for each, state in health.backups],
        newest_good=None if newest is None else str(newest),
    )
    if health.counted_anew:
        console.say(words("The count of wins was not right. It has been counted anew."))
    if health.indexed_anew:
        console.say(words("The search index was not whole. It has been made anew from the entries."))
    if health.backups:
        console.heading(words("Backups"))
        console.table([(words(_STATES[state]), str(each.path)) for each, state in health.backups])
        console.say()
    if not health.whole or health.altered:
        raise _damage(words, health.whole, health.altered, newest)
    if health.damaged_backups:
        raise DiaryDamaged(
            N_("The diary is whole, but {number} of its backups cannot be used. They are named above."),
            number=len(health.damaged_backups),
        )
    console.say(words("The diary is whole. Every entry says what was written."))
    if newest:
        console.say(words("The newest backup is whole too: {path}", path=newest))


_STATES = {
    "whole": NC_("state of a backup", "whole"),
    "damaged": NC_("state of a backup", "damaged"),
    "other key": NC_("state of a backup", "another passphrase"),
    "newer": NC_("state of a backup", "newer version"),
    "unreadable": NC_("state of a backup", "cannot be read"),
}
"""The word for the state of a backup."""


def _newest_good(session: Session) -> Path | None:
    """Return the newest intact backup of a diary that cannot be opened; raises WrongPassphrase."""
    from recoverytui.commands import restore

    try:
        found = restore.newest_good(session.locations, session.passphrase)
    except WrongPassphrase:
        if session.passphrase is not None or (secret := session.secret(N_("Passphrase:"))) is None:
            raise WrongPassphrase(
                N_("The diary cannot be opened. Its backups are locked; give their passphrase to look at them.")
            ) from None
        found = restore.newest_good(session.locations, secret)
    return found.path if found else None


def _damage(words: Translator, whole: bool, altered: Sequence[str], backup: Path | None) -> DiaryDamaged:
    """Return the error that names what is damaged and the backup to restore."""
    from recoverytui.text.damage import ALTERED, altered_ids

    ids = altered_ids(words, altered)
    if not whole and backup:
        return DiaryDamaged(BACKUP_IS_WHOLE, path=backup)
    if not whole:
        return DiaryDamaged(N_("The diary file is damaged, and there is no backup that is whole."))
    if backup:
        return DiaryDamaged(
            N_("These entries no longer say what was written: {ids}. The newest backup that is whole: {path}"),
            ids=ids,
            path=backup,
        )
    return DiaryDamaged(ALTERED, ids=ids)


@verb("demo", help=N_("Show an invented diary on the whole screen. Your own diary is not opened."), takes_json=False)
@argument("name", needed=False, metavar="[together]", choices=("together",))
@option("--tour", flag=True, help=N_("Take a tour in short stops; --tour together is about bringing others along."))
@option("--present", flag=True, help=N_("Show everything with more space, for a screen that many look at."))
@option("--week", number=True, metavar=N_("NUMBER"), help=N_("Open this week of the ten for a group."))
def demo(session: Session, name: str | None, tour: bool, present: bool, week: int | None) -> int:
    """Show the demo diary."""
    if week is not None:
        from recoverytui.commands.demo import WEEKS

        if not 1 <= week <= WEEKS:
            raise BadInput(N_("Choose a number from {least} to {most}."), least=1, most=WEEKS)
    return open_demo(session, tour=name or ("rooms" if tour else ""), present=present, week=week)


VERBS = (new, where, check, demo)
