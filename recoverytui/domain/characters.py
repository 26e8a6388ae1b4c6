"""Table of characters that could control a terminal or reorder text.

Input validation, the CLI, the TUI and the exports all use it. It is in `domain` because validation needs it.
"""

CONTROLS = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))
"""C0 and C1 controls and DEL, except tab, newline and NEL."""
BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Bidirectional embeddings, overrides and isolates, which can reorder text around them."""
NEL = 0x85
LINE_ENDS = (NEL, 0x2028, 0x2029)
"""NEL, line separator, paragraph separator: line ends in some programs only."""
SURROGATES = range(0xD800, 0xE000)
"""Lone UTF-16 surrogates, which UTF-8 cannot encode."""

INVISIBLE: dict[int, str | None] = {**dict.fromkeys((*CONTROLS, *BIDI)), **dict.fromkeys(LINE_ENDS, "\n")}
"""For `str.translate` before display: removes controls and bidi marks, replaces unusual line ends by newlines."""
