"""Adds to the pages what programs read: the front matter of each, and for each language a feed and its citations."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools.addresses import site_address
from build_tools.metadata.citations import CITATIONS, citations
from build_tools.metadata.feed import FEED, feed
from build_tools.metadata.works import with_work, works
from build_tools.pages.navigation import as_words

if TYPE_CHECKING:
    from build_tools.pages.site import Pages, Site


def described(pages: "Pages", sites: Sequence["Site"]) -> "Pages":
    """The pages that say what they are, and the files that list them."""
    found, address = works(pages, sites), site_address()
    made: Pages = {path: with_work(as_words(pages[path]), work) for path, work in found.items()}
    for site in sites:
        here = [found[path] for path in sorted(found) if found[path].language == site.language]
        made[localized(FEED, site.language)] = feed(here, site.language, address)
        made[localized(CITATIONS, site.language)] = citations(here, address)
    return made


def localized(name: str, language: str) -> Path:
    """A file among the pages, whose ending says the language."""
    return Path(f"{Path(name).stem}.{language}{Path(name).suffix}")
