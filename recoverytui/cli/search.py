"""The verb `search`: full-text search."""

from typing import TYPE_CHECKING

from recoverytui.cli.command_spec import argument, json_option, limit_option, option, text_option, theme_option, verb
from recoverytui.cli.session import Session
from recoverytui.domain.entry import Kind
from recoverytui.domain.search import match_spans, terms_of
from recoverytui.domain.win import Theme
from recoverytui.errors import N_, BadInput

if TYPE_CHECKING:
    from recoverytui.commands.search import Hit

SEARCHED = tuple(kind.value for kind in Kind if kind is not Kind.SETTING)
"""The kinds that can be searched."""


@verb(
    "search",
    help=N_(
        "Find words in all that is written, newest first.\n\n"
        "Every word must be there, also inside another word. Put -- before words that start with a dash."
    ),
)
@argument("words", many=True, metavar=N_("WORDS..."))
@limit_option()
@option("--kind", choices=SEARCHED, metavar=N_("KIND"), help=N_("Only this kind: win, strategy, goal, talk and so on."))
@theme_option
@text_option("--with", name="company", metavar=N_("WHO"), help=N_("Together with whom."))
@option("--goal", metavar=N_("ID"), ids=("goal",), help=N_("Only what belongs to this goal."))
@option("--strategy", metavar=N_("ID"), ids=("strategy",), help=N_("Only what belongs to this strategy."))
@option("--since", metavar=N_("DAY"), help=N_("From this day on."))
@option("--until", metavar=N_("DAY"), help=N_("Up to this day."))
@json_option
def search(
    session: Session,
    words: tuple[str, ...],
    limit: int,
    kind: str | None,
    theme: str | None,
    company: str | None,
    goal: str | None,
    strategy: str | None,
    since: str | None,
    until: str | None,
    as_json: bool,
) -> None:
    """Search the entries."""
    from recoverytui.commands import search as deeds

    query = " ".join(words)
    if not query.strip() and not (company or "").strip():
        raise BadInput(N_("Write the words to look for: recovery search WORDS"))
    first, last, diary = session.day(since), session.day(until), session.reading()
    found = diary and deeds.find(
        diary,
        query,
        limit=limit + 1,
        kind=Kind(kind) if kind else None,
        theme=Theme(theme) if theme else None,
        company=company,
        goal=goal,
        strategy=strategy,
        since=first,
        until=last,
    )
    hits = (found or [])[:limit]
    if as_json:
        session.console.json({"hits": [_shape(hit) for hit in hits]})
    elif hits:
        rows = ((hit.entry.id, hit.day.isoformat(), hit.text) for hit in hits)
        session.console.table(rows, bold=lambda text: match_spans(text, terms_of(query)))
        if len(hits) < len(found or ()):
            session.console.complain(session.words("These are the newest {n}. --limit shows more.", n=limit))
    elif diary is None:
        session.invite()
    else:
        session.console.say(
            session.words("Those words are nowhere in the diary. Fewer words, or part of one, find more.")
        )


def _shape(hit: "Hit") -> dict[str, str]:
    return {"id": hit.entry.id, "kind": hit.entry.noun.kind.value, "day": hit.day.isoformat(), "text": hit.text}


VERBS = (search,)
