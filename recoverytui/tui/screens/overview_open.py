"""Targets of the overview's rows, and the key that continues a draft; forms and rooms are imported when needed."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from recoverytui.domain.dashboard import ProgrammeWeek
from recoverytui.domain.entry import AnyEntry, Entry, Kind
from recoverytui.errors import N_
from recoverytui.text.overview import Leads
from recoverytui.text.translator import Translator
from recoverytui.tui.rooms import ROOMS
from recoverytui.tui.rooms import room as screen_of
from recoverytui.tui.screens.base import DiaryScreen
from recoverytui.tui.screens.overview_view import HELP_NOW
from recoverytui.tui.widgets.footer import Item

if TYPE_CHECKING:
    from textual.widget import Widget

_LABELS = {Kind.STRATEGY: N_("I used it"), Kind.TRYOUT: N_("How is it going?"), Kind.WIN: N_("open it")}
"""Footer label of Enter for each row; any other row opens its subject."""
_OTHER_KEYS = N_("other keys")
_WHILE_TYPING = {"help_now", "hide", "help"}
"""Footer keys that are no letters; help has F1 too."""


def label(leads: Leads) -> str:
    """Return the marked footer label of Enter on a row, or nothing where it opens the subject."""
    return _LABELS.get(leads.noun.kind, "") if isinstance(leads, Entry) else ""


async def open_what(room: DiaryScreen, leads: Leads) -> None:
    """Run the main action of a row: ask about a strategy or a try-out, or open the day, the entry or the room."""
    if isinstance(leads, Entry):
        await _open_entry(room, leads)
    elif isinstance(leads, ProgrammeWeek):
        room.app.push_screen(screen_of("path")(room.context))
    elif isinstance(leads, date):
        room.app.push_screen(screen_of("day")(room.context, leads))
    elif leads == HELP_NOW:
        await room.app.run_action("app.help_now")
    elif leads is not None:
        room.app.push_screen(screen_of(leads)(room.context))


async def _open_entry(room: DiaryScreen, entry: AnyEntry) -> None:
    if entry.noun.kind is Kind.STRATEGY:
        from recoverytui.tui.screens.strategies import ask_use

        await ask_use(room, entry)
    elif entry.noun.kind is Kind.TRYOUT:
        from recoverytui.tui.screens.goals import ask_try_state

        await ask_try_state(room, entry)
    else:
        from recoverytui.tui.screens.navigation import room_of

        if (to := room_of(room.context, entry)) is not None:
            room.app.push_screen(to)


def offer(begun: Sequence[str], today: date, words: Translator) -> str:
    """Return a sentence that names the key to continue a draft."""
    from recoverytui.tui.dialogs.card_and_talk_forms import ASKED

    ways = {"win": "n", f"day:{today.isoformat()}": "d", "strategy": "3 a", "goal": "4 a", "talk": "t a"}
    ways |= {key: "i" for key in begun if key.startswith(ASKED)}
    way = next((ways[key] for key in begun if key in ways), None)
    if way is None:
        return words("Something you had begun to write is kept where you wrote it.")
    return words("You had begun to write something. Press {key} to go on.", key=way)


def typed(focused: "Widget | None") -> str:
    """Return the text of the field that is being typed in."""
    return str(getattr(focused, "value", ""))


def draft_of(part: str, focused: "Widget | None") -> str:
    """Return the draft of the first win."""
    from recoverytui.tui.dialogs.form_spec import written_draft

    text = typed(focused)
    return written_draft({part: text} if text.strip() else {})


def labelled(items: Sequence[Item], label: str, words: Translator) -> list[Item]:
    """Return the footer items with this label of Enter, if there is one."""
    return [item._replace(label=words(label)) if item.name == "open" and label else item for item in items]


def typing_items(items: Sequence[Item], words: Translator) -> list[Item]:
    """Return the footer keys while the first win is written: none of them is a letter."""
    form, closed = ({key.name: key for key in ROOMS[name].keys} for name in ("form", "unlock"))
    ways = ((form["save"], form["save"].label), (form["back"], _OTHER_KEYS), (closed["quit"], closed["quit"].label))
    typing = [Item(key.sign, words(label), key.pressed) for key, label in ways]
    shown = [item for item in items if item.name in _WHILE_TYPING]
    return [*typing, *(item._replace(sign="F1", keys=("f1",)) if item.name == "help" else item for item in shown)]
