"""The one table of characters that could steer a terminal or change the order in which text is read.

Input validation, the shell, the screens and the exports all use it. It lies in `domain` because validation needs it.
"""

CONTROLS = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))
"""C0 and C1 controls and DEL, but for tab, newline and NEL."""
BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Bidirectional embeddings, overrides and isolates: they reorder text beyond the one they stand in."""
NEL = 0x85
LINE_ENDS = (NEL, 0x2028, 0x2029)
"""NEL, line separator, paragraph separator: line ends that only some programs know."""
SURROGATES = range(0xD800, 0xE000)
"""Lone halves of a UTF-16 pair, which UTF-8 cannot encode."""

INVISIBLE: dict[int, str | None] = {**dict.fromkeys((*CONTROLS, *BIDI)), **dict.fromkeys(LINE_ENDS, "\n")}
"""For `str.translate` before text is shown: controls and bidi marks go, odd line ends become newlines."""
