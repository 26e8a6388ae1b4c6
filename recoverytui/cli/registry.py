"""The command registry: every verb, the help section it is listed in, and the module that defines it."""

from recoverytui.cli.command_spec import JSON_ANSWER, Group, Verb
from recoverytui.cli.lazy_commands import LazyCommands
from recoverytui.cli.session import Session
from recoverytui.cli.session_options import PROGRAM
from recoverytui.errors import N_, BadInput

SECTIONS = {
    N_("Every day"): {
        "win": "wins",
        "wins": "wins",
        "today": "overview",
        "day": "days",
        "pause": "days",
    },
    N_("What helps, and what I would like"): {
        "strategy": "strategies",
        "strategies": "strategies",
        "goal": "goals",
        "goals": "goals",
        "card": "cards",
        "help-now": "help_now",
    },
    N_("Together with others, and week by week"): {
        "talk": "talks",
        "path": "programmes",
        "question": "questions",
        "people": "people",
        "names": "people",
    },
    N_("Look back"): {
        "streak": "overview",
        "page": "overview",
        "history": "history",
        "calendar": "calendar",
        "search": "search",
        "show": "entries",
    },
    N_("Change"): {
        "edit": "entries",
        "delete": "entries",
        "deleted": "entries",
        "undo": "entries",
        "redo": "entries",
    },
    N_("Out of the diary, and into it"): {
        "export": "import_export",
        "import": "import_export",
        "sheet": "sheets",
        "shared": "import_export",
    },
    N_("The diary itself"): {
        "new": "files",
        "where": "files",
        "check": "files",
        "backup": "backups",
        "restore": "backups",
        "lock": "lock",
        "passphrase": "lock",
        "remove-lock": "lock",
        "settings": "settings",
        "demo": "files",
        "completion": "completion",
        "delete-everything": "backups",
    },
}
"""Help heading -> verb -> the module of `recoverytui.cli` that defines it, in the order help lists them."""

ROOT = Group(
    PROGRAM,
    help=N_(
        "A private diary: small wins, what helps, and goals on your own terms.\n\n"
        "Without a command it opens on the whole screen. --diary and --lang are taken before or after every command."
    ),
    verbs=LazyCommands({name: family for verbs in SECTIONS.values() for name, family in verbs.items()}),
)


def do(session: Session, verb: Verb, parts: dict[str, object]) -> int | None:
    """Run a verb with its parsed parts and return the exit code (None is 0). Raises BadInput for an empty file name."""
    if any(each.path and parts.get(each.name) == "" for each in verb.parts):
        raise BadInput(N_("A file needs a name. Nothing was done."))
    session.in_editor = bool(parts.pop("editor", False))
    if parts.pop(JSON_ANSWER, False):
        from recoverytui.cli import json_answer

        return json_answer.answered(session, lambda: verb.run(session, **parts))
    code: int | None = verb.run(session, **parts)
    return code
