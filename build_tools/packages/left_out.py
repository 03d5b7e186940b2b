"""What the offline copy leaves on the website, so that it stays small enough to mail and to copy with many explainers.

It has the sheets and keys for one paper, which every printer fits to the other. The same sheets for the other paper,
and again in the course pack, would be half of all its handouts. In place of slides, its pages show their scenes on the
wall, and in place of the book to print they hold its chapters. And it has no pictures that only other services show,
beside a link to the website.
"""

import re
from pathlib import PurePosixPath

from build_tools.addresses import PLACES, site_address
from build_tools.packages.links import on_site
from build_tools.pages.downloads import BOOK, PACK
from build_tools.pages.previews import FOLDER as PREVIEWS
from build_tools.pages.words import site_words
from explainers.contract.explainer import LANGUAGES

HANDOUT = re.compile(rf"(?:.+/)?handouts/(?:.+-letter|.+-slides(?:-dark)?|{PACK}|{BOOK})\.pdf")
LINK = re.compile(r'(<a [^>]*?href=")(?![a-z]+:)([^"]+\.pdf)("[^>]*>)(.*?)(</a>)')


def is_left_out(name: str) -> bool:
    """Whether a file of the site is not in the copy."""
    return bool(HANDOUT.fullmatch(name)) or PurePosixPath(name).is_relative_to(PREVIEWS.as_posix())


def point_to_website(text: str, path: str) -> str:
    """The page at a path with each link to what is left out leading to the website, and saying so."""
    label = site_words(language_of(path))["handouts"]["on_website"]

    def pointed(found: re.Match[str]) -> str:
        target = on_site(found[2], path)
        if not is_left_out(target):
            return found[0]
        return f"{found[1]}{site_address()}{target}{found[3]}{label.replace('{}', found[4])}{found[5]}"

    return LINK.sub(pointed, text)


def language_of(path: str) -> str:
    """The language of the page at a path of the site."""
    return next((language for language, place in PLACES.items() if place and path.startswith(place)), LANGUAGES[0])
