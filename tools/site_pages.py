"""The pages of the site: which files of the repository they are, and how their links are rewritten."""

import posixpath
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SOURCE: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"]["Source"]
"""Where the repository is published; pyproject.toml is the one place for it."""
LANGUAGES: Mapping[str, str] = {
    "en": "A private diary in the terminal: small wins, what helps, and goals on your own terms.",
    "da": "En privat dagbog i terminalen: små sejre, det, der hjælper, og mål på dine egne præmisser.",
}
"""The description of the site by language."""
_LINK = re.compile(r"(!?\[[^\]]*\]\()([^)\s]+)(\))")
_OUTSIDE = re.compile(r"[a-z]+:|#")


class Page(NamedTuple):
    """A page: its name on the site, its source files by language, and its titles in the menu."""

    slug: str
    sources: Mapping[str, str]
    titles: Mapping[str, str]

    def title(self, language: str) -> str:
        """Return the title in the menu."""
        return self.titles[language]


class Section(NamedTuple):
    """A section of the menu."""

    titles: Mapping[str, str]
    pages: tuple[Page, ...]


class Staged(NamedTuple):
    """A file for MkDocs: its name, and its text or else the file that it is a copy of."""

    name: str
    source: Path
    text: str | None = None


def _both(slug: str, en: str, da: str, title: str, danish: str) -> Page:
    return Page(slug, {"en": en, "da": da}, {"en": title, "da": danish})


def _english(slug: str, source: str, title: str) -> Page:
    return Page(slug, {"en": source}, {"en": title})


HOME = _both("index", "README.md", "docs/laesmig.md", "Home", "Forside")
SECTIONS = (
    Section(
        {"en": "For you", "da": "Til dig"},
        (
            _both("install", "docs/install.md", "docs/installer.md", "Getting it", "Sådan får du det"),
            _both("first-steps", "docs/first-steps.md", "docs/foerste-skridt.md", "First steps", "De første skridt"),
            _both("privacy", "SECURITY.md", "docs/sikkerhed.md", "Privacy", "Hvad er beskyttet"),
            _both("keys", "docs/keys.md", "docs/taster.md", "Keys", "Taster"),
            _both("accessibility", "docs/accessibility.md", "docs/tilgaengelighed.md", "Screen readers", "Skærmlæsere"),
        ),
    ),
    Section(
        {"en": "Together with others", "da": "Sammen med andre"},
        (
            _both(
                "for-peer-workers",
                "docs/for-peer-workers.md",
                "docs/til-peermedarbejdere.md",
                "For peer workers",
                "Til peermedarbejdere",
            ),
            _both("cards", "docs/cards.md", "docs/cards.da.md", "Cards of what helps", "Kort med det, der hjælper"),
            _both("paths", "docs/paths.md", "docs/paths.da.md", "Paths of questions", "Forløb"),
        ),
    ),
    Section(
        {"en": "Files and the shell", "da": "Filer og kommandolinje"},
        (
            _both("verbs", "docs/verbs.md", "docs/kommandoer.md", "Commands", "Kommandoer"),
            _both("recipes", "docs/recipes.md", "docs/opskrifter.md", "Recipes", "Opskrifter"),
            _both("moving", "docs/moving.md", "docs/flyt.md", "Moving in and out", "Flyt ind og ud"),
            _both("sync", "docs/sync.md", "docs/synkronisering.md", "More than one computer", "Flere computere"),
            _english("json", "docs/json.md", "JSON"),
            _english("file-format", "docs/file-format.md", "File format"),
            _english("json", "docs/json.md", "JSON"),
        ),
    ),
    Section(
        {"en": "For developers", "da": "Til udviklere"},
        (
            _english("contributing", "CONTRIBUTING.md", "Contributing"),
            _english("architecture", "docs/architecture.md", "Architecture"),
            _english("faults", "docs/faults.md", "Fault runs"),
            _english("benchmarks", "docs/benchmarks.md", "Benchmarks"),
            _english("changelog", "CHANGELOG.md", "Changes"),
            _english("conduct", "CODE_OF_CONDUCT.md", "Code of conduct"),
        ),
    ),
)
PAGES: Mapping[str, Page] = {page.slug: page for page in (HOME, *(page for each in SECTIONS for page in each.pages))}
_SLUGS = {source: (page.slug, language) for page in PAGES.values() for language, source in page.sources.items()}


def staged(language: str) -> Iterator[Staged]:
    """Yield the files of one language for MkDocs: its pages, and the pictures in them."""
    pictures: dict[str, Path] = {}
    for page in PAGES.values():
        if source := page.sources.get(language):
            text = (ROOT / source).read_text("utf-8")
            yield Staged(f"{page.slug}.md", ROOT / source, rewritten(text, source, language, pictures))
    for name, path in pictures.items():
        yield Staged(name, path)


def rewritten(text: str, source: str, language: str, pictures: dict[str, Path]) -> str:
    """Return a page with its links as they lead on the site; the pictures in it are added to `pictures`.

    Raises FileNotFoundError for a link to a file that the repository does not have. Blocks inside lists get the four
    spaces that Python-Markdown asks for; CommonMark takes three.
    """

    def link(found: re.Match[str]) -> str:
        return f"{found[1]}{_target(found[2], source, language, pictures)}{found[3]}"

    text = _LINK.sub(link, text)
    return re.sub(
        r"^ {7}(?=\S)", " " * 8, re.sub(r"^ {3}(?=\S)", " " * 4, text, flags=re.MULTILINE), flags=re.MULTILINE
    )


def _target(link: str, source: str, language: str, pictures: dict[str, Path]) -> str:
    if _OUTSIDE.match(link):
        return link
    file, mark, fragment = link.partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), file))
    if posixpath.basename(path) == "releases":  # a page of the repository's host, beside the files
        return f"{SOURCE}/releases"
    if path in _SLUGS:
        slug, spoken = _SLUGS[path]
        if spoken == language:
            return f"{slug}.md{mark}{fragment}"
        return f"{'../' if language != 'en' else f'{spoken}/'}{slug}.html{mark}{fragment}"
    if not (ROOT / path).exists():
        raise FileNotFoundError(f"{source}: {link}")
    if path.endswith((".svg", ".png")):
        name = f"pictures/{posixpath.basename(path)}"
        pictures[name] = ROOT / path
        return name
    return f"{SOURCE}/blob/main/{path}{mark}{fragment}"
