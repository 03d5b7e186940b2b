"""What a page of the site points to, said so that it holds on a disk.

A server answers a folder with the `index.html` in it; a disk does not. So every link names its file, and a page that
needs no folder of its own is one file, as its source is: `concept/index.html` becomes `concept.html`.
"""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from build_tools.addresses import site_address
from explainers.contract.explainer import LANGUAGES

INDEX = "index.html"
# Addresses without a scheme; in the theme's settings they are folders and stay so.
LINK = re.compile(r'(?<=\s)((?:xlink:)?href|src)="(?![a-z]+:|//|#)([^"#?]+)')  # links in drawings have a prefix
SETTING = re.compile(r'("(?:base|search)": "|__md_scope=new URL\(")([^"]+)')


@dataclass(frozen=True)
class Links:
    """The pages of a site, by their paths from its root, and where each lies on a disk."""

    places: dict[str, str]

    def place(self, path: str) -> str:
        """Where a file of the site lies on a disk."""
        return self.places.get(path, path)

    def relink(self, text: str, path: str) -> str:
        """The text of the page at a path, with all links as they must be on a disk."""
        here = posixpath.dirname(path)
        there = posixpath.dirname(self.place(path)) or "."  # `relpath` knows no empty folder

        def named(found: re.Match[str]) -> str:
            target = on_site(found[2], path)
            page = posixpath.normpath(posixpath.join(target, INDEX))
            return f'{found[1]}="{posixpath.relpath(self.place(page if page in self.places else target), there)}'

        def moved(found: re.Match[str]) -> str:
            return found[1] + posixpath.relpath(posixpath.normpath(posixpath.join(here, found[2])), there)

        return SETTING.sub(moved, LINK.sub(named, text))

    def root(self, path: str) -> str:
        """The way from the page at a path to the folder that holds everything."""
        return posixpath.relpath(".", posixpath.dirname(self.place(path)) or ".")

    def location(self, address: str) -> str:
        """A page's address in the search index, from the site's root, as the file that it is."""
        folder, hash_mark, heading = address.partition("#")
        return self.place(folder + INDEX) + hash_mark + heading


def on_site(link: str, path: str) -> str:
    """What a link of the page at a path leads to, from the site's root."""
    top = urlsplit(site_address()).path  # links between languages may start there
    return posixpath.relpath(posixpath.join(top, posixpath.dirname(path), link), top)


def find_links(site: Path, pages: Path) -> Links:
    """The links of a built site; whether a page is a folder's own is seen from the pages that it was built from."""
    files = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    single = set(single_files(path.relative_to(pages) for path in pages.rglob("*.md")))
    return Links({file: f"{posixpath.dirname(file)}.html" if file in single else file for file in files})


def single_files(sources: Iterable[Path]) -> Iterable[str]:
    """Where the site has those pages that are not the first page of a folder."""
    for source in sources:
        name, language, _ = source.name.split(".")
        prefix = "" if language == LANGUAGES[0] else language
        if name != PurePosixPath(INDEX).stem:
            yield PurePosixPath(prefix, source.parent.as_posix(), name, INDEX).as_posix()
