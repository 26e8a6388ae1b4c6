"""A path as a file: plain text that any editor opens, and that reads well as it stands (docs/paths.md)."""

from recoverytui.domain.path import SPELLINGS, Path, Week


def write(path: Path, language: str) -> str:
    """Return the text of a path's file in the words of a language; read again, it is the same path."""
    head = [f"# {path.title}"]
    if path.ground:
        head.append(f"> {path.ground}")
    blocks = [*head, *(_week(week, SPELLINGS[language]) for week in path.weeks)]
    return "\n\n".join(blocks) + "\n"


def _week(week: Week, spelt: dict[str, str]) -> str:
    first = [f"## {week.title}"]
    if week.themes:
        first.append(f"{spelt['themes']}: {', '.join(spelt[theme] for theme in week.themes)}")
    if week.line:
        first.append(f"> {week.line}")
    blocks = ["\n".join(first)]
    if week.questions:
        blocks.append("\n".join(f"- {question}" for question in week.questions))
    for name, said in (("try", week.try_out), ("note", week.note)):
        if said:
            blocks.append(f"{spelt[name]}: {said}")
    return "\n\n".join(blocks)
