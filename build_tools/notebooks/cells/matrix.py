"""A table of numbers in shaded cells."""

from collections.abc import Sequence

from matplotlib import pyplot
from matplotlib.colors import LinearSegmentedColormap

from build_tools.notebooks.cells.style import COLORS, Values, new_chart


def draw_matrix(
    title: str,
    names: list[str],
    rows: Sequence[Values],
    *,
    titles: tuple[str, str],
    digits: int,
    role: str,
    marks: Sequence[tuple[str, int | None, int | None]] = (),
) -> None:
    """A row for each supplier, a column for each user; a mark outlines a cell, by places from zero."""
    axes = new_chart(f"{title}\n{titles[1]}", y_title=titles[0], height=6)
    largest = max(max(row) for row in rows)
    shades = LinearSegmentedColormap.from_list("shades", ["white", COLORS[role]])
    axes.imshow(
        rows, cmap=shades, vmin=0, vmax=2 * largest, aspect="auto"
    )  # half of the shades, so numbers are legible
    axes.set_xticks(range(len(names)), names, rotation=30)
    axes.set_yticks(range(len(names)), names)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            axes.text(column, row, f"{value:.{digits}f}" if value else "·", ha="center", va="center")
    for word, supplier, user in marks:
        if supplier is not None and user is not None:
            axes.plot(user, supplier, "s", markersize=40, color="black", fillstyle="none", markeredgewidth=3)
            axes.text(user, supplier + 0.35, word, ha="center")
    pyplot.show()
