"""Translation of binding descriptions: BINDINGS hold msgids, which are translated when shown."""

from dataclasses import replace

from textual.binding import ActiveBinding

from recoverytui.text.translator import Translator


def translated(active: dict[str, ActiveBinding], words: Translator) -> dict[str, ActiveBinding]:
    """Return bindings with translated descriptions; those without a msgid stay as they are."""
    return {
        key: each._replace(binding=replace(each.binding, description=words(each.binding.description)))
        if each.binding.id
        else each
        for key, each in active.items()
    }
