"""What is new, from what both languages have: the last events of the timeline, and the figures checked last."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.figures.records import Figure
from build_tools.home.concept_map import HEADING, as_linked, in_order
from build_tools.pages.checked import in_words
from build_tools.pages.words import site_words

TIMELINE = Path("book", "timeline.md")
ENTRY = re.compile(r"\*\*(?P<date>.+?)[.。]\*\*\n(?P<text>.+)")


@dataclass(frozen=True)
class Entry:
    """Something new: when, what, and where to read on."""

    date: str
    text: str
    page: str
    anchor: str


def last_events(docs: Path, language: str, count: int, plain: Callable[[str], str]) -> list[Entry]:
    """The last entries of the timeline, the newest first: the date and the first sentence of each, as plain words."""
    file = docs / TIMELINE.with_suffix(f".{language}.md")
    found = list(events(file.read_text(encoding="utf-8"), plain)) if file.exists() else []
    return found[::-1][:count]


def events(text: str, plain: Callable[[str], str]) -> Iterator[Entry]:
    """The entries of a timeline, each with the anchor of the heading above it."""
    anchor = ""
    for block in text.split("\n\n"):
        if heading := HEADING.match(block):
            anchor = heading["anchor"]
        elif entry := ENTRY.match(block):
            yield Entry(entry["date"], plain(entry["text"]), TIMELINE.as_posix(), anchor)


def checked_figures(docs: Path, figures: Mapping[str, Figure], language: str, count: int) -> list[Entry]:
    """The figures whose numbers were compared with their sources last, each on the page that shows it."""
    pages, checked = pages_of_figures(docs, figures, language), site_words(language)["figures"]["checked"]
    newest = sorted(pages, key=lambda name: figures[name].declaration.checked, reverse=True)
    return [
        Entry(
            date=checked.replace("{}", in_words(figures[name].declaration.day, language)),
            text=figures[name].words[language]["title"],
            page=pages[name],
            anchor=f"figure-{name}",
        )
        for name in newest[:count]
    ]


def pages_of_figures(docs: Path, names: Collection[str], language: str) -> dict[str, str]:
    """The first page that shows each figure, as links name it, in the order of pages."""
    found: dict[str, str] = {}
    for file in in_order(docs, language):
        for name in re.findall(r"""\{\{\s*data_figure\(\s*["']([\w-]+)["']\s*\)""", file.read_text(encoding="utf-8")):
            if name in names:
                found.setdefault(name, as_linked(file.relative_to(docs)).as_posix())
    return found
