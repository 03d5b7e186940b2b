"""What each kind of chart draws: the right number of marks, told apart without colour, in the right places."""

import math
import re
from collections import Counter
from xml.etree.ElementTree import Element

import pytest

from build_tools.drawing.jobs import WIDE
from tests.kinds.cases import CHARTS, EXPLAINER, Case, of_kind
from tests.kinds.drawing import corners, is_a, outlines

HELPERS, BENCHES = 24, len(EXPLAINER.categories["benches"])
MINUTES = 60  # the model's times are stored in hours


def paths(marks: list[Element]) -> list[Element]:
    """The marks that are paths."""
    return [mark for mark in marks if is_a(mark, "path")]


def fills(case: Case, series: str) -> set[str]:
    """How the area of a series is filled: its ground, and its texture."""
    area = case.alone.of(series)[0]
    return {mark.attrib["fill"] for mark in area.iter() if is_a(mark, "path") and mark.get("fill") != "none"}


def looks(mark: Element) -> tuple[str | None, ...]:
    """What tells a line apart without colour."""
    return mark.get("stroke-dasharray"), mark.get("stroke-width")


@pytest.mark.parametrize("chart", of_kind("lines"))
def test_lines(chart: str, cases: dict[str, list[Case]]) -> None:
    """A line for each series through all of its points, each told apart without colour; the pinned run as well."""
    declared = CHARTS[chart]
    for case in cases[chart]:
        points = len(case.outputs[declared.x])
        lines = [paths(case.alone.of(name)) for name in declared.drawn()]
        assert [[len(corners(line)) for line in found] for found in lines] == [[points]] * len(lines)
        assert len({looks(line) for found in lines[: len(declared.y)] for line in found}) == len(declared.y)
        assert not case.alone.run("pinned")
        assert all(case.pinned.of(name, "pinned") for name in declared.drawn())


@pytest.mark.parametrize("chart", of_kind("lines"))
def test_a_marked_point_lies_on_its_line(chart: str, cases: dict[str, list[Case]]) -> None:
    """The last day's point is the end of the first line: numbers and series share their scale and their unit."""
    for case in cases[chart]:
        dots = [mark for mark in case.alone.root.iter() if is_a(mark, "circle") and mark.get("r") == "5"]
        place = float(dots[-1].attrib["cx"]), float(dots[-1].attrib["cy"])
        first = next(iter(CHARTS[chart].drawn()))
        assert place == pytest.approx(corners(paths(case.alone.of(first))[0])[-1], abs=0.11)
        assert case.words["points"]["last"] in case.alone.texts


def test_a_logarithmic_scale_shows_equal_factors_as_equal_steps(cases: dict[str, list[Case]]) -> None:
    """What doubles rises by the same height, wherever it starts."""
    case = next(case for case in cases["progress"] if (case.language, case.preset) == ("en", "large_order"))
    (line,) = case.alone.of("toys_made_without_practice")  # the same number of toys each day
    heights = [y for _, y in corners(line)]

    assert heights[0] - heights[1] == pytest.approx(heights[9] - heights[19], abs=0.21)
    assert heights[0] - heights[1] == pytest.approx(heights[1] - heights[3], abs=0.21)


@pytest.mark.parametrize("chart", [*of_kind("stack"), *of_kind("distribution")])
def test_areas_differ_in_texture(chart: str, cases: dict[str, list[Case]]) -> None:
    """No two areas of a chart are filled alike, even without colour."""
    for case in cases[chart]:
        found = [
            frozenset(re.sub(r"var\(.*?\)", "colour", fill) for fill in fills(case, name)) for name in CHARTS[chart].y
        ]
        assert len(set(found)) == len(found), case


@pytest.mark.parametrize("chart", of_kind("stack"))
def test_a_stack_has_a_line_for_its_total(chart: str, cases: dict[str, list[Case]]) -> None:
    """Above the parts, with all of its steps; of the pinned run only this line is drawn."""
    total = CHARTS[chart].total
    for case in cases[chart]:
        (line,) = case.alone.of(total)
        assert line.attrib["d"].count("H") == len(case.outputs[total])
        assert [mark.get("data-series") for mark in case.pinned.run("pinned") if mark.get("d")] == [total]


def test_a_negative_part_of_a_stack_lies_below_zero(cases: dict[str, list[Case]]) -> None:
    """Tired helpers take something away: it begins at zero, and goes down from there."""
    case = next(case for case in cases["day_by_day"] if case.preset == "tired")
    (first,), (second,) = (case.alone.of(name) for name in CHARTS["day_by_day"].y)
    up, down = ([y for _, y in corners(paths(list(part.iter()))[0])] for part in (first, second))

    assert max(up) == pytest.approx(min(down), abs=0.11)
    assert max(down) > min(down) + 10


