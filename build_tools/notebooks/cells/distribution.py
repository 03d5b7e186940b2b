"""Densities over one axis."""

from matplotlib import pyplot

from build_tools.notebooks.cells.style import COLORS, DASHES, HATCHES, Named, Values, new_chart


def draw_distribution(title: str, x: Values, densities: list[Named], *, titles: tuple[str, str]) -> None:
    """The first density as a filled area, the others hatched."""
    axes = new_chart(title, x_title=titles[0], y_title=titles[1])
    for place, (name, heights) in enumerate(densities):
        color, hatch = COLORS[place % 4], HATCHES[place % 4]
        fill = "none" if hatch else color
        axes.fill_between(x, heights, facecolor=fill, hatch=hatch, edgecolor=color, alpha=0.3)
        axes.plot(x, heights, DASHES[place % 4], color=color, linewidth=2, label=name)
    axes.legend()
    pyplot.show()
