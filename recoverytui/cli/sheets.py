"""The verb for sheets of paper: blank ones, and those that an entry fills."""

from recoverytui.cli.command_spec import argument, option, text_option, verb
from recoverytui.cli.document_output import chosen_format, document_options, picked_text, write_or_print
from recoverytui.cli.session import Session
from recoverytui.domain.audience import Audience, ShareOptions
from recoverytui.domain.entry import Kind, unknown_id
from recoverytui.domain.sheet import SheetName, SheetOptions, sheet_options
from recoverytui.errors import N_, BadInput

READERS = tuple(Audience)
NAMES = tuple(SheetName)
FILLED_FROM = (Kind.CARD.value, Kind.TALK.value, Kind.TRYOUT.value, Kind.STRATEGY.value)


@verb(
    "sheet",
    help=N_(
        "Make a sheet of paper: a blank one by its name, or a filled one by an id.\n\n"
        "Without a name the sheets are listed. Without --to it is printed here, so that you can see it first. "
        "A file that ends in .html opens in a browser, and prints on one page. "
        "Ids: card:both-and, card:hard-day, talk:1, talk:1/after, a try-out such as t2, a strategy such as s3."
    ),
)
@argument("what", needed=False, metavar=N_("[SHEET|ID]"), ids=FILLED_FROM)
@text_option("--title", help=N_("A title of your own."))
@text_option("--name", help=N_("Who the sheet is from."))
@text_option("--reader", help=N_("Who the sheet is for."))
@option("--date", name="day", metavar=N_("DAY"), help=N_("A day on the sheet."))
@option("--wallet", flag=True, help=N_("The card for hard days, to be cut out and folded for a wallet."))
@option("--leave-out-empty", name="drops_empty", flag=True, help=N_("Leave out empty parts, instead of lines."))
@option(
    "--leave-out",
    name="without",
    multiple=True,
    metavar=N_("PART"),
    help=N_("A part to leave out, such as can or hard; may be repeated."),
)
@option(
    "--for",
    name="audience",
    choices=READERS,
    default=Audience.ME.value,
    metavar="|".join(READERS),
    help=N_("Who will read it; usually you decide that on paper."),
)
@option("--without-names", flag=True, help=N_("Say someone I know for the names to leave out."))
@option("--without-numbers", flag=True, help=N_("Leave out telephone numbers."))
@document_options
def sheet(
    session: Session,
    what: str | None,
    title: str | None,
    name: str | None,
    reader: str | None,
    day: str | None,
    wallet: bool,
    drops_empty: bool,
    without: tuple[str, ...],
    audience: str,
    without_names: bool,
    without_numbers: bool,
    form: str | None,
    to: str | None,
) -> None:
    """Make a blank or filled sheet, or list the sheets."""
    from recoverytui.text.dates import parse_coming_day

    on = parse_coming_day(day, session.today) if day else None
    options = sheet_options(title or "", name or "", reader or "", day=on, is_wallet=wallet, drops_empty=drops_empty)
    form = chosen_format(form, to, "html" if wallet else "md")
    if wallet and form != "html":
        raise BadInput(N_("The card for a wallet is a page to print: --format html."))
    if what is None:
        _list(session)
    elif what in NAMES:
        if audience != Audience.ME or without_names or without_numbers or drops_empty or without:
            raise BadInput(N_("A blank sheet has nothing to leave out. Name what fills it, such as talk:1."))
        _blank(session, SheetName(what), options, form, to)
    else:
        shared = ShareOptions(numbers=without_numbers, sheet=options)
        _filled(session, what, Audience(audience), shared, form, to, without_names=without_names, without=without)


def _list(session: Session) -> None:
    from recoverytui.exports.sheets import SHEETS

    session.tell(sheets=[name.value for name in SHEETS])
    session.console.table((name.value, session.words(row.about)) for name, row in SHEETS.items())


def _blank(session: Session, name: SheetName, options: SheetOptions, form: str, to: str | None) -> None:
    from recoverytui.exports import formats, sheets

    if options.is_wallet and not sheets.SHEETS[name].panels:
        raise _no_wallet()
    write_or_print(
        session, "".join(formats.written(sheets.blank(name, session.words, options), session.words, form)), form, to
    )


def _filled(
    session: Session,
    id: str,
    audience: Audience,
    options: ShareOptions,
    form: str,
    to: str | None,
    *,
    without_names: bool,
    without: tuple[str, ...],
) -> None:
    from recoverytui.commands import export
    from recoverytui.exports.sheets import SHEETS, leave_out

    diary = session.reading()
    if diary is None:
        raise unknown_id(id)
    chosen = export.choose_sheet(diary, audience, id)
    if options.sheet.is_wallet and not (chosen.sheet and SHEETS[chosen.sheet].panels):
        raise _no_wallet()
    if without and chosen.sheet:
        options = options._replace(sheet=options.sheet._replace(without=leave_out(chosen.sheet, without)))
    text = picked_text(session, diary, chosen, form, options, without_names=without_names)
    if write_or_print(session, text, form, to):
        export.log_share(diary, chosen, form)


def _no_wallet() -> BadInput:
    return BadInput(N_("Only the card for hard days folds to the size of a wallet."))


VERBS = (sheet,)
