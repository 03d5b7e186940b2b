"""What notebooks draw of the invented explainer, with each option of each kind of chart."""

import copy
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib import pyplot
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from build_tools.notebooks import charts, notebook
from build_tools.notebooks.cells import style
from build_tools.notebooks.subject import Subject
from build_tools.pages.references import load_references
from build_tools.places import DOCS, REPOSITORY
from explainers.contract.charts import ROLES, Chart, Observed, Point, Reference, Span
from explainers.contract.explainer import Explainer
from tests.conftest import load
from tests.kinds import FIXTURE, FIXTURES

EXPLAINER = load(FIXTURE)
MARKS = {"references": (), "spans": (), "observed": (), "below": {}}


def unmarked(chart: Chart) -> Chart:
    """The chart without what only some charts have; each test adds its own."""
    return replace(chart, **{name: none for name, none in MARKS.items() if hasattr(chart, name)})


CHARTS = {chart.id: unmarked(chart) for chart in EXPLAINER.declaration.charts}
ORDER = 20_000  # so large that it is done on no day
OUTPUTS = EXPLAINER.run(order=ORDER)["outputs"]
MINUTES = 60  # the model's times are stored in hours
STYLES = REPOSITORY / "explainers" / "widget" / "styles" / "charts.css"

WEEK = Span(id="week", start=0, end="halfway_day")
LEVEL = Reference(id="level", y=0.1)
MOMENT = Reference(id="moment", x="last_day")
ABSENT = Reference(id="absent", x="done_day")
FIGURES = Observed(id="figures", x="day", y="time_without_practice")


