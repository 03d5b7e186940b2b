"""Real figures stand in the table and in the file beside the chart, each list under the name of its source."""

import csv
import io
from typing import Any

import pytest

from build_tools.pages.payload import interface_words, payload
from build_tools.pages.tables import tabulate
from explainers.contract.explainer import LANGUAGES, Result
from tests.kinds.cases import CHARTS, EXPLAINER
from tests.node import javascript

(CHART,) = (chart for chart in CHARTS.values() if chart.figures())
DAYS = EXPLAINER.results[""]["outputs"][CHART.axis()]


def seen(days: list[float]) -> Result:
    """The run of the start values, with figures of these days; each figure is its day, in minutes."""
    start = EXPLAINER.results[""]
    return {**start, "outputs": {**start["outputs"], "seen_day": days, "seen_time": [day / 60 for day in days]}}


def source(language: str) -> str:
    """How the words name the figures."""
    return str(EXPLAINER.words[language]["charts"][CHART.id]["observed"]["benches"])


def page(language: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the page knows, and its chart."""
    known = payload(EXPLAINER, language, interface_words(language))
    return known, next(chart for chart in known["charts"] if chart["id"] == CHART.id)


def table(result: Result, language: str) -> tuple[list[str], list[list[str]]]:
    """The table's heads and rows, which are the same in Python and in the page."""
    made = tabulate(EXPLAINER, language, CHART, result)
    [columns] = javascript("views/table.ts", "own.columnsOf(...value)", [[*page(language), result]])
    assert [list(row) for row in zip(*(column["cells"] for column in columns), strict=True)] == made["rows"]
    return [column["label"] for column in made["columns"]], made["rows"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_stands_in_the_row_of_its_place(language: str) -> None:
    """Under the name of its source; where nothing was seen, the cell is empty."""
    heads, rows = table(seen([0, 3]), language)

    assert source(language) == heads[-1]
    assert len(DAYS) == len(rows)
    assert {row[0]: row[-1] for row in rows if row[-1]} == {"0": "0.0", "3": "3.0"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_beyond_the_model_has_a_row_of_its_own(language: str) -> None:
    """Below the others, with nothing of the model in it."""
    heads, rows = table(seen([2, 400, 500]), language)

    assert len(DAYS) + 2 == len(rows)
    blank = [""] * (len(heads) - 2)
    assert [["400", *blank, "400.0"], ["500", *blank, "500.0"]] == rows[-2:]


def test_the_file_holds_the_figures_at_full_precision() -> None:
    """In the unit of the chart; a place that the model does not have is a row of its own."""
    [text] = javascript("views/table.ts", "own.csv(...value, [])", [[*page("en"), seen([2, 400.25])]])
    heads, *rows = csv.reader(io.StringIO(text))

    assert source("en") in heads[-1]
    assert [row[-1] for row in rows if row[-1]] == ["2", "400.25"]
    assert len(DAYS) + 1 == len(rows)
    assert {"", "400.25"} == set(rows[-1])
    assert rows[-1][heads.index("day")] == "400.25"
