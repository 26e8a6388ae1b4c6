"""Reading ease of the Danish sentences on the screens."""

import re
from collections import defaultdict
from collections.abc import Iterator

from tools import words as tool

HIGHEST_LIX = 30
ENOUGH = 75
"""Words from which on the sentences of one module are measured by themselves: fewer say little."""


def sentences() -> Iterator[tuple[str, str]]:
    """Yield module and text of every whole Danish sentence that the screens can show."""
    danish = next(po for po in tool.translations_of(tool.PACKAGE) if tool.language_of(po) == "da")
    for message in tool.loaded(danish):
        shown = [path for path, _ in message.locations if "/tui/" in path or "/text/" in path]
        if message.id and shown and not shown[0].endswith(tool.FOREIGN):
            yield from ((shown[0], text) for text in tool.spoken(message.string) if text.endswith((".", "?")))


def lix(texts: list[str]) -> float:
    """Return the LIX of texts: words a sentence, and the share in per cent of words longer than six letters."""
    words = [word for text in texts for word in re.findall(r"\w+", text)]
    parts = [part for text in texts for part in re.split(r"[.!?:]+(?:\s|$)|\n", text) if part.strip()]
    return len(words) / len(parts) + 100 * sum(len(word) > 6 for word in words) / len(words)


def test_lix_counts_as_the_scale_says() -> None:
    assert lix(["Det er en sejr. Den tæller."]) == 6 / 2
    assert lix(["Dagbogen hviler."]) == 2 + 50


def test_danish_is_easy_to_read() -> None:
    texts = [text for _, text in sentences()]
    assert len(texts) > 500
    assert lix(texts) < HIGHEST_LIX


def test_every_part_of_the_screens_is_easy_to_read() -> None:
    by_module = defaultdict(list)
    for module, text in sentences():
        by_module[module].append(text)
    measured = {name: lix(texts) for name, texts in by_module.items() if len(" ".join(texts).split()) >= ENOUGH}
    assert len(measured) > 15
    assert {name: value for name, value in measured.items() if value >= HIGHEST_LIX} == {}