@pytest.mark.parametrize("chart", of_kind("bars"))
def test_bars(chart: str, cases: dict[str, list[Case]]) -> None:
    """A bar for each thing and part; for each thing a mark at the total and a bracket for the range."""
    declared = CHARTS[chart]
    for case in cases[chart]:
        things = len(EXPLAINER.categories[declared.over])
        bars = [outlines(paths(list(area.iter()))[0]) for name in declared.y for area in case.alone.of(name)]
        assert bars == [things] * len(declared.y)
        assert len(case.alone.of(declared.total)) == (things if declared.total else 0)
        assert len([mark for name in declared.band[:1] for mark in case.alone.of(name)]) == (
            things if declared.band else 0
        )
        assert not case.alone.run("pinned")
        assert [outlines(mark) for mark in paths(case.pinned.run("pinned"))] == [things * (2 if declared.total else 1)]


def test_bars_say_their_numbers_in_the_shown_unit(cases: dict[str, list[Case]]) -> None:
    """Hours are written as minutes: totals, the ends of ranges, and single bars."""
    for case in cases["benches"]:
        for name in ("bench_time_at_start", "bench_time_low", "bench_time_high"):
            assert {f"{MINUTES * value:.1f}" for value in case.outputs[name]} <= set(case.alone.texts)
    for case in cases["ways"]:
        assert {f"{value:.1f}" for value in case.outputs["toys_by_way"]} <= set(case.alone.texts)


@pytest.mark.parametrize("chart", of_kind("scatter"))
def test_scatter(chart: str, cases: dict[str, list[Case]]) -> None:
    """A symbol for each helper; with a diagonal, those above, below and on it are drawn and named apart."""
    declared = CHARTS[chart]
    (series,) = declared.y
    for case in cases[chart]:
        marks = case.alone.of(series)
        assert sum(outlines(mark) for mark in marks) == HELPERS
        assert [outlines(mark) for mark in paths(case.pinned.run("pinned"))] == [HELPERS]
        if declared.diagonal:
            pairs = zip(case.outputs["helper_before"], case.outputs["helper_after"], strict=True)
            sides = Counter("on" if math.isclose(b, a, rel_tol=0.01) else b > a for a, b in pairs)
            assert sorted(outlines(mark) for mark in marks) == sorted(sides.values())
            assert f"○{case.words['above']}".replace(" ", "") in case.alone.said
            assert f"×{case.words['below']}".replace(" ", "") in case.alone.said


@pytest.mark.parametrize("chart", of_kind("network"))
def test_network(chart: str, cases: dict[str, list[Case]]) -> None:
    """A circle for each thing, a curve for each link; the marked thing is named, the marked link is dashed."""
    for case in cases[chart]:
        links = sum(value > 0 for row in case.outputs["handovers"] for value in row)
        curves = [mark for mark in paths(case.alone.run("now")) if "Q" in mark.get("d", "")]
        broken = [mark for mark in curves if mark.get("stroke-dasharray") == "6 5"]
        assert len(case.alone.of("bench_time_left")) == BENCHES
        assert sum(outlines(mark) for mark in curves) == links
        assert len(broken) == (case.outputs["lost_from"] is not None)
        assert len(case.pinned.of("bench_time_left", "pinned")) == BENCHES
        for value in case.outputs["bench_time_change"]:
            number = f"{abs(100 * value):.0f}"
            assert (f"▼−{number}" if value < 0 else f"▲{number}") in case.alone.said or number == "0"
        assert f"·{case.words['marks']['slowest']}" in case.alone.said
        assert (case.words["marks"]["careless"].replace(" ", "") in case.alone.said) == bool(broken)


@pytest.mark.parametrize("chart", of_kind("matrix"))
def test_matrix(chart: str, cases: dict[str, list[Case]]) -> None:
    """A cell and a number for each pair of things, an outline around the marked cell; a dot stands for zero."""
    for case in cases[chart]:
        numbers = [value for row in case.outputs["handovers"] for value in row]
        written = [text for text in case.alone.texts if text == "·" or re.fullmatch(r"\d+\.\d", text)]
        assert sum(outlines(mark) for mark in case.alone.of("handovers")) == len(numbers) == BENCHES**2
        assert written == ["·" if value == 0 else f"{value:.1f}" for value in numbers]
        assert (case.words["marks"]["careless"] in case.alone.texts) == (case.outputs["lost_from"] is not None)


def test_marks_are_drawn_where_the_axes_say(cases: dict[str, list[Case]]) -> None:
    """A bar twice as long stands for a number twice as large."""
    for case in cases["ways"]:
        (area,) = case.alone.of("toys_by_way")
        bar = paths(list(area.iter()))[0].attrib["d"]
        lengths = [float(end) - float(start) for start, end in re.findall(r"M([\d.]+) [\d.]+H([\d.]+)", bar)]
        by_hand, with_machine = case.outputs["toys_by_way"]
        assert lengths[1] / lengths[0] == pytest.approx(with_machine / by_hand, rel=0.01)
        assert all(0 < length < WIDE[0] for length in lengths)
