"""Points of two series against each other."""

from matplotlib import pyplot

from build_tools.notebooks.cells.style import COLORS, Values, new_chart


def draw_scatter(
    title: str,
    x: Values,
    y: Values,
    *,
    titles: tuple[str, str],
    scales: tuple[str, str] = ("linear", "linear"),
    sides: tuple[str, str] | None = None,
) -> None:
    """One mark for each pair; with `sides`, the line on which both are equal, and what lies above and below it."""
    axes = new_chart(title, x_title=titles[0], y_title=titles[1], height=6)
    axes.set_xscale(scales[0])
    axes.set_yscale(scales[1])
    pairs = list(zip(x, y, strict=True))
    if sides is None:
        axes.plot(x, y, "o", color=COLORS[0], fillstyle="none")
    else:
        above = [(across, up) for across, up in pairs if up > across]
        below = [(across, up) for across, up in pairs if up <= across]
        axes.plot([a for a, _ in above], [u for _, u in above], "o", color=COLORS[0], fillstyle="none", label=sides[0])
        axes.plot([a for a, _ in below], [u for _, u in below], "x", color=COLORS[1], label=sides[1])
        axes.plot([min(*x, *y), max(*x, *y)], [min(*x, *y), max(*x, *y)], color="grey")
        axes.legend()
    pyplot.show()
