"""Every kind of chart, drawn in Node without a browser: the start values and every situation, alone and beside a pinned
run, in both languages."""

import re
from collections import Counter
from pathlib import Path

import pytest

from build_tools.drawing.jobs import WIDE
from explainers.contract.charts import Bars, Chart
from explainers.contract.explainer import LANGUAGES
from tests.kinds.cases import CHARTS, EXPLAINER, Case, all_jobs, draw
from tests.kinds.drawing import starts_of

FOREIGN = {"en": re.compile(r"[\u4e00-\u9fff]"), "zh": re.compile(r"[A-Za-z]{2}")}


def test_every_kind_of_chart_is_drawn() -> None:
    """A new kind of chart is tested here, or this fails."""
    assert {chart.kind for chart in CHARTS.values()} == set(Chart.kinds)


@pytest.mark.parametrize("chart", CHARTS)
def test_every_number_in_a_drawing_is_one(chart: str, cases: dict[str, list[Case]]) -> None:
    """Neither an attribute nor a text shows what a failed calculation leaves behind."""
    for case in cases[chart]:
        for drawing in (case.alone, case.pinned):
            for element in drawing.root.iter():
                for text in (*element.attrib.values(), element.text or ""):
                    assert not re.search(r"NaN|Infinity|undefined|null|\[object|\{", text), (case, text)


@pytest.mark.parametrize("chart", CHARTS)
def test_marks_lie_on_the_picture(chart: str, cases: dict[str, list[Case]]) -> None:
    """Every line and every shape begins within the drawing's edges."""
    for case in cases[chart]:
        for drawing in (case.alone, case.pinned):
            starts = [place for mark in drawing.run("now") for place in starts_of(mark)]
            assert starts
            assert all(0 <= x <= WIDE[0] and 0 <= y <= WIDE[1] for x, y in starts), case


@pytest.mark.parametrize("chart", CHARTS)
def test_a_drawing_says_what_it_shows(chart: str, cases: dict[str, list[Case]]) -> None:
    """Its name is the chart's title, and the titles of its axes stand in it; a chart over things names them."""
    for case in cases[chart]:
        root, said = case.alone.root, case.alone.said
        assert root.attrib["role"] == "img"
        assert root.attrib["aria-label"] == case.words["title"]
        assert case.words["y"].replace(" ", "") in said
        if CHARTS[chart].axis() in EXPLAINER.categories:
            names = EXPLAINER.category_names(CHARTS[chart].axis(), EXPLAINER.results[case.preset], case.language)
            assert all(name.replace(" ", "") in said for name in names)
        else:
            assert case.words["x"].replace(" ", "") in said


@pytest.mark.parametrize("chart", CHARTS)
def test_a_drawing_speaks_one_language(chart: str, cases: dict[str, list[Case]]) -> None:
    """English drawings hold no Chinese letter, Chinese ones no English word."""
    for case in cases[chart]:
        assert not [text for text in case.pinned.texts if FOREIGN[case.language].search(text)]


@pytest.mark.parametrize("chart", [name for name, chart in CHARTS.items() if chart.kind not in {"network", "matrix"}])
def test_series_are_named(chart: str, cases: dict[str, list[Case]]) -> None:
    """What is drawn in several colours has a label for each; the ends of a band share one."""
    declared = CHARTS[chart]
    for case in cases[chart]:
        band = declared.band if isinstance(declared, Bars) else ()
        wanted = [name for name in declared.drawn() if name not in band]
        if len(wanted) > 1:
            assert all(case.label(name).replace(" ", "") in case.alone.said for name in wanted), case
        if band:
            assert "–".join(map(case.label, band)).replace(" ", "") in case.alone.said


def test_equal_jobs_give_equal_texts(drawn: list[str], tmp_path: Path) -> None:
    """In another order, by another start of Node: no drawing depends on what was drawn before it."""
    jobs = all_jobs()
    some = range(0, len(jobs), 5)

    again = draw([jobs[number] for number in reversed(some)], tmp_path)

    assert again == [drawn[number] for number in reversed(some)]


def test_another_pinned_run_is_another_drawing(cases: dict[str, list[Case]]) -> None:
    """Every kind shows the pinned run, but for the matrix, whose cells hold the numbers of one run."""
    for chart, found in cases.items():
        differ = {case.alone.svg != case.pinned.svg for case in found}
        assert differ == {CHARTS[chart].kind != "matrix"}, chart


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_unique_on_a_page(language: str, cases: dict[str, list[Case]]) -> None:
    """Every hatching has an id of its own, and every fill refers to one of the same drawing."""
    drawings = [case.alone for found in cases.values() for case in found if case.language == language]
    names = Counter(name for drawing in drawings for name in drawing.names)

    assert names
    assert {name for name, count in names.items() if count > 1} == set()
    assert all(drawing.used == set(drawing.names) for drawing in drawings)
