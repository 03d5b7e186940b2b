"""Lines over a common axis, with marked points."""

from collections.abc import Sequence

from matplotlib import pyplot

from build_tools.notebooks.cells.style import COLORS, DASHES, Named, Values, new_chart


def draw_lines(
    title: str,
    x: Values,
    lines: list[Named],
    *,
    titles: tuple[str, str],
    points: Sequence[tuple[str, float | None, float | None]] = (),
    scales: tuple[str, str] = ("linear", "linear"),
) -> None:
    """Lines over a common axis; points have a name and two positions, or None."""
    axes = new_chart(title, x_title=titles[0], y_title=titles[1])
    axes.set_xscale(scales[0])
    axes.set_yscale(scales[1])
    for place, (name, heights) in enumerate(lines):
        axes.plot(x, heights, DASHES[place % 4], color=COLORS[place % 4], linewidth=2, label=name)
    for place, (name, across, up) in enumerate(points):
        if across is None or up is None:
            continue
        axes.plot(across, up, "o", color="black")
        axes.annotate(name, (across, up), xytext=(6, 8 if place % 2 else -14), textcoords="offset points")
    axes.legend()
    pyplot.show()
