"""Bindings in the person's language: the word keys that stand in BINDINGS, said when they are shown."""

from dataclasses import replace

from textual.binding import ActiveBinding

from recoverytui.text.translator import Translator


def translated(active: dict[str, ActiveBinding], words: Translator) -> dict[str, ActiveBinding]:
    """Return bindings with their word keys said in a language; those that are not ours stay as they are."""
    return {
        key: each._replace(binding=replace(each.binding, description=words(each.binding.description)))
        if each.binding.id
        else each
        for key, each in active.items()
    }
