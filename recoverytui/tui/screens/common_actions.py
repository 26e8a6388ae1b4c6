"""Actions available in every room: write a win, mark a day, write a note, pause, undo; forms are imported late."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from recoverytui.commands import days, entries, goals, overview, strategies, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.day import Day, Mark
from recoverytui.domain.goal import GoalState
from recoverytui.domain.win import Win
from recoverytui.errors import N_
from recoverytui.text.translator import NN_
from recoverytui.tui.context import Glance, glance
from recoverytui.tui.screens.base import DiaryScreen
from recoverytui.tui.screens.form_host import WIN_TEXT, background_action

if TYPE_CHECKING:
    from recoverytui.tui.dialogs.form_spec import Values

MARKED = {
    Mark.HARD: N_("Marked as a hard day."),
    Mark.REST: N_("Marked as a rest day."),
}

SAVED_PAGE = NN_("Saved: {n} win. Press u to undo.", "Saved: {n} wins. Press u to undo.")


class Links(NamedTuple):
    """The active goals and strategies, their texts by id, the ids that the win names, and the snapshot."""

    goals: list[tuple[str, str]]
    strategies: list[tuple[str, str]]
    goal: str | None
    strategy: str | None
    moment: Glance


def links(diary: Diary, win: Win | None = None) -> Links:
    """Return what a win can name, with the entries that it names already in any state; runs on the diary thread."""
    named = {win.goal, win.strategy} if win else set()
    wanted = [line.entry for line in goals.all_(diary)]
    helping = [line.entry for away in (False, True) for line in strategies.all_(diary, away=away)]
    return Links(
        [(each.id, each.noun.text) for each in wanted if each.noun.state is GoalState.GOING_ON or each.uid in named],
        [(each.id, each.noun.text) for each in helping if not each.noun.away or each.uid in named],
        next((each.id for each in wanted if win and each.uid == win.goal), None),
        next((each.id for each in helping if win and each.uid == win.strategy), None),
        glance(diary),
    )


class CommonActions(DiaryScreen):
    """A room with the actions that are available everywhere."""

    @background_action
    async def action_new_win(self) -> None:
        """Add a win."""
        self.expect_form(WIN_TEXT)
        seen = await self.do(links)
        await self.write_win(seen.moment.today, seen)

    async def write_win(self, day: date, seen: Links) -> None:
        """Show the form of a win of a day, save it and confirm."""
        from recoverytui.commands import questions
        from recoverytui.tui.dialogs import entry_forms

        moment, asked = seen.moment, await self.do(questions.walk, self.words.language)
        spec = entry_forms.win(
            self.words, moment.today, seen.goals, seen.strategies, still_up=moment.still_up, day=day, questions=asked
        )

        async def save(values: "Values") -> None:
            text = values.pop("text")
            saved = await self.save(spec.draft_key, wins.add, text, **win_parts(values))
            self.say_saved(saved)

        if await self.ask(spec, save):
            self.reload()

    def say_saved(self, saved: wins.Added) -> None:
        """Confirm a saved win: a new run gets a welcome, and its number is only shown where numbers are."""
        if saved.came_back:
            self.say(self.words("Saved. A new start counts too."))
        elif self.quiet:
            self.say(self.words("Saved."))
        else:
            self.say(self.words("Saved. That is win number {n}.", n=saved.total))

    @background_action
    async def action_win_page(self) -> None:
        """Add the wins of a page, one on each line, in one step."""
        from recoverytui.text.page_of_wins import read_page
        from recoverytui.tui.dialogs import entry_forms

        today = (await self.do(glance)).today
        spec = entry_forms.win_page(self.words)

        async def save(values: "Values") -> None:
            added = await self.save(spec.draft_key, wins.add_page, read_page(values["text"], today))
            self.say(
                self.words.plural("Saved: {n} win. Press u to undo.", "Saved: {n} wins. Press u to undo.", len(added))
            )

        if await self.ask(spec, save):
            self.reload()

    @background_action
    async def action_hard_day(self) -> None:
        """Mark today as a hard day, or remove the mark; no text is asked for."""
        await self.mark_day(Mark.HARD)

    @background_action
    async def action_rest_day(self) -> None:
        """Mark today as a rest day, or remove the mark."""
        await self.mark_day(Mark.REST)

    async def mark_day(self, mark: Mark, day: date | None = None) -> None:
        """Add or remove a mark of a day, and confirm."""

        def turn(diary: Diary) -> tuple[Day, bool]:
            wanted = day or diary.today
            known = days.get(diary, wanted).mark
            days.mark(diary, None if known is mark else mark, wanted)
            return days.get(diary, wanted), wanted == diary.today

        now, is_today = await self.do(turn)
        said = self.words(MARKED[now.mark]) if now.mark else self.words("The mark is taken away.")
        if now.mark is Mark.HARD and self.room != "overview":  # there the greeting says it
            said = f"{said} {self.words('You do not have to write anything.')}"
            from recoverytui.commands import hard_days

            answer = await self.do(hard_days.hard_day) if is_today else None
            if answer and (answer.pinned or answer.card or answer.been_here):
                said = f"{said} {self.words('Key 1 shows what helps you.')}"
        self.say(said)
        self.reload()

    @background_action
    async def action_day_note(self) -> None:
        """Edit the note of today."""
        moment = await self.do(glance)
        await self.write_note(moment.today, moment.today)

    async def write_note(self, day: date, today: date) -> None:
        """Show the form of a day's note, save it and confirm."""
        from recoverytui.commands import questions
        from recoverytui.tui.dialogs import entry_forms

        known = await self.do(days.get, day)
        asked = () if known.note else await self.do(questions.walk, self.words.language)
        spec = entry_forms.day_note(self.words, day, today, known.note, questions=asked)

        async def save(values: "Values") -> None:
            await self.save(spec.draft_key, days.note, values["note"], day)
            self.say(self.words("Saved."))

        if await self.ask(spec, save):
            self.reload()

    @background_action
    async def action_pause(self) -> None:
        """Start a pause, or end the current one."""
        from recoverytui.tui.dialogs import entry_forms

        moment = await self.do(glance)
        if await self.do(days.open_pause) is not None:
            await self.do(days.end_pause)
            self.say(self.words("Welcome back. We go on from here."))
            self.reload()
            return
        spec = entry_forms.start_pause(self.words, moment.today)

        async def save(values: "Values") -> None:
            await self.save(spec.draft_key, days.start_pause, values["start"], values["note"] or None)
            self.say(self.words("The pause has begun. Nothing is lost."))

        if await self.ask(spec, save):
            self.reload()

    @background_action
    async def action_undo(self) -> None:
        """Undo the last command."""
        from recoverytui.text import step_names

        undone = await self.do(entries.undo)
        if undone is None:
            self.say(self.words("There is nothing to take back."))
        else:
            self.say(step_names.undone(self.words, undone, await self.do(entries.next_undo)))
        self.reload()

    @background_action
    async def action_redo(self) -> None:
        """Redo the last command that was undone."""
        from recoverytui.text import step_names

        redone = await self.do(entries.redo)
        self.say(step_names.done_again(self.words, redone) if redone else self.words("There is nothing to do again."))
        self.reload()

    @background_action
    async def action_new_page(self) -> None:
        """Begin a new page today; every win stays."""
        await self.do(overview.begin_page)
        self.say(self.words("A new page begins today. All your wins are still here."))
        self.reload()

    @background_action
    async def action_join_pages(self) -> None:
        """Let the measures run over all days again."""
        await self.do(overview.join_pages)
        self.say(self.words("Days and weeks count over all your days again."))
        self.reload()

    @background_action
    async def action_quiet_view(self) -> None:
        """Toggle whether numbers and old entries are hidden."""
        from recoverytui.commands import settings

        def turn(diary: Diary) -> bool:
            return settings.set_preference(diary, "quiet_view", not diary.prefs.quiet_view).quiet_view

        quiet = await self.do(turn)
        self.say(
            self.words("Quiet view: no numbers, no old entries.") if quiet else self.words("Numbers are shown again.")
        )
        self.reload()


def win_parts(values: "Values") -> "Values":
    """Return the values of the form as arguments of the win's command."""
    from recoverytui.tui.dialogs.form_spec import spoken

    return spoken(values) | {"themes": tuple(values["themes"])}
