"""Bars beside the names of things."""

from matplotlib import pyplot
from matplotlib.axes import Axes

from build_tools.notebooks.cells.marks import Marked, mark_references, widen
from build_tools.notebooks.cells.stacking import stacked
from build_tools.notebooks.cells.style import Drawn, Named, Values, looks, new_chart


def draw_bars(
    title: str,
    names: list[str],
    parts: list[Drawn],
    *,
    y_title: str,
    layout: str = "stacked",
    total: Named | None = None,
    band: tuple[Named, Named] | None = None,
    references: Marked = (),
    reach: Values = (),
) -> None:
    """Lying bars of stacked or grouped parts, or dots; a diamond marks the total, a bracket the ends of a range."""
    lanes = len(parts) if layout == "grouped" else 2 if total else 1
    axes = new_chart(title, x_title=y_title, height=1.5 + 0.4 * len(names) * lanes)
    draw_parts = {"stacked": draw_stacked, "grouped": draw_grouped, "dots": draw_dots}[layout]
    draw_parts(axes, parts)
    if total:
        axes.plot(total[1], range(len(names)), "D", color="black", markeredgecolor="white", label=total[0])
    if band:
        draw_band(axes, band, shift=0 if layout == "dots" else 0.45)
    mark_references(axes, references)
    widen(axes, x=reach)
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    if len(parts) > 1:
        axes.figure.legend(loc="outside lower center", ncols=2)
    pyplot.show()


def draw_stacked(axes: Axes, parts: list[Drawn]) -> None:
    """One bar for each thing, made of its parts."""
    for (name, values, _), starts, look in zip(parts, stacked(parts), looks(parts), strict=True):
        axes.barh(range(len(values)), values, 0.5, starts, label=name, linewidth=0.5, **look.area)
    axes.axvline(0, color="grey", linewidth=1)


def draw_grouped(axes: Axes, parts: list[Drawn]) -> None:
    """A bar for each part, one below the other."""
    height = 0.8 / len(parts)
    for number, ((name, values, _), look) in enumerate(zip(parts, looks(parts), strict=True)):
        places = [place + (number + 0.5) * height - 0.4 for place in range(len(values))]
        axes.barh(places, values, height, label=name, linewidth=0.5, **look.area)
    axes.axvline(0, color="grey", linewidth=1)


def draw_dots(axes: Axes, parts: list[Drawn]) -> None:
    """A mark for each part, on a thin rule."""
    for number, ((name, values, _), look) in enumerate(zip(parts, looks(parts), strict=True)):
        axes.plot(values, range(len(values)), "os^v"[number % 4], color=look.color, markersize=9, label=name)
    axes.grid(axis="y", linewidth=0.5)


def draw_band(axes: Axes, band: tuple[Named, Named], *, shift: float) -> None:
    """From the low to the high end; `shift` moves the bracket below the bar."""
    (low_name, low), (high_name, high) = band
    places = [place + shift for place in range(len(low))]
    middle = [(start + end) / 2 for start, end in zip(low, high, strict=True)]
    half = [(end - start) / 2 for start, end in zip(low, high, strict=True)]
    label = f"{low_name} – {high_name}"
    axes.errorbar(middle, places, xerr=half, fmt="none", ecolor="black", capsize=4, label=label)
