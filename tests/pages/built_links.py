"""The links of a built site: which of them lead nowhere. No request is made.

What a browser loads by itself must be ours; what a reader may follow must be `https`, unless it is one of the works
whose publisher is known under `http` only.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

ADDRESSES = {"href", "src", "xlink:href", "action", "poster", "data"}
WITH_SIZES = {"srcset", "imagesrcset"}
IN_STYLES = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?")
OTHER_SCHEMES = {"data", "mailto", "blob", "javascript"}
LOADED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
NOT_ALLOWED = {"javascript"}


@dataclass
class Found:
    """What a page points to, and what may be pointed to in it."""

    links: set[str] = field(default_factory=set)
    loads: set[str] = field(default_factory=set)  # those that a browser follows by itself
    anchors: set[str] = field(default_factory=set)


class Reader(HTMLParser):
    """Reads a page once."""

    def __init__(self) -> None:
        """Begins with nothing."""
        super().__init__()
        self.found, self.in_style = Found(), False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps addresses and ids."""
        self.in_style = tag == "style"
        values = {name: value.strip() for name, value in attrs if value is not None}
        addresses = {value for name, value in values.items() if name in ADDRESSES and is_address(tag, name)}
        for name in WITH_SIZES & values.keys():
            addresses |= {part.split()[0] for part in values[name].split(",") if part.strip()}
        (self.found.links if is_followed(tag, values) else self.found.loads).update(addresses)
        if tag == "meta" and values.get("property") in {"og:url", "og:image"}:
            self.found.links.add(values["content"])
        self.found.loads |= set(IN_STYLES.findall(values.get("style", "")))
        self.found.anchors |= {
            values[name] for name in ("id", "name") if name in values and (name == "id" or tag == "a")
        }

    def handle_endtag(self, tag: str) -> None:
        """A style sheet ends."""
        self.in_style = False

    def handle_data(self, data: str) -> None:
        """Style sheets inside the page point to files as well."""
        if self.in_style:
            self.found.loads |= set(IN_STYLES.findall(data))


def is_address(tag: str, name: str) -> bool:
    """Whether an attribute is an address: `data` is one of an object only."""
    return name != "data" or tag == "object"


def is_followed(tag: str, values: dict[str, str]) -> bool:
    """Whether it is the reader, or another service, who follows an address, and not the browser by itself."""
    return tag == "a" or (tag == "link" and not LOADED & set(values.get("rel", "").split()))


def read_page(text: str) -> Found:
    """A page's links and anchors."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader.found


@dataclass(frozen=True)
class BuiltSite:
    """A folder of files as a server would offer it at an address."""

    folder: Path
    address: str
    insecure: frozenset[str] = frozenset()  # addresses that are known under `http` only

    @cached_property
    def pages(self) -> dict[str, Found]:
        """Every page by its path, each read once."""
        return {self.name(path): read_page(path.read_text(encoding="utf-8")) for path in self.folder.rglob("*.html")}

    @cached_property
    def styles(self) -> dict[str, Found]:
        """Every style sheet by its path."""
        return {
            self.name(path): Found(loads=set(IN_STYLES.findall(path.read_text(encoding="utf-8"))))
            for path in self.folder.rglob("*.css")
        }

    @cached_property
    def files(self) -> set[str]:
        """The paths of all files."""
        return {self.name(path) for path in self.folder.rglob("*") if path.is_file()}

    def name(self, path: Path) -> str:
        """A file's path from the site's root."""
        return path.relative_to(self.folder).as_posix()

    def complaints(self) -> list[str]:
        """Every link that leads nowhere, or elsewhere in a way that we do not allow."""
        readings = {**self.pages, **self.styles}
        return sorted({f"{name}: {text}" for name, found in readings.items() for text in self.of_page(name, found)})

    def of_page(self, name: str, found: Found) -> Iterator[str]:
        """What is wrong with the links of one file."""
        for link in found.links | found.loads:
            if problem := self.problem(link, name, is_load=link in found.loads):
                yield f"{link[:160]} {problem}"

    def problem(self, link: str, name: str, *, is_load: bool = False) -> str:
        """What is wrong with one link; nothing where it is good."""
        try:
            parts = urlsplit(link)
        except ValueError:
            return "is no address"
        top = urlsplit(self.address)
        if parts.scheme in OTHER_SCHEMES:
            return "is not allowed" if parts.scheme in NOT_ALLOWED else ""
        if parts.netloc and not link.startswith(self.address):
            return "is loaded from another host" if is_load else outside(parts, link in self.insecure)
        if parts.scheme and not parts.netloc:
            return "has an unknown scheme"
        start = self.page_folder(name) if not parts.netloc else "/"
        path = parts.path if not parts.netloc else parts.path.removeprefix(top.path.rstrip("/"))
        if not parts.netloc and path.startswith("/"):
            if not path.startswith(top.path):
                return "leaves the site"
            path = "/" + path.removeprefix(top.path)
        return self.inside(posixpath.normpath(posixpath.join(start, unquote(path))), path, parts, name)

    def page_folder(self, name: str) -> str:
        """The folder from which a page's links start."""
        return posixpath.join("/", posixpath.dirname(name))

    def inside(self, target: str, path: str, parts: SplitResult, name: str) -> str:
        """What is wrong with a link to a place of the site, written from its root."""
        file = target.lstrip("/") if path else name
        if file not in self.files:
            file = posixpath.join(file, "index.html").lstrip("/")
        if file not in self.files:
            return "is not there"
        anchor = unquote(parts.fragment)
        page = self.pages.get(file)
        if anchor and page and not anchor.startswith("__") and anchor not in page.anchors:
            return "names no place of its page"
        return ""


def outside(parts: SplitResult, may_be_insecure: bool) -> str:
    """What is wrong with an address of another site."""
    if parts.scheme != "https" and not (parts.scheme == "http" and may_be_insecure):
        return "is not https"
    if not HOST.fullmatch(parts.netloc):
        return "has no proper host"
    if re.search(r"""[\s"<>{}|\\^`]""", parts.path + parts.query + parts.fragment):
        return "has a letter that an address may not have"
    return ""
