"""Format wins as table rows, apart from the other kinds of entries, as the lists of wins need no more."""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from recoverytui.domain.entry import Entry
from recoverytui.domain.win import Win
from recoverytui.text.theme_names import THEMES
from recoverytui.text.translator import Translator

Row: TypeAlias = tuple[str, ...]


def with_remarks(text: str, *remarks: str | None) -> str:
    """Return a text followed by notes in brackets."""
    said = [remark for remark in remarks if remark]
    return f"{text} ({'; '.join(said)})" if said else text


def win_rows(words: Translator, wins: Iterable[Entry[Win]], today: date) -> list[Row]:
    """Return a row for each win: id, day, text."""
    return [(win.id, win.noun.day.isoformat(), win_text(words, win.noun, today)) for win in wins]


def win_text(words: Translator, win: Win, today: date) -> str:
    """Return the text of a win, with its themes and links in brackets."""
    return with_remarks(
        win.text,
        *(words(THEMES[theme]) for theme in win.themes),
        win.company and words("with {who}", who=win.company),
        words("only for me") if win.only_me else None,
        words("the day is still to come; change it with edit --day") if win.day > today else None,
    )
