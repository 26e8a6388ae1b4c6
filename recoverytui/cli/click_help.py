"""Click's help as lines for reading aloud."""

from collections.abc import Iterable

import click


class LinearHelp(click.HelpFormatter):
    """Help for reading aloud: each option and verb on a line of its own, with no columns."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:  # noqa: ARG002 - click's
        """Write names with what they mean."""
        for name, meaning in rows:
            self.write(f"{name}: {meaning}\n")


class LinearContext(click.Context):
    """A context whose help is for reading aloud."""

    formatter_class = LinearHelp
