"""Paths (in the code: programmes): weeks with questions, taken at one's own pace."""

from collections.abc import Iterable
from typing import NamedTuple

from recoverytui.dataclass import dataclass
from recoverytui.domain.answer import Answer
from recoverytui.domain.entry import Entry
from recoverytui.domain.languages import LANGUAGES, SOURCE_LANGUAGE
from recoverytui.domain.validation import as_choice, one_line, set_fields
from recoverytui.domain.win import Theme
from recoverytui.errors import N_, BadInput, RecoveryError

MOST_WEEKS = 200
MOST_QUESTIONS = 100
LONGEST = 2_000
"""The most characters of one text of a path."""

SPELLINGS = {code: {**LANGUAGES[SOURCE_LANGUAGE].path_keywords, **row.path_keywords} for code, row in LANGUAGES.items()}
"""Keywords and theme names of a path's file, by language."""


@dataclass
class Week:
    """One week: a title, themes, an opening line, questions, and something to try; each text is one line."""

    title: str
    themes: tuple[Theme, ...] = ()
    line: str | None = None
    questions: tuple[str, ...] = ()
    try_out: str | None = None
    note: str | None = None
    """For the group's facilitator; not shown to the group."""

    def __post_init__(self) -> None:
        if len(self.questions) > MOST_QUESTIONS:
            raise _too_many(MOST_QUESTIONS)
        set_fields(
            self,
            title=_said(self.title),
            themes=tuple(dict.fromkeys(as_choice(Theme, theme) for theme in self.themes)),
            line=_maybe(self.line),
            questions=tuple(map(_said, self.questions)),
            try_out=_maybe(self.try_out),
            note=_maybe(self.note),
        )


@dataclass
class Programme:
    """A sequence of weeks; weeks are never marked as done."""

    title: str
    weeks: tuple[Week, ...] = ()
    ground: str | None = None
    """A line shown in every week."""

    def __post_init__(self) -> None:
        if len(self.weeks) > MOST_WEEKS:
            raise _too_many(MOST_WEEKS)
        set_fields(self, title=_said(self.title), ground=_maybe(self.ground))

    def numbered(self, number: int) -> Week:
        """Return a week by its number, from 1; raises BadInput when there is none."""
        if not self.weeks:
            raise BadInput(N_("This path has no weeks."))
        if not 1 <= number <= len(self.weeks):
            raise BadInput(N_("Choose a number from {least} to {most}."), least=1, most=len(self.weeks))
        return self.weeks[number - 1]


class ProgrammeStatus(NamedTuple):
    """A path in the list, and the current week."""

    name: str
    """What its file is called."""
    programme: Programme | None
    """None when its file is invalid; `refused` has the error."""
    number: int
    """The number of the current week, from 1; 0 in a path without weeks."""
    own: bool
    """Whether it is the person's own file."""
    refused: RecoveryError | None = None

    @property
    def week(self) -> Week | None:
        """The current week."""
        return self.programme.weeks[self.number - 1] if self.programme and self.number else None


class GroupWeek(NamedTuple):
    """What the group view shows: nothing from the diary."""

    title: str
    themes: tuple[Theme, ...]
    ground: str | None
    questions: tuple[str, ...]


class WeekAnswers(NamedTuple):
    """What a person wrote in one week, oldest first."""

    week: str | None
    answers: tuple[Entry[Answer], ...]


def group_week(programme: Programme, number: int) -> GroupWeek:
    """Return the group view of a week by its number; raises BadInput for an unknown one."""
    week = programme.numbered(number)
    return GroupWeek(week.title, week.themes, programme.ground, week.questions)


def answers_by_week(programme: Programme | None, newest_first: Iterable[Entry[Answer]]) -> tuple[WeekAnswers, ...]:
    """Group answers by week, in the order of the path, then those of weeks it no longer has."""
    of_week: dict[str | None, list[Entry[Answer]]] = {week.title: [] for week in (programme.weeks if programme else ())}
    for entry in reversed(list(newest_first)):
        of_week.setdefault(entry.noun.week, []).append(entry)
    return tuple(WeekAnswers(week, tuple(answers)) for week, answers in of_week.items() if answers)


def _said(text: str) -> str:
    text = one_line(text)
    if len(text) > LONGEST:
        raise BadInput(N_("Write it in one line of at most {most} characters."), most=LONGEST)
    return text


def _maybe(text: str | None) -> str | None:
    return _said(text) if text and text.strip() else None


def _too_many(most: int) -> BadInput:
    return BadInput(N_("There are too many: {most} is the most."), most=most)
