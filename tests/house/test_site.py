"""The site: every page is there in its languages, its links are rewritten, and dead ones are found."""

import re
from pathlib import Path

import pytest

from tools import site_check, site_pages
from tools.site_pages import PAGES, ROOT, SOURCE


@pytest.mark.parametrize("language", site_pages.LANGUAGES)
def test_every_page_is_there_and_every_link_is_of_the_site(language: str) -> None:
    files = {file.name: file for file in site_pages.staged(language)}
    assert {f"{page.slug}.md" for page in PAGES.values() if language in page.sources} <= files.keys()
    for file in files.values():
        assert file.source.is_file()
        for link in re.findall(r"\]\(([^)\s]+)\)", file.text or ""):
            target = link.partition("#")[0]
            if not re.match(r"[a-z]+:|\.\./|da/|$", target):
                assert target in files


def test_what_danes_read_is_there_in_danish() -> None:
    only_english = {slug for slug, page in PAGES.items() if "da" not in page.sources}
    developers = {"contributing", "architecture", "faults", "benchmarks", "changelog", "conduct"}
    assert only_english == developers | {"file-format", "json"}


def test_every_page_of_the_docs_is_on_the_site() -> None:
    sources = {source for page in PAGES.values() for source in page.sources.values()}
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")} - sources == set()


@pytest.mark.parametrize(
    ("link", "source", "language", "target"),
    [
        ("keys.md", "docs/install.md", "en", "keys.md"),
        ("../SECURITY.md#x", "docs/keys.md", "en", "privacy.md#x"),
        ("kommandoer.md", "docs/keys.md", "en", "da/verbs.html"),
        ("../SECURITY.md", "docs/flyt.md", "da", "../privacy.html"),
        ("../LICENSE", "docs/laesmig.md", "da", f"{SOURCE}/blob/main/LICENSE"),
        ("../../releases", "README.md", "en", f"{SOURCE}/releases"),
        ("https://example.org/a.md", "README.md", "en", "https://example.org/a.md"),
        ("#here", "README.md", "en", "#here"),
        ("../screenshots/overview.en.dusk.svg", "docs/keys.md", "en", "pictures/overview.en.dusk.svg"),
    ],
)
def test_a_link_leads_to_the_page_of_the_site(link: str, source: str, language: str, target: str) -> None:
    assert site_pages.rewritten(f"[x]({link})", source, language, {}) == f"[x]({target})"


def test_a_link_to_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        site_pages.rewritten("[x](nowhere.md)", "README.md", "en", {})


def test_dead_links_and_what_is_loaded_from_elsewhere_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<h1 id="top">A</h1><a href="b.html#two">1</a><a href="b.html#one">2</a><a href="c.html">3</a>'
        '<a href="#top">4</a><a href="https://example.org/">5</a><img src="p.png"><script src="https://example.org/x.js"></script>'
        '<link rel="canonical" href="https://example.org/a.html">',
        encoding="utf-8",
    )
    (tmp_path / "b.html").write_text('<h2 id="one">B</h2>', encoding="utf-8")
    assert site_check.findings(tmp_path) == [
        "a.html: loads https://example.org/x.js",
        "a.html: b.html#two names no heading",
        "a.html: c.html leads nowhere",
        "a.html: p.png leads nowhere",
    ]


def test_the_address_of_the_project_stands_in_one_file() -> None:
    """pyproject.toml; the forms of GitHub cannot read it, and take the same."""
    address = SOURCE.removeprefix("https://")
    files = [ROOT / "README.md", *ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("tools/*.py")]
    assert [path.name for path in files if address in path.read_text("utf-8")] == []
    assert f"{address}/security/" in (ROOT / ".github/ISSUE_TEMPLATE/config.yml").read_text("utf-8")
