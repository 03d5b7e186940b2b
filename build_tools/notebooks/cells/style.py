"""What all charts share: colours, hatchings and line styles, so that nothing is told by its colour alone."""

from collections.abc import Sequence

from matplotlib import pyplot
from matplotlib.axes import Axes

COLORS = ["#0b6372", "#b0431f", "#6b4ea0", "#4d6b12"]
HATCHES = ["", "///", "...", "\\\\\\"]
DASHES = ["-", "--", ":", "-."]

Values = Sequence[float]
Named = tuple[str, Values]


def new_chart(title: str, *, x_title: str = "", y_title: str = "", height: float = 4.5) -> Axes:
    """An empty chart with its titles."""
    _, axes = pyplot.subplots(figsize=(8, height), layout="constrained")
    axes.set_title(title)
    axes.set_xlabel(x_title)
    axes.set_ylabel(y_title)
    return axes


def times(factor: float, values: Values) -> list[float]:
    """Each number times the factor: shares become per cent when it is 100."""
    return [factor * value for value in values]
