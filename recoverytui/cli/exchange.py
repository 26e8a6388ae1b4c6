"""The verbs between the diary and files: one brings something into it, the other stands in `sharing`."""

from pathlib import Path

from recoverytui.cli.console import Stopped
from recoverytui.cli.session import Session
from recoverytui.cli.sharing import export, shared
from recoverytui.cli.verbs import argument, option, text_option, verb
from recoverytui.errors import N_
from recoverytui.text import taken_in

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
    del seen  # all bytes of the file, which nobody reads again
    diary = session.reading() if dry_run else session.writing()
    if diary is None:
        report = deeds.Report({kind: len(drafts) for kind, drafts in incoming.drafts.items()}, 0, 0, 0, {})
    else:
        try:
            report = deeds.bring_in(diary, incoming, dry_run=dry_run, progress=session.console.progress)
        except KeyboardInterrupt:
            raise Stopped(N_("Stopped. Nothing was taken in.")) from None
    for line in taken_in.told(session.words, report, dry_run=dry_run):
        session.console.say(line)
    if taken_in.brings_anything(report) and not dry_run:
        session.console.say(session.words("To take it back: recovery undo"))


VERBS = (export, take_in, shared)
