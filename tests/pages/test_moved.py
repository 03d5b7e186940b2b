"""A page that has moved is still found where it was."""

import re

import pytest

from build_tools.addresses import PLACES
from build_tools.pages.moved import moved_pages
from build_tools.pages.site import load_sites
from build_tools.places import DOCS, SITE
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.explainer import LANGUAGES

FORMER = ("concept", "debate", "evidence", "timeline")  # the addresses that have been published; none is taken away


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_former_address_leads_on(language: str) -> None:
    """In each language."""
    site = next(site for site in load_sites(DOCS, CATALOGUE) if site.language == language)
    moved = dict(moved_pages(site.written, site.page_titles, language))

    assert {path.parent.as_posix() for path in moved} >= set(FORMER)


@pytest.mark.built
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMER)
def test_what_leads_on_leads_somewhere(name: str, language: str) -> None:
    """The page, and the script that keeps the section which a link names."""
    file = SITE / PLACES[language] / name / "index.html"
    text = file.read_text(encoding="utf-8")
    links = re.findall(r'(?:href|src)="([^"]+)"', text)

    assert len(links) == 2
    for link in links:
        target = (file.parent / link).resolve()
        assert (target / "index.html" if link.endswith("/") else target).is_file(), link
    assert not re.search(rf"(?<!/book)/{name}/<", (SITE / "sitemap.xml").read_text(encoding="utf-8"))
