"""What other services show of a link to a page: its title, its question and its card.

Addresses are absolute, since those services read nothing but the page: they begin with `SITE_URL`.
"""

import html
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_tools.addresses import PLACES
from build_tools.drawing.cards import HEIGHT, WIDTH, Card, drawn_cards
from build_tools.metadata.works import Work
from build_tools.pages.words import site_words
from explainers.contract.languages import DECLARED

if TYPE_CHECKING:
    from build_tools.pages.site import Site

FOLDER = Path("assets", "previews")


def card_place(address: str) -> Path:
    """Where the card of the page at an address lies on the site."""
    return FOLDER / address / "card.png"


def card_files(works: Iterable[Work], sites: Iterable["Site"]) -> dict[Path, bytes]:
    """The cards of all pages, by their paths."""
    found, squares = list(works), {site.language: squares_of(site) for site in sites}
    drawn = drawn_cards([card(work, squares[work.language].get(work.address, "")) for work in found])
    return {card_place(work.address): picture for work, picture in zip(found, drawn, strict=True)}


def squares_of(site: "Site") -> dict[str, str]:
    """The square of each explainer, by the addresses of its two pages."""
    squares = {f"{PLACES[site.language]}explainers/{view.explainer.slug}/": view.picture() for view in site.views}
    return squares | {f"{place}teacher/": square for place, square in squares.items()}


def card(work: Work, square: str) -> Card:
    """What stands on the card of a page."""
    words = site_words(work.language)
    name, kind = words["site"]["name"], words["metadata"][work.kind] if work.kind else ""
    return Card(work.language, "" if name == work.title else name, kind, work.title, work.description, square)


def preview_tags(meta: Mapping[str, Any], site: str) -> dict[str, str]:
    """The tags of a page with this front matter, in the form of the Open Graph protocol; `site` is its address."""
    if "work" not in meta:
        return {}
    work, site = Work(**meta["work"]), site.rstrip("/") + "/"
    words = site_words(work.language)
    tags = {
        "og:type": "article" if work.kind else "website",
        "og:site_name": words["site"]["name"],
        "og:locale": DECLARED[work.language].locale,
        "og:title": work.title,
        "og:description": work.description,
        "og:url": site + work.address,
        "og:image": site + card_place(work.address).as_posix(),
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": work.title,
        "twitter:card": "summary_large_image",
    }
    return {name: text for name, text in tags.items() if text}


def with_tags(page: str, tags: Mapping[str, str]) -> str:
    """The HTML page with these tags in its head."""
    lines = [f'<meta property="{name}" content="{html.escape(text)}">\n' for name, text in tags.items()]
    return page.replace("</head>", "".join(lines) + "</head>", 1)
