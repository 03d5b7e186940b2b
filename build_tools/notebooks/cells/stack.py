"""Parts that add up to a total, over a common axis."""

from collections.abc import Sequence

from matplotlib import pyplot

from build_tools.notebooks.cells.marks import Marked, mark_observed, mark_references, mark_spans, widen
from build_tools.notebooks.cells.stacking import stacked
from build_tools.notebooks.cells.style import Drawn, Named, Values, looks, new_chart


def draw_stack(
    title: str,
    x: Values,
    parts: list[Drawn],
    *,
    titles: tuple[str, str],
    total: Named | None = None,
    references: Marked = (),
    spans: Marked = (),
    observed: Sequence[tuple[str, Values, Values]] = (),
    reach: tuple[Values, Values] = ((), ()),
) -> None:
    """Columns without gaps, and the total as a line of steps."""
    axes = new_chart(title, x_title=titles[0], y_title=titles[1])
    width = x[1] - x[0] if len(x) > 1 else 1
    for (name, values, _), starts, look in zip(parts, stacked(parts), looks(parts), strict=True):
        axes.bar(x, values, width, starts, label=name, linewidth=0.5, **look.area)
    if total:
        axes.step(x, total[1], where="mid", color="black", linewidth=2, label=total[0])
    axes.axhline(0, color="grey", linewidth=1)
    mark_spans(axes, spans)
    mark_observed(axes, observed)
    mark_references(axes, references)
    widen(axes, x=reach[0], y=reach[1])
    axes.figure.legend(loc="outside lower center", ncols=2)
    pyplot.show()
