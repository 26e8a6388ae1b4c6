"""A Markdown document of ours as a page to print, and as plain text: the same words, in the same order."""

from collections.abc import Callable, Iterator
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from recoverytui.text.translator import Translator

_STYLE = (
    "body{max-width:38em;margin:2em auto;padding:0 1em;font:1.1em/1.5 sans-serif;"
    "overflow-wrap:anywhere}h1,h2,h3{line-height:1.2;break-after:avoid}li,p{margin:.5em 0}"
    "@media print{body{margin:0;max-width:none}li{break-inside:avoid}}"
)
_HEAD = (
    '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width">\n'
    "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
)
"""Nothing is fetched and nothing runs: the page is words and their frame."""


def html(markdown: str, words: Translator) -> str:
    """Return a whole page that loads nothing from anywhere."""
    title = escape(next((said for kind, said in _blocks(_parsed(markdown)) if kind == "h1"), ""))
    head = _HEAD.format(language=words.language, title=title, style=_STYLE)
    return f"{head}{_reader().render(markdown)}</body>\n</html>\n"


def text(markdown: str, words: Translator) -> str:  # noqa: ARG001 - every format is made of a document and words
    """Return plain text that needs no reader: no signs but a dash before each item."""
    lines: list[str] = []
    for kind, said in _blocks(_parsed(markdown)):
        depth = int(kind[2:]) if kind.startswith("li") else 0
        if kind.startswith("li"):
            first, rest = f"{'  ' * (depth - 1)}- ", "  " * depth
        else:
            first = rest = "  " * int(kind[1:]) if kind.startswith("p") else ""
        before = "" if kind.startswith("li") and lines and _is_item(lines[-1]) else "\n"
        lines.append(f"{before if lines else ''}{first}{said.replace(chr(10), chr(10) + rest)}\n")
    return "".join(lines)


FORMATS: dict[str, Callable[[str, Translator], str]] = {
    "md": lambda markdown, words: markdown,  # noqa: ARG005
    "html": html,
    "txt": text,
}
"""What makes a file of each kind out of a Markdown document."""


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _reader() -> MarkdownIt:
    """Return a reader of plain Markdown in which no markup of others means anything."""
    return MarkdownIt("commonmark", {"html": False})


def _parsed(markdown: str) -> list[Token]:
    return _reader().parse(markdown)


def _blocks(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Yield each block as its kind and text: h1 to h3; li1 and deeper for an item; p0 and deeper for a paragraph."""
    depth, kind, opens = 0, "", False
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                depth += 1
            case "bullet_list_close":
                depth -= 1
            case "list_item_open":
                opens = True
            case "heading_open":
                kind = token.tag
            case "paragraph_open":
                kind = f"li{depth}" if opens else f"p{depth}"
                opens = False
            case "inline":
                yield kind, _inline(token)


def _inline(token: Token) -> str:
    said = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(said.get(each.type, each.content) for each in token.children or ())
