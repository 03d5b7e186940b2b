"""Rules that stand in Python and in TypeScript give the same texts: numbers, sentences, tables."""

import html
import json
import random

import pytest

from build_tools.drawing.jobs import job
from build_tools.notebooks.cells.numbers import Number
from build_tools.pages.explainer import View
from build_tools.pages.payload import interface_words, payload
from build_tools.pages.references import load_references
from build_tools.pages.tables import tabulate
from build_tools.places import DOCS
from explainers.contract import formatting
from explainers.contract.catalogue import CATALOGUE, load_one
from explainers.contract.explainer import LANGUAGES
from explainers.contract.rules import RESERVED
from explainers.contract.units import Unit
from tests.conftest import FIXTURE, SLUGS, load
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


def test_a_notebook_writes_numbers_alike() -> None:
    """Its formatter is a copy that learners read and change."""
    cases = numbers(2_000)

    found = [Number("", "{}", 1, digits).text(number) for number, digits in cases]

    assert found == [formatting.fixed(number, digits) for number, digits in cases]


@pytest.mark.parametrize("unit", [Unit("number", 1), Unit("share", 100)])
def test_both_write_settings_alike(unit: Unit) -> None:
    """With its unit, and in the number field: what the page shows before the script runs is what it shows after."""
    rounded = [(float(f"{number:.3g}"), digits) for number, digits in numbers(1_000)]
    cases = [(number, digits) for number, digits in [*rounded, *numbers(1_000)] if not 0 < abs(number) < 1e-6]
    words = {"pattern": "about {}", "one": "just {}"}
    page = {"multiply": unit.multiply, **words, "axis": "", "suffix": ""}
    given = f"(value[0], {{ digits: value[1] }}, {json.dumps(page)})"

    found = javascript("live/values.ts", f"[own.fieldText{given}, own.valueText{given}]", cases)

    assert found == [
        [
            formatting.field_text(number, unit, digits),
            formatting.setting_text(number, unit, digits, words=words),
        ]
        for number, digits in cases
    ]


def test_the_page_shows_settings_before_its_script_as_after(slug: str) -> None:
    """The text of every slider and number field at the start."""
    view = View(load_one(slug), "en", load_references(DOCS, CATALOGUE), "")
    cases = [entry for entry in view.payload["parameters"] if entry["kind"] == "number"]
    given = f"(value.default, value, {json.dumps(view.payload['units'])}[value.unit])"

    found = javascript("live/values.ts", f"[own.fieldText{given}, own.valueText{given}]", cases)

    page = html.unescape(view.make_widget())
    for field, text in found:
        assert f'aria-valuetext="{text}"' in page
        assert f'value="{field}" aria-label' in page


def test_what_links_keep_for_themselves_is_refused_as_a_parameter() -> None:
    """The page's names and the contract's."""
    [names] = javascript("live/link.ts", "own.RESERVED.names", [0])

    assert {"v", "preset"} <= set(names) <= set(RESERVED)


def test_what_people_type_is_understood() -> None:
    """Decimal commas, percent signs, full-width digits and thousands; words are no numbers."""
    expected = {
        "0,3": 0.3, "1,234.5": 1234.5, "１２": 12, "−4": -4, "24 %": 24, "24\u00a0%": 24, "1e3": 1000,
        ".5": 0.5, "abc": None, "": None, "1 000": 1000, "--2": None, "1..2": None,
    }  # fmt: skip

    assert javascript("text/format.ts", "own.parse(value)", list(expected)) == list(expected.values())


def test_both_write_the_same_sentences(slug: str) -> None:
    """The page's sentence for each situation is the one that the build writes."""
    explainer = load_one(slug)
    for language in LANGUAGES:
        page = payload(explainer, language, interface_words(language))
        results = list(explainer.results.values())
        sentences = "value[1].map((run) => own.sentence(value[0], run))"

        [found] = javascript("views/numbers.ts", sentences, [[page, results]])

        assert found == [explainer.summary(result, language) for result in results]


@pytest.mark.parametrize("drawn", [*SLUGS, FIXTURE])
def test_both_make_the_same_tables(drawn: str) -> None:
    """Every chart of every situation, cell by cell, heads included."""
    explainer = load(drawn)
    for language in LANGUAGES:
        page = payload(explainer, language, interface_words(language))
        tables = "value[0].charts.flatMap((chart) => value[1].map((run) => own.columnsOf(value[0], chart, run)))"

        [found] = javascript("views/table.ts", tables, [[page, list(explainer.results.values())]])

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


@pytest.mark.parametrize("drawn", [*SLUGS, FIXTURE])
def test_both_draw_from_the_same_table_and_words(drawn: str) -> None:
    """Every chart of every situation: what the build gives to the chart module is what the page gives to it."""
    explainer = load(drawn)
    for language in LANGUAGES:
        page = payload(explainer, language, interface_words(language))
        results, start = list(explainer.results.values()), explainer.results[""]
        charts = [(chart, result) for chart in page["charts"] for result in results]
        given = "{ id: '', size: { width: 640, height: 400 }, pinned: value[2] }"
        jobs = f"value[0].charts.flatMap((chart) => value[1].map((run) => own.jobOf(value[0], chart, run, {given})))"

        [found] = javascript("live/drawing.ts", jobs, [[page, results, start]])

        for made, (chart, result) in zip(found, charts, strict=True):
            expected = job(explainer, language, chart["id"], result, (640, 400), pinned=start)
            for part in ("table", "columns", "words", "units", "surface", "size", "pinned", "beside"):
                assert json.loads(json.dumps(expected[part])) == made[part], (chart["id"], part)
