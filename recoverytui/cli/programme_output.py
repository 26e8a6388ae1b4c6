"""Print paths and weeks as text, and return them as JSON."""

from typing import TYPE_CHECKING

from recoverytui.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoverytui.domain.programme import GroupWeek, Programme, ProgrammeStatus, Week, WeekAnswers


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


def _show_questions(session: Session, week: "Week | GroupWeek", *said_first: str | None) -> None:
    """Print the themes, opening line and questions of a week."""
    from recoverytui.text.labels import THEMES

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
        return line.path.title if line.path else ""
    return session.words("Week {n}: {title}", n=line.number, title=line.week.title)


def shape(line: "ProgrammeStatus") -> dict[str, object]:
    """Return a path as JSON data."""
    return {
        "name": line.name,
        "title": line.path.title if line.path else None,
        "week": line.number or None,
        "weeks": [week.title for week in line.path.weeks] if line.path else [],
        "own": line.own,
    }


def show_answers(session: Session, drawn: "Sequence[WeekAnswers]") -> None:
    """Print all answers of a path, week by week."""
    console = session.console
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
