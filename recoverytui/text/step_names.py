"""Names of undoable steps, and the sentences after undo and redo."""

from recoverytui.errors import N_
from recoverytui.text.translator import Translator

DEEDS = {
    "win.add": N_("a new win"),
    "win.page": N_("a page of wins"),
    "win.edit": N_("a change in a win"),
    "win.delete": N_("a win that was deleted"),
    "strategy.add": N_("a new strategy"),
    "strategy.edit": N_("a change in a strategy"),
    "strategy.delete": N_("a strategy that was deleted"),
    "strategy.pin": N_("a strategy put on the overview"),
    "strategy.unpin": N_("a strategy taken off the overview"),
    "strategy.away": N_("a strategy put away"),
    "strategy.back": N_("a strategy taken out again"),
    "use.add": N_("a strategy that was used"),
    "use.edit": N_("a change in how a strategy helped"),
    "use.delete": N_("a use that was deleted"),
    "goal.add": N_("a new goal"),
    "goal.edit": N_("a change in a goal"),
    "goal.delete": N_("a goal that was deleted"),
    "goal.state": N_("a change in where a goal is"),
    "tryout.add": N_("a new try-out"),
    "tryout.edit": N_("a change in a try-out"),
    "tryout.delete": N_("a try-out that was deleted"),
    "tryout.state": N_("a change in where a try-out is"),
    "day.mark": N_("the mark on a day"),
    "day.note": N_("the note for a day"),
    "day.edit": N_("a change in a day"),
    "day.delete": N_("a day that was deleted"),
    "pause.start": N_("a pause that began"),
    "pause.end": N_("a pause that ended"),
    "pause.add": N_("a new pause"),
    "pause.edit": N_("a change in a pause"),
    "pause.delete": N_("a pause that was deleted"),
    "card.edit": N_("a change in a card"),
    "card.delete": N_("a card that was deleted"),
    "answer.add": N_("a new answer"),
    "answer.edit": N_("a change in an answer"),
    "answer.delete": N_("an answer that was deleted"),
    "talk.add": N_("a new talk"),
    "talk.edit": N_("a change in a talk"),
    "talk.delete": N_("a talk that was deleted"),
    "question.add": N_("a new question"),
    "question.edit": N_("a change in a question"),
    "question.delete": N_("a question that was deleted"),
    "restore": N_("something that was brought back"),
    "import": N_("a file that was taken in"),
    "setting.set": N_("a change in the settings"),
    "page.begin": N_("a new page"),
    "page.join": N_("pages that were joined"),
}
"""Names of commands, inserted into the sentences of `undone` and `done_again`."""

BROUGHT_BACK = {
    "win.delete": N_("The win is back."),
    "strategy.delete": N_("The strategy is back."),
    "use.delete": N_("The use is back."),
    "goal.delete": N_("The goal is back."),
    "tryout.delete": N_("The try-out is back."),
    "day.delete": N_("The day is back."),
    "pause.delete": N_("The pause is back."),
    "card.delete": N_("The card is back."),
    "answer.delete": N_("The answer is back."),
    "talk.delete": N_("The talk is back."),
    "question.delete": N_("The question is back."),
}
"""Sentences after a deletion was undone."""


def undone(words: Translator, deed: str, then: str | None = None) -> str:
    """Return the sentence after an undo: "Undone: a new win."; `then` is the command that undo would undo next."""
    if deed == "erase":
        said = words("What was deleted for good cannot be brought back. Nothing was undone.")
        instead = words("Undo once more takes back: {deed}.", deed=words(DEEDS[then])) if then in DEEDS else ""
        return f"{said} {instead}".rstrip()
    if deed not in DEEDS:
        return words("Undone.")
    if deed in BROUGHT_BACK:
        return words(BROUGHT_BACK[deed])
    return words("Undone: {deed}.", deed=words(DEEDS[deed]))


def done_again(words: Translator, deed: str) -> str:
    """Return the sentence after a redo: "Done again: a new win."."""
    if deed not in DEEDS:
        return words("Done again.")
    if deed in BROUGHT_BACK:
        return words("Deleted again.")
    return words("Done again: {deed}.", deed=words(DEEDS[deed]))
