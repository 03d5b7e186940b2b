"""The code cells that draw: one function for each declared chart, which calls the function of its kind.

A kind without such a function becomes a table. A situation that is drawn for comparison, `beside`, is left out: the
notebook compares situations in a table, and a learner can draw any other run with the same function.
"""

from collections.abc import Callable
from typing import Any

from build_tools.notebooks.code import block, text, with_needed
from build_tools.notebooks.expressions import column, listed, named, place, series, texts
from build_tools.notebooks.marked import Arguments, first, marks, observed, points, reach, references, spans
from build_tools.notebooks.names import names_of
from build_tools.notebooks.subject import Subject
from explainers.contract.charts import Bars, Chart, Distribution, Lines, Matrix, Network, Scatter, Stack
from explainers.contract.outputs import MatrixOutput


def used_cells(subject: Subject) -> list[str]:
    """The files of `cells/` that a notebook needs, in the order in which they stand."""
    reading = ["reading"] if subject.declaration.data else []
    fonts = ["fonts"] if subject.fonts else []
    return [*reading, *fonts, "numbers", *drawing_cells(subject)]


def drawing_cells(subject: Subject) -> list[str]:
    """The files of `cells/` that the charts need: one for each kind, after those that it leans on."""
    kinds = [chart.kind if chart.kind in KINDS else "table" for chart in subject.declaration.charts]
    found = dict.fromkeys(name for kind in kinds for name in with_needed(kind))
    return [name for name in found if name != "numbers"]  # which stands before the run


def chart(subject: Subject, entry: Chart) -> str:
    """A function that draws the chart of a run, and its call."""
    title = text(subject.words["charts"][entry.id]["title"])
    if entry.kind in KINDS:
        call, gives, arguments = f"draw_{entry.kind}(", "None", KINDS[entry.kind](subject, entry)
    else:
        call, gives, arguments = "return show_table(", "Table", [table(subject, entry)]
    lines = [f"def chart_{entry.id}(chosen: Parameters, result: Result) -> {gives}:"]
    lines += [f"    {call}", *(f"        {argument}," for argument in [title, *arguments]), "    )"]
    return "\n".join([*lines, "", "", f"chart_{entry.id}(chosen, result)"])


def titles(subject: Subject, entry: Chart) -> str:
    """The titles of both axes."""
    words = subject.words["charts"][entry.id]
    return f"titles=({text(words['x'])}, {text(words['y'])})"


def total(subject: Subject, name: str) -> Arguments:
    """The total, where one is declared."""
    return [f"total={named(subject, name)}"] if name else []


def scales(entry: Lines | Scatter) -> Arguments:
    """How the axes are divided, where one is logarithmic."""
    found = (entry.x_scale, entry.y_scale)
    return [f"scales=({', '.join(map(text, found))})"] if "log" in found else []


def lines(subject: Subject, entry: Lines) -> Arguments:
    """Arguments of `draw_lines`."""
    title = subject.words["charts"][entry.id].get("below")
    return [
        series(subject, entry.x),
        listed(subject, entry.y),
        titles(subject, entry),
        *([f"below=({text(title)}, {listed(subject, entry.below)})"] if entry.below else []),
        *scales(entry),
        *(["step=True"] if entry.step else []),
        *([] if entry.dashed_after is None else [f"dashed_after={place(subject, entry.dashed_after, entry.x)}"]),
        *points(subject, entry),
        *references(subject, entry),
        *spans(subject, entry),
        *observed(subject, entry, entry.observed),
        *reach(subject, entry),
    ]


def stack(subject: Subject, entry: Stack) -> Arguments:
    """Arguments of `draw_stack`."""
    return [
        series(subject, entry.x),
        listed(subject, entry.y),
        titles(subject, entry),
        *total(subject, entry.total),
        *references(subject, entry),
        *spans(subject, entry),
        *observed(subject, entry, entry.observed),
        *reach(subject, entry),
    ]


def bars(subject: Subject, entry: Bars) -> Arguments:
    """Arguments of `draw_bars`."""
    ends = [place(subject, end, first(entry)) for end in (entry.value_from, entry.value_to) if end is not None]
    return [
        names_of(subject, entry.over),
        listed(subject, entry.y),
        f"y_title={text(subject.words['charts'][entry.id]['y'])}",
        *([f"layout={text(entry.layout)}"] if entry.layout != "stacked" else []),
        *total(subject, entry.total),
        *([f"band=({', '.join(named(subject, name) for name in entry.band)})"] if entry.band else []),
        *references(subject, entry),
        *([f"reach=[{', '.join(ends)}]"] if ends else []),
    ]


def distribution(subject: Subject, entry: Distribution) -> Arguments:
    """Arguments of `draw_distribution`."""
    return [
        series(subject, entry.x),
        listed(subject, entry.y),
        titles(subject, entry),
        *references(subject, entry),
        *spans(subject, entry),
        *reach(subject, entry),
    ]


def scatter(subject: Subject, entry: Scatter) -> Arguments:
    """Arguments of `draw_scatter`."""
    words = subject.words["charts"][entry.id]
    return [
        series(subject, entry.x),
        listed(subject, entry.y),
        titles(subject, entry),
        *scales(entry),
        *([f"sides=({text(words['above'])}, {text(words['below'])})"] if entry.diagonal else []),
        *points(subject, entry),
        *references(subject, entry),
        *reach(subject, entry),
    ]


def network(subject: Subject, entry: Network) -> Arguments:
    """Arguments of `draw_network`."""
    positions = ", ".join(f"result.{name}" for name in entry.positions)  # shares of the width and the height
    return [
        names_of(subject, entry.over),
        series(subject, entry.size),
        series(subject, entry.links),
        f"note={text(subject.words['charts'][entry.id]['y'])}",
        f"role={text(entry.role)}",
        *([f"changes={series(subject, entry.change)}"] if entry.change else []),
        *([] if entry.directed else ["directed=False"]),
        *([f"positions=({positions})"] if positions else []),
        *marks(subject, entry),
    ]


def matrix(subject: Subject, entry: Matrix) -> Arguments:
    """Arguments of `draw_matrix`."""
    output = subject.outputs[entry.matrix]
    assert isinstance(output, MatrixOutput)
    return [
        names_of(subject, entry.over),
        series(subject, entry.matrix),
        titles(subject, entry),
        f"digits={output.digits}",
        f"role={text(entry.role)}",
        *marks(subject, entry),
    ]


def table(subject: Subject, entry: Chart) -> str:
    """The columns of `show_table`: the chart's axis, its series, and the columns of its matrix."""
    axis, heading = entry.axis(), subject.words["charts"][entry.id]["x"]
    things = axis in subject.explainer.categories
    rows = names_of(subject, axis) if things else texts(subject, axis)
    found = [f"({text(heading)}, {rows})", *(column(subject, name) for name in entry.drawn())]
    if cells := entry.cells():
        columns = f"zip({names_of(subject, axis)}, zip(*{series(subject, cells)}, strict=True), strict=True)"
        digits = getattr(subject.outputs[cells], "digits")  # noqa: B009 (only some kinds of output have them)
        found.append(f"*((name, texts_of(column, {digits})) for name, column in {columns})")
    return block(found, indent=8)


KINDS: dict[str, Callable[[Subject, Any], Arguments]] = {
    "lines": lines,
    "stack": stack,
    "bars": bars,
    "distribution": distribution,
    "scatter": scatter,
    "network": network,
    "matrix": matrix,
}
