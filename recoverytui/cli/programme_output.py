"""Print paths and weeks as text, and return them as JSON."""

from typing import TYPE_CHECKING

from recoverytui.cli.document_output import chosen_format, tell_size, write_or_print
from recoverytui.cli.session import Session

if TYPE_CHECKING:
    from recoverytui.domain.programme import GroupWeek, Programme, ProgrammeStatus, Week


def show_week(session: Session, of: "Programme", number: int) -> None:
    """Print a week as the person sees it."""
    week, words, console = of.numbered(number), session.words, session.console
    session.tell(week=number, **_shape(week), line=week.line, ground=of.ground, try_out=week.try_out)
    console.say(words("Week {n}: {title}", n=number, title=week.title))
    _show_questions(session, week, week.line, of.ground)
    if week.try_out:
        console.say()
        console.say(words("To try: {what}", what=week.try_out))


def show_to_group(session: Session, week: "GroupWeek") -> None:
    """Print a week as a group may see it."""
    session.tell(**_shape(week), ground=week.ground)
    session.console.say(week.title)
    _show_questions(session, week, week.ground)


def _shape(week: "Week | GroupWeek") -> dict[str, object]:
    return {"title": week.title, "themes": list(week.themes), "questions": list(week.questions)}


def write_handout(session: Session, week: "GroupWeek", form: str | None, to: str | None) -> None:
    """Write a week as a sheet of paper for a group, or print it."""
    from recoverytui.exports import formats, sheets

    form = chosen_format(form, to, "md")
    text = "".join(formats.written(sheets.questions(week, session.words), session.words, form))
    tell_size(session, sheets.page_of(sheets.questions(week, session.words)))
    write_or_print(session, text, form, to)


def _show_questions(session: Session, week: "Week | GroupWeek", *said_first: str | None) -> None:
    """Print the themes, opening line and questions of a week."""
    from recoverytui.text.theme_names import THEMES

    console = session.console
    if week.themes:
        console.say(", ".join(session.words(THEMES[theme]) for theme in week.themes))
    for sentence in filter(None, said_first):
        console.say(sentence)
    if week.questions:
        console.say()
        console.table((f"{at}", question) for at, question in enumerate(week.questions, 1))


def said(session: Session, line: "ProgrammeStatus") -> str:
    """Return the current week as text, or why the file of the path cannot be used."""
    if line.refused is not None:
        return session.words.error(line.refused)
    if line.week is None:
        return line.programme.title if line.programme else ""
    return session.words("Week {n}: {title}", n=line.number, title=line.week.title)


def shape(line: "ProgrammeStatus") -> dict[str, object]:
    """Return a path as JSON data."""
    return {
        "name": line.name,
        "title": line.programme.title if line.programme else None,
        "week": line.number or None,
        "weeks": [week.title for week in line.programme.weeks] if line.programme else [],
        "own": line.own,
    }


def moved(session: Session, line: "ProgrammeStatus") -> None:
    """Print the week that the person is in now."""
    session.tell(**shape(line))
    session.console.say(said(session, line))
