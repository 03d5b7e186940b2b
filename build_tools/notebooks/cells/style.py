"""What all charts share: a look for each role, so that nothing is told by its colour alone, and an empty chart."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib import pyplot
from matplotlib.axes import Axes

# What a series stands for, its role, has one colour in all charts.
COLORS = {
    "inputs": "#07414d",
    "people": "#5f3fa3",
    "productivity": "#b8471c",
    "other": "#66730f",
    "before": "#68767b",
    "reference": "#1b2a2f",
    "loss": "#3d4a4f",
}
# Areas: the hatching, and how much of the colour lies below it. The second is for another series of the same role.
AREAS = {
    "inputs": [("", 1.0), ("++", 0.6)],
    "people": [("..", 0.3), ("oo", 0.1)],
    "productivity": [("//", 0.4), ("\\\\", 0.2)],
    "other": [("xx", 0.25), ("--", 0.15)],
    "before": [("", 0.35), ("--", 0.15)],
    "reference": [("", 0.0), ("", 0.35)],
    "loss": [("", 0.0), ("--", 0.15)],
}
# Lines: the width, and the lengths of dashes and gaps; those without are solid.
WIDTHS = {"inputs": 2, "people": 2, "productivity": 2.5, "other": 2, "before": 1.2, "reference": 1.2, "loss": 1.6}
DASHES: dict[str, list[Sequence[float]]] = {
    "inputs": [(4, 2), (4, 2, 1, 2), (6, 3)],
    "people": [(2, 2), (2, 2, 0.5, 2), (1, 2.5)],
    "productivity": [(), (5, 1.5), (3, 1, 1, 1)],
    "other": [(4, 1, 1, 1), (1, 1, 3, 1), (3, 3)],
    "before": [(), (5, 4), (2, 2)],
    "reference": [(4, 3), (1.5, 2), (7, 3)],
    "loss": [(6, 2.5), (2.5, 1.5), (8, 2, 2, 2)],
}

Values = Sequence[float]
Named = tuple[str, Values]  # a name, and a number for each place
Drawn = tuple[str, Values, str]  # the same, and a role


class Look(NamedTuple):
    """How a series looks: arguments for Matplotlib's lines and for its areas."""

    color: str
    line: dict[str, Any]
    area: dict[str, Any]


def looks(drawn: Sequence[Drawn]) -> list[Look]:
    """The look of each series, by its role; those of one role differ in dashes and hatching."""
    roles = [role for _, _, role in drawn]
    return [look_of(role, roles[:place].count(role)) for place, role in enumerate(roles)]


def look_of(role: str, number: int = 0) -> Look:
    """The look of a role; `number` counts its series from zero."""
    color, (hatch, ground) = COLORS[role], AREAS[role][number % 2]
    line = {"color": color, "linewidth": WIDTHS[role], "dashes": DASHES[role][number % 3]}
    return Look(color, line, {"facecolor": (color, ground), "edgecolor": color, "hatch": hatch})


def new_chart(title: str, *, x_title: str = "", y_title: str = "", height: float = 4.5) -> Axes:
    """An empty chart with its titles."""
    return new_panels(title, x_title=x_title, y_titles=[y_title], height=height)[0]


def new_panels(title: str, *, x_title: str, y_titles: Sequence[str], height: float) -> list[Axes]:
    """Empty charts above each other, on one horizontal axis."""
    figure, grid = pyplot.subplots(len(y_titles), figsize=(8, height), sharex=True, squeeze=False, layout="constrained")
    panels = [row[0] for row in grid]
    for axes, y_title in zip(panels, y_titles, strict=True):
        axes.set_ylabel(y_title)
    panels[-1].set_xlabel(x_title)
    figure.suptitle(title)
    return panels


def times(factor: float, values: Values) -> list[float]:
    """Each number times the factor: shares become per cent when it is 100."""
    return [factor * value for value in values]
