"""What each kind of chart draws: the right number of marks, told apart without colour."""

import re
from collections import Counter

import pytest

from build_tools.drawing.jobs import WIDTH
from tests.kinds.cases import CHARTS, EXPLAINER, Case, of_kind
from tests.kinds.drawing import Mark

HELPERS, BENCHES = 24, len(EXPLAINER.categories["benches"])
MINUTES = 60  # the model's times are stored in hours
BACKED = ("var(--chart-text)", "var(--chart-background)")  # fill and stroke of a mark that lies on a bar


@pytest.mark.parametrize("chart", of_kind("lines"))
def test_lines(chart: str, cases: dict[str, list[Case]]) -> None:
    """A line for each series through all of its points, each dashed in its own way; a dot for each marked point."""
    declared = CHARTS[chart]
    for case in cases[chart]:
        points = len(case.outputs[declared.x])
        assert [mark.corners for mark in case.alone.colored_lines] == [points] * len(declared.y)
        assert len({mark.dashes for mark in case.alone.colored_lines}) == len(declared.y)
        assert len(case.alone.dots) == len(case.pinned.dots) == len(declared.points)
        assert {case.words["points"][point.id] for point in declared.points} <= set(case.alone.texts)
        assert len(case.alone.pinned) == 0
        assert len(case.pinned.pinned) == len(declared.y)


@pytest.mark.parametrize("chart", of_kind("lines"))
def test_a_marked_point_lies_on_its_line(chart: str, cases: dict[str, list[Case]]) -> None:
    """The last day's point is the end of the first line: numbers and series share their scale and their unit."""
    for case in cases[chart]:
        last = case.alone.dots[-1].attrib
        place = float(last["cx"]), float(last["cy"])
        assert place == pytest.approx(corners(case.alone.colored_lines[0])[-1], abs=0.01)


def test_a_logarithmic_scale_shows_equal_factors_as_equal_steps(cases: dict[str, list[Case]]) -> None:
    """What doubles rises by the same height, wherever it starts."""
    case = next(case for case in cases["progress"] if (case.language, case.preset) == ("en", "large_order"))
    line = case.alone.colored_lines[1]  # without practice: the same number of toys each day
    heights = [y for _, y in corners(line)]

    assert heights[0] - heights[1] == pytest.approx(heights[9] - heights[19], abs=0.01)
    assert heights[0] - heights[1] == pytest.approx(heights[1] - heights[3], abs=0.01)


@pytest.mark.parametrize("chart", of_kind("stack"))
def test_stack(chart: str, cases: dict[str, list[Case]]) -> None:
    """An area for each part, the first plain and the others hatched, and a line for the total."""
    declared = CHARTS[chart]
    for case in cases[chart]:
        fills = [mark.fill for mark in case.alone.filled]
        assert len(fills) == len(set(fills)) == len(declared.y)
        assert [fill.startswith("url(") for fill in fills] == [False] + [True] * (len(declared.y) - 1)
        assert [mark.stroke for mark in case.alone.colored_lines] == ["var(--chart-text)"]
        assert (len(case.alone.pinned), len(case.pinned.pinned)) == (0, 1)


def test_a_negative_part_of_a_stack_lies_below_zero(cases: dict[str, list[Case]]) -> None:
    """Tired helpers take something away: the second area begins where the first one ends, and goes down from there."""
    case = next(case for case in cases["day_by_day"] if case.preset == "tired")
    first, second = ([y for x, y in corners(mark) if x > WIDTH / 2] for mark in case.alone.filled)

    assert max(first) == pytest.approx(min(second), abs=0.01)
    assert max(second) > min(second) + 10


