"""The chapters as trees: their slots filled for paper, and their Markdown read as the site reads it."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import markdown

from build_tools.book.slots import FIGURE, PaperSlots
from build_tools.pages import folding
from build_tools.pages.chapters import BOOK, chapters
from build_tools.pages.checked import day_checked
from build_tools.pages.markup import Element, parse
from build_tools.pages.navigation import FRONT_MATTER
from build_tools.pages.slots import fill_page

if TYPE_CHECKING:
    from build_tools.pages.site import Site

# Those of mkdocs.yml that change what is said; a test compares.
EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables"),
    *("pymdownx.details", "pymdownx.superfences"),
)


@dataclass(frozen=True)
class PaperChapter:
    """A chapter: its page as links name it, its tree, and when its facts were checked."""

    page: Path
    tree: Element
    checked: datetime.date | None

    @property
    def name(self) -> str:
        """What its page is called."""
        return self.page.stem

    @property
    def anchors(self) -> set[str]:
        """The places in it that links may name."""
        return {found.attributes["id"] for found in self.tree.walk() if "id" in found.attributes and is_heading(found)}

    @property
    def figures(self) -> list[str]:
        """The figures in it, in order."""
        return [found.attributes["data-id"] for found in self.tree.walk() if FIGURE in found.classes]


def is_heading(element: Element) -> bool:
    """Whether an element is a heading."""
    return element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}


def paper_chapters(site: "Site") -> list[PaperChapter]:
    """All chapters of a language, in their order."""
    pages = [BOOK / chapter.page for chapter in chapters(site.written)]
    return [paper_chapter(site, page) for page in pages]


def paper_chapter(site: "Site", page: Path) -> PaperChapter:
    """One chapter, named without its language."""
    path = page.with_suffix(f".{site.language}.md")
    file = site.written[path]
    text = file.read_text(encoding="utf-8")
    filled = fill_page(text, PaperSlots(site, path).of_site(), file=str(file))
    return PaperChapter(page, as_tree(FRONT_MATTER.sub("", filled, count=1)), day_checked(text, str(file)))


def as_tree(text: str) -> Element:
    """Markdown as the tree of its HTML."""
    return parse(markdown.Markdown(extensions=[*EXTENSIONS, folding.makeExtension()]).convert(text))
