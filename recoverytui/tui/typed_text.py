"""Text of key and paste events."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from textual.app import App
from textual.events import Key, MouseEvent, Paste
from textual.screen import Screen

from recoverytui.domain.validation import is_text

Input: TypeAlias = Key | Paste | MouseEvent
AnyApp: TypeAlias = App[Any]
AnyScreen: TypeAlias = Screen[Any]
"""An application and a screen whose results are of no interest here: both are invariant in their type."""


def is_backspace(event: Input) -> bool:
    """Return whether an event is the Backspace key."""
    return isinstance(event, Key) and event.key == "backspace"


def text_of(events: Iterable[Input]) -> str:
    """Return the text of keys and pastes."""
    return "".join(event.text if isinstance(event, Paste) else letter_of(event) for event in events)


def letter_of(event: Input) -> str:
    """Return the character a key types, a line feed for a line break, and nothing for other keys."""
    if not isinstance(event, Key):
        return ""
    if event.key == "ctrl+j":
        return "\n"
    return event.character if event.character and is_text(event.character) else ""
