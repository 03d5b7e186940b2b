"""Who cites which work: the way back from the list of sources to the sections that rest on each of them.

A page cites a work where it says so, and where it shows a figure of published numbers that comes from it. An explainer
rests on its works as a whole, so what no section of its page cites leads to the page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_tools.facts.uses import sections
from build_tools.figures.records import Figure
from build_tools.pages.explainer import View
from build_tools.pages.references import Reference, bibliography_entry

FIGURE = re.compile(r"""\{\{\s*data_figure\(\s*["']([\w-]+)["']\s*\)\s*\}\}""")


@dataclass(frozen=True)
class Citation:
    """A place that cites a work: a section of a page, or the page as a whole."""

    key: str
    page: Path  # as links name it, from the root
    section: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class CitingPage:
    """A page that cites a work, and in it the sections that do: what each is called, and its anchor."""

    title: str
    address: str
    sections: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CitedWork:
    """A work in full, as HTML, and the pages that cite it."""

    key: str
    entry: str
    pages: tuple[CitingPage, ...]


def cited_works(
    references: Mapping[str, Reference], citations: Iterable[Citation], titles: Mapping[Path, str], root: str
) -> list[CitedWork]:
    """The works that are cited, in the order of a list; `root` is the way from the page that lists them to the root."""
    found: dict[str, dict[Path, list[tuple[str, str]]]] = {}
    for citation in citations:
        places = found.setdefault(citation.key, {}).setdefault(citation.page, [])
        if citation.anchor and (citation.section, citation.anchor) not in places:
            places.append((citation.section, citation.anchor))
    return [
        CitedWork(
            key,
            bibliography_entry(references[key], anchor=True),
            tuple(
                CitingPage(titles[page], root + page.as_posix(), tuple(places)) for page, places in found[key].items()
            ),
        )
        for key in sorted(found.keys() & references.keys(), key=lambda key: references[key].order)
    ]


def of_page(page: Path, text: str, figures: Mapping[str, Figure]) -> Iterator[Citation]:
    """The citations of one page, in the order of its sections."""
    for section in sections(text):
        cited = list(section.cited)
        for _, line in section.lines:
            shown = [figures[name] for name in FIGURE.findall(line) if name in figures]
            cited += [key for figure in shown for key in figure.declaration.sources]
        for key in dict.fromkeys(sorted(cited)):
            yield Citation(key, page, section.title, section.anchor)


def of_explainer(view: View) -> Iterator[Citation]:
    """The citations of an explainer: those of its pages, and the works that it rests on."""
    for page, file in files_of(view).items():
        yield from of_page(page, file.read_text(encoding="utf-8"), {})
    for key in view.source_keys():
        yield Citation(key, Path("explainers", view.explainer.slug, "index.md"))


def files_of(view: View) -> dict[Path, Path]:
    """The pages of an explainer, each with the file of its words."""
    folder = Path("explainers", view.explainer.slug)
    return {
        folder / name: view.explainer.folder / f"{source}.{view.language}.md"
        for source, name in (("page", "index.md"), ("teacher", "teacher.md"))
    }


def titles_of(view: View, words: Mapping[str, Any]) -> dict[Path, str]:
    """What the pages of an explainer are called."""
    folder, title = Path("explainers", view.explainer.slug), str(view.words["title"])
    return {folder / "index.md": title, folder / "teacher.md": str(words["teachers"]["page"]).replace("{}", title)}
