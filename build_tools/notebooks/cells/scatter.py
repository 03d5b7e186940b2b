"""Points of one or several series over shared horizontal positions."""

from matplotlib import pyplot
from matplotlib.axes import Axes

from build_tools.notebooks.cells.marks import Marked, mark_points, mark_references, widen
from build_tools.notebooks.cells.style import Drawn, Values, look_of, looks, new_chart


def draw_scatter(
    title: str,
    x: Values,
    series: list[Drawn],
    *,
    titles: tuple[str, str],
    scales: tuple[str, str] = ("linear", "linear"),
    sides: tuple[str, str] | None = None,
    points: Marked = (),
    references: Marked = (),
    reach: tuple[Values, Values] = ((), ()),
) -> None:
    """One mark for each pair; with `sides`, the line on which both are equal, and what lies above and below it."""
    axes = new_chart(title, x_title=titles[0], y_title=titles[1], height=6)
    axes.set_xscale(scales[0])
    axes.set_yscale(scales[1])
    if sides:
        draw_sides(axes, x, series[0], sides)
    else:
        for place, ((name, heights, _), found) in enumerate(zip(series, looks(series), strict=True)):
            axes.plot(x, heights, "os^D"[place % 4], color=found.color, fillstyle="none", label=name)
    mark_points(axes, points)
    mark_references(axes, references)
    widen(axes, x=reach[0], y=reach[1])
    if sides or len(series) > 1:
        axes.legend()
    pyplot.show()


def draw_sides(axes: Axes, x: Values, series: Drawn, sides: tuple[str, str]) -> None:
    """Circles above the line of equality, crosses below it."""
    _, y, role = series
    above = [(across, up) for across, up in zip(x, y, strict=True) if up > across]
    below = [(across, up) for across, up in zip(x, y, strict=True) if up <= across]
    color, other = look_of(role).color, look_of("other" if role == "loss" else "loss").color
    axes.plot([a for a, _ in above], [u for _, u in above], "o", color=color, fillstyle="none", label=sides[0])
    axes.plot([a for a, _ in below], [u for _, u in below], "x", color=other, label=sides[1])
    ends = [min(*x, *y), max(*x, *y)]
    axes.plot(ends, ends, color="grey")
