"""The menu: a section for each folder, and in it the pages in the order that they ask for.

A page says `order: 10` at its top; pages that say nothing follow by name. A folder's first page always comes first.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

FRONT_MATTER = re.compile(r"---\n(.*?)^---$", re.DOTALL | re.MULTILINE)
TITLE = re.compile(r"^(?:title:|#) +(.*)$", re.MULTILINE)
ORDER = re.compile(r"^order: *(\d+)$", re.MULTILINE)
LAST = 1_000
SECTIONS = ("Book", "Explainers", "Teachers", "Reference", "Contribute")  # others follow

Content = str | bytes


def navigation(pages: Mapping[Path, Content]) -> list[Any]:
    """The menu as MkDocs takes it, from the pages in all languages: the home page, then a section for each folder."""
    places = orders(pages)
    sections: dict[str, list[Path]] = {title: [] for title in SECTIONS}
    for name in sorted(places, key=lambda name: (not is_first(name), places[name], name)):
        if title := section(name):
            sections.setdefault(title, []).append(name)
    sections["Teachers"].sort(key=lambda name: name.parts[0] != "teachers")
    return [{"Home": "index.md"}, *({title: as_text(names)} for title, names in sections.items() if names)]


def orders(pages: Mapping[Path, Content]) -> dict[Path, int]:
    """Each page, named without its language, and the place that it asks for."""
    return {
        Path(path.parent, path.name.split(".")[0] + ".md"): order(content)
        for path, content in pages.items()
        if path.suffix == ".md"
    }


def order(content: Content) -> int:
    """The place that a page asks for in its section."""
    front = FRONT_MATTER.match(as_words(content))
    found = front and ORDER.search(front[1])
    return int(found[1]) if found else LAST


def titles(pages: Mapping[Path, Content]) -> dict[Path, str]:
    """What each page is called in menus: the title that it gives itself at its top, or its first heading."""
    found = {path: TITLE.search(as_words(content)) for path, content in pages.items() if path.suffix == ".md"}
    return {path: title[1] for path, title in found.items() if title}


def section(name: Path) -> str | None:
    """The section that a page belongs to; a teacher's page stands with the teachers, a page in no folder with
    the book; the home page in none."""
    if name.name == "teacher.md":
        return "Teachers"
    if len(name.parts) == 1:
        return SECTIONS[0] if name.stem != "index" else None
    return name.parts[0].capitalize()


def is_first(name: Path) -> bool:
    """Whether a page is the first of a section's folder."""
    return name.name == "index.md" and len(name.parts) == 2


def as_words(content: Content) -> str:
    """A page as text."""
    return content if isinstance(content, str) else content.decode()


def as_text(names: Iterable[Path]) -> list[str]:
    """The pages as MkDocs names them."""
    return [name.as_posix() for name in names]
