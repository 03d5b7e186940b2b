"""Facts as pages show them: a figure within a sentence, the table of all, and the file of it."""

import csv
import html
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from build_tools.addresses import PLACES, site_address
from build_tools.facts.numbers import written
from build_tools.facts.records import FOLDER, Facts
from build_tools.facts.uses import CITE, FACT, NO_FACT, Use, nearest, uses
from build_tools.figures.rendering import MARK, as_line
from build_tools.pages.chapters import BOOK
from build_tools.pages.navigation import LAST, order
from build_tools.pages.references import Reference
from build_tools.pages.words import site_words
from explainers.contract.errors import ContractError

PAGE = Path("reference", FOLDER)
SLOT = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<[^>]*>|\{ *[.#:][^}]*\}")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
MARKS = re.compile(r"^\s*(?:[-*+>]|\d+\.) +|\*+|`|#+ +")
BEFORE_STOP = re.compile(r"\s+(?=[.,;:)])")
FORM = re.compile(r"""["'](\w+)["']""")
CSV_COLUMNS = ("key", "value", "unit", "shown", "year", "source", "url", "seen", "formula", "note", "used")


@dataclass(frozen=True)
class Row:
    """One fact as the page of all facts lists it."""

    key: str
    shown: str
    sentence: str
    note: str
    year: str
    formula: str
    works: tuple[Reference, ...]
    seen: str
    places: tuple[tuple[str, str], ...]  # where it is printed: what the place is called, and its address


@dataclass(frozen=True)
class Topic:
    """The facts of one file, under the title of the chapter that has its name."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class FactPages:
    """The facts of a site in one language, with the pages that print them."""

    facts: Facts
    references: Mapping[str, Reference]
    language: str
    files: Mapping[Path, Path]  # of each page the file of its words
    titles: Mapping[Path, str]

    @property
    def words(self) -> Any:
        """The words of facts."""
        return site_words(self.language)["facts"]

    @cached_property
    def uses(self) -> dict[str, list[Use]]:
        """Where each fact is printed."""
        return uses(self.files)

    def text(self, key: str, *forms: str) -> str:
        """A fact as it is written in a sentence; ContractError for one that is not there."""
        if key not in self.facts.found:
            raise ContractError("", f"fact({key!r})", NO_FACT, try_this=nearest(key, self.facts))
        fact = self.facts.found[key]
        unit, value = self.facts.units[fact.unit], self.facts.values[key]
        return written(value, unit, fact.digits, self.language, words=self.words, forms=forms)

    def html(self, key: str, *forms: str) -> str:
        """The same for a page: with the exact number for machines, and year and sources for a pointer.

        Everybody else finds them beside it, since the section cites the sources.
        """
        shown = self.text(key, *forms)
        works = self.words["between"].join(work.label for work in self.works(key))
        title = self.words["tooltip"].replace("{year}", self.facts.found[key].year).replace("{works}", works)
        value = plain(self.facts.values[key])
        return f'<data class="fact" value="{value}" title="{html.escape(title)}">{html.escape(shown)}</data>'

    def works(self, key: str) -> list[Reference]:
        """The works that a fact goes back to."""
        return [self.references[work] for work in self.facts.sources(key)]

    @cached_property
    def rows(self) -> list[Row]:
        """All facts, by key."""
        return [self.row(key) for key in sorted(self.facts.found)]

    @cached_property
    def topics(self) -> list[Topic]:
        """The same by chapter, in the order in which chapters are read."""
        rows: dict[Path, list[Row]] = {}
        for row in self.rows:
            rows.setdefault(BOOK / f"{Path(self.facts.files[row.key]).stem}.md", []).append(row)
        return [Topic(self.titles.get(page, page.stem), tuple(rows[page])) for page in sorted(rows, key=self.order)]

    def order(self, page: Path) -> tuple[int, Path]:
        """Where a page stands among the others; one that is not there comes last."""
        return order(self.files[page].read_text(encoding="utf-8")) if page in self.files else LAST, page

    def row(self, key: str) -> Row:
        """One fact with all that is known of it."""
        fact, found = self.facts.found[key], self.uses.get(key, [])
        return Row(
            key,
            self.text(key),
            self.sentence(found[0].line) if found else "",
            fact.notes.get(self.language, ""),
            fact.year,
            fact.formula.text if fact.formula else "",
            tuple(self.works(key)),
            self.facts.seen(key),
            tuple(dict.fromkeys(self.place(use) for use in found)),
        )

    def place(self, use: Use) -> tuple[str, str]:
        """What a place on a page is called, and its address from the page of all facts."""
        page = self.titles.get(use.page, use.page.stem)
        name = self.words["place"].replace("{page}", page).replace("{section}", use.title) if use.anchor else page
        return name, f"../{use.page.as_posix()}" + (f"#{use.anchor}" if use.anchor else "")

    def sentence(self, line: str) -> str:
        """The line of a page's source in which a fact stands, as plain words; cells of a table between dots."""
        said = FACT.sub(lambda found: self.text(found[1], *FORM.findall(found[2])), line)
        said = LINK.sub(r"\1", SLOT.sub("", CITE.sub("", said)))
        cells = [MARKS.sub("", cell).strip() for cell in said.strip().strip("|").split("|")]
        return BEFORE_STOP.sub("", " · ".join(filter(None, cells)))

    def csv_file(self) -> dict[Path, str]:
        """The file of all facts by its place among the pages; as for pages, the ending says the language."""
        return {PAGE.with_name(f"{PAGE.name}.{self.language}.csv"): MARK + self.csv_text()}

    def csv_text(self) -> str:
        """All facts as rows, and below them what they are."""
        written_rows = io.StringIO()
        writer = csv.writer(written_rows, lineterminator="\n")
        writer.writerow(CSV_COLUMNS)
        writer.writerows(self.cells(row) for row in self.rows)
        writer.writerows([f"# {note}"] for note in (self.words["lead"], site_address() + PLACES[self.language]))
        return written_rows.getvalue()

    def cells(self, row: Row) -> Iterator[str]:
        """The cells of one row of the file."""
        yield from (row.key, plain(self.facts.values[row.key]), self.facts.found[row.key].unit, row.shown, row.year)
        yield from ("; ".join(map(as_line, row.works)), "; ".join(work.url for work in row.works if work.url), row.seen)
        yield from (row.formula, row.note, "; ".join(name for name, _ in row.places))


def plain(value: float) -> str:
    """A number as machines read it, without an exponent."""
    return str(int(value)) if value == int(value) else f"{value:.12g}"


def check_parity(pages: Sequence[FactPages]) -> Iterator[str]:
    """Each fact that a page prints in one language and not in another."""
    for page in sorted({page for each in pages for page in each.files}):
        printed = {
            each.language: {key for key, found in each.uses.items() if any(use.page == page for use in found)}
            for each in pages
        }
        everything = set().union(*printed.values())
        for language, keys in printed.items():
            yield from (f"{page} ({language}): {key}" for key in sorted(everything - keys))
