"""Adds to the pages what programs read: the front matter of each, and for each language a feed, its citations and an
overview in plain text; where the site has an address, also the file that tells crawlers of its site map.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools.addresses import site_address
from build_tools.metadata.citations import CITATIONS, citations
from build_tools.metadata.feed import FEED, feed
from build_tools.metadata.overview import OVERVIEW, overview
from build_tools.metadata.works import Work, with_work
from build_tools.pages.navigation import as_words, navigation

if TYPE_CHECKING:
    from build_tools.pages.site import Pages, Site

ROBOTS = "robots.txt"
FOR_CRAWLERS = "User-agent: *\nAllow: /\n\nSitemap: {}sitemap.xml\n"


def described(pages: "Pages", sites: Sequence["Site"], found: Mapping[Path, Work]) -> "Pages":
    """The pages that say what they are, and the files that list them; `found` are the pages as works."""
    address, menu = site_address(), navigation(pages)
    made: Pages = {path: with_work(as_words(pages[path]), work) for path, work in found.items()}
    for language in (site.language for site in sites):
        here = [found[path] for path in sorted(found) if found[path].language == language]
        made[localized(FEED, language)] = feed(here, language, address)
        made[localized(CITATIONS, language)] = citations(here, address)
        made[localized(OVERVIEW, language)] = overview(found, menu, language, address)
    return made | for_crawlers()


def for_crawlers() -> "Pages":
    """The file that names the site map; none where nobody knows the site's address, which it must hold whole."""
    return {Path(ROBOTS): FOR_CRAWLERS.format(site_address())} if os.environ.get("SITE_URL") else {}


def localized(name: str, language: str) -> Path:
    """A file among the pages, whose ending says the language."""
    return Path(f"{Path(name).stem}.{language}{Path(name).suffix}")
