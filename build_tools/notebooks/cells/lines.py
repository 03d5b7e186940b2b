"""Lines over a common axis."""

from collections.abc import Sequence

from matplotlib import pyplot
from matplotlib.axes import Axes

from build_tools.notebooks.cells.marks import Marked, mark_observed, mark_points, mark_references, mark_spans, widen
from build_tools.notebooks.cells.style import Drawn, Look, Values, looks, new_panels


def draw_lines(
    title: str,
    x: Values,
    lines: list[Drawn],
    *,
    titles: tuple[str, str],
    below: tuple[str, list[Drawn]] | None = None,
    scales: tuple[str, str] = ("linear", "linear"),
    step: bool = False,
    dashed_after: float | None = None,
    points: Marked = (),
    references: Marked = (),
    spans: Marked = (),
    observed: Sequence[tuple[str, Values, Values]] = (),
    reach: tuple[Values, Values] = ((), ()),
) -> None:
    """Lines over a common axis; `below` has the title and the lines of a second chart under the first."""
    y_titles, lower = [titles[1]], []
    if below:
        y_titles, lower = [titles[1], below[0]], below[1]
    panels = new_panels(title, x_title=titles[0], y_titles=y_titles, height=7 if below else 4.5)
    panels[0].set_xscale(scales[0])
    panels[0].set_yscale(scales[1])
    places = [0] * len(lines) + [1] * len(lower)
    for place, series, look in zip(places, lines + lower, looks(lines + lower), strict=True):
        draw_line(panels[place], x, series, look, step=step, dashed_after=dashed_after)
    mark_observed(panels[0], observed)
    mark_points(panels[0], points)
    mark_references(panels[0], references)
    widen(panels[0], x=reach[0], y=reach[1])
    for axes in panels:
        mark_spans(axes, spans)
        axes.legend(handlelength=4)
    pyplot.show()


def draw_line(axes: Axes, x: Values, series: Drawn, look: Look, *, step: bool, dashed_after: float | None) -> None:
    """A line; what lies after `dashed_after` is dashed. Steps hold each value until the next one."""
    name, heights, _ = series
    style = look.line | {"drawstyle": "steps-post" if step else "default"}
    # Computed places may be off by a little, so a place counts as reached a little earlier.
    last = len(x) - 1 if dashed_after is None else sum(place <= dashed_after + 1e-9 for place in x) - 1
    axes.plot(x[: last + 1], heights[: last + 1], label=name, **style)
    if dashed_after is not None:
        first = max(last, 0)
        axes.plot(x[first:], heights[first:], **style | {"dashes": (2, 2), "linewidth": 1.5})
