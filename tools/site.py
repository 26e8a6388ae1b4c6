"""Build the documentation as a site in English and Danish: `python -m tools.site OUT` (extra `docs`).

OUT is a new or empty folder: English lies in it, Danish in its folder `da`. The pages are those of the repository. Each
link is checked afterwards, and that no page loads anything from elsewhere; what is wrong is listed, with exit code 1.
"""

import io
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tools.site_check import findings
from tools.site_pages import LANGUAGES, PAGES, SECTIONS, SOURCE, Page, staged

PALETTE = [
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "teal",
        "toggle": {"icon": "material/weather-night", "name": "Dark"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "teal",
        "toggle": {"icon": "material/weather-sunny", "name": "Light"},
    },
]
STYLE = """
.md-typeset table:not([class]) { font-size: 0.7rem; }
@media (max-width: 40em) {
  .md-typeset table:not([class]) { font-size: 0.6rem; }
  .md-typeset table:not([class]) th, .md-typeset table:not([class]) td { padding: 0.4em 0.6em; min-width: 0; }
}
.md-typeset img { border-radius: 0.2rem; }
"""


def build(out: Path) -> list[str]:
    """Build the site into a folder and return what is wrong with it."""
    for language in LANGUAGES:
        with TemporaryDirectory() as work:
            folder = Path(work) / "pages"
            for file in staged(language):
                target = folder / file.name
                target.parent.mkdir(parents=True, exist_ok=True)
                if file.text is None:
                    shutil.copy(file.source, target)
                else:
                    target.write_text(file.text, "utf-8")
            (folder / "extra.css").write_text(STYLE, "utf-8")
            _mkdocs(folder, out if language == "en" else out / language, language)
    return findings(out)


def _mkdocs(folder: Path, out: Path, language: str) -> None:
    """Run MkDocs with the theme Material; fonts and scripts are those of the site itself."""
    from mkdocs.commands.build import build as run
    from mkdocs.config import load_config
    from pymdownx.slugs import slugify

    to_english, to_danish = ("./", "./da/") if language == "en" else ("../", "./")
    config = load_config(
        io.BytesIO(b"site_name: recovery"),
        config_file_path=str(folder.parent / "mkdocs.yml"),
        docs_dir=str(folder),
        site_dir=str(out),
        site_description=LANGUAGES[language],
        repo_url=SOURCE,
        edit_uri="",
        use_directory_urls=False,
        validation={
            "links": {"not_found": "ignore", "anchors": "ignore"},
            "nav": {"not_found": "ignore"},
        },  # site_check
        nav=list(_nav(language)),
        theme={
            "name": "material",
            "language": language,
            "font": False,
            "icon": {"logo": "material/notebook-outline"},
            "palette": PALETTE,
            "features": ["navigation.sections", "navigation.top", "search.highlight", "toc.follow"],
        },
        plugins=[{"search": {"lang": language}}],
        extra_css=["extra.css"],
        extra={
            "generator": False,
            "alternate": [
                {"name": "English", "link": f"{to_english}index.html", "lang": "en"},
                {"name": "Dansk", "link": f"{to_danish}index.html", "lang": "da"},
            ],
        },
        markdown_extensions=[
            "tables",
            "sane_lists",
            "pymdownx.superfences",
            {"toc": {"permalink": True, "slugify": slugify(case="lower")}},
        ],
    )
    run(config)


def _nav(language: str) -> Iterator[dict[str, Any]]:
    """Yield the sections of the menu; a page that is only in English is linked there."""
    home: Page = PAGES["index"]
    yield {home.title(language): "index.md"}
    for section in SECTIONS:
        entries = []
        for page in section.pages:
            here = language in page.sources
            target = f"{page.slug}.md" if here else f"../{page.slug}.html"
            entries.append({page.title(language) if here else f"{page.title('en')} (på engelsk)": target})
        yield {section.titles[language]: entries}


def main(arguments: list[str]) -> int:
    """Build the site; 2 when OUT is not named or not empty."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}")
        return 2
    out = Path(arguments[0]).resolve()
    if out.exists() and any(out.iterdir()):
        sys.stderr.write(f"{out} is not empty. Nothing was written.\n")
        return 2
    wrong = build(out)
    sys.stdout.write("".join(f"{line}\n" for line in wrong) or f"{out / 'index.html'}: all links lead somewhere.\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
