"""Things that are linked with one another."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any

from matplotlib import pyplot
from matplotlib.axes import Axes

from build_tools.notebooks.cells.style import COLORS, Values, new_chart

Spots = list[tuple[float, float]]


def draw_network(
    title: str,
    names: list[str],
    sizes: Values,
    links: Sequence[Values],
    *,
    note: str,
    role: str,
    changes: Values | None = None,
    directed: bool = True,
    positions: tuple[Values, Values] | None = None,
    marks: Sequence[tuple[str, int | None, int | None]] = (),
) -> None:
    """Circles with arrows from supplier to user, or plain links; marks name things and links, by places from zero."""
    axes = new_chart(title, x_title=note, height=6)
    spots = spots_on_ring(len(names))
    labels = [(1.3 * x, 1.25 * y) for x, y in spots]
    if positions:  # from 0 to 1 across and up, where the ring goes from -1 to 1
        spots = [(2 * across - 1, 2 * up - 1) for across, up in zip(*positions, strict=True)]
        labels = [(x, y + 0.3) for x, y in spots]
    marked = {(supplier, user): word for word, supplier, user in marks}
    draw_links(axes, spots, links, marked, directed=directed)
    for place, (name, size, spot) in enumerate(zip(names, sizes, spots, strict=True)):
        change = changes[place] if changes else 0
        color = COLORS[role] if change > 0 or not changes else "white" if change < 0 else "lightgrey"
        edge = "black" if (place, place) in marked else COLORS["loss"] if change < 0 else color
        axes.scatter(*spot, s=max(30, 1500 * size / max(sizes)), color=color, edgecolor=edge, linewidth=2, zorder=3)
        text = f"{name} · {marked[place, place]}" if (place, place) in marked else name
        text += f"\n{'▲' if change > 0 else '▼' if change < 0 else ''} {change:.1f}" if changes else ""
        axes.text(*labels[place], text, ha="center", va="center", zorder=4)
    axes.set(xlim=(-1.6, 1.6), ylim=(-1.5, 1.5), xticks=[], yticks=[])
    pyplot.show()


def draw_links(axes: Axes, spots: Spots, links: Sequence[Values], marked: dict[Any, str], *, directed: bool) -> None:
    """The stronger a link, the thicker it is; marked ones are dashed, those of a marked thing black."""
    for supplier, user, share in link_shares(links, directed=directed):
        word = marked.get((supplier, user)) or ("" if directed else marked.get((user, supplier), ""))
        ends = [supplier] if directed else [supplier, user]
        arrow = {
            "arrowstyle": "-|>" if directed else "-",
            "connectionstyle": f"arc3,rad={0.15 if directed else 0}",
            "linewidth": 0.5 + 5 * share,
            "linestyle": "--" if word else "-",
            "color": "black" if word or any((end, end) in marked for end in ends) else "lightgrey",
            "shrinkA": 16,
            "shrinkB": 16,
        }
        (x, y), (user_x, user_y) = spots[supplier], spots[user]
        axes.annotate("", spots[user], spots[supplier], arrowprops=arrow)
        if word:
            axes.text((x + user_x) / 2, (y + user_y) / 2, word, zorder=4)


def spots_on_ring(count: int) -> Spots:
    """Places on a circle, clockwise from the top."""
    angles = [pi / 2 - 2 * pi * place / count for place in range(count)]
    return [(cos(angle), sin(angle)) for angle in angles]


def link_shares(links: Sequence[Values], *, directed: bool) -> list[tuple[int, int, float]]:
    """Supplier, user and strength as a share of the strongest link; without direction the stronger of both ways."""
    found = []
    for supplier, row in enumerate(links):
        for user, value in enumerate(row):
            if directed and user != supplier:
                found.append((supplier, user, value))
            elif not directed and user > supplier:
                found.append((supplier, user, max(value, links[user][supplier])))
    strongest = max((value for _, _, value in found), default=0) or 1
    return [(supplier, user, value / strongest) for supplier, user, value in found if value > strongest / 200]
