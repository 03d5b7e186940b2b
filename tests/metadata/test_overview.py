"""The overview in plain text, in the form of llmstxt.org, and the files for crawlers."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from build_tools.addresses import PLACES, site_address
from build_tools.metadata.files import ROBOTS, for_crawlers
from build_tools.metadata.overview import OVERVIEW, overview
from build_tools.metadata.works import Work
from build_tools.places import SITE
from explainers.contract.explainer import LANGUAGES

ADDRESS = "https://example.org/growth/"
MENU = [{"Home": "index.md"}, {"Book": ["book/concept.md", "book/absent.md"]}, {"Reference": ["reference/gone.md"]}]
LINK = re.compile(r"- \[([^\]]+)\]\(([^)]+)\)(?:: (.+))?")
MAP = {"": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def blocks(text: str) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """The sections, each with its links: text, address and description."""
    for section in text.split("\n## ")[1:]:
        title, _, lines = section.partition("\n\n")
        found = [LINK.fullmatch(line) for line in lines.strip().splitlines()]
        assert all(found), title
        yield title, [(match[1], match[2], match[3] or "") for match in found if match]


def test_it_has_a_title_a_summary_and_the_sections_of_the_menu(chapter: Work) -> None:
    """In the language of the file; pages that this language lacks, and sections without pages, are left out."""
    home = Work("首页", "zh", "zh/", "", "2026-11-25", "概要。")
    english = Work("The concept", "en", "book/concept/", "book/concept/", "2026-11-25")
    found = {
        Path("index.zh.md"): home,
        Path("book/concept.zh.md"): chapter,
        Path("book/concept.en.md"): english,
    }
    text = overview(found, MENU, "zh", ADDRESS)

    assert text.startswith("# 新质生产力\n\n> 概要。\n\n")
    (book, chapters), (_, languages) = blocks(text)
    assert (book, chapters) == ("读本", [(chapter.title, f"{ADDRESS}zh/book/concept/", "一章")])
    assert [address for _, address, _ in languages] == [f"{ADDRESS}{PLACES[name]}{OVERVIEW}" for name in LANGUAGES]


def test_crawlers_are_told_of_the_site_map_where_the_site_has_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one there is no file, since it would name a wrong place."""
    monkeypatch.setenv("SITE_URL", ADDRESS)
    assert for_crawlers()[Path(ROBOTS)] == f"User-agent: *\nAllow: /\n\nSitemap: {ADDRESS}sitemap.xml\n"
    monkeypatch.delenv("SITE_URL")
    assert for_crawlers() == {}


@pytest.mark.built
@pytest.mark.parametrize("place", list(PLACES.values()))
def test_the_overview_of_the_site_leads_to_its_pages(place: str) -> None:
    """To each page of the language once."""
    found = [link for _, links in blocks((SITE / place / OVERVIEW).read_text(encoding="utf-8")) for link in links]
    pages = [address.removeprefix(site_address()) for _, address, _ in found if not address.endswith(OVERVIEW)]

    assert len(pages) > 40 and len(set(pages)) == len(pages)
    assert all(page.startswith(place) and (SITE / page / "index.html").is_file() for page in pages)


@pytest.mark.built
def test_the_site_map_names_every_page_with_its_languages() -> None:
    """With the page for readers of neither language, and none twice."""
    top = ElementTree.parse(SITE / "sitemap.xml").getroot()
    pages = [entry.findtext("loc", "", MAP) for entry in top.findall("url", MAP)]
    assert len(pages) > 80 and len(set(pages)) == len(pages)
    for entry in top.findall("url", MAP):
        others = {link.get("hreflang"): str(link.get("href")) for link in entry.findall("x:link", MAP)}
        assert set(others) == {*LANGUAGES, "x-default"}
        assert others["x-default"] == others[LANGUAGES[0]]
        assert entry.findtext("loc", "", MAP) in others.values()
        assert all((SITE / link.removeprefix(site_address()) / "index.html").is_file() for link in others.values())
