"""Complete entry ids: a shell is told which ids exist, and nothing else of the diary."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from recoverytui.cli.session import Session
from recoverytui.errors import RecoveryError

if TYPE_CHECKING:
    from recoverytui.commands.diary import Diary


def ids_like(session: Session, kinds: Sequence[str], start: str) -> list[str]:
    """Return the ids of these kinds with this beginning, newest first; none of a diary that does not open."""
    with suppress(RecoveryError):
        diary = session.without_asking()
        if diary is not None:
            return [id for kind in kinds for id in _IDS[kind](diary) if id.startswith(start.lower())]
    return []


def _wins(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import wins

    return (entry.id for entry in wins.list_newest(diary))


def _strategies(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import strategies

    return (line.entry.id for away in (False, True) for line in strategies.all_(diary, away=away))


def _goals(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import goals

    return (line.entry.id for line in goals.all_(diary))


def _tryouts(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import goals

    return (tryout.id for line in goals.all_(diary) for tryout in line.tryouts)


def _pauses(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import days

    return (entry.id for entry in days.pauses(diary))


def _cards(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import cards
    from recoverytui.domain.card import CardName

    return (f"card:{name}" for name in CardName if not cards.is_empty(cards.get(diary, name)))


def _talks(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import talks

    return (entry.id for entry in talks.all_(diary))


def _answers(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import questions

    return (entry.id for entry in questions.answers(diary))


def _questions(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import questions

    return (entry.id for entry in questions.all_(diary))


def _deleted(diary: "Diary") -> Iterator[str]:
    from recoverytui.commands import entries

    return (entry.id for entry in entries.deleted(diary))


_IDS = {
    "win": _wins,
    "strategy": _strategies,
    "goal": _goals,
    "tryout": _tryouts,
    "pause": _pauses,
    "card": _cards,
    "talk": _talks,
    "answer": _answers,
    "question": _questions,
    "deleted": _deleted,
}
"""Functions that list the ids of a kind; of the wins, the newest fifty."""
