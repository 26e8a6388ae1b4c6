"""Commands on paths: the current week, the weeks themselves, and answers. Weeks are numbered from 1.

The current week is stored in the diary and can be undone; the weeks are in the path's file, whose last change
`put_back` reverts.
"""

from collections.abc import Callable
from contextlib import suppress

from recoverytui.commands import programme_files
from recoverytui.commands.diary import Diary
from recoverytui.domain import programme as rules
from recoverytui.domain.answer import Answer
from recoverytui.domain.book import ProgrammeState
from recoverytui.domain.entry import Entry
from recoverytui.domain.programme import Programme, ProgrammeStatus, WeekAnswers
from recoverytui.domain.validation import one_line
from recoverytui.errors import BadInput, FileRefused
from recoverytui.imports import programme_file
from recoverytui.storage import answers as rows
from recoverytui.storage import entries, settings


def all_(diary: Diary, language: str) -> list[ProgrammeStatus]:
    """Return the programmes: built-in ones in a language, then the person's own, an invalid one with its error."""
    lines = []
    for name in programme_files.names(diary):
        try:
            lines.append(get(diary, name, language))
        except FileRefused as refused:
            lines.append(ProgrammeStatus(name, None, 0, programme_files.is_own(diary, name), refused))
    return lines


def get(diary: Diary, name: str, language: str) -> ProgrammeStatus:
    """Return a programme; raises BadInput for an unknown name, FileRefused for an invalid file."""
    name = programme_files.known(diary, name)
    programme = programme_files.read(diary, name, language)
    kept = settings.values(diary.db).get(setting_key(name), 1)
    number = kept if isinstance(kept, int) else 1
    return ProgrammeStatus(
        name, programme, min(max(number, 1), len(programme.weeks)), programme_files.is_own(diary, name)
    )


def states(diary: Diary) -> list[ProgrammeState]:
    """Return the positions in all programmes and the person's changes to them, unvalidated."""
    kept = settings.values(diary.db)
    found = []
    for name in programme_files.names(diary):
        changes = ""
        if programme_files.is_own(diary, name):
            with suppress(FileRefused):  # edited by hand and invalid; `all_` reports it
                changes = programme_files.text(diary, name, "")  # an own file has no language versions
        week = kept.get(setting_key(name), 1)
        found.append(
            ProgrammeState(name, week if isinstance(week, int) else 1, tuple(changes.split("\n")) if changes else ())
        )
    return found


def move(diary: Diary, name: str, to: int, language: str) -> ProgrammeStatus:
    """Set the current week by its number; raises BadInput, FileRefused."""
    with diary.step("setting.set") as step:
        line = get(diary, name, language)
        _path(line).numbered(to)
        if to != line.number:
            settings.put(step, setting_key(line.name), to)
        return get(diary, name, language)


def skip(diary: Diary, name: str, language: str) -> ProgrammeStatus:
    """Go to the next week, if there is one. Raises BadInput, FileRefused."""
    line = get(diary, name, language)
    return move(diary, name, min(line.number + 1, len(_path(line).weeks)), language)


def repeat(diary: Diary, name: str, language: str, week: int | None = None) -> ProgrammeStatus:
    """Go back to a week: the one named, or the previous one. Raises BadInput, FileRefused."""
    line = get(diary, name, language)
    return move(diary, name, max(line.number - 1, 1) if week is None else week, language)


def rename_week(diary: Diary, name: str, week: int, title: str, language: str) -> ProgrammeStatus:
    """Rename a week; answers keep the title they were written under. Raises BadInput, FileRefused."""
    title = one_line(title)
    return _edit(diary, name, week, language, lambda text: programme_file.renamed(text, week, title), lambda here: here)


def move_week(diary: Diary, name: str, week: int, to: int, language: str) -> ProgrammeStatus:
    """Move a week; the current week stays the same one. Raises BadInput, FileRefused."""
    _path(get(diary, name, language)).numbered(to)

    def carried(here: int) -> int:
        if here == week:
            return to
        left = here - (week < here)
        return left + (to <= left)

    return _edit(diary, name, week, language, lambda text: programme_file.moved(text, week, to), carried)


def remove_week(diary: Diary, name: str, week: int, language: str) -> ProgrammeStatus:
    """Remove a week; if it is the current one, the next becomes current. Raises BadInput, FileRefused."""

    def carried(here: int) -> int:
        return here - (week < here)

    return _edit(diary, name, week, language, lambda text: programme_file.removed(text, week), carried)


def put_back(diary: Diary, name: str, language: str) -> ProgrammeStatus:
    """Revert the last change to the weeks of a programme, or restore a removed programme.

    The current week stays the same if it still exists. Raises BadInput when there is nothing to revert, FileRefused.
    """
    here = None
    with suppress(BadInput, FileRefused):  # removed, or invalid after an edit by hand
        here = get(diary, name, language).week
    name = programme_files.put_back(diary, name)
    line = get(diary, name, language)
    weeks = [week.title for week in _path(line).weeks]
    if here is not None and here.title in weeks and line.week != here:
        number = weeks.index(here.title) + 1
        with diary.db.transaction():
            settings.remember(diary.db, setting_key(name), number, diary.changed_at())
    return get(diary, name, language)


def answer(diary: Diary, name: str, week: str, question: str, text: str, *, only_me: bool = False) -> Entry[Answer]:
    """Write an answer to a question of a path, kept with the title of its week; raises BadInput."""
    with diary.step("answer.add") as step:
        return entries.add(step, Answer(diary.today, question, text, path=name, week=week, only_me=only_me))


def answers(diary: Diary, name: str | None = None, week: str | None = None) -> list[Entry[Answer]]:
    """Return the answers, newest first: of one path, of one week by its title, or all."""
    return rows.answers(diary.db, name, week)


def all_answers(diary: Diary, name: str, language: str) -> tuple[WeekAnswers, ...]:
    """Return all answers of a path by week, even if its file is gone."""
    programme = next((line.programme for line in all_(diary, language) if line.name == name), None)
    return rules.answers_by_week(programme, rows.answers(diary.db, name))


def _edit(
    diary: Diary,
    name: str,
    week: int,
    language: str,
    change: Callable[[str], str],
    carried: Callable[[int], int],
) -> ProgrammeStatus:
    """Edit the text of a path in a file of one's own, and keep the current week."""
    before = get(diary, name, language)
    _path(before).numbered(week)
    text = programme_files.text(diary, name, language)
    programme_files.write(diary, before.name, text, change(text))
    number = carried(before.number)
    if number != before.number:
        with diary.db.transaction():
            settings.remember(diary.db, setting_key(before.name), number, diary.changed_at())
    return get(diary, name, language)


def _path(line: ProgrammeStatus) -> Programme:
    assert line.programme is not None  # noqa: S101 - `get` refuses an invalid file
    return line.programme


def setting_key(name: str) -> str:
    """Return the key under which the settings keep the current week of a path."""
    return f"{settings.PATH}{name}"
