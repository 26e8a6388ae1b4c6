"""Edit actions: one form for each kind of entry, filled with its current values."""

from collections.abc import Callable
from datetime import date
from typing import Any

from recoverytui.commands import cards, entries, goals, strategies
from recoverytui.commands.diary import Diary
from recoverytui.domain.card import CardName
from recoverytui.domain.entry import Entry, Kind, parse_id
from recoverytui.domain.strategy import Strategy, Use
from recoverytui.domain.win import Win
from recoverytui.text.labels import entry_text
from recoverytui.text.translator import Translator
from recoverytui.tui import safe_text
from recoverytui.tui.context import glance
from recoverytui.tui.dialogs import card_and_talk_forms, entry_forms
from recoverytui.tui.dialogs.form_spec import FormSpec, Values, spoken
from recoverytui.tui.screens.common_actions import CommonActions, links
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.widgets.entry_list import EntryList
from recoverytui.tui.widgets.row import cropped
from recoverytui.tui.widgets.section_list import SectionList

LONGEST_SAID = 40
"""Maximum length in cells of an entry's text in a message about it."""


class EditActions(CommonActions):
    """A room in which entries can be edited."""

    @property
    def entry(self) -> Entry[Any] | None:
        """Return the entry under the cursor."""
        raise NotImplementedError

    @background_action
    async def action_edit(self) -> None:
        """Edit the entry under the cursor."""
        if self.entry is not None:
            await self.edit(self.entry)

    @background_action
    async def action_delete(self) -> None:
        """Delete the entry under the cursor, if it is visible; the deletion can be undone."""
        entry = self.entry
        if entry is None:
            return
        said = self._said_of(entry)
        if self._comes_in_sight():
            self.say(self.words("Not deleted yet: it was out of sight. This is it: {what}", what=said))
            return
        await self.do(entries.delete, entry.id)
        self.say(self.words("Deleted. Press u to undo. It was: {what}", what=said))
        self.reload()

    def _comes_in_sight(self) -> bool:
        """Scroll the cursor into view; return whether it was out of view, as after turning the wheel."""
        lists: list[EntryList | SectionList] = [*self.query(EntryList), *self.query(SectionList)]
        return bool(lists) and lists[0].comes_in_sight()  # a room has one of them

    def _said_of(self, entry: Entry[Any]) -> str:
        """Return the beginning of an entry's text."""
        today = self.glance.today if self.glance else entry.noun.day
        return cropped(safe_text.visible_line(entry_text(entry, self.words, today)), LONGEST_SAID, self.glyphs)

    async def edit(self, entry: Entry[Any]) -> None:
        """Show the form of an entry of any kind, and save the changes."""
        if entry.noun.kind is Kind.DAY:
            moment = await self.do(glance)
            await self.write_note(entry.noun.day, moment.today)
            return
        spec = await self._spec(entry)

        async def save(values: Values) -> None:
            await self.save(spec.draft_key, _change, entry.id, _parts(entry, values))
            self.say(self.words("Saved."))

        if await self.ask(spec, save):
            self.reload()

    async def _spec(self, entry: Entry[Any]) -> FormSpec:
        words, noun, kind = self.words, entry.noun, entry.noun.kind
        today = (await self.do(glance)).today
        if kind is Kind.WIN:
            return await self._win_spec(entry)
        if kind is Kind.USE:
            return entry_forms.use(words, today, await self.do(_strategy_of, noun), noun, id=entry.id)
        if kind is Kind.TRYOUT:
            return entry_forms.tryout(words, await self.do(_goal_of, noun.goal), noun, id=entry.id)
        return _simple_spec(words, entry, today)

    async def _win_spec(self, entry: Entry[Win]) -> FormSpec:
        seen = await self.do(links, entry.noun)
        return entry_forms.win(
            self.words,
            seen.moment.today,
            seen.goals,
            seen.strategies,
            entry.noun,
            id=entry.id,
            goal=seen.goal,
            strategy=seen.strategy,
        )


def _simple_spec(words: Translator, entry: Entry[Any], today: date) -> FormSpec:
    """Return the form of an entry that names no other entry."""
    noun, id = entry.noun, entry.id
    spec: dict[Kind, Callable[[], FormSpec]] = {
        Kind.STRATEGY: lambda: entry_forms.strategy(words, noun, id=id),
        Kind.GOAL: lambda: entry_forms.goal(words, noun, id=id),
        Kind.PAUSE: lambda: entry_forms.pause(words, today, noun, id=id),
        Kind.CARD: lambda: card_and_talk_forms.card(words, noun),
        Kind.TALK: lambda: card_and_talk_forms.talk(words, today, noun, id=id),
        Kind.ANSWER: lambda: card_and_talk_forms.answer(words, noun.question, id, noun),
        Kind.QUESTION: lambda: card_and_talk_forms.question(words, noun, id=id),
    }
    return spec[noun.kind]()


def _change(diary: Diary, id: str, parts: Values) -> Entry[Any]:
    kind, name = parse_id(id)
    if kind is Kind.CARD:  # an empty entry is deleted
        return cards.write(diary, CardName(str(name)), **parts)
    return entries.edit(diary, id, **parts)


def _parts(entry: Entry[Any], values: Values) -> Values:
    """Return the values of the form as fields of the noun; an entry's own text must not be empty."""
    parts = spoken(values) | {part: values[part] for part in ("text", "about") if part in values}
    if entry.noun.kind is Kind.WIN:
        parts["themes"] = tuple(parts["themes"])
    return parts


def _strategy_of(diary: Diary, use: Use) -> str:
    """Return the text of the strategy that a use names; runs on the diary thread."""
    lines = [line for away in (False, True) for line in strategies.all_(diary, away=away)]
    named: list[Entry[Strategy]] = [line.entry for line in lines if line.entry.uid == use.strategy]
    return named[0].noun.text if named else ""


def _goal_of(diary: Diary, uid: str) -> str:
    """Return the text of the goal with a uid; runs on the diary thread."""
    return next((line.entry.noun.text for line in goals.all_(diary) if line.entry.uid == uid), "")
