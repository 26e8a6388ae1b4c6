"""What one takes along: all answers of a path drawn together, week by week."""

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from textual.binding import BindingType

from recoverytui.commands import paths
from recoverytui.commands.diary import Diary
from recoverytui.domain.entry import Entry
from recoverytui.domain.path import WeekAnswers
from recoverytui.tui import keys, page, plain
from recoverytui.tui.page import BLANK, QUIET, Lines
from recoverytui.tui.screens.page_room import PageRoom
from recoverytui.tui.screens.path import OPEN, open_path
from recoverytui.tui.widgets.passages import Passage


class Seen(NamedTuple):
    """What was answered on a path, and what the path is called."""

    title: str
    weeks: tuple[WeekAnswers, ...]


class TakenAlongScreen(PageRoom):
    """All that one wrote on a path."""

    room = "taken_along"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("taken_along")]

    data: Seen | None
    _name = ""

    def begin_with(self, entry: Entry[Any]) -> None:
        """Have the cursor on an answer when the room opens, whatever path it belongs to."""
        super().begin_with(entry)
        self._name = entry.noun.path

    def gather(self, diary: Diary) -> Seen:
        """Return the answers of the path that is open, oldest first in each week."""
        language = self.words.language
        name = self._name or open_path(diary, self.home.at.get(OPEN, ""))
        known = [line for line in paths.all_(diary, language) if line.name == name and line.path is not None]
        title = known[0].path.title if known and known[0].path else name
        return Seen(title, paths.taken_along(diary, name, language))

    def passages(self) -> Sequence[Passage]:
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

    def _title(self, title: str) -> Passage:
        return Passage(lambda width: [*page.wrapped(plain.plain(title, QUIET), width, indent=1), BLANK])

    def _heading(self, week: str) -> Passage:
        return Passage(lambda width: [page.rule(plain.line(week), width, self.marks), BLANK])

    def _question(self, question: str) -> Passage:
        def draw(width: int) -> Lines:
            return page.wrapped(plain.plain(question, page.FIRST), width, indent=1)

        return Passage(draw)
