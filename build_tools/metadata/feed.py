"""What is new, as an Atom feed for each language: versions, pages whose facts were checked, and published numbers.

Days come from the files, never from the clock, so two builds give equal feeds. What was noted since the last version
carries the time of the last commit, which the build passes on as `SOURCE_DATE_EPOCH`; without it, it is left out.
An entry keeps its id when it changes, and when the site moves.
"""

import datetime
import os
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from build_tools.addresses import PLACES
from build_tools.changelog import log, open_notes
from build_tools.metadata.project import WORDS_LICENCE, project
from build_tools.metadata.works import Work
from build_tools.pages.words import html_language, site_words
from build_tools.places import REPOSITORY
from explainers.contract.languages import FIRST

FEED = "feed.xml"
ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "new-quality-productive-forces/feed")  # never changes
SECTION = re.compile(r"^## (\S+) - (\d{4}-\d\d-\d\d)$\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"^- (.+)$", re.MULTILINE)
NOTES_LANGUAGE = html_language(FIRST)  # notes on changes are written in one language only

ElementTree.register_namespace("", ATOM)
ElementTree.register_namespace("xhtml", XHTML)


@dataclass(frozen=True)
class Entry:
    """Something new: what, when, and where; `name` is what its id is made of, and `notes` a list in English."""

    name: str
    title: str
    updated: str
    address: str
    summary: str = ""
    notes: Sequence[str] = ()


def feed(works: Sequence[Work], language: str, site: str, root: Path = REPOSITORY) -> str:
    """The text of one language's feed; `site` is the site's address."""
    words = site_words(language)
    entries = [*versions(words["metadata"], root), *of_pages(works), *of_figures(works)]
    newest = sorted(entries, key=lambda entry: (entry.updated, entry.name), reverse=True)
    top = element(None, "feed", **{"{http://www.w3.org/XML/1998/namespace}lang": html_language(language)})
    element(top, "id", identity(language, "feed"))
    element(top, "title", f"{words['site']['name']}{words['metadata']['dash']}{words['metadata']['feed']}")
    element(top, "updated", newest[0].updated)
    element(top, "link", rel="self", type="application/atom+xml", href=f"{site}{PLACES[language]}{FEED}")
    element(top, "link", rel="alternate", type="text/html", href=site + PLACES[language])
    element(element(top, "author"), "name", project(root).author)
    element(top, "rights", WORDS_LICENCE)
    for entry in newest:
        add(top, entry, language, site)
    ElementTree.indent(top)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(top, encoding="unicode") + "\n"


def add(top: ElementTree.Element, entry: Entry, language: str, site: str) -> None:
    """One entry."""
    made = element(top, "entry")
    element(made, "id", identity(language, entry.name))
    element(made, "title", entry.title)
    element(made, "updated", entry.updated)
    element(made, "link", rel="alternate", type="text/html", href=site + (entry.address or PLACES[language]))
    if entry.summary:
        element(made, "summary", entry.summary)
    if entry.notes:
        content = element(
            made, "content", type="xhtml", **{"{http://www.w3.org/XML/1998/namespace}lang": NOTES_LANGUAGE}
        )
        notes = ElementTree.SubElement(ElementTree.SubElement(content, f"{{{XHTML}}}div"), f"{{{XHTML}}}ul")
        for note in entry.notes:
            ElementTree.SubElement(notes, f"{{{XHTML}}}li").text = note


def element(
    parent: ElementTree.Element | None, name: str, text: str | None = None, /, **attributes: str
) -> ElementTree.Element:
    """A new element of Atom, below its parent if it has one."""
    tag = f"{{{ATOM}}}{name}"
    made = ElementTree.Element(tag, attributes) if parent is None else ElementTree.SubElement(parent, tag, attributes)
    made.text = text
    return made


def identity(language: str, name: str) -> str:
    """An id that depends on nothing but what the entry is."""
    return uuid.uuid5(NAMESPACE, f"{language}/{name}").urn


def midnight(day: str) -> str:
    """A day as Atom writes a time."""
    return f"{day}T00:00:00Z"


def versions(words: Mapping[str, Any], root: Path) -> Iterator[Entry]:
    """The versions, with what changed in each, and what was noted since the last one."""
    sections, sentences = SECTION.findall(log(root)), open_notes(root)
    if sentences and (clock := os.environ.get("SOURCE_DATE_EPOCH")):
        time = datetime.datetime.fromtimestamp(int(clock), datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        yield Entry("since-the-last-version", words["since"], time, "", notes=sentences)
    for version, day, text in sections:
        title = words["version"].replace("{}", version)
        yield Entry(f"version-{version}", title, midnight(day), "", notes=LINE.findall(text))


def of_pages(works: Iterable[Work]) -> Iterator[Entry]:
    """The pages whose facts were checked."""
    for work in works:
        if work.checked:
            yield Entry(f"page-{work.default}", work.title, midnight(work.checked), work.address, work.description)


def of_figures(works: Iterable[Work]) -> Iterator[Entry]:
    """The published numbers, each where it is shown first."""
    known: set[str] = set()
    for work in works:
        for found in work.datasets:
            if found["id"] not in known:
                known.add(found["id"])
                place = f"{work.address}#figure-{found['id']}"
                yield Entry(
                    f"figure-{found['id']}", found["name"], midnight(found["checked"]), place, found["description"]
                )
