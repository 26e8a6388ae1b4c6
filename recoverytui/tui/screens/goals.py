"""Goals, each with its try-outs."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import work
from textual.binding import BindingType

from recoverytui.commands import goals
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import AnyEntry, Entry, Kind
from recoverytui.domain.goal import Goal, GoalLine, GoalState, TryOut, TryState
from recoverytui.domain.win import Win
from recoverytui.errors import N_, RecoveryError
from recoverytui.text import labels
from recoverytui.text.fields import label
from recoverytui.text.tryout_states import TRY_STATES
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.context import glance
from recoverytui.tui.dialogs import entry_forms
from recoverytui.tui.dialogs.form_spec import Values, spoken
from recoverytui.tui.input_queue import SEEKING
from recoverytui.tui.screens.base import DiaryScreen
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.screens.list_detail import ListDetailScreen
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.row import Row

ENDED = {
    GoalState.GOING_ON: N_("It goes on."),
    GoalState.REACHED: N_("Reached. It stays here as long as you like."),
    GoalState.CHANGED: N_("Changed. Wishes may change."),
    GoalState.ON_THE_SHELF: N_("It is on the shelf. You can take it down again."),
    GoalState.LET_GO: N_("Let go. That is a fine end too."),
}
"""Messages for a new state of a goal; every end is welcomed."""


class GoalsData(NamedTuple):
    """Goals with their try-outs, and by id the newest wins that name a goal, for those that were looked at."""

    lines: Sequence[GoalLine]
    wins: dict[str, Sequence[Entry[Win]]]


class GoalsScreen(ListDetailScreen):
    """List of goals and try-outs."""

    room = "goals"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("goals")]
    INVITES = "add"

    data: GoalsData | None

    def gather(self, diary: Diary) -> GoalsData:
        """Read the goals with their try-outs, active ones first, and the wins of the one under the cursor."""
        with diary.db.reading():
            lines = goals.all_(diary)
            here = self._begin or self.context.at.get(self.room, "")
            entry = next((line.entry for line in lines if line.entry.id == here), lines[0].entry if lines else None)
            return GoalsData(lines, {} if entry is None else {entry.id: goals.wins_of(diary, entry)})

    def on_entry_list_moved(self) -> None:
        """Read the wins of the goal under the cursor, unless they are known."""
        super().on_entry_list_moved()
        entry, seen = self.entry, self.data
        is_goal = entry is not None and entry.noun.kind is Kind.GOAL
        if seen is not None and entry is not None and is_goal and entry.id not in seen.wins:
            self._read_wins(entry, seen)

    @work(exclusive=True, group=SEEKING)
    async def _read_wins(self, goal: Entry[Goal], seen: GoalsData) -> None:
        try:
            seen.wins[goal.id] = await self.do(goals.wins_of, goal)
        except RecoveryError as error:
            self.say(self.words.error(error))
            return
        if self.data is seen:
            self._show_reader()

    @property
    def _lines(self) -> Sequence[GoalLine]:
        return self.data.lines if self.data else ()

    def show_rows(self) -> None:
        """Show goals by state, and under each its try-outs."""
        rows: list[Row] = []
        state = GoalState.GOING_ON
        for line in self._lines:
            if line.entry.noun.state is not state:
                state = line.entry.noun.state
                name = self.words(labels.GOAL_STATES[state])
                rows += [Row("", ""), Row("", name[:1].upper() + name[1:])]
            ended = state is not GoalState.GOING_ON
            rows.append(Row(line.entry.id, line.entry.noun.text, item=line.entry, quiet=ended))
            rows += [self._try_row(tryout, ended) for tryout in line.tryouts]
        self.entries.show(rows)

    def _try_row(self, tryout: Entry[TryOut], ended: bool) -> Row:
        tried = tryout.noun.state is TryState.TRIED
        sign = self.glyphs.of_try(tryout.noun.state)
        tail = self.words(TRY_STATES[tryout.noun.state])
        return Row(tryout.id, tryout.noun.text, tail=tail, glyph=sign, depth=1, item=tryout, quiet=ended or tried)

    def over_words(self) -> str:
        """Return the title of the list."""
        return self.words("Something I would like")

    def whole(self, entry: AnyEntry, width: int) -> Lines:
        """Return a goal with its reason and what is good enough, or a try-out with all its fields."""
        if entry.noun.kind is Kind.TRYOUT:
            return self._whole_tryout(entry, width)
        words, noun = self.words, entry.noun
        lines = typeset.wrapped(safe_text.plain(noun.text), width)
        lines += self._texts(noun, width)
        ended = noun.state is not GoalState.GOING_ON
        parts = [words(labels.GOAL_STATES[noun.state])] if ended else []
        parts += [words("only for me")] if noun.only_me else []
        if noun.sake:
            lines += self._labelled(words(label(Kind.GOAL, "sake")), words(labels.SAKES[noun.sake]), width)
        line = next((line for line in self._lines if line.entry.id == entry.id), None)
        if line is not None and line.tried and not self.quiet:
            parts.append(words.plural("{n} step tried", "{n} steps tried", line.tried))
        if parts:
            lines += [BLANK, *typeset.wrapped(typeset.dotted(parts, self.glyphs), width)]
        return lines if line is None else [*lines, *self._gathered(line, width)]

    def _gathered(self, line: GoalLine, width: int) -> Lines:
        """Return the wins that name a goal, and its try-outs with their states."""
        words, today = self.words, self.glance.today if self.glance else None
        lines: Lines = []
        wins = self.data.wins.get(line.entry.id, ()) if self.data else ()
        if wins:
            lines += [BLANK, *typeset.wrapped(typeset.styled(words("Wins on the way"), QUIET), width)]
        for win in wins:
            day = "" if today is None else words.short_day(win.noun.day, today)
            lines += self._marked(self.glyphs.win, win.noun.text, day, width)
        if line.tryouts:
            lines += [BLANK, *typeset.wrapped(typeset.styled(words("Try-outs"), QUIET), width)]
        for tryout in line.tryouts:
            state = words(TRY_STATES[tryout.noun.state])
            lines += self._marked(self.glyphs.of_try(tryout.noun.state), tryout.noun.text, state, width)
        return lines

    def _marked(self, glyph: str, text: str, aside: str, width: int) -> Lines:
        said = safe_text.plain(f"{glyph} {safe_text.visible_line(text)}")
        return typeset.wrapped_with(said, typeset.styled(aside, QUIET), width, hang=2)

    def _whole_tryout(self, entry: Entry[TryOut], width: int) -> Lines:
        words, noun = self.words, entry.noun
        said = [words(TRY_STATES[noun.state])]
        if noun.day and self.glance:
            said.append(words.short_day(noun.day, self.glance.today))
        said += [words(label(Kind.TRYOUT, "wants_company"))] if noun.wants_company else []
        lines = typeset.wrapped(safe_text.plain(noun.text), width) + self._texts(noun, width)
        return lines + typeset.wrapped(typeset.dotted(said, self.glyphs), width)

    def _texts(self, noun: Goal | TryOut, width: int) -> Lines:
        lines: Lines = []
        for name, text in labels.labelled_texts(self.words, noun):
            lines += self._labelled(name, text, width)
        return lines

    def _labelled(self, name: str, text: str, width: int) -> Lines:
        return typeset.wrapped(typeset.styled(f"{name}: ", QUIET) + safe_text.plain(text), width)

    def invitation(self, width: int) -> Lines:
        """Return the text of an empty list."""
        said = self.words("What you would like will be here, on your own terms. It may be small.")
        return typeset.wrapped(said, width)

    def explain(self) -> list[tuple[str, str]]:
        """Return the meaning of the number under a goal."""
        tried = next((line.tried for line in self._lines if line.tried), 0)
        if not tried:
            return []
        said = self.words.plural("{n} step tried", "{n} steps tried", tried)
        return [(said, self.words("How many things you tried out on the way, whatever came of them."))]

    @background_action
    async def action_add(self) -> None:
        """Add a goal."""
        spec = entry_forms.goal(self.words)

        async def save(values: Values) -> None:
            text = values.pop("text")
            await self.save(spec.draft_key, goals.add, text, **spoken(values))
            self.say(self.words("Saved."))

        if await self.ask(spec, save):
            self.reload()

    @background_action
    async def action_try_out(self) -> None:
        """Add a try-out to the goal under the cursor."""
        goal = self._goal()
        if goal is None:
            return
        spec = entry_forms.tryout(self.words, goal.noun.text, of=goal.id)

        async def save(values: Values) -> None:
            text = values.pop("text")
            await self.save(spec.draft_key, goals.try_out, goal.id, text, **spoken(values))
            self.say(self.words("Saved."))

        if await self.ask(spec, save):
            self.reload()

    def _goal(self) -> Entry[Goal] | None:
        """Return the goal under the cursor, or the goal of the try-out there."""
        entry = self.entry
        uid = None if entry is None else entry.noun.goal if entry.noun.kind is Kind.TRYOUT else entry.uid
        return next((line.entry for line in self._lines if line.entry.uid == uid), None)

    @background_action
    async def action_state(self) -> None:
        """Set the state of the goal or try-out under the cursor."""
        if self.entry is not None and self.entry.noun.kind is Kind.TRYOUT:
            await ask_try_state(self, self.entry)
        elif self.entry is not None:
            await self._goal_state(self.entry)

    async def _goal_state(self, goal: Entry[Goal]) -> None:
        async def save(values: Values) -> None:
            state = GoalState(values["state"])
            await self.do(goals.set_state, goal.id, state, became=values.get("became"))
            self.say(self.words(ENDED[state]))

        if await self.ask(entry_forms.goal_state(self.words, goal.noun, goal.id), save):
            self.reload()


async def ask_try_state(room: DiaryScreen, tryout: Entry[TryOut]) -> None:
    """Show the form of a try-out's progress over a room, save it and confirm."""
    today = (await room.do(glance)).today
    spec = entry_forms.try_state(room.words, today, tryout.noun, tryout.id)

    async def save(values: Values) -> None:
        state = TryState(values["state"])
        said = {part: values[part] for part in ("day", "found", "felt")}
        await room.save(spec.draft_key, goals.set_try_state, tryout.id, state, **said)
        tried = room.words("Tried. Trying counts, whatever came of it.")
        room.say(tried if state is TryState.TRIED else room.words("Saved."))

    if await room.ask(spec, save):
        room.reload()
