"""Verbs for the passphrase: set, change and remove it, with the recovery sheet."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui.cli import passphrase_input
from recoverytui.cli.command_spec import option, verb
from recoverytui.cli.session import Session
from recoverytui.cli.streams import Stopped
from recoverytui.dataclass import replace
from recoverytui.errors import N_, BadInput, RecoveryError, WrongPassphrase

if TYPE_CHECKING:
    from recoverytui.commands.diary import Diary
    from recoverytui.commands.lock import NewKey, Progress, Relocked

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

    given, diary = session.passphrase, session.reading()
    if diary is not None and deeds.is_locked(diary):
        raise BadInput(N_("The diary is locked already. To change the passphrase: recovery passphrase"))
    _rekey(session, deeds.lock, given, sheet)
    session.tell(locked=True)
    session.console.say(session.words("The diary is locked now. Its passphrase opens it."))


@verb("passphrase", help=N_("Change the passphrase of a locked diary; a new recovery sheet comes with it."))
@option("--new-passphrase-fd", metavar="N", help=N_("Read the new passphrase from this file descriptor."))
@sheet_option
def passphrase(session: Session, new_passphrase_fd: str | None, sheet: str | None) -> None:
    """Change the passphrase."""
    from recoverytui.commands import lock as deeds

    given = None if new_passphrase_fd is None else passphrase_input.read_from_descriptor(new_passphrase_fd)
    diary = session.reading()
    if diary is None or not deeds.is_locked(diary):
        raise BadInput(N_("The diary has no passphrase."))
    _rekey(session, deeds.change, given, sheet)
    session.tell(locked=True)
    session.console.say(session.words("The passphrase is changed. The older sheet opens nothing here any more."))


@verb("remove-lock", help=N_("Decrypt the diary and its backups, so that they open without a passphrase."))
def remove_lock(session: Session) -> None:
    """Remove the passphrase and decrypt the diary."""
    from recoverytui.commands import lock as deeds

    diary, word = session.reading(), session.words("unlock")
    if diary is None or not deeds.is_locked(diary):
        raise BadInput(N_("The diary has no passphrase."))
    if session.passphrase is None:
        session.console.hint(session.words("Then everyone who can read the file can read the diary."))
        if session.console.ask(session.words("Type: {word}", word=word)).strip().lower() != word:
            raise BadInput(N_("That is not the word. The diary is still locked."))
    with _told_what_holds(session, None):
        _go_on(session, deeds.remove(diary, _progress(session)))
    session.tell(locked=False)
    session.console.say(session.words("The diary is not locked any more."))


def _rekey(
    session: Session,
    change: "Callable[[Diary, NewKey, Progress], Relocked]",
    given: str | None,
    sheet: str | None,
) -> None:
    """Re-encrypt the diary once the person has confirmed the recovery sheet; otherwise leave it unchanged."""
    from recoverytui.commands import lock as deeds

    new = deeds.new_key(_chosen(session) if given is None else given)
    with _told_what_holds(session, new):
        if sheet is not None:
            new = replace(new, written=deeds.write_sheet(Path(sheet), f"{_page(new.recovery_sheet)}\n"))
        elif given is None:
            _prove_sheet(session, new.recovery_sheet)
    with _told_what_holds(session, new):
        _go_on(session, change(session.writing(), new, _progress(session)))
    if new.written is not None:
        session.tell(sheet=str(new.written))
        session.console.say(session.words("The recovery sheet is at {path}.", path=new.written))


@contextmanager
def _told_what_holds(session: Session, new: "NewKey | None") -> Iterator[None]:
    """On an error, also report which key opens the diary now: the old one or the new one (None: no key)."""
    from recoverytui.commands.lock import what_holds

    try:
        yield
    except KeyboardInterrupt:
        session.close()
        raise Stopped(what_holds(session.locations.diary, new), reason=session.words("Stopped.")) from None
    except RecoveryError as error:
        session.close()
        raise type(error)(what_holds(session.locations.diary, new), reason=session.words.error(error)) from None


def _chosen(session: Session) -> str:
    """Ask for a new passphrase: a generated one, confirmed by two of its words, or the person's own, typed twice.

    Raises BadInput, WrongPassphrase; nothing has changed by then.
    """
    from recoverytui.commands.lock import suggest
    from recoverytui.domain.passphrase import strength
    from recoverytui.text.phrases import word_list
    from recoverytui.text.strengths import STRENGTHS

    console, words = session.console, session.words
    if not console.can_ask:
        raise WrongPassphrase(N_("A passphrase cannot be asked for here. Give it with --passphrase-fd."))
    suggested = suggest(word_list(words.language))
    console.hint(words("A passphrase of everyday words, if you like: {phrase}", phrase=suggested))
    console.hint(words("A forgotten passphrase cannot be found again without the recovery sheet."))
    own = console.ask_secret(words("New passphrase (Enter takes the one above):"))
    if not own:
        _prove_words(session, suggested.split())
        return suggested
    console.hint(words(STRENGTHS[strength(own)]))
    if console.ask_secret(words("The same again:")) != own:
        raise BadInput(N_("The two are not the same. Nothing was changed."))
    return own


def _prove_words(session: Session, drawn: Sequence[str]) -> None:
    """Ask for two words of the generated passphrase; raises BadInput for an empty answer."""
    session.console.hint(session.words("Write the words down first. Two of them are asked for."))
    _ask_for_two(
        session,
        drawn,
        question=N_("Word {n} of the passphrase (Enter stops):"),
        again=N_("That word is not right. Look once more."),
        left_out=N_("The words were not typed. Nothing was changed."),
    )


def _prove_sheet(session: Session, groups: Sequence[str]) -> None:
    """Show a new recovery sheet and ask for two of its groups; raises BadInput for an empty answer."""
    console, words = session.console, session.words
    console.hint(words("This is your recovery sheet. Write it down, and keep it apart from the computer."))
    console.hint(words("Whoever holds it can read everything."))
    console.hint(f"\n{_spelled(groups) if console.linear else _page(groups)}\n")
    _ask_for_two(
        session,
        groups,
        question=N_("Group {n} of the sheet (Enter stops):"),
        again=N_("That is not what the sheet says. Look once more."),
        left_out=N_("The groups of the sheet were not typed. Nothing was changed."),
    )


def _ask_for_two(session: Session, groups: Sequence[str], *, question: str, again: str, left_out: str) -> None:
    """Ask for two groups until they are right; raises BadInput for an empty answer."""
    from recoverytui.commands.lock import asked_groups, is_group

    console, words = session.console, session.words
    for index in asked_groups(groups):
        asked = words(question, n=index + 1)
        while not is_group(typed := console.ask(asked).strip(), groups[index]):
            if not typed:
                raise BadInput(left_out)
            console.hint(words(again))


def _go_on(session: Session, relocked: "Relocked") -> None:
    """Continue with the reopened diary, and list the backups that keep the old key."""
    session.relocked(relocked.diary)
    for path in relocked.left:
        session.console.say(session.words("Another passphrase opens this backup; it stays as it is: {path}", path=path))
    for path in relocked.beside:
        session.console.say(
            session.words("This file beside the diary is not the program's, and stays as it is: {path}", path=path)
        )


def _page(groups: Sequence[str]) -> str:
    rows = [groups[start : start + _PER_LINE] for start in range(0, len(groups), _PER_LINE)]
    return "\n".join(f"{start * _PER_LINE + 1:>4}  " + "  ".join(row) for start, row in enumerate(rows))


def _spelled(groups: Sequence[str]) -> str:
    """Return the sheet with one group on each line, for reading aloud."""
    return "\n".join(f"{number}: {group}" for number, group in enumerate(groups, 1))


def _progress(session: Session) -> Callable[[int, int], None]:
    """Return a progress callback that prints only on a terminal."""

    def tell(done: int, of: int) -> None:
        if session.console.can_ask and done < of:
            session.console.hint(session.words("File {n} of {of} …", n=done + 1, of=of))

    return tell


VERBS = (lock, passphrase, remove_lock)
