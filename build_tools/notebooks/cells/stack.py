"""Parts that add up to a total, over a common axis."""

from matplotlib import pyplot

from build_tools.notebooks.cells.stacking import stacked
from build_tools.notebooks.cells.style import COLORS, HATCHES, Named, Values, new_chart


def draw_stack(
    title: str, x: Values, parts: list[Named], *, titles: tuple[str, str], total: Named | None = None
) -> None:
    """Columns without gaps, and the total as a line of steps."""
    axes = new_chart(title, x_title=titles[0], y_title=titles[1])
    width = x[1] - x[0] if len(x) > 1 else 1
    for place, ((name, values), starts) in enumerate(zip(parts, stacked(parts), strict=True)):
        bars = axes.bar(x, values, width, starts, color=COLORS[place % 4], edgecolor="white", linewidth=0, label=name)
        for bar in bars:
            bar.set_hatch(HATCHES[place % 4])
    if total:
        axes.step(x, total[1], where="mid", color="black", linewidth=2, label=total[0])
    axes.axhline(0, color="grey", linewidth=1)
    axes.figure.legend(loc="outside lower center", ncols=2)
    pyplot.show()
