"""The code cells that draw: one function for each declared chart, which calls the function of its kind."""

from collections.abc import Callable, Iterable
from typing import Any

from build_tools.notebooks.code import block, text
from build_tools.notebooks.names import names_of, number
from build_tools.notebooks.subject import Subject
from explainers.contract.charts import (
    At,
    Bars,
    Chart,
    Distribution,
    Lines,
    Mark,
    Matrix,
    Network,
    Scatter,
    Stack,
)
from explainers.contract.outputs import MatrixOutput, NumberOutput

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
    if isinstance(subject.outputs[name], MatrixOutput):
        return f"[times({factor:g}, row) for row in result.{name}]"
    return f"times({factor:g}, result.{name})"


def single(subject: Subject, name: At) -> str:
    """The expression that gives a place in its shown form: a number, or one of the run, where None stays None."""
    if isinstance(name, float):
        return f"{name:g}"
    entry = subject.explainer.named[name]
    factor, found = subject.factor(entry), number(subject, name)
    if factor == 1:
        return found
    scaled = f"{factor:g} * ({found})" if " " in found else f"{factor:g} * {found}"
    may_be_absent = isinstance(entry, NumberOutput) and entry.absent
    return f"None if {found} is None else {scaled}" if may_be_absent else scaled


def named(subject: Subject, name: str) -> str:
    """A series with its label."""
    return f"({text(subject.label(name))}, {series(subject, name)})"


def listed(subject: Subject, names: Iterable[str]) -> str:
    """The series drawn, with their labels."""
    return block([named(subject, name) for name in names], indent=8)


def titles(subject: Subject, entry: Chart) -> str:
    """The titles of both axes."""
    words = subject.words["charts"][entry.id]
    return f"titles=({text(words['x'])}, {text(words['y'])})"


def total(subject: Subject, name: str) -> Arguments:
    """The total, where one is declared."""
    return [f"total={named(subject, name)}"] if name else []


def lines(subject: Subject, entry: Lines) -> Arguments:
    """Arguments of `draw_lines`."""
    words = subject.words["charts"][entry.id].get("points", {})
    found = [f"({text(words[p.id])}, {single(subject, p.x)}, {single(subject, p.y)})" for p in entry.points]
    points = [f"points={block(found, indent=8)}"] if found else []
    scale = [f'scales=("linear", "{entry.y_scale}")'] if entry.y_scale == "log" else []
    return [series(subject, entry.x), listed(subject, entry.y), titles(subject, entry), *scale, *points]


def stack(subject: Subject, entry: Stack) -> Arguments:
    """Arguments of `draw_stack`."""
    drawn = listed(subject, entry.y)
    return [series(subject, entry.x), drawn, titles(subject, entry), *total(subject, entry.total)]


def bars(subject: Subject, entry: Bars) -> Arguments:
    """Arguments of `draw_bars`."""
    band = [f"band=({', '.join(named(subject, name) for name in entry.band)})"] if entry.band else []
    scale = f"y_title={text(subject.words['charts'][entry.id]['y'])}"
    drawn = listed(subject, entry.y)
    return [names_of(subject, entry.over), drawn, scale, *total(subject, entry.total), *band]


def distribution(subject: Subject, entry: Distribution) -> Arguments:
    """Arguments of `draw_distribution`."""
    return [series(subject, entry.x), listed(subject, entry.y), titles(subject, entry)]


def scatter(subject: Subject, entry: Scatter) -> Arguments:
    """Arguments of `draw_scatter`."""
    words = subject.words["charts"][entry.id]
    sides = [f"sides=({text(words['above'])}, {text(words['below'])})"] if entry.diagonal else []
    scale = [f'scales=("{entry.x_scale}", "{entry.y_scale}")'] if "log" in (entry.x_scale, entry.y_scale) else []
    return [series(subject, entry.x), series(subject, next(iter(entry.y))), titles(subject, entry), *scale, *sides]


def marks(subject: Subject, entry: Network | Matrix) -> Arguments:
    """The marked things and links, by places; None where there is none."""
    words = subject.words["charts"][entry.id].get("marks", {})
    found = [f"({text(words[mark.id])}, {', '.join(places(mark))})" for mark in entry.marks]
    return [f"marks={block(found, indent=8)}"] if found else []


def places(mark: Mark) -> list[str]:
    """Where a mark lies: the thing and its user, which for a thing is itself."""
    return [f"result.{mark.thing}", f"result.{mark.user or mark.thing}"]


def network(subject: Subject, entry: Network) -> Arguments:
    """Arguments of `draw_network`."""
    sizes, note = series(subject, entry.size), f"note={text(subject.words['charts'][entry.id]['y'])}"
    changes = [f"changes={series(subject, entry.change)}"] if entry.change else []
    links = series(subject, entry.links)
    return [names_of(subject, entry.over), sizes, links, note, *changes, *marks(subject, entry)]


def matrix(subject: Subject, entry: Matrix) -> Arguments:
    """Arguments of `draw_matrix`."""
    output = subject.outputs[entry.matrix]
    assert isinstance(output, MatrixOutput)
    cells = series(subject, entry.matrix)
    return [
        names_of(subject, entry.over),
        cells,
        titles(subject, entry),
        f"digits={output.digits}",
        *marks(subject, entry),
    ]


KINDS: dict[str, Callable[[Subject, Any], Arguments]] = {
    "lines": lines,
    "stack": stack,
    "bars": bars,
    "distribution": distribution,
    "scatter": scatter,
    "network": network,
    "matrix": matrix,
}
