"""The verbs between the diary and files: one brings something into it, the other stands in `sharing`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytui.cli.console import Stopped
from recoverytui.cli.session import Session
from recoverytui.cli.sharing import export, shared
from recoverytui.cli.verbs import argument, option, text_option, verb
from recoverytui.errors import N_
from recoverytui.text.names import KINDS
from recoverytui.text.words import NN_, Words

if TYPE_CHECKING:
    from recoverytui.commands.exchange import Report

CHANGED = NN_(
    "{n} entry is newer in the file; what it said here can be undone.",
    "{n} entries are newer in the file; what they said here can be undone.",
)
DELETED = NN_("{n} entry was deleted on the other machine.", "{n} entries were deleted on the other machine.")
KNOWN = NN_("{n} entry is here already.", "{n} entries are here already.")
LEFT_OUT = {
    "older": NN_(
        "{n} entry is left out: what is written here is newer.",
        "{n} entries are left out: what is written here is newer.",
    ),
    "deleted": NN_(
        "{n} entry is left out: it was deleted here later.",
        "{n} entries are left out: they were deleted here later.",
    ),
}
"""Why something in a file does not come in."""
SOURCES = ("recovery", "jrnl", "tui-journal", "daylio", "loop", "card")
BECOME = ("wins", "notes")


@verb(
    "import",
    help=N_(
        "Take in a document that this program made, or a file of another diary.\n\n"
        "A card of what helps, from a peer, comes in too. "
        "All of it comes in, or nothing. The diary is copied first, and undo takes it back. Twice adds nothing."
    ),
)
@argument("file", path=True, metavar=N_("FILE"))
@option("--from", name="source", choices=SOURCES, metavar="|".join(SOURCES), help=N_("Which program made the file."))
@option("--as", name="become", choices=BECOME, metavar="|".join(BECOME), help=N_("What entries of others become."))
@text_option("--from-whom", name="whose", metavar=N_("WHO"), help=N_("Whose idea it was, for a card of what helps."))
@option("--dry-run", flag=True, help=N_("Only say what would come in."))
def take_in(
    session: Session, file: str, source: str | None, become: str | None, whose: str | None, dry_run: bool
) -> None:
    """Take in a document that this program made, a card of what helps, or a file of another diary."""
    from recoverytui.commands import exchange as deeds

    seen = deeds.look(Path(file), source)
    incoming = deeds.understood(seen, become, whose)
    if seen.is_card and whose is None and not dry_run and session.console.can_ask:
        whose = session.console.ask(session.words("Whose idea was it? Press Enter to leave it open."))
        incoming = deeds.understood(seen, become, whose)
    diary = session.reading() if dry_run else session.writing()
    if diary is None:
        report = deeds.Report({kind: len(drafts) for kind, drafts in incoming.drafts.items()}, 0, 0, 0, {})
    else:
        try:
            report = deeds.bring_in(diary, incoming, dry_run=dry_run, progress=session.console.progress)
        except KeyboardInterrupt:
            raise Stopped(N_("Stopped. Nothing was taken in.")) from None
    for line in _report_lines(session.words, report, dry_run):
        session.console.say(line)


def _report_lines(words: Words, report: "Report", dry_run: bool) -> Iterator[str]:
    """Say what came in, what was here already, and what was left out and why."""
    new = ", ".join(words.plural(*KINDS[kind], n) for kind, n in report.new.items() if n)
    if new:
        yield words("Would come in: {new}." if dry_run else "Taken in: {new}.", new=new)
    counted = {CHANGED: report.changed, DELETED: report.deleted, KNOWN: report.known}
    counted.update({LEFT_OUT[reason]: n for reason, n in report.left_out.items()})
    yield from (words.plural(*said, n) for said, n in counted.items() if n)
    if not (new or report.changed or report.deleted):
        yield words("There is nothing new in the file.")
    elif not dry_run:
        yield words("To take it back: recovery undo")


VERBS = (export, take_in, shared)
