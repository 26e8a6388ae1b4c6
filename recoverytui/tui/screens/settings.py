"""Settings in four groups: look, rhythm, privacy, help; each explains itself and applies at once."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from recoverytui.commands import people, settings, watched_names
from recoverytui.commands.diary import Diary
from recoverytui.dataclass import field_names
from recoverytui.errors import N_, RecoveryError
from recoverytui.tui import keys, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.screens import settings_lists
from recoverytui.tui.screens.common_actions import CommonActions
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.settings_choices import AFTER, GROUPS, LISTS, WAYS, Choice
from recoverytui.tui.screens.settings_lists import CONTACT, NAMES, PEOPLE, Listing
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.canvas import Canvas, Draw
from recoverytui.tui.widgets.choices import ActionChoices, SingleChoice
from recoverytui.tui.widgets.field import Changed
from recoverytui.tui.widgets.footer import Item
from recoverytui.tui.widgets.options import Options

CHANGE = "change"
"""Name of the key that changes the focused choice."""


class SettingsData(NamedTuple):
    """Settings stored in the diary."""

    kept: dict[str, object]
    names: tuple[str, ...]
    people: tuple[str, ...]


class SettingsScreen(CommonActions):
    """Four groups, one shown at a time."""

    room = "settings"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("settings")]
    AUTO_FOCUS = "#group"

    data: SettingsData | None

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._shown: tuple[object, ...] = ()
        """Language, glyphs and lists of the choices that are mounted."""

    def body(self) -> ComposeResult:
        """Yield the container of a group and its choices."""
        yield VerticalScroll(id="body", can_focus=False)

    def gather(self, diary: Diary) -> SettingsData:
        """Read the settings of the diary."""
        prefs = diary.prefs
        own = tuple(each.name for each in people.all_(diary))
        return SettingsData({name: getattr(prefs, name) for name in field_names(prefs)}, watched_names.all_(diary), own)

    def show(self) -> None:
        """Mount the choices again if language, glyphs or lists have changed, else update their values."""
        wanted = (self.words.language, self.glyphs, *map(self._known, (NAMES, PEOPLE, CONTACT)))
        if self._shown != wanted:
            self._shown = wanted
            self.call_later(self._set_out)
            return
        for pick in self.query(".choice").results(SingleChoice):
            if pick.value != self._now(pick.part):
                pick.put(self._now(pick.part))
                pick.refresh()

    async def _set_out(self) -> None:
        """Mount the groups; the focus stays on the same group."""
        if not self._is_set_out:
            return
        body, focused = self.query_one("#body"), getattr(self.focused, "part", "group")
        groups = [(name, self.words(title)) for name, title, _, _ in GROUPS]
        at = self.query_one("#group", SingleChoice).value if self.query("#group") else "look"
        async with body.batch():
            await body.remove_children()
            chooser = SingleChoice("group", groups, self.glyphs, at)
            chooser.id = "group"
            await body.mount(chooser, *(Vertical(id=f"group-{name}", classes="group") for name, *_ in GROUPS))
            await self._show_group(at)
        for field in self.query(Options):
            if field.part == focused:
                field.focus()

    async def go_to_part(self, part: str) -> None:
        """Show the group of a setting, and focus the setting."""
        group = next(name for name, _, choices, _ in GROUPS if part in {choice.key for choice in choices})
        self.query_one("#group", SingleChoice).put(group)
        await self._show_group(group)
        next(pick for pick in self.query(".choice").results(SingleChoice) if pick.part == part).focus(
            scroll_visible=False
        )

    def _group(self, name: str, title: str, choices: Sequence[Choice], note: str) -> Iterator[Widget]:
        """Yield the choices of a group; the lines between two of them are one widget."""
        lines = [(typeset.FIRST, title)]
        for choice in choices:
            yield self._between([*lines, ("", choice.name)])
            yield self._pick(choice)
            lines = [(QUIET, choice.explanation)] if choice.explanation else []
        for listing in LISTS.get(name, ()):
            yield self._between([*lines, ("", listing.name)])
            known = settings_lists.options(listing, self._known(listing), self.words(listing.add))
            opener = ActionChoices(listing.key, known, self.glyphs)
            opener.add_class("choice")
            yield opener
            lines = [(QUIET, listing.explanation)]
        if name == "privacy":
            locked = self.context.diary_thread.is_locked
            note = N_("F9 hides the screen. Ctrl+L locks the diary.") if locked else note
            lines.append((AFTER, WAYS))
        if note:
            lines.append((AFTER if name == "help" else QUIET, note))
        yield self._between(lines)

    def _pick(self, choice: Choice) -> Widget:
        same = choice.key == "language"  # each language is called by its own name
        options = [(value, label if same else self.words(label)) for value, label in choice.options]
        now = self._now(choice.key)
        if now not in dict(options):  # set in the shell, to a number that is not among the options
            options.append((now, str(now)))
        pick = SingleChoice(choice.key, options, self.glyphs, now)
        pick.others = self.words("{n} more", n=len(options) - 1)
        pick.add_class("choice")
        return pick

    def _between(self, lines: Sequence[tuple[str, str]]) -> Canvas:
        drawn = [self._line(style, sentence) for style, sentence in lines]
        return Canvas(lambda width, height: [line for draw in drawn for line in draw(width, height)], classes="grows")

    def _known(self, listing: Listing) -> tuple[str, ...]:
        if listing is CONTACT:
            return tuple(filter(None, (self.context.settings.contact,)))
        return () if self.data is None else self.data.names if listing is NAMES else self.data.people

    def _line(self, style: str, sentence: str) -> Draw:
        words = self.words

        def draw(width: int, height: int) -> Lines:  # noqa: ARG001 - it is a Draw
            if style == typeset.FIRST:
                return [BLANK, typeset.rule(words(sentence), width, self.glyphs)]
            space = [BLANK] if style != QUIET else []
            return [
                *space,
                *typeset.wrapped(typeset.styled(words(sentence), QUIET if style == AFTER else style), width),
            ]

        return draw

    def _now(self, key: str) -> object:
        if key == "language":
            return self.words.language
        if self.data is not None and key in self.data.kept:
            return self.data.kept[key]
        return getattr(self.context.settings, key)

    async def _show_group(self, name: str) -> None:
        """Show one group; its choices are mounted when it is shown first."""
        for each in GROUPS:
            group = self.query_one(f"#group-{each[0]}")
            group.display = each[0] == name
            if group.display and not group.children:
                await group.mount(*self._group(*each))

    async def on_changed(self, event: Changed) -> None:
        """Save the chosen value."""
        event.stop()
        opener = next((each for each in self.query(ActionChoices) if each.part == event.part), None)
        if opener is not None:
            self.change_list(opener.part, opener.value)
            return
        pick = next(each for each in self.query(SingleChoice) if each.part == event.part)
        if pick.part == "group":
            await self._show_group(pick.value)
        elif pick.part == "language":
            self.app.set_language(str(pick.value))
        elif self.data is not None and pick.part in self.data.kept:
            await self._set_in_diary(pick.part, pick.value)
        else:
            self.app.change_setting(pick.part, pick.value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Disable opening where there is nothing to open."""
        return action != "open" or isinstance(self.focused, ActionChoices)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Update the footer's keys for the focused choice; after the last one, scroll to the end."""
        if self._is_set_out:
            self.show_keys()
        group = event.widget.parent
        if isinstance(group, Vertical) and event.widget is group.query(".choice").last():
            self.call_after_refresh(self.query_one("#body").scroll_end, animate=False)

    def key_items(self) -> list[Item]:
        """Return the keys, with those of a list where the focused choice is one: it is not changed as a row is."""
        items, focused = super().key_items(), self.focused
        if not isinstance(focused, SingleChoice) or not focused.is_list(focused.size.width or self.size.width):
            return items
        own = [Item(self.words(hint.sign), self.words(hint.label), hint.keys, CHANGE) for hint in focused.hints]
        return [each for item in items for each in (own if item.name == CHANGE else [item])]

    def action_open(self) -> None:
        """Open the name or line under the cursor."""
        if isinstance(self.focused, ActionChoices):
            self.focused.action_tick()

    def action_change(self) -> None:
        """Choose the next value of the focused choice."""
        if isinstance(self.focused, Options):
            self.focused.action_step(1)

    @background_action
    async def change_list(self, key: str, value: str) -> None:
        """Edit an item of a list, or add one."""
        await settings_lists.change(self, key, value)

    async def _set_in_diary(self, key: str, value: object) -> None:
        try:
            await self.do(settings.set_preference, key, value)
        except RecoveryError as error:
            self.say(self.words.error(error))
        self.reload()
