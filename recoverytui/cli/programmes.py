"""Verbs for paths: weeks with questions, at one's own pace."""

from typing import TYPE_CHECKING

from recoverytui import paths
from recoverytui.cli import programme_output
from recoverytui.cli.command_spec import Group, argument, json_option, only_me_option, option, text_argument
from recoverytui.cli.document_output import document_options
from recoverytui.cli.programme_options import USUAL, parse_number, programme_of, programme_option, week_argument
from recoverytui.cli.session import Session
from recoverytui.errors import N_, BadInput

if TYPE_CHECKING:
    from recoverytui.commands.diary import Diary

programme = Group("path", help=N_("Ten weeks at your own pace, and paths of your own."), alone="show")


@programme.verb("list", help=N_("List the paths, and the week you are in."))
@json_option
def list_paths(session: Session, as_json: bool) -> None:
    """List the paths."""
    from recoverytui.commands import programmes as deeds

    diary, words = session.reading(), session.words
    lines = [] if diary is None else deeds.all_(diary, words.language)
    if as_json:
        session.console.json({"paths": [programme_output.shape(line) for line in lines]})
    elif diary is None:
        session.invite()
    else:
        session.console.table((line.name, programme_output.said(session, line)) for line in lines)


@programme.verb("show", help=N_("Show the week you are in, or another."))
@week_argument
@programme_option
@option("--file", flag=True, help=N_("Show the whole path as a file, to be changed or sent along."))
def show(session: Session, week: str | None, name: str, file: bool) -> None:
    """Show a week, or the whole path as a file."""
    from recoverytui.commands import programme_files
    from recoverytui.commands import programmes as deeds

    diary = session.reading()
    if diary is None:
        session.invite()
    elif file:
        session.console.document(programme_files.text(diary, name, session.words.language).encode())
    else:
        line = deeds.get(diary, name, session.words.language)
        number = parse_number(week, line.number)
        programme_output.show_week(session, programme_of(line), number)


@programme.verb("move", help=N_("Go to a week, by its number."))
@argument("week", metavar=N_("WEEK"))
@programme_option
def move(session: Session, week: str, name: str) -> None:
    """Move to a week."""
    from recoverytui.commands import programmes as deeds

    programme_output.moved(session, deeds.move(session.writing(), name, parse_number(week), session.words.language))


@programme.verb("skip", help=N_("Go on to the next week, whatever you did in this one."))
@programme_option
def skip(session: Session, name: str) -> None:
    """Go on to the next week."""
    from recoverytui.commands import programmes as deeds

    programme_output.moved(session, deeds.skip(session.writing(), name, session.words.language))


@programme.verb("repeat", help=N_("Go back to a week: the one named, or the one before."))
@week_argument
@programme_option
def repeat(session: Session, week: str | None, name: str) -> None:
    """Take a week once more."""
    from recoverytui.commands import programmes as deeds

    programme_output.moved(
        session,
        deeds.repeat(session.writing(), name, session.words.language, None if week is None else parse_number(week)),
    )


@programme.verb("answer", help=N_("Answer a question of the week, by its number."))
@argument("question", metavar=N_("QUESTION"))
@text_argument()
@option("--week", metavar=N_("WEEK"), help=N_("The week of the question; usually the one you are in."))
@programme_option
@only_me_option
def answer(session: Session, question: str, text: tuple[str, ...], week: str | None, name: str, only_me: bool) -> None:
    """Answer a question of a week."""
    from recoverytui.commands import programmes as deeds

    line = deeds.get(session.writing(), name, session.words.language)
    of = programme_of(line).numbered(parse_number(week, line.number))
    number = parse_number(question)
    if not 1 <= number <= len(of.questions):
        raise BadInput(N_("The questions of a week have numbers: recovery path show"))
    asked = of.questions[number - 1]
    said = session.text(text, asked)
    entry = deeds.answer(session.writing(said), line.name, of.title, asked, said, only_me=only_me)
    session.saved(entry.id)


@programme.verb("answers", help=N_("List your answers, newest first."))
@option("--week", metavar=N_("WEEK"), help=N_("Only those of this week."))
@programme_option
@json_option
def answers(session: Session, week: str | None, name: str, as_json: bool) -> None:
    """List the answers of a path."""
    from recoverytui.commands import programmes as deeds
    from recoverytui.domain.entry import Kind

    diary, title = session.reading(), None
    if diary is not None and week is not None:
        title = programme_of(deeds.get(diary, name, session.words.language)).numbered(parse_number(week)).title
    found = [] if diary is None else deeds.answers(diary, name, title)
    if as_json:
        from recoverytui.cli.json_output import listing

        session.console.json(listing(Kind.ANSWER, found))
    elif found:
        session.console.table((each.id, each.noun.day.isoformat(), each.noun.text) for each in found)
    else:
        _no_answers(session, diary)


