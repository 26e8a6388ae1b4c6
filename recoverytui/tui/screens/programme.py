"""Current week of a programme: theme, questions and answers. The person moves on, not the calendar."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content

from recoverytui.commands import programme_files, programmes
from recoverytui.commands.diary import Diary
from recoverytui.domain.answer import Answer
from recoverytui.domain.entry import Entry
from recoverytui.domain.programme import Programme, ProgrammeStatus, Week
from recoverytui.errors import FileRefused
from recoverytui.text.theme_names import THEMES
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.context import AppContext
from recoverytui.tui.dialogs import card_and_talk_forms
from recoverytui.tui.dialogs.form_spec import Values
from recoverytui.tui.screens.document_base import DocumentBase
from recoverytui.tui.screens.form_host import background_action
from recoverytui.tui.typeset import BLANK, QUIET, SECOND, Lines
from recoverytui.tui.widgets.section_list import Section

OPEN = "path:open"
"""Key under which the context keeps the open programme."""


class ProgrammeData(NamedTuple):
    """The open programme and its answers, newest first."""

    line: ProgrammeStatus
    answers: list[Entry[Answer]]


def gather_programme(diary: Diary, context: AppContext) -> ProgrammeData:
    """Return the open programme, or the error that refused its file; runs on the diary thread."""
    language = context.words.language
    name = open_programme(diary, context.at.get(OPEN, ""))
    try:
        line = programmes.get(diary, name, language)
    except FileRefused as refused:
        line = ProgrammeStatus(name, None, 0, programme_files.is_own(diary, name), refused)
    return ProgrammeData(line, programmes.answers(diary, name))


def open_programme(diary: Diary, wanted: str) -> str:
    """Return the programme that was opened last, else the one answered last, else the built-in one."""
    known = programme_files.names(diary)
    if wanted in known:
        return wanted
    answered = (entry.noun.path for entry in programmes.answers(diary))
    return next((name for name in answered if name in known), known[0])


class ProgrammeScreen(DocumentBase):
    """One week of a programme, with the person's answers below the questions."""

    room = "path"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("path")]

    data: ProgrammeData | None

    def gather(self, diary: Diary) -> ProgrammeData:
        """Read the current week."""
        return gather_programme(diary, self.context)

    def title_words(self) -> str:
        """Return the title of the programme."""
        programme = self.data.line.programme if self.data else None
        return safe_text.visible_line(programme.title) if programme else super().title_words()

    def show(self) -> None:
        """Draw the week."""
        if self.data is None:
            return
        self.context.at[OPEN] = self.data.line.name
        super().show()

    def sections(self) -> Sequence[Section]:
        """Return the week: theme, questions with their answers, and something to try."""
        line = self.data.line if self.data else None
        if line is None:
            return []
        if line.programme is None or line.week is None:
            return list(self._nothing(line))
        return list(self._week(line.programme, line.week, line.number))

    def _nothing(self, line: ProgrammeStatus) -> Iterator[Section]:
        words = self.words
        yield self.said(words.error(line.refused) if line.refused else words("This path has no weeks."))
        yield self.said(words("Press o to choose another path."), QUIET)

    def _week(self, programme: Programme, week: Week, number: int) -> Iterator[Section]:
        yield Section(lambda width: self._head(week, number, width))
        left = list(self.data.answers) if self.data else []
        for nth, question in enumerate(week.questions, 1):
            answers = [each for each in reversed(left) if each.noun.question == question]
            yield self._question(nth, question, after=not answers)
            for entry in answers:
                left.remove(entry)
                yield self.answer(entry)
        yield from self._others(week, left)
        if week.try_out:
            yield self.said(self.words("To try: {what}", what=week.try_out))
        if programme.ground:
            yield self.said(programme.ground, SECOND)

    def _head(self, week: Week, number: int, width: int) -> Lines:
        title = typeset.styled(
            self.words("Week {n}: {title}", n=number, title=safe_text.visible_line(week.title)), typeset.BOLD
        )
        lines = typeset.wrapped(title, width, indent=1)
        themes = typeset.dotted((self.words(THEMES[theme]) for theme in week.themes), self.glyphs)
        lines += typeset.wrapped(themes, width, indent=1) if themes.cell_length else []
        if week.line:
            lines += [BLANK, *typeset.wrapped(typeset.styled(week.line), width, indent=1)]
        return [*lines, BLANK]

    def _question(self, nth: int, question: str, *, after: bool) -> Section:
        """Return a question, with an empty line after it if it has no answer."""

        def draw(width: int) -> Lines:
            lines = typeset.wrapped(safe_text.plain(question, typeset.FIRST), width, indent=1)
            return [*lines, BLANK] if after else lines

        return Section(draw, f"question {nth}", question)

    def _others(self, week: Week, left: list[Entry[Answer]]) -> Iterator[Section]:
        """Yield this week's answers to questions that it no longer has."""
        others = [each for each in reversed(left) if each.noun.week == week.title]
        for entry in others:
            yield self._asked_before(entry.noun.question)
            yield self.answer(entry)

    def _asked_before(self, question: str) -> Section:
        said = Content.assemble(
            typeset.styled(self.words("Asked before:"), QUIET), " ", safe_text.plain(question, QUIET)
        )
        return Section(lambda width: typeset.wrapped(said, width, indent=1))

    @background_action
    async def action_write(self) -> None:
        """Answer the question under the cursor, or edit the answer there."""
        question, line = self.item, self.data.line if self.data else None
        if self.entry is not None:
            await self.edit(self.entry)
        elif line is not None and line.week is not None and isinstance(question, str):
            await self._write(line.name, line.week.title, question)

    async def _write(self, name: str, week: str, question: str) -> None:
        spec = card_and_talk_forms.answer(self.words, question, f"answer:{name}:{question}")

        async def save(values: Values) -> None:
            text, only_me = values["text"], values["only_me"]
            entry = await self.save(spec.draft_key, programmes.answer, name, week, question, text, only_me=only_me)
            self._begin = entry.id
            self.say(self.words("Saved."))

        if await self.ask(spec, save):
            self.reload()

    @background_action
    async def action_week(self, step: int) -> None:
        """Go to the next week, or return to the one before."""
        line = self.data.line if self.data else None
        if line is None or line.programme is None or not line.number:
            return
        if step < 0 and line.number == 1:
            self.say(self.words("This is the first week."))
            return
        if step > 0 and line.number == len(line.programme.weeks):
            self.say(self.words("This is the last week. You can go back to any week."))
            return
        await self.do(programmes.move, line.name, line.number + step, self.words.language)
        self.section_list.begin()
        self.reload()

    def action_group(self) -> None:
        """Show the week on the screen for groups."""
        from recoverytui.tui.screens.group import GroupScreen

        line = self.data.line if self.data else None
        if line is not None and line.programme is not None and line.number:
            self.app.push_screen(GroupScreen(self.context, line.programme, line.number))
