"""Find the marked sentences of a Python file, with what helps their translators."""

import ast
import io
import tokenize
from collections.abc import Iterator
from typing import NamedTuple

KEYWORDS = {"N_": 1, "words": 1, "NN_": 2, "plural": 2}
"""What marks or says a sentence, and how many of its first arguments are forms of it."""
IN_PLACE = "NC_"
"""Marks a message with a context."""
COMMENT = "Translators:"
"""Begins a comment, on the line of a sentence or right above it, that goes to the translators."""
FEW_WORDS = 2
"""Up to so many words, a sentence comes with its place in the code: alone, it may mean several things."""


class Marked(NamedTuple):
    """A marked sentence. Its forms are None for a sum or an f-string, which cannot be translated."""

    line: int
    forms: tuple[str, ...] | None
    context: str | None = None
    comments: tuple[str, ...] = ()


def marked(source: bytes) -> Iterator[Marked]:
    """Yield each marked sentence of a Python file.

    Babel's own extractor takes any string inside the call, such as the key of `words(THEMES["hope"])`, and
    glues together the two of `words("a" if here else "b")`; this one takes both, and no other string.
    """
    comments = _comments(source)
    for node, place in _calls(ast.parse(source), ""):
        name = _name(node)
        if name == IN_PLACE:
            context, sentence = (text for argument in node.args for text in said(argument))
            yield Marked(node.lineno, (sentence,), context, _told(comments, node.lineno, (sentence,), place))
            continue
        count = KEYWORDS.get(name)
        arguments = node.args[:count] if count else []
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in arguments):
            yield Marked(node.lineno, None)
        elif len(arguments) == count:
            for forms in zip(*map(said, arguments), strict=False):
                yield Marked(node.lineno, forms, None, _told(comments, node.lineno, forms, place))


def said(argument: ast.expr) -> list[str]:
    """Return the strings that an argument can be."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.IfExp):
        return said(argument.body) + said(argument.orelse)
    return []


def _calls(node: ast.AST, place: str) -> Iterator[tuple[ast.Call, str]]:
    """Yield each call below a node with its place: `Key, foot`, or the name of a constant."""
    if isinstance(node, ast.Call):
        yield node, place
    for child in ast.iter_child_nodes(node):
        below = place
        match node:
            case ast.Call() if child is not node.func and _name(node) not in (*KEYWORDS, IN_PLACE):
                below = f"{_name(node)}, {child.arg}" if isinstance(child, ast.keyword) and child.arg else _name(node)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)) if name.isupper():
                below = name
        yield from _calls(child, below)


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def _told(comments: dict[int, str], line: int, forms: tuple[str, ...], place: str) -> tuple[str, ...]:
    """Return the comments for the translators of a sentence."""
    own = comments.get(line) or comments.get(line - 1)
    if own:
        return (own,)
    return (f"In the code: {place}",) if place and len(forms[0].split()) <= FEW_WORDS else ()


def _comments(source: bytes) -> dict[int, str]:
    """Return the comments for translators by line."""
    return {
        token.start[0]: token.string.lstrip("# ").removeprefix(COMMENT).strip()
        for token in tokenize.tokenize(io.BytesIO(source).readline)
        if token.type == tokenize.COMMENT and token.string.lstrip("# ").startswith(COMMENT)
    }
