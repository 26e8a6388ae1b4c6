"""The verbs for the lock: set a passphrase, change it, take it away; and the recovery sheet."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui.cli import secrets
from recoverytui.cli.session import Session
from recoverytui.cli.verbs import option, verb
from recoverytui.errors import N_, BadInput, WrongPassphrase

if TYPE_CHECKING:
    from recoverytui.commands.lock import Relocked

sheet_option = option(
    "--sheet", path=True, metavar=N_("FILE"), help=N_("Write the recovery sheet to this file, which must be new.")
)
_PER_LINE = 4


@verb(
    "lock",
    help=N_(
        "Encrypt the diary, its drafts and its backups with a passphrase.\n\n"
        "The recovery sheet opens the diary without the passphrase. Whoever holds it can read everything."
    ),
)
@sheet_option
def lock(session: Session, sheet: str | None) -> None:
    """Encrypt the diary."""
    from recoverytui.commands import lock as deeds

    diary, given = session.writing(), session.passphrase
    if deeds.is_locked(diary):
        raise BadInput(N_("The diary is locked already. To change the passphrase: recovery passphrase"))
    chosen = _chosen(session) if given is None else given
    _finish(session, deeds.lock(diary, chosen, _progress(session)), sheet, asking=given is None)
    session.console.say(session.words("The diary is locked now. Its passphrase opens it."))


@verb("passphrase", help=N_("Change the passphrase of a locked diary; a new recovery sheet comes with it."))
@option("--new-passphrase-fd", metavar="N", help=N_("Read the new passphrase from this file descriptor."))
@sheet_option
def passphrase(session: Session, new_passphrase_fd: str | None, sheet: str | None) -> None:
    """Change the passphrase."""
    from recoverytui.commands import lock as deeds

    given = None if new_passphrase_fd is None else secrets.of_descriptor(new_passphrase_fd)
    diary = session.reading()
    if diary is None or not deeds.is_locked(diary):
        raise BadInput(N_("The diary has no passphrase."))
    chosen = _chosen(session) if given is None else given
    _finish(session, deeds.change(diary, chosen, _progress(session)), sheet, asking=given is None)
    session.console.say(session.words("The passphrase is changed. The older sheet opens nothing here any more."))


@verb("remove-lock", help=N_("Decrypt the diary and its backups, so that they open without a passphrase."))
def remove_lock(session: Session) -> None:
    """Decrypt the diary for good."""
    from recoverytui.commands import lock as deeds

    diary, word = session.reading(), session.words("unlock")
    if diary is None or not deeds.is_locked(diary):
        raise BadInput(N_("The diary has no passphrase."))
    if session.passphrase is None:
        session.console.hint(session.words("Then everyone who can read the file can read the diary."))
        if session.console.ask(session.words("Type: {word}", word=word)).strip().lower() != word:
            raise BadInput(N_("That is not the word. The diary is still locked."))
    _finish(session, deeds.remove(diary, _progress(session)), None, asking=False)
    session.console.say(session.words("The diary is not locked any more."))


def _chosen(session: Session) -> str:
    """Ask for a new passphrase: a suggested one, or one's own typed twice; raises BadInput, WrongPassphrase."""
    from recoverytui.commands.lock import suggest
    from recoverytui.text.phrases import word_list

    console, words = session.console, session.words
    if not console.can_ask:
        raise WrongPassphrase(N_("A passphrase cannot be asked for here. Give it with --passphrase-fd."))
    suggested = suggest(word_list(words.language))
    console.hint(words("A passphrase of everyday words, if you like: {phrase}", phrase=suggested))
    console.hint(words("A forgotten passphrase cannot be found again without the recovery sheet."))
    first = console.ask_secret(words("New passphrase (Enter takes the one above):")) or suggested
    if first != suggested and console.ask_secret(words("The same again:")) != first:
        raise BadInput(N_("The two are not the same. Nothing was changed."))
    return first


def _finish(session: Session, relocked: "Relocked", sheet: str | None, *, asking: bool) -> None:
    """Go on with the diary, hand over the recovery sheet, and name the backups that stay as they were."""
    session.relocked(relocked.diary)
    console, words = session.console, session.words
    if relocked.sheet and sheet is not None:
        from recoverytui.commands.share import write

        written = write(relocked.diary, Path(sheet), f"{_page(relocked.sheet)}\n".encode())
        console.say(words("The recovery sheet is at {path}.", path=written))
    elif relocked.sheet and asking:
        console.hint(words("This is your recovery sheet. Write it down, and keep it apart from the computer."))
        console.hint(words("Whoever holds it can read everything."))
        console.hint(f"\n{_page(relocked.sheet)}\n")
        _ask_for_groups(session, relocked.sheet)
    for path in relocked.left:
        console.say(words("Another passphrase opens this backup; it stays as it is: {path}", path=path))
    for path in relocked.beside:
        console.say(words("This file beside the diary is not the program's, and stays as it is: {path}", path=path))


def _ask_for_groups(session: Session, sheet: Sequence[str]) -> None:
    """Ask for two groups of the sheet, until they are there or the person leaves it."""
    from recoverytui.commands.lock import asked_groups

    for place in asked_groups(sheet):
        question = session.words("Group {n} of the sheet (Enter to skip):", n=place + 1)
        while (typed := session.console.ask(question).strip().upper()) and typed != sheet[place]:
            session.console.hint(session.words("That is not what the sheet says. Look once more."))


def _page(sheet: Sequence[str]) -> str:
    rows = [sheet[start : start + _PER_LINE] for start in range(0, len(sheet), _PER_LINE)]
    return "\n".join(f"{start * _PER_LINE + 1:>4}  " + "  ".join(row) for start, row in enumerate(rows))


def _progress(session: Session) -> Callable[[int, int], None]:
    """Return what is told how many files are done; only a person at a terminal hears of it."""

    def tell(done: int, of: int) -> None:
        if session.console.can_ask and done < of:
            session.console.hint(session.words("File {n} of {of} …", n=done + 1, of=of))

    return tell


VERBS = (lock, passphrase, remove_lock)
