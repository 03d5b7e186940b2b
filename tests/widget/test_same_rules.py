"""Rules that stand in Python and in TypeScript give the same texts: numbers, sentences, tables."""

import random

from build_tools.pages.payload import interface_words, payload
from build_tools.pages.tables import tabulate
from explainers.contract import formatting
from explainers.contract.catalogue import load_one
from explainers.contract.explainer import LANGUAGES
from tests.node import javascript


def numbers(count: int) -> list[tuple[float, int]]:
    """Numbers of every size, ties and near-zeros among them, each with a number of decimals."""
    generator = random.Random(7)
    special = [0.0, -0.0, 0.5, 1.5, 2.5, -0.5, 0.125, 1.005, 9999.5, 9999.4999, 10000.0, -0.0004, 123456.789, 1e15]
    spread = [generator.choice([-1, 1]) * 10 ** generator.uniform(-9, 9) for _ in range(count)]
    return [(number, generator.randint(0, 6)) for number in special + spread]


def test_both_write_numbers_alike() -> None:
    """Rounding, minus signs and the marks between thousands."""
    cases = numbers(2_000)

    found = javascript("text/format.ts", "own.fixed(value[0], value[1])", cases)

    assert [formatting.fixed(number, digits) for number, digits in cases] == found


def test_what_people_type_is_understood() -> None:
    """Decimal commas, percent signs, full-width digits and thousands; words are no numbers."""
    expected = {
        "0,3": 0.3, "1,234.5": 1234.5, "１２": 12, "−4": -4, "24 %": 24, "1e3": 1000, ".5": 0.5, "abc": None, "": None,
        "1 000": 1000, "--2": None, "1..2": None,
    }  # fmt: skip

    assert javascript("text/format.ts", "own.parse(value)", list(expected)) == list(expected.values())


def test_both_write_the_same_sentences(slug: str) -> None:
    """The page's sentence for each situation is the one that the build writes."""
    explainer = load_one(slug)
    for language in LANGUAGES:
        page = payload(explainer, language, interface_words(language))
        cases = [[page, result] for result in explainer.results.values()]

        found = javascript("views/numbers.ts", "own.sentence(value[0], value[1])", cases)

        assert found == [explainer.summary(result, language) for result in explainer.results.values()]


def test_both_make_the_same_tables(slug: str) -> None:
    """Every chart of every situation, cell by cell, heads included."""
    explainer = load_one(slug)
    for language in LANGUAGES:
        page = payload(explainer, language, interface_words(language))
        cases = [[page, chart, result] for chart in page["charts"] for result in explainer.results.values()]

        found = javascript("views/table.ts", "own.columnsOf(value[0], value[1], value[2])", cases)

        expected = [
            tabulate(explainer, language, chart, result)
            for chart in explainer.declaration.charts
            for result in explainer.results.values()
        ]
        assert [[column["heading"] for column in columns] for columns in found] == [
            [column["label"] for column in table["columns"]] for table in expected
        ]
        assert [list(map(list, zip(*(c["cells"] for c in columns), strict=True))) for columns in found] == [
            table["rows"] for table in expected
        ]
