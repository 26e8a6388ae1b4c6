"""The verbs by name, each loaded with its module on first use."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from recoverytui.cli.command_spec import Group, Verb


class LazyCommands(Mapping[str, Verb | Group]):
    """The verbs by name, in order; the module of a verb is imported on first use.

    Iteration needs no import, so help, completion and manual pages can list every verb.
    """

    def __init__(self, families: Mapping[str, str]) -> None:
        """Take the module of each verb; a module lists its verbs as VERBS."""
        self._families = families
        self._loaded: dict[str, Verb | Group] = {}

    def __getitem__(self, name: str) -> Verb | Group:
        if name not in self._loaded:
            family = import_module(f"recoverytui.cli.{self._families[name]}")
            self._loaded.update({verb.name: verb for verb in family.VERBS})
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._families)

    def __len__(self) -> int:
        return len(self._families)
