"""What is marked in a chart: levels and moments, stretches, points, and real figures."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes

from build_tools.notebooks.cells.style import Values

# A name and two places, across and up, or from and to; None where there is no such place.
Marked = Sequence[tuple[str, float | None, float | None]]


def mark_references(axes: Axes, references: Marked) -> None:
    """A dashed line with its name at the edge: upright at a moment, level at a height."""
    line: dict[str, Any] = {"color": "black", "linewidth": 1, "dashes": (6, 4)}
    for name, across, up in references:
        if across is not None:
            axes.axvline(across, **line)
            axes.text(across, 1.01, name, transform=axes.get_xaxis_transform(), ha="center", va="bottom")
        if up is not None:
            axes.axhline(up, **line)
            axes.text(1.01, up, name, transform=axes.get_yaxis_transform(), ha="left", va="center")


def mark_spans(axes: Axes, spans: Marked) -> None:
    """A shaded stretch of the horizontal axis, with its name at the top."""
    for name, start, end in spans:
        if start is not None and end is not None:
            axes.axvspan(start, end, color="lightgrey", alpha=0.5, linewidth=0, zorder=0)
            axes.text((start + end) / 2, 0.98, name, transform=axes.get_xaxis_transform(), ha="center", va="top")


def mark_points(axes: Axes, points: Marked) -> None:
    """A dot with its name."""
    for place, (name, across, up) in enumerate(points):
        if across is not None and up is not None:
            axes.plot(across, up, "o", color="black")
            axes.annotate(name, (across, up), xytext=(6, 8 if place % 2 else -14), textcoords="offset points")


def mark_observed(axes: Axes, observed: Sequence[tuple[str, Values, Values]]) -> None:
    """Real figures as small dots that no line joins; each list has a shape of its own."""
    for place, (name, across, up) in enumerate(observed):
        axes.plot(across, up, "oDs"[place % 3], color="black", markeredgecolor="white", markersize=6, label=name)


def widen(axes: Axes, *, x: Values = (), y: Values = ()) -> None:
    """Lets the axes reach at least to these places."""
    axes.update_datalim([(place, 0) for place in x], updatey=False)
    axes.update_datalim([(0, place) for place in y], updatex=False)
    axes.autoscale_view()
