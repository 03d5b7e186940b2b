"""The figures of our own pages: placed, complete, and such that their sentences hold."""

import re

import pytest

from build_tools.figures.jobs import FORMS
from build_tools.figures.records import LICENCES
from build_tools.figures.rendering import Figures, load
from build_tools.figures.sentences import SENTENCES
from build_tools.pages.references import load_references
from build_tools.pages.words import site_words
from build_tools.places import DOCS
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.charts import OnAxis
from explainers.contract.languages import LANGUAGES

SLOT = re.compile(r'\{\{\s*data_figure\("([^"]+)"\)\s*\}\}')
GUIDE = "contribute"  # shows how a slot is written
NUMBER = re.compile(r"\d+(?:\.\d+)?")
SPAN = {
    "china-capital-per-output": (1978, 2023),
    "china-residual-by-year": (1979, 2019),
    "electric-car-share": (2010, 2025),
}


def slots(language: str) -> dict[str, list[str]]:
    """The figures on each page of readers, in their order."""
    paths = {path.relative_to(DOCS): path for path in DOCS.rglob(f"*.{language}.md")}
    return {
        name.as_posix().removesuffix(f".{language}.md"): SLOT.findall(path.read_text(encoding="utf-8"))
        for name, path in paths.items()
        if name.parts[0] != GUIDE
    }


@pytest.fixture(scope="module")
def figures() -> Figures:
    """All of them, as they are read."""
    return load(DOCS, load_references(DOCS, CATALOGUE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_stands_on_a_page(language: str, figures: Figures) -> None:
    """In each language exactly once, so that its address leads to one place."""
    placed = [name for names in slots(language).values() for name in names]

    assert sorted(figures.found) == sorted(placed)
    assert len(placed) >= 6


def test_both_languages_place_them_alike() -> None:
    """On the same pages, in the same order."""
    assert slots("en") == slots("zh")


def test_both_languages_say_the_same_numbers(figures: Figures) -> None:
    """A sentence that names another number than its translation is a slip; numbers in words do not count.

    Where a language counts in another measure, the digits are the same, and only the point is elsewhere.
    """
    for figure in figures.found.values():
        said = {
            language: {
                name: {
                    number.replace(".", "") for number in NUMBER.findall(str(words.get(name, ""))) if len(number) > 2
                }
                for name in SENTENCES
            }
            for language, words in figure.words.items()
        }
        assert said["en"] == said["zh"], figure.id


def test_years_are_complete(figures: Figures) -> None:
    """A line hides a year that is missing, so none may be."""
    for name, (first, last) in SPAN.items():
        values = figures.found[name].values
        assert list(range(first, last + 1)) == values["year"], name
        assert all(None not in cells for cells in values.values()), name


def test_shares_are_shares_and_rates_are_rates(figures: Figures) -> None:
    """Numbers are stored as shares; one typed as a percentage would be a hundred times too large."""
    for figure in figures.found.values():
        for column in figure.declaration.columns:
            cells = [cell for cell in figure.values[column.id] if cell is not None]
            unit = getattr(column, "unit", "")
            if unit.startswith("share"):
                assert all(0 <= cell <= 1 for cell in cells), (figure.id, column.id)
            if unit == "percent a year":
                assert all(abs(cell) < 0.2 for cell in cells), (figure.id, column.id)
                assert any(abs(cell) > 0.001 for cell in cells), (figure.id, column.id)


def test_china_has_no_line_across_the_revision_of_gdp(figures: Figures) -> None:
    """The two series share no year, and a gap lies between them."""
    values = figures.found["research-share-of-gdp"].values
    old = [year for year, cell in zip(values["year"], values["china"], strict=True) if cell is not None]
    new = [year for year, cell in zip(values["year"], values["china_revised"], strict=True) if cell is not None]

    assert max(old) == 2021 and min(new) == 2023
    assert values["china"][-1] is None


def test_what_the_titles_and_descriptions_say_holds(figures: Figures) -> None:
    """Those findings that are no single number of the table."""
    found = {name: figure.values for name, figure in figures.found.items()}
    estimates = found["china-tfp-estimates"]
    pairs = [
        (official, adjusted)
        for official, adjusted in zip(estimates["official"], estimates["adjusted"], strict=True)
        if official is not None and adjusted is not None
    ]
    gaps = sorted(round(official - adjusted, 4) for official, adjusted in pairs)
    assert (len(gaps), gaps[0], gaps[1], gaps[-1]) == (6, 0.006, 0.015, 0.032)

    official, adjusted = (found["china-residual-by-year"][f"residual_{kind}"] for kind in ("official", "adjusted"))
    assert tuple(round(sum(cells) / len(cells), 3) for cells in (official, adjusted)) == (0.041, 0.013)
    assert tuple(sum(cell < 0 for cell in cells) for cells in (official, adjusted)) == (3, 11)
    assert all(cell < 0 for cell in adjusted[2015 - 1979 : 2019 - 1979])

    economies = found["tfp-growth-elsewhere"]
    slower = [b < a for a, b in zip(economies["before_2008"], economies["since_2008"], strict=True)]
    assert (sum(slower), len(slower)) == (7, 8)

    cars = found["electric-car-share"]
    assert cars["china"][-1] > 0.5 and cars["japan"][-1] == min(cells[-1] for cells in cars.values())
    assert all(cell < 0.06 for year, cell in zip(cars["year"], cars["china"], strict=True) if year <= 2020)

    sources = found["china-growth-by-source"]
    parts = zip(sources["capital"], sources["people"], sources["tfp"], sources["gdp"], strict=True)
    assert all(abs(capital + people + tfp - gdp) < 0.0011 for capital, people, tfp, gdp in parts)
    capital_shares = [capital / gdp for capital, gdp in zip(sources["capital"], sources["gdp"], strict=True)]
    assert [share > 0.5 for share in capital_shares] == [False, False, False, True, True]

    workers = found["employment-by-sector-china"]
    since = workers["year"].index(2012)
    left = workers["farming"][since] - workers["farming"][-1]
    assert (workers["services"][-1] - workers["services"][since]) / left > 0.8
    assert found["relative-output-by-sector-china"]["farming"][-1] < 1 / 3

    rich, china = (
        found["services-jobs-elsewhere"]["services_2023"][:4],
        found["services-jobs-elsewhere"]["services_2023"][4],
    )
    assert all(0.7 < cell < 0.8 for cell in rich) and china < 0.5

    output = found["output-per-worker-elsewhere"]
    assert 13 < output["china"][-1] / output["china"][0] < 13.5
    assert output["china"][-1] < min(output[other][-1] for other in ("korea", "japan", "germany")) / 2

    research = found["research-share-of-gdp"]
    assert 4 < research["china"][research["year"].index(2021)] / research["china"][0] < 4.5


def test_lines_on_one_chart_can_be_told_apart(figures: Figures) -> None:
    """A role has three line styles; what else there is stands in the table."""
    for figure in figures.found.values():
        if isinstance(figure.chart, OnAxis):
            roles = list(figure.chart.y.values())
            assert all(roles.count(role) <= 3 for role in roles), figure.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_licence_has_its_words(language: str) -> None:
    """And none has words that no figure may name."""
    assert set(LICENCES) == set(site_words(language)["figures"]["licences"])


def test_every_figure_is_drawn(figures: Figures) -> None:
    """In both widths and both languages, with its labels as text."""
    for (name, language, form), svg in figures.drawings.items():
        labels = figures.found[name].words[language]["labels"]
        drawn = [labels[column] for column in figures.found[name].chart.drawn()]
        assert form in FORMS and all(label.split()[0] in svg for label in drawn), (name, language, form)
