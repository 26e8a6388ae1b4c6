"""Parameters of click with translated help, and the parameter types of text and ids."""

from gettext import gettext
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from recoverytui.cli.console import whole

if TYPE_CHECKING:
    from click.types import OptionHelpExtra


class Translated:
    """Descriptor that stores a message id and returns its translation.

    Click declares these attributes as instance variables of several types, hence `Any` where one is replaced.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __set__(self, holder: object, sentence: str | None) -> None:
        vars(holder)[self._name] = sentence

    def __get__(self, holder: object, owner: type) -> str | None:
        if holder is None:
            return None
        sentence = vars(holder).get(self._name)
        return gettext(sentence) if sentence else sentence


class ClickOption(click.Option):
    """An option with translated help."""

    help: Any = Translated()
    metavar: Any = Translated()

    def get_help_extra(self, ctx: click.Context) -> "OptionHelpExtra":
        """Return click's notes after the help, without number ranges, which it writes as a formula."""
        extra = super().get_help_extra(ctx)
        extra.pop("range", None)
        return extra


class ClickArgument(click.Argument):
    """An argument with translated help; people see its metavar."""

    help: Any = Translated()
    metavar: Any = Translated()


class TextParam(click.ParamType[str]):
    """Parameter type: text, refused when it is not valid UTF-8."""

    name = "text"

    def convert(self, value: object, _param: click.Parameter | None, _ctx: click.Context | None) -> str:
        """Return the text unchanged; raises BadInput."""
        return whole(str(value))


class IdParam(TextParam):
    """Parameter type: an entry id, with completion."""

    def __init__(self, kinds: tuple[str, ...]) -> None:
        self._kinds = kinds

    def shell_complete(self, ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the ids that begin with what is typed."""
        from recoverytui.cli.id_completion import ids_like

        return [CompletionItem(id) for id in ids_like(ctx.obj, self._kinds, incomplete)]


class CompletedParam(TextParam):
    """Parameter type: text for which a shell offers some words."""

    def __init__(self, completes: str) -> None:
        self._completes = completes

    def shell_complete(self, ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the words that begin with what is typed."""
        from recoverytui.cli.value_completion import words_like

        return [CompletionItem(word) for word in words_like(ctx.obj, self._completes, ctx.params, incomplete)]


class NamedChoice(click.Choice[str]):
    """Parameter type: one of several words, or its name in any language."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the choice; click refuses a word that is none."""
        if isinstance(value, str) and value not in self.choices:
            from recoverytui.cli.value_completion import choice_named

            value = choice_named(self.choices, value) or value
        return super().convert(value, param, ctx)
