"""Verbs for the question of the day, and for questions of one's own."""

from recoverytui.cli.command_spec import Group, json_option, only_me_option, option, text_argument
from recoverytui.cli.session import Session
from recoverytui.errors import N_

OWN_QUESTION = N_("What would you like to be asked?")

question = Group("question", help=N_("A question to write from, one a day; you can always skip it."), alone="show")


@question.verb("show", help=N_("Show the question of the day, or another."))
@option("--skip", number=True, metavar=N_("NUMBER"), help=N_("Show the next one instead, or one further on."))
def show(session: Session, skip: int | None) -> None:
    """Show the question of the day."""
    from recoverytui.commands import questions as deeds

    diary = session.reading()
    if diary is None:
        session.invite()
        return
    asked = deeds.one(diary, session.words.language, skip or 0)
    session.tell(question=asked)
    session.console.say(asked)
    if session.console.on_terminal:
        session.console.hint(session.words("Answer, skip, or come back another day."))


@question.verb("answer", help=N_("Answer the question of the day, or the one that --skip shows."))
@text_argument()
@option("--skip", number=True, metavar=N_("NUMBER"), help=N_("Answer the next one instead, or one further on."))
@only_me_option
def answer(session: Session, text: tuple[str, ...], skip: int | None, only_me: bool) -> None:
    """Answer the question of the day."""
    from recoverytui.commands import questions as deeds

    diary = session.reading()
    asked = "" if diary is None else deeds.one(diary, session.words.language, skip or 0)
    said = session.text(text, asked)
    diary = session.writing(said)
    asked = asked or deeds.one(diary, session.words.language, skip or 0)
    session.saved(deeds.answer(diary, asked, said, only_me=only_me).id)


@question.verb("answers", help=N_("List your answers, newest first."))
@json_option
def answers(session: Session, as_json: bool) -> None:
    """List the answers."""
    from recoverytui.commands import questions as deeds
    from recoverytui.domain.entry import Kind

    diary = session.reading()
    found = [] if diary is None else deeds.answers(diary)
    if as_json:
        from recoverytui.cli.json_output import listing

        session.console.json(listing(Kind.ANSWER, found))
    elif found:
        session.console.table((each.id, each.noun.day.isoformat(), each.noun.text) for each in found)
    elif diary is None:
        session.invite()
    else:
        session.console.say(
            session.words("Answers will be here, when there are some. To see a question: recovery question")
        )


@question.verb("add", help=N_("Write a question of your own; it comes up among the others."))
@text_argument()
def add(session: Session, text: tuple[str, ...]) -> None:
    """Keep a question of one's own."""
    from recoverytui.commands import questions as deeds

    said = session.text(text, OWN_QUESTION)
    session.saved(deeds.add(session.writing(said), said).id)


@question.verb("list", help=N_("List your own questions."))
@json_option
def list_questions(session: Session, as_json: bool) -> None:
    """List one's own questions."""
    from recoverytui.commands import questions as deeds
    from recoverytui.domain.entry import Kind

    diary = session.reading()
    found = [] if diary is None else deeds.all_(diary)
    if as_json:
        from recoverytui.cli.json_output import listing

        session.console.json(listing(Kind.QUESTION, found))
    elif found:
        session.console.table((each.id, each.noun.text) for each in found)
    elif diary is None:
        session.invite()
    else:
        session.console.say(session.words("You can write a question of your own: recovery question add"))


VERBS = (question,)
