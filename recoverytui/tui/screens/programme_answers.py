"""All answers of a programme, week by week."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType

from recoverytui.commands import programmes
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import AnyEntry
from recoverytui.domain.programme import WeekAnswers
from recoverytui.tui import keys, safe_text, typeset
from recoverytui.tui.screens.document_base import DocumentBase
from recoverytui.tui.screens.programme import OPEN, open_programme
from recoverytui.tui.typeset import BLANK, QUIET, Lines
from recoverytui.tui.widgets.section_list import Section


class ProgrammeAnswersData(NamedTuple):
    """Answers of a programme, and its title."""

    title: str
    weeks: tuple[WeekAnswers, ...]


class ProgrammeAnswersScreen(DocumentBase):
    """All answers to one programme."""

    room = "taken_along"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("taken_along")]

    data: ProgrammeAnswersData | None
    _programme = ""
    """Programme of the answer that the room was opened for; otherwise it is the open one."""

    def begin_with(self, entry: AnyEntry) -> None:
        """Put the cursor on an answer when the room opens, whatever programme it belongs to."""
        super().begin_with(entry)
        self._programme = entry.noun.path

    def gather(self, diary: Diary) -> ProgrammeAnswersData:
        """Read the answers of the open programme, oldest first in each week."""
        language = self.words.language
        name = self._programme or open_programme(diary, self.context.at.get(OPEN, ""))
        known = [line for line in programmes.all_(diary, language) if line.name == name and line.programme is not None]
        title = known[0].programme.title if known and known[0].programme else name
        return ProgrammeAnswersData(title, programmes.all_answers(diary, name, language))

    def sections(self) -> Sequence[Section]:
        """Return each week with its questions and answers, or an invitation."""
        if self.data is None:
            return []
        if not self.data.weeks:
            return [self.said(self.words("What you answer will be here, week by week."))]
        drawn = [self._title(self.data.title)]
        for week in self.data.weeks:
            drawn.append(self._heading(week.week or ""))
            asked = ""
            for entry in week.answers:
                if entry.noun.question != asked:
                    asked = entry.noun.question
                    drawn.append(self._question(asked))
                drawn.append(self.answer(entry))
        return drawn

    def _title(self, title: str) -> Section:
        return Section(lambda width: [*typeset.wrapped(safe_text.plain(title, QUIET), width, indent=1), BLANK])

    def _heading(self, week: str) -> Section:
        return Section(lambda width: [typeset.rule(safe_text.visible_line(week), width, self.glyphs), BLANK])

    def _question(self, question: str) -> Section:
        def draw(width: int) -> Lines:
            return typeset.wrapped(safe_text.plain(question, typeset.FIRST), width, indent=1)

        return Section(draw)
