"""Rows of answers, and of questions of one's own."""

from recoverytui.domain.answer import Answer, Question
from recoverytui.domain.entry import Entry
from recoverytui.storage import entries
from recoverytui.storage.database import Database


def answers(db: Database, path: str | None = None, week: str | None = None) -> list[Entry[Answer]]:
    """Return the answers, newest first; of one path, of one week, or all."""
    where = "NOT deleted AND path IS coalesce(:path, path) AND week IS coalesce(:week, week) ORDER BY day DESC, id DESC"
    return list(entries.select(db, Answer, where, {"path": path, "week": week}))


def questions(db: Database) -> list[Entry[Question]]:
    """Return the questions of one's own in the order they were written."""
    return list(entries.select(db, Question, "NOT deleted ORDER BY id"))
