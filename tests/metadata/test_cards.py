"""What services are told to show of a link to a page."""

import dataclasses
import re

import pytest

from build_tools.addresses import site_address
from build_tools.metadata.works import Work
from build_tools.pages.previews import preview_tags, with_tags
from build_tools.places import SITE as BUILT

SITE = "https://example.org/productive/"
NAMED = re.compile(r'property="og:image" content="([^"]+)"')


def test_a_page_names_its_card_by_an_absolute_address(chapter: Work) -> None:
    """Services read nothing but the page; its words cannot end the tag."""
    tags = preview_tags({"work": dataclasses.asdict(chapter)}, SITE)

    assert tags["og:image"] == f"{SITE}assets/previews/zh/book/concept/card.png"
    assert tags["og:url"] == f"{SITE}zh/book/concept/"
    assert (tags["og:title"], tags["og:description"], tags["og:locale"]) == (chapter.title, "一章", "zh_CN")
    assert tags["og:image:alt"] == chapter.title
    written = with_tags("<head></head><p>", tags)
    assert written.count("<meta") == len(tags)
    assert "What &quot;it&quot; says &lt;/script&gt; &amp; more" in written


def test_a_page_without_a_work_stays_as_it_is() -> None:
    """Such as one that another build left."""
    assert with_tags("<head></head>", preview_tags({}, SITE)) == "<head></head>"


@pytest.mark.built
def test_the_site_holds_the_card_that_each_page_names() -> None:
    """In the built pages of both languages, each its own."""
    pages = [path for path in BUILT.rglob("index.html") if 'rel="canonical"' in path.read_text(encoding="utf-8")]
    named = [NAMED.findall(path.read_text(encoding="utf-8")) for path in pages]

    assert len(pages) > 80
    assert all(len(found) == 1 for found in named)
    places = {BUILT / found[0].removeprefix(site_address()) for found in named}
    assert len(places) == len(pages)
    assert all(place.read_bytes().startswith(b"\x89PNG") for place in places)
