"""The service worker is one file with the site's version and the list of its files at the top."""

import json
from pathlib import Path

from build_tools.cache import digest
from build_tools.metadata.citations import CITATIONS
from build_tools.metadata.feed import FEED

NAME = "service-worker.js"
SOURCES = Path(__file__).parent
# Neighbours for servers, and what is downloaded by choice.
NOT_STORED = {".br", ".gz", ".map", ".zip", ".pdf", ".ipynb"}
NOT_FOR_PAGES = {NAME, "404.html", "sitemap.xml", "manifest.json", FEED, CITATIONS}


def write_service_worker(site: Path) -> None:
    """Adds the service worker to a finished site; its version changes when any stored file does."""
    files = [path for path in sorted(site.rglob("*")) if is_stored(path, site)]
    head = {"VERSION": digest(files, site), "FILES": [path.relative_to(site).as_posix() for path in files]}
    lines = [f"const {name} = {json.dumps(value, ensure_ascii=False)};" for name, value in head.items()]
    source = (SOURCES / NAME).read_text(encoding="utf-8")
    (site / NAME).write_text("\n".join([*lines, source]), encoding="utf-8")


def write_removal(site: Path) -> None:
    """Puts in its place a worker that removes itself and all that it stored."""
    (site / NAME).write_text((SOURCES / "removal.js").read_text(encoding="utf-8"), encoding="utf-8")


def is_stored(path: Path, site: Path) -> bool:
    """Whether a file of the site is kept for use without a network."""
    return path.is_file() and path.suffix not in NOT_STORED and path.name not in NOT_FOR_PAGES
