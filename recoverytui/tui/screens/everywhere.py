"""What can be done in every room: write a win, mark a day, note it, rest, take back."""

from datetime import date
from typing import NamedTuple

from recoverytui.commands import days, goals, hard_day, history, preferences, questions, strategies, wins
from recoverytui.commands.diary import Diary
from recoverytui.domain.day import Day, Mark
from recoverytui.domain.goal import GoalState
from recoverytui.domain.win import Win
from recoverytui.errors import N_
from recoverytui.text import names
from recoverytui.tui.dialogs import nouns
from recoverytui.tui.dialogs.form import Values, spoken
from recoverytui.tui.home import Glance, glance
from recoverytui.tui.screens.base import DiaryScreen, deed

MARKED = {
    Mark.HARD: N_("Marked as a hard day. You do not have to write anything."),
    Mark.REST: N_("Marked as a rest day."),
}


class Links(NamedTuple):
    """What a win can name: goals going on and strategies in use, as ids with texts; what it names; the moment."""

    goals: list[tuple[str, str]]
    strategies: list[tuple[str, str]]
    goal: str | None
    strategy: str | None
    moment: Glance


def links(diary: Diary, win: Win | None = None) -> Links:
    """Return what a win can name, with what this win names already whatever became of it; a deed for the desk."""
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


class Everywhere(DiaryScreen):
    """A room in which the deeds of everywhere hold."""

    @deed
    async def action_new_win(self) -> None:
        """Write a win."""
        seen = await self.do(links)
        await self.write_win(seen.moment.today, seen)

    async def write_win(self, day: date, seen: Links) -> None:
        """Ask for a win of a day, save it and say so."""
        moment, asked = seen.moment, await self.do(questions.walk, self.words.language)
        asks = nouns.win(
            self.words, moment.today, seen.goals, seen.strategies, still_up=moment.still_up, day=day, questions=asked
        )

        async def save(values: Values) -> None:
            text = values.pop("text")
            saved = await self.save(asks.place, wins.add, text, **win_parts(values))
            self.say_saved(saved)

        if await self.ask(asks, save):
            self.reload()

    def say_saved(self, saved: wins.Added) -> None:
        """Say that a win is saved: a new start is welcomed, and its number is only said where numbers are shown."""
        if saved.came_back:
            self.say(self.words("Saved. A new start counts too."))
        elif self.quiet:
            self.say(self.words("Saved."))
        else:
            self.say(self.words("Saved. That is win number {n}.", n=saved.total))

    @deed
    async def action_hard_day(self) -> None:
        """Mark today as a hard day, or take the mark away; no words are asked for."""
        await self.mark_day(Mark.HARD)

    @deed
    async def action_rest_day(self) -> None:
        """Mark today as a rest day, or take the mark away."""
        await self.mark_day(Mark.REST)

    async def mark_day(self, mark: Mark, day: date | None = None) -> None:
        """Mark a day, or take this mark away, and say so."""

        def turn(diary: Diary) -> tuple[Day, bool]:
            wanted = day or diary.today
            known = days.get(diary, wanted).mark
            days.mark(diary, None if known is mark else mark, wanted)
            return days.get(diary, wanted), wanted == diary.today

        now, is_today = await self.do(turn)
        said = self.words(MARKED[now.mark]) if now.mark else self.words("The mark is taken away.")
        if now.mark is Mark.HARD and is_today and self.room != "overview":
            answer = await self.do(hard_day.answer)
            if answer.pinned or answer.card:
                said = f"{said} {self.words('Key 1 shows what you said helps.')}"
        self.say(said)
        self.reload()

    @deed
    async def action_day_note(self) -> None:
        """Write the note of today."""
        moment = await self.do(glance)
        await self.write_note(moment.today, moment.today)

    async def write_note(self, day: date, today: date) -> None:
        """Ask for the note of a day, save it and say so."""
        known = await self.do(days.get, day)
        asked = () if known.note else await self.do(questions.walk, self.words.language)
        asks = nouns.day_note(self.words, day, today, known.note, questions=asked)

        async def save(values: Values) -> None:
            await self.save(asks.place, days.note, values["note"], day)
            self.say(self.words("Saved."))

        if await self.ask(asks, save):
            self.reload()

    @deed
    async def action_pause(self) -> None:
        """Start a pause, or end the one going on."""
        moment = await self.do(glance)
        if await self.do(days.open_pause) is not None:
            await self.do(days.end_pause)
            self.say(self.words("Welcome back. We go on from here."))
            self.reload()
            return
        asks = nouns.start_pause(self.words, moment.today)

        async def save(values: Values) -> None:
            await self.save(asks.place, days.start_pause, values["day"], values["note"] or None)
            self.say(self.words("The diary rests. Nothing is lost. You can write when you like."))

        if await self.ask(asks, save):
            self.reload()

    @deed
    async def action_undo(self) -> None:
        """Take back the last deed, whatever it was."""
        undone = await self.do(history.undo)
        if undone is None:
            self.say(self.words("There is nothing to take back."))
        else:
            self.say(names.undone(self.words, undone, await self.do(history.next_undo)))
        self.reload()

    @deed
    async def action_redo(self) -> None:
        """Do again what was taken back."""
        redone = await self.do(history.redo)
        self.say(names.done_again(self.words, redone) if redone else self.words("There is nothing to do again."))
        self.reload()

    @deed
    async def action_quiet_view(self) -> None:
        """Hide numbers and old entries, or show them."""

        def turn(diary: Diary) -> bool:
            return preferences.set_preference(diary, "quiet_view", not diary.prefs.quiet_view).quiet_view

        quiet = await self.do(turn)
        self.say(
            self.words("Quiet view: no numbers, no old entries.") if quiet else self.words("Numbers are shown again.")
        )
        self.reload()


def win_parts(values: Values) -> Values:
    """Return what a form says of a win as its deed takes it."""
    return spoken(values) | {"themes": tuple(values["themes"])}
