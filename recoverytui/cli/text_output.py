"""Format entries as table rows."""

from collections.abc import Iterable, Iterator

from recoverytui.cli.win_output import Row, with_remarks
from recoverytui.domain.card import Card
from recoverytui.domain.day import Day, Pause
from recoverytui.domain.entry import Entry, Noun
from recoverytui.domain.goal import Agreement, GoalLine
from recoverytui.domain.strategy import StrategyLine, Use
from recoverytui.text.labels import CARD_NAMES, GOAL_STATES, HELPED, KIND_NAMES, MARKS
from recoverytui.text.translator import Translator
from recoverytui.text.tryout_states import TRY_STATES

INDENT = "  "


def strategy_rows(words: Translator, lines: Iterable[StrategyLine]) -> list[Row]:
    """Return a row for each strategy: id, text."""
    return [
        (
            line.entry.id,
            with_remarks(
                line.entry.noun.text,
                line.entry.noun.when and words("when {when}", when=line.entry.noun.when),
                words.plural("has helped once", "has helped {n} times", line.helped) if line.helped else None,
                words("on the overview") if line.entry.noun.pinned else None,
                words("only for me") if line.entry.noun.only_me else None,
            ),
        )
        for line in lines
    ]


def goal_rows(words: Translator, lines: Iterable[GoalLine]) -> Iterator[Row]:
    """Return a row for each goal, followed by one for each of its try-outs: id, state, text."""
    for line in lines:
        goal = line.entry
        remark = words("only for me") if goal.noun.only_me else None
        yield goal.id, words(GOAL_STATES[goal.noun.state]), with_remarks(goal.noun.text, remark)
        for tryout in line.tryouts:
            yield INDENT + tryout.id, words(TRY_STATES[tryout.noun.state]), INDENT + tryout.noun.text


def use_rows(words: Translator, uses: Iterable[Entry[Use]]) -> list[Row]:
    """Return a row for each use: id, day, how it did."""
    return [(use.id, use.noun.day.isoformat(), use_text(words, use.noun)) for use in uses]


def use_text(words: Translator, use: Use) -> str:
    """Return how a strategy did, and the note on it."""
    return "; ".join(filter(None, (words(HELPED[use.helped]) if use.helped else words("used"), use.note)))


def agreement_rows(words: Translator, agreements: Iterable[Agreement]) -> list[Row]:
    """Return a row for each try-out that somebody is to come along to: id, text."""
    return [
        (
            each.tryout.id,
            with_remarks(
                each.tryout.noun.text,
                words("with {who}", who=each.tryout.noun.company)
                if each.tryout.noun.company
                else words("I would like company"),
                each.tryout.noun.meet,
            ),
        )
        for each in agreements
    ]


def pause_rows(words: Translator, pauses: Iterable[Entry[Pause]]) -> list[Row]:
    """Return a row for each pause: id, from and to, note."""
    return [(pause.id, *_pause_cells(words, pause.noun)) for pause in pauses]


def _pause_cells(words: Translator, pause: Pause) -> tuple[str, str, str]:
    end = pause.end.isoformat() if pause.end else words("still going on")
    return pause.start.isoformat(), end, pause.note or ""


def any_row(words: Translator, entry: Entry[Noun]) -> Row:
    """Return a row for an entry of any kind: id, kind, text."""
    return entry.id, words(KIND_NAMES[entry.noun.kind]), text_of(words, entry)


def text_of(words: Translator, entry: Entry[Noun]) -> str:
    """Return the text of an entry, or a description for kinds without text."""
    match noun := entry.noun:
        case Use():
            return f"{noun.day.isoformat()}: {use_text(words, noun)}"
        case Day():
            return "; ".join(filter(None, (words(MARKS[noun.mark]) if noun.mark else None, noun.note)))
        case Card():
            return words(CARD_NAMES[noun.name])
        case Pause():
            return " ".join(_pause_cells(words, noun)).rstrip()
    values = (getattr(noun, name) for name in ("text", *noun.__slots__) if hasattr(noun, name))
    return next(value for value in values if isinstance(value, str))
