"""The verbs for a day and for a pause."""

from datetime import date

from recoverytui.cli.command_spec import F, Group, argument, day_option, editor_option, json_option, text_option
from recoverytui.cli.field_options import field_options
from recoverytui.cli.overview import ways_on_a_hard_day
from recoverytui.cli.session import Session
from recoverytui.domain.day import Mark
from recoverytui.domain.entry import Kind
from recoverytui.errors import N_

NOTE_QUESTION = N_("What would you like to note about the day?")

_LONGEST_DAY = 4
"""Words of the longest way to write a day, as in `the day before yesterday`."""

day = Group("day", help=N_("Mark a day as hard or for rest, or write a note for it."))
pause = Group("pause", help=N_("Take a pause; you can add earlier pauses too."))


def day_argument(run: F) -> F:
    """Declare a day argument after the verb: it may be two words (`i går`) or start with a dash (`-3`)."""
    return argument("arguments", many=True, metavar=N_("[DAY]"))(day_option()(run))


@day.verb("hard", help=N_("Mark a hard day. You do not have to write anything."), dash_is_word=True)
@day_argument
def hard(session: Session, arguments: tuple[str, ...], day: str | None) -> None:
    """Mark a day as hard."""
    on = _mark(session, Mark.HARD, arguments, day)
    if on is None or on == session.today:
        show_hard_day(session)


@day.verb("rest", help=N_("Mark a day for rest."), dash_is_word=True)
@day_argument
def rest(session: Session, arguments: tuple[str, ...], day: str | None) -> None:
    """Mark a day for rest."""
    _mark(session, Mark.REST, arguments, day)


@day.verb("clear", help=N_("Take the mark off a day."), dash_is_word=True)
@day_argument
def clear(session: Session, arguments: tuple[str, ...], day: str | None) -> None:
    """Clear the mark of a day."""
    _mark(session, None, arguments, day)


@day.verb(
    "note",
    help=N_(
        "Write the note of a day.\n\n"
        "The first word is the day, and the note comes after it. Without a note you are asked; - reads it from"
        " standard input; an empty text in quotation marks takes it away."
    ),
)
@argument("arguments", many=True, metavar=N_("[DAY] [TEXT...]"))
@editor_option
@day_option()
def note(session: Session, arguments: tuple[str, ...], day: str | None) -> None:
    """Set the note of a day."""
    from recoverytui.commands import days as deeds

    named = 0 if day is not None or arguments in {(), ("-",)} else _words_of_day(arguments)
    on = _day(session, arguments[:named], day)
    diary = session.reading()
    kept = None if diary is None else deeds.get(diary, on or diary.today).note
    already = kept or "" if session.in_editor else _for_one_line(kept)
    said = session.text(arguments[named:], NOTE_QUESTION, already=already)
    session.saved(deeds.note(session.writing(), said, on).id)


@day.verb("before", help=N_("Show wins from earlier hard days, and all that has helped."))
@json_option
def before(session: Session, as_json: bool) -> None:
    """Show the wins of earlier hard days, and the strategies that helped."""
    from recoverytui.commands import hard_days as deeds
    from recoverytui.text.overview import HELPED_BEFORE, NOTHING_BEFORE, WINS_BEFORE

    diary = session.reading()
    seen = None if diary is None else deeds.been_here(diary)
    if as_json:
        from recoverytui.cli.json_output import listing

        wins, helped = (seen.wins, [line.entry for line in seen.helped]) if seen else ((), ())
        session.console.json({**listing(Kind.WIN, wins), **listing(Kind.STRATEGY, helped)})
    elif seen is None or not (seen.wins or seen.helped):
        session.console.say(session.words(NOTHING_BEFORE))
    else:
        from recoverytui.cli.win_output import win_rows, with_remarks

        words = session.words
        if seen.wins:
            session.console.heading(words(WINS_BEFORE))
            session.console.table(win_rows(words, seen.wins, session.today))
        if seen.helped:
            session.console.heading(words(HELPED_BEFORE))
            session.console.table(
                (line.entry.id, with_remarks(noun.text, noun.when and words("when {when}", when=noun.when)))
                for line in seen.helped
                for noun in (line.entry.noun,)
            )


