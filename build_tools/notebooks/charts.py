"""The code cells that draw: one function for each declared chart, which calls the function of its kind."""

from collections.abc import Callable

from build_tools.notebooks.code import block, text
from build_tools.notebooks.names import names_of
from build_tools.notebooks.subject import Subject
from explainers.contract.declaration import Chart

Arguments = list[str]


def chart(subject: Subject, entry: Chart) -> str:
    """A function that draws the chart of a run, and its call."""
    title = text(subject.words["charts"][entry.id]["title"])
    arguments = [title, *KINDS[entry.kind](subject, entry)]
    lines = [f"def chart_{entry.id}(chosen: Parameters, result: Result) -> None:"]
    lines += [f"    draw_{entry.kind}(", *(f"        {argument}," for argument in arguments), "    )"]
    return "\n".join([*lines, "", "", f"chart_{entry.id}(chosen, result)"])


def series(subject: Subject, name: str) -> str:
    """The expression that gives an output in its shown form."""
    factor = subject.factor(subject.outputs[name])
    if factor == 1:
        return f"result.{name}"
    if subject.outputs[name].kind == "number":
        return f"{factor:g} * result.{name}"
    if subject.outputs[name].kind == "matrix":
        return f"[times({factor:g}, row) for row in result.{name}]"
    return f"times({factor:g}, result.{name})"


def named(subject: Subject, name: str) -> str:
    """A series with its label."""
    return f"({text(subject.label(name))}, {series(subject, name)})"


def listed(subject: Subject, entry: Chart) -> str:
    """The series drawn, with their labels."""
    return block([named(subject, name) for name in entry.y], indent=8)


def titles(subject: Subject, entry: Chart) -> str:
    """The titles of both axes."""
    words = subject.words["charts"][entry.id]
    return f"titles=({text(words['x'])}, {text(words['y'])})"


def scales(entry: Chart) -> Arguments:
    """The scales of both axes, where one is logarithmic."""
    return [f'scales=("{entry.x_scale}", "{entry.y_scale}")'] if "log" in (entry.x_scale, entry.y_scale) else []


def points(subject: Subject, entry: Chart, *, places: bool = False) -> Arguments:
    """The marked points, at numbers in their shown form or at places of a category."""
    words = subject.words["charts"][entry.id].get("points", {})

    def place(name: str) -> str:
        return f"result.{name}" if places else series(subject, name)

    found = [f"({text(words[point.id])}, {place(point.x)}, {place(point.y)})" for point in entry.points]
    return [f"points={block(found, indent=8)}"] if found else []


def total(subject: Subject, entry: Chart) -> Arguments:
    """The total, where one is declared."""
    return [f"total={named(subject, entry.total)}"] if entry.total else []


def lines(subject: Subject, entry: Chart) -> Arguments:
    """Arguments of `draw_lines`."""
    return [
        series(subject, entry.x),
        listed(subject, entry),
        titles(subject, entry),
        *scales(entry),
        *points(subject, entry),
    ]


def stack(subject: Subject, entry: Chart) -> Arguments:
    """Arguments of `draw_stack`."""
    return [series(subject, entry.x), listed(subject, entry), titles(subject, entry), *total(subject, entry)]


def bars(subject: Subject, entry: Chart) -> Arguments:
    """Arguments of `draw_bars`."""
    band = [f"band=({', '.join(named(subject, name) for name in entry.band)})"] if entry.band else []
    scale = f"y_title={text(subject.words['charts'][entry.id]['y'])}"
    return [names_of(subject, entry.x), listed(subject, entry), scale, *total(subject, entry), *band]


def distribution(subject: Subject, entry: Chart) -> Arguments:
    """Arguments of `draw_distribution`."""
    return [series(subject, entry.x), listed(subject, entry), titles(subject, entry)]


def scatter(subject: Subject, entry: Chart) -> Arguments:
    """Arguments of `draw_scatter`."""
    words = subject.words["charts"][entry.id]
    sides = [f"sides=({text(words['above'])}, {text(words['below'])})"] if entry.diagonal else []
    places = [series(subject, entry.x), series(subject, entry.y[0])]
    return [*places, titles(subject, entry), *scales(entry), *sides]


def network(subject: Subject, entry: Chart) -> Arguments:
    """Arguments of `draw_network`."""
    sizes, note = series(subject, entry.y[0]), f"note={text(subject.words['charts'][entry.id]['y'])}"
    changes = [f"changes={series(subject, entry.total)}"] if entry.total else []
    marks = points(subject, entry, places=True)
    return [names_of(subject, entry.x), sizes, series(subject, entry.matrix), note, *changes, *marks]


def matrix(subject: Subject, entry: Chart) -> Arguments:
    """Arguments of `draw_matrix`."""
    digits = f"digits={subject.outputs[entry.matrix].digits}"
    marks = points(subject, entry, places=True)
    return [names_of(subject, entry.x), series(subject, entry.matrix), titles(subject, entry), digits, *marks]


KINDS: dict[str, Callable[[Subject, Chart], Arguments]] = {
    "lines": lines,
    "stack": stack,
    "bars": bars,
    "distribution": distribution,
    "scatter": scatter,
    "network": network,
    "matrix": matrix,
}
