"""Everything in the book of one language, as plain tables that the template sets."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from build_tools.addresses import PLACES, published_address, shown, site_address
from build_tools.book.chapters import PaperChapter, paper_chapters
from build_tools.book.nodes import Converter, Node
from build_tools.book.pictures import Pictures, draw
from build_tools.book.slots import SCENE
from build_tools.drawing.paper import on_paper
from build_tools.handouts.documents import day_of_version
from build_tools.handouts.sheets import handout_words
from build_tools.line_breaks import keep_together
from build_tools.metadata.project import project
from build_tools.metadata.works import address, fields
from build_tools.pages.chapters import BOOK
from build_tools.pages.checked import as_day, checked_line, in_words
from build_tools.pages.markup import Element
from build_tools.pages.references import BRACKETS, Reference, in_order, sentences
from explainers.contract.languages import DECLARED
from explainers.contract.reading import read_toml

if TYPE_CHECKING:
    from build_tools.pages.site import Site

SOURCES, GLOSSARY = Path("reference", "sources.md"), Path("reference", "glossary.md")
CONTENTS = "#contents"  # the label of the list of chapters


def content(site: "Site") -> dict[str, Any]:
    """The book; it has no chapters where there are no pages."""
    made: dict[str, Any] = keep_together(Book(site).content())
    return made


@dataclass(frozen=True)
class Book:
    """The book of one language; what chapters name is collected while they are turned into nodes."""

    site: "Site"
    cited: dict[str, None] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)  # of figures, in the order of reading

    @property
    def language(self) -> str:
        """The language."""
        return self.site.language

    @cached_property
    def chapters(self) -> list[PaperChapter]:
        """The chapters as trees."""
        return paper_chapters(self.site)

    @cached_property
    def pictures(self) -> Pictures:
        """Everything that is drawn."""
        elements = [element for chapter in self.chapters for element in chapter.tree.walk()]
        scenes = [
            (found.attributes["data-slug"], found.attributes["data-scene"])
            for found in elements
            if SCENE in found.classes
        ]
        names = [name for chapter in self.chapters for name in chapter.figures]
        return draw(self.site, site_address(), dict.fromkeys(scenes), list(dict.fromkeys(names)))

    @cached_property
    def terms(self) -> dict[str, dict[str, str]]:
        """The terms that the book uses, in the order of its language."""
        text = " ".join(chapter.tree.text() for chapter in self.chapters).casefold()
        used = {
            key: term
            for key, term in self.site.glossary.items()
            if any(is_named(name, text) for name in BRACKETS.split(term[self.language]) if name)
        }
        return in_order(used, self.language)

    @cached_property
    def labels(self) -> set[str]:
        """The places in chapters that links may lead to."""
        named = {f"{chapter.name}-{anchor}" for chapter in self.chapters for anchor in chapter.anchors}
        return named | {chapter.name for chapter in self.chapters}

    def content(self) -> dict[str, Any]:
        """All of it, in the order of reading; works come last, since chapters say which."""
        chapters = [self.chapter(chapter) for chapter in self.chapters]
        cited = sorted((self.site.references[key] for key in self.cited), key=lambda work: work.order)
        works = [self.work(work) for work in cited]
        return {
            "language": on_paper(self.language),
            "words": {**handout_words(self.language), "book": book_words(self.language)},
            "released": day_of_version(),
            "front": self.front(),
            "chapters": chapters,
            "works": works,
            "terms": [self.term(key) for key in self.terms],
        }

    def front(self) -> dict[str, str]:
        """What stands on the first page."""
        first = self.site.docs / BOOK / f"index.{self.language}.md"
        about = fields(first.read_text(encoding="utf-8")) if first.exists() else {}
        days = [chapter.checked for chapter in self.chapters if chapter.checked]
        words, place = book_words(self.language), site_address() + PLACES[self.language]
        released = in_words(as_day(project().published, "CHANGELOG.md", ""), self.language)
        return {
            "title": about.get("title", words["title"]),
            "about": about.get("description", ""),
            "edition": words["edition"].format(version=project().version, day=released),
            "checked": checked_line(max(days), self.language) if days else "",
            "author": project().author,
            "address": place if published_address() else "",
            "shown": shown(place) if published_address() else "",
        }

    def chapter(self, chapter: PaperChapter) -> dict[str, Any]:
        """One chapter."""
        nodes = Converter(self.targets(chapter), self.label_of(chapter), self.picture).blocks(chapter.tree)
        checked = checked_line(chapter.checked, self.language) if chapter.checked else ""
        return {"label": chapter.name, "blocks": nodes, "checked": checked}

    def label_of(self, chapter: PaperChapter) -> Callable[[str], str]:
        """The labels of a chapter's headings by their ids."""
        return lambda anchor: f"{chapter.name}-{anchor}" if anchor else ""

    def targets(self, chapter: PaperChapter) -> Callable[[str], str]:
        """What a chapter's links lead to on paper."""

        def target(link: str) -> str:
            if re.match(r"[a-z]+:", link):
                return link
            path, _, anchor = link.partition("#")
            page = (
                Path(posixpath.normpath(posixpath.join(chapter.page.parent.as_posix(), path))) if path else chapter.page
            )
            return self.target(page, anchor)

        return target

    def target(self, page: Path, anchor: str) -> str:
        """What a link to a place of a page leads to: a place in the book where it has one, else the website."""
        if page == SOURCES and anchor:
            self.cited[anchor] = None
            return f"#work-{anchor}"
        if page == GLOSSARY:
            return f"#term-{anchor}" if anchor in self.terms else "#terms" if not anchor else ""
        if page == BOOK / "index.md":
            return CONTENTS
        if page.parent == BOOK and page.stem in self.labels:
            place = f"{page.stem}-{anchor}"
            return f"#{place if place in self.labels else page.stem}"
        place = address(page, self.language) if page.suffix == ".md" else PLACES[self.language] + page.as_posix()
        return site_address() + place + (f"#{anchor}" if anchor else "")

    def picture(self, element: Element) -> Node:
        """A scene or a figure in place of its mark; a figure that is shown again keeps its number."""
        if SCENE in element.classes:
            return self.pictures.scene(element.attributes["data-slug"], element.attributes["data-scene"])
        name = element.attributes["data-id"]
        is_new = name not in self.numbers
        number = self.numbers.setdefault(name, len(self.numbers) + 1)
        self.cited.update(dict.fromkeys(self.site.figures.found[name].declaration.sources))
        return self.pictures.figure(name, number, label=f"figure-{name}" if is_new else "")

    def work(self, work: Reference) -> dict[str, str]:
        """A work in full."""
        return {
            "label": f"work-{work.key}",
            "head": f"{work.authors} ({work.dated}). ",
            "title": work.title,
            "rest": " ".join(sentences(work)),
            "url": work.url,
            "shown": as_read(work.url),
        }

    def term(self, key: str) -> dict[str, str]:
        """A term with its other language and its meaning."""
        term, other = self.terms[key], DECLARED[self.language].glossary.beside
        return {
            "label": f"term-{key}",
            "name": term[self.language],
            "other": term[other],
            "meaning": term[f"meaning_{self.language}"],
        }


def as_read(address: str) -> str:
    """An address as a person reads it: without its scheme, and in its own letters where that can be read."""
    plain, whole = unquote(address).partition("://")[2], address.partition("://")[2]
    return whole if re.search(r"[\s\ufffd]", plain) else plain


def is_named(name: str, text: str) -> bool:
    """Whether a text, in lower case, has a name; a Latin one as whole words, in the singular or the plural."""
    name = re.escape(name.casefold())
    return bool(re.search(rf"\b{name}(?:s|es)?\b" if name.isascii() else name, text))


def book_words(language: str) -> dict[str, Any]:
    """The words of the book."""
    return read_toml(Path(__file__).with_name(f"words.{language}.toml"))
