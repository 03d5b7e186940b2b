"""The service worker is one file with the site's version and the lists of its files at the top.

Pages, scripts and styles are stored with the version, whole, so that no page meets the styles of another version. Files
whose names are hashes mean the same in every version; they are stored when something needs them: what is drawn and run
for a page when the page is visited, and Python when a model has run. The start pages' own come with the version.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from build_tools.addresses import PLACES
from build_tools.cache import digest
from build_tools.installing.files import MANIFEST
from build_tools.installing.icons import FOLDER as ICONS
from build_tools.metadata.citations import CITATIONS
from build_tools.metadata.feed import FEED
from build_tools.metadata.files import ROBOTS
from build_tools.metadata.overview import OVERVIEW
from build_tools.pages.pictures import FOLDER as DRAWINGS
from build_tools.pages.previews import FOLDER as PREVIEWS
from build_tools.pages.scenes import FOLDER as SCENES
from build_tools.places import WHEEL_ON_SITE

NAME = "service-worker.js"
SOURCES = Path(__file__).parent
# Neighbours for servers, and what is downloaded by choice.
NOT_STORED = {".br", ".gz", ".map", ".zip", ".pdf", ".ipynb"}
NOT_FOR_PAGES = {NAME, "404.html", "sitemap.xml", MANIFEST, FEED, CITATIONS, OVERVIEW, ROBOTS}
NOT_READ_HERE = (WHEEL_ON_SITE, *(f"{folder.as_posix()}/" for folder in (PREVIEWS, ICONS, Path("embed"))))
RUNTIME = "assets/runtime/"
HASHED = (RUNTIME, *(f"{folder.as_posix()}/" for folder in (SCENES, DRAWINGS)))
NAMED = re.compile(r"[\w.-]+-[0-9a-f]{12,16}\.(?:svg|json)")  # as the worker finds names


def write_service_worker(site: Path) -> None:
    """Adds the service worker to a finished site; its version changes when any stored file does."""
    files = [path for path in sorted(site.rglob("*")) if is_stored(path, site)]
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in files}
    started = set(needed_at_start(site))
    later = {name for name in sizes if name.startswith(HASHED) and Path(name).name not in started}
    head = {
        "VERSION": digest(files, site),
        "FIRST": {name: size for name, size in sizes.items() if name not in later},
        "LATER": {name: size for name, size in sizes.items() if name in later},
    }
    lines = [f"const {name} = {json.dumps(value, ensure_ascii=False)};" for name, value in head.items()]
    source = (SOURCES / NAME).read_text(encoding="utf-8")
    (site / NAME).write_text("\n".join([*lines, source]), encoding="utf-8")


def needed_at_start(site: Path) -> Iterable[str]:
    """The names of what is drawn and run for the start pages."""
    for place in PLACES.values():
        yield from NAMED.findall((site / place / "index.html").read_text(encoding="utf-8"))


def write_removal(site: Path) -> None:
    """Puts in its place a worker that removes itself and all that it stored."""
    (site / NAME).write_text((SOURCES / "removal.js").read_text(encoding="utf-8"), encoding="utf-8")


def is_stored(path: Path, site: Path) -> bool:
    """Whether a file of the site is ever kept for use without a network."""
    name = path.relative_to(site).as_posix()
    is_for_pages = path.suffix not in NOT_STORED and path.name not in NOT_FOR_PAGES
    return path.is_file() and is_for_pages and not name.startswith(NOT_READ_HERE)
