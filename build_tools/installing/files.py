"""The files of an app: for each language a manifest and the words of its notices, and icons for all of them.

Addresses in a manifest are relative to it, so that it holds wherever the site will live. Each language is an app that
starts in its own pages; its scope is the whole site, so that the language switch does not leave it.
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_tools.addresses import PLACES
from build_tools.installing.icons import ICONS, icon_files
from build_tools.pages.words import html_language, site_words
from build_tools.places import DOCS
from explainers.contract.reading import read_toml

if TYPE_CHECKING:
    from build_tools.pages.site import Pages, Site

MANIFEST, NOTICES = "manifest.json", "notices.json"
HEADER = re.compile(r"--md-primary-fg-color: (#[0-9a-f]{6});")


@cache
def words(language: str) -> dict[str, Any]:
    """The words of the app."""
    return read_toml(Path(__file__).with_name(f"words.{language}.toml"))


def app_files(sites: Iterable["Site"]) -> "Pages":
    """Manifests, words and icons, by their paths among the pages."""
    files: Pages = dict(icon_files())
    for language in (site.language for site in sites):
        texts = {Path(MANIFEST): manifest(language), Path(NOTICES): words(language)["notices"]}
        for path, text in texts.items():
            files[path.with_suffix(f".{language}{path.suffix}")] = json.dumps(text, ensure_ascii=False, indent=1) + "\n"
    return files


def manifest(language: str) -> dict[str, Any]:
    """What a system that installs the site in one language is told."""
    name, root = site_words(language)["site"]["name"], "../" * PLACES[language].count("/") or "./"
    light = header_colors()[0]
    return {
        "name": name,
        "short_name": words(language)["app"]["short_name"],
        "description": words(language)["app"]["description"],
        "lang": html_language(language),
        "dir": "auto",
        "start_url": "./",
        "scope": root,
        "display": "standalone",
        "theme_color": light,
        "background_color": light,
        "categories": ["education"],
        "icons": [
            {
                "src": root + icon.place.as_posix(),
                "sizes": f"{icon.pixels}x{icon.pixels}",
                "type": "image/png",
                "purpose": "maskable" if icon.is_maskable else "any",
            }
            for icon in ICONS
        ],
    }


@cache
def header_colors() -> list[str]:
    """The colour of the pages' header in light and in dark, which the window around them takes on."""
    found = HEADER.findall((DOCS / "assets" / "site.css").read_text(encoding="utf-8"))
    assert len(found) == 2, "site.css says --md-primary-fg-color once in light and once in dark."
    return found
