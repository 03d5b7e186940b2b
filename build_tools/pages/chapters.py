"""The chapters of the book as its first page lists them: whatever pages lie in its folder, in their order."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.pages.navigation import FRONT_MATTER, TITLE, order

BOOK = Path("book")
DESCRIPTION = re.compile(r"^description: *(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Chapter:
    """A chapter: its place in the order, what it is called, what it is about, and its page as links name it."""

    order: int
    title: str
    description: str
    page: str


def chapters(written: Mapping[Path, Path]) -> list[Chapter]:
    """The chapters in one language, in order; the pages come by their places, each with its file."""
    return sorted(found_chapters(written), key=lambda chapter: (chapter.order, chapter.page))


def found_chapters(written: Mapping[Path, Path]) -> Iterator[Chapter]:
    """Every page of the book but its first."""
    for page, file in written.items():
        name = page.name.split(".")[0]
        if page.parent == BOOK and name != "index":
            text = file.read_text(encoding="utf-8")
            front = FRONT_MATTER.match(text)
            title, description = TITLE.search(text), DESCRIPTION.search(front[1] if front else "")
            yield Chapter(order(text), title[1] if title else name, description[1] if description else "", f"{name}.md")
