"""Declare the options that set the fields of an entry, from the table of fields."""

from collections.abc import Callable, Iterable

from recoverytui.cli.command_spec import F, Option, part
from recoverytui.domain.entry import Kind
from recoverytui.errors import N_
from recoverytui.text.field import Asked, Field
from recoverytui.text.fields import by_option


def field_options(kind: Kind, *names: str) -> Callable[[F], F]:
    """Declare the options of a new entry of a kind: of each field that has one, or of those that are named."""
    rows = by_option(kind).values()
    return _declared(field_option(row) for row in rows if not names or row.name in names)


def change_options(*kinds: Kind) -> Callable[[F], F]:
    """Declare the options that change an entry of any of these kinds; each is named as it is spelled.

    An option can set another field in another kind: `--helped` names the strategy of a win, and is the answer of a use.
    """
    rows: dict[str, list[Field]] = {}
    for kind in kinds:
        for spelled, row in by_option(kind).items():
            rows.setdefault(spelled, []).append(row)
    return _declared(_change_option(*same) for same in rows.values())


def field_option(row: Field) -> Option:
    """Return the option that sets a field of a new entry."""
    if row.asked is Asked.FLAG:
        return Option(row.option.partition("/")[0], name=row.name, flag=True, help=row.help)
    return Option(
        *row.option.split(),
        name=row.name,
        metavar=_metavar(row),
        multiple=row.asked is Asked.CHOICES,
        choices=row.values,
        ids=(row.of.value,) if row.of else (),
        help=row.help,
    )


def _change_option(row: Field, *others: Field) -> Option:
    if row.asked is Asked.FLAG:
        return Option(row.option, default=None, help=row.help)
    option = field_option(row)
    option.name = Option(*option.names).name
    option.metavar = "|".join(dict.fromkeys(map(_metavar, (row, *others))))
    option.choices = () if others or not row.values else (*row.values, "")
    return option


def _metavar(row: Field) -> str:
    return row.metavar or "|".join(row.values) or N_("TEXT")


def _declared(options: Iterable[Option]) -> Callable[[F], F]:
    def declare(run: F) -> F:
        for each in reversed(list(options)):
            run = part(each)(run)
        return run

    return declare
