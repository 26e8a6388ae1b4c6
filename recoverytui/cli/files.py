"""The verbs for the file itself, and for the invented diary."""

from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui.cli.door import open_demo
from recoverytui.cli.session import Session
from recoverytui.cli.verbs import argument, json_option, verb
from recoverytui.errors import N_, DiaryDamaged

if TYPE_CHECKING:
    from recoverytui.commands.backups import Health


@verb("new", help=N_("Make a new, empty diary, at PATH or in the usual place."))
@argument("path", needed=False, path=True, metavar=N_("[PATH]"))
def new(session: Session, path: str | None) -> None:
    """Make a new, empty diary."""
    if path is not None:
        session.diary_option = Path(path)
    session.create()
    session.console.say(session.words("A new diary is at {path}.", path=session.place.diary))


@verb("where", help=N_("Print every path in use."))
@json_option
def where(session: Session, as_json: bool) -> None:
    """Print every path in use."""
    place, words = session.place, session.words
    if as_json:
        session.console.json(
            {"diary": str(place.diary), "settings": str(place.settings), "backups": str(place.backups)}
        )
        return
    session.console.table(
        [
            (words("Diary"), str(place.diary)),
            (words("Settings"), str(place.settings)),
            (words("Backups"), str(place.backups)),
        ]
    )


@verb("check", help=N_("Read the whole diary, and see whether it is as it was written."))
def check(session: Session) -> None:
    """Read the whole diary, and see whether it is as it was written."""
    from recoverytui.commands import backups as deeds

    diary = session.reading()
    if diary is None:
        session.invite()
        return
    health = deeds.check(diary)
    if not health.whole or health.altered:
        raise _damage(health)
    session.console.say(session.words("The diary is whole. Every entry says what was written."))
    if health.newest_good:
        session.console.say(session.words("The newest backup is whole too: {path}", path=health.newest_good.path))


def _damage(health: "Health") -> DiaryDamaged:
    """Return the error that says what is not whole, and what to go back to."""
    backup, ids = health.newest_good, ", ".join(health.altered)
    if not health.whole and backup:
        return DiaryDamaged(N_("The diary file is damaged. The newest backup that is whole: {path}"), path=backup.path)
    if not health.whole:
        return DiaryDamaged(N_("The diary file is damaged, and there is no backup that is whole."))
    if backup:
        return DiaryDamaged(
            N_("These entries no longer say what was written: {ids}. The newest backup that is whole: {path}"),
            ids=ids,
            path=backup.path,
        )
    return DiaryDamaged(N_("These entries no longer say what was written: {ids}."), ids=ids)


@verb("demo", help=N_("Show an invented diary on the whole screen. Your own diary is not opened."))
def demo(session: Session) -> int:
    """Show the invented diary."""
    return open_demo(session)


VERBS = (new, where, check, demo)
