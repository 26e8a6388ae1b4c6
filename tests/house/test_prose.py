"""Docstrings and comments are plain technical English: none of the turns that made earlier ones riddles.

The list is short and only names what a reader had to guess at. It judges prose for engineers; what people read on the
screen has tests of its own.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RIDDLES = {
    r"\banew\b": "again",
    r"\bof (ours|now|old)\b": "our, current, earlier",
    r"\bhands? out\b": "return",
    r"\bstands? for it\b": "name it",
    r"\bso much\b": "how much",
    r"\bone is in\b": "the current one",
    r"\bwhat has been\b": "the past, history",
    r"\bwho knows\b": "the caller",
    r"\b(front |the |shell |shell's |both |two |every )doors?\b": "front end, cli, tui",
    r"\bthe (hall|cellar|threshold)\b": "commands, storage, __main__",
    r"\bnobody needs?\b": "no need to",
    r"\bis done so\b": "is done this way",
    r"\bjust so\b": "exactly",
    r"\bwhat is said\b": "the text, the message",
    r"\bput right\b": "fix",
    r"\bdeeds?\b": "command, action",
    r"\bon its way (in|out)\b": "being imported, exported",
    r"\b(tell|tells) (that|of)\b": "return, show",
    r"\bmust be (there|had)\b": "is required",
    r"\bin our (words|languages)\b": "in the interface language",
    r"\bthe (one )?way (in|out)\b": "entry point, exit",
    r"\bwhat comes (in|out)\b": "input, output",
}
"""What is banned, and what to write instead."""
RIDDLE = re.compile("|".join(RIDDLES), re.IGNORECASE)


def prose(source: str) -> Iterator[tuple[int, str]]:
    """Yield the docstrings, strings below attributes and comments of a file, with the line each begins on."""
    for node in ast.walk(ast.parse(source)):
        body = getattr(node, "body", None)
        for part in body if isinstance(body, list) else []:
            match part:
                case ast.Expr(value=ast.Constant(value=str() as text)):
                    yield part.lineno, text
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def riddles(source: str) -> list[str]:
    """Return the banned turns of a file as `line: turn`."""
    return [f"{line}: {found[0]}" for line, text in prose(source) for found in RIDDLE.finditer(text)]


FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for top in ("recoverytui", "tools", "faults", "benchmarks")
    for path in (ROOT / top).rglob("*.py")
)


@pytest.mark.parametrize("name", FILES)
def test_no_riddles(name: str) -> None:
    found = riddles((ROOT / name).read_text("utf-8"))
    assert found == []


def test_a_riddle_is_found_in_docstrings_and_comments_alone() -> None:
    source = '"""Show it anew."""\nX = "anew"\n"""Of no use of ours."""\n# through the door\n'
    assert sorted(riddles(source)) == ["1: anew", "3: of ours", "4: the door"]
