"""The verbs for wins."""

from typing import TYPE_CHECKING

from recoverytui import paths
from recoverytui.cli.command_spec import Given, json_option, limit_option, option, text_argument, theme_option, verb
from recoverytui.cli.field_options import field_options
from recoverytui.cli.session import Session
from recoverytui.domain.entry import Kind
from recoverytui.domain.win import Theme
from recoverytui.errors import N_, BadInput
from recoverytui.text.fields import FIELDS

if TYPE_CHECKING:
    from datetime import date

LONGEST_PAGE = 500_000
"""The most characters of a page of wins."""
QUESTION = FIELDS[Kind.WIN]["text"].help


@verb(
    "win",
    help=N_(
        "Write down a win.\n\n"
        "Without TEXT you are asked; - reads it from standard input. Put -- before a text that starts with a dash.\n\n"
        "Words after the command stay in the history of the shell. Others may see them while it runs."
        " To avoid both, leave TEXT out, or use -.\n\n"
        "With --lines, TEXT is the file of a page, and each line a win. A line may begin with a day and a colon."
        " A day alone on a line holds for the lines below."
    ),
)
@text_argument()
@option("--lines", flag=True, help=N_("Take a page of wins: a file, or - for standard input."))
@field_options(Kind.WIN)
def win(
    session: Session,
    /,
    text: tuple[str, ...],
    lines: bool,
    day: str | None,
    themes: tuple[str, ...],
    goal: str | None,
    strategy: str | None,
    **fields: Given,
) -> None:
    """Add a win, or all wins of a page."""
    on = session.day(day)
    if lines:
        if themes or goal or strategy or any(fields.values()):
            raise BadInput(N_("With --lines only --day goes along: the first day of the page."))
        _take_page(session, text, on)
        return
    said = session.text(text, QUESTION)
    from recoverytui.commands import wins as deeds

    added = deeds.add(
        session.writing(said) if goal is None and strategy is None else session.changing(goal, strategy),
        said,
        day=on,
        themes=tuple(map(Theme, themes)),
        goal=goal,
        strategy=strategy,
        **fields,
    )
    session.saved(added.entry.id)


def _take_page(session: Session, named: tuple[str, ...], first: "date | None") -> None:
    """Add the wins of a file, or of standard input, and show them with their days."""
    from recoverytui.text.page_of_wins import read_page

    if len(named) > 1:
        raise BadInput(N_("Name one file, or - for standard input."))
    session.reading()  # fail before the person writes anything
    if named and named != ("-",):
        from recoverytui.commands import text_files

        text = text_files.read_named(paths.expanded(named[0]), LONGEST_PAGE)
    else:
        if not named and session.console.can_ask:
            session.console.complain(session.words("One win on each line. End with Ctrl+D on a line of its own."))
        text = session.console.everything()
    found = read_page(text, session.today, first)
    from recoverytui.cli.win_output import win_rows
    from recoverytui.commands import wins as deeds

    added = deeds.add_page(session.writing(), found)
    session.tell(ids=[entry.id for entry in added])
    session.console.table(win_rows(session.words, added, session.today))
    session.done(session.words("Saved. To take the page back: recovery undo"))


@verb("wins", help=N_("List the wins, newest first."))
@limit_option()
@option("--since", metavar=N_("DAY"), help=N_("From this day on."))
@option("--until", metavar=N_("DAY"), help=N_("Up to this day."))
@theme_option
@json_option
def list_wins(
    session: Session, limit: int, since: str | None, until: str | None, theme: str | None, as_json: bool
) -> None:
    """List the wins, newest first."""
    from recoverytui.commands import wins as deeds
    from recoverytui.domain.entry import Kind

    first, last, about = session.day(since), session.day(until), Theme(theme) if theme else None
    diary = session.reading()
    found = [] if diary is None else deeds.list_newest(diary, limit=limit, since=first, until=last, theme=about)
    if as_json:
        from recoverytui.cli.json_output import listing

        session.console.json(listing(Kind.WIN, found))
    elif found:
        from recoverytui.cli.win_output import win_rows

        session.console.table(win_rows(session.words, found, session.today))
    elif diary is None or not deeds.count(diary):
        session.invite()
    else:
        session.console.say(session.words("No wins are written there. To see them all: recovery wins"))


VERBS = (win, list_wins)
