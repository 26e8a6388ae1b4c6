"""Read the rows of a CSV table strictly: an open quote, or a row longer than its head, is refused with its line."""

import csv
import io
from collections.abc import Iterator

from recoverytui.errors import N_, FileRefused
from recoverytui.imports.foreign import Collector
from recoverytui.imports.sample import separator_of
from recoverytui.imports.text_slices import require_utf8

_OPEN = N_("Nothing was taken in. In line {line}, quotation marks are not as a table has them.")
_TOO_WIDE = N_("Nothing was taken in. Line {line} has more cells than the table has columns.")
_NOT_UTF8 = N_("Nothing was taken in. The file is not text in UTF-8.")


def rows(data: bytes, out: Collector, *, pad: bool = True) -> Iterator[list[str]]:
    """Yield the rows of a table, its head first; empty lines are skipped, and with `pad` short rows are filled up.

    Commas, semicolons and tabs are recognised between columns. `out.line` is where the row begins.
    """
    try:
        require_utf8(data)
    except UnicodeDecodeError:
        raise FileRefused(_NOT_UTF8) from None
    text = io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline="")
    head = data[:65536].decode("utf-8-sig", "replace").lstrip().partition("\n")[0]
    csv.field_size_limit(max(csv.field_size_limit(), len(data) + 1))  # one limit for the whole process
    found = csv.reader(text, delimiter=separator_of(head), strict=True)
    width = 0
    while True:
        out.line = found.line_num + 1
        try:
            row = next(found, None)
        except csv.Error:
            raise FileRefused(_OPEN, line=out.line) from None
        if row is None:
            return
        if not any(cell.strip() for cell in row):
            continue
        width = width or len(row)
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            raise FileRefused(_TOO_WIDE, line=out.line)
        yield (row + [""] * (width - len(row)))[:width] if pad else row[:width]
