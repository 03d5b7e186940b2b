"""Each page as a work that can be cited: what stands in its front matter for programs, under the name `work`.

The addresses in it begin at the site's root, so that it holds wherever the site will live.
"""

import dataclasses
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_tools.addresses import PLACES
from build_tools.figures.reading import FOLDER as FIGURES
from build_tools.figures.rendering import DEEDS, Figures
from build_tools.metadata.project import project
from build_tools.pages.chapters import BOOK
from build_tools.pages.checked import day_checked
from build_tools.pages.navigation import FRONT_MATTER, Content, as_words, section
from explainers.contract.explainer import LANGUAGES, contract_words

if TYPE_CHECKING:
    from build_tools.pages.site import Site

FIELD = re.compile(r"^(\w+): *(.*?) *$", re.MULTILINE)
HEADING = re.compile(r"^# +(.*?) *(?:\{.*\})?$", re.MULTILINE)
SHOWN_FIGURE = re.compile(r'id="figure-([a-z0-9-]+)"')
PERIOD = re.compile(r"\b((?:19|20)\d\d)[–-]((?:19|20)\d\d)\b")
CHAPTERS = "Book"  # the section whose pages are chapters
FIRST = BOOK / "index.md"


@dataclass(frozen=True)
class Work:
    """A page for programs. `kind` is explainer, lesson, book, chapter or empty; days are written year, month, day."""

    title: str
    language: str
    address: str  # of the page, from the site's root
    default: str  # of the page for readers of neither language
    published: str
    description: str = ""
    kind: str = ""
    checked: str = ""
    level: str = ""
    minutes: int = 0
    teaches: tuple[str, ...] = ()
    pdf: str = ""
    datasets: tuple[Mapping[str, Any], ...] = ()

    @property
    def day(self) -> str:
        """The day under which it is cited: that of its version, or of a later look at its facts."""
        return max(self.published, self.checked)


def works(pages: Mapping[Path, Content], sites: Iterable["Site"]) -> dict[Path, Work]:
    """The pages as works, by their paths."""
    by_language = {site.language: site for site in sites}
    found = {path: as_words(content) for path, content in pages.items() if path.suffix == ".md"}
    return {path: work(path, text, by_language[path.name.split(".")[1]], pages) for path, text in found.items()}


def work(path: Path, text: str, site: "Site", pages: Mapping[Path, Content]) -> Work:
    """One page as a work."""
    front, name = fields(text), Path(path.parent, f"{path.name.split('.')[0]}.md")
    heading = HEADING.search(text)
    default = Path(path.parent, f"{name.stem}.{LANGUAGES[0]}.md")
    day = day_checked(text, str(path))
    return Work(
        title=front.get("title") or (heading[1] if heading else name.stem),
        language=site.language,
        address=address(name, site.language),
        default=address(name, LANGUAGES[0] if default in pages else site.language),
        kind=kind(name),
        published=project().published,
        checked=day.isoformat() if day else "",
        pdf=book(pages, site.language) if name == FIRST else "",
        datasets=tuple(dataset(id, site.figures, site.language) for id in shown_figures(text, site.figures)),
        **({"description": front.get("description", "")} | of_explainer(name, site)),
    )


def fields(text: str) -> dict[str, str]:
    """What a page says at its top, as far as it is text."""
    front = FRONT_MATTER.match(text)
    found = FIELD.findall(front[1]) if front else []
    return {name: json.loads(value) if value.startswith('"') else value for name, value in found}


def address(name: Path, language: str) -> str:
    """Where a page lies on the site, named without its language."""
    place = name.parent if name.stem == "index" else name.with_suffix("")
    return PLACES[language] + ("" if place == Path() else f"{place.as_posix()}/")


def kind(name: Path) -> str:
    """What a page is for a catalogue of teaching material; nothing for lists and guides."""
    if name.parts[0] == "explainers" and len(name.parts) == 3:
        return "lesson" if name.name == "teacher.md" else "explainer"
    if name == FIRST:
        return "book"
    return "chapter" if section(name) == CHAPTERS else "lesson" if name.parts[0] == "teachers" else ""


def of_explainer(name: Path, site: "Site") -> dict[str, Any]:
    """Question, level, minutes and terms of the explainer that a page belongs to."""
    view = next((view for view in site.views if name.parts[:-1] == ("explainers", view.explainer.slug)), None)
    if view is None:
        return {}
    declaration = view.explainer.declaration
    return {
        "description": view.words["question"],
        "level": contract_words(site.language)["levels"][declaration.level],
        "minutes": declaration.minutes if kind(name) == "explainer" else 0,
        "teaches": tuple(site.glossary[key][site.language] for key in declaration.teaches),
    }


def book(pages: Mapping[Path, Content], language: str) -> str:
    """Where the whole book lies as a file to print; nothing where it has not been made."""
    return f"{PLACES[language]}handouts/book.pdf" if Path("handouts", f"book.{language}.pdf") in pages else ""


def shown_figures(text: str, figures: Figures) -> list[str]:
    """The figures on a page whose numbers readers may have as a file."""
    shown = dict.fromkeys(SHOWN_FIGURE.findall(text))
    return [id for id in shown if id in figures.found and figures.found[id].declaration.download]


def dataset(id: str, figures: Figures, language: str) -> dict[str, Any]:
    """A figure's numbers as a data set."""
    figure = figures.found[id]
    words, declaration = figure.words[language], figure.declaration
    return {
        "id": id,
        "name": words["title"],
        "description": words["alt"],
        "licence": DEEDS.get(declaration.licence, ""),
        "checked": declaration.checked,
        "years": years(id, figures),
        "file": f"{PLACES[language]}{FIGURES}/{id}.csv",
        "works": [
            {"name": work.title, "url": work.url, "author": work.authors, "year": work.year}
            for work in figures.works(figure)
        ],
    }


def years(id: str, figures: Figures) -> list[str]:
    """The first and the last year of a figure's numbers; nothing where neither a column nor its names say so.

    Names say so where each of them is a period: those of the columns, or those of the things that are compared.
    """
    figure = figures.found[id]
    columns = [column.id for column in figure.declaration.columns if getattr(column, "unit", "") == "year"]
    found = [str(int(value)) for column in columns for value in figure.values[column] if value is not None]
    words = figure.words[LANGUAGES[0]]
    for names in (words["labels"], *words.get("categories", {}).values()):
        periods = [PERIOD.findall(name) for name in names.values()]
        if not found and all(periods):
            found = [year for period in periods for pair in period for year in pair]
    return [min(found), max(found)] if found else []


def with_work(text: str, work: Work) -> str:
    """The page with the work in its front matter."""
    values = dataclasses.asdict(work)
    plain = {
        known.name: values[known.name] for known in dataclasses.fields(work) if values[known.name] != known.default
    }
    line = f"work: {json.dumps(plain, ensure_ascii=False)}\n"
    front = FRONT_MATTER.match(text)
    return f"---\n{line}{text.removeprefix('---\n')}" if front else f"---\n{line}---\n{text}"
