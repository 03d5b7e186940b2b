"""Densities over one axis."""

from matplotlib import pyplot

from build_tools.notebooks.cells.marks import Marked, mark_references, mark_spans, widen
from build_tools.notebooks.cells.style import Drawn, Values, looks, new_chart


def draw_distribution(
    title: str,
    x: Values,
    densities: list[Drawn],
    *,
    titles: tuple[str, str],
    references: Marked = (),
    spans: Marked = (),
    reach: tuple[Values, Values] = ((), ()),
) -> None:
    """Filled curves, one over the other, so each fill is paler than in other charts."""
    axes = new_chart(title, x_title=titles[0], y_title=titles[1])
    for (name, heights, _), look in zip(densities, looks(densities), strict=True):
        color, ground = look.area["facecolor"]
        axes.fill_between(x, heights, **look.area | {"facecolor": (color, ground / 2), "linewidth": 0})
        axes.plot(x, heights, label=name, **look.line)
    mark_spans(axes, spans)
    mark_references(axes, references)
    widen(axes, x=reach[0], y=reach[1])
    axes.legend(handlelength=4)
    pyplot.show()
