"""A question to write from, another when it is skipped; what was answered, and questions of one's own."""

from typing import Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from recoverytui.commands import drafts, questions
from recoverytui.commands.diary import Diary
from recoverytui.domain.course import Answer, Question
from recoverytui.domain.entry import Entry, Kind
from recoverytui.tui import keys, page, plain
from recoverytui.tui.dialogs import company
from recoverytui.tui.dialogs.form import Values
from recoverytui.tui.home import Home
from recoverytui.tui.page import BLANK, BOLD, QUIET, Lines
from recoverytui.tui.screens.base import deed
from recoverytui.tui.screens.list_room import ListRoom
from recoverytui.tui.widgets.entry_list import EntryList
from recoverytui.tui.widgets.row import Row
from recoverytui.tui.widgets.sheet import Sheet


class Seen(NamedTuple):
    """The questions in the order they come, the answers, the questions of one's own, and the one begun with."""

    walk: tuple[str, ...]
    answers: list[Entry[Answer]]
    own: list[Entry[Question]]
    begun: str


class QuestionsScreen(ListRoom):
    """One question, and what was written to others."""

    room = "questions"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.of("questions")]
    LEAD = 7

    data: Seen | None

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self._skipped = 0

    def body(self) -> ComposeResult:
        """Yield the question, the list under it, and the reader."""
        with Container(id="body"):
            with Vertical(id="listing"):
                yield Sheet(self._question, id="asked", classes="grows")
                yield Sheet(self.over, id="over")
                yield EntryList()
            yield Sheet(self.reader, id="reader")

    def gather(self, diary: Diary) -> Seen:
        """Return the questions, what was answered, and a question whose answer was begun."""
        begun = (place.removeprefix(company.ASKED) for place in drafts.all_(diary) if place.startswith(company.ASKED))
        walk = questions.walk(diary, self.words.language)
        return Seen(walk, questions.answers(diary), questions.all_(diary), next(begun, ""))

    @property
    def asked(self) -> str:
        """The question that is shown: one that was begun with first, then that of the day."""
        if self.data is None:
            return ""
        walk = self.data.walk
        if self.data.begun:
            walk = (self.data.begun, *(each for each in walk if each != self.data.begun))
        return walk[self._skipped % len(walk)]

    def _question(self, width: int, height: int) -> Lines:  # noqa: ARG002 - it is a Draw
        asked = page.said(self.asked, BOLD)
        hint = page.said(self.words("Answer, skip, or come back another day."), QUIET)
        return [BLANK, *page.wrapped(asked, width), *page.wrapped(hint, width), BLANK]

    def show_rows(self) -> None:
        """Show the question, the answers newest first, and the questions of one's own."""
        self.query_one("#asked", Sheet).show(self._question)
        if self.data is None:
            return
        rows = [self._row(entry) for entry in self.data.answers]
        if rows and self.data.own:
            rows += [Row("", ""), Row("", self.words("Questions of your own"))]
        rows += [Row(entry.id, entry.noun.text, item=entry) for entry in self.data.own]
        self.entries.show(rows)

    def _row(self, entry: Entry[Answer]) -> Row:
        day, words = entry.noun.day, self.words
        lead = words("{day} {month}", day=day.day, month=words.short_month(day))
        return Row(entry.id, entry.noun.text, lead, tail=entry.noun.week or "", item=entry)

    def over_words(self) -> str:
        """Return what the list begins with."""
        only_own = self.data is not None and self.data.own and not self.data.answers
        return self.words("Questions of your own") if only_own else self.words("What you wrote")

    def whole(self, entry: Entry[Any], width: int) -> Lines:
        """Return an answer under its question, or a question of one's own."""
        noun, words = entry.noun, self.words
        if noun.kind is Kind.QUESTION:
            return page.wrapped(plain.plain(noun.text), width)
        day = words.short_day(noun.day, self.glance.today if self.glance else noun.day)
        about = [day, plain.line(noun.week or ""), words("only for me") if noun.only_me else ""]
        return [
            *page.wrapped(plain.plain(noun.question, QUIET), width),
            *page.wrapped(plain.plain(noun.text), width),
            *page.wrapped(page.dotted(about, self.marks), width),
        ]

    def invitation(self, width: int) -> Lines:
        """Return what stands where nothing was answered."""
        return page.wrapped(self.words("What you write will be here. No question has to be answered."), width)

    def action_another(self) -> None:
        """Show another question."""
        self._skipped += 1
        self.query_one("#asked", Sheet).show(self._question)

    @deed
    async def action_answer(self) -> None:
        """Write what the question brings up."""
        asked = self.asked
        asks = company.answer(self.words, asked, f"{company.ASKED}{asked}")

        async def save(values: Values) -> None:
            text, only_me = values["text"], values["only_me"]
            entry = await self.save(asks.place, questions.answer, asked, text, only_me=only_me)
            self._begin = entry.id
            self.say(self.words("Saved."))

        if await self.ask(asks, save):
            self.reload()

    @deed
    async def action_add(self) -> None:
        """Write a question of one's own."""
        asks = company.question(self.words)

        async def save(values: Values) -> None:
            self._begin = (await self.save(asks.place, questions.add, values["text"])).id
            self.say(self.words("Saved."))

        if await self.ask(asks, save):
            self.reload()