@programme.verb("taken-along", help=N_("Show what you take along: all your answers, week by week."))
@programme_option
def taken_along(session: Session, name: str) -> None:
    """Show all answers of a path, week by week."""
    from recoverytui.commands import programmes as deeds

    diary, console = session.reading(), session.console
    drawn = () if diary is None else deeds.all_answers(diary, name, session.words.language)
    if not drawn:
        _no_answers(session, diary)
    session.tell(
        weeks=[
            {"week": week.week, "answers": [{"question": e.noun.question, "text": e.noun.text} for e in week.answers]}
            for week in drawn
        ]
    )
    for week in drawn:
        console.heading(week.week or "")
        for entry in week.answers:
            console.say(entry.noun.question)
            console.say(entry.noun.text if console.linear else f"  {entry.noun.text}")


@programme.verb(
    "group",
    help=N_(
        "Show a week as a group may see it: nothing of the diary, the same for everyone.\n\n"
        "With --to it becomes a sheet of paper, with room to write below each question."
    ),
)
@week_argument
@programme_option
@document_options
def group(session: Session, week: str | None, name: str, form: str | None, to: str | None) -> None:
    """Show a week as a group may see it, or write it as a handout."""
    from recoverytui.commands import programme_files
    from recoverytui.commands import programmes as deeds
    from recoverytui.domain.programme import group_week

    diary, language = session.without_asking(), session.words.language
    if diary is None:  # an encrypted or missing diary is fine: a group needs only the programme
        of, here = programme_files.of_program(name, language), 1
    else:
        line = deeds.get(diary, name, language)
        of, here = programme_of(line), line.number
    seen = group_week(of, parse_number(week, here))
    if form is None and to is None:
        programme_output.show_to_group(session, seen)
    else:
        programme_output.write_handout(session, seen, form, to)


@programme.verb("import", help=N_("Keep a copy of a path that somebody sent along."))
@argument("file", path=True, metavar=N_("FILE"))
def take_in(session: Session, file: str) -> None:
    """Keep a copy of the file of a path."""
    from recoverytui.commands import programme_files

    session.saved_name(programme_files.add_file(session.writing(), paths.expanded(file)))


@programme.verb("rename", help=N_("Give a week another title; the path is then your own."))
@argument("week", metavar=N_("WEEK"))
@text_argument()
@programme_option
def rename(session: Session, week: str, text: tuple[str, ...], name: str) -> None:
    """Give a week another title."""
    from recoverytui.commands import programmes as deeds

    title = session.text(text, N_("What is the week to be called?"))
    session.saved_name(
        deeds.rename_week(session.writing(), name, parse_number(week), title, session.words.language).name
    )


@programme.verb("place", help=N_("Move a week to another place."))
@argument("week", metavar=N_("WEEK"))
@argument("to", metavar=N_("PLACE"))
@programme_option
def place(session: Session, week: str, to: str, name: str) -> None:
    """Move a week to another place."""
    from recoverytui.commands import programmes as deeds

    numbers = (parse_number(week), parse_number(to))
    session.saved_name(deeds.move_week(session.writing(), name, *numbers, session.words.language).name)


@programme.verb("leave-out", help=N_("Take a week out of the path."))
@argument("week", metavar=N_("WEEK"))
@programme_option
def leave_out(session: Session, week: str, name: str) -> None:
    """Take a week out."""
    from recoverytui.commands import programmes as deeds

    session.saved_name(deeds.remove_week(session.writing(), name, parse_number(week), session.words.language).name)


@programme.verb("remove", help=N_("Take a path of your own away."))
@argument("name", metavar=N_("NAME"))
def remove(session: Session, name: str) -> None:
    """Remove a path of one's own."""
    from recoverytui.commands import programme_files

    programme_files.remove(session.writing(), name)
    session.done(session.words("Taken away. To bring it back: recovery path put-back {name}", name=name))


@programme.verb("put-back", help=N_("Take back the last change of a path's weeks, or bring a path back."))
@argument("name", needed=False, metavar=N_("[NAME]"))
def put_back(session: Session, name: str | None) -> None:
    """Undo the last change of a path's file."""
    from recoverytui.commands import programmes as deeds

    session.saved_name(deeds.put_back(session.writing(), name or USUAL, session.words.language).name)


def _no_answers(session: Session, diary: "Diary | None") -> None:
    if diary is None:
        session.invite()
    else:
        session.console.say(session.words("Answers will be here, when there are some: recovery path answer"))


VERBS = (programme,)