@pause.verb("start", help=N_("Start a pause, today or on an earlier day."), dash_is_word=True)
@day_argument
@text_option("--until", metavar=N_("DAY"), help=N_("The last day of an earlier pause."))
@field_options(Kind.PAUSE, "note")
def start(session: Session, arguments: tuple[str, ...], day: str | None, until: str | None, note: str | None) -> None:
    """Start a pause, or record one that is over."""
    from recoverytui.commands import days as deeds

    first, last = _day(session, arguments, day), session.day(until)
    if last is None:
        entry = deeds.start_pause(session.writing(), first, note)
    else:
        entry = deeds.add_pause(session.writing(), first or session.today, last, note)
    session.saved(entry.id)


@pause.verb("end", help=N_("End the pause; DAY is its last day, or else today."), dash_is_word=True)
@day_argument
def end(session: Session, arguments: tuple[str, ...], day: str | None) -> None:
    """End the open pause."""
    from recoverytui.commands import days as deeds

    last = _day(session, arguments, day)
    if session.reading() is None:
        raise deeds.no_pause()
    session.saved(deeds.end_pause(session.writing(), last).id)


@pause.verb("list", help=N_("List the pauses, newest first."))
@json_option
def list_pauses(session: Session, as_json: bool) -> None:
    """List the pauses, newest first."""
    from recoverytui.commands import days as deeds

    diary = session.reading()
    found = [] if diary is None else deeds.pauses(diary)
    if as_json:
        from recoverytui.cli.json_output import listing

        session.console.json(listing(Kind.PAUSE, found))
    elif found:
        from recoverytui.cli.text_output import pause_rows

        session.console.table(pause_rows(session.words, found))
    elif diary is None:
        session.invite()
    else:
        session.console.say(session.words("The diary can rest whenever you like: recovery pause start"))


def _mark(session: Session, mark: Mark | None, arguments: tuple[str, ...], day: str | None) -> date | None:
    from recoverytui.commands import days as deeds

    on = _day(session, arguments, day)
    session.saved(deeds.mark(session.writing(), mark, on).id)
    return on


def _day(session: Session, arguments: tuple[str, ...], option: str | None) -> date | None:
    """Return the day given as argument or with --day, None for today. Raises BadInput."""
    typed = [*arguments, *([] if option is None else [option])]
    return session.day(" ".join(typed)) if typed else None


def _words_of_day(arguments: tuple[str, ...]) -> int:
    """Return how many of the leading words make up the day: two for `i går`, three for `23 nov 2025`, else one."""
    from recoverytui.text.dates import is_day

    longest = min(len(arguments), _LONGEST_DAY)
    several = (
        n for n in range(longest, 1, -1) if all(map(str.strip, arguments[:n])) and is_day(" ".join(arguments[:n]))
    )
    return next(several, 2 if arguments[0].lower() == "i" and len(arguments) > 1 else 1)


def _for_one_line(text: str | None) -> str:
    """Return a text to prefill a one-line prompt with, empty for a text of several lines."""
    return text if text and "\n" not in text else ""


def show_hard_day(session: Session) -> None:
    """Print a calming sentence, what helps, the card and where to get help."""
    from recoverytui.commands import hard_days as deeds
    from recoverytui.text.labels import CARD_NAMES, CARD_PARTS

    words, console = session.words, session.console
    said = deeds.hard_day(session.writing())
    console.say(words("Marked as a hard day. You do not have to write anything."))
    if said.pinned:
        console.heading(words(N_("What helps")))
        for line in said.pinned:
            console.say(line.entry.noun.text)
    if said.card is not None:
        console.heading(words(CARD_NAMES[said.card.name]))
        for part, title in CARD_PARTS[said.card.name].items():
            if text := getattr(said.card, part):
                console.say(f"{words(title)}: {text}")
    ways_on_a_hard_day(session)


VERBS = (day, pause)
