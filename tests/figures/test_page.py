"""A figure on a page: title, drawing, sources, licence, day, limits, table and file, in both languages."""

import csv
import datetime
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from build_tools.figures import jobs
from build_tools.figures.rendering import MARK
from build_tools.pages import site
from build_tools.pages.checked import in_words
from build_tools.pages.folder import copied_files
from build_tools.pages.words import site_words
from explainers.contract.errors import ContractError
from explainers.contract.languages import LANGUAGES
from tests.figures.small import FOLDERS

LINES, THINGS = FOLDERS
NUMBERS = {"Year": ["2020", "2021", "2022"], "Price": ["1.26", "2.00", "−3.00"]}


class Parts(HTMLParser):
    """The texts of a page by the class of the element that they stand in, its links, and its tables' rows."""

    def __init__(self, html: str) -> None:
        """Reads the page."""
        super().__init__()
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self.links: list[dict[str, str | None]] = []
        self.rows: list[list[str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.open.append(named.get("class") or tag)
        if tag == "a":
            self.links.append(named)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for name in self.open:
            self.texts[name] = self.texts.get(name, "") + data
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data


def page(docs: Path, name: str, language: str) -> str:
    """One page with its slots filled."""
    found = next(found for found in site.load_sites(docs, docs / "none") if found.language == language)
    return dict(site.written_pages(found))[Path(f"{name}.{language}.md")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_belongs_to_a_figure_stands_with_it(language: str, docs: Path) -> None:
    """The sentences hold the numbers that they name; nothing of the words is taken for markup."""
    words = site_words(language)["figures"]

    parts = Parts(page(docs, "book", language))

    title = {"en": "North <rises> to 20.0 %", "zh": "北方升到20.0%"}[language]
    assert title == parts.texts["data-figure-title"]
    alternative = {"en": "Two lines: north from 10.0 to 20.0 %.", "zh": "两条线：北方从10.0%升到20.0%。"}[language]
    assert alternative == parts.texts["data-figure-alternative"]
    assert (
        words["checked"].replace("{}", in_words(datetime.date(2026, 11, 26), language))
        in parts.texts["data-figure-origin"]
    )
    assert {"en": "One 2020", "zh": "One，2020"}[language] in parts.texts["data-figure-origin"]
    assert "CC BY 4.0" in parts.texts["data-figure-origin"]
    assert words["not_shown"] in parts.texts["data-figure-limits"]
    assert words["numbers"] == parts.texts["summary"]
    assert (language == "zh") == (parts.texts.get("data-figure-note") == "虚构的数字。")
    assert {"chart-wide", "chart-narrow"} <= parts.texts.keys()


def test_the_drawing_says_its_title_and_draws_no_gap_as_zero(docs: Path) -> None:
    """Both widths are there, and their ids differ."""
    html = page(docs, "book", "en")

    lines = [mark for mark in re.findall(r"<path[^>]*>", html) if "chart-data" in mark and "L" in mark]
    assert [mark.count("L") for mark in lines] == [2, 1, 2, 1]  # steps of north and south, wide and narrow
    assert html.count('aria-label="North &lt;rises') == 2
    assert not {"NaN", "null"} & set(re.split(r"\W", html))
    assert len(ids := re.findall(r' id="([^"]+)"', html)) == len(set(ids))


@pytest.mark.parametrize(("name", "root"), [("book", "../"), ("part/index", "../")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_from_the_page_as_it_is_served(name: str, root: str, language: str, docs: Path) -> None:
    """A page of its own is served as a folder, the first page of a folder as that folder."""
    links = Parts(page(docs, name, language)).links

    assert f"{root}reference/sources/#one2020" in [link["href"] for link in links]
    assert "https://creativecommons.org/licenses/by/4.0/" in [link["href"] for link in links]
    files = [link for link in links if "download" in link]
    assert [(f"{root}figures/{LINES}.csv", f"{LINES}.csv")] == [(link["href"], link["download"]) for link in files]


def test_the_table_holds_every_column_with_its_unit(docs: Path) -> None:
    """Those that are not drawn as well; a number that nobody has is blank."""
    rows = Parts(page(docs, "book", "en")).rows

    assert rows[0] == ["Year", "North %", "South, of which little %", "Price coins"]
    columns = dict(zip((head.split()[0] for head in rows[0]), zip(*rows[1:], strict=True), strict=True))
    assert NUMBERS["Year"] == list(columns["Year"])
    assert NUMBERS["Price"] == list(columns["Price"])
    assert list(columns["North"]) == ["10.0", "12.5", "20.0"]
    assert list(columns["South,"]) == ["", "3.1", "−2.0"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_holds_what_is_drawn(language: str, docs: Path) -> None:
    """In the form that is shown, in full, with units in the head; below it, where the numbers come from."""
    found = next(found for found in site.load_sites(docs, docs / "none") if found.language == language)
    figure = found.figures.found[LINES]
    job = jobs.job(figure, language, "wide")

    text = found.figures.files()[Path("figures", f"{LINES}.{language}.csv")]

    rows = list(csv.reader(io.StringIO(text.removeprefix(MARK))))
    notes = [row[0] for row in rows if row[0].startswith("#")]
    head, numbers = rows[0], [row for row in rows[1:] if not row[0].startswith("#")]
    heads = {"en": ["Year", "North (%)", "South, of which little (%)", "Price (coins)"]}
    assert heads.get(language, ["年份", "北方 (%)", "南方 (%)", "价格 (枚)"]) == head
    for name, cells in zip(("year", "north", "south", "price"), zip(*numbers, strict=True), strict=True):
        factor = job["units"][job["columns"][name]["unit"]]["multiply"]
        drawn = job["table"]["values"][name]
        assert [None if cell == "" else pytest.approx(float(cell)) for cell in cells] == [
            None if value is None else value * factor for value in drawn
        ]
    assert any("One, Ann (2020). Numbers & more. Journal of Numbers. https://example.org/one" in note for note in notes)
    assert any("CC BY 4.0" in note for note in notes) and any("2026-11-26" in note for note in notes)


def test_what_may_not_be_passed_on_has_no_file(docs: Path) -> None:
    """Nor do the files that the figure is read from get onto the site."""
    english = site.load_sites(docs, docs / "none")[0]

    assert {Path("figures", f"{LINES}.{language}.csv") for language in LANGUAGES} == set(english.figures.files())
    assert not [path for path in copied_files(docs) if path.parts[0] == "figures"]
    html = english.figures.html(THINGS, "en", "")
    assert "download=" not in html and site_words("en")["figures"]["licences"]["no redistribution"] in html


def test_a_chart_over_things_has_their_names(docs: Path) -> None:
    """In the order of the category; a matrix has a column for each thing."""
    found = site.load_sites(docs, docs / "none")[0].figures

    job = jobs.job(found.found[THINGS], "en", "narrow")

    assert job["table"]["things"] == {"sectors": ["Farming", "Steel"]}
    assert (job["table"]["values"]["farming"], job["table"]["values"]["steel"]) == (0, 1)  # marks may name them
    assert Parts(found.html(THINGS, "en", "")).rows[:2] == [
        ["Sector", "Gain index", "Farming index", "Steel index"],
        ["Farming", "1", "5", "6"],
    ]


def test_an_unknown_figure_is_named_with_page_and_line(docs: Path) -> None:
    """And with the figures that there are."""
    file = docs / "book.zh.md"
    file.write_text(file.read_text(encoding="utf-8").replace(LINES, "north"), encoding="utf-8")

    with pytest.raises(ContractError, match="There is no such figure") as caught:
        page(docs, "book", "zh")

    assert file.name in caught.value.file and "line 6" in caught.value.field
    assert LINES in str(caught.value.try_this)


def test_a_page_with_a_figure_is_drawn_anew_where_its_numbers_change(docs: Path) -> None:
    """Nothing that is kept stands in the way."""
    before = page(docs, "book", "en")
    numbers = docs / "figures" / LINES / "data.csv"
    numbers.write_text(numbers.read_text(encoding="utf-8").replace("0.125", "0.9"), encoding="utf-8")

    after = page(docs, "book", "en")

    assert "90.0" in after and "90.0" not in before
    assert before.split('class="chart-wide"')[1] != after.split('class="chart-wide"')[1]
