"""What other services show of a link to an explainer: its title, its question and its square picture.

Addresses are absolute, since those services read nothing but the page: they begin with `SITE_URL`.
"""

import html
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from build_tools.drawing.squares import PIXELS
from explainers.contract.languages import DECLARED


class Page(Protocol):
    """A page as the site generator lays it out."""

    title: str
    canonical_url: str
    meta: Mapping[str, str]


def picture_place(slug: str) -> Path:
    """Where an explainer's square lies on the site; it has no words, so both languages share it."""
    return Path("explainers", slug, "picture.png")


def preview_tags(page: Page, site: str, name: str, language: str) -> dict[str, str]:
    """The tags of a page that has a picture, in the form of the Open Graph protocol; none for any other page.

    `site` is the address of the site, and `name` what it is called.
    """
    if "picture" not in page.meta:
        return {}
    slug = page.canonical_url.rstrip("/").rsplit("/", 1)[-1]
    return {
        "og:type": "article",
        "og:site_name": name,
        "og:locale": DECLARED[language].locale,
        "og:title": page.title,
        "og:description": page.meta["description"],
        "og:url": page.canonical_url,
        "og:image": f"{site.rstrip('/')}/{picture_place(slug).as_posix()}",
        "og:image:type": "image/png",
        "og:image:width": str(PIXELS),
        "og:image:height": str(PIXELS),
        "og:image:alt": page.meta["picture"],
        "twitter:card": "summary",
    }


def with_tags(page: str, tags: Mapping[str, str]) -> str:
    """The HTML page with these tags in its head."""
    lines = [f'<meta property="{name}" content="{html.escape(text)}">\n' for name, text in tags.items()]
    return page.replace("</head>", "".join(lines) + "</head>", 1)
