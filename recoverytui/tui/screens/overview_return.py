"""What the overview offers after a long time without wins: a pause for the days in between, a new page, or neither."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget

from recoverytui.domain.dashboard import Dashboard, Return
from recoverytui.text.glyphs import Glyphs
from recoverytui.text.translator import Translator
from recoverytui.tui import typeset
from recoverytui.tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from recoverytui.tui.widgets.choices import Question

PART = "return"
"""Name of the question."""


def is_asked(seen: Dashboard) -> bool:
    """Return whether anything is offered."""
    return seen.gap is not None or seen.offers_page


def question(seen: Dashboard, words: Translator, glyphs: Glyphs) -> "tuple[Widget, Question]":
    """Return the one question, and its answers."""
    from recoverytui.tui.widgets.choices import Question  # seldom asked

    yes, no = words("yes"), words("no")
    new_page = words("A new page counts days and weeks from today. All your wins stay.")
    if not seen.offers_page:
        asked, answers = (
            words("Would you like to put in a pause for the days in between?"),
            [(Return.PAUSE, yes), (Return.NEITHER, no)],
        )
    elif seen.gap is None:
        asked, answers = (
            f"{words('Would you like to begin a new page?')} {new_page}",
            [(Return.PAGE, yes), (Return.NEITHER, no)],
        )
    else:
        asked, answers = (
            f"{words('Would you like a new page, or a pause for the days in between?')} {new_page}",
            [(Return.PAGE, words("a new page")), (Return.PAUSE, words("a pause")), (Return.NEITHER, words("neither"))],
        )
    said = typeset.styled(asked)
    return (
        Canvas(lambda width, _: typeset.wrapped(said, width, indent=1), classes="grows"),
        Question(PART, answers, glyphs),
    )


def take_answer(screen: Screen[None], answer: Callable[[Return], None]) -> None:
    """Answer as was chosen, unless the question has gone since."""
    from recoverytui.tui.widgets.choices import Question

    for asked in screen.query(Question):
        answer(asked.value)
