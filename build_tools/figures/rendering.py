"""A figure as a page shows it, and the file of its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from build_tools.addresses import PLACES, site_address
from build_tools.figures.jobs import FORMS, Drawings, draw_figures
from build_tools.figures.reading import FOLDER, load_figures
from build_tools.figures.records import Figure
from build_tools.figures.tables import csv_text, tables
from build_tools.pages.blocks import wrap
from build_tools.pages.checked import in_words
from build_tools.pages.references import Reference
from build_tools.pages.words import site_words
from build_tools.templating import templates
from explainers.contract.errors import ContractError
from explainers.contract.languages import LANGUAGES

DEEDS = {"CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/"}  # licences with an address of their own
MARK = "\ufeff"  # without it, a spreadsheet takes Chinese text for something else


TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Figures:
    """All figures of the site, with the works that they come from."""

    found: Mapping[str, Figure]
    references: Mapping[str, Reference]

    @cached_property
    def drawings(self) -> Drawings:
        """Every figure in every form and language, drawn when the first one is asked for."""
        return draw_figures(self.found.values())

    def html(self, name: str, language: str, root: str) -> str:
        """The figure with everything that belongs to it; `root` leads from the page as served to the site's root."""
        figure = self.known(name)
        words, declaration = site_words(language)["figures"], figure.declaration
        text = (
            templates(TEMPLATES)
            .get_template("figure.html.j2")
            .render(
                id=name,
                own=figure.words[language],
                words=words,
                drawings=[(form, self.drawings[name, language, form]) for form in FORMS],
                works=self.works(figure),
                licence={"name": words["licences"][declaration.licence], "url": DEEDS.get(declaration.licence, "")},
                checked=words["checked"].replace("{}", in_words(declaration.day, language)),
                tables=tables(figure, language),
                root=root,
                file=f"{FOLDER}/{name}.csv" if declaration.download else "",
            )
        )
        return wrap(text)

    def known(self, name: str) -> Figure:
        """A figure by its id; ContractError for an unknown one."""
        if name not in self.found:
            known = ", ".join(self.found) or f"a folder in docs/{FOLDER}"
            raise ContractError("", f"data_figure({name!r})", "There is no such figure.", try_this=known)
        return self.found[name]

    def works(self, figure: Figure) -> list[Reference]:
        """The works that a figure's numbers come from."""
        return [self.references[key] for key in figure.declaration.sources]

    def files(self) -> dict[Path, str]:
        """What readers may download, by its place among the pages; as for pages, the ending says the language."""
        offered = [figure for figure in self.found.values() if figure.declaration.download]
        return {
            Path(FOLDER, f"{figure.id}.{language}.csv"): MARK + csv_text(figure, language, self.notes(figure, language))
            for figure in offered
            for language in LANGUAGES
        }

    def notes(self, figure: Figure, language: str) -> list[str]:
        """What stands below the numbers in the file: title, works in full, licence, day, limits and address."""
        words, own = site_words(language)["figures"], figure.words[language]
        works = [f"{words['source']}{as_line(work)}" for work in self.works(figure)]
        licence = words["licences"][figure.declaration.licence]
        return [
            own["title"],
            *works,
            f"{words['licence']}{licence}",
            words["checked"].replace("{}", figure.declaration.checked),
            f"{words['not_shown']}{own['not_shown']}",
            site_address() + PLACES[language],
        ]


def as_line(work: Reference) -> str:
    """A work in full, as plain text."""
    parts = [
        f"{work.authors} ({work.dated}).",
        f"{work.title}.",
        work.published_in and f"{work.published_in}.",
        work.url,
    ]
    return " ".join(filter(None, parts))


def load(docs: Path, references: Mapping[str, Reference]) -> Figures:
    """All figures below a folder of pages."""
    return Figures(load_figures(docs, references), references)
