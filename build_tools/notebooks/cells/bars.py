"""Bars beside the names of things."""

from matplotlib import pyplot

from build_tools.notebooks.cells.stacking import stacked
from build_tools.notebooks.cells.style import COLORS, HATCHES, Named, new_chart


def draw_bars(
    title: str,
    names: list[str],
    parts: list[Named],
    *,
    y_title: str,
    total: Named | None = None,
    band: tuple[Named, Named] | None = None,
) -> None:
    """Horizontal bars made of parts; a diamond marks the total, a bracket below each bar the ends of a range."""
    axes = new_chart(title, x_title=y_title, height=1.5 + 0.4 * len(names) * (2 if total else 1))
    places = list(range(len(names)))
    for place, ((name, values), starts) in enumerate(zip(parts, stacked(parts), strict=True)):
        bars = axes.barh(
            places, values, 0.5, starts, color=COLORS[place % 4], edgecolor="white", linewidth=0, label=name
        )
        for bar in bars:
            bar.set_hatch(HATCHES[place % 4])
    if total:
        axes.plot(total[1], places, "D", color="black", markeredgecolor="white", label=total[0])
    if band:
        (low_name, low), (high_name, high) = band
        below = [place + 0.36 for place in places]
        middle = [(start + end) / 2 for start, end in zip(low, high, strict=True)]
        half = [(end - start) / 2 for start, end in zip(low, high, strict=True)]
        label = f"{low_name} – {high_name}"
        axes.errorbar(middle, below, xerr=half, fmt="none", ecolor="black", capsize=4, label=label)
    axes.axvline(0, color="grey", linewidth=1)
    axes.set_yticks(places, names)
    axes.invert_yaxis()
    if len(parts) > 1:
        axes.figure.legend(loc="outside lower center", ncols=2)
    pyplot.show()