@pytest.fixture(autouse=True)
def without_a_window(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Figures stay until a test has looked at them."""
    backend = mpl.get_backend()
    mpl.use("agg")
    monkeypatch.setattr(pyplot, "show", lambda: pyplot.gcf().canvas.draw())
    yield
    pyplot.close("all")
    mpl.use(backend)


def variant(chart: str, **options: Any) -> Explainer:
    """The explainer with this chart only, which has other options; what they mark is called by its id."""
    changed = replace(CHARTS[chart], **options)
    words = copy.deepcopy(dict(EXPLAINER.words))
    for name in ("points", "references", "spans", "observed"):
        for language in words:
            words[language]["charts"][chart][name] = {record.id: record.id for record in getattr(changed, name, ())}
            if "below" in options:
                words[language]["charts"][chart]["below"] = "below"
    return replace(EXPLAINER, words=words, declaration=replace(EXPLAINER.declaration, charts=(changed,)))


def cells(explainer: Explainer) -> list[notebook.Cell]:
    """The cells of its English notebook."""
    return [*notebook.cells(Subject(explainer, "en", load_references(DOCS, FIXTURES), "https://example.org/"))]


def run(explainer: Explainer) -> dict[str, Any]:
    """What the cells define, run from top to bottom as by a learner who changes the order."""
    names: dict[str, Any] = {"__name__": "notebook"}
    for kind, cell, source in cells(explainer):
        if kind == "code":
            exec(source, names)
        if cell == "parameters":
            names["parameters"]["order"] = ORDER
    return names


def drawn(chart: str, **options: Any) -> Figure:
    """The picture of a chart with other options."""
    run(variant(chart, **options))
    return pyplot.gcf()


def series(name: str, factor: float = 1) -> list[float]:
    """An output of the start values, in its shown form."""
    return [pytest.approx(factor * value) for value in OUTPUTS[name]]


def lines(figure: Figure, panel: int = 0) -> list[tuple[list[float], list[float]]]:
    """Where the lines of a panel lie."""
    return [(list(line.get_xdata()), list(line.get_ydata())) for line in figure.axes[panel].lines]


def texts(figure: Figure) -> list[str]:
    """What stands in the plots."""
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def bars(figure: Figure) -> list[Rectangle]:
    """The bars of the first panel."""
    return [bar for container in figure.axes[0].containers for bar in container if isinstance(bar, Rectangle)]


def test_a_role_has_the_colour_of_the_page() -> None:
    """The style sheet's light colours."""
    light = STYLES.read_text(encoding="utf-8").split("}")[0]

    assert {role: re.search(rf"--chart-{role}: (#\w+)", light)[1] for role in ROLES} == style.COLORS  # type: ignore[index]


def test_no_line_is_told_by_its_colour_alone() -> None:
    """Three series of each role differ in dashes or width from each other and from those of other roles."""
    found = [style.look_of(role, number).line for role in ROLES for number in range(3)]

    assert len({(tuple(line["dashes"]), line["linewidth"]) for line in found}) == len(found)


@pytest.mark.parametrize("role", ROLES)
def test_two_areas_of_a_role_differ(role: str) -> None:
    """In hatching or in the ground below it."""
    name = ("name", [1.0], role)
    first, second = [look.area for look in style.looks([name, name])]

    assert first["edgecolor"] == second["edgecolor"] == style.COLORS[role]
    assert (first["hatch"], first["facecolor"]) != (second["hatch"], second["facecolor"])


def test_steps_hold_each_value() -> None:
    figure = drawn("progress", points=(), step=True)

    assert {line.get_drawstyle() for line in figure.axes[0].lines} == {"steps-post"}


@pytest.mark.parametrize(("place", "last"), [(5, 5), (2.5, 2), ("last_day", 20), (-1, None)])
def test_a_line_is_dashed_after_a_place(place: float | str, last: int | None) -> None:
    """Both parts hold the last point before the place."""
    figure = drawn("progress", points=(), y={"toys_made": "productivity"}, dashed_after=place)
    (solid, _), (dashed, _) = lines(figure)

    assert solid == [day for day in OUTPUTS["day"] if last is not None and day <= last]
    assert dashed == OUTPUTS["day"][last or 0 :]
    assert [line.is_dashed() for line in figure.axes[0].lines] == [False, True]


def test_both_axes_may_be_logarithmic_and_reach_further() -> None:
    figure = drawn("progress", x_scale="log", y_scale="log", x_to=100, y_from=0.5)

    assert (figure.axes[0].get_xscale(), figure.axes[0].get_yscale()) == ("log", "log")
    assert figure.axes[0].get_xlim()[1] >= 100
    assert figure.axes[0].get_ylim()[0] <= 0.5


def test_points_may_be_literal_numbers() -> None:
    """They have the units of their axes."""
    figure = drawn("time", points=(Point(id="here", x=3, y=0.2), Point(id="never", x="done_day", y=0.2)))

    assert ([3], [0.2 * MINUTES]) in lines(figure)
    assert texts(figure) == ["here"]


@pytest.mark.parametrize("chart", ["time", "day_by_day", "lengths", "gains"])
def test_levels_and_moments_are_lines_with_names(chart: str) -> None:
    """In the unit of their axis; one that is absent is not drawn."""
    figure = drawn(chart, references=(LEVEL, MOMENT, ABSENT))
    height = 0.1 * MINUTES if chart == "time" else 0.1

    assert ([0, 1], [height, height]) in lines(figure)
    assert ([20, 20], [0, 1]) in lines(figure)
    assert {"level", "moment"} <= set(texts(figure))
    assert "absent" not in texts(figure)


@pytest.mark.parametrize("chart", ["time", "day_by_day", "lengths"])
def test_stretches_are_shaded(chart: str) -> None:
    figure = drawn(chart, spans=(WEEK, Span(id="absent", start=0, end="done_day")))
    shaded = [patch for patch in figure.axes[0].patches if to_hex(patch.get_facecolor()) == "#d3d3d3"]

    assert [(patch.get_x(), patch.get_width()) for patch in shaded] == [(0, OUTPUTS["halfway_day"])]
    assert [text for text in texts(figure) if text in {"week", "absent"}] == ["week"]


@pytest.mark.parametrize("chart", ["time", "day_by_day"])
def test_real_figures_are_dots_that_nothing_joins(chart: str) -> None:
    figure = drawn(chart, observed=(FIGURES,))
    dots = next(line for line in figure.axes[0].lines if line.get_label() == "figures")

    assert list(dots.get_ydata()) == series("time_without_practice", MINUTES)
    assert (dots.get_linestyle(), dots.get_marker()) == ("None", "o")


def test_a_second_plot_lies_below_on_the_same_axis() -> None:
    """A second series of a role looks different there too; stretches are shaded in both."""
    below = {"time_without_practice": "people"}
    figure = drawn("time", y={"time_per_toy": "people"}, below=below, spans=(WEEK,), points=(), references=(LEVEL,))
    upper, lower = figure.axes

    assert lines(figure, 1) == [(OUTPUTS["day"], series("time_without_practice", MINUTES))]
    assert upper.get_xlim() == lower.get_xlim()
    assert (upper.get_xlabel(), lower.get_ylabel()) == ("", "below")
    assert upper.lines[0].get_color() == lower.lines[0].get_color()
    assert dashes(upper.lines[0]) != dashes(lower.lines[0])
    assert len(upper.patches) == len(lower.patches) == 1


def dashes(line: Any) -> Any:
    """Dashes and gaps of a line; Matplotlib tells them by this field only."""
    return line._unscaled_dash_pattern


def test_grouped_bars_lie_beside_each_other() -> None:
    """No bar lies on another one, and each begins at zero."""
    parts = {"bench_time_left": "people", "bench_time_saved": "people"}
    found = bars(drawn("benches", layout="grouped", total="", y=parts))
    found.sort(key=Rectangle.get_y)

    assert len(found) == 2 * 3
    assert [bar.get_width() for bar in found[::2]] == series("bench_time_left", MINUTES)
    assert {bar.get_x() for bar in found} == {0}
    assert all(one.get_y() + one.get_height() <= other.get_y() + 1e-9 for one, other in pairwise(found))
    assert found[0].get_hatch() != found[1].get_hatch()


def test_piled_bars_begin_where_others_end() -> None:
    found = bars(drawn("benches"))

    assert [bar.get_x() for bar in found[3:]] == series("bench_time_left", MINUTES)


def test_dots_and_levels_of_bars() -> None:
    """Dots of different shape at the values; the level of lying bars is upright, in the unit of the bars."""
    level, reach = (Reference(id="level", x=0.1),), 0.5
    figure = drawn("benches", layout="dots", total="", references=level, value_to=reach)
    left, saved = figure.axes[0].lines[:2]

    assert bars(figure) == []
    assert (list(left.get_xdata()), list(left.get_ydata())) == (series("bench_time_left", MINUTES), [0, 1, 2])
    assert left.get_marker() != saved.get_marker()
    assert ([0.1 * MINUTES] * 2, [0, 1]) in lines(figure)
    assert figure.axes[0].get_xlim()[1] >= reach * MINUTES


def test_several_series_share_their_horizontal_positions() -> None:
    """Each has its own shape and its name in the legend."""
    y = {"helper_after": "people", "helper_gain": "productivity"}
    figure = drawn("gains", y=y, points=(Point(id="here", x=30, y=5),))
    first, second = figure.axes[0].lines[:2]

    assert list(first.get_xdata()) == list(second.get_xdata()) == OUTPUTS["helper_before"]
    assert list(second.get_ydata()) == OUTPUTS["helper_gain"]
    assert first.get_marker() != second.get_marker()
    assert len(figure.axes[0].get_legend().get_texts()) == 2
    assert "here" in texts(figure)


def links(figure: Figure) -> list[Any]:
    """The links of a network."""
    return [text for text in figure.axes[0].texts if getattr(text, "arrow_patch", None)]


def test_links_without_direction_are_plain_and_drawn_once() -> None:
    """Three arrows, of which none lies between the same two benches as another, are three plain links."""
    arrows, plain = links(drawn("chain")), links(drawn("chain", directed=False))

    assert len(arrows) == len(plain) == 3
    assert {type(link.arrow_patch.get_arrowstyle()).__name__ for link in arrows} == {"CurveFilledB"}
    assert {type(link.arrow_patch.get_arrowstyle()).__name__ for link in plain} == {"Curve"}


def test_the_stronger_way_counts_without_direction() -> None:
    """Both ways between two things are one link."""
    names = run(EXPLAINER)

    assert names["link_shares"]([[9, 1], [4, 9]], directed=False) == [(0, 1, 1)]
    assert names["link_shares"]([[9, 1], [4, 9]], directed=True) == [(0, 1, 0.25), (1, 0, 1)]


def test_things_stand_at_declared_places() -> None:
    """From 0 to 1 across and up; the invented times, in hours, will do."""
    figure = drawn("chain", positions=("bench_time_left", "bench_time_saved"))
    spots = [tuple(circle.get_offsets()[0]) for circle in figure.axes[0].collections]
    places = zip(OUTPUTS["bench_time_left"], OUTPUTS["bench_time_saved"], strict=True)

    assert spots == [pytest.approx((2 * across - 1, 2 * up - 1)) for across, up in places]


@pytest.mark.parametrize(("chart", "color"), [("chain", "people"), ("handover_table", "people")])
def test_networks_and_matrices_have_the_colour_of_their_role(chart: str, color: str) -> None:
    """A network shows it where no change is drawn, a matrix in its darkest shade."""
    figure = drawn(chart, role=color, **({"change": ""} if chart == "chain" else {}))
    axes = figure.axes[0]
    found = axes.collections[0].get_facecolor()[0] if chart == "chain" else axes.images[0].get_cmap()(1.0)

    assert to_hex(found) == style.COLORS[color]


@pytest.mark.parametrize("chart", CHARTS)
def test_a_kind_without_a_drawing_becomes_a_table(chart: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row for each place, a column for each series and each column of a matrix; nothing is left of the drawing."""
    kind, entry = CHARTS[chart].kind, CHARTS[chart]
    monkeypatch.delitem(charts.KINDS, kind)
    explainer = variant(chart)
    names = run(explainer)
    found = names[f"chart_{chart}"](names["chosen"], names["result"])
    labels = [EXPLAINER.words["en"]["outputs"][name]["label"] for name in entry.drawn()]
    rows = EXPLAINER.categories.get(entry.axis()) or OUTPUTS[entry.axis()]

    assert len(found.rows) == len(rows)
    assert all(head.startswith(label) for label, head in zip(labels, found.heads[1:], strict=False))
    assert {len(row) for row in found.rows} == {1 + len(labels) + (len(rows) if entry.cells() else 0)}
    assert f"<caption>{EXPLAINER.words['en']['charts'][chart]['title']}</caption>" in found._repr_html_()
    assert f"draw-{kind}" not in {name for _, name, _ in cells(explainer)}
    assert pyplot.get_fignums() == []


def test_a_table_has_the_numbers_that_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the unit that its head names, with the decimals of the series."""
    monkeypatch.delitem(charts.KINDS, "bars")
    names = run(variant("benches", total="", band=(), y={"bench_time_left": "people"}))
    found = names["chart_benches"](names["chosen"], names["result"])

    assert found.heads == ["Bench", "Time on the last day (minutes)"]
    assert [row[1] for row in found.rows] == [f"{MINUTES * time:.1f}" for time in OUTPUTS["bench_time_left"]]


def test_every_chart_of_the_fixture_is_drawn() -> None:
    """As it is declared, in one notebook."""
    run(EXPLAINER)

    assert len(pyplot.get_fignums()) == len(CHARTS)
