"""The tags by which a system finds out that the site can be installed; a copy on a disk has none of them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from build_tools.addresses import PLACES
from build_tools.drawing.squares import SCHEMES
from build_tools.installing.files import MANIFEST, header_colors
from build_tools.installing.icons import APPLE
from build_tools.templating import templates

TEMPLATES = Path(__file__).with_name("templates")
LINK = re.compile(r'<link rel="(?:manifest|apple-touch-icon)"[^>]*>\n?')


def app_head(meta: Mapping[str, Any], root: str) -> str:
    """The tags of a page with this front matter; `root` is the way from it to the site's root."""
    if "work" not in meta:
        return ""
    return (
        templates(TEMPLATES)
        .get_template("head.html.j2")
        .render(
            root=root,
            place=PLACES[meta["work"]["language"]],
            manifest=MANIFEST,
            icon=APPLE.place.as_posix(),
            colors=list(zip(SCHEMES, header_colors(), strict=True)),
        )
    )


def without_app(page: str) -> str:
    """A page for disks, from which nothing can be installed."""
    return LINK.sub("", page)
