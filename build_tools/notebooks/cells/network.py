"""Things that supply one another."""

from collections.abc import Sequence
from math import cos, pi, sin

from matplotlib import pyplot

from build_tools.notebooks.cells.style import COLORS, Values, new_chart


def draw_network(
    title: str,
    names: list[str],
    sizes: Values,
    links: Sequence[Values],
    *,
    note: str,
    changes: Values | None = None,
    marks: Sequence[tuple[str, int | None, int | None]] = (),
) -> None:
    """Circles on a ring, and arrows from supplier to user; a point marks a thing, or a link, by places from zero."""
    axes = new_chart(title, x_title=note, height=6)
    angles = [pi / 2 - 2 * pi * place / len(names) for place in range(len(names))]
    spots = [(cos(angle), sin(angle)) for angle in angles]
    strongest = max(value for row, line in enumerate(links) for user, value in enumerate(line) if user != row) or 1
    marked = {(supplier, user): word for word, supplier, user in marks}
    for supplier, line in enumerate(links):
        for user, value in enumerate(line):
            if supplier == user or value <= strongest / 200:
                continue
            is_marked = (supplier, user) in marked
            arrow = {
                "arrowstyle": "-|>",
                "connectionstyle": "arc3,rad=0.15",
                "linewidth": 0.5 + 5 * value / strongest,
                "linestyle": "--" if is_marked else "-",
                "color": COLORS[1] if is_marked else "black" if (supplier, supplier) in marked else "lightgrey",
                "shrinkA": 16,
                "shrinkB": 16,
            }
            axes.annotate("", spots[user], spots[supplier], arrowprops=arrow)
            if is_marked:
                axes.text(*between(spots[supplier], spots[user]), marked[supplier, user], color=COLORS[1])
    for place, (name, size, (x, y)) in enumerate(zip(names, sizes, spots, strict=True)):
        change = changes[place] if changes else 0
        color = COLORS[0] if change > 0 else COLORS[1] if change < 0 else "grey"
        edge = "black" if (place, place) in marked else "white"
        axes.scatter(x, y, s=max(30, 1500 * size / max(sizes)), color=color, edgecolor=edge, linewidth=2, zorder=3)
        text = f"{name} · {marked[place, place]}" if (place, place) in marked else name
        text += f"\n{'▲' if change > 0 else '▼' if change < 0 else ''} {change:.1f}" if changes else ""
        axes.text(1.3 * x, 1.25 * y, text, ha="center", va="center", zorder=4)
    axes.set(xlim=(-1.6, 1.6), ylim=(-1.5, 1.5), xticks=[], yticks=[])
    pyplot.show()


def between(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    """The middle of a line."""
    return (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