def corners(mark: Mark) -> list[tuple[float, float]]:
    """The places that a line of straight pieces goes through."""
    return [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", mark.path)]


@pytest.mark.parametrize("chart", of_kind("bars"))
def test_bars(chart: str, cases: dict[str, list[Case]]) -> None:
    """A bar for each thing and part; for each thing a mark at the total, a bracket for the range, a dotted outline."""
    declared = CHARTS[chart]
    for case in cases[chart]:
        things = len(EXPLAINER.categories[declared.over])
        bars = [mark for mark in case.alone.filled if mark.stroke == "var(--chart-background)"]
        totals = [mark for mark in case.alone.marks if (mark.fill, mark.stroke) == BACKED]
        brackets = [mark for mark in case.alone.colored_lines if "m0,-5v10" in mark.path]
        assert [mark.outlines for mark in bars] == [things] * len(declared.y)
        assert len(totals) == (things if declared.total else 0)
        assert len(brackets) == (things + 1 if declared.band else 0)  # one explains the others
        assert [mark.outlines for mark in case.alone.pinned] == []
        assert [mark.outlines for mark in case.pinned.pinned] == [things * (2 if declared.total else 1)]


def test_bars_say_their_numbers_in_the_shown_unit(cases: dict[str, list[Case]]) -> None:
    """Hours are written as minutes: totals, the ends of ranges, and single bars."""
    for case in cases["benches"]:
        for name in ("bench_time_at_start", "bench_time_low", "bench_time_high"):
            assert {f"{MINUTES * value:.1f}" for value in case.outputs[name]} <= set(case.alone.texts)
    for case in cases["ways"]:
        assert {f"{value:.1f}" for value in case.outputs["toys_by_way"]} <= set(case.alone.texts)


@pytest.mark.parametrize("chart", of_kind("distribution"))
def test_distribution(chart: str, cases: dict[str, list[Case]]) -> None:
    """An area and an outline for each density, the later ones hatched and dashed."""
    count = len(CHARTS[chart].y)
    for case in cases[chart]:
        fills = [mark.fill for mark in case.alone.filled]
        assert [fill.startswith("url(") for fill in fills] == [False] + [True] * (count - 1)
        assert len({mark.dashes for mark in case.alone.colored_lines}) == len(case.alone.colored_lines) == count
        assert (len(case.alone.pinned), len(case.pinned.pinned)) == (0, count)


@pytest.mark.parametrize("chart", of_kind("scatter"))
def test_scatter(chart: str, cases: dict[str, list[Case]]) -> None:
    """A symbol for each helper; with a diagonal, circles above it, crosses below it and dots on it."""
    for case in cases[chart]:
        diagonal = [mark for mark in case.alone.marks if mark.stroke == "var(--chart-axis)"]
        symbols = [mark for mark in case.alone.marks if mark not in diagonal]
        before, after = case.outputs["helper_before"], case.outputs["helper_after"]
        assert sum(mark.outlines for mark in symbols) == HELPERS
        assert [mark.outlines for mark in case.pinned.pinned] == [HELPERS]
        assert len(diagonal) == int(CHARTS[chart].diagonal)
        if CHARTS[chart].diagonal:
            sides = Counter(
                "on" if abs(late - early) <= 0.01 * early else "above" if late > early else "below"
                for early, late in zip(before, after, strict=True)
            )
            places = {"var(--chart-1)": "above", "var(--chart-2)": "below", "none": "on"}
            assert {places[mark.stroke]: mark.outlines for mark in symbols} == sides
            assert {f"○ {case.words['above']}", f"× {case.words['below']}"} <= set(case.alone.texts)


@pytest.mark.parametrize("chart", of_kind("network"))
def test_network(chart: str, cases: dict[str, list[Case]]) -> None:
    """A circle for each thing, an arrow for each link; the marked thing has a ring, the marked link is dashed."""
    for case in cases[chart]:
        links = sum(value > 0 for row in case.outputs["handovers"] for value in row)
        circles = [mark for mark in case.alone.marks if "a" in mark.path]
        grounds = [mark for mark in circles if mark.fill == "var(--chart-background)"]
        rings = [mark for mark in circles if mark.fill == "none"]
        broken = [mark for mark in case.alone.marks if mark.dashes == "6 5"]
        bent = [mark for mark in case.alone.marks if "Q" in mark.path]
        assert (len(grounds), len(rings)) == (BENCHES, 1)
        assert sum(mark.outlines for mark in bent) == links
        assert len(broken) == (case.outputs["lost_from"] is not None)
        assert [mark.outlines for mark in case.pinned.pinned] == [BENCHES]
        changes = [f"{abs(100 * value):.0f}" for value in case.outputs["bench_time_change"]]
        assert [line[2:].lstrip("−") for line in case.alone.lines if line[0] in "▲▼"] == changes
        assert any(line.endswith(f"· {case.words['marks']['slowest']}") for line in case.alone.lines)
        assert (case.words["marks"]["careless"] in case.alone.lines) == bool(broken)


@pytest.mark.parametrize("chart", of_kind("matrix"))
def test_matrix(chart: str, cases: dict[str, list[Case]]) -> None:
    """A cell and a number for each pair of things, an outline around the marked cell; a dot stands for zero."""
    for case in cases[chart]:
        numbers = [value for row in case.outputs["handovers"] for value in row]
        cells = [mark for mark in case.alone.marks if mark.stroke == "var(--chart-grid)"]
        outlined = [mark for mark in case.alone.marks if mark.stroke == "var(--chart-2)"]
        written = [line for line in case.alone.lines if line == "·" or re.fullmatch(r"\d+\.\d", line)]
        assert sum(mark.outlines for mark in cells) == len(numbers) == BENCHES**2
        assert written == ["·" if value == 0 else f"{value:.1f}" for value in numbers]
        assert len(outlined) == (2 if case.outputs["lost_from"] is not None else 0)  # the cell, and its sign below
